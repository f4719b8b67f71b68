"""rules/furniture.yaml: text that is not part of an article."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class FurnitureRule(Entry, frozen=True, kw_only=True):
    """`pattern` is a regular expression for a line; `extent` says what goes with it: the line, its paragraph, or all
    that follows. `reason` is what the report says of it."""

    pattern: str
    extent: Literal["line", "paragraph", "rest"]
    reason: str
