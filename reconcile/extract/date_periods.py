"""Periods with a number or a name of their own: "week 31", "the nineties", "fiscal 2022", "year to date"."""

from msgspec import convert

from reconcile.extract.date_calendar import calendar_date
from reconcile.extract.date_parts import DASHES, Reading, year
from reconcile.extract.date_tokens import Run
from reconcile.extract.date_units import singular
from reconcile.model import CalendarDate, CalendarUnit, Era, Fiscal, Nth, Open, Relative, Rolling

MOST_OF_SERIES = 20  # weeks of a season or a course are counted up to here; a higher number is of the year


def week_number(run: Run, i: int) -> Reading:
    """ "week 31", "week 12 of 2023", "calendar week 14", "CW 14/2023"; the 10th week of a series is no date."""
    short = run.is_word(i, "cw", "kw", "calendar week")
    token = run.at(i + 1)
    if not (short or run.is_word(i, "week")) or token.kind != "number" or not token.number or token.number > 53:
        return None
    k = run.skip_word(run.skip(i + 2, ",/"), "of", "in")
    named = year(run, k)
    if named:
        return Nth(unit="week", number=token.number, of=CalendarDate(year=named[0])), named[1]
    before = year(run, i - 1)
    if before:
        return Nth(unit="week", number=token.number, of=CalendarDate(year=before[0])), i + 2
    joined = run.value(i - 1, "joint", "lead") is not None or run.value(i + 2, "joint") is not None
    series = run.is_word(k - 1, "of", "in") or run.at(i + 2).kind == "foreign"
    told = short or joined or token.number > MOST_OF_SERIES
    if series or not told:
        return None
    return Nth(unit="week", number=token.number, of=Relative(unit="year", offset=0)), i + 2


def so_far(run: Run, i: int) -> Reading:
    """ "year to date", "YTD"."""
    unit = run.value(run.skip_word(i, "the"), "sofar")
    if unit is None:
        return None
    return Open(elapsed=True, of=Relative(unit=convert(unit, CalendarUnit), offset=0)), run.skip_word(i, "the") + 1


def ordinal_quarter(run: Run, i: int, of: int) -> Reading:
    """The "third quarter" behind a year: "2016, the third quarter"."""
    value = run.value(i, "ordinal")
    unit = singular(run, i + 1) if value is not None else None
    if value is None or unit not in ("quarter", "half"):
        return None
    return Nth(unit=unit, number=int(value), of=CalendarDate(year=of)), i + 2


def era(run: Run, i: int) -> Reading:
    """ "the seventies", "the nineteen-eighties", "the twenty-tens", "the two thousands"."""
    j = run.skip_word(i, "the")
    led = j > i or run.value(i - 1, "part") is not None
    if led and run.is_word(j, "two") and run.is_word(j + 1, "thousands"):
        return Era(year=2000, years=10), j + 2
    if run.is_word(j, "two") and run.is_word(j + 1, "thousand"):
        hundreds, k = 20, run.skip_word(j + 2, "and")
    else:
        hundreds = {"eighteen": 18, "nineteen": 19, "twenty": 20}.get(run.at(j).small, 0)
        k = run.skip(j + 1, "-") if hundreds else j
    value = run.value(k, "era")
    if value is None or not (led or hundreds) or (value[2:] == "10" and not hundreds):
        return None
    return Era(year=100 * hundreds + int(value) % 100 if hundreds else int(value), years=10), k + 1


def fiscal(run: Run, i: int) -> Reading:
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
