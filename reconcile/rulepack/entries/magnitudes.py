"""rules/magnitudes.yaml: number words, magnitudes, and the words that approximate or bound a number."""

from decimal import Decimal
from typing import Literal

from reconcile.rulepack.entry import Entry


class NumberWord(Entry, frozen=True, kw_only=True):
    """`role` says what the forms do: count ("twelve"), multiply ("billion", "bn", "dozen"), rank ("third"), approximate
    ("about"), bound from below ("more than") or above ("up to")."""

    role: Literal["cardinal", "multiplier", "ordinal", "fraction", "approximation", "lower_bound", "upper_bound"]
    forms: tuple[str, ...]
    value: Decimal | None = None
