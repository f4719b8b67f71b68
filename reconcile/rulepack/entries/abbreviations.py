"""rules/abbreviations.yaml: words whose full stop does not end a sentence."""

from reconcile.rulepack.entry import Entry


class Abbreviation(Entry, frozen=True, kw_only=True):
    """`forms` are written with their full stop ("Mr.", "U.S."). Those that may be the last word of a sentence have
    `ends`: they are where a word of the role "sentence opener" in rules/vocabulary.yaml follows ("... in the U.S. The
    firm")."""

    forms: tuple[str, ...]
    ends: bool = False
