"""What a calendar date means of which a part may be missing: the year, the month, or all but the weekday."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from reconcile.model import CalendarDate, Period, Tense
from reconcile.model.claim import Granularity
from reconcile.normalise.calendar_reference import INFERRED, real_day
from reconcile.normalise.calendar_units import month_span, one_day

GRACE = 14  # days by which a verb's tense may be wrong about a date: "arrived on March 20" in a text of March 18
HALF_YEAR = 183
LEAP = 4  # 29 February comes every four years
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Context(Struct, frozen=True, kw_only=True, gc=False):
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


class Meaning(Struct, frozen=True, kw_only=True, gc=False):
    """The days, and how they came about; see Resolved."""

    period: Period
    granularity: Granularity
    approximate: bool = False
    derivation: str | None = None
    assumed: tuple[str, ...] = ()
    weekday_mismatch: str | None = None
    alternatives: tuple[Period, ...] = ()


def calendar_date(written: CalendarDate, context: Context) -> Meaning | None:
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
    return _day_alone(written, context)


def _numeric(written: CalendarDate, numbers: tuple[int, int], context: Context) -> Meaning | None:
    a, b = numbers
    # of English texts that settle nothing, most are American
    orders = [False, True] if context.month_first is False else [True, False]
    readings = []
    for month_first in orders:
        month, day = (a, b) if month_first else (b, a)
        if month <= 12:
            found = calendar_date(replace(written, numeric=None, month=month, day=day), context)
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
    days.sort(key=lambda day: (strain(day, now, context.tense), day))
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
    derivation = f"the year nearest to {context.spoken()}"
    if agrees and best == context.reference and context.how == INFERRED:
        derivation = "the one year that the weekday and the years named in the text allow"
    return _on(best, written, derivation, () if agrees or not far else ("year",))


def _day_alone(written: CalendarDate, context: Context) -> Meaning | None:
    """ "on the 27th": the next after the date that the text named before, else in the nearest month of the tense."""
    now = context.now
    if written.day is None:
        return None
    told = context.text.high if context.text is not None and context.text.is_point else None
    if told is not None:
        this = told.year * 12 + told.month - 1
        near = [real_day(m // 12, m % 12 + 1, written.day) for m in (this, this + 1)]
        after = [day for day in near if day is not None and day >= told]
        return _on(after[0], written, f"after {told}", ("month",)) if after else None
    if now is None:
        return None
    this = now.year * 12 + now.month - 1
    days = [real_day(m // 12, m % 12 + 1, written.day) for m in (this - 1, this, this + 1)]
    ahead = context.tense == "future"
    fitting = [day for day in days if day is not None and (day >= now if ahead else day <= now)]
    best = min(fitting, key=lambda day: abs((day - now).days), default=None)
    return None if best is None else _on(best, written, f"nearest to {context.spoken()}", ("month",))


def strain(day: date, now: date, tense: Tense | None) -> int:
    """How badly a day fits, in days: its distance, and half a year more on the wrong side of the tense."""
    away = (day - now).days
    against = (tense == "past" and away > GRACE) or (tense == "future" and away < -GRACE)
    return abs(away) + (HALF_YEAR if against else 0)


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
        count = written.shift or 0
        if count > 0:
            ahead = (ahead or 7) + 7 * (count - 1)
        day = now + timedelta(ahead)
        word = "after" if ahead else "on"
    else:
        back = (-ahead) % 7
        count = written.shift or 0
        if count < 0:
            back = (back or 7) - 7 * (count + 1)
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
    best = min(days, key=lambda day: (strain(day, now, context.tense), day), default=None)
    return None if best is None else _on(best, written, f"nearest to {context.spoken()}")


def named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day}"
