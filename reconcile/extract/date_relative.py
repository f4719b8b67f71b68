"""Dates that count from another: "next week", "the past ten years", "two weeks ago", "the eve of March 3"."""

from msgspec.structs import replace

from reconcile.extract.date_calendar import calendar_date
from reconcile.extract.date_parts import Reading, short_year, weekday, year
from reconcile.extract.date_tokens import Run
from reconcile.extract.date_units import count_at, singular, unit_at
from reconcile.model import Away, Between, CalendarDate, Holiday, Nth, Relative, Rolling, Season, Written

_BEFORE_VERB = ("will", "to", "would", "could", "can", "may", "might", "must", "should", "shall", "not", "did", "ll")


def named_day(run: Run, i: int) -> Reading:
    value = run.value(i, "relative")
    if value is not None:
        return Relative(unit="day", offset=int(value)), i + 1
    value = run.value(i, "holiday")
    if value is None:
        return None
    return _holiday(run, i, value, None)


def _holiday(run: Run, i: int, rule: str, shift: int | None) -> Reading:
    """ "Christmas Day 2022", "Easter this year", "last Thanksgiving"."""
    if shift is not None:
        return Holiday(rule=rule, shift=shift), i + 1
    named = year(run, run.skip_word(run.skip(i + 1, ","), "of", "in"))
    if named:
        return Holiday(rule=rule, year=named[0]), named[1]
    j = run.skip_word(i + 1, "of", "in")
    turn = run.value(j, "shift") if singular(run, j + 1) == "year" else None
    return (Holiday(rule=rule, year_shift=int(turn)), j + 2) if turn is not None else (Holiday(rule=rule), i + 1)


def shifted(run: Run, i: int) -> Reading:
    """ "next week", "the past ten years", "last Friday", "the following day", "next March"."""
    at = run.skip_word(i, "the")
    value = run.value(at, "shift")
    if value is None:
        return None
    offset, anchor = int(value), run.at(at).words["shift"].entry.anchor
    j = at + 1
    counted = count_at(run, j)
    if counted and at == i and run.is_word(at, "last") and run.is_word(at - 1, *_BEFORE_VERB):
        return None  # "it will last two weeks"
    if counted and offset and (unit := unit_at(run, counted[1])):
        return Rolling(unit=unit, count=offset * counted[0]), counted[1] + 1
    unit = singular(run, j)
    if unit:
        if run.is_word(at, "past"):
            return Rolling(unit=unit, count=-1), j + 1
        if unit == "day" and (
            run.is_word(at, "last", "coming", "upcoming", "current", "present") or (offset == 0 and at == i)
        ):
            return None
        if unit == "day":
            anchor = "text"
        if offset == 0 and anchor == "text" and _is_of_another_year(run, j + 1):
            return None
        return _day_of_week(run, Relative(unit=unit, offset=offset, anchor=anchor), j + 1)
    named = weekday(run, j)
    if named and run.is_word(at, "next"):
        return Nth(unit="day", number=1, weekday=named[0], of=Relative(unit="week", offset=1)), named[1]
    if named and (not run.is_word(at, "past") or run.is_word(at - 1, "this")):
        return CalendarDate(weekday=named[0], shift=offset, anchor=anchor), named[1]
    rule = run.value(j, "holiday")
    if rule is not None and not run.is_word(at, "past"):
        return _holiday(run, j, rule, offset)
    month = run.value(j, "month")
    if month is not None:
        dated = calendar_date(run, j)
        if dated and dated[0].day is None and dated[0].year is None:
            return CalendarDate(month=int(month), shift=offset, anchor=anchor), j + 1
    return season_at(run, j, offset)


def _is_of_another_year(run: Run, j: int) -> bool:
    """Whether a year follows to which "the same month" belongs: "of 2022", "in 2022", "last year", "a year earlier"."""
    if run.is_word(j, "of", "last"):
        return True
    return run.is_word(j, "in", "a") and (run.at(j + 1).small.isdigit() or run.is_word(j + 1, "year"))


