"""What one written date means in its context: each form of reconcile/model/moment.py against the calendar."""

from datetime import date, timedelta
from typing import get_args

from msgspec.structs import replace

from reconcile.model import (
    Away,
    Between,
    CalendarDate,
    CalendarUnit,
    Era,
    Fiscal,
    Holiday,
    Nth,
    Open,
    Part,
    Period,
    Relative,
    Rolling,
    Season,
    Tense,
    Written,
)
from reconcile.model.claim import Granularity
from reconcile.normalise.calendar_dates import Context, Meaning, calendar_date
from reconcile.normalise.calendar_holidays import holiday
from reconcile.normalise.calendar_units import (
    MONTHS,
    granularity,
    month_span,
    moved,
    one_day,
    shared,
    sixths,
    unit_around,
)

_GRAIN: dict[CalendarUnit, CalendarUnit] = {"decade": "year", "century": "decade"}  # "a decade ago" tells a year


def meaning(written: Written, context: Context) -> Meaning | None:
    """The days that a written date means; None where the context doesn't tell.

    Raises:
        ValueError, OverflowError: where it leaves the years 1 to 9999.
    """
    match written:
        case CalendarDate():
            return calendar_date(written, context)
        case Holiday():
            return holiday(written, context)
        case Relative():
            return _relative(written, context)
        case Rolling():
            return _rolling(written, context)
        case Away():
            return _away(written, context)
        case Part():
            return _part(written, context)
        case Open():
            return _open(written, context)
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


def _relative(written: Relative, context: Context) -> Meaning | None:
    unit, offset = written.unit, written.offset
    told = written.anchor == "text" or (written.unit in _GRAIN and offset == 0)  # "the end of the decade" spoken of
    if told and context.text is not None:
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
        if written.count > 0:
            until = moved(end.period.high, written.unit, written.count) - timedelta(1)
            return replace(end, period=Period(low=end.period.high, high=until), granularity="span")
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
        first, last = ends if written.count < 0 else ends[::-1]
        period = Period(low=first.low, high=last.high)
    elif written.count < 0:
        period = Period(low=moved(now, written.unit, written.count), high=now - timedelta(1))
    else:
        period = Period(low=now + timedelta(1), high=moved(now, written.unit, written.count))
    side = "up to" if written.count < 0 else "after"
    count = f"{abs(written.count)} {written.unit}{'s' if abs(written.count) > 1 else ''}"
    return Meaning(period=period, granularity="span", derivation=f"{count} {side} {context.spoken()}")


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
    if exact or finest in ("workday", "day") or (written.exact and finest == "week"):
        period = Period(low=low, high=high if base.is_point else _month_end(base.high, high))
        days = period.days or 1
        size: Granularity = (
            "day" if days == 1 else granularity(finest) if period == unit_around(low, finest) else "span"
        )
        return Meaning(period=period, granularity=size, derivation=derivation)
    size_of = _GRAIN.get(finest, finest)
    return Meaning(
        period=unit_around(low, size_of), granularity=granularity(size_of), approximate=True, derivation=derivation
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


def _open(written: Open, context: Context) -> Meaning | None:
    of, now = meaning(written.of, context), context.now
    if of is None or of.period.low is None or of.period.high is None or now is None:
        return None
    if not of.period.low <= now <= of.period.high:
        first, last = (0, 2) if written.elapsed else (4, 6)
        return _part(Part(name="part", first=first, last=last, of=written.of), context)
    period = Period(low=of.period.low, high=now) if written.elapsed else Period(low=now, high=of.period.high)
    return replace(of, period=period, granularity="span", approximate=True)


def _nth(written: Nth, context: Context) -> Meaning | None:
    if written.of is None:
        return _loose(written, context)
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
    share = shared(of.period, written.unit, written.number) if written.count == 1 else None
    if share is not None:
        return replace(of, period=share, granularity=granularity(written.unit) if of.granularity == "year" else "span")
    begin, end = _counted_units(written, low, high)
    slack = timedelta(6 if written.unit in ("week", "weekend") else 0)
    if begin < low - slack or end > high + slack:
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


def _loose(written: Nth, context: Context) -> Meaning | None:
    """A quarter without its year: the last that has begun, the next one where the verb looks ahead, or the nearer one
    where it tells nothing ("Elm files in Q4"). Of the first months of a year those that are over."""
    now = context.now
    if now is None:
        return None
    size = MONTHS[written.unit]
    length = size * written.count
    this = now.year * 12 + now.month - 1
    months = [year * 12 + size * (written.number - 1) for year in (now.year - 1, now.year, now.year + 1)]
    begun = [m for m in months if m + length - size <= this]
    ahead = [m for m in months if m + length > this]
    nearer = bool(ahead) and ahead[0] - this < this - (begun[-1] + length - 1)
    forward = context.tense == "future" or (context.tense is None and nearer)
    chosen = ahead[0] if forward and ahead else begun[-1]
    derivation = f"the {written.unit}{'s' if written.count > 1 else ''} nearest to {context.spoken()}"
    period = month_span(chosen, length)
    one = granularity(written.unit) if written.count == 1 else "span"
    return Meaning(period=period, granularity=one, derivation=derivation, assumed=("year",))


def _season(written: Season, context: Context) -> Meaning | None:
    if written.of is not None:
        of = meaning(written.of, context)
        year = of.period.low.year if of and of.period.low else None
    elif written.shift is None and context.now is not None:
        year = _season_year(written, context.now, context.tense)
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


def _season_year(written: Season, now: date, tense: Tense | None) -> int:
    """The year in which a season begins: the last begun, or the next to end where the verb looks ahead."""
    this = now.year * 12 + now.month - 1
    begins = [(year, year * 12 + written.month - 1) for year in (now.year - 1, now.year, now.year + 1)]
    if tense == "future":
        return next((year for year, first in begins if first + written.months > this), now.year)
    return max(year for year, first in begins if first <= this)


def _between(written: Between, context: Context) -> Meaning | None:
    first = meaning(written.first, context)
    if first is None or first.period.low is None:
        return None
    last_context = context
    last = written.last
    if isinstance(last, CalendarDate) and (last.year, last.shift, last.year_shift) == (None, None, None):
        last_context = replace(context, reference=first.period.low, speech=None, text=None, tense="future")
    then = meaning(last, last_context)
    if then is None or then.period.high is None or then.period.high < first.period.low:
        return None
    return Meaning(
        period=Period(low=first.period.low, high=then.period.high),
        granularity="span",
        approximate=first.approximate or then.approximate,
        derivation=first.derivation or then.derivation,
        assumed=tuple(dict.fromkeys(first.assumed + then.assumed)),
        weekday_mismatch=first.weekday_mismatch or then.weekday_mismatch,
    )
