"""One date in a run of tokens, of any form but a range: calendar dates, relative ones, parts, seasons, distances."""

from collections.abc import Callable

from msgspec import convert

from reconcile.extract.date_calendar import DASHES, calendar_date, day, weekday, year
from reconcile.extract.date_tokens import Run
from reconcile.model import (
    Away,
    CalendarDate,
    CalendarUnit,
    Era,
    Fiscal,
    Nth,
    Part,
    Relative,
    Rolling,
    Season,
    Written,
)

Reading = tuple[Written, int] | None

MOST_UNITS = 999  # "1000 years ago" and more is no date in a report
MOST_STEPS = 4  # "2 years 1 month 21 days ago"


def point(run: Run, i: int) -> Reading:
    """The longest date that begins at `i`, and the token after it."""
    found = [reading for read in _READERS if (reading := read(run, i)) is not None]
    return max(found, key=lambda reading: reading[1], default=None)


def whole(run: Run, i: int) -> Reading:
    """A date that has parts: a month, a year, "last week", "the year", "Q1 2023"; a bare year needs no context here."""
    named = year(run, i)
    found: list[Reading] = [point(run, i), named and (CalendarDate(year=named[0]), named[1])]
    token = run.at(i)
    if run.is_word(i, "the", "my") and (unit := _unit(run, i + 1)) and not run.at(i + 1).text.endswith("s"):
        found.append((Relative(unit=unit, offset=0), i + 2))
    if token.kind in ("code", "era", "fy"):
        found.append(_code(run, i))
    readings = [reading for reading in found if reading is not None]
    return max(readings, key=lambda reading: reading[1], default=None)


def _unit(run: Run, i: int) -> CalendarUnit | None:
    value = run.value(i, "unit")
    if value is None or (run.is_mark(i + 1, "-") and run.touches(i + 1) and run.touches(i + 2)):
        return None
    return convert(value, CalendarUnit)


def _singular(run: Run, i: int) -> CalendarUnit | None:
    return None if run.at(i).text.lower().endswith("s") else _unit(run, i)


def _count(run: Run, i: int) -> tuple[int, int] | None:
    """A number of units, and the token after it."""
    token = run.at(i)
    if token.kind == "number":
        return (token.number, i + 1) if token.number is not None and token.number <= MOST_UNITS else None
    value = run.value(i, "cardinal")
    if value is None:
        return None
    j = run.skip(i + 1, "-")
    ones = run.value(j, "cardinal")
    if int(value) >= 20 and ones is not None and int(ones) < 10 and not run.is_word(j, "a", "an"):
        return int(value) + int(ones), j + 1
    return int(value), run.skip_word(i + 1, "of")


def _calendar(run: Run, i: int) -> Reading:
    return calendar_date(run, i)


def _named_day(run: Run, i: int) -> Reading:
    value = run.value(i, "relative")
    if value is not None:
        return Relative(unit="day", offset=int(value)), i + 1
    value = run.value(i, "holiday")
    if value is None:
        return None
    number, j = year(run, run.skip(i + 1, ",")) or (None, i + 1)
    month, _, of_month = value.partition("-")
    return CalendarDate(year=number, month=int(month), day=int(of_month)), j


def _shifted(run: Run, i: int) -> Reading:
    """ "next week", "the past ten years", "last Friday", "the following day", "next March"."""
    at = run.skip_word(i, "the")
    value = run.value(at, "shift")
    if value is None:
        return None
    offset, anchor = int(value), run.at(at).words["shift"].entry.anchor
    j = at + 1
    counted = _count(run, j)
    if counted and offset and (unit := _unit(run, counted[1])):
        return Rolling(unit=unit, count=offset * counted[0]), counted[1] + 1
    unit = _singular(run, j)
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
    if named:
        return _week_after(run, CalendarDate(weekday=named[0], shift=offset, anchor=anchor), named[1])
    month = run.value(j, "month")
    if month is not None:
        dated = calendar_date(run, j)
        if dated and dated[0].day is None and dated[0].year is None:
            return CalendarDate(month=int(month), shift=offset, anchor=anchor), j + 1
    return _season_at(run, j, offset)


def _day_of_week(run: Run, written: Relative, j: int) -> Reading:
    """ "next week on Friday", "last week Sunday"."""
    if written.unit == "week":
        named = weekday(run, run.skip_word(j, "on"))
        if named and not run.is_mark(named[1], "("):
            return Nth(unit="day", number=1, weekday=named[0], of=written), named[1]
    return written, j


def _week_after(run: Run, written: CalendarDate, j: int) -> Reading:
    return written, j


def _weekday_of_week(run: Run, i: int) -> Reading:
    """ "Friday next week", "Tuesday of last week"."""
    named = weekday(run, i)
    if named is None:
        return None
    j = run.skip_word(named[1], "of", "in")
    shift = run.value(j, "shift")
    if shift is None or _singular(run, j + 1) != "week":
        return None
    week = Relative(unit="week", offset=int(shift), anchor=run.at(j).words["shift"].entry.anchor)
    return Nth(unit="day", number=1, weekday=named[0], of=week), j + 2


