"""Rows of the tables that a report has: one per conflicting pair, per finding, per fact and per claim."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from reconcile.model import Claim, Fact, Finding, Period, Report
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.report.json import measure
from reconcile.report.pairs import conflicting_pairs, difference, difference_percent, pair_message
from reconcile.report.values import short

Cell = str | int | bool | Decimal | date | None
Row = dict[str, Cell]
Name = Literal["discrepancies", "findings", "facts", "claims"]

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
FINDINGS = (
    *("id", "code", "name", "severity", "verdict", "fact", "label", "kind", "message", "cause", "detail", "likely"),
    *("documents", "claims", "suppressed"),
)
FACTS = ("id", "label", "kind", "verdict", "reasons", "values", "documents", "origins", "claims")

COLUMNS: dict[Name, tuple[str, ...]] = {
    "discrepancies": DISCREPANCIES,
    "findings": FINDINGS,
    "facts": FACTS,
    "claims": CLAIMS,
}

# What a column holds, whatever the table. A column of values holds decimals or days, by the kind of the row.
WHOLE = frozenset(("start", "end", "line", "column", "a_line", "a_column", "b_line", "b_column", "origins"))
DAYS = frozenset(("published", "a_published", "b_published", "period_start", "period_end"))
FLAGS = frozenset(("approximate", "furniture"))
NUMBERS = frozenset(("precision", "difference", "difference_percent"))
VALUES = frozenset(("low", "high", "a_low", "a_high", "b_low", "b_high"))


def split(name: str, cells: Sequence[Cell]) -> list[tuple[str, Sequence[Cell]]]:
    """A column as columns of one type each: of values, `low` has the numbers and `low_date` the days; a row has one."""
    if name not in VALUES:
        return [(name, cells)]
    numbers = [None if isinstance(cell, date) else cell for cell in cells]
    return [(name, numbers), (f"{name}_date", [cell if isinstance(cell, date) else None for cell in cells])]


def floats(cells: Sequence[Cell]) -> list[float | None]:
    """Numbers to compute with, of 15 exact digits; all of them are in CSV and JSON."""
    return [float(cell) if isinstance(cell, Decimal) else None for cell in cells]


def is_day(name: str) -> bool:
    """Whether a column has days, of those that `split` gives."""
    return name in DAYS or name.removesuffix("_date") in VALUES - {name}


def rows(report: Report, name: Name) -> list[Row]:
    """The rows of a table, each with its columns in order.

    Raises:
        ValueError: there is no table of that name.
    """
    if name not in _TABLES:
        raise ValueError(f"no table {name!r}: {', '.join(_TABLES)}")
    return _TABLES[name](Index(report))


def _discrepancies(index: Index) -> list[Row]:
    found: list[Row] = []
    for finding in index.report.findings:
        pairs = conflicting_pairs(index, finding)
        shared = _shared(index, finding)
        found += [_pair(index, finding, shared, a, b, alone=len(pairs) == 1) for a, b in pairs]
    return found


def _shared(index: Index, finding: Finding) -> Row:
    """What all pairs of a finding have alike, worked out once: there may be many."""
    return {"measure": next(filter(None, map(measure, index.of(finding.claims))), None)}


def _pair(index: Index, finding: Finding, shared: Row, a: Claim, b: Claim | None, *, alone: bool) -> Row:
    period = a.frame.period or (b.frame.period if b else None)
    return {
        "finding_id": finding.id,
        "code": finding.code,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "fact": finding.fact,
        "kind": a.kind,
        **shared,
        **_period(period),
        **_side("a", index, a),
        **_side("b", index, b),
        "difference": difference(a, b),
        "difference_percent": difference_percent(a, b),
        "cause": finding.diagnosis.cause if finding.diagnosis else None,
        "message": finding.message if alone else pair_message(index, finding, a, b),
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


def _findings(index: Index) -> list[Row]:
    return [_finding(index, finding) for finding in index.report.findings]


def _finding(index: Index, finding: Finding) -> Row:
    fact, diagnosis = index.about(finding), finding.diagnosis
    claims = index.of(finding.claims)
    return {
        "id": finding.id,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "fact": fact.id if fact else None,
        "label": fact.label if fact else None,
        "kind": fact.kind if fact else claims[0].kind if claims else None,
        "message": finding.message,
        "cause": diagnosis.cause if diagnosis else None,
        "detail": diagnosis.detail if diagnosis else None,
        "likely": diagnosis.likely if diagnosis else None,
        "documents": "; ".join(finding.documents),
        "claims": "; ".join(finding.claims),
        "suppressed": finding.suppressed,
    }


def _claims(index: Index) -> list[Row]:
    return [_claim(index, claim) for claim in index.report.claims]


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


def _facts(index: Index) -> list[Row]:
    return [_fact(index, fact) for fact in index.report.facts]


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


_TABLES: dict[Name, Callable[[Index], list[Row]]] = {
    "discrepancies": _discrepancies,
    "findings": _findings,
    "facts": _facts,
    "claims": _claims,
}
