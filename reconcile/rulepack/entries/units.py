"""rules/units.yaml: how each unit is written."""

from reconcile.rulepack.entry import Entry


class Unit(Entry, frozen=True, kw_only=True):
    """One unit; the id is a name that pint reads ("kilometer", "square meter", "mile / hour"), or "magnitude", "point".

    `symbols` are read in their own spelling ("km"), attached or after a space; `attached` symbols only right behind the
    digits, since after a space they are words or mean something else ("5C"). `words` are found in any case, with
    their plural in -s; `prefixes` are words before it ("magnitude 6.3"). `weak` are those of the forms that
    commonly mean something else ("pound", "in"): they are read only where one of the words in `needs` stands within
    forty characters before or after, in the same sentence. One of the words in `against` among the last
    before the number tells against them. `singular` are those of the weak words that need no such
    company in the singular with a number other than one, or joined to it by a hyphen ("200 bar", "a 225-pound guard"),
    unless one of the words in `unless` follows ("a 5-pound note"). `si` are the SI prefixes, as symbols, that the
    first symbol, those of its length and the attached ones are written with ("kW"); where there are any, the words
    take all of them. A weak symbol that is among the attached ones too is weak only after a space ("in").
    """

    dimension: str
    symbols: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    si: tuple[str, ...] = ()
