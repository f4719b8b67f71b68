"""Several days of one month: "20, 21 and 22 March", "November between 19 and 21", "from the 9th until the 11th"."""

from msgspec.structs import replace

from reconcile.extract.date_calendar import bare_day, calendar_date
from reconcile.extract.date_parts import DASHES, day, month, year
from reconcile.extract.date_tokens import Run
from reconcile.model import Between, CalendarDate, Written

Dated = tuple[Written, int, int]  # what is written, its first token, the token after it

MOST_DAYS = 31


def listed(run: Run, i: int) -> list[Dated]:
    """ "20, 21 and 22 March", "March 20, 21 and 22": one stretch where the days follow each other, else each alone."""
    dated = calendar_date(run, i) if run.value(i, "month") is not None else None
    if dated is None:
        days = _days(run, i)
        k = _after_and(run, days[-1][2]) if len(days) > 1 else None
        last = calendar_date(run, k) if k and run.value(k, "month", "weekday") is None else None
        if k is None or last is None or last[0].day is None or last[0].month is None:
            return []
        return _stretch([*days, (last[0].day, k, last[1])], last[0])
    written, j = dated
    if written.day is None or written.year is not None or not run.is_mark(j, ","):
        return []
    days = _days(run, j + 1)
    k = _after_and(run, days[-1][2]) if days else None
    last_day = _days(run, k)[:1] if k else []
    return _stretch([(written.day, i, j), *days, *last_day], written) if last_day else []


def month_between(run: Run, i: int) -> list[Dated]:
    """ "November between 19 and 21", "May from the 2nd to the 5th, 2020"."""
    named = month(run, i)
    if named is None or not run.is_word(named[1], "between", "from"):
        return []
    first = day(run, run.skip_word(named[1] + 1, "the"))
    joint = joint_at(run, first[1]) if first else None
    last = day(run, run.skip_word(joint[1], "the")) if joint else None
    if first is None or last is None or first[0] >= last[0]:
        return []
    found = year(run, run.skip(last[1], ","))
    number, after = found or (None, last[1])
    begins = CalendarDate(month=named[0], day=first[0], year=number)
    return [(Between(first=begins, last=replace(begins, day=last[0])), i, after)]


def bare_days(run: Run, i: int, k: int) -> list[Dated]:
    """ "from the 9th until the 11th"."""
    first, last = bare_day(run, i), bare_day(run, k)
    led = run.is_word(i - 1, "from", "between") and run.is_word(i, "the")
    if not led or first is None or last is None or run.at(last[1]).kind == "foreign":
        return []
    return [(Between(first=first[0], last=last[0]), i, last[1])]


def _days(run: Run, i: int) -> list[tuple[int, int, int]]:
    """Days in figures with commas between them, each with its first token and the token after it."""
    found: list[tuple[int, int, int]] = []
    while run.at(i).kind in ("number", "ordinal") and (number := day(run, i)) and len(found) < MOST_DAYS:
        found.append((number[0], i, number[1]))
        if not run.is_mark(number[1], ","):
            break
        i = number[1] + 1
    return found


def _after_and(run: Run, i: int) -> int | None:
    j = run.skip(i, ",")
    return j + 1 if run.is_word(j, "and") or run.is_mark(j, "&") else None


def _stretch(days: list[tuple[int, int, int]], written: CalendarDate) -> list[Dated]:
    bare = replace(written, weekday=None)
    numbers = [number for number, _, _ in days]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        ends = Between(first=replace(bare, day=numbers[0]), last=replace(bare, day=numbers[-1]))
        return [(ends, days[0][1], days[-1][2])]
    return [(replace(bare, day=number), start, after) for number, start, after in days]


def joint_at(run: Run, i: int) -> tuple[str, int] | None:
    if run.is_mark(i, DASHES):
        # a long dash between spaces parts two clauses
        return ("to", run.skip(i + 1, DASHES)) if run.touches(i) or run.at(i).text not in "—―" else None
    if run.is_mark(i, "&"):
        return "and", i + 1
    j = run.skip(i, ",")
    value = run.value(j, "joint")
    if value is None:
        return None
    k = j + 1
    return value, run.skip_word(k, "on", "in")
