"""The facts: what each source says, and the verdict in words."""

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text

from reconcile.model import Claim, Fact
from reconcile.report.terminal.screen import TABLE_FROM, Screen
from reconcile.report.terminal.verdicts import Verdict, verdicts
from reconcile.report.values import are_at_odds, short
from reconcile.wording import counted

MANY_FACTS = 25
_MATRIX_FROM = 110  # columns of the terminal
_MATRIX_SOURCES = 8
_NARROWEST = 9  # cells of a matrix column, enough for "$190.27bn"
_NARROWEST_LABEL = 20
_LONGEST_WORD = 24  # what is longer, an address, is broken
_SOURCES_IN_CELL = 6
_COMMON_VERDICT = 17  # cells of "agree, one origin"
_GAP = 2
_ORDER = (
    "in this order: conflicts, updates and whatever else has a finding, then what most origins say, "
    "then what one source says; within each, by place in the texts"
)


class _Widths(Struct, frozen=True, kw_only=True):
    label: int
    verdict: int
    values: int
    source: int | None


def facts_table(screen: Screen) -> None:
    """A fact × source matrix in a wide terminal, else a column of values by source, and where there is no room for that
    they stand below each fact; the most important facts first."""
    judged = verdicts(screen.index, screen.signs)
    facts = list(screen.report.facts)
    if not facts:
        return
    shown = facts if screen.everything else facts[:MANY_FACTS]
    screen.line()
    if screen.width < TABLE_FROM:
        _below_each_other(screen, shown, judged)
    else:
        _table(screen, shown, judged)
    if rest := len(facts) - len(shown):
        screen.hanging(Text(), screen.text((f"   and {counted(rest, 'more fact')}: --all shows them", "dim")))
    if screen.everything and len(facts) > 1:
        screen.hanging(Text("   "), screen.text((_ORDER, "dim")))


def _below_each_other(screen: Screen, facts: list[Fact], judged: dict[str, Verdict]) -> None:
    margin = Text("   ")
    for fact in facts:
        verdict = judged[fact.id]
        room = screen.width - margin.cell_len
        sign = screen.text((verdict.sign, verdict.style))
        sign.pad_right(margin.cell_len - sign.cell_len)
        screen.hanging(sign, _name(screen, fact, room))
        screen.hanging(margin, _values(screen, fact, verdict, room))
        screen.hanging(margin, _verdict(screen, fact, verdict))


def _table(screen: Screen, facts: list[Fact], judged: dict[str, Verdict]) -> None:
    widths = _widths(screen, facts, judged)
    table = screen.table()
    table.add_column("", width=1)
    table.add_column("Fact", width=widths.label, overflow="fold")
    if widths.source:
        for name in screen.index.names.values():
            table.add_column(name, width=widths.source, overflow="fold")
    else:
        table.add_column("Values by source", width=widths.values, overflow="fold")
    table.add_column("Verdict", width=widths.verdict, overflow="fold")
    for fact in facts:
        verdict = judged[fact.id]
        cells = _matrix(screen, fact, verdict) if widths.source else [_values(screen, fact, verdict, widths.values)]
        sign = screen.text((verdict.sign, verdict.style))
        table.add_row(sign, _name(screen, fact, widths.label), *cells, _verdict(screen, fact, verdict))
    screen.show(table)


