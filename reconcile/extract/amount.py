"""A numeral with the unit that a dimension read beside it: what a figure is before ranges, bounds and direction."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.numerals import Numeral
from reconcile.extract.qualifiers import Qualifier
from reconcile.model import Kind


class Amount(Struct, frozen=True, kw_only=True, gc=False):
    """`start` and `end` take in the unit; `kind` is None as long as no unit is known.

    `ulp` is the unit of the last written digit, in `unit`. `suffixed` says that the unit stands behind the number, so
    that bare numbers before it may share it ("2, 3 and 5 km"), `prefixed` that it stands before ("€3-4bn"). `part`
    marks hundredths that may add to the amount before ("3 dollars 50 cents"). `qualifier` stands between the number
    and its noun. `factor` is what one of the number is in `unit`: 0.01 for cents.
    """

    numeral: Numeral
    start: int
    end: int
    low: Decimal
    high: Decimal
    ulp: Decimal
    kind: Kind | None = None
    unit: str = ""
    candidates: tuple[str, ...] = ()
    assumed: bool = False
    noun: str | None = None
    suffixed: bool = False
    prefixed: bool = False
    part: bool = False
    factor: Decimal = Decimal(1)
    qualifier: Qualifier | None = None


def amount(
    numeral: Numeral,
    *,
    kind: Kind | None = None,
    unit: str = "",
    start: int | None = None,
    end: int | None = None,
    factor: Decimal = Decimal(1),
    candidates: tuple[str, ...] = (),
    assumed: bool = False,
    noun: str | None = None,
    part: bool = False,
) -> Amount:
    """An amount from a numeral whose unit begins at `start` or ends at `end`; its value is multiplied by `factor`."""
    high = numeral.value if numeral.high is None else numeral.high
    return Amount(
        numeral=numeral,
        start=numeral.start if start is None else start,
        end=numeral.end if end is None else end,
        low=numeral.value * factor,
        high=high * factor,
        ulp=numeral.ulp * factor,
        kind=kind,
        unit=unit,
        candidates=candidates,
        assumed=assumed,
        noun=noun,
        suffixed=end is not None,
        prefixed=start is not None,
        part=part,
        factor=factor,
    )


def in_short_millions(found: Amount) -> Amount | None:
    """A length that may be an amount, without a unit: "471m" behind "$512m, up from"; None where it can't be one."""
    scale = found.numeral.money_scale
    if found.kind != "quantity" or found.unit != "meter" or scale is None or found.end != scale.end:
        return None
    value = found.numeral.value * scale.factor
    numeral = replace(found.numeral, glued=False)
    ulp = found.numeral.ulp * scale.factor
    return replace(found, numeral=numeral, kind=None, unit="", low=value, high=value, ulp=ulp)
