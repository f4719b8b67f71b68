"""rules/units.yaml: how each unit is written."""

from reconcile.rulepack.entry import Entry


class Unit(Entry, frozen=True, kw_only=True):
    """One unit; the id is a name that pint reads ("kilometer", "square meter", "mile / hour"), or "magnitude", "point".

    `symbols` are read in their own spelling ("km"), attached or after a space; `attached` symbols only right behind the
    digits, since after a space they are words or mean something else ("5C"). `words` are found in any case, with
    their plural in -s; `prefixes` are words before it ("magnitude 6.3"). `weak` are those of the forms that
    commonly mean something else ("pound", "in"): they are read only where one of the words in `needs` stands within
    forty characters before or after, in the same sentence.
    """

    dimension: str
    symbols: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
