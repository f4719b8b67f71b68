"""How many findings of each code: to see what a gate would cost before it is put up."""

from collections import Counter

from reconcile.model import Report
from reconcile.wording import counted


def render(report: Report) -> str:
    """A line for each code and severity of the open findings, most first: number, severity, code and name; then how
    many were accepted."""
    found = Counter((f.severity, f.code, f.name) for f in report.findings if f.suppressed is None)
    accepted = sum(finding.suppressed is not None for finding in report.findings)
    most_first = sorted(found.items(), key=lambda item: (-item[1], item[0][1], item[0][0]))
    width = max((len(f"{number:,}") for _, number in most_first), default=0)
    lines = [f"{number:>{width},}  {severity:7}  {code}  {name}" for (severity, code, name), number in most_first]
    lines += [counted(accepted, "accepted finding")] if accepted else []
    return "".join(f"{line}\n" for line in lines)
