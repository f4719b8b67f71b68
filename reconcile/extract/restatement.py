"""Figures that say the one before them again, in another unit: "€40m ($43m)", "5 km, or 3.1 miles"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reconcile.model import Figure

_BRACKET = re.compile(r"[ ]?[(\[]\s?(?:(?:or|i\.e\.|equivalent to|that is|=)[ ,]{1,2})?")
_OR = re.compile(r",?[ ](?:or|i\.e\.,?|that is,?|equivalent to|the equivalent of|equal to)[ ]")
_RATE = re.compile(r"\s*(?:an?|per|each)\b", re.IGNORECASE)
_KINDS = frozenset({"money", "quantity", "duration"})


def restatements(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, with `restates` set where one repeats the one before it."""
    result: list[Figure] = []
    for figure in figures:
        before = result[-1] if result else None
        if before is not None and figure.kind == before.kind and figure.kind in _KINDS and _again(text, before, figure):
            figure = replace(figure, restates=before.start if before.restates is None else before.restates)
        result.append(figure)
    return result


def _again(text: str, before: Figure, figure: Figure) -> bool:
    if _BRACKET.fullmatch(text, before.end, figure.start):
        return before.unit != figure.unit or figure.approximate
    if before.unit == figure.unit or _OR.fullmatch(text, before.end, figure.start) is None:
        return False
    return _RATE.match(text, figure.end) is None
