"""How near the values of two claims are, whatever they measure."""

from decimal import Decimal
from math import floor

from msgspec.structs import replace

from reconcile.model import Claim, Interval, Period
from reconcile.units import conversion

LIKE_DIGITS = Decimal("0.02")  # "$3.2 million" and "$3.18 billion"
ROUGHEST = Decimal("0.03")  # of a figure; what is rounded more shares its digits with too many
VAGUER = 0.8  # "this year" holds many a day
NEAR_BOUND = Decimal("1.2")  # times; a bound that is farther off says little of the figure
FAR_BOUND = 10  # times; nobody who means 1,800 says "more than 30"
CONVERTED = ("quantity", "duration")
STEPS = 38  # in each power of ten: a step is 6% wide
OTHER_SIZE = 30  # times; farther apart than that, and with other digits, two amounts are two facts


def likeness_of_values(a: Claim, b: Claim) -> float:
    """1 where the values may be one, less where one of two dates is vaguer, a half where they are of one size or share
    their digits, less than nothing where one is many times the other: $84 and $27 million are no misprints of each
    other. It never decides alone."""
    if a.unit != b.unit and a.kind in CONVERTED:
        return 1.0 if is_one_number(a, in_unit_of(a, b)) else 0.5
    x, y = a.value, b.value
    if isinstance(x, Period) and isinstance(y, Period):
        return 1.0 if x == y else VAGUER if x.overlaps(y) else 0.5
    if not isinstance(x, Interval) or not isinstance(y, Interval) or (a.unit != b.unit and a.kind != "count"):
        return 0.5
    if within_rounding(a, b) and (a.kind not in ("count", "ordinal") or x.overlaps(y) or not _is_next(x, y)):
        # "More than 1,100" and "more than 340" can both be right; that makes them no more likely one.
        low, high = sorted((_size(x), _size(y)))
        if None not in (x.low, x.high, y.low, y.high) or NEAR_BOUND * low >= high:
            return 1.0
        if FAR_BOUND * low >= high:
            return 0.5
    if a.kind in ("quantity", "percent", "percent_change"):
        return 0.5  # of degrees and shares one may be many times the other and still be its misprint
    if is_of_one_size(a, b):
        return 0.5
    low, high = sorted((_size(x), _size(y)))
    return 0.0 if OTHER_SIZE * low >= high else -1.0


def is_of_one_size(a: Claim, b: Claim) -> bool:
    """Whether two figures are no more than twice one another, or share their digits, in one unit or as written."""
    x, y = a.value, b.value if a.value == b.value else in_unit_of(a, b).value
    if not isinstance(x, Interval) or not isinstance(y, Interval):
        return False
    low, high = sorted((_size(x), _size(y)))
    return 2 * low >= high or _same_digits(low, high, max(_roughness(a), _roughness(b)))


def in_unit_of(a: Claim, b: Claim) -> Claim:
    """A length, mass, time … in the unit of another claim; as it is where that is of another kind or dimension."""
    if a.unit == b.unit or a.kind != b.kind or a.kind not in CONVERTED or not (a.unit and b.unit):
        return b
    convert = conversion(b.unit, a.unit)
    if convert is None or not isinstance(b.value, Interval):
        return b
    low, high = (None if end is None else convert(end) for end in (b.value.low, b.value.high))
    precision = None if b.precision is None else b.precision * convert.factor
    return replace(b, unit=a.unit, value=Interval(low=low, high=high), precision=precision)


def sizes(claim: Claim, unit: str) -> tuple[int, ...]:
    """Steps of a scale on which two figures that are within 3% of each other share one, in whatever units they are;
    none where the figure can't be given in the unit or isn't one number above zero."""
    convert = conversion(claim.unit or unit, unit)
    value = claim.value
    if convert is None or not isinstance(value, Interval):
        return ()
    size = convert(_size(value))
    if size <= 0:
        return ()
    step = float(size.log10()) * STEPS
    return floor(step), floor(step + 0.5)  # half a step apart, or two neighbours could fall on two steps


def differ(a: Claim, b: Claim) -> bool:
    """Whether two figures of one dimension are two numbers: 95 and 94 meet in nothing but the half between them."""
    b = in_unit_of(a, b)
    if a.unit != b.unit:
        return False
    if likeness_of_values(a, b) < 1.0:
        return True
    x, y = a.value, b.value
    if not isinstance(x, Interval) or not isinstance(y, Interval) or not (x.is_point and y.is_point):
        return False
    slack = (a.precision or Decimal(0)) + (b.precision or Decimal(0))
    return bool(slack) and abs(_size(x) - _size(y)) >= slack


def within_rounding(a: Claim, b: Claim) -> bool:
    """Whether two figures in one unit may be one number, given the last digits that are written."""
    x, y, slack = a.value, b.value, (a.precision or Decimal(0)) + (b.precision or Decimal(0))
    if not isinstance(x, Interval) or not isinstance(y, Interval):
        return False
    return (x.low is None or y.high is None or x.low <= y.high + slack) and (
        y.low is None or x.high is None or y.low <= x.high + slack
    )


def is_one_number(a: Claim, b: Claim) -> bool:
    """Whether two figures in one unit, neither of them a bound, are one number within their rounding."""
    closed = all(isinstance(c.value, Interval) and None not in (c.value.low, c.value.high) for c in (a, b))
    return closed and a.unit == b.unit and within_rounding(a, b)


def _is_next(x: Interval, y: Interval) -> bool:
    """Whether two whole numbers follow each other: no rounding makes two people of one."""
    return abs(_size(x) - _size(y)) == 1


def _size(value: Interval) -> Decimal:
    return abs(value.low if value.low is not None else value.high or Decimal(0))


def _roughness(claim: Claim) -> Decimal:
    """By what share of itself a figure may be rounded, from what is written: 0.028 of "$1.8 million"."""
    size = _size(claim.value) if isinstance(claim.value, Interval) else Decimal(0)
    return min(ROUGHEST, (claim.precision or Decimal(0)) / size) if size else Decimal(0)


def _same_digits(a: Decimal, b: Decimal, slack: Decimal) -> bool:
    """Whether two numbers begin with the same digits, give or take a rounding: a slip of magnitude leaves them so."""
    if not a or not b:
        return False
    ratio = a.scaleb(-a.adjusted()) / b.scaleb(-b.adjusted())
    return any(abs(ratio * times - 1) <= max(LIKE_DIGITS, slack) for times in (1, 10, Decimal("0.1")))


def written_digits(claim: Claim) -> int:
    value = claim.value
    if not isinstance(value, Interval) or not value.is_point or not value.low or not claim.precision:
        return 0
    return value.low.adjusted() - (2 * claim.precision).adjusted() + 1
