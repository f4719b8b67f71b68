"""The lines that a card rests on, cut to size, with the words that count marked."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from reconcile.model import Claim, Finding, Interval, Period, Span
from reconcile.report.html.room import Room
from reconcile.report.html.sources import called
from reconcile.report.index import Index
from reconcile.report.quote import Quote, quote
from reconcile.report.reading import reading
from reconcile.report.shared_words import SharedWords

_ALL_QUOTES = 20_000  # characters of quotes on the page, so that fifty articles stay below 150 KB
_SHORTEST, _LONGEST = 36, 240
_FINDING = 3  # times as much is quoted below a finding
_BRIEF_FINDING = 2  # where quotes are shortest
_MANY_LINES = 12  # below a finding; what is not shown is counted
_LEAST_LINES = 2  # below each finding, however many there are
_CALLED = 40  # characters of a document's name

_MARKS = "“”\"'‘’«»"  # the page has its own around what is quoted

Rows = tuple[tuple[tuple[str, bool], ...], ...]


class Evidence(Struct, frozen=True, kw_only=True):
    """One line of one document, or what several write alike: where it stands, its stretches, marked or not, and what it
    was read as."""

    place: str
    rows: Rows
    readings: tuple[str, ...]


class Quoter:
    """Cuts the lines of a report: the more claims there are, the shorter. Those of findings are longer.

    Where they are shortest, the report is `brief`: what a source says again is left out, what several write alike is
    quoted once with the places of all, and of facts without a finding the words of the claims stand alone.
    """

    def __init__(self, index: Index, room: Room) -> None:
        self._index = index
        self._shared = SharedWords(index.report.claims)
        self._files = len({document.path for document in index.report.documents}) > 1
        quoted = sum(len(fact.claims) for fact in index.report.facts)
        self._width = max(_SHORTEST, min(_LONGEST, _ALL_QUOTES // max(quoted, 1)))
        self.brief = self._width == _SHORTEST
        findings = len(index.report.findings)
        self._few = room.others
        self._most = max(_LEAST_LINES, min(_MANY_LINES, room.lines // max(findings, 1)))

    def lines(self, claims: Sequence[Claim], finding: Finding | None) -> tuple[list[Evidence], int]:
        """What the claims rest on, in their order, and how many lines more are not shown."""
        lines: dict[tuple[str, int], list[Claim]] = {}
        for claim in claims:
            lines.setdefault((claim.document, claim.line), []).append(claim)
        groups = [sorted(group, key=lambda claim: (claim.start, claim.end)) for group in lines.values()]
        alike = _alike(_once_a_source(groups)) if self.brief else [[group] for group in groups]
        shown = alike[: self._most if finding else self._few]
        told = [self._line(those, claims, finding) for those in shown]
        return told, len(groups) - sum(map(len, shown))

    def _line(self, alike: list[list[Claim]], claims: Sequence[Claim], finding: Finding | None) -> Evidence:
        group = alike[0]
        readings = dict.fromkeys(reading(self._index, finding, claim) for claim in group if self._tells(claim, finding))
        written = " ".join(claim.text for claim in group)
        others = [self._index.spot(those[0]) for those in alike[1:]]
        return Evidence(
            place=", ".join([self._place(group[0], finding), *others]),
            rows=self._rows(group, claims, finding),
            # Of a claim that stands alone the table shows the value.
            readings=tuple(words for words in readings if words not in written and len(claims) > 1),
        )

    def _tells(self, claim: Claim, finding: Finding | None) -> bool:
        """Whether a reading tells more than the value, which the table shows too."""
        if not self.brief or finding is not None or claim.derivation is not None:
            return True
        return claim.value is None and claim.speaker is not None

    def _rows(self, group: list[Claim], claims: Sequence[Claim], finding: Finding | None) -> Rows:
        document = self._index.document(group[0])
        if not self.brief:
            width = min(self._width * _FINDING, _LONGEST) if finding else self._width
        else:
            group = list({claim.text: claim for claim in reversed(group)}.values())[::-1]
            width = self._width * _BRIEF_FINDING if finding else self._width
        spans = [self._span(claim, claims, width) for claim in group]
        if self.brief and finding is None:
            return tuple(((shortened(document.text[span.start : span.end]), False),) for span in spans)
        rows = quote(document.text, document.line_span(group[0].line), spans, width, ascii=False)
        return tuple(_stretches(row) for row in rows)

    def _place(self, claim: Claim, finding: Finding | None) -> str:
        """Where to look: below a finding with the name of the file or, in a file of many, of the document. In a long
        report the script writes it there, from the table of sources."""
        spot, document = self._index.spot(claim), self._index.document(claim)
        if finding is None or self.brief:
            return spot
        named = PurePosixPath(document.path).name if self._files else called(document)
        return f"{spot} {_cut(named, _CALLED)}"

    def _span(self, claim: Claim, claims: Sequence[Claim], width: int) -> Span:
        """The claim; of a statement too long to show, the words that it has in common with the others."""
        whole = Span(start=claim.start, end=claim.end)
        if claim.kind != "statement" or claim.end - claim.start <= width - 2:
            return whole
        return self._shared.span(claim, [other for other in claims if other.id != claim.id]) or whole


def shortened(words: str) -> str:
    """As many of the words as a long report has room for, without the quotation marks around them."""
    return _cut(" ".join(words.split()).strip(_MARKS), _SHORTEST)


def _alike(groups: list[list[Claim]]) -> list[list[list[Claim]]]:
    """The lines that write the same and mean the same, together."""
    found: dict[object, list[list[Claim]]] = {}
    for group in groups:
        words = tuple((" ".join(claim.text.split()).casefold(), claim.value, claim.derivation) for claim in group)
        found.setdefault(words, []).append(group)
    return list(found.values())


def _once_a_source(groups: list[list[Claim]]) -> list[list[Claim]]:
    """The lines that say what their document didn't say on a line before."""
    said: set[tuple[str, Interval | Period | None, str | None]] = set()
    news = []
    for group in groups:
        values = {(claim.document, claim.value, claim.speaker.name if claim.speaker else None) for claim in group}
        if not values <= said:
            news.append(group)
        said |= values
    return news


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _stretches(row: Quote) -> tuple[tuple[str, bool], ...]:
    """The text of a row in pieces, marked or not; marks that overlap are one."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for _, mark in sorted(row.marks, key=lambda mark: (mark[1].start, mark[1].end)):
        start = max(mark.start, done)
        if start >= mark.end:
            continue
        pieces += [(row.text[done:start], False), (row.text[start : mark.end], True)]
        done = mark.end
    pieces.append((row.text[done:], False))
    return tuple(piece for piece in pieces if piece[0])
