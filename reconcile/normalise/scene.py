"""A document as framing sees it: its sentences, taken apart once each, and the two countries that it is about."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Generic, TypeVar

from reconcile.model import Attribution, Document, Figure, Resolved, Span
from reconcile.normalise.clause import Clauses
from reconcile.normalise.deeds import is_done_to_thing
from reconcile.normalise.frame_words import FrameWords
from reconcile.text.letters import UPPER
from reconcile.text.names import plain_words
from reconcile.text.sentences import Sentences

_WITHIN = re.compile(rf"(?P<word>{UPPER}(?<=[a-z,;] {UPPER})[\w’'-]+)")
S = TypeVar("S", bound=Span)


class Scene:
    """`dates` are the document's resolved dates and `attributions` its cues: a date or a name that belongs to "the
    ministry said on Friday" says nothing about the figures in what was said. `deeds` are the cues, and whose they are,
    that tell what is done with a thing: "the council rejected the toll"."""

    def __init__(
        self,
        document: Document,
        sentences: Sentences,
        lexicon: FrameWords,
        figures: Sequence[Figure],
        dates: Sequence[Resolved],
        attributions: Sequence[Attribution],
    ) -> None:
        self.text = document.text
        self.published = document.published
        self.sentences = sentences
        self.lexicon = lexicon
        known = lexicon.names.known(document.text)
        self.pair = lexicon.names.pair(known)
        self._known = _Ordered(known)
        self._figures = _Ordered(figures)
        self._dates = {date.moment.start: date for date in dates if not date.publication}
        self._moments = _Ordered([date.moment for date in self._dates.values()])
        self._cues = _Ordered([span for said in attributions for span in (said.cue, said.source) if span is not None])
        self.deeds = frozenset(
            span for said in attributions if is_done_to_thing(document.text, said) for span in (said.cue, said.source)
        )
        self._clauses: dict[int, Clauses] = {}

    def clauses(self, offset: int) -> Clauses:
        """The sentence that holds an offset."""
        return self._at(self.sentences.index(offset))

    def before(self, clauses: Clauses) -> Clauses | None:
        """The sentence before another one; None for the first."""
        number = self.sentences.index(clauses.span.start)
        return self._at(number - 1) if number else None

    def one_paragraph(self, a: Clauses, b: Clauses) -> bool:
        return self.sentences.paragraph(a.span.start).covers(b.span)

    def is_name(self, word: str) -> bool:
        """Whether a capitalised word at the head of a clause is a name: it has an owner's "'s", or a capital also where
        none is due."""
        return word not in plain_words(self.text) and (word.endswith(("’s", "'s")) or word in self._proper)

    @cached_property
    def _proper(self) -> frozenset[str]:
        return frozenset(match["word"] for match in _WITHIN.finditer(self.text))

    def _at(self, number: int) -> Clauses:
        if number not in self._clauses:
            span = self.sentences.spans[number] if self.sentences.spans else Span(start=0, end=0)
            dates = [self._dates[moment.start] for moment in self._moments.within(span)]
            self._clauses[number] = Clauses(
                self.text,
                span,
                self.lexicon,
                self._figures.within(span),
                dates,
                self._cues.within(span),
                self._known.within(span),
            )
        return self._clauses[number]


class _Ordered(Generic[S]):
    """Spans by their start, so that those of a sentence are found without looking at all."""

    def __init__(self, spans: Sequence[S]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]

    def within(self, span: Span) -> list[S]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [found for found in self._spans[first:last] if found.end <= span.end]
