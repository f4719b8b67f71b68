"""Calendar dates in a run of tokens: "Friday (March 17)", "the 20th of March 2023", "22/03/2023", "March 2013"."""

from msgspec.structs import replace

from reconcile.extract.date_numeric import dashed, month_of_figures, short_date
from reconcile.extract.date_parts import DASHES, CalendarReading, below_month, day, month, short_year, weekday, year
from reconcile.extract.date_tokens import Run
from reconcile.model import CalendarDate

_BEFORE_DAY = ("on", "by", "until", "since", "for", "before", "of")


def calendar_date(run: Run, i: int) -> CalendarReading:
    """The longest calendar date that begins at `i`, and the token after it; bare years and days are left out."""
    named = weekday(run, i)
    if named is None:
        found = _day_of_year(run, i) or _month(run, i)
        return _with_weekday(run, *found) if found else None
    number, j = named
    alone = CalendarDate(weekday=number)
    if run.is_mark(j, "("):
        inside = _day_of_year(run, j + 1) or bare_day(run, j + 1)
        if inside and run.is_mark(inside[1], ")"):
            return _late_year(run, replace(inside[0], weekday=number), inside[1] + 1)
    j = run.skip_word(run.skip(j, ","), "the")
    found = _day_of_year(run, j, led=True)
    if found:
        return replace(found[0], weekday=number), found[1]
    led = run.at(j).kind == "ordinal" or run.is_word(j - 1, "the")
    led = led or (run.value(j + 1, "joint") is not None and j == i + 1)  # "Mon 20 to Fri 24 March"
    bare = day(run, j) or below_month(run, j) if led else None
    if bare and not run.value(bare[1], "unit", "weekday"):
        return replace(alone, day=bare[0]), bare[1]
    return alone, i + 1


def _year_after(run: Run, i: int) -> tuple[int | None, int]:
    """The year after a month or a day, with what stands between; the same place where there is none."""
    j = run.skip_word(run.skip(run.skip(i, ","), "."), "of")
    found = year(run, j)
    if found is None and run.is_mark(i, "/" + DASHES) and run.touches(i):
        found = year(run, i + 1)
    return found or short_year(run, i) or (None, i)


def _late_year(run: Run, written: CalendarDate, i: int) -> CalendarReading:
    if written.year is None and written.numeric is None:
        number, i = _year_after(run, i)
        if number is not None:
            written = replace(written, year=number)
        else:
            return _shifted_year(run, written, i)
    return written, i


def _shifted_year(run: Run, written: CalendarDate, i: int) -> CalendarReading:
    """ "3 May last year", "in March of this year"."""
    j = run.skip_word(run.skip(i, ","), "of", "in")
    shift = run.value(j, "shift")
    if shift is not None and run.value(j + 1, "unit") == "year" and run.is_word(j + 1, "year"):
        anchor = run.at(j).words["shift"].entry.anchor
        if anchor == "speech":
            return replace(written, year_shift=int(shift)), j + 2
    return written, i


def _day_of_year(run: Run, i: int, led: bool = False) -> CalendarReading:
    """A day with its month, in any order; `led` admits "17.03." and "4/22", which are fractions elsewhere."""
    token = run.at(i)
    if token.kind == "iso":
        return CalendarDate(year=token.parts[0], month=token.parts[1], day=token.parts[2]), i + 1
    if token.kind == "numeric" and "." in token.text and token.parts[1] <= 12:
        return CalendarDate(year=token.parts[2], month=token.parts[1], day=token.parts[0]), i + 1
    if token.kind == "numeric":
        return CalendarDate(year=token.parts[2], numeric=(token.parts[0], token.parts[1])), i + 1
    if token.kind == "short":
        return short_date(run, i, led)
    if token.kind == "number":
        return _day_first(run, i) or _year_first(run, i) or dashed(run, i)
    return _month_first(run, i) or _day_first(run, i) or _year_first(run, i)


def _month_first(run: Run, i: int) -> CalendarReading:
    named = month(run, i)
    if named is None:
        return None
    j = run.skip(named[1], "/." + DASHES) if run.touches(named[1]) else named[1]
    if run.is_mark(j - 1, ".") and j == named[1] + 1 and not (run.touches(j) or run.at(j + 1).kind in ("mark", "end")):
        return None  # "in October. 2 people"
    j = run.skip_word(j, "the")
    found = day(run, j)
    if found is None or (run.at(j).kind == "word" and run.at(j).words.keys() & {"unit"} and run.value(j + 1, "unit")):
        return None
    if _counts(run, i, j, found[1]):
        return None
    return _late_year(run, CalendarDate(month=named[0], day=found[0]), found[1])


