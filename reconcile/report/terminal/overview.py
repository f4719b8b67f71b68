"""The first lines: what was checked, and how it came out in numbers."""

from collections import Counter
from pathlib import PurePosixPath

from rich.text import Text

from reconcile.report.terminal.screen import SEVERITY_STYLES, Screen, counted


def header(screen: Screen) -> None:
    """Name and version, what was checked, how many documents, origins and facts."""
    from reconcile import __version__

    report = screen.report
    documents = counted(len(report.documents), "document")
    if report.origins != len(report.documents):
        documents += f", {counted(report.origins, 'origin')}"
    screen.hanging(
        screen.text(("reconcile", "bold"), " ", (__version__, "dim"), "  "),
        screen.text(
            f"{_checked([document.path for document in report.documents])}  ",
            (f"{documents} · {counted(len(report.facts), 'fact')}", "dim"),
        ),
        indent=2,
    )


def counts(screen: Screen) -> None:
    """Findings by severity, facts by verdict; what is none is left out."""
    signs = screen.signs
    severities = Counter(finding.severity for finding in screen.report.findings if finding.suppressed is None)
    verdicts = Counter(fact.verdict for fact in screen.report.facts)
    parts: list[Text] = []
    for severity in ("error", "warning", "note"):
        if number := severities[severity]:
            words = f"{signs.severity(severity)} {counted(number, severity)}"
            parts.append(screen.text((words, f"bold {SEVERITY_STYLES[severity]}")))
    if number := verdicts["agree"]:
        words = "fact agrees" if number == 1 else "facts agree"
        parts.append(screen.text((f"{signs.agree} {number:,} {words}", "bold green")))
    if number := verdicts["update"]:
        parts.append(screen.text((f"{signs.update} {counted(number, 'update')}", "cyan")))
    if number := verdicts["single-source"]:
        parts.append(screen.text((f"{signs.single} {number:,} single-source", "dim")))
    screen.hanging(Text(" "), screen.joined(parts, "  ") if parts else screen.text("nothing to compare"))


def _checked(paths: list[str]) -> str:
    """The one file or the folder that holds all of them."""
    if len(paths) < 2:
        return "".join(paths)
    folders = [PurePosixPath(path).parent.parts for path in paths]
    common: list[str] = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return str(PurePosixPath(*common)) if common else f"{paths[0]} and {counted(len(paths) - 1, 'more', 'more')}"
