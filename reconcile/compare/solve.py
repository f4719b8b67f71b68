"""A formula solved for any of its roles, over extents."""

from calendar import isleap
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reconcile.compare.extent import Extent
from reconcile.rulepack.formula import Formula
from reconcile.units import ONE_END

_NOUGHT = Decimal(0)
QUARTER = Decimal("0.25")  # what a whole number, of days or years, is widened by: neighbours share nothing
_COUNTED = Extent(low=1 - ONE_END - QUARTER, high=1 + QUARTER)  # days that counting the ends adds to their distance
_ONE_DAY = timedelta(days=1)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def implied(formula: Formula, values: Mapping[str, Extent], role: str) -> Extent | None:
    """What the other roles leave for one; None where they leave everything, or the formula has no answer for them.

    Days are ordinals. A figure below nought takes no part in a product, which rises with both of its factors, nor is
    anything above or below it: a loss that grows falls.
    """
    a = values.get(formula.terms[0])
    b = values.get(formula.terms[-1]) if len(formula.terms) > 1 else None
    result = values.get(formula.result)
    forward, first = role == formula.result, role == formula.terms[0]
    match formula.operation:
        case "product":
            return _product(a, b) if forward else _quotient(result, b if first else a)
        case "growth":
            factor = _factor(b)
            if forward or first:
                return _product(a, factor) if forward else _quotient(result, factor)
            return _rate(_quotient(result, a))
        case "difference":
            if forward:
                return _sum(a, b)
            return _sum(result, _negative(b if first else a))
        case "days" if len(formula.terms) > 1:
            return (
                _start_or_end(result, b, back=True) if first else _length(a, b) if forward else _start_or_end(result, a)
            )
        case "sum" | "days":
            return a if forward else result
        case "above" | "below":
            return _beyond(a if forward else result, up=(formula.operation == "above") == forward)
        case "years":
            return _age(a, b) if forward else _birth(result, b) if first else _birthday(result, a)


def as_days(low: date | None, high: date | None) -> Extent:
    """The days between two ends, both included, as ordinals."""
    return Extent(
        low=None if low is None else low.toordinal() - QUARTER,
        high=None if high is None else high.toordinal() + QUARTER,
    )


def days_in(extent: Extent) -> tuple[date | None, date | None]:
    """The first and the last day of an extent of ordinals."""
    return _day(_up(extent.low)), _day(_down(extent.high))


def _product(a: Extent | None, b: Extent | None) -> Extent | None:
    if a is None or b is None or _below(a) or _below(b):
        return None
    high = None if a.high is None or b.high is None else a.high * b.high
    return Extent(low=_floor(a) * _floor(b), high=high)


def _quotient(a: Extent | None, b: Extent | None) -> Extent | None:
    if a is None or b is None or _below(a) or _below(b) or b.high == 0:
        return None
    low = _NOUGHT if b.high is None else _floor(a) / b.high
    high = None if a.high is None or _floor(b) == 0 else a.high / _floor(b)
    return None if low == 0 and high is None else Extent(low=low, high=high)


def _factor(rate: Extent | None) -> Extent | None:
    if rate is None:
        return None
    return Extent(low=None if rate.low is None else 1 + rate.low, high=None if rate.high is None else 1 + rate.high)


def _rate(factor: Extent | None) -> Extent | None:
    if factor is None:
        return None
    return Extent(
        low=None if factor.low is None else factor.low - 1, high=None if factor.high is None else factor.high - 1
    )


def _sum(a: Extent | None, b: Extent | None) -> Extent | None:
    if a is None or b is None:
        return None
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return None if low is None and high is None else Extent(low=low, high=high)


def _negative(a: Extent | None) -> Extent | None:
    if a is None:
        return None
    return Extent(low=None if a.high is None else -a.high, high=None if a.low is None else -a.low)


def _beyond(a: Extent | None, *, up: bool) -> Extent | None:
    """All that is more, or less, than a figure; of losses, which narrow as they rise, nothing is said."""
    end = None if a is None or _below(a) else a.low if up else a.high
    if end is None:
        return None
    return Extent(low=end) if up else Extent(high=end)


def _length(start: Extent | None, end: Extent | None) -> Extent | None:
    """Days from the first to the last; writers count both of them, or only one."""
    return _sum(_sum(end, _negative(start)), _COUNTED)


def _start_or_end(length: Extent | None, other: Extent | None, *, back: bool = False) -> Extent | None:
    between = _sum(length, _negative(_COUNTED))
    return _sum(other, _negative(between) if back else between)


def _age(birth: Extent | None, day: Extent | None) -> Extent | None:
    """Whole years, as birthdays count them."""
    if birth is None or day is None:
        return None
    (born_first, born_last), (first, last) = days_in(birth), days_in(day)
    least, most = _years(born_last, first), _years(born_first, last)
    return Extent(low=None if least is None else least - QUARTER, high=None if most is None else most + QUARTER)


def _birth(age: Extent | None, day: Extent | None) -> Extent | None:
    if age is None or day is None:
        return None
    (first, last), least, most = days_in(day), _up(age.low), _down(age.high)
    before = _moved(first, None if most is None else -most - 1)
    return as_days(before + _ONE_DAY if before else None, _moved(last, None if least is None else -least))


def _birthday(age: Extent | None, birth: Extent | None) -> Extent | None:
    if age is None or birth is None:
        return None
    (first, last), least, most = days_in(birth), _up(age.low), _down(age.high)
    after = _moved(last, None if most is None else most + 1)
    return as_days(_moved(first, least), after - _ONE_DAY if after else None)


def _years(born: date | None, day: date | None) -> int | None:
    if born is None or day is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _moved(day: date | None, years: int | None) -> date | None:
    if day is None or years is None or not date.min.year < day.year + years < date.max.year:
        return None
    # Who is born on 29 February is a year older on 1 March of a common year.
    year = day.year + years
    leap = (day.month, day.day) == (2, 29) and not isleap(year)
    return date(year, 3, 1) if leap else day.replace(year=year)


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number is not None and _FIRST <= number <= _LAST else None


def _up(end: Decimal | None) -> int | None:
    return None if end is None else int(end.to_integral_value(ROUND_CEILING))


def _down(end: Decimal | None) -> int | None:
    return None if end is None else int(end.to_integral_value(ROUND_FLOOR))


def _below(a: Extent) -> bool:
    """Whether most of an extent lies below nought; the rounding of a nought reaches there too."""
    return a.high is not None and (a.high <= 0 or (a.low is not None and a.low < -a.high))


def _floor(a: Extent) -> Decimal:
    return max(a.low or _NOUGHT, _NOUGHT)
