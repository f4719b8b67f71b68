"""What one written date means in its context: each form of reconcile/model/moment.py against the calendar."""

from datetime import date, timedelta
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from reconcile.model import (
    Away,
    Between,
    CalendarDate,
    CalendarUnit,
    Era,
    Fiscal,
    Nth,
    Part,
    Period,
    Relative,
    Rolling,
    Season,
    Tense,
    Written,
)
from reconcile.model.claim import Granularity
from reconcile.normalise.calendar_reference import real_day
from reconcile.normalise.calendar_units import MONTHS, granularity, month_span, moved, one_day, sixths, unit_around

GRACE = 14  # days by which a verb's tense may be wrong about a date: "arrived on March 20" in a text of March 18
HALF_YEAR = 183
LEAP = 4
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Context(Struct, frozen=True, kw_only=True):
    """What a date may be counted from.

    `reference` is the day from which the document speaks and `how` that is known; `speech` the day in the same
    sentence on which something was said; `text` the last date that the text names before. `month_first` is None where
    nothing settles the order of "03/04/2023".
    """

    reference: date | None
    how: str | None
    month_first: bool | None = None
    tense: Tense | None = None
    speech: date | None = None
    text: Period | None = None

    @property
    def now(self) -> date | None:
        return self.speech or self.reference

    def spoken(self) -> str:
        """The anchor in words."""
        if self.speech is not None:
            return named(self.speech)
        return f"{self.reference}, {self.how}"


class Meaning(Struct, frozen=True, kw_only=True):
    """The days, and how they came about; see Resolved."""

    period: Period
    granularity: Granularity
    approximate: bool = False
    derivation: str | None = None
    assumed: tuple[str, ...] = ()
    weekday_mismatch: str | None = None
    alternatives: tuple[Period, ...] = ()


def named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day}"


def meaning(written: Written, context: Context) -> Meaning | None:
    """The days that a written date means; None where the context doesn't tell.

    Raises:
        ValueError, OverflowError: where it leaves the years 1 to 9999.
    """
    match written:
        case CalendarDate():
            return _calendar_date(written, context)
        case Relative():
            return _relative(written, context)
        case Rolling():
            return _rolling(written, context)
        case Away():
            return _away(written, context)
        case Part():
            return _part(written, context)
        case Nth():
            return _nth(written, context)
        case Season():
            return _season(written, context)
        case Era():
            return Meaning(
                period=month_span(written.year * 12, written.years * 12),
                granularity="decade" if written.years == 10 else "century",
            )
        case Fiscal():
            last = written.last or written.year
            period = month_span(written.year * 12, (last - written.year + 1) * 12)
            return Meaning(period=period, granularity="year" if last == written.year else "span", approximate=True)
        case Between():
            return _between(written, context)


def _calendar_date(written: CalendarDate, context: Context) -> Meaning | None:
    if written.numeric is not None:
        return _numeric(written, written.numeric, context)
    year = written.year
    if written.year_shift is not None:
        if context.now is None:
            return None
        year = context.now.year + written.year_shift
    if year is not None:
        return _full(replace(written, year=year), year)
    if written.month is not None:
        return _day_of_year(written, written.month, context) if written.day else _month(written, written.month, context)
    if written.weekday is not None:
        return _weekday_of_month(written, context) if written.day else _weekday(written, written.weekday, context)
    return None


def _numeric(written: CalendarDate, numbers: tuple[int, int], context: Context) -> Meaning | None:
    a, b = numbers
    orders = [False, True] if not context.month_first else [True, False]
    readings = []
    for month_first in orders:
        month, day = (a, b) if month_first else (b, a)
        if month <= 12:
            found = _calendar_date(replace(written, numeric=None, month=month, day=day), context)
            if found is not None:
                readings.append(found)
    if not readings:
        return None
    first = readings[0]
    if len(readings) == 1 or a == b or context.month_first is not None:
        return first
    return replace(first, alternatives=(readings[1].period,), assumed=(*first.assumed, "day-month order"))


def _full(written: CalendarDate, year: int) -> Meaning | None:
    if written.month is None:
        return Meaning(period=month_span(year * 12, 12), granularity="year")
    if written.day is None:
        return Meaning(period=month_span(year * 12 + written.month - 1, 1), granularity="month")
    day = real_day(year, written.month, written.day)
    return None if day is None else _on(day, written)


