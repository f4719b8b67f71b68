"""rules/abbreviations.yaml: words whose full stop does not end a sentence."""

from reconcile.rulepack.entry import Entry


class Abbreviation(Entry, frozen=True, kw_only=True):
    """`forms` are written with their full stop ("Mr.", "U.S.")."""

    forms: tuple[str, ...]
