"""A line for each side of each finding, for editors and grep: `path:line:col: CODE severity message`."""

from collections.abc import Iterator

from reconcile.model import Report
from reconcile.report.glyphs import safe
from reconcile.report.index import Index


def render(report: Report) -> str:
    """Findings in the order of the report, accepted ones left out; the message stands at the first place, the others
    refer to it: `path:line:col: CODE see also path:line:col`."""
    return "".join(dict.fromkeys(f"{safe(line)}\n" for line in _lines(report)))


def _lines(report: Report) -> Iterator[str]:
    index = Index(report)
    for finding in report.findings:
        places = [index.place(claim) for claim in index.in_order(index.of(finding.claims))]
        if finding.suppressed is not None or not places:
            continue
        first, *others = dict.fromkeys(places)
        yield f"{first}: {finding.code} {finding.severity} {finding.message}"
        for place in others:
            yield f"{place}: {finding.code} see also {first}"