def _on(day: date, written: CalendarDate, derivation: str | None = None, assumed: tuple[str, ...] = ()) -> Meaning:
    wrong = written.weekday is not None and day.isoweekday() != written.weekday
    return Meaning(
        period=one_day(day),
        granularity="day",
        derivation=derivation,
        assumed=assumed,
        weekday_mismatch=WEEKDAYS[written.weekday - 1] if wrong and written.weekday else None,
    )


def _day_of_year(written: CalendarDate, month: int, context: Context) -> Meaning | None:
    """A day without its year: the one nearest to the anchor that the tense and the weekday allow."""
    now, day_number = context.now, written.day or 1
    if now is None:
        return None
    days = [
        day
        for year in range(now.year - LEAP, now.year + LEAP + 1)
        if (day := real_day(year, month, day_number)) is not None
    ]
    days.sort(key=lambda day: (_strain(day, now, context.tense), day))
    if not days:
        return None
    best = days[0]
    if written.weekday is not None and best.isoweekday() != written.weekday:
        fitting = [
            day for day in days if day.isoweekday() == written.weekday and abs((day - now).days) <= HALF_YEAR + 90
        ]
        best = fitting[0] if fitting else best
    agrees = written.weekday is not None and best.isoweekday() == written.weekday
    far = abs((best - now).days) > HALF_YEAR
    return _on(best, written, f"the year nearest to {context.spoken()}", () if agrees or not far else ("year",))


def _strain(day: date, now: date, tense: Tense | None) -> int:
    """How badly a day fits: its distance, and a year more where it lies on the wrong side of the tense."""
    away = (day - now).days
    against = (tense == "past" and away > GRACE) or (tense == "future" and away < -GRACE)
    return abs(away) + (366 if against else 0)


def _month(written: CalendarDate, month: int, context: Context) -> Meaning | None:
    now = context.now
    if now is None:
        return None
    this = now.year * 12 + now.month - 1
    months = [year * 12 + month - 1 for year in (now.year - 1, now.year, now.year + 1)]
    derivation = f"the month nearest to {context.spoken()}"
    if written.shift is not None:
        chosen = next((m for m in reversed(months) if m < this), months[0])
        if written.shift == 0:
            chosen = months[1]
        elif written.shift > 0:
            chosen = next((m for m in months if m > this), months[-1])
        return Meaning(period=month_span(chosen, 1), granularity="month", derivation=f"counted from {context.spoken()}")
    past = context.tense == "past"
    future = context.tense == "future"
    wrong = {m: 12 * ((past and m > this) or (future and m < this)) for m in months}
    chosen = min(months, key=lambda m: (abs(m - this) + wrong[m], m))
    assumed = ("year",) if abs(chosen - this) > 6 else ()
    return Meaning(period=month_span(chosen, 1), granularity="month", derivation=derivation, assumed=assumed)


def _weekday(written: CalendarDate, weekday: int, context: Context) -> Meaning | None:
    from_text = written.anchor == "text" and context.text is not None and context.text.high is not None
    now = (
        context.text.high
        if from_text and context.text is not None
        else context.reference
        if written.shift is None
        else context.now
    )
    if now is None:
        return None
    ahead = (weekday - now.isoweekday()) % 7
    forward = context.tense == "future" if written.shift is None else written.shift >= 0
    label = named(now) if from_text or (written.shift is not None and context.speech) else f"{now}, {context.how}"
    if forward:
        if written.shift == 1:
            ahead = ahead or 7
        day = now + timedelta(ahead)
        word = "after" if ahead else "on"
    else:
        back = (-ahead) % 7
        if written.shift == -1:
            back = back or 7
        day = now - timedelta(back)
        word = "before" if back else "on"
    return Meaning(period=one_day(day), granularity="day", derivation=f"{WEEKDAYS[weekday - 1]} {word} {label}")