def _widths(screen: Screen, facts: list[Fact], judged: dict[str, Verdict]) -> _Widths:
    labels = max(cell_len(screen.safe(fact.label)) for fact in facts)
    words = max(_verdict(screen, fact, judged[fact.id]).cell_len for fact in facts)
    if (matrix := _matrix_widths(screen, facts, judged, labels, words)) is not None:
        return matrix
    label = max(10, min(labels, screen.width * 3 // 10))
    verdict = max(10, min(words, max(_COMMON_VERDICT, screen.width // 5)))
    values = screen.width - 1 - label - verdict - 3 * _GAP
    return _Widths(label=label, verdict=verdict, values=values, source=None)


def _matrix_widths(
    screen: Screen, facts: list[Fact], judged: dict[str, Verdict], labels: int, words: int
) -> _Widths | None:
    """A column for each source that breaks none of its words, for which facts give up some room; None where there is
    no room for that."""
    sources = len(screen.report.documents)
    if screen.width < _MATRIX_FROM or not 1 < sources <= _MATRIX_SOURCES:
        return None
    cells = (cell.plain for fact in facts for cell in _matrix(screen, fact, judged[fact.id]))
    longest = max(_NARROWEST, min(_LONGEST_WORD, max(cell_len(word) for cell in cells for word in cell.split())))
    verdict = max(10, min(words, max(_COMMON_VERDICT, screen.width // 6)))
    rest = screen.width - 1 - verdict - 3 * _GAP
    wanted = max(10, min(labels, screen.width // 4))
    label = max(min(wanted, _NARROWEST_LABEL), min(wanted, rest - sources * (longest + _GAP) + _GAP))
    source = (rest - label + _GAP) // sources - _GAP
    return _Widths(label=label, verdict=verdict, values=rest - label, source=source) if source >= longest else None


def _verdict(screen: Screen, fact: Fact, verdict: Verdict) -> Text:
    words = screen.text((verdict.words, verdict.style))
    # Elsewhere the names of the sources say how many they are, or the verdict that they are one.
    if screen.everything and 1 < fact.origins < len(fact.documents):
        words.append_text(screen.text((f", {counted(fact.origins, 'origin')}", "dim")))
    return words


def _name(screen: Screen, fact: Fact, width: int) -> Text:
    """The label, cut to three lines: statements are as long as their sentences."""
    label = fact.label
    if not screen.everything and len(label) > 3 * width:
        label = label[: 3 * width - width // 2].rpartition(" ")[0] + screen.signs.more
    return screen.text((label, "dim" if fact.verdict == "single-source" else ""))


def _matrix(screen: Screen, fact: Fact, verdict: Verdict) -> list[Text]:
    said = screen.index.by_source(fact)
    return [
        _cell(screen, fact, said[id], verdict) if id in said else screen.text((screen.signs.none, "dim"))
        for id in screen.index.names
    ]


def _values(screen: Screen, fact: Fact, verdict: Verdict, width: int) -> Text:
    """Sources that say the same stand together, a source on the line of its value: `S2,3 20–22 Mar 2023`."""
    said: dict[str, tuple[list[str], Text]] = {}
    for id, claims in screen.index.by_source(fact).items():
        cell = _cell(screen, fact, claims, verdict)
        names, _ = said.setdefault(cell.plain, ([], cell))
        names.append(screen.index.names[id][1:])
    parts = [
        screen.text((f"S{_few(names)}", "cyan"), " ", cell) for names, cell in list(said.values())[:_SOURCES_IN_CELL]
    ]
    if rest := len(said) - len(parts):
        parts.append(screen.text((f"+{rest} more", "dim")))
    lines: list[Text] = []
    for part in parts:
        if lines and lines[-1].cell_len + _GAP + part.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], " " * _GAP, part)
        else:
            lines.append(part)
    return Text("\n").join(lines)


def _few(names: list[str]) -> str:
    return ",".join(names) if len(names) <= 4 else f"{','.join(names[:3])}+{len(names) - 3}"


def _cell(screen: Screen, fact: Fact, claims: list[Claim], verdict: Verdict) -> Text:
    values = list(dict.fromkeys(screen.safe(short(claim, ascii=screen.ascii)) for claim in claims))
    apart = f" {screen.signs.unequal} " if are_at_odds(fact, claims) else ", "
    quiet = "dim" if fact.verdict == "single-source" else "bold"
    return Text(apart.join(values), style=verdict.style if verdict.is_open else quiet)
