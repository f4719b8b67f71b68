"""The days of holidays: by their date, by the nth of a weekday in a month, by their distance from Easter."""

import re
from datetime import date, timedelta

from reconcile.model import Holiday
from reconcile.normalise.calendar_dates import Context, Meaning, strain
from reconcile.normalise.calendar_reference import real_day
from reconcile.normalise.calendar_units import month_span, one_day

_RULE = re.compile(
    r"(?:(?P<month>\d+)-(?P<day>\d+)|(?P<in>\d+)/(?P<nth>-?\d)/(?P<weekday>[1-7])|(?P<easter>easter))(?P<days>[+-]\d+)?"
)


def holiday(written: Holiday, context: Context) -> Meaning | None:
    """The day of a holiday: in its year, or the one nearest to the anchor that the tense allows."""
    now = context.now
    year = written.year
    if written.year_shift is not None and now is not None:
        year = now.year + written.year_shift
    if year is not None:
        day = holiday_in(written.rule, year)
        return Meaning(period=one_day(day), granularity="day") if day else None
    if now is None:
        return None
    days = [day for y in (now.year - 1, now.year, now.year + 1) if (day := holiday_in(written.rule, y)) is not None]
    if written.shift == 0:
        days = [day for day in days if day.year == now.year]
    elif written.shift is not None:
        days = [day for day in days if (day > now if written.shift > 0 else day < now)]
    best = min(days, key=lambda day: (strain(day, now, context.tense), day), default=None)
    if best is None:
        return None
    return Meaning(period=one_day(best), granularity="day", derivation=f"the year nearest to {context.spoken()}")


def holiday_in(rule: str, year: int) -> date | None:
    """The day on which a holiday falls; None where the rule or the calendar has none."""
    match = _RULE.fullmatch(rule)
    if match is None:
        return None
    if match["easter"]:
        day: date | None = _easter(year)
    elif match["month"]:
        day = real_day(year, int(match["month"]), int(match["day"]))
    else:
        day = _nth_weekday(year, int(match["in"]), int(match["nth"]), int(match["weekday"]))
    return None if day is None else day + timedelta(int(match["days"] or 0))


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    span = month_span(year * 12 + month - 1, 1)
    if span.low is None or span.high is None:
        return None
    if nth > 0:
        return span.low + timedelta((weekday - span.low.isoweekday()) % 7 + 7 * (nth - 1))
    return span.high - timedelta((span.high.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def _easter(year: int) -> date:
    """Western Easter Sunday. Source: the Gregorian algorithm of Nature, vol. 13 (1876), p. 487."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
