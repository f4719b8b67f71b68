"""Where sentences begin and end, in clean prose and in what machine translation leaves of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reconcile.model import Document, Span
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER

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


@lru_cache(maxsize=4)
def _abbreviations(rules: Rules) -> frozenset[str]:
    return frozenset(form.casefold() for entry in rules.abbreviations for form in entry.forms)


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


def _split(text: str, abbreviations: frozenset[str]) -> list[Span]:
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


def _is_abbreviation(text: str, start: int, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    end = match.start() + 1
    if text[match.start()] != "." or match.end("close") != end:
        return False
    word = _LAST_WORD.search(text, max(start, end - 24), end)
    if word is None:
        return False
    return word[0].casefold() in abbreviations or _INITIAL.match(word[0]) is not None


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
