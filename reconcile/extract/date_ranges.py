"""Ranges and lists of dates in a run of tokens: "March 20 to 22", "20–22 March", "2013–2022", "1 and 15 May"."""

from msgspec.structs import replace

from reconcile.extract.date_lists import Dated, bare_days, joint_at, listed, month_between
from reconcile.extract.date_parts import DASHES, day, month, year
from reconcile.extract.date_points import point
from reconcile.extract.date_tokens import Run
from reconcile.model import Between, CalendarDate, Era, Nth, Relative, Rolling, Written


def dates(run: Run, i: int) -> list[Dated]:
    """The date or dates that begin at `i`: one, a range as one, or a list as several; none where nothing begins."""
    if "month" in run.at(i).words and (between := month_between(run, i)):
        return between
    return listed(run, i) or _short_first(run, i) or _from_point(run, i)


def _from_now(run: Run, i: int) -> list[Dated]:
    led = run.is_word(i, "from now") or (run.is_word(i, "now") and run.is_word(i - 1, "between"))
    begins = (Relative(unit="day", offset=0), i + 1) if led else None
    joint = joint_at(run, begins[1]) if begins else None
    last = point(run, joint[1]) if joint else None
    return [(Between(first=begins[0], last=last[0]), i, last[1])] if begins and last else []


def _now(run: Run, i: int) -> tuple[Written, int] | None:
    """One end of "between now and May", "from 2019 to the present"."""
    j = run.skip_word(i, "the")
    at_end = j > i and run.is_word(j, "present")
    return (Relative(unit="day", offset=0), j + 1) if at_end or run.is_word(i, "now") else None


def _short_first(run: Run, i: int) -> list[Dated]:
    """ "20 to 22 March", "the 20th and the 22nd of March 2023", "4 to 22 this month"."""
    first = day(run, run.skip_word(i, "the"))
    joint = joint_at(run, first[1]) if first else None
    if first is None or joint is None:
        return []
    last = point(run, joint[1])
    if last is None or (isinstance(last[0], CalendarDate) and last[0] == CalendarDate(day=last[0].day)):
        return bare_days(run, i, joint[1])
    written, after = last
    ordered = _ordered_first(run, first[0], joint, written, (i, first[1], joint[1], after))
    if ordered:
        return ordered
    if (
        isinstance(written, Nth)
        and written.unit == "day"
        and isinstance(written.of, Relative)
        and written.weekday is None
    ):
        return [(Between(first=replace(written, number=first[0]), last=written), i, after)]
    in_words = run.at(first[1] - 1).kind == "word" and run.value(joint[1], "ordinal") is None
    if in_words or not (isinstance(written, CalendarDate) and written.day and written.month):
        return []
    begins = replace(written, day=first[0], weekday=None)
    if run.value(joint[1], "month") is not None and not run.is_word(i - 1, "from", "between"):
        return []
    return _joined(run, joint[0], begins, written, (i, first[1], joint[1], after))


def _year_again(run: Run, first: Written, k: int) -> Written | None:
    """The same days of another year: "the six months ended 30 June 2022 and 2021", "March 31, 2022 and 2021"."""
    named = year(run, k)
    if named is None:
        return None
    match first:
        case CalendarDate(year=int(number), month=int(), day=int()) if number != named[0]:
            return replace(first, year=named[0], weekday=None)
        case Rolling(to=CalendarDate(year=int(number), month=int()) as end) if number != named[0]:
            return replace(first, to=replace(end, year=named[0], weekday=None))
    return None


def _ordered_first(
    run: Run, number: int, joint: tuple[str, int], last: Written, at: tuple[int, int, int, int]
) -> list[Dated]:
    """ "the 12th to the 15th century", "the first and second quarters of 2022"."""
    first: Written | None = None
    if isinstance(last, Era) and last.years == 100:
        first = Era(year=100 * (number - 1), years=100)
        ordered = first.year < last.year
    elif isinstance(last, Nth) and last.unit in ("quarter", "half") and last.weekday is None and last.count == 1:
        first = replace(last, number=number)
        ordered = number < last.number
    if first is None or not ordered:
        return []
    i, j, k, after = at
    follows = joint[0] == "to" or run.is_word(i - 1, "between") or number + 1 == _rank(last)
    return [(Between(first=first, last=last), i, after)] if follows else [(first, i, j), (last, k, after)]


def _rank(written: Written) -> int:
    return written.year // 100 + 1 if isinstance(written, Era) else written.number if isinstance(written, Nth) else 0


def _from_point(run: Run, i: int) -> list[Dated]:
    begins = point(run, i)
    named = year(run, i)
    if named and (begins is None or begins[1] <= named[1]):
        begins = CalendarDate(year=named[0]), named[1]
    if begins is None:
        return _from_now(run, i)
    first, j = begins
    joint = joint_at(run, j)
    if joint is None or (run.is_mark(j, ",") and not (isinstance(first, CalendarDate) and first.day)):
        return [(first, i, j)]
    kind, k = joint
    again = _year_again(run, first, k) if kind == "and" else None
    if again is not None:
        return [(first, i, j), (again, k, k + 1)]
    last = _short_last(run, first, kind, k) or _long_last(run, first, kind, k) or _now(run, k)
    if last is None:
        return [(first, i, j)]
    return _joined(run, kind, first, last[0], (i, j, k, last[1]))


