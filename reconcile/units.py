"""From one unit into another."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

# The units of most figures, so that few runs pay for loading pint. Year and month are pint's: Julian. A foot is 0.3048
# m and a pound 453.59237 g by the international agreement of 1959.
_DAY = {
    "second": Decimal(1) / 86400,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.4375"),
    "quarter": Decimal("91.3125"),
    "year": Decimal("365.25"),
    "decade": Decimal("3652.5"),
    "century": Decimal("36525"),
}
_METRE = {
    "millimeter": Decimal("0.001"),
    "centimeter": Decimal("0.01"),
    "meter": Decimal(1),
    "kilometer": Decimal(1000),
    "inch": Decimal("0.0254"),
    "foot": Decimal("0.3048"),
    "yard": Decimal("0.9144"),
    "mile": Decimal("1609.344"),
    "nautical_mile": Decimal(1852),
}
_GRAM = {
    "milligram": Decimal("0.001"),
    "gram": Decimal(1),
    "kilogram": Decimal(1000),
    "metric_ton": Decimal(1_000_000),
    "ounce": Decimal("28.349523125"),
    "pound": Decimal("453.59237"),
}
# Days by which a length falls short of its first and last day and all between, where only one of the two is counted:
# 3 to 12 May is ten days, or nine.
ONE_END = 1
_POINT = {"percentage_point": Decimal(1), "basis_point": Decimal("0.01")}


class Conversion(Struct, frozen=True, kw_only=True):
    """`value` × `factor` + `offset`; the factor is above zero, so that order is kept."""

    factor: Decimal
    offset: Decimal = Decimal(0)

    def __call__(self, value: Decimal) -> Decimal:
        return value * self.factor + self.offset


@lru_cache(maxsize=4096)
def conversion(unit: str, other: str, *, difference: bool = False) -> Conversion | None:
    """How a figure in `unit` is written in `other`, both by pint's names; None where they measure different things.

    `difference` is for changes: a rise by 2 °C is one by 3.6 °F.
    """
    if unit == other:
        return Conversion(factor=Decimal(1))
    for table in (_DAY, _POINT, _METRE, _GRAM):
        if unit in table and other in table:
            return Conversion(factor=table[unit] / table[other])
    if {unit, other} & {"percent", *_POINT}:
        return None
    return _by_pint(unit, other, difference)


def is_known(unit: str) -> bool:
    """Whether the name is one that figures can be converted from and to."""
    return any(unit in table for table in (_DAY, _POINT, _METRE, _GRAM)) or _by_pint(unit, unit, False) is not None


def _by_pint(unit: str, other: str, difference: bool) -> Conversion | None:
    convert = _converter()
    zero, one = convert(Decimal(0), unit, other), convert(Decimal(1), unit, other)
    if zero is None or one is None or one <= zero:
        return None
    return Conversion(factor=one - zero, offset=Decimal(0) if difference else zero)


@lru_cache(maxsize=1)
def _converter() -> Callable[[Decimal, str, str], Decimal | None]:
    import pint

    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    registry.define("barrel = 42 * gallon")  # of oil: nobody tells news in barrels of beer, which pint has
    registry.define("part_per_million = 1e-6")
    registry.define("part_per_billion = 1e-9")

    def convert(value: Decimal, unit: str, other: str) -> Decimal | None:
        try:
            return Decimal(str(registry.Quantity(value, unit).to(other).magnitude))
        except Exception:  # a unit is any text a rule pack gave; pint's parser raises what its tokenizer raises
            return None

    return convert
