"""A line of a document cut to fit around the words it is quoted for."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len

from reconcile.model import Span
from reconcile.report.glyphs import glyph

SNAP = 16  # characters given up so that a cut falls between words; scripts without spaces are cut where they are


class Quote(Struct, frozen=True, kw_only=True):
    """A row of display text, and where in it each mark stands: the number of the span, and offsets into `text`."""

    text: str
    marks: tuple[tuple[int, Span], ...]

    def cells(self, mark: Span) -> tuple[int, int]:
        """The first cell of a mark, counted from 0, and how many cells it covers, at least one."""
        before = cell_len(self.text[: mark.start])
        return before, max(1, cell_len(self.text[: mark.end]) - before)


def quote(text: str, line: Span, spans: Sequence[Span], width: int, *, ascii: bool) -> list[Quote]:
    """Quotes of one line of `text` that show all spans, each at most `width` cells wide.

    Spans that fit on one row together share it. A span wider than a row shows its beginning and its end. A span that
    goes on over the end of the line is marked up to there.
    """
    cutter = _Cutter(text, line, width, ascii)
    marks = [(number, cutter.clamped(span)) for number, span in enumerate(spans)]
    marks.sort(key=lambda mark: (mark[1].start, -mark[1].end, mark[0]))
    return [cutter.row(group) for group in _groups(marks, cutter)]


def _groups(marks: list[tuple[int, Span]], cutter: "_Cutter") -> Iterator[list[tuple[int, Span]]]:
    group: list[tuple[int, Span]] = []
    for mark in marks:
        if group and not cutter.fits(group[0][1].start, max(mark[1].end, *(held.end for _, held in group))):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


class _Cutter:
    def __init__(self, text: str, line: Span, width: int, ascii: bool) -> None:
        self.text = text
        self.ascii = ascii
        self.width = width
        self.more = "..." if ascii else "…"
        self.start, self.end = line.start, line.end
        # Only ends are trimmed that a cut could reach, so that a line of megabytes costs no more than a short one.
        while self.start < self.end and text[self.start].isspace():
            self.start += 1
        while self.end > self.start and text[self.end - 1].isspace():
            self.end -= 1

    def clamped(self, span: Span) -> Span:
        start, end = (min(max(place, self.start), self.end) for place in (span.start, span.end))
        return Span(start=start, end=end)

    def fits(self, start: int, end: int) -> bool:
        room = self.width - 2 * len(self.more)
        return end - start <= 8 * self.width and self._cells(start, end) <= room

    def row(self, group: list[tuple[int, Span]]) -> Quote:
        first = group[0][1].start
        last = max(mark.end for _, mark in group)
        if not self.fits(first, last):
            return self._ends_only(group[0][0], first, last)
        left, right = self._grow(first, last)
        lead = self.more if left > self.start else ""
        tail = self.more if right < self.end else ""
        offsets = [len(lead)]
        shown: list[str] = []
        for character in self.text[left:right]:
            shown.append(glyph(character, self.ascii))
            offsets.append(offsets[-1] + len(shown[-1]))
        marks = tuple(
            (number, Span(start=offsets[mark.start - left], end=offsets[mark.end - left])) for number, mark in group
        )
        return Quote(text=lead + "".join(shown) + tail, marks=marks)

    def _ends_only(self, number: int, start: int, end: int) -> Quote:
        room = self.width - 3 * len(self.more)
        head = self._reach_right(start, end, room * 2 // 3)
        tail = self._reach_left(end, head, room - self._cells(start, head))
        lead = self.more if start > self.start else ""
        body = f"{self._shown(start, head).rstrip()}{self.more}{self._shown(tail, end).lstrip()}"
        mark = Span(start=len(lead), end=len(lead) + len(body))
        return Quote(text=lead + body + (self.more if end < self.end else ""), marks=((number, mark),))

    def _grow(self, start: int, end: int) -> tuple[int, int]:
        """The stretch around the marks that fills the row, cut between words where a space is near."""
        spare = self.width - 2 * len(self.more) - self._cells(start, end)
        right = self._reach_right(end, self.end, spare * 3 // 5)
        left = self._reach_left(start, self.start, spare - self._cells(end, right))
        right = self._reach_right(right, self.end, spare - self._cells(left, start) - self._cells(end, right))
        if left > self.start:
            spaces = [i for i in range(left, min(left + SNAP, start)) if self.text[i].isspace()]
            left = spaces[0] + 1 if spaces else left
        if right < self.end:
            spaces = [i for i in range(max(end, right - SNAP), right + 1) if self.text[i].isspace()]
            right = spaces[-1] if spaces else right
        return left, right

    def _reach_left(self, position: int, limit: int, room: int) -> int:
        best = position
        while position > limit:
            room -= self._cells(position - 1, position)
            if room < 0:
                break
            position -= 1
            if self._may_cut(position):
                best = position
        return limit if position == limit and room >= 0 else best

    def _reach_right(self, position: int, limit: int, room: int) -> int:
        best = position
        while position < limit:
            room -= self._cells(position, position + 1)
            if room < 0:
                break
            position += 1
            if self._may_cut(position):
                best = position
        return limit if position == limit and room >= 0 else best

    def _may_cut(self, position: int) -> bool:
        """No cut comes between a letter and its accents."""
        if position >= len(self.text):
            return True
        return self._cells(position, position + 1) > 0 or glyph(self.text[position], self.ascii) == ""

    def _cells(self, start: int, end: int) -> int:
        return sum(cell_len(glyph(character, self.ascii)) for character in self.text[start:end])

    def _shown(self, start: int, end: int) -> str:
        return "".join(glyph(character, self.ascii) for character in self.text[start:end])