def _short_last(run: Run, first: Written, kind: str, k: int) -> tuple[Written, int] | None:
    """The "22" of "March 20 to 22" and of "2013–22"."""
    if not isinstance(first, CalendarDate):
        return None
    token = run.at(k)
    if first.day and first.month:
        at = run.skip_word(k, "the")
        found = day(run, at)
        if found is None or run.at(at).kind == "word" or month(run, run.skip_word(found[1], "of")):
            return None
        follows = run.at(found[1])
        counted = token.kind == "number" and (
            run.value(found[1], "unit")
            or (
                kind == "and"
                and follows.kind == "foreign"
                and follows.text[:1].islower()
                and (follows.small not in run.function or run.is_mark(k - 2, ","))
            )
        )
        if counted or run.value(found[1], "weekday"):
            return None
        if first.year is None and run.is_mark(found[1], ",") and year(run, found[1] + 1):
            return replace(first, day=found[0], weekday=None, year=year(run, found[1] + 1)[0]), found[1] + 2  # type: ignore[index]
        if first.year is None and (named := year(run, run.skip_word(found[1], "of"))):
            return replace(first, day=found[0], weekday=None, year=named[0]), named[1]
        return replace(first, day=found[0], weekday=None), found[1]
    if first.year and not first.month and kind == "to" and run.is_mark(k - 1, DASHES) and token.digits == 2:
        last = first.year - first.year % 100 + (token.number or 0)
        if run.touches(k) and last > first.year + 1:
            return CalendarDate(year=last), k + 1
    return None


def _long_last(run: Run, first: Written, kind: str, k: int) -> tuple[Written, int] | None:
    named = year(run, k)
    found = point(run, run.skip_word(k, "the")) or point(run, k)
    if found and named and found[1] <= named[1]:
        found = None
    if found is None and named and isinstance(first, CalendarDate) and first.year:
        return CalendarDate(year=named[0]), named[1]
    if found is None:
        return None
    if kind == "and" and type(found[0]) is not type(first) and not isinstance(found[0], Nth):
        return None
    return found


def _joined(run: Run, kind: str, first: Written, last: Written, at: tuple[int, int, int, int]) -> list[Dated]:
    i, j, k, after = at
    first = _shared(first, last)
    whole: list[Dated] = [(Between(first=first, last=last), i, after)]
    if kind == "to" or run.is_word(i - 1, "between") or _adjacent(first, last):
        return whole if _ordered(first, last) else [(first, i, j), (last, k, after)]
    return [(first, i, j), (last, k, after)]


def _shared(first: Written, last: Written) -> Written:
    """The first date with the year that only the last one writes: "December–January 2023" begins in 2022."""
    if isinstance(first, CalendarDate) and isinstance(last, Nth) and last.weekday and first.weekday and not first.day:
        return replace(last, weekday=first.weekday)  # "Monday to Wednesday of next week"
    if isinstance(first, Nth) and isinstance(last, Nth) and first.of is None and first.unit == last.unit:
        return replace(first, of=last.of)  # "Q1-Q3 2022"
    if not (isinstance(first, CalendarDate) and isinstance(last, CalendarDate)):
        return first
    if first.day and first.month is None and last.month and last.day and first.year is None and first.numeric is None:
        return replace(first, month=last.month, year=last.year)  # "Mon 20 to Fri 24 March"
    if first.year is None and last.year is not None and first.month and last.month:
        before = first.month > last.month
        return replace(first, year=last.year - 1 if before else last.year)
    if (first.year, first.year_shift, last.year) == (None, None, None) and last.year_shift is not None:
        over = first.month is not None and last.month is not None and first.month > last.month
        return replace(first, year_shift=last.year_shift - over)  # "from June to August last year"
    return first


def _adjacent(first: Written, last: Written) -> bool:
    """Whether two dates joined by "and" are one stretch: 1 and 2 May, January and February, Monday and Tuesday."""
    if not (isinstance(first, CalendarDate) and isinstance(last, CalendarDate)) or first.shift or last.shift:
        return False
    if first.day and last.day:
        return (first.month, first.day + 1) == (last.month, last.day)
    if first.day or last.day:
        return False
    if first.weekday and last.weekday:
        return first.weekday + 1 == last.weekday
    if first.month and last.month:
        return first.month + 1 == last.month and first.year == last.year
    return bool(first.year and last.year and not first.month and not last.month and first.year + 1 == last.year)


def _ordered(first: Written, last: Written) -> bool:
    """Whether the ends can be ends: 2013 to 2012 are two dates, and so are 22 to 20 March."""
    if not (isinstance(first, CalendarDate) and isinstance(last, CalendarDate)):
        return True
    if first.year and last.year and first.year != last.year:
        return first.year < last.year
    if first.year == last.year and first.month and first.month == last.month and first.day and last.day:
        return first.day < last.day
    return first != last
