"""The report in a notebook cell: an HTML fragment that needs nothing beside itself."""

from collections import Counter
from html import escape

from reconcile.model import Fact, FactVerdict, Finding, Report, Severity
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.report.values import short
from reconcile.wording import counted

MANY_FACTS = 25
_COLOURS: dict[Severity, str] = {"error": "#c62828", "warning": "#b26a00", "note": "#00687a"}
_VERDICTS: dict[FactVerdict, str] = {
    "agree": "#2e7d32",
    "update": "#00687a",
    "conflict": "#c62828",
    "single-source": "#777",
}
# Colours are set on words alone, so that the fragment reads on a light and on a dark page.
_CELL = "text-align:left;vertical-align:top;padding:2px 12px 2px 0"


def render(report: Report) -> str:
    """Counts, the most important facts, and each finding with where it rests; every text of a document is escaped."""
    index = Index(report)
    parts = [_summary(report), *(_facts(index) if report.facts else []), *(_finding(index, f) for f in _open(report))]
    return f'<div class="reconcile">{"".join(parts)}</div>'


def _open(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.suppressed is None]


def _text(words: str) -> str:
    return escape(safe(words))


def _summary(report: Report) -> str:
    verdicts = Counter(fact.verdict for fact in report.facts)
    severities = Counter(finding.severity for finding in _open(report))
    counts = [
        f"{counted(len(report.documents), 'document')}, {report.origins} independent",
        counted(len(report.facts), "fact"),
    ]
    counts += [f"{verdicts[name]} {name}" for name in _VERDICTS if verdicts[name]]
    counts += [counted(severities[name], name) for name in _COLOURS if severities[name]]
    return f"<p><strong>reconcile</strong> {escape(' · '.join(counts))}</p>"


def _facts(index: Index) -> list[str]:
    facts = index.report.facts
    names = "".join(f'<th title="{_text(index.documents[id].path)}">{name}</th>' for id, name in index.names.items())
    rows = "".join(_fact(index, fact) for fact in facts[:MANY_FACTS])
    table = f"<table><thead><tr><th>Fact</th>{names}<th>Verdict</th></tr></thead><tbody>{rows}</tbody></table>"
    rest = len(facts) - MANY_FACTS
    return [table, *([f"<p>and {counted(rest, 'more fact')}: to_dataframe('facts')</p>"] if rest > 0 else [])]


def _fact(index: Index, fact: Fact) -> str:
    said = index.by_source(fact)
    values = ", ".join
    cells = "".join(
        f'<td style="{_CELL}">{values(dict.fromkeys(_text(short(claim)) for claim in said.get(id, [])))}</td>'
        for id in index.names
    )
    reasons = f" ({', '.join(fact.reasons)})" if fact.reasons else ""
    verdict = f'<span style="color:{_VERDICTS[fact.verdict]}">{fact.verdict}</span>{escape(reasons)}'
    label = f'<td style="{_CELL}">{_text(fact.label)}</td>'
    return f'<tr>{label}{cells}<td style="{_CELL}">{verdict}</td></tr>'


def _finding(index: Index, finding: Finding) -> str:
    head = f'<strong style="color:{_COLOURS[finding.severity]}">{finding.severity}[{_text(finding.code)}]</strong>'
    places = "".join(
        f"<li><code>{_text(index.place(claim))}</code> “{_text(claim.text)}”</li>" for claim in index.of(finding.claims)
    )
    diagnosis = finding.diagnosis
    words = [diagnosis.detail, *([f"Likely: {diagnosis.likely}"] if diagnosis.likely else [])] if diagnosis else []
    why = f"<p>{_text(' '.join(words))}</p>" if words else ""
    return f"<div>{head} {_text(finding.message)}<ul>{places}</ul>{why}</div>"
