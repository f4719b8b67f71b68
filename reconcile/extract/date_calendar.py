"""Calendar dates in a run of tokens: "Friday (March 17)", "the 20th of March 2023", "22/03/2023", "March 2013"."""

from msgspec.structs import replace

from reconcile.extract.date_tokens import Run, century
from reconcile.model import CalendarDate

Reading = tuple[CalendarDate, int] | None

_BEFORE_DAY = ("on", "by", "until", "since", "for", "before", "of")
DASHES = "-–—‐‑−"


def calendar_date(run: Run, i: int) -> Reading:
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
    bare = day(run, j) or _below_month(run, j) if led else None
    if bare and not run.value(bare[1], "unit", "weekday"):
        return replace(alone, day=bare[0]), bare[1]
    return alone, i + 1


def weekday(run: Run, i: int) -> tuple[int, int] | None:
    value = run.value(i, "weekday")
    if value is None or run.is_word(i - 1, "s"):
        return None
    short = run.at(i).small in run.at(i).words["weekday"].entry.weak
    return int(value), run.skip(i + 1, ".") if short else i + 1


def month(run: Run, i: int) -> tuple[int, int] | None:
    value = run.value(i, "month")
    if value is None:
        return None
    return int(value), run.skip(i + 1, ".") if len(run.at(i).text) <= 4 else i + 1


