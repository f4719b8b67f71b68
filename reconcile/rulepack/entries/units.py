"""rules/units.yaml: how each unit is written."""

from reconcile.rulepack.entry import Entry


class Unit(Entry, frozen=True, kw_only=True):
    """One unit; the id is pint's canonical name ("kilometer", "mile_per_hour"), "magnitude" for earthquakes.

    `symbols` are read in their own spelling ("km"), attached or after a space; `attached` symbols only right behind the
    digits, since after a space they are words or mean something else ("5C"). `words` are found in any case, with
    their plural in -s. `needs` are words that must stand within forty characters before or after where the form has a
    commoner meaning ("pound" as a weight: "weighs").
    """

    dimension: str
    symbols: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
