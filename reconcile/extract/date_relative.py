"""Dates that count from another: "next week", "the past ten years", "two weeks ago", "the eve of March 3"."""

from functools import lru_cache

from msgspec import convert
from msgspec.structs import replace

from reconcile.extract.date_calendar import calendar_date, short_year, weekday, year
from reconcile.extract.date_tokens import Run
from reconcile.model import Away, Between, CalendarDate, CalendarUnit, Holiday, Nth, Relative, Rolling, Season, Written

Reading = tuple[Written, int] | None

_BEFORE_VERB = ("will", "to", "would", "could", "can", "may", "might", "must", "should", "shall", "not", "did", "ll")
MOST_UNITS = 999  # "1000 years ago" and more is no date in a report
MOST_STEPS = 4  # "2 years 1 month 21 days ago"


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


def away(run: Run, i: int) -> Reading:
    """ "two weeks ago", "a year earlier", "two days after March 20", "three months to June 2023", "two Fridays ago"."""
    steps, j = _steps(run, run.skip_word(i, "the"), bare=run.is_word(i, "the"))
    if not steps:
        return _weekdays_away(run, i)
    return (_stretch(run, i, steps, j) if len(steps) == 1 else None) or _distance(run, i, steps, j)


def ahead(run: Run, i: int) -> Reading:
    """ "in three weeks", "in a week's time", "within ten days", "within two weeks of 3 May"; see `is_length`."""
    within = run.is_word(i, "within") or (run.is_word(i, "than") and run.is_word(i - 1, "less", "fewer"))
    if not within and not run.is_word(i, "in"):
        return None
    at = run.skip_word(i + 1, "the") if within else i + 1
    at = run.skip_word(at, "next", "coming", "upcoming") if within else at
    steps, j = _steps(run, at)
    if not steps:
        return None
    if not within:
        time = j + 1 if run.is_mark(j, "'’") or run.at(j).kind == "possessive" else j
        timed = time > j and run.is_word(time, "time")
        if not timed and (run.is_word(j, "of", "a", "to") or run.value(j, "away", "joint") or time > j):
            return None
        return Away(steps=steps, exact=True), time + 1 if timed else j
    if run.is_word(j, "of", "from", "after"):
        origin = _origin(run, j + 1)
        if origin is None:
            return None
        return Between(first=origin[0], last=Away(steps=steps, origin=origin[0])), origin[1]
    if run.is_word(i, "than") or run.value(j, "away") or run.at(j).kind == "possessive":
        return None
    today = Relative(unit="day", offset=0)
    return Between(first=today, last=Away(steps=steps, origin=today)), j


def is_length(run: Run, dated: tuple[Written, int, int]) -> bool:
    """Whether what is written tells how long something takes unless the verb looks ahead: "in three weeks"."""
    written, i, after = dated
    if not run.is_word(i, "in", "within") or run.is_word(after - 1, "time"):
        return False
    match written:
        case Away(origin=None) | Between(first=Relative(unit="day", offset=0), last=Away(origin=Relative())):
            return not run.is_word(after - 1, "today", "tomorrow")
    return False


def _steps(run: Run, i: int, *, bare: bool = False) -> tuple[tuple[tuple[CalendarUnit, int], ...], int]:
    """Units of time with their numbers, and the token after them; with `bare` the first may have none ("the day")."""
    steps: list[tuple[CalendarUnit, int]] = []
    j = i
    while len(steps) < MOST_STEPS:
        k = run.skip_word(run.skip(j, ","), "and") if steps else j
        counted = count_at(run, k)
        at = run.skip(counted[1], "-") if counted else k
        work = run.is_word(at, "business", "working")
        at += work
        unit = unit_at(run, at) if counted or (not steps and bare) else None
        unit = "workday" if work and unit == "day" else unit
        if unit is None:
            break
        steps.append((unit, counted[0] if counted else 1))
        j = at + 1
    return tuple(steps), j


