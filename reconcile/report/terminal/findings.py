"""A finding: what is wrong, every line it rests on, why, and what to do."""

from rich.text import Text

from reconcile.model import Finding
from reconcile.report.diffs import parts
from reconcile.report.terminal.evidence import evidence
from reconcile.report.terminal.screen import SEVERITY_STYLES, Screen
from reconcile.report.why import likely, why
from reconcile.wording import counted, tally

_MANY_BLOCKS = 20
_MANY_TITLES = 100
_FEW = 3  # places of a finding without evidence

_CHANGED = {"": "", "gone": "red", "come": "green"}


def findings(screen: Screen, wanted: list[Finding]) -> None:
    """The most important with their evidence; of many others the titles, and how many there are besides."""
    blocks = len(wanted) if screen.everything else _MANY_BLOCKS
    titles = blocks + _MANY_TITLES
    for finding in wanted[:blocks]:
        finding_block(screen, finding)
    if len(wanted) > blocks:
        screen.line()
    for finding in wanted[blocks:titles]:
        finding_title(screen, finding, places=True)
    if rest := wanted[titles:]:
        severities = tally(finding.severity for finding in rest)
        screen.hanging(Text(), screen.text((f"and {counted(len(rest), 'more finding')} ({severities})", "bold")))
    if len(wanted) > blocks:
        words = f"{counted(len(wanted) - blocks, 'finding')} without evidence here: --all shows everything"
        screen.hanging(Text(), screen.text((words, "dim")))


def finding_title(screen: Screen, finding: Finding, *, places: bool = False) -> None:
    """One line: severity, code and message, and the first places that it rests on where no evidence follows."""
    code = screen.text((f"{finding.severity}[{finding.code}]", f"bold {SEVERITY_STYLES[finding.severity]}"), " ")
    # Without the list of sources (-q) their short names say nothing.
    message = screen.index.named(finding.message) if screen.verbosity >= 0 else finding.message
    spot = screen.index.spot if screen.verbosity >= 0 else screen.index.place
    spots = list(dict.fromkeys(map(spot, screen.index.of(finding.claims)))) if places else []
    more = f" +{len(spots) - _FEW}" if len(spots) > _FEW else ""
    told = _told(screen, finding, message, "bold")
    told.append_text(screen.text(("  " + " ".join(spots[:_FEW]) + more, "dim")))
    screen.hanging(code, told, indent=3)


def finding_block(screen: Screen, finding: Finding) -> None:
    """Title, the fact, the quoted lines, the reason, the likely cause and where to read on."""
    fact = screen.index.about(finding)
    screen.line()
    finding_title(screen, finding)
    about = [finding.name, f"id {finding.id}"]
    if fact:
        room = screen.width - 3 - len(" · fact:  · ") - sum(map(len, about))
        about.insert(1, f"fact: {screen.cut(fact.label, max(room, 20))}")
    screen.hanging(Text("   "), screen.text((" · ".join(about), "dim")))
    margin = evidence(screen, finding)
    for name, style, words in _notes(screen, finding):
        prefix = screen.text(" " * margin, ("= ", "dim"), (f"{name}: ", style))
        screen.hanging(prefix, _told(screen, finding, screen.index.named(words)), indent=margin + 2)


def _told(screen: Screen, finding: Finding, words: str, style: str = "") -> Text:
    """Words with those coloured that a quotation lost or won."""
    return screen.text(*((part, f"{style} {_CHANGED[kind]}".strip()) for part, kind in parts(finding, words)))


def _notes(screen: Screen, finding: Finding) -> list[tuple[str, str, str]]:
    notes: list[tuple[str, str, str]] = []
    fact = screen.index.about(finding)
    if reason := why(screen.index, finding):
        notes.append(("why", "bold", reason))
    if reading := likely(finding):
        notes.append(("likely", "bold cyan", reading))
    if screen.verbosity > 0 and fact is not None:
        for link in fact.links:
            fields = ", ".join(f"{name} {value:.2f}" for name, value in sorted(link.fields.items()))
            words = f"{_place(screen, link.a)} with {_place(screen, link.b)}: {link.score:.2f}"
            notes.append(("linked", "dim", f"{words} ({fields})" if fields else words))
    notes.append(("help", "green", f"reconcile explain {finding.code}"))
    return notes


def _place(screen: Screen, id: str) -> str:
    claim = screen.index.claims.get(id)
    return screen.index.spot(claim) if claim else id
