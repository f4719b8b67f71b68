"""A document's text as it is read: accents composed, invisible marks and orders to a terminal gone, every space and
digit in its plainest form.

The document stays as it is. What is found in the plain text is given back with the offsets of the document.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from reconcile.model import Claim, Document, Furniture
from reconcile.text.markup import is_markup, replaced

_ACCENTS = "\u0300-\u036f"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DIGITS = "\u0660-\u066c\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef"
_WIDE = "\uff01-\uff5e\uffe0-\uffe6"
# What a terminal obeys and doesn't show, as in a saved screen. Source: ECMA-48, 5.3 to 5.6. Without the ESC the
# rest would be read as text: "[0mopened", and a red "RED" as 0 m. A string ends with its line at the latest, so each
# character is looked at twice at most. The forms without ESC are left alone: they may be letters in a wrong encoding.
_ESCAPE = r"""
    \x1b\[ [0-?]* [ -/]* [@-~]                          # CSI: colours, places of the cursor
  | \x1b[\]PX^_] [^\x07\x1b\r\n]* (?:\x07|\x1b\\)       # OSC and others with a string: titles, links
  | \x1b [#%()*+./-]? [0-~]                             # two characters, or three for a set of characters
  | \x1b
"""
_ODD = re.compile(
    rf"(?P<accents>[{_ACCENTS}]{{1,16}})|(?P<invisible>[{_INVISIBLE}]+)|(?P<space>[{_SPACES}])"
    rf"|(?P<order>(?x:{_ESCAPE}))|[{_DIGITS}{_WIDE}]|(?<=\w)‘(?=\w)"
)
_MAY_BE_ODD = re.compile(rf"[{_ACCENTS}{_INVISIBLE}{_SPACES}{_DIGITS}{_WIDE}\x1b‘]")  # one class: a fast look
_SIGNS = {"\u066a": "%", "\u066b": ".", "\u066c": ",", "‘": "’", "\uffe0": "¢", "\uffe1": "£", "\uffe5": "¥"}
_SIGNS |= {"\uffe6": "₩"}
_WIDER = 0xFEE0  # how far full-width characters stand behind those of ASCII
_Stretch = tuple[int, int, str]  # from where to where, half-open, and what stands there instead
_BREAK = "\u200b"  # where a line may be broken, though no space is seen


class _Piece(Struct, frozen=True):
    """A stretch of the plain text and the stretch of the document that it stands for, as half-open offsets."""

    low: int
    high: int
    start: int
    end: int

    @property
    def alike(self) -> bool:
        """Whether the stretches have their characters one by one."""
        return self.high - self.low == self.end - self.start


class Plain:
    """The plain form of one document: `document`, the same as the given one where nothing in that is odd. Of a page of
    HTML it is what readers see."""

    def __init__(self, document: Document) -> None:
        self._forms: list[_Form] = []
        self.document = document
        if is_markup(document.path):
            self._rewrite((piece.start, piece.end, piece.seen) for piece in replaced(document.text))
        text = self.document.text
        if text.isascii() and "\x1b" not in text:
            return
        if _MAY_BE_ODD.search(text) is not None and _ODD.search(text):
            self._rewrite(_odd_stretches(text))
            if (author := self.document.author) is not None:
                self.document = replace(self.document, author=unicodedata.normalize("NFC", author))

    def restored(self, claim: Claim) -> Claim:
        """A claim of the plain text with its text, its place and that of its speaker in the document."""
        for form in reversed(self._forms):
            claim = form.restored(claim)
        return claim

    def _rewrite(self, stretches: Iterable[_Stretch]) -> None:
        form = _Form(self.document, stretches)
        self._forms.append(form)
        self.document = form.document


class _Form:
    """A document with other text in some places; what it was before is known of every place."""

    def __init__(self, document: Document, stretches: Iterable[_Stretch]) -> None:
        self._original = document
        self._pieces: list[_Piece] = []
        text = "".join(self._read(document.text, stretches))
        furniture = tuple(self._moved(region) for region in document.furniture)
        self.document = replace(document, text=text, furniture=furniture)

    def restored(self, claim: Claim) -> Claim:
        """A claim of the text as it is, with the places that it had before."""
        start, end = self._span(claim.start, claim.end)
        line, column = self._original.position(start)
        speaker = claim.speaker
        if speaker is not None and speaker.start is not None and speaker.end is not None:
            first, last = self._span(speaker.start, speaker.end)
            speaker = replace(speaker, start=first, end=last)
        text = self._original.text[start:end]
        return replace(claim, text=text, start=start, end=end, line=line, column=column, speaker=speaker)

    def _read(self, text: str, stretches: Iterable[_Stretch]) -> Iterator[str]:
        """The pieces of the plain text, in order; `_pieces` notes what each stands for."""
        done = length = 0
        for start, end, instead in stretches:
            for plain, first, last in ((text[done:start], done, start), (instead, start, end)):
                if plain:
                    self._pieces.append(_Piece(length, length + len(plain), first, last))
                    length += len(plain)
                    yield plain
            done = end
        if done < len(text):
            self._pieces.append(_Piece(length, length + len(text) - done, done, len(text)))
            yield text[done:]

    def _span(self, low: int, high: int) -> tuple[int, int]:
        """Where a stretch of the plain text, not an empty one, stands in the document."""
        first = self._pieces[bisect_right(self._pieces, low, key=lambda piece: piece.low) - 1]
        last = self._pieces[bisect_left(self._pieces, high, key=lambda piece: piece.high)]
        start = first.start + (low - first.low if first.alike else 0)
        return start, (last.start + high - last.low if last.alike else last.end)

    def _moved(self, region: Furniture) -> Furniture:
        """A stretch of the document in the plain text."""
        low = self._plain_offset(region.start)
        return replace(region, start=low, end=max(low, self._plain_offset(region.end)))

    def _plain_offset(self, offset: int) -> int:
        at = bisect_right(self._pieces, offset, key=lambda piece: piece.start) - 1
        if at < 0:
            return 0
        piece = self._pieces[at]
        return min(piece.low + (offset - piece.start if piece.alike else 0), piece.high)


def _odd_stretches(text: str) -> Iterator[_Stretch]:
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if match["accents"] and start > done:
            start -= 1
        yield start, end, _plain(text, start, match)
        done = end


def _plain(text: str, start: int, match: re.Match[str]) -> str:
    """What stands in the plain text for a match that, with the letter below its accents, begins at `start`."""
    if match["accents"]:
        return unicodedata.normalize("NFC", text[start : match.end()])
    if match["space"]:
        return " "
    if match["order"]:
        return ""  # even between letters: it may colour a part of a word
    if match["invisible"]:
        before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
        parts = _BREAK in match[0] and before.isalnum() and after.isalnum() and before.isdigit() != after.isdigit()
        return " " if parts else ""
    sign = match[0]
    if sign in _SIGNS:
        return _SIGNS[sign]
    return chr(ord(sign) - _WIDER) if sign >= "\uff01" else str(unicodedata.decimal(sign))