def _weekday_of_month(written: CalendarDate, context: Context) -> Meaning | None:
    """ "Thursday the 21st": the nearest month in which it is one."""
    now = context.now
    if now is None:
        return None
    this = now.year * 12 + now.month - 1
    days = [
        day
        for months in range(this - 6, this + 7)
        if (day := real_day(months // 12, months % 12 + 1, written.day or 1)) is not None
    ]
    days = [day for day in days if day.isoweekday() == written.weekday]
    best = min(days, key=lambda day: (_strain(day, now, context.tense), day), default=None)
    return None if best is None else _on(best, written, f"nearest to {context.spoken()}")


def _relative(written: Relative, context: Context) -> Meaning | None:
    unit, offset = written.unit, written.offset
    if written.anchor == "text" and context.text is not None:
        base = context.text.high if offset > 0 else context.text.low
        label = f"{context.text.low}" if context.text.is_point else f"{context.text.low} to {context.text.high}"
    else:
        base, label = context.now, context.spoken()
    if base is None:
        return None
    if unit == "weekend" and offset == 0 and context.tense == "past" and base.isoweekday() < 6:
        offset = -1
    period = unit_around(base, unit, offset)
    return Meaning(period=period, granularity=granularity(unit), derivation=_counted(unit, offset, label))


def _counted(unit: CalendarUnit, offset: int, label: str) -> str:
    if offset == 0:
        return f"the {unit} of {label}"
    side = "after" if offset > 0 else "before"
    return f"the {unit} {side} {label}" if abs(offset) == 1 else f"{abs(offset)} {unit}s {side} {label}"


def _rolling(written: Rolling, context: Context) -> Meaning | None:
    if written.to is not None:
        end = meaning(written.to, context)
        if end is None or end.period.high is None:
            return None
        low = moved(end.period.high + timedelta(1), written.unit, written.count)
        return replace(end, period=Period(low=low, high=end.period.high), granularity="span")
    now = context.now
    if now is None:
        return None
    if written.unit in ("decade", "century") and abs(written.count) > 1:
        ends = (
            unit_around(now, written.unit, written.count),
            unit_around(now, written.unit, -1 if written.count < 0 else 1),
        )
        low, high = (ends[0].low, ends[1].high) if written.count < 0 else (ends[1].low, ends[0].high)
    elif written.count < 0:
        low, high = moved(now, written.unit, written.count), now - timedelta(1)
    else:
        low, high = now + timedelta(1), moved(now, written.unit, written.count)
    side = "up to" if written.count < 0 else "after"
    count = f"{abs(written.count)} {written.unit}{'s' if abs(written.count) > 1 else ''}"
    return Meaning(
        period=Period(low=low, high=high), granularity="span", derivation=f"{count} {side} {context.spoken()}"
    )


def _away(written: Away, context: Context) -> Meaning | None:
    finest = min((unit for unit, _ in written.steps), key=get_args(CalendarUnit).index)
    if written.origin is not None:
        origin = meaning(written.origin, context)
        base, exact = origin.period if origin else None, True
        label = "" if base is None else f"{base.low}"
    elif written.anchor == "text" and context.text is not None:
        base, label, exact = context.text, f"{context.text.low}", not context.text.is_point or finest in ("day", "week")
    else:
        base, label, exact = (one_day(context.now) if context.now else None), context.spoken(), False
    if base is None or base.low is None or base.high is None:
        return None
    low, high = base.low, base.high
    for unit, count in written.steps:
        low, high = moved(low, unit, count), moved(high, unit, count)
    forward = written.steps[0][1] > 0
    derivation = (
        _counted(finest, written.steps[0][1], label)
        if len(written.steps) == 1
        else f"counted {'after' if forward else 'before'} {label}"
    )
    if exact or finest == "day":
        period = Period(low=low, high=_month_end(base.high, high))
        days = period.days or 1
        size: Granularity = (
            "day" if days == 1 else granularity(finest) if period == unit_around(low, finest) else "span"
        )
        return Meaning(period=period, granularity=size, derivation=derivation)
    return Meaning(
        period=unit_around(low, finest), granularity=granularity(finest), approximate=True, derivation=derivation
    )


def _month_end(before: date, after: date) -> date:
    """The last day of a month stays one when it moves: a year before 29 February's end is 28 February's."""
    if (before + timedelta(1)).day == 1:
        return moved(after.replace(day=1), "month", 1) - timedelta(1)
    return after


def _part(written: Part, context: Context) -> Meaning | None:
    of = meaning(written.of, context)
    period = sixths(of.period, written.first, written.last) if of else None
    return replace(of, period=period, granularity="span", approximate=True) if of and period else None


def _nth(written: Nth, context: Context) -> Meaning | None:
    if written.of is None:
        return _loose_quarter(written, context)
    of = meaning(written.of, context)
    if of is None or of.period.low is None or of.period.high is None:
        return None
    low, high = of.period.low, of.period.high
    if written.number == 0:
        return replace(of, period=unit_around(low, written.unit), granularity=granularity(written.unit))
    if written.weekday is not None:
        step = timedelta(7)
        first = low + timedelta((written.weekday - low.isoweekday()) % 7)
        last = high - timedelta((high.isoweekday() - written.weekday) % 7)
        day = first + step * (written.number - 1) if written.number > 0 else last + step * (written.number + 1)
        return replace(of, period=one_day(day), granularity="day") if low <= day <= high else None
    begin, end = _counted_units(written, low, high)
    if begin < low - timedelta(6) or end > high + timedelta(6):
        return None
    one = written.count == 1 and written.unit != "weekend"
    return replace(of, period=Period(low=begin, high=end), granularity=granularity(written.unit) if one else "span")


def _counted_units(written: Nth, low: date, high: date) -> tuple[date, date]:
    """The ends of the counted units; a week belongs to the month and the year that hold its Thursday."""
    unit, count = written.unit, written.count
    if unit == "week":
        low += timedelta((4 - low.isoweekday()) % 7)
        high -= timedelta((high.isoweekday() - 4) % 7)
    if written.number > 0:
        first = unit_around(low, unit, written.number - 1)
        last = unit_around(low, unit, written.number + count - 2)
    else:
        last = unit_around(high, unit, written.number + 1)
        first = unit_around(high, unit, written.number - count + 2)
    return first.low or low, last.high or high


def _loose_quarter(written: Nth, context: Context) -> Meaning | None:
    """A quarter without its year: the last that has begun, or the next one where the verb looks ahead."""
    now = context.now
    if now is None:
        return None
    size = MONTHS[written.unit]
    this = now.year * 12 + now.month - 1
    months = [year * 12 + size * (written.number - 1) for year in (now.year - 1, now.year, now.year + 1)]
    begun = [m for m in months if m <= this]
    ahead = [m for m in months if m + size > this]
    chosen = ahead[0] if context.tense == "future" and ahead else begun[-1]
    derivation = f"the {written.unit} nearest to {context.spoken()}"
    return Meaning(
        period=month_span(chosen, size), granularity=granularity(written.unit), derivation=derivation, assumed=("year",)
    )


def _season(written: Season, context: Context) -> Meaning | None:
    if written.of is not None:
        of = meaning(written.of, context)
        year = of.period.low.year if of and of.period.low else None
    elif context.now is not None:
        year = context.now.year + (written.shift or 0)
        this = context.now.year * 12 + context.now.month - 1
        if written.shift == -1 and context.now.year * 12 + written.month - 1 + written.months <= this:
            year = context.now.year
        if written.shift == 1 and context.now.year * 12 + written.month - 1 > this:
            year = context.now.year
    else:
        year = None
    if year is None:
        return None
    return Meaning(
        period=month_span(year * 12 + written.month - 1, written.months), granularity="span", approximate=True
    )


def _between(written: Between, context: Context) -> Meaning | None:
    first = meaning(written.first, context)
    if first is None or first.period.low is None:
        return None
    last_context = context
    if isinstance(written.last, CalendarDate) and written.last.year is None and written.last.shift is None:
        last_context = replace(context, reference=first.period.low, speech=None, tense="future")
    last = meaning(written.last, last_context)
    if last is None or last.period.high is None or last.period.high < first.period.low:
        return None
    return Meaning(
        period=Period(low=first.period.low, high=last.period.high),
        granularity="span",
        approximate=first.approximate or last.approximate,
        derivation=first.derivation or last.derivation,
        assumed=tuple(dict.fromkeys(first.assumed + last.assumed)),
        weekday_mismatch=first.weekday_mismatch or last.weekday_mismatch,
    )
