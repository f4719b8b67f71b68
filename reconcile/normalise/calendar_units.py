"""Arithmetic on calendar units: which days a week, a quarter or a decade holds, and parts of them."""

from calendar import monthrange
from datetime import date, timedelta

from reconcile.model import CalendarUnit, Period
from reconcile.model.claim import Granularity

WEEK = 7
_OF_WEEK = ((0, 2), (1, 4), (3, 6))  # early in a week is Monday to Wednesday, mid Tuesday to Friday, late from Thursday
_OF_MONTH = {(0, 2): (1, 15), (4, 6): (16, 31)}  # "early March" and "late March" are its halves
MONTHS: dict[CalendarUnit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def unit_around(day: date, unit: CalendarUnit, offset: int = 0) -> Period:
    """The calendar unit that holds `day`, or the one `offset` units later; weeks run from Monday to Sunday.

    Raises:
        ValueError, OverflowError: where it leaves the years 1 to 9999.
    """
    if unit in ("day", "workday"):
        return one_day(moved(day, unit, offset))
    if unit in ("week", "weekend"):
        monday = day - timedelta(day.weekday()) + timedelta(7 * offset)
        return Period(low=monday + timedelta(5 if unit == "weekend" else 0), high=monday + timedelta(6))
    months = MONTHS[unit]
    return month_span((day.year * 12 + day.month - 1) // months * months + months * offset, months)


def month_span(first: int, months: int) -> Period:
    """The days of some months; `first` counts months from January of the year 0.

    Raises:
        ValueError: where it leaves the years 1 to 9999.
    """
    low = date(first // 12, first % 12 + 1, 1)
    last = first + months - 1
    return Period(low=low, high=date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]))


def moved(day: date, unit: CalendarUnit, count: int) -> date:
    """The day `count` units away; the 31st becomes the last day of a shorter month.

    Raises:
        ValueError, OverflowError: where it leaves the years 1 to 9999.
    """
    if unit in MONTHS:
        months = day.year * 12 + day.month - 1 + MONTHS[unit] * count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    if unit == "workday":
        return _worked(day, count)
    return day + timedelta(count * (1 if unit == "day" else 7))


def _worked(day: date, count: int) -> date:
    """The day some working days away, Monday to Friday; a count at a weekend begins with the day after or before it."""
    ahead = 1 if count > 0 else -1
    if day.isoweekday() > 5:
        day += timedelta(5 - day.isoweekday() if count > 0 else 8 - day.isoweekday())
    weeks, rest = divmod(abs(count), 5)
    day += timedelta(7 * weeks * ahead)
    while rest:
        day += timedelta(ahead)
        rest -= day.isoweekday() <= 5
    return day


def sixths(whole: Period, first: int, last: int) -> Period | None:
    """Part of a period, in sixths of it: whole months of a year, whole days of anything shorter."""
    if whole.low is None or whole.high is None or whole.days is None:
        return None
    months = (whole.high.year - whole.low.year) * 12 + whole.high.month - whole.low.month + 1
    if months % 6 == 0 and whole.low.day == 1:
        begin = whole.low.year * 12 + whole.low.month - 1
        return month_span(begin + months * first // 6, months * (last - first) // 6)
    if whole.days == WEEK:
        begin, end = _OF_WEEK[0 if last <= 2 else 2 if first >= 4 else 1]
        return Period(low=whole.low + timedelta(begin), high=whole.low + timedelta(end))
    if (first, last) in _OF_MONTH and whole.low.day == 1 and months == 1:
        begin, end = _OF_MONTH[first, last]
        return Period(low=whole.low.replace(day=begin), high=whole.low.replace(day=min(whole.days, end)))
    low = whole.low + timedelta(round(whole.days * first / 6))
    high = whole.low + timedelta(max(round(whole.days * last / 6), round(whole.days * first / 6) + 1) - 1)
    return Period(low=low, high=min(high, whole.high))


def shared(whole: Period, unit: CalendarUnit, number: int) -> Period | None:
    """The half or the quarter of a year of any beginning, of a decade or a century; the half of anything shorter.

    `number` counts from 1, or from -1 backwards. None for other units, and for what has no such part.
    """
    if unit not in ("half", "quarter") or whole.low is None or whole.high is None:
        return None
    parts = 2 if unit == "half" else 4
    first = number - 1 if number > 0 else parts + number
    months = (whole.high.year - whole.low.year) * 12 + whole.high.month - whole.low.month + 1
    if not 0 <= first < parts:
        return None
    if whole.low.day == 1 and months % 12 == 0:
        size = months // parts
        return month_span(whole.low.year * 12 + whole.low.month - 1 + size * first, size)
    return sixths(whole, 3 * first, 3 * first + 3) if unit == "half" and months < 6 else None


def one_day(day: date) -> Period:
    return Period(low=day, high=day)


def granularity(unit: CalendarUnit) -> Granularity:
    return "span" if unit == "weekend" else "day" if unit == "workday" else unit
