"""Edits that keep what a claim says."""

from collections.abc import Callable, Iterator

from editing import kept_figures, kept_orders, kept_words
from editing.target import Edit, Made, Target


def keeps(target: Target) -> Iterator[Edit]:
    """Every edit of the claim, or of its sentence, that keeps its meaning."""
    for kind, make in _MAKERS.items():
        for start, end, new in make(target):
            edit = Edit(kind=kind, target=target, start=start, end=end, new=new)
            if edit.old != new:
                yield edit


_MAKERS: dict[str, Callable[[Target], Made]] = {
    "number words": kept_figures.number_words,
    "scale": kept_figures.scale_form,
    "other unit": kept_figures.other_unit,
    "symbol or code": kept_figures.symbol,
    "date form": kept_words.date_form,
    "synonym": kept_words.synonyms,
    "order of clauses": kept_orders.clauses,
    "order of sentences": kept_orders.sentences,
    "order of paragraphs": kept_orders.paragraphs,
}

KINDS = tuple(_MAKERS)
