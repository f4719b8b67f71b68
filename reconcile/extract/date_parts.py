"""The parts of which a date is made, in figures and in words: the weekday, the month, the day, the year."""

from reconcile.extract.date_tokens import Run, century
from reconcile.model import CalendarDate, Written

Reading = tuple[Written, int] | None  # what is written, and the token after it
CalendarReading = tuple[CalendarDate, int] | None

DASHES = "-–—‐‑−"


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


def below_month(run: Run, i: int) -> tuple[int, int] | None:
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
    """ "nineteen seventy-eight", "two thousand and eighteen", "one thousand seven hundred and eighty-nine"."""
    hundreds = run.value(i, "cardinal")
    if run.is_word(i, "one") and run.is_word(i + 1, "thousand") and run.is_word(i + 3, "hundred"):
        century = run.value(i + 2, "cardinal")
        rest = _below_hundred(run, run.skip_word(i + 4, "and"))
        return (1000 + 100 * int(century) + rest[0], rest[1]) if century and int(century) < 10 and rest else None
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


def short_year(run: Run, i: int) -> tuple[int, int] | None:
    """The "'22" of "March '22"."""
    if run.is_mark(i, "'’‘") and run.at(i + 1).digits == 2 and run.touches(i + 1):
        return century(run.at(i + 1).number or 0), i + 2
    return None
