"""One date in a run of tokens, of any form but a range; and the forms that are parts of another date."""

from collections.abc import Callable
from functools import lru_cache

from msgspec.structs import replace

from reconcile.extract.date_calendar import calendar_date, day_alone
from reconcile.extract.date_distance import ahead, away, eve
from reconcile.extract.date_parts import DASHES, Reading, day, weekday, year
from reconcile.extract.date_periods import era, fiscal, ordinal_quarter, so_far, week_number
from reconcile.extract.date_relative import (
    is_day,
    named_day,
    season_alone,
    season_at,
    shifted,
    unit_after_next,
    weekday_of_week,
)
from reconcile.extract.date_tokens import Run, century
from reconcile.extract.date_units import count_at, singular, unit_at
from reconcile.model import Away, CalendarDate, Era, Fiscal, Nth, Open, Part, Relative, Rolling, Season, Written

MOST_NESTED = 3  # "the end of the first half of the fiscal year 2022"
Reader = Callable[[Run, int], Reading]
_OF_ANOTHER = ("of", "in", "after", "since", "at", "on", "with", "as")


def point(run: Run, i: int) -> Reading:
    """The longest date that begins at `i`, and the token after it."""
    at = run.skip_word(i, "the", "my")
    first = run.at(at)
    if at == i and first.kind == "number" and run.at(i + 1).kind in ("foreign", "end"):
        return None  # a year alone, or no date
    best: Reading = None
    for read in _readers(tuple(first.words) or (first.kind,)):
        found = read(run, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


@lru_cache(maxsize=256)
def _readers(starts: tuple[str, ...]) -> tuple[Reader, ...]:
    """What may begin with a word of these roles, or a figure of this kind."""
    return tuple(dict.fromkeys(reader for start in starts for reader in _READERS.get(start, ())))


def whole(run: Run, i: int) -> Reading:
    """A date that has parts: a month, a year, "last week", "the year", "Q1 2023"; a bare year needs no context here."""
    if run.depth >= MOST_NESTED:
        return None
    run.depth += 1
    found = point(run, i)
    run.depth -= 1
    named = year(run, i)
    if named and (found is None or found[1] < named[1]):
        found = CalendarDate(year=named[0]), named[1]
    if found is None and run.is_word(i, "the", "my") and (unit := singular(run, i + 1)):
        return Relative(unit=unit, offset=0), i + 2
    return found


def _unit_of(run: Run, i: int) -> Reading:
    """ "the week of March 20", "the week ending 3 May", "the week commencing Monday"."""
    j = run.skip_word(i, "the")
    unit = "week" if run.is_word(j, "w/c", "w/e", "wc") else singular(run, j)
    if unit not in ("week", "weekend", "month"):
        return None
    k = j + 1
    if run.is_word(k, "of", "starting", "beginning", "commencing", "ending", "ended") or run.value(j, "week"):
        k = run.skip_word(k + 1 if run.value(j, "week") is None else k, "on")
        dated = calendar_date(run, k) or day_alone(run, k)
        if dated and (dated[0].day or dated[0].numeric):
            return Nth(unit=unit, number=0, of=dated[0]), dated[1]
    return None


def _part(run: Run, i: int) -> Reading:
    at = run.skip_word(i, "the")
    value = run.value(at, "part")
    if value is None:
        return None
    name = run.at(at).words["part"].entry.id
    ends = run.is_word(at, "beginning", "start", "end")  # "to start in May" is a verb
    j = run.skip(at + 1, DASHES)
    if ends and run.is_word(j, "in", "on"):
        return None
    j = run.skip_word(j, "in", "of", "on")
    found = whole(run, j) or season_alone(run, run.skip_word(j, "the"))
    if found is None and value == "remaining" and (unit := singular(run, j)):
        found = Relative(unit=unit, offset=0), j + 1
    if found is None or is_day(found[0]):
        return None
    if isinstance(found[0], Rolling | Away | Part):
        return None
    if value in ("elapsed", "remaining"):
        now = (isinstance(found[0], Relative) and found[0].offset == 0) or isinstance(found[0], CalendarDate)
        return (Open(elapsed=value == "elapsed", of=found[0]), found[1]) if now else None
    first, _, last = value.partition("-")
    return Part(name=name, first=int(first), last=int(last), of=found[0]), found[1]


def _nth(run: Run, i: int) -> Reading:
    """ "last three weeks of this month", "the last week of July", "third Friday of May", "20th of next month"."""
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
    counted = count_at(run, j)
    if counted and number in (1, -1) and unit_at(run, counted[1]):
        count, j = counted[0], counted[1]
    named = weekday(run, j)
    unit = unit_at(run, j)
    if unit == "century" and number > 0:
        return Era(year=100 * (number - 1), years=100), j + 1
    if (unit is None and named is None) or count == 0:
        return _day_of(run, i)
    comma = run.is_mark(j + 1, ",")
    of = whole(run, j + 2 if comma else run.skip_word(j + 1, "of", "in"))
    if comma and of and not isinstance(of[0], CalendarDate):
        of = None
    if of is None or is_day(of[0]):
        alone = unit == "quarter" and count == 1 and 0 < number <= 4
        if (
            named is not None
            and count == 1
            and 0 < number <= 4
            and not run.is_word(j + 1, "of", "in", "after", "before")
        ):
            return Nth(unit="day", number=number, weekday=named[0], of=Relative(unit="month", offset=0)), j + 1
        # "In the first nine months", but not "in the first nine months of her reign".
        alone = alone or (unit == "month" and number == 1 and count > 1 and not run.is_word(j + 1, *_OF_ANOTHER))
        alone = alone and (run.is_mark(at + 1, "-") or (at > i and run.is_word(i - 1, "in", "for", "during")))
        return (Nth(unit=unit or "day", number=number, count=count), j + 1) if alone else None
    weekday_number = named[0] if named else None
    return Nth(unit=unit or "day", number=number, count=count, weekday=weekday_number, of=of[0]), of[1]


def _day_of(run: Run, i: int) -> Reading:
    """ "20th of next month", "15 of this month"."""
    found = day(run, run.skip_word(i, "the"))
    if found is None:
        return None
    j = run.skip_word(found[1], "of", "in")
    ranked = j == found[1] and run.at(j - 1).kind != "number"  # "the third this month"
    shift = run.value(j, "shift")
    if ranked or shift is None or singular(run, j + 1) != "month":
        return None
    return Nth(unit="day", number=found[0], of=Relative(unit="month", offset=int(shift))), j + 2


def _code(run: Run, i: int) -> Reading:
    """ "Q1 2023", "2022 H2", "the 1990s", "FY2022"."""
    token = run.at(i)
    named = year(run, i)
    if named and run.at(named[1]).kind == "code":
        return _quarter(run, named[1], CalendarDate(year=named[0])), named[1] + 1
    if named and (season := season_at(run, named[1], 0)) and isinstance(season[0], Season):
        return replace(season[0], shift=None, of=CalendarDate(year=named[0])), season[1]
    if token.kind == "code" and token.parts:
        return _quarter(run, i, CalendarDate(year=token.parts[0])), i + 1
    if token.kind == "code":
        if run.is_mark(i + 1, "'’‘") and run.at(i + 2).digits == 2:
            return _quarter(run, i, CalendarDate(year=century(run.at(i + 2).number or 0))), i + 3
        of = whole(run, run.skip_word(run.skip(i + 1, ","), "of", "in"))
        if of is not None and (
            isinstance(of[0], Relative | Fiscal) or (isinstance(of[0], CalendarDate) and of[0].year)
        ):
            return _quarter(run, i, of[0]), of[1]
        return (_quarter(run, i, None), i + 1) if token.digits == 4 else None
    if named and (quarter := ordinal_quarter(run, run.skip_word(run.skip(named[1], ","), "the"), named[0])):
        return quarter
    if token.kind == "era" and token.number is not None:
        told = run.is_word(i - 1, "the", "early", "mid", "late") or (
            run.is_mark(i - 1, DASHES) and not run.is_word(i - 2, "over", "under")
        )
        told = told or token.digits == 4 or not token.text[0].isdigit()
        told = told or (run.is_word(i - 1, "in", "during", "since") and not token.text[-2].isalnum())
        hundred = token.number % 100 == 0 and token.number < 2000
        return (Era(year=token.number, years=100 if hundred else 10), i + 1) if told else None
    if token.kind == "fy" and token.number is not None:
        last = run.at(i + 2)
        joined = run.is_mark(i + 1, "/-–") and run.touches(i + 1) and run.touches(i + 2) and last.digits == 2
        if joined and last.number == (token.number + 1) % 100:
            return Fiscal(year=token.number, last=token.number + 1), i + 3
        return Fiscal(year=token.number), i + 1
    return None


def _quarter(run: Run, i: int, of: Written | None) -> Nth:
    token = run.at(i)
    return Nth(unit="quarter" if token.digits == 4 else "half", number=token.number or 1, of=of)


def _season(run: Run, i: int) -> Reading:
    j = run.skip_word(i, "the")
    led = j > i and run.is_word(i - 1, "in", "during", "since", "until", "by", "over", "through")
    return season_at(run, j, None) or (season_alone(run, j) if led else None)


def _calendar(run: Run, i: int) -> Reading:
    return calendar_date(run, i) or day_alone(run, i)


# By the role of the first word after "the", or the kind of the first figure.
_READERS: dict[str, tuple[Reader, ...]] = {
    "month": (_calendar,),
    "weekday": (_calendar, weekday_of_week),
    "relative": (named_day,),
    "holiday": (named_day,),
    "shift": (shifted, _nth),
    "unit": (unit_after_next, _unit_of, away, week_number),
    "week": (week_number, _unit_of),
    "part": (_part,),
    "sofar": (so_far,),
    "cardinal": (_calendar, _nth, away, era),
    "ordinal": (_calendar, _nth),
    "number": (_calendar, _code, fiscal, _nth, away),
    "iso": (_calendar,),
    "numeric": (_calendar,),
    "short": (_calendar,),
    "code": (_code,),
    "era": (_code, era),
    "fy": (_code,),
    "fiscal": (fiscal,),
    "season": (_season,),
    "glue": (eve,),
    "ahead": (ahead,),
    "away": (),  # "from now until May"
}
STARTS = frozenset(_READERS)
