"""Where a text is inside quotation marks."""

import re
from bisect import bisect_right

from reconcile.model import Span

OPENING = ("“", '"', "‘", "„", "«", "''", "``", "'")
CLOSING = ("”", '"', "’", "»", "''", ",'", ".'", "?'", "!'")
_MARK = re.compile(
    r"""[“”„"«»‘’\n'`]
        (?: (?<=[“”„"«»‘’\n]) | (?<=')' | (?<=`)` | (?<=') (?: (?<![\w']') (?=[^\W\d_]) | (?<=[,.?!…]') (?!\w) ) )""",
    re.VERBOSE,
)
_MARKS = frozenset("“”„\"«»‘’'`")
_NEXT_LINE = re.compile(r"\s*(?:[“„\"«‘]|''|``)")


class Quotations:
    """The quotations of a text, marks included, outermost only, in order.

    A quotation stays within its line, unless the next line begins with a mark again: so news texts write a speech of
    several paragraphs. A mark that nothing closes quotes nothing. Straight marks open after space and close before it;
    a single mark opens only where a word begins and closes only where one ends, so apostrophes quote nothing; a
    straight single one closes only behind a comma or a stop.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = _quotations(text)
        self._starts = [span.start for span in self.spans]

    def at(self, offset: int) -> Span | None:
        """The quotation around the character at the offset, its marks included."""
        position = bisect_right(self._starts, offset) - 1
        if position >= 0 and offset < self.spans[position].end:
            return self.spans[position]
        return None

    def within(self, start: int, end: int) -> list[Span]:
        """What of a stretch is quoted, in order, without the marks at its ends."""
        position = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while position < len(self.spans) and self.spans[position].start < end:
            span = self.spans[position]
            low, high = max(start, span.start), min(end, span.end)
            while low < high and self.text[low] in _MARKS:
                low += 1
            while high > low and self.text[high - 1] in _MARKS:
                high -= 1
            if low < high:
                found.append(Span(start=low, end=high))
            position += 1
        return found


def _quotations(text: str) -> list[Span]:
    spans: list[Span] = []
    start, kind = -1, ""
    for match in _MARK.finditer(text):
        mark, at, end = match[0], match.start(), match.end()
        if start < 0:
            if _opens(text, at, end, mark):
                start, kind = at, _KIND[mark]
        elif mark == "\n":
            if _NEXT_LINE.match(text, at, at + 8) and at - start > 1:
                spans.append(Span(start=start, end=at))
            start = -1
        elif _KIND[mark] == kind and (_closes(text, at, end, mark) or (mark == "“" and text[start] == "„")):
            if at - start > 1:
                spans.append(Span(start=start, end=end))
            start = -1
    return spans


_KIND = {
    "“": "double",
    "”": "double",
    "„": "double",
    '"': "straight",
    "''": "typewriter",
    "``": "typewriter",
    "«": "angle",
    "»": "angle",
    "‘": "single",
    "’": "single",
    "'": "straight single",
    "\n": "",
}


def _opens(text: str, at: int, end: int, mark: str) -> bool:
    if mark in ("“", "„", "«", "``"):
        return True
    if mark not in ('"', "''", "‘", "'"):
        return False
    before, after = text[at - 1 : at], text[end : end + 1]
    return (not before or before.isspace() or before in "([—–-:…/") and bool(after) and not after.isspace()


def _closes(text: str, at: int, end: int, mark: str) -> bool:
    after = text[end : end + 1]
    if mark in ("”", "»"):
        return True
    if mark == "'":  # behind a comma or a stop alone: others are apostrophes
        return text[at - 1 : at] in (",", ".", "?", "!", "…")
    if mark == "’":
        return not after.isalnum() and not text[at - 1 : at].isspace()
    return mark in ('"', "''") and (not after.isalnum() or not text[at - 1 : at].isspace())
