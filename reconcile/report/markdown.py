"""The report for a pull request: counts, the facts that conflict, and each finding with its evidence folded away.

What documents say is written so that nothing in it is markup, mentions a user, refers to an issue or sets a formula.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import get_args

from reconcile.model import Claim, Document, Fact, FactVerdict, Finding, Report, Span
from reconcile.report.evidence import evidence
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.report.quote import quote
from reconcile.report.undated import undated
from reconcile.report.values import short, speaker_words
from reconcile.wording import counted, tally

ROOM = 60_000  # characters; GitHub refuses a comment beyond 65,536
WIDTH = 320  # cells of a line that are quoted around the words it is quoted for
_ICONS = {"error": "🔴", "warning": "🟡", "note": "🔵"}
_SIGNS = re.compile(
    r"""
    (?P<markup> [\\`*_\[\]<>&|~] )  # what Markdown, a table or HTML could take for its own in the middle of a line
    | [@#$] | : (?=[\w+/-]) | (?<=www) \.  # GitHub finds users, issues, formulas, emoji and addresses without markup
    """,
    re.VERBOSE | re.IGNORECASE,
)


def render(report: Report, gate: str) -> str:
    """Counts and the gate's line, a table of facts in conflict, then the findings that nobody has accepted."""
    index = Index(report)
    open_findings = [finding for finding in report.findings if finding.suppressed is None]
    rows = _fitting([_row(index, fact) for fact in _in_conflict(report, open_findings)], ROOM // 3)
    blocks = _fitting([_details(index, finding) for finding in open_findings], ROOM - sum(map(len, rows)) - 1000)
    lines = [*_summary(report, gate), *_table(rows), *blocks]
    rest = open_findings[len(blocks) :]
    if rest:
        counts = tally(finding.severity for finding in rest)
        lines += [f"{counted(len(rest), 'more finding')} not shown here: {counts}.", ""]
    accepted = len(report.findings) - len(open_findings)
    if accepted:
        lines += [f"{counted(accepted, 'accepted finding')} not shown.", ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text of strangers on one line, shown as it is by every reader of Markdown."""
    return _SIGNS.sub(_harmless, safe(text))


def _harmless(sign: re.Match[str]) -> str:
    """An element around a sign parts it from the word behind it."""
    return f"&#{ord(sign[0])};" if sign["markup"] else f"<span>{sign[0]}</span>"


def _fitting(parts: list[str], room: int) -> list[str]:
    """The first of the parts that are no longer than `room` together."""
    lengths = accumulate(map(len, parts))
    return [part for part, length in zip(parts, lengths, strict=True) if length <= room]


def _summary(report: Report, gate: str) -> Iterator[str]:
    found = tally(finding.severity for finding in report.findings if finding.suppressed is None)
    verdicts = Counter(fact.verdict for fact in report.facts)
    counts = [
        f"{counted(len(report.documents), 'document')} of {counted(report.origins, 'origin')}",
        counted(len(report.facts), "fact"),
        *(f"{verdicts[verdict]} {verdict}" for verdict in get_args(FactVerdict) if verdicts[verdict]),
        found or "no findings",
    ]
    yield "## Reconcile"
    yield ""
    yield f"**{escaped(gate)}**"
    yield ""
    yield " · ".join(counts)
    yield ""
    for fault in report.diagnostics:
        yield f"- Not read: {escaped(str(fault))}"
    if dateless := undated(report):
        yield f"- {escaped(dateless.message)}; {escaped(dateless.hint or '')}."
    if report.diagnostics or dateless:
        yield ""


def _in_conflict(report: Report, open_findings: list[Finding]) -> list[Fact]:
    told = {finding.fact for finding in open_findings}
    return [fact for fact in report.facts if fact.verdict == "conflict" and fact.id in told]


def _table(rows: list[str]) -> list[str]:
    return ["| fact | values | because |", "|---|---|---|", *rows, ""] if rows else []


def _row(index: Index, fact: Fact) -> str:
    """A fact with what each source gives."""
    cells = []
    for document, claims in index.by_source(fact).items():
        values = dict.fromkeys(escaped(short(claim, explicit=True)) for claim in claims)
        cells.append(f"{escaped(index.documents[document].path)}: {', '.join(values)}")
    return f"| {escaped(fact.label)} | {'<br>'.join(cells)} | {', '.join(fact.reasons)} |"


def _details(index: Index, finding: Finding) -> str:
    """Folded, so that a comment on a pull request stays short. HTML alone: a blank line would bring Markdown back."""
    title = f"{_ICONS[finding.severity]} <b>{finding.severity} {finding.code}</b> {escaped(finding.message)}"
    lines = [f"<details><summary>{title}</summary>", "<ul>"]
    lines += [f"<li>{_quoted(index, claim)}</li>" for claim in evidence(index, finding)]
    lines.append("</ul>")
    if finding.diagnosis is not None:
        cause, detail, likely = finding.diagnosis.cause, finding.diagnosis.detail, finding.diagnosis.likely
        reading = f"; likely <b>{escaped(likely)}</b>" if likely else ""
        lines.append(f"<p>Cause: {escaped(cause)}. {escaped(detail)}{reading}</p>")
    lines += [f"<p><sub>{escaped(finding.name)}, id {escaped(finding.id)}</sub></p>", "</details>", ""]
    return "\n".join(lines)


def _quoted(index: Index, claim: Claim) -> str:
    document = index.document(claim)
    known = [document.source, document.published.isoformat() if document.published else None]
    source = ", ".join(escaped(part) for part in known if part)
    told_by = f", said by {escaped(speaker_words(claim.speaker))}" if claim.speaker else ""
    return (
        f"<b>{escaped(index.place(claim))}</b>{f' ({source})' if source else ''}{told_by}<br>{_marked(document, claim)}"
    )


def _marked(document: Document, claim: Claim) -> str:
    line = document.line_span(claim.line)
    (row,) = quote(document.text, line, [Span(start=claim.start, end=claim.end)], WIDTH, ascii=False)
    ((_, mark),) = row.marks
    words = row.text[mark.start : mark.end]
    return f"{escaped(row.text[: mark.start])}<b><ins>{escaped(words)}</ins></b>{escaped(row.text[mark.end :])}"
