"""The facts: what each source says, and the verdict in words."""

from rich.text import Text

from reconcile.model import Claim, Fact, Finding
from reconcile.report.terminal.screen import SEVERITY_STYLES, Screen, counted
from reconcile.report.values import short

MANY_FACTS = 25
_MATRIX_FROM = 110  # columns of the terminal
_MATRIX_SOURCES = 8
_SOURCES_IN_CELL = 6
_AGREEING = {
    "rounding": "rounded",
    "approximate": "approximately",
    "bound": "within bounds",
    "granularity": "one vaguer",
    "derived": "derived",
    "converted": "converted",
    "later": "latest",
}
_CONFLICTING = {
    "value": "values",
    "currency": "currency",
    "magnitude": "magnitude",
    "date": "dates",
    "speaker": "speakers",
    "role": "roles",
    "polarity": "yes and no",
}


def facts_table(screen: Screen) -> None:
    """A fact × source matrix in a wide terminal, else a column of values by source; the most important facts first."""
    facts = sorted(screen.report.facts, key=lambda fact: fact.verdict == "single-source")
    if not facts:
        return
    shown = facts if screen.everything else facts[:MANY_FACTS]
    findings = _worst(screen)
    matrix = screen.width >= _MATRIX_FROM and 1 < len(screen.report.documents) <= _MATRIX_SOURCES
    table = screen.table()
    table.add_column("", width=1, no_wrap=True)
    table.add_column("Fact", ratio=3, overflow="fold")
    if matrix:
        for name in screen.index.names.values():
            table.add_column(name, ratio=2, overflow="fold")
    else:
        table.add_column("Values by source", ratio=5, overflow="fold")
    table.add_column("Verdict", ratio=2, min_width=15, overflow="fold")
    for fact in shown:
        finding = findings.get(fact.id)
        sign, style = _sign(screen, fact, finding)
        dim = "dim" if fact.verdict == "single-source" else ""
        cells = _matrix(screen, fact, style) if matrix else [_values(screen, fact, style)]
        verdict = screen.text((_verdict(screen, fact, finding), style))
        table.add_row(screen.text((sign, style)), screen.text((fact.label, dim)), *cells, verdict)
    screen.line()
    screen.console.print(table)
    if rest := len(facts) - len(shown):
        screen.line(screen.text((f"    and {counted(rest, 'more fact')}: -v shows all", "dim")))


def _worst(screen: Screen) -> dict[str, Finding]:
    """The finding that matters most for each fact; findings come in that order."""
    found: dict[str, Finding] = {}
    for finding in screen.report.findings:
        if finding.suppressed is None:
            found.setdefault(finding.fact, finding)
    return found


def _sign(screen: Screen, fact: Fact, finding: Finding | None) -> tuple[str, str]:
    signs = screen.signs
    if finding is not None and (fact.verdict == "conflict" or finding.severity != "note"):
        return signs.severity(finding.severity), f"bold {SEVERITY_STYLES[finding.severity]}"
    if fact.verdict == "agree":
        return (signs.agree if set(fact.reasons) <= {"exact"} else signs.near), "green"
    if fact.verdict == "update":
        return signs.update, "cyan"
    return (signs.single, "dim") if fact.verdict == "single-source" else (signs.error, "bold red")


def _verdict(screen: Screen, fact: Fact, finding: Finding | None) -> str:
    if finding is not None and finding.verdict == "attribution":
        speakers = {
            claim.speaker.name for claim in screen.index.of(fact.claims) if claim.speaker and claim.speaker.name
        }
        return f"{len(speakers)} speakers" if len(speakers) > 1 else "speaker dropped"
    if fact.verdict == "conflict":
        words = ", ".join(_CONFLICTING[reason] for reason in fact.reasons if reason in _CONFLICTING)
        place = f" in {screen.index.names[fact.documents[0]]}" if len(fact.documents) == 1 else ""
        return f"CONFLICT{place}" + (f": {words}" if words else "")
    if fact.verdict == "agree":
        words = ", ".join(["agree", *(_AGREEING[reason] for reason in fact.reasons if reason in _AGREEING)])
        return words if fact.origins > 1 or len(fact.documents) < 2 else f"{words}, one origin"
    return "updated" if fact.verdict == "update" else "single source"


def _matrix(screen: Screen, fact: Fact, style: str) -> list[Text]:
    said = screen.index.by_source(fact)
    return [
        _cell(screen, fact, said[id], style) if id in said else screen.text((screen.signs.none, "dim"))
        for id in screen.index.names
    ]


def _values(screen: Screen, fact: Fact, style: str) -> Text:
    """Sources that say the same thing stand together: `S4 $190.27bn  S2,3 20–22 Mar 2023`."""
    said: dict[str, tuple[list[str], Text]] = {}
    for id, claims in screen.index.by_source(fact).items():
        cell = _cell(screen, fact, claims, style)
        names, _ = said.setdefault(cell.plain, ([], cell))
        names.append(screen.index.names[id][1:])
    parts = [
        screen.text((f"S{_few(names)}", "cyan"), "\u00a0", cell)
        for names, cell in list(said.values())[:_SOURCES_IN_CELL]
    ]
    if rest := len(said) - len(parts):
        parts.append(screen.text((f"+{rest} more", "dim")))
    return screen.joined(parts, "  ")


def _few(names: list[str]) -> str:
    return ",".join(names) if len(names) <= 4 else f"{','.join(names[:3])}+{len(names) - 3}"


def _cell(screen: Screen, fact: Fact, claims: list[Claim], style: str) -> Text:
    values = list(dict.fromkeys(screen.safe(short(claim, ascii=screen.ascii)) for claim in claims))
    apart = f" {screen.signs.unequal} " if fact.verdict == "conflict" and fact.kind != "statement" else ", "
    colour = {"conflict": style, "single-source": "dim"}.get(fact.verdict, "bold")
    return Text(apart.join(values), style=colour)