def _day_of_week(run: Run, written: Relative, j: int) -> Reading:
    """ "next week on Friday", "last week Sunday", "this week between Tuesday and Thursday"."""
    if written.unit != "week":
        return written, j
    named = weekday(run, run.skip_word(j, "on", "from", "between"))
    if named is None or run.is_mark(named[1], "("):
        return written, j
    first = Nth(unit="day", number=1, weekday=named[0], of=written)
    if run.is_word(j, "from", "between"):
        joined = run.value(named[1], "joint") is not None
        last = weekday(run, named[1] + 1) if joined else None
        if last is None or last[0] < named[0]:
            return written, j
        return Between(first=first, last=replace(first, weekday=last[0])), last[1]
    return first, named[1]


def weekday_of_week(run: Run, i: int) -> Reading:
    """ "Friday next week", "Tuesday of last week", "Monday week"."""
    named = weekday(run, i)
    if named is None:
        return None
    j = run.skip_word(named[1], "of", "in")
    if run.is_word(j, "week") and j == named[1] and not (run.at(j + 1).small.isalpha() and _is_noun(run, j + 1)):
        return Away(steps=(("week", 1),), origin=CalendarDate(weekday=named[0], shift=0)), j + 1
    shift = run.value(j, "shift")
    if shift is None or singular(run, j + 1) != "week":
        return None
    week = Relative(unit="week", offset=int(shift), anchor=run.at(j).words["shift"].entry.anchor)
    return Nth(unit="day", number=1, weekday=named[0], of=week), j + 2


def unit_after_next(run: Run, i: int) -> Reading:
    """ "the week after next", "the weekend", "the year before last"."""
    j = run.skip_word(i, "the", "my")
    unit = singular(run, j)
    if unit is None or j == i:
        return None
    k = run.skip_word(j + 2, "the")
    if run.is_word(j + 1, "after") and run.is_word(k, "next"):
        return Relative(unit=unit, offset=2), k + 1
    if run.is_word(j + 1, "before") and run.is_word(k, "last"):
        return Relative(unit=unit, offset=-2), k + 1
    if run.is_word(i, "my") and unit in ("week", "weekend", "month"):
        return Relative(unit=unit, offset=0), j + 1
    led = run.value(i - 1, "cue", "lead") is not None or run.at(j + 1).kind in ("mark", "end")
    return (Relative(unit=unit, offset=0), j + 1) if unit == "weekend" and led else None


def season_at(run: Run, i: int, shift: int | None) -> Reading:
    value = run.value(i, "season")
    if value is None:
        return None
    first, _, last = value.partition("-")
    months = (int(last) - int(first)) % 12 + 1
    j = i + 1
    if shift is not None:
        return Season(month=int(first), months=months, shift=shift), j
    j = run.skip_word(run.skip(j, ","), "of")
    named = year(run, j) or short_year(run, j)
    if named:
        k = named[1]  # "winter 2022/23" is named for the year in which it begins
        second = run.at(k + 1).number if run.is_mark(k, "/-–") and run.touches(k) and run.touches(k + 1) else None
        k += 2 if second is not None and second % 100 == (named[0] + 1) % 100 else 0
        return Season(month=int(first), months=months, of=CalendarDate(year=named[0])), k
    shifted = run.value(j, "shift")
    if shifted is not None and singular(run, j + 1) == "year":
        return Season(month=int(first), months=months, of=Relative(unit="year", offset=int(shifted))), j + 2
    return None


def _is_noun(run: Run, i: int) -> bool:
    return run.at(i).kind == "foreign" and run.at(i).text.islower()


def season_alone(run: Run, i: int) -> Reading:
    """The "summer" of "over the summer", "the end of summer": the one nearest to the time of speaking."""
    value = run.value(i, "season")
    ends = run.at(i + 1).kind in ("mark", "end") or run.value(i + 1, "cue", "joint", "lead") is not None
    if value is None or not ends or run.is_word(i + 1, "of") or run.touches(i + 1) != run.is_mark(i + 1, ".,;:)!?"):
        return None
    first, _, last = value.partition("-")
    return Season(month=int(first), months=(int(last) - int(first)) % 12 + 1), i + 1


def is_day(written: Written) -> bool:
    match written:
        case CalendarDate(day=None, weekday=None, numeric=None) | Relative(unit="week" | "weekend" | "month"):
            return False
        case CalendarDate() | Holiday() | Relative(unit="day") | Nth(unit="day"):
            return True
    return False
