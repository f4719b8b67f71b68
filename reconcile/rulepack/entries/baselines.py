"""rules/baselines.yaml: what a change is measured against."""

from reconcile.rulepack.entry import Entry, Pattern


class Baseline(Entry, frozen=True, kw_only=True):
    """The id is the baseline's name ("year-on-year"); `patterns` are regular expressions for its wordings."""

    patterns: tuple[Pattern, ...]
