"""rules/modality.yaml: words that make a figure a plan, a forecast, a target or a condition, and words that deny it."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class ModalityWord(Entry, frozen=True, kw_only=True):
    """`modality` is what the forms make of the figures after them."""

    modality: Literal["plan", "forecast", "target", "condition", "denied"]
    forms: tuple[str, ...]
