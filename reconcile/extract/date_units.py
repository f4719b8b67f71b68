"""Units of time in a run of tokens, and how many of them: "three weeks", "a couple of days"."""

from functools import lru_cache

from msgspec import convert

from reconcile.extract.date_tokens import Run
from reconcile.model import CalendarUnit

MOST_UNITS = 999  # "1000 years ago" and more is no date in a report


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
