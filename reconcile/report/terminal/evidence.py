"""The quoted lines of a finding, with the words that count underlined and labelled."""

from collections.abc import Iterator

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text

from reconcile.model import Claim, Finding, Span
from reconcile.report.quote import quote
from reconcile.report.reading import reading
from reconcile.report.terminal.screen import SEVERITY_STYLES, Screen
from reconcile.report.terminal.sources import about
from reconcile.wording import counted

MANY_LINES = 6


class _Label(Struct, frozen=True, kw_only=True):
    start: int
    length: int
    words: str
    style: str


def evidence(screen: Screen, finding: Finding) -> int:
    """Prints the lines of every document that the finding rests on; returns the margin that they stand behind."""
    lines = _lines(screen, finding)
    shown = lines if screen.everything else _most_telling(lines)
    margin = max([3, *(len(str(claims[0].line)) + 1 for claims in shown)])
    for number, claims in enumerate(shown):
        _place(screen, claims[0], margin, screen.signs.first if number == 0 else screen.signs.next)
        _quoted(screen, finding, claims, margin)
    if rest := len(lines) - len(shown):
        bar = screen.text(" " * margin, (screen.signs.bar, "dim"), " ")
        more = counted(rest, "more line", "more lines")
        screen.line(screen.text(bar, (f"{screen.signs.more} and {more} of evidence: --all shows them", "dim")))
    if shown:
        screen.line(screen.text(" " * margin, (screen.signs.bar, "dim")))
    return margin


def _lines(screen: Screen, finding: Finding) -> list[list[Claim]]:
    """The finding's claims, those on one line of one document together, in the order of the finding."""
    lines: dict[tuple[str, int], list[Claim]] = {}
    for claim in screen.index.of(finding.claims):
        lines.setdefault((claim.document, claim.line), []).append(claim)
    return [sorted(claims, key=lambda claim: (claim.start, claim.end)) for claims in lines.values()]


def _most_telling(lines: list[list[Claim]]) -> list[list[Claim]]:
    """As many as are shown, in their order: those that say something new before those that repeat it."""
    seen: set[object] = set()
    new: list[int] = []
    for number, claims in enumerate(lines):
        said = {(claim.value, claim.unit, claim.speaker.name if claim.speaker else None) for claim in claims}
        if said - seen:
            new.append(number)
            seen |= said
    rest = [number for number in range(len(lines)) if number not in set(new)]
    return [lines[number] for number in sorted([*new, *rest][:MANY_LINES])]


def _place(screen: Screen, claim: Claim, margin: int, corner: str) -> None:
    document = screen.index.document(claim)
    where = screen.text(" " * margin, (corner, "dim"), " ", (screen.index.names[document.id], "cyan"), " ")
    place = screen.safe(screen.index.place(claim))
    if (over := where.cell_len + cell_len(place) - screen.width) > 0:
        place = screen.signs.more + place[over + len(screen.signs.more) :]
    where.append(place, style=screen.linked("underline", document, claim.line, claim.column))
    known = [document.published.isoformat() if document.published else "undated", about(document)]
    rest = " · ".join(part for part in known if part)
    room = screen.width - where.cell_len - 2
    screen.line(screen.text(where, "  ", (screen.cut(rest, room) if room >= len("2000-01-01 ...") else "", "dim")))


def _quoted(screen: Screen, finding: Finding, claims: list[Claim], margin: int) -> None:
    document = screen.index.document(claims[0])
    room = screen.width - margin - 2
    spans = [_span(screen, finding, claim, room) for claim in claims]
    line = document.line_span(claims[0].line)
    written_at = "" if document.row is not None else claims[0].line  # a row's lines are none of its file's
    for row in quote(document.text, line, spans, room, ascii=screen.ascii):
        words = Text(row.text)
        labels: list[_Label] = []
        for number, mark in row.marks:
            claim = claims[number]
            style = _style(finding, claim)
            words.stylize(style, mark.start, mark.end)
            start, length = row.cells(mark)
            labels.append(
                _Label(
                    start=start,
                    length=length,
                    words=screen.safe(reading(screen.index, finding, claim, ascii=screen.ascii)),
                    style=style,
                )
            )
        gutter = screen.text((f"{written_at:>{margin - 1}} {screen.signs.bar} ", "dim"))
        screen.line(Text.assemble(gutter, words))
        for under in _underlines(screen, labels, room):
            screen.line(Text.assemble((f"{' ' * margin}{screen.signs.bar} ", "dim"), under))


def _span(screen: Screen, finding: Finding, claim: Claim, room: int) -> Span:
    """The words to mark: the claim, or what a statement too long for a row has in common with the others."""
    whole = Span(start=claim.start, end=claim.end)
    if claim.kind != "statement" or cell_len(screen.safe(claim.text)) <= room - 2 * len(screen.signs.more):
        return whole
    others = [other for other in screen.index.of(finding.claims) if other.id != claim.id]
    return screen.shared_words.span(claim, others) or whole


def _style(finding: Finding, claim: Claim) -> str:
    if finding.verdict == "attribution" and claim.speaker is None and finding.fact is not None:
        return "dim"
    return f"bold {SEVERITY_STYLES[finding.severity]}"


def _underlines(screen: Screen, labels: list[_Label], room: int) -> Iterator[Text]:
    """The row of underlines, with the last label beside it where it fits, and a row for each of the others."""
    row = Text()
    for label in labels:
        if label.start + label.length > row.cell_len:
            start = max(label.start, row.cell_len)
            row.append(" " * (start - row.cell_len))
            row.append(screen.signs.underline * (label.start + label.length - start), style=label.style)
    waiting = _merged([label for label in labels if label.words])
    if waiting and waiting[-1].start + waiting[-1].length == row.cell_len:
        last = waiting[-1]
        if row.cell_len + 1 + cell_len(last.words) <= room:
            row.append(f" {last.words}", style=last.style)
            waiting.pop()
    yield row
    while waiting:
        yield _hung(screen, waiting.pop(), waiting, room)


def _merged(labels: list[_Label]) -> list[_Label]:
    """Labels by where their mark starts; marks of the same words share one."""
    places: dict[tuple[int, int], _Label] = {}
    for label in sorted(labels, key=lambda label: (label.start, label.length)):
        place = (label.start, label.length)
        if place in places and label.words not in places[place].words:
            words = f"{places[place].words}; {label.words}"
            places[place] = _Label(start=label.start, length=label.length, words=words, style=label.style)
        else:
            places.setdefault(place, label)
    return list(places.values())


def _hung(screen: Screen, label: _Label, waiting: list[_Label], room: int) -> Text:
    signs = screen.signs
    words, start = f"{signs.hook} {label.words}", label.start
    end = label.start + label.length
    if start + cell_len(words) > room:
        words, start = f"{label.words} {signs.end}", end - cell_len(label.words) - 1 - len(signs.end)
    if start < 0:
        start = 0
        words = screen.cut(label.words, room)
    row = Text()
    for other in waiting:
        if row.cell_len <= other.start < start:
            row.append(" " * (other.start - row.cell_len))
            row.append(signs.bar, style=other.style)
    row.append(" " * (start - row.cell_len))
    row.append(words, style=label.style)
    return row
