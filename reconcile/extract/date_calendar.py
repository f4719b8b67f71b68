"""Calendar dates in a run of tokens: "Friday (March 17)", "the 20th of March 2023", "22/03/2023", "March 2013"."""

from msgspec.structs import replace

from reconcile.extract.date_tokens import Run
from reconcile.model import CalendarDate

Reading = tuple[CalendarDate, int] | None

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
        inside = _day_of_year(run, j + 1) or _bare_day(run, j + 1)
        if inside and run.is_mark(inside[1], ")"):
            return _late_year(run, replace(inside[0], weekday=number), inside[1] + 1)
    j = run.skip_word(run.skip(j, ","), "the")
    found = _day_of_year(run, j, led=True)
    if found:
        return replace(found[0], weekday=number), found[1]
    bare = day(run, j) if run.at(j).kind == "ordinal" or run.is_word(j - 1, "the") else None
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


def year(run: Run, i: int) -> tuple[int, int] | None:
    token = run.at(i)
    if token.kind == "number" and token.digits == 4 and token.number and 1000 <= token.number < 2200:
        return token.number, i + 1
    return _year_in_words(run, i) if "cardinal" in token.words else None


def _year_in_words(run: Run, i: int) -> tuple[int, int] | None:
    """ "nineteen seventy-eight", "twenty twenty-two", "two thousand and eighteen"."""
    century = run.value(i, "cardinal")
    if century == "2" and run.is_word(i + 1, "thousand"):
        rest = _below_hundred(run, run.skip_word(i + 2, "and"))
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    if century in ("17", "18", "19", "20"):
        rest = _below_hundred(run, i + 1)
        return (100 * int(century) + rest[0], rest[1]) if rest and rest[0] >= 10 else None
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
    if found is None and run.is_mark(i, "'’‘") and run.at(i + 1).digits == 2 and run.touches(i + 1):
        return 2000 + (run.at(i + 1).number or 0), i + 2
    return found or (None, i)


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
    if token.kind == "numeric":
        return CalendarDate(year=token.parts[2], numeric=(token.parts[0], token.parts[1])), i + 1
    if token.kind == "short":
        numbers = (token.parts[0], token.parts[1])
        led = led or run.value(i - 1, "lead", "joint") is not None or run.is_word(i - 1, "on", "dated")
        return (CalendarDate(numeric=numbers), i + 1) if led and not _is_part(run, i, numbers) else None
    return _month_first(run, i) or _day_first(run, i) or _year_first(run, i)


def _is_part(run: Run, i: int, numbers: tuple[int, int]) -> bool:
    """Whether "and 1/2 cup" follows a list of other amounts: a fraction of what is named behind it."""
    follows = run.at(i + 1)
    fraction = numbers[0] < numbers[1] and numbers[1] in (2, 3, 4, 8)
    return fraction and run.value(i - 1, "joint") is not None and follows.kind == "foreign" and follows.text.islower()


def _month_first(run: Run, i: int) -> Reading:
    named = month(run, i)
    if named is None:
        return None
    j = run.skip(named[1], "/" + DASHES) if run.touches(named[1]) else named[1]
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
        if year(run, j + 1) is None and number is None and j == found[1]:
            return CalendarDate(year=found[0], month=named[0]), j + 1
    token = run.at(j)
    joined = run.is_mark(j - 1, "/") or (run.is_mark(j - 1, "-") and run.touches(j) and run.touches(j - 1))
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
        dash = run.is_mark(i + 1, "-") and token.digits == 2 and run.touches(i + 1) and run.touches(i + 2)
        found = year(run, i + 2) if dash or run.is_mark(i + 1, "/") else None
        if found:
            return CalendarDate(year=found[0], month=token.number), found[1]
    return None


def day_alone(run: Run, i: int) -> Reading:
    """ "on the 27th": an ordinal in figures that nothing follows which it could number."""
    found = _bare_day(run, i)
    led = run.is_word(i, "the") and run.is_word(i - 1, "on", "by", "until", "since")
    return found if found and led and run.at(found[1]).kind in ("mark", "end") else None


def _bare_day(run: Run, i: int) -> Reading:
    found = day(run, run.skip_word(i, "the"))
    return (CalendarDate(day=found[0]), found[1]) if found and run.at(found[1] - 1).kind == "ordinal" else None


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
