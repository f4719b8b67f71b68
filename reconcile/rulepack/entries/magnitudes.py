"""rules/magnitudes.yaml: number words, magnitudes, and the words that approximate or bound a number."""

from decimal import Decimal
from typing import Literal

from reconcile.rulepack.entry import Entry


class NumberWord(Entry, frozen=True, kw_only=True):
    """`role` says what the forms do: count ("twelve"), multiply ("billion", "dozen"), say how many of a magnitude ("a
    few hundred": from `value` to `most`), rank ("third"), divide ("half"), negate ("minus"), approximate ("about"),
    bound from below ("more than") or above ("up to"). Forms that stand "along" end in a word that bounds elsewhere, and
    before a length or a time say how far it reaches ("spread over").

    `value` is what the forms stand for. `abbreviations` of a multiplier are read right behind digits, in their own
    spelling ("bn", "M"); `money_abbreviations` only beside a currency, since elsewhere they mean something else ("m").
    `after` are the words that follow the number they qualify ("or more"). `plural` forms name a vague number of
    that size ("thousands").
    """

    role: Literal[
        "cardinal",
        "multiplier",
        "few",
        "ordinal",
        "fraction",
        "sign",
        "approximation",
        "lower_bound",
        "upper_bound",
        "along",
    ]
    forms: tuple[str, ...] = ()
    value: Decimal | None = None
    most: Decimal | None = None
    plural: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    money_abbreviations: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
