"""Runs of words: what two texts have in common where one was copied from the other."""

from collections.abc import Iterable

from reconcile.model import Span
from reconcile.text.words import folded_words

RUN = 5  # words in a row; shorter runs are shared by set phrases, longer ones are broken by light editing


def word_runs(text: str, within: Span, left_out: Iterable[Span]) -> set[tuple[str, ...]]:
    """The runs of folded words in a stretch of a text; none goes over what is left out, in order or not."""
    position, runs = within.start, set()
    spans = sorted((span.start, span.end) for span in left_out if span.overlaps(within))
    for start, end in [*spans, (within.end, within.end)]:
        words = folded_words(text[position : max(position, start)])
        runs |= {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
        position = max(position, end)
    return runs