def _unit_after_next(run: Run, i: int) -> Reading:
    """ "the week after next", "the weekend", "the year before last"."""
    j = run.skip_word(i, "the")
    unit = _singular(run, j)
    if unit is None or j == i:
        return None
    k = run.skip_word(j + 2, "the")
    if run.is_word(j + 1, "after") and run.is_word(k, "next"):
        return Relative(unit=unit, offset=2), k + 1
    if run.is_word(j + 1, "before") and run.is_word(k, "last"):
        return Relative(unit=unit, offset=-2), k + 1
    return (Relative(unit=unit, offset=0), j + 1) if unit == "weekend" and run.value(i - 1, "cue", "lead") else None


def _unit_of(run: Run, i: int) -> Reading:
    """ "the week of March 20", "the week ending 3 May", "the week commencing Monday"."""
    j = run.skip_word(i, "the")
    unit = _singular(run, j)
    if unit not in ("week", "weekend", "month"):
        return None
    k = j + 1
    if run.is_word(k, "of", "starting", "beginning", "ending", "ended"):
        dated = calendar_date(run, run.skip_word(k + 1, "on"))
        if dated and (dated[0].day or dated[0].numeric):
            return Nth(unit=unit, number=0, of=dated[0]), dated[1]
    return None


def _part(run: Run, i: int) -> Reading:
    at = run.skip_word(i, "the")
    value = run.value(at, "part")
    if value is None:
        return None
    name = run.at(at).words["part"].entry.id
    j = run.skip_word(run.skip(at + 1, DASHES), "in", "of", "on")
    found = whole(run, j)
    if found is None or _is_day(found[0]):
        return None
    if isinstance(found[0], Rolling | Away | Part):
        return None
    first, _, last = value.partition("-")
    return Part(name=name, first=int(first), last=int(last), of=found[0]), found[1]


def _is_day(written: Written) -> bool:
    match written:
        case CalendarDate(day=None, weekday=None, numeric=None) | Relative(unit="week" | "weekend" | "month"):
            return False
        case CalendarDate() | Relative(unit="day") | Nth(unit="day"):
            return True
    return False


def _nth(run: Run, i: int) -> Reading:
    """ "first two months of this year", "the last week of July", "third Friday of May", "20th of next month"."""
    at = run.skip_word(i, "the")
    value = run.value(at, "ordinal")
    if value is None and run.at(at).kind == "ordinal":
        value = str(run.at(at).number)
    if value is None and run.value(at, "shift") == "-1" and run.is_word(at, "last"):
        value = "-1"
    if value is None:
        return _day_of(run, i)
    j = run.skip(at + 1, "-")
    number, count = int(value), 1
    counted = _count(run, j)
    if counted and number in (1, -1) and _unit(run, counted[1]):
        count, j = counted[0], counted[1]
    named = weekday(run, j)
    unit = _unit(run, j)
    if unit == "century" and number > 0:
        return Era(year=100 * (number - 1), years=100), j + 1
    if (unit is None and named is None) or count == 0:
        return _day_of(run, i)
    comma = run.is_mark(j + 1, ",")
    of = whole(run, j + 2 if comma else run.skip_word(j + 1, "of", "in"))
    if comma and of and not isinstance(of[0], CalendarDate):
        of = None
    if of is None or _is_day(of[0]):
        alone = unit == "quarter" and count == 1 and number > 0 and run.is_word(at - 1, "the") and at == i + 1
        return (
            (Nth(unit="quarter", number=number), j + 1) if alone and run.is_word(i - 1, "in", "for", "during") else None
        )
    weekday_number = named[0] if named else None
    return Nth(unit=unit or "day", number=number, count=count, weekday=weekday_number, of=of[0]), of[1]


def _day_of(run: Run, i: int) -> Reading:
    """ "20th of next month", "15 of this month"."""
    found = day(run, run.skip_word(i, "the"))
    if found is None:
        return None
    j = run.skip_word(found[1], "of", "in")
    shift = run.value(j, "shift")
    if shift is None or _singular(run, j + 1) != "month":
        return None
    return Nth(unit="day", number=found[0], of=Relative(unit="month", offset=int(shift))), j + 2


def _code(run: Run, i: int) -> Reading:
    """ "Q1 2023", "2022 H2", "the 1990s", "FY2022"."""
    token = run.at(i)
    named = year(run, i)
    if named and run.at(named[1]).kind == "code":
        return _quarter(run, named[1], CalendarDate(year=named[0])), named[1] + 1
    if token.kind == "code":
        of = whole(run, run.skip_word(run.skip(i + 1, ","), "of", "in"))
        if of is not None and (
            isinstance(of[0], Relative | Fiscal) or (isinstance(of[0], CalendarDate) and of[0].year)
        ):
            return _quarter(run, i, of[0]), of[1]
        return (_quarter(run, i, None), i + 1) if token.digits == 4 else None
    if token.kind == "era" and token.number is not None:
        return Era(year=token.number, years=10), i + 1
    if token.kind == "fy" and token.number is not None:
        return Fiscal(year=token.number), i + 1
    return None


