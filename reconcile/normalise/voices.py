"""Whose voice a stretch of text is in."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from reconcile.model import Attribution, Document, Polarity, Speaker
from reconcile.normalise.deeds import is_done_to_thing

_BELIEFS = frozenset({"believed"})


class _Said(Struct, frozen=True):
    start: int
    end: int
    number: int


class Voices:
    """Answers for any span of one document who speaks there."""

    def __init__(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker],
        author: Speaker | None = None,
    ) -> None:
        self._document = document
        self._attributions = attributions
        self._speakers = speakers
        self._author = author
        self._said = sorted(
            (
                _Said(span.start, span.end, number)
                for number, attribution in enumerate(attributions)
                for span in attribution.contents
            ),
            key=lambda said: (said.start, -said.end),
        )
        self._starts = [said.start for said in self._said]
        self._reach: list[int] = []
        for said in self._said:
            self._reach.append(max(said.end, self._reach[-1] if self._reach else 0))

    def at(self, start: int, end: int) -> Speaker | None:
        """The speaker of a span: of the innermost speech that holds most of it, else the author of a signed text;
        None is the document's own voice. What a speaker says that others think is still the speaker's."""
        number = self._innermost(start, end)
        if number is not None:
            return self._speakers[number]
        return None if self._document.is_furniture(start, end) else self._author

    def stance(self, start: int, end: int) -> str | None:
        """What the speaker does to the span: "said", "denied", "planned", …; None in the document's own voice."""
        number = self._innermost(start, end)
        return None if number is None else self._attributions[number].stance

    def polarity(self, start: int, end: int) -> Polarity:
        """Whether what the span says is denied by its speaker; a thing that is rejected is not."""
        number = self._innermost(start, end)
        said = None if number is None else self._attributions[number]
        denied = said is not None and said.stance == "denied" and not is_done_to_thing(self._document.text, said)
        return "denied" if denied else "affirmed"

    def _innermost(self, start: int, end: int) -> int | None:
        best: tuple[bool, int, int] | None = None
        position = bisect_right(self._starts, end) - 1
        looked = 0
        while position >= 0 and self._reach[position] > start and looked < _NEAR:
            said = self._said[position]
            shared = min(end, said.end) - max(start, said.start)
            attribution = self._attributions[said.number]
            # The words that name the speaker count for neither side: "…, Wang said."
            aside = _overlap(start, end, attribution.cue.start, attribution.cue.end)
            if attribution.source is not None:
                aside += _overlap(start, end, attribution.source.start, attribution.source.end)
                if attribution.quoted and said.start <= start and said.end <= attribution.cue.start < end:
                    # Nor does what tells when and where: "“…,” Wang said at a briefing on Friday."
                    aside += max(0, end - max(attribution.cue.end, attribution.source.end))
            speaker = self._speakers[said.number]
            nobody = speaker.name is None and speaker.role is None  # "I said": the voice around it
            if not nobody and shared > 0 and 2 * shared > end - start - aside:
                rank = (attribution.stance in _BELIEFS, said.end - said.start, said.number)
                best = rank if best is None or rank < best else best
            position -= 1
            looked += 1
        return None if best is None else best[2]


_NEAR = 64  # speeches that can hold one span; more only in a text made to be slow


def _overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))
