"""Dates at a distance from another: "two weeks ago", "in three weeks", "two days after March 20"."""

from reconcile.extract.date_calendar import calendar_date
from reconcile.extract.date_parts import Reading, year
from reconcile.extract.date_relative import is_day, named_day, shifted
from reconcile.extract.date_tokens import Run
from reconcile.extract.date_units import count_at, unit_at
from reconcile.model import Away, Between, CalendarDate, CalendarUnit, Relative, Rolling, Written

MOST_STEPS = 4  # "2 years 1 month 21 days ago"
_HALVES: dict[str, tuple[CalendarUnit, int]] = {
    "week": ("day", 3),
    "month": ("day", 15),
    "year": ("month", 6),
    "decade": ("year", 5),
    "century": ("year", 50),
}
Steps = tuple[tuple[CalendarUnit, int], ...]


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


def eve(run: Run, i: int) -> Reading:
    """ "the eve of March 3"."""
    j = run.skip_word(i, "the")
    if not run.is_word(j, "eve") or not run.is_word(j + 1, "of"):
        return None
    origin = _origin(run, j + 2)
    return (Away(steps=(("day", -1),), origin=origin[0]), origin[1]) if origin else None


def _steps(run: Run, i: int, *, bare: bool = False) -> tuple[Steps, int]:
    """Units of time with their numbers, and the token after them; with `bare` the first may have none ("the day")."""
    steps: list[tuple[CalendarUnit, int]] = []
    j = i
    while len(steps) < MOST_STEPS:
        k = run.skip_word(run.skip(j, ","), "and") if steps else j
        if run.is_word(k, "half") and run.is_word(k + 1, "a", "an") and (part := _HALVES.get(run.at(k + 2).small)):
            return (*steps, part), k + 3  # "half a year ago"
        counted = count_at(run, k)
        at = run.skip(counted[1], "-") if counted else k
        half = run.is_word(at, "and") and run.is_word(at + 1, "a") and run.is_word(at + 2, "half")
        at += 3 * half
        work = run.is_word(at, "business", "working")
        at += work
        unit = unit_at(run, at) if counted or (not steps and bare) else None
        unit = "workday" if work and unit == "day" else unit
        if unit is None:
            break
        steps.append((unit, counted[0] if counted else 1))
        j = at + 1
        if half:
            part = _HALVES.get(unit)
            return (*steps, part) if part else (), j  # "two and a half years ago"
    return tuple(steps), j


def _stretch(run: Run, i: int, steps: Steps, j: int) -> Reading:
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


def _distance(run: Run, i: int, steps: Steps, j: int) -> Reading:
    value = run.value(j, "away")
    if run.is_word(j + 1, "than"):
        return None  # "a year later than planned" is how late
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
        at = run.skip_word(j + 1, "to")
        origin = _origin(run, at)
        if origin is None and not run.is_word(i, "the") and not run.is_word(i - 1, "for", "the"):
            origin = _long_origin(run, at, steps)
        if origin is not None:
            return Away(steps=signed, origin=origin[0]), origin[1]
        follows = run.at(j + 1)
        # "The month before" is counted from another time of the text, "the day before" tells of a story's days.
        story = run.is_word(i, "the") and (run.is_word(j, "after") or {unit for unit, _ in steps} & {"hour", "day"})
        if story or not (follows.kind in ("mark", "end") or "\n" in follows.text):
            return None
    elif run.is_word(i, "the"):
        return None
    return Away(steps=signed, anchor=anchor, exact=run.is_word(j, "from now", "hence")), j + 1


def _long_origin(run: Run, i: int, steps: Steps) -> Reading:
    """The year or month that years or months are counted from: "ten years after 2013", but not "ten days after May"."""
    units = {unit for unit, _ in steps}
    found = calendar_date(run, i) if units <= {"month", "year", "decade", "century"} else None
    if found is not None:
        return found if found[0].month is not None and found[0].year is not None else None
    named = year(run, i) if units <= {"year", "decade", "century"} and run.at(i).digits == 4 else None
    return (CalendarDate(year=named[0]), named[1]) if named else None


def _origin(run: Run, i: int) -> Reading:
    """The day that a distance is counted from."""
    j = run.skip_word(i, "the")
    found = calendar_date(run, i) or named_day(run, j) or shifted(run, j)
    return found if found and is_day(found[0]) else None
