"""One line for each side of each finding, for editors and grep: `path:line:col: CODE severity message`."""

from reconcile.model import Report
from reconcile.report.glyphs import safe
from reconcile.report.index import Index


def render(report: Report) -> str:
    """Findings in the order of the report, each at every place it rests on; accepted ones are left out."""
    index = Index(report)
    lines = (
        safe(f"{index.place(claim)}: {finding.code} {finding.severity} {finding.message}") + "\n"
        for finding in report.findings
        if finding.suppressed is None
        for claim in index.in_order(index.of(finding.claims))
    )
    return "".join(dict.fromkeys(lines))