def _counts(run: Run, i: int, number: int, after: int) -> bool:
    """Whether the number after the month counts something: "in March 20 people died"."""
    token = run.at(number)
    if token.kind != "number" or not run.is_word(i - 1, "in", "during", "last", "since"):
        return False
    follows = run.at(after)
    return (follows.kind == "foreign" and follows.text.islower()) or run.value(after, "unit") is not None


def _day_first(run: Run, i: int) -> CalendarReading:
    i_day = run.skip_word(i, "the")
    found = day(run, i_day)
    if found is None:
        return None
    in_words = run.at(i_day).kind == "word"
    j = run.skip(found[1], "." + DASHES + "/")
    if run.is_word(j, "day"):
        j += 1
    if run.is_word(j, "of"):
        j += 1
    elif in_words:
        return None
    named = month(run, j)
    if named is None:
        return None
    k = named[1] if run.is_mark(named[1] - 1, ".") and year(run, named[1]) else j + 1
    return _late_year(run, CalendarDate(month=named[0], day=found[0]), k)


def _year_first(run: Run, i: int) -> CalendarReading:
    """ "2019-sep-1", "2016, nov", "2016 June", "2016-11"."""
    found = year(run, i)
    if found is None:
        return None
    j = run.skip(found[1], ",/" + DASHES)
    named = month(run, j)
    if named is not None:
        k = run.skip(named[1], "/" + DASHES)
        number = day(run, k)
        spaced = j == found[1] and k == named[1] and number is not None and not _counts(run, i, k, number[1])
        if number is not None and (run.touches(k) or spaced):
            return CalendarDate(year=found[0], month=named[0], day=number[0]), number[1]
        ends = run.at(named[1]).kind in ("mark", "end") or run.is_mark(named[1] - 1, ".")
        if year(run, j + 1) is None and number is None and (j == found[1] or (run.is_mark(found[1], ",") and ends)):
            return CalendarDate(year=found[0], month=named[0]), j + 1
    token = run.at(j)
    close = run.touches(j) and run.touches(j - 1)
    spaced = token.digits == 2 and run.at(j + 1).kind in ("mark", "end") and not run.is_mark(j + 1, "-%/")
    joined = run.is_mark(j - 1, "/") or (run.is_mark(j - 1, "-") and (close or spaced))
    if joined and token.digits in (1, 2) and token.number and token.number <= 12 and token.number != found[0] % 100 + 1:
        return CalendarDate(year=found[0], month=token.number), j + 1
    return None


def _month(run: Run, i: int) -> CalendarReading:
    named = month(run, i)
    if named is None:
        return month_of_figures(run, i)
    number, j = _year_after(run, named[1])
    written = CalendarDate(month=named[0], year=number)
    return (written, j) if number is not None else _shifted_year(run, written, i + 1)


def day_alone(run: Run, i: int) -> CalendarReading:
    """ "on the 27th", "for the twenty-second", "on the 27.": a day that nothing follows which it could number."""
    found = bare_day(run, i) or _plain_day(run, i)
    if found is None or not run.is_word(i, "the") or not run.is_word(i - 1, *_BEFORE_DAY):
        return None
    follows = run.at(found[1])
    goes_on = run.value(found[1], "cue", "joint", "lead") is not None and not run.is_word(found[1], "of", "year")
    return found if follows.kind in ("mark", "end") or (goes_on and not run.is_word(i - 1, "of", "for")) else None


def _plain_day(run: Run, i: int) -> CalendarReading:
    """The "27" of "on the 27."."""
    at = run.skip_word(i, "the")
    ends = run.at(at + 1).kind == "end" or run.is_mark(at + 1, ".,;:!?)")
    found = day(run, at) if run.at(at).kind == "number" and ends else None
    return (CalendarDate(day=found[0]), found[1]) if found else None


def bare_day(run: Run, i: int) -> CalendarReading:
    """ "the 27th", "the twenty-second"."""
    at = run.skip_word(i, "the")
    found = day(run, at)
    ordinal = found is not None and (run.at(found[1] - 1).kind == "ordinal" or found[1] > at + 1)
    return (CalendarDate(day=found[0]), found[1]) if found and ordinal else None


def _with_weekday(run: Run, written: CalendarDate, i: int) -> CalendarReading:
    """ "March 17 (Friday)", "March 17, a Friday", then perhaps the year."""
    bracket = run.is_mark(i, "(")
    j = i + 1 if bracket else run.skip(i, ",")
    named = weekday(run, j + 1 if run.is_word(j, "a") else j)
    if (
        (written.month is None and written.numeric is None)
        or named is None
        or (written.day is None and not written.numeric)
    ):
        return written, i
    if bracket and run.is_mark(named[1], ")"):
        return _late_year(run, replace(written, weekday=named[0]), named[1] + 1)
    if not bracket and run.is_word(j, "a"):
        return replace(written, weekday=named[0]), named[1]
    return written, i
