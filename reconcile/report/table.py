"""Tables: one row per conflicting pair, per claim or per fact; as pandas frames and as CSV made from them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

import pandas

from reconcile.model import Claim, Fact, Finding, Period, Report
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.report.json import measure
from reconcile.report.pairs import conflicting_pairs, difference, difference_percent
from reconcile.report.values import plain, short

Cell = str | int | bool | Decimal | date | None
Row = dict[str, Cell]
Name = Literal["discrepancies", "claims", "facts"]

_SIDE = ("document", "source", "published", "line", "column", "text", "low", "high", "unit", "speaker")
DISCREPANCIES = (
    *("finding_id", "code", "severity", "verdict", "fact", "kind", "measure", "period_start", "period_end"),
    *(f"a_{name}" for name in _SIDE),
    *(f"b_{name}" for name in _SIDE),
    *("difference", "difference_percent", "cause", "message", "suppressed"),
)
CLAIMS = (
    *("id", "document", "source", "published", "kind", "text", "start", "end", "line", "column", "low", "high", "unit"),
    *("precision", "approximate", "bound", "measure", "concept", "role", "subjects", "period_start", "period_end"),
    *("baseline", "direction", "modality", "polarity", "speaker", "speaker_role", "speaker_organisation"),
    *("furniture", "fact"),
)
FACTS = ("id", "label", "kind", "verdict", "reasons", "values", "documents", "origins", "claims")

_WHOLE = frozenset(("start", "end", "line", "column", "a_line", "a_column", "b_line", "b_column", "origins"))
_DAYS = frozenset(("published", "a_published", "b_published", "period_start", "period_end"))
_FLAGS = frozenset(("approximate", "furniture"))
# A column of values holds decimals or dates, whatever the kind of the row; both stay exact as objects.
_VALUES = frozenset(
    ("low", "high", "precision", "a_low", "a_high", "b_low", "b_high", "difference", "difference_percent")
)
# Spreadsheets run a cell that begins so as a formula; some take the full-width signs too.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def discrepancies_csv(report: Report) -> str:
    """One row per conflicting pair, headed by the names of the columns."""
    return _csv(_discrepancies(report), DISCREPANCIES)


def claims_csv(report: Report) -> str:
    """One row per claim."""
    return _csv(_claims(report), CLAIMS)


def frame(report: Report, name: Name) -> pandas.DataFrame:
    """A table as a pandas frame: days as datetimes, counts as nullable integers, values as exact decimals or dates."""
    if name == "discrepancies":
        return _frame(_discrepancies(report), DISCREPANCIES)
    if name == "claims":
        return _frame(_claims(report), CLAIMS)
    if name == "facts":
        return _frame(_facts(report), FACTS)
    raise ValueError(f"no table {name!r}: discrepancies, claims or facts")


def _frame(rows: Sequence[Row], columns: Sequence[str]) -> pandas.DataFrame:
    return pandas.DataFrame({column: _column(column, [row[column] for row in rows]) for column in columns})


def _column(name: str, cells: list[Cell]) -> pandas.Series:
    if name in _VALUES:
        return pandas.Series(cells, dtype="object")
    if name in _DAYS:
        # Seconds, since nanoseconds end in 1677 and texts speak of older days.
        return pandas.Series(pandas.to_datetime(pandas.Series(cells, dtype="object"))).astype("datetime64[s]")
    if name in _WHOLE:
        return pandas.Series(cells, dtype="Int64")
    if name in _FLAGS:
        return pandas.Series(cells, dtype="boolean")
    return pandas.Series(cells, dtype="string")


def _csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    text = {column: [_cell(row[column]) for row in rows] for column in columns}
    return pandas.DataFrame(text, dtype="object").to_csv(index=False, lineterminator="\n")


def _cell(cell: Cell) -> str:
    """A cell as text; carriage returns become line feeds, since the CSV writer leaves them without quotes."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        defused = f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
        return defused.replace("\r\n", "\n").replace("\r", "\n")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _discrepancies(report: Report) -> list[Row]:
    index = Index(report)
    return [_pair(index, finding, a, b) for finding in report.findings for a, b in conflicting_pairs(index, finding)]


def _pair(index: Index, finding: Finding, a: Claim, b: Claim | None) -> Row:
    period = a.frame.period or (b.frame.period if b else None)
    return {
        "finding_id": finding.id,
        "code": finding.code,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "fact": finding.fact,
        "kind": a.kind,
        "measure": next(filter(None, map(measure, index.of(finding.claims))), None),
        **_period(period),
        **_side("a", index, a),
        **_side("b", index, b),
        "difference": difference(a, b),
        "difference_percent": difference_percent(a, b),
        "cause": finding.diagnosis.cause if finding.diagnosis else None,
        "message": finding.message,
        "suppressed": finding.suppressed,
    }


def _side(prefix: str, index: Index, claim: Claim | None) -> Row:
    if claim is None:
        return {f"{prefix}_{name}": None for name in _SIDE}
    document = index.document(claim)
    low, high = _ends(claim)
    cells: tuple[Cell, ...] = (
        *(document.id, document.source, document.published, claim.line, claim.column, claim.text),
        *(low, high, claim.unit, claim.speaker.name if claim.speaker else None),
    )
    return {f"{prefix}_{name}": cell for name, cell in zip(_SIDE, cells, strict=True)}


def _ends(claim: Claim) -> tuple[Cell, Cell]:
    return (None, None) if claim.value is None else (claim.value.low, claim.value.high)


def _period(period: Period | None) -> Row:
    return {"period_start": period.low if period else None, "period_end": period.high if period else None}


def _claims(report: Report) -> list[Row]:
    index = Index(report)
    return [_claim(index, claim) for claim in report.claims]


def _claim(index: Index, claim: Claim) -> Row:
    document = index.document(claim)
    speaker = claim.speaker
    low, high = _ends(claim)
    return {
        "id": claim.id,
        "document": document.id,
        "source": document.source,
        "published": document.published,
        "kind": claim.kind,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "low": low,
        "high": high,
        "unit": claim.unit,
        "precision": claim.precision,
        "approximate": claim.approximate,
        "bound": claim.bound,
        "measure": measure(claim),
        "concept": claim.frame.concept,
        "role": claim.frame.role,
        "subjects": "; ".join(claim.frame.subjects),
        **_period(claim.frame.period),
        "baseline": claim.frame.baseline,
        "direction": claim.frame.direction,
        "modality": claim.frame.modality,
        "polarity": claim.frame.polarity,
        "speaker": speaker.name if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_organisation": speaker.organisation if speaker else None,
        "furniture": claim.furniture,
        "fact": index.fact_of.get(claim.id),
    }


def _facts(report: Report) -> list[Row]:
    index = Index(report)
    return [_fact(index, fact) for fact in report.facts]


def _fact(index: Index, fact: Fact) -> Row:
    values = (f"{claim.document}: {safe(short(claim))}" for claim in index.in_order(index.of(fact.claims)))
    return {
        "id": fact.id,
        "label": fact.label,
        "kind": fact.kind,
        "verdict": fact.verdict,
        "reasons": "; ".join(fact.reasons),
        "values": "; ".join(dict.fromkeys(values)),
        "documents": "; ".join(fact.documents),
        "origins": fact.origins,
        "claims": "; ".join(fact.claims),
    }
