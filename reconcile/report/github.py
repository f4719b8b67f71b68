"""Annotations on a pull request: GitHub's workflow commands, a line for each finding.

Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, and for the escapes the
functions escapeData and escapeProperty of actions/toolkit, packages/core/src/command.ts.
"""

from collections.abc import Iterator, Sequence

from reconcile.model import Finding, Report
from reconcile.report.evidence import evidence, in_file, told
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.wording import counted, tally

SHOWN = 10  # GitHub drops the annotations of a step beyond this many
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_WORST_FIRST = {severity: rank for rank, severity in enumerate(_COMMANDS)}


def render(report: Report) -> str:
    """A command for each of the worst findings that nobody has accepted, and one line that counts the rest."""
    index = Index(report)
    faults = [f"::error title=reconcile::{_data(safe(str(fault)))}" for fault in report.diagnostics]
    open_findings = [finding for finding in report.findings if finding.suppressed is None]
    open_findings.sort(key=lambda finding: _WORST_FIRST[finding.severity])  # stable: the order of the report decides
    room = max(0, SHOWN - len(faults))
    lines = [*faults, *(_command(index, finding) for finding in open_findings[:room]), *_rest(open_findings[room:])]
    return "".join(f"{line}\n" for line in lines)


def _command(index: Index, finding: Finding) -> str:
    properties = {**_place(index, finding), "title": f"{finding.code} {finding.name}"}
    written = ",".join(f"{name}={_property(safe(str(value)))}" for name, value in properties.items())
    message = "\n".join(told(index, finding))
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _place(index: Index, finding: Finding) -> dict[str, str | int]:
    """Columns are of use to GitHub only where the words end on the line that they begin on."""
    claims = evidence(index, finding)
    if not claims:
        return {}
    document = index.document(claims[0])
    region = in_file(document, claims[0])
    place: dict[str, str | int] = {"file": document.path, "line": region.line, "endLine": region.end_line}
    if region.end_column is not None and region.line == region.end_line:
        place["endColumn"] = region.end_column
    return place if region.column is None else {**place, "col": region.column}


def _rest(left: Sequence[Finding]) -> Iterator[str]:
    if left:
        counts = tally(finding.severity for finding in left)
        yield f"reconcile: {counted(len(left), 'more finding')} without an annotation: {counts}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
