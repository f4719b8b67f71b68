"""rules/modality.yaml: words that make a figure a plan, a forecast, a target or a condition, and words that deny it."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class ModalityWord(Entry, frozen=True, kw_only=True):
    """`modality` is what the forms make of the figures and dates after them; "affirmed" words between a denial and a
    figure take the denial back: "did not vote until Monday"; so do "asked" words, behind which something is left open
    rather than denied: "did not say how". With `before_figure` the forms count only where a figure is what they
    govern, up to three words on: "plans about 12 stores", but not "the plans cost $4m"."""

    modality: Literal["plan", "forecast", "target", "condition", "denied", "affirmed", "asked"]
    forms: tuple[str, ...]
    before_figure: bool = False
