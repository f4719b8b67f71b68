"""The units that rules/units.yaml stands for: its entries, and their SI multiples ("kilowatt", "kW") by rule."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reconcile.rulepack.entries.units import Unit

# The SI brochure, table 7, without what nobody writes. The micro sign and the Greek letter look alike.
_SI: dict[str, tuple[str, ...]] = {
    "yotta": ("Y",),
    "zetta": ("Z",),
    "exa": ("E",),
    "peta": ("P",),
    "tera": ("T",),
    "giga": ("G",),
    "mega": ("M",),
    "kilo": ("k",),
    "hecto": ("h",),
    "deci": ("d",),
    "centi": ("c",),
    "milli": ("m",),
    "micro": ("µ", "μ"),
    "nano": ("n",),
    "pico": ("p",),
    "femto": ("f",),
}
POWERS = {"square": "area", "cubic": "volume"}


def all_units(entries: Iterable[Unit]) -> tuple[Unit, ...]:
    """The entries, then the multiples of those that have any and that no entry of its own describes."""
    given = tuple(entries)
    known = {entry.id for entry in given}
    return (*given, *(unit for entry in given for unit in _multiples(entry) if unit.id not in known))


def dimensions(entries: Iterable[Unit]) -> dict[str, str]:
    """What each unit measures, by its name; squares and cubes of lengths are among them."""
    found: dict[str, str] = {}
    for unit in all_units(entries):
        found.setdefault(unit.id, unit.dimension)
        if unit.dimension == "length":
            found |= {f"{power} {unit.id}": dimension for power, dimension in POWERS.items()}
    return found


def _multiples(entry: Unit) -> Iterator[Unit]:
    """With every prefix as words, with those in `si` as symbols."""
    stems = [*(form for form in entry.symbols if len(form) == len(entry.symbols[0])), *entry.attached]
    for prefix, signs in _SI.items() if entry.si else ():
        yield replace(
            entry,
            id=prefix + entry.id,
            symbols=tuple(sign + stem for sign in signs if signs[0] in entry.si for stem in stems),
            attached=(),
            words=tuple(prefix + word for word in entry.words if " of " not in word),
            prefixes=(),
            weak=(),
            singular=(),
        )