def _quarter(run: Run, i: int, of: Written | None) -> Nth:
    token = run.at(i)
    return Nth(unit="quarter" if token.digits == 4 else "half", number=token.number or 1, of=of)


def _fiscal(run: Run, i: int) -> Reading:
    """ "fiscal 2022", "financial year 2021/22", "2022/23", "2022-23"."""
    at = run.skip_word(i, "the")
    led = run.value(at, "fiscal") is not None
    if led and run.is_word(at + 1, "to", "ended", "ending"):
        end = calendar_date(run, run.skip_word(at + 2, "in", "on"))
        if end is not None and end[0].month is not None:
            return Rolling(unit="year", count=-1, to=end[0]), end[1]
    named = year(run, run.skip_word(at + 1, "year") if led else at)
    if named is None:
        return None
    number, j = named
    second = run.at(j + 1)
    if run.is_mark(j, "/" + DASHES) and run.touches(j) and run.touches(j + 1) and second.kind == "number":
        last = (second.number or 0) + (number - number % 100 if second.digits == 2 else 0)
        if last == number + 1 and (led or second.digits == 2 or run.is_mark(j, "/")):
            return Fiscal(year=number, last=last), j + 2
    return (Fiscal(year=number), j) if led else None


def _season(run: Run, i: int) -> Reading:
    return _season_at(run, run.skip_word(i, "the"), None)


def _season_at(run: Run, i: int, shift: int | None) -> Reading:
    value = run.value(i, "season")
    if value is None:
        return None
    first, _, last = value.partition("-")
    months = (int(last) - int(first)) % 12 + 1
    j = i + 1
    if shift is not None:
        return Season(month=int(first), months=months, shift=shift), j
    j = run.skip_word(run.skip(j, ","), "of")
    named = year(run, j)
    if named:
        return Season(month=int(first), months=months, of=CalendarDate(year=named[0])), named[1]
    shifted = run.value(j, "shift")
    if shifted is not None and _singular(run, j + 1) == "year":
        return Season(month=int(first), months=months, of=Relative(unit="year", offset=int(shifted))), j + 2
    return None


def _away(run: Run, i: int) -> Reading:
    """ "two weeks ago", "a year earlier", "two days after March 20", "three months to June 2023"."""
    steps: list[tuple[CalendarUnit, int]] = []
    j = run.skip_word(i, "the")
    while len(steps) < MOST_STEPS:
        k = run.skip_word(run.skip(j, ","), "and") if steps else j
        counted = _count(run, k)
        unit = _unit(run, run.skip(counted[1], "-") if counted else k) if counted or (not steps and j > i) else None
        if unit is None:
            break
        steps.append((unit, counted[0] if counted else 1))
        j = (counted[1] if counted else k) + 1
    if not steps:
        return None
    if run.is_word(j, "to", "ended", "ending", "through") and len(steps) == 1:
        end = calendar_date(run, run.skip_word(j + 1, "in", "on"))
        if end is not None and end[0].month is not None:
            return Rolling(unit=steps[0][0], count=-steps[0][1], to=end[0]), end[1]
    return _distance(run, i, tuple(steps), j)


def _distance(run: Run, i: int, steps: tuple[tuple[CalendarUnit, int], ...], j: int) -> Reading:
    value = run.value(j, "away")
    if value is None:
        if run.is_word(j, "from"):
            origin = point(run, j + 1)
            return (Away(steps=steps, origin=origin[0]), origin[1]) if origin and _is_day(origin[0]) else None
        return None
    signed = tuple((unit, int(value) * count) for unit, count in steps)
    anchor = run.at(j).words["away"].entry.anchor
    if run.is_word(j, "before", "after", "prior"):
        origin = point(run, run.skip_word(j + 1, "to"))
        if origin is not None:
            return Away(steps=signed, origin=origin[0]), origin[1]
        follows = run.at(j + 1)
        if run.is_word(i, "the") or not (follows.kind in ("mark", "end") or "\n" in follows.text):
            return None
    elif run.is_word(i, "the"):
        return None
    return Away(steps=signed, anchor=anchor), j + 1


def _eve(run: Run, i: int) -> Reading:
    """ "the eve of March 3"."""
    j = run.skip_word(i, "the")
    if not run.is_word(j, "eve") or not run.is_word(j + 1, "of"):
        return None
    origin = point(run, j + 2)
    return (Away(steps=(("day", -1),), origin=origin[0]), origin[1]) if origin and _is_day(origin[0]) else None


_READERS: tuple[Callable[[Run, int], Reading], ...] = (
    _calendar, _named_day, _shifted, _weekday_of_week, _unit_after_next, _unit_of, _part, _nth, _code, _fiscal,
    _season, _away, _eve,
)  # fmt: skip