def _stretch(run: Run, i: int, steps: tuple[tuple[CalendarUnit, int], ...], j: int) -> Reading:
    """ "three months to June 2023", "the decade to 2020", "two weeks starting 3 May", "for a week, from tomorrow"."""
    ((unit, count),) = steps
    j = run.skip_word(j, "period")
    if run.is_word(j, "to", "ended", "ending", "through"):
        k = run.skip_word(run.skip_word(j + 1, "in", "on"), "the")
        end = calendar_date(run, run.skip_word(k, "end of"))
        if end is not None and end[0].month is not None:
            return Rolling(unit=unit, count=-count, to=end[0]), end[1]
        named = year(run, k) if unit in ("year", "decade") else None
        return (Rolling(unit=unit, count=-count, to=CalendarDate(year=named[0])), named[1]) if named else None
    if run.is_word(j, "starting", "beginning", "commencing"):
        begin = _origin(run, run.skip_word(j + 1, "on", "from"))
    elif run.is_word(i - 1, "for") and run.is_word(run.skip(j, ","), "from"):
        begin = _origin(run, run.skip(j, ",") + 1)
        if begin and j == run.skip(j, ",") and isinstance(begin[0], CalendarDate) and begin[0].month is not None:
            return None
    else:
        return None
    return (Rolling(unit=unit, count=count, to=begin[0]), begin[1]) if begin else None


def _weekdays_away(run: Run, i: int) -> Reading:
    """ "two Fridays ago", "two Mondays from now"."""
    counted = count_at(run, i)
    named = run.value(counted[1], "weekday", "weekdays") if counted else None
    if counted is None or named is None:
        return None
    j = counted[1] + 1
    value = run.value(j, "away")
    if value is None or not run.is_word(j, "ago", "later", "from now", "hence"):
        return None
    anchor = run.at(j).words["away"].entry.anchor
    return CalendarDate(weekday=int(named), shift=int(value) * counted[0], anchor=anchor), j + 1


def _distance(run: Run, i: int, steps: tuple[tuple[CalendarUnit, int], ...], j: int) -> Reading:
    value = run.value(j, "away")
    if value is None:
        if run.is_word(j, "from"):
            origin = _origin(run, j + 1)
            # "Two weeks from Monday" is a day, "three days from March 20" a length and its first day.
            if origin is None or (isinstance(origin[0], CalendarDate) and origin[0].month is not None):
                return None
            return Away(steps=steps, origin=origin[0]), origin[1]
        return None
    signed = tuple((unit, int(value) * count) for unit, count in steps)
    anchor = run.at(j).words["away"].entry.anchor
    if run.is_word(j, "before", "after", "prior"):
        origin = _origin(run, run.skip_word(j + 1, "to"))
        if origin is not None:
            return Away(steps=signed, origin=origin[0]), origin[1]
        follows = run.at(j + 1)
        if run.is_word(i, "the") or not (follows.kind in ("mark", "end") or "\n" in follows.text):
            return None
    elif run.is_word(i, "the"):
        return None
    return Away(steps=signed, anchor=anchor, exact=run.is_word(j, "from now", "hence")), j + 1


def eve(run: Run, i: int) -> Reading:
    """ "the eve of March 3"."""
    j = run.skip_word(i, "the")
    if not run.is_word(j, "eve") or not run.is_word(j + 1, "of"):
        return None
    origin = _origin(run, j + 2)
    return (Away(steps=(("day", -1),), origin=origin[0]), origin[1]) if origin else None


def _origin(run: Run, i: int) -> Reading:
    """The day that a distance is counted from."""
    j = run.skip_word(i, "the")
    found = calendar_date(run, i) or named_day(run, j) or shifted(run, j)
    return found if found and is_day(found[0]) else None


def unit_at(run: Run, i: int) -> CalendarUnit | None:
    value = run.value(i, "unit")
    if value is None or (run.is_mark(i + 1, "-") and run.touches(i + 1) and run.touches(i + 2)):
        return None
    return _unit(value)


@lru_cache
def _unit(name: str) -> CalendarUnit:
    return convert(name, CalendarUnit)  # type: ignore[no-any-return]


def singular(run: Run, i: int) -> CalendarUnit | None:
    return None if run.at(i).small.endswith("s") else unit_at(run, i)


def count_at(run: Run, i: int) -> tuple[int, int] | None:
    """A number of units, and the token after it."""
    token = run.at(i)
    if token.kind == "number":
        return (token.number, i + 1) if token.number is not None and 0 < token.number <= MOST_UNITS else None
    value = run.value(i, "cardinal")
    if value is None:
        return None
    j = run.skip(i + 1, "-")
    ones = run.value(j, "cardinal")
    if int(value) >= 20 and ones is not None and int(ones) < 10 and not run.is_word(j, "a", "an"):
        return int(value) + int(ones), j + 1
    return int(value), run.skip_word(i + 1, "of")


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
