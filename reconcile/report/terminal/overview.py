"""The first lines: what was checked, and how it came out in numbers."""

from collections import Counter

from rich.text import Text

from reconcile.report.index import Index
from reconcile.report.terminal.screen import SEVERITY_STYLES, Screen
from reconcile.report.terminal.verdicts import verdicts
from reconcile.wording import counted


def header(screen: Screen) -> None:
    """Name and version, what was checked, how many documents, origins and facts; claims where those alone were read."""
    from reconcile import __version__

    report = screen.report
    documents = counted(len(report.documents), "document")
    if report.origins != len(report.documents):
        documents += f", {counted(report.origins, 'origin')}"
    found = counted(len(report.facts), "fact") if report.facts else counted(len(report.claims), "claim")
    screen.hanging(
        screen.text(("reconcile", "bold"), " ", (__version__, "dim"), "  "),
        screen.text(
            f"{checked(screen.index)}  ",
            (f"{documents} · {found}", "dim"),
        ),
        indent=2,
    )


def counts(screen: Screen) -> None:
    """Findings by severity, facts that agree without any, the other facts by verdict; what is none is left out."""
    signs = screen.signs
    severities = Counter(finding.severity for finding in screen.report.findings if finding.suppressed is None)
    judged = verdicts(screen.index, screen.signs)
    agreed = sum(fact.verdict == "agree" and not judged[fact.id].is_open for fact in screen.report.facts)
    facts = Counter(fact.verdict for fact in screen.report.facts)
    parts: list[Text] = []
    for severity in ("error", "warning", "note"):
        if number := severities[severity]:
            words = f"{signs.severity(severity)} {counted(number, severity)}"
            parts.append(screen.text((words, f"bold {SEVERITY_STYLES[severity]}")))
    if agreed:
        parts.append(screen.text((f"{signs.agree} {counted(agreed, 'fact agrees', 'facts agree')}", "bold green")))
    if number := facts["update"]:
        parts.append(screen.text((f"{signs.update} {counted(number, 'update')}", "cyan")))
    if number := facts["single-source"]:
        parts.append(screen.text((f"{signs.single} {number:,} single-source", "dim")))
    if not parts:
        parts.append(screen.text("no findings" if screen.report.facts else "nothing to compare"))
    screen.flowing(Text(" "), parts, "  ")


def checked(index: Index) -> str:
    """The folder that holds all documents, or the first file and how many more."""
    paths = list(dict.fromkeys(document.path for document in index.report.documents))
    if index.folder is not None and len(paths) > 1:
        return str(index.folder)
    return f"{paths[0]} and {len(paths) - 1:,} more" if len(paths) > 1 else "".join(paths)
