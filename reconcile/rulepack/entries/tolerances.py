"""rules/tolerances.yaml: how far words and rounding let a figure be from what is written."""

from decimal import Decimal

from reconcile.rulepack.entry import Entry


class Tolerance(Entry, frozen=True, kw_only=True):
    """`below` and `above` are relative (0.1 is 10 %), both closed; `forms` are the words that they belong to."""

    forms: tuple[str, ...] = ()
    below: Decimal = Decimal(0)
    above: Decimal = Decimal(0)
