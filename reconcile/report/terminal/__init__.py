"""The report for people at a terminal: what was read, what agrees, what conflicts and where it says so."""

from itertools import takewhile

from rich.console import Console
from rich.text import Text

from reconcile.model import Report
from reconcile.report.index import Index
from reconcile.report.terminal.claims import claims_table
from reconcile.report.terminal.cleared import cleared
from reconcile.report.terminal.facts import facts_table
from reconcile.report.terminal.findings import finding_title, findings
from reconcile.report.terminal.overview import counts, header
from reconcile.report.terminal.screen import Link, Screen
from reconcile.report.terminal.sources import sources, unreadable, without_dates
from reconcile.wording import counted

# With more findings than this the names of the sources are far above the last finding when they stand below the facts.
_MANY_FINDINGS = 8


def render(
    report: Report,
    *,
    console: Console,
    gate: str,
    ascii: bool,
    verbosity: int,
    everything: bool = False,
    link: Link = lambda path, line, column: None,
) -> None:
    """Prints the report, the gate's line last.

    What there is much of is counted after the most important, unless `everything` is wanted. `verbosity` -1 shows the
    title of each finding with its places, and the gate, 1 everything and how the claims of a finding were linked.
    `link` gives the address of a place by its path, line and column. With `ascii`, no character above 127 is printed:
    documents are transliterated, and what has no plain form is a backslash escape.
    """
    screen = Screen(Index(report), console, ascii=ascii, verbosity=verbosity, everything=everything, link=link)
    open_findings = [finding for finding in report.findings if finding.suppressed is None]
    if verbosity < 0:
        for finding in open_findings:
            finding_title(screen, finding, places=True)
    else:
        header(screen)
        counts(screen)
        parts = [facts_table, sources] if len(open_findings) <= _MANY_FINDINGS else [sources, facts_table]
        for part in (*parts, without_dates, unreadable):
            part(screen)
        findings(screen, open_findings)
        _accepted(screen)
        cleared(screen)
    if gate and (open_findings or verbosity >= 0):
        screen.line()
    _gate(screen, gate)


def render_claims(report: Report, *, console: Console, ascii: bool) -> None:
    """Prints what was read: a row for each claim, below the names of the documents."""
    screen = Screen(Index(report), console, ascii=ascii, verbosity=0)
    header(screen)
    sources(screen)
    claims_table(screen)
    without_dates(screen)
    unreadable(screen)


def _accepted(screen: Screen) -> None:
    accepted = [finding for finding in screen.report.findings if finding.suppressed is not None]
    if not accepted:
        return
    screen.line()
    if not screen.everything:
        words = f"{counted(len(accepted), 'accepted finding')} not shown: --all lists them"
        screen.hanging(Text(), screen.text((words, "dim")))
        return
    for finding in accepted:
        finding_title(screen, finding)
        screen.hanging(Text("   "), screen.text((f"accepted: {finding.suppressed}", "dim")))


def _gate(screen: Screen, gate: str) -> None:
    if not gate:
        return
    verdict = " ".join(takewhile(str.isupper, gate.split()))
    style = "bold green" if verdict == "PASS" else "bold red"
    screen.hanging(Text(), screen.text((verdict, style), gate.removeprefix(verdict)))
