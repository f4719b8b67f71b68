"""A sentence taken apart for framing: its words, where clauses begin, the names and the measures in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from reconcile.model import Figure, Resolved, Span
from reconcile.normalise.frame_words import FrameWords
from reconcile.normalise.names import NameHit
from reconcile.rulepack.entries.measures import Measure
from reconcile.rulepack.entries.modality import ModalityWord
from reconcile.rulepack.entries.vocabulary import WordClass
from reconcile.text.grammar import WAYS
from reconcile.text.phrases import Hit, Word, words_of

_DIGIT = re.compile(r"\d")
_UP_TO_WORDS = frozenset({"and", "including"})
_UP_TO = re.compile(r"\band\sincluding\s(?:the\s)?\Z")
LEADING = 20  # code points; longer than what _UP_TO finds
_AS = "as"
_DEGREES = frozenset({"little", "much", "few", "many", "low", "high"})
_TIMED = frozenset({"before", "after"})
_LEAD = 24  # code points; ", while more than " is 17
_CONJOINED = re.compile(
    r"(?:;|,?\s(?:and|but|while))\s(?:(?:about|around|some|nearly|almost|over|more than|at least)\s)?\Z"
)
_VERB_BEHIND = re.compile(r"(?:\s[a-z-]+){0,2}\s(?:was|were|had|have|has|is|are|will|[a-z]+ed)\b")
_BREAK = re.compile(r"[;:()\[\]—–]|,(?!\d)|\s-\s")
_SINCE = re.compile(r"(?<=[a-z] )since [^,;:.!?–—\n]*")


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """Where a span lies in its sentence, in word numbers: `first` is the first word that starts in it, `touched` the
    first that overlaps it, `after` the first behind it. `clause` is the stretch between the boundaries around it, its
    words those from `head` up to, not including, `tail`."""

    first: int
    touched: int
    after: int
    clause: Span
    head: int
    tail: int


class Clauses:
    """One sentence with what stands in it: its figures, its dates, the cues of speech ("the ministry said") and the
    names that the rules know.

    Word numbers are half-open runs; offsets are code points of the document.
    """

    def __init__(
        self,
        text: str,
        span: Span,
        lexicon: FrameWords,
        figures: Sequence[Figure],
        dates: Sequence[Resolved],
        cues: Sequence[Span],
        known: Sequence[NameHit],
    ) -> None:
        self.text = text
        self.span = span
        self.lexicon = lexicon
        self.figures = figures
        self.dates = dates
        self.cues = cues
        self._known = known
        self._placed: tuple[Span, Place] | None = None
        self._terms: dict[tuple[int, int], tuple[str, ...]] = {}

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.text, self.span.start, self.span.end)  # of some sentences only the dates are asked for

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def breaks(self) -> list[int]:
        """Offsets where one clause ends and another begins."""
        marks = [match.start() for match in _BREAK.finditer(self.text, self.span.start, self.span.end)]
        openers = [self.words[hit.first].start for hit in self.hits("opener") if not self._opens_none(hit)]
        # ", which" is one boundary, not two.
        found = sorted({*marks, *openers})
        return [place for place, before in zip(found, [-9, *found], strict=False) if place - before > 2]

    @cached_property
    def _up_to(self) -> list[re.Match[str]]:
        """The "up to and including" before each date that has one."""
        starts = [date.moment.start for date in self.dates]
        found = [_UP_TO.search(self.text, max(self.span.start, start - LEADING), start) for start in starts]
        return [lead for lead in found if lead is not None]

    def _opens_none(self, opener: Hit[WordClass]) -> bool:
        """Whether what looks like an opener opens no clause: "before dawn", "before the end of May", "up to and
        including May", "goes up to 4%", "as little as 4%"."""
        word = self.words[opener.first]
        if word.lower in WAYS:
            return self.leads_on(opener.first)
        if word.lower == _AS:
            beside = self.words[max(0, opener.first - 1) : opener.first + 2]
            return any(other.lower in _DEGREES for other in beside)
        if word.lower not in _TIMED:
            return word.lower in _UP_TO_WORDS and any(lead.start() <= word.start < lead.end() for lead in self._up_to)
        behind = self.words[opener.last - 1].end
        dated = any(behind < date.moment.start <= behind + len(" the ") for date in self.dates)
        return dated or bool(self.hits("hour", opener.last, opener.last + 1))

    def leads_on(self, number: int) -> bool:
        """Whether "up" or "down" at a word says where its verb leads: "goes up to"; "up from" holds against."""
        return self.words[number].lower in WAYS and [word.lower for word in self.words[number + 1 : number + 2]] == [
            "to"
        ]

    @cached_property
    def measures(self) -> list[Hit[Measure]]:
        return self.lexicon.measures_in(self.text, self.span, self.words)

    def measures_near(self, mention: Span, reach: int) -> list[Hit[Measure]]:
        """The measures of which some word is at most `reach` words from a mention."""
        place = self.place(mention)
        low = bisect_left(self.measures, place.first - reach, key=lambda hit: hit.last)
        high = bisect_right(self.measures, place.after + reach, key=lambda hit: hit.first)
        return self.measures[low:high]

    @cached_property
    def opposites(self) -> list[Hit[tuple[str, str]]]:
        return self.lexicon.opposites.find(self.words)

    @cached_property
    def modality(self) -> list[Hit[ModalityWord]]:
        return self.lexicon.modality.find(self.words)

    @cached_property
    def names(self) -> list[NameHit]:
        return self.lexicon.names.find(self.text, self.span, self._known)

    @cached_property
    def named(self) -> frozenset[int]:
        """The words that are part of names, by their offsets."""
        return frozenset(self.words[number].start for hit in self.names for number in self._touched(hit))

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The names that the sentence speaks of, each once: not of "the first visit since the war in Ukraine"."""
        since = [match.span() for match in _SINCE.finditer(self.text, self.span.start, self.span.end)]
        names = (hit for hit in self.free_names if not any(low < hit.start < high for low, high in since))
        return tuple(dict.fromkeys(hit.name for hit in names))

    def subjects_until(self, mention: Span) -> tuple[str, ...]:
        """Those of them that no clause behind a mention is the first to name: of "the council adopted it on Monday, and
        sent it to Ada Lee" she is none; all where there are no others."""
        first = {hit.name: hit.start for hit in reversed(self.free_names)}
        near = [
            name for name in self.subjects if first[name] < mention.end or not self.crossings(mention.end, first[name])
        ]
        return tuple(near) or self.subjects

    @cached_property
    def known_subjects(self) -> list[NameHit]:
        """Those of them that the rules know."""
        return [hit for hit in self.free_names if hit.place]

    @cached_property
    def free_names(self) -> list[NameHit]:
        """The names that are part of no figure and no cue: not of "US dollars" nor of "the minister said"."""
        taken = {number for span in (*self.cues, *self.figures) for number in self._touched(span)}
        return [hit for hit in self.names if self.number(hit.start) not in taken]

    @cached_property
    def is_headline(self) -> bool:
        """Whether long words have capitals throughout, so that a capital says nothing."""
        return not any(len(word.lower) > 4 and self.text[word.start].islower() for word in self.words)

    def hits(self, role: str, first: int = 0, last: int | None = None) -> list[Hit[WordClass]]:
        """The phrases of one class of words that lie among the words from `first` up to, not including, `last`."""
        found = self._signposts.get(role)
        if not found:
            return []
        last = len(self.words) if last is None else last
        return [hit for hit in found if first <= hit.first and hit.last <= last]

    @cached_property
    def _signposts(self) -> dict[str, list[Hit[WordClass]]]:
        found: dict[str, list[Hit[WordClass]]] = {}
        for hit in self.lexicon.signposts.find(self.words):
            found.setdefault(hit.payload.role, []).append(hit)
        return found

    def named_words(self) -> list[tuple[Word, str | None]]:
        """Each word with the place it names, if it does: "Chinese" with "China"."""
        labels = {}
        for hit in self.names:
            if hit.place is not None:
                labels.update(
                    {word.start: hit.name for word in self.words[self.number(hit.start) : self.number(hit.end)]}
                )
        return [(word, labels.get(word.start)) for word in self.words]

    def content(self, first: int, last: int, mention: Span) -> list[Word]:
        """Those words from `first` up to, not including, `last` that carry meaning: no function words, figures, dates,
        cues or verbs of measure, and none of the mention."""
        place, telling = self.place(mention), self._telling
        inside = telling[bisect_left(telling, first) : bisect_left(telling, last)]
        return [self.words[number] for number in inside if not place.touched <= number < place.after]

    def terms(self, mention: Span) -> tuple[str, ...]:
        """The folded content words around a mention, its clause's first."""
        place = self.place(mention)
        # Few: figures and dates carry no meaning of this kind.
        own = bisect_left(self._telling, place.touched) < bisect_left(self._telling, place.after)
        known = None if own else self._terms.get((place.head, place.tail))
        if known is None:
            words = [*self.content(place.head, place.tail, mention), *self.content(0, len(self.words), mention)]
            known = tuple(dict.fromkeys([word.folded for word in words]))
            if not own:
                self._terms[place.head, place.tail] = known
        return known

    @cached_property
    def _telling(self) -> list[int]:
        """The numbers of the words that carry meaning."""
        empty = self.lexicon.empty
        spans = (*self.cues, *(date.moment for date in self.dates), *self.figures)
        covered = {number for span in spans for number in self._touched(span)}
        return [
            number
            for number, word in enumerate(self.words)
            if word.folded not in empty
            and number not in covered
            and (word.lower.isalpha() or not _DIGIT.search(word.lower))
        ]

    def _touched(self, span: Span) -> range:
        """The numbers of the words that overlap a span."""
        return range(self._touching(span, self.number(span.start)), self.number(span.end))

    def _touching(self, span: Span, first: int) -> int:
        return first - 1 if first and self.words[first - 1].end > span.start else first

    def number(self, offset: int) -> int:
        """The number of the first word that starts at or after the offset."""
        return bisect_left(self._starts, offset)

    def place(self, span: Span) -> Place:
        """Where a span lies. All that is asked of one mention is asked in a row, so the last answer is kept."""
        if self._placed is None or self._placed[0] is not span:
            left = bisect_left(self.breaks, span.start + 1) - 1
            right = bisect_left(self.breaks, span.end)
            clause = Span(
                start=self.breaks[left] if left >= 0 else self.span.start,
                end=self.breaks[right] if right < len(self.breaks) else self.span.end,
            )
            first = self.number(span.start)
            place = Place(
                first=first,
                touched=self._touching(span, first),
                after=self.number(span.end),
                clause=clause,
                head=self.number(clause.start),
                tail=self.number(clause.end),
            )
            self._placed = span, place
        return self._placed[1]

    def crossings(self, a: int, b: int) -> int:
        """How many clause boundaries lie between two offsets."""
        low, high = min(a, b), max(a, b)
        return bisect_left(self.breaks, high) - bisect_left(self.breaks, low)

    def figures_between(self, low: int, high: int) -> int:
        """How many figures lie between two offsets."""
        ended = bisect_right(self.figures, high, key=lambda figure: figure.end)
        begun = bisect_left(self.figures, low, key=lambda figure: figure.start)
        return max(0, ended - begun)

    def opens(self, figure: Figure) -> bool:
        """Whether a figure opens a clause with a verb of its own: "it was shut and [84] flights were cancelled"."""
        low = max(self.span.start, figure.start - _LEAD)
        joined = _CONJOINED.search(self.text, low, figure.start)
        return joined is not None and _VERB_BEHIND.match(self.text, figure.end) is not None
