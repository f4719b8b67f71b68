"""rules/units.yaml: how each unit is written."""

from reconcile.rulepack.entry import Entry


class Unit(Entry, frozen=True, kw_only=True):
    """One unit; the id is pint's canonical name ("kilometer"). `symbols` are case-sensitive, `words` are not."""

    dimension: str
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