def day(run: Run, i: int) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in figures or as an ordinal in words."""
    token = run.at(i)
    if token.kind in ("number", "ordinal"):
        return (token.number, i + 1) if token.digits <= 2 and token.number and token.number <= 31 else None
    tens = run.value(i, "cardinal")
    if tens in ("20", "30"):
        j = run.skip(i + 1, "-")
        unit = run.value(j, "ordinal", "cardinal")
        if unit is not None and 0 < int(unit) < 10 and int(tens) + int(unit) <= 31:
            return int(tens) + int(unit), j + 1
    value = run.value(i, "ordinal")
    return (int(value), i + 1) if value is not None and int(value) > 0 else None


def _below_month(run: Run, i: int) -> tuple[int, int] | None:
    """The "fifteen" of "Friday the fifteen"."""
    found = _below_hundred(run, i)
    return found if found and 0 < found[0] <= 31 else None


def year(run: Run, i: int) -> tuple[int, int] | None:
    token = run.at(i)
    if token.kind == "number" and token.digits == 4 and token.number and 1000 <= token.number < 2200:
        return token.number, i + 1
    if token.digits == 3 and token.number and run.is_word(i - 1, "year") and not _repeats(run, i - 2):
        return token.number, i + 1  # "in the year 476"
    return _year_in_words(run, i) if "cardinal" in token.words else None


def _repeats(run: Run, i: int) -> bool:
    """Whether "a year" or "this year" is told, before a number of its own: "last year 300 people"."""
    return run.value(i, "shift", "frequency", "cardinal", "ordinal") is not None


def _year_in_words(run: Run, i: int) -> tuple[int, int] | None:
    """ "nineteen seventy-eight", "twenty twenty-two", "two thousand and eighteen"."""
    hundreds = run.value(i, "cardinal")
    if hundreds == "2" and run.is_word(i + 1, "thousand"):
        rest = _below_hundred(run, run.skip_word(i + 2, "and"))
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    if hundreds in ("17", "18", "19", "20"):
        if run.is_word(i + 1, "zero", "oh") and (ones := run.value(i + 2, "cardinal")) and int(ones) < 10:
            return 100 * int(hundreds) + int(ones), i + 3
        rest = _below_hundred(run, i + 1)
        return (100 * int(hundreds) + rest[0], rest[1]) if rest and rest[0] >= 10 else None
    return None


def _below_hundred(run: Run, i: int) -> tuple[int, int] | None:
    tens = run.value(i, "cardinal")
    if tens is None or run.is_word(i, "a", "an"):
        return None
    j = run.skip(i + 1, "-")
    ones = run.value(j, "cardinal")
    if int(tens) >= 20 and ones is not None and int(ones) < 10 and not run.is_word(j, "a", "an"):
        return int(tens) + int(ones), j + 1
    return int(tens), i + 1


def _year_after(run: Run, i: int) -> tuple[int | None, int]:
    """The year after a month or a day, with what stands between; the same place where there is none."""
    j = run.skip_word(run.skip(run.skip(i, ","), "."), "of")
    found = year(run, j)
    if found is None and run.is_mark(i, "/" + DASHES) and run.touches(i):
        found = year(run, i + 1)
    return found or short_year(run, i) or (None, i)


def short_year(run: Run, i: int) -> tuple[int, int] | None:
    """The "'22" of "March '22"."""
    if run.is_mark(i, "'’‘") and run.at(i + 1).digits == 2 and run.touches(i + 1):
        return century(run.at(i + 1).number or 0), i + 2
    return None


def _late_year(run: Run, written: CalendarDate, i: int) -> Reading:
    if written.year is None and written.numeric is None:
        number, i = _year_after(run, i)
        if number is not None:
            written = replace(written, year=number)
        else:
            return _shifted_year(run, written, i)
    return written, i


def _shifted_year(run: Run, written: CalendarDate, i: int) -> Reading:
    """ "3 May last year", "in March of this year"."""
    j = run.skip_word(run.skip(i, ","), "of", "in")
    shift = run.value(j, "shift")
    if shift is not None and run.value(j + 1, "unit") == "year" and run.is_word(j + 1, "year"):
        anchor = run.at(j).words["shift"].entry.anchor
        if anchor == "speech":
            return replace(written, year_shift=int(shift)), j + 2
    return written, i


def _day_of_year(run: Run, i: int, led: bool = False) -> Reading:
    """A day with its month, in any order; `led` admits "17.03." and "4/22", which are fractions elsewhere."""
    token = run.at(i)
    if token.kind == "iso":
        return CalendarDate(year=token.parts[0], month=token.parts[1], day=token.parts[2]), i + 1
    if token.kind == "numeric" and "." in token.text and token.parts[1] <= 12:
        return CalendarDate(year=token.parts[2], month=token.parts[1], day=token.parts[0]), i + 1
    if token.kind == "numeric":
        return CalendarDate(year=token.parts[2], numeric=(token.parts[0], token.parts[1])), i + 1
    if token.kind == "short":
        return _short(run, i, led)
    if token.kind == "number":
        return _day_first(run, i) or _year_first(run, i) or _dashed(run, i)
    return _month_first(run, i) or _day_first(run, i) or _year_first(run, i)


def _short(run: Run, i: int, led: bool) -> Reading:
    """ "22/04", "on 4/5", "08/12, 2015", "17.03.": a fraction where no word, no year and no size tells a date."""
    a, b = run.at(i).parts
    dotted = run.at(i).text.endswith(".") and b <= 12
    written = CalendarDate(day=a, month=b) if dotted else CalendarDate(numeric=(a, b))
    comma = run.is_mark(i + 1, ",")
    if run.at(i).end - run.at(i).start > 3 and comma and run.touches(i + 2) and run.at(i + 2).digits == 2:
        return replace(written, year=century(run.at(i + 2).number or 0)), i + 3
    found = year(run, i + 2 if comma else i + 1)
    if found:
        return replace(written, year=found[0]), found[1]
    joined = run.value(i - 1, "joint") is not None and run.at(i - 2).kind in ("short", "numeric", "number")
    led = led or joined or run.value(i - 1, "lead") is not None or run.is_word(i - 1, "on", "dated")
    ends = run.at(i + 1).kind in ("mark", "end") and not run.is_mark(i - 1, "(") and max(a, b) not in (16, 32)
    return (written, i + 1) if led or (ends and max(a, b) > 12) else None


def _dashed(run: Run, i: int) -> Reading:
    """ "on 4-22": a day and a month, where only one order is possible; a score or a range elsewhere."""
    a, b = run.at(i), run.at(i + 2)
    dashed = run.is_mark(i + 1, "-") and run.touches(i + 1) and run.touches(i + 2) and run.is_word(i - 1, "on")
    if not dashed or a.digits > 2 or b.digits > 2 or not a.number or not b.number:
        return None
    low, high = sorted((a.number, b.number))
    plain = run.at(i + 3).kind in ("mark", "end", "newline") and not run.is_mark(i + 3, "/%-")
    return (CalendarDate(numeric=(a.number, b.number)), i + 3) if low <= 12 < high <= 31 and plain else None


def _month_first(run: Run, i: int) -> Reading:
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


def _day_first(run: Run, i: int) -> Reading:
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


def _year_first(run: Run, i: int) -> Reading:
    """ "2019-sep-1", "2016, nov", "2016 June", "2016-11"."""
    found = year(run, i)
    if found is None:
        return None
    j = run.skip(found[1], ",/" + DASHES)
    named = month(run, j)
    if named is not None:
        k = run.skip(named[1], "/" + DASHES)
        number = day(run, k)
        if number is not None and run.touches(k):
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


def _month(run: Run, i: int) -> Reading:
    named = month(run, i)
    if named is None:
        return _month_of_figures(run, i)
    number, j = _year_after(run, named[1])
    written = CalendarDate(month=named[0], year=number)
    return (written, j) if number is not None else _shifted_year(run, written, i + 1)


def _month_of_figures(run: Run, i: int) -> Reading:
    """ "03/2023", "03 / 2023", "03-2023"."""
    token = run.at(i)
    if token.kind == "number" and token.digits in (1, 2) and token.number and token.number <= 12:
        close = run.touches(i + 1) and run.touches(i + 2)
        spaced = run.at(i + 3).kind in ("mark", "end") and run.at(i - 1).kind in ("end", "foreign", "word")
        dash = run.is_mark(i + 1, "-") and token.digits == 2 and (close or spaced)
        found = year(run, i + 2) if dash or run.is_mark(i + 1, "/") else None
        if found:
            return CalendarDate(year=found[0], month=token.number), found[1]
    return None


def day_alone(run: Run, i: int) -> Reading:
    """ "on the 27th", "for the twenty-second", "on the 27.": a day that nothing follows which it could number."""
    found = bare_day(run, i) or _plain_day(run, i)
    if found is None or not run.is_word(i, "the") or not run.is_word(i - 1, *_BEFORE_DAY):
        return None
    follows = run.at(found[1])
    goes_on = run.value(found[1], "cue", "joint", "lead") is not None and not run.is_word(found[1], "of", "year")
    return found if follows.kind in ("mark", "end") or (goes_on and not run.is_word(i - 1, "of", "for")) else None


def _plain_day(run: Run, i: int) -> Reading:
    """The "27" of "on the 27."."""
    at = run.skip_word(i, "the")
    ends = run.at(at + 1).kind == "end" or run.is_mark(at + 1, ".,;:!?)")
    found = day(run, at) if run.at(at).kind == "number" and ends else None
    return (CalendarDate(day=found[0]), found[1]) if found else None


def bare_day(run: Run, i: int) -> Reading:
    """ "the 27th", "the twenty-second"."""
    at = run.skip_word(i, "the")
    found = day(run, at)
    ordinal = found is not None and (run.at(found[1] - 1).kind == "ordinal" or found[1] > at + 1)
    return (CalendarDate(day=found[0]), found[1]) if found and ordinal else None


def _with_weekday(run: Run, written: CalendarDate, i: int) -> Reading:
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
