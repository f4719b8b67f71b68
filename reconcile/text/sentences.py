"""Where sentences begin and end, in clean prose and in what machine translation leaves of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reconcile.model import Document, Span
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.letters import UPPER
from reconcile.text.vocabulary import forms_of

# A full stop ends a sentence where space and a capital, a digit or a quotation mark follow, and also where a capital
# follows at once on a word ("President Putin.Zhang Hanhui said"), as machine translation writes it. The pattern begins
# with all that a match may begin with: a search skips in one go what is between.
_STOP = re.compile(
    rf"""
    [.!?…\n]
    (?: (?<!\n) [.!?…]* (?P<close> ["”’')\]]* )
    (?: [ \t]+ (?= ["“‘'(\[]* [^\W a-z_] | ["“‘<] )
      | (?= \n | \Z )
      | (?<= [a-z0-9)%”"][.!?] ) (?= {UPPER}[A-Za-z]+ )
    )
    | (?<=\n) \n* )
    """,
    re.VERBOSE,
)
LONGEST = 1000  # code points; what goes on for longer is a list or a table on one line, and is cut between words
_LAST_WORD = re.compile(r"[^\W_][\w.’'-]*\.\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+\Z")
# "120 km/h.", "40 °C.", "5 m."; "in 2019 J. Smith" has an initial.
_UNIT = re.compile(r"(?:(?P<sign>[/°º])|[0-9][ \u00a0\u202f])\Z")


class _Abbreviations:
    """Words whose full stop ends a sentence only sometimes, or never."""

    def __init__(self, rules: Rules) -> None:
        self._forms = {form.casefold(): entry.ends for entry in rules.abbreviations for form in entry.forms}
        openers = alternation(form.capitalize() for form in forms_of(rules, "sentence opener"))
        self._opener = re.compile(rf"\s+[“\"‘'(]?{openers}(?=[ ,’'])")

    def ends_none(self, text: str, word: str, end: int) -> bool:
        """Whether the word that a full stop at `end` belongs to is no last word of a sentence."""
        ends = self._forms.get(word.casefold(), False if _INITIAL.match(word) else None)
        return ends is not None and not (ends and self._opener.match(text, end))


@lru_cache(maxsize=4)
def _abbreviations(rules: Rules) -> _Abbreviations:
    return _Abbreviations(rules)


class Sentences:
    """The sentences of one document, in order; headings and list items are sentences of their own."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self.text = document.text
        self.spans: Sequence[Span] = _split(document.text, _abbreviations(rules))
        self._starts = [span.start for span in self.spans]

    def index(self, offset: int) -> int:
        """The number of the sentence that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def at(self, offset: int) -> Span:
        """The sentence that holds the offset; an empty span in a document without any."""
        return self.spans[self.index(offset)] if self.spans else Span(start=0, end=0)

    def paragraph(self, offset: int) -> Span:
        """The line that holds the offset: news texts write a paragraph a line."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start=start, end=len(self.text) if end < 0 else end)


def _split(text: str, abbreviations: _Abbreviations) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        is_line = match["close"] is None
        if not is_line and _is_abbreviation(text, start, match, abbreviations):
            continue
        _add(spans, text, start, match.start() if is_line else match.end("close"))
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _is_abbreviation(text: str, start: int, match: re.Match[str], abbreviations: _Abbreviations) -> bool:
    end = match.start() + 1
    if text[match.start()] != "." or match.end("close") != end:
        return False
    word = _LAST_WORD.search(text, max(start, end - 24), end)
    if word is None:
        return False
    unit = _UNIT.search(text, max(start, word.start() - 2), word.start())
    if unit is not None and len(word[0]) == len("m.") and (word[0].islower() or unit["sign"]):
        return False
    return abbreviations.ends_none(text, word[0], end)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        spans.append(Span(start=start, end=cut))
        start = cut + 1 if text[cut] == " " else cut
    if start < end:
        spans.append(Span(start=start, end=end))
