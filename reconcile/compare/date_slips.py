"""The likely cause of a conflict between dates, tested on the calendar."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import product

from msgspec.structs import replace

from reconcile.compare.corpus import Corpus
from reconcile.compare.wording import MONTHS, WEEKDAYS, quoted
from reconcile.model import Claim, Diagnosis, Interval, Period


def diagnose_dates(a: Sequence[Claim], b: Sequence[Claim], corpus: Corpus) -> Diagnosis:
    """The first cause that fits a date of the one side and a date of the other that stand in one role."""
    pairs = [(x, y) for x, y in product(a, b) if _comparable(x, y)]
    found = next((said for cause in _CAUSES for x, y in pairs if (said := cause(x, y))), None)
    if found is None:
        found = _difference(pairs, any(isinstance(claim.value, Interval) for claim in (*a, *b)))
    if a and b and corpus.copied(a[0].document, b[0].document):
        labels = f"{corpus.label(a[0].document)} and {corpus.label(b[0].document)}"
        found = replace(found, detail=f"{found.detail}; {labels} share their wording, so one was changed in editing")
    return found


def _comparable(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Period) and isinstance(b.value, Period) and a.value != b.value


def _ends(a: Claim, b: Claim) -> list[tuple[date, date]]:
    """The days that differ between two claims of one role: the first, and the last where both are runs of days."""
    if not isinstance(a.value, Period) or not isinstance(b.value, Period):
        return []
    a_end, b_end = a.frame.role == "end" and not b.value.is_point, b.frame.role == "end" and not a.value.is_point
    pairs = [
        (a.value.low, b.value.high) if a_end else (a.value.high, b.value.low) if b_end else (a.value.low, b.value.low)
    ]
    if not a.value.is_point and not b.value.is_point:
        pairs.append((a.value.high, b.value.high))
    return [(x, y) for x, y in pairs if x is not None and y is not None and x != y]


def _day_month_swap(a: Claim, b: Claim) -> Diagnosis | None:
    if (
        not isinstance(a.value, Period)
        or not isinstance(b.value, Period)
        or not a.value.is_point
        or not b.value.is_point
    ):
        return None
    x, y = a.value.low, b.value.low
    read = b.value in a.alternatives or a.value in b.alternatives
    if x is None or y is None or not (read or (x.year == y.year and (x.day, x.month) == (y.month, y.day))):
        return None
    ambiguous = a if a.alternatives else b
    return Diagnosis(
        cause="day-month-swap",
        detail=f"day and month are swapped: {x} and {y}",
        likely=f"{quoted(ambiguous)} with day and month the other way round",
    )


def _weekday(a: Claim, b: Claim) -> Diagnosis | None:
    wrong = next((claim for claim in (a, b) if claim.weekday_mismatch), None)
    if wrong is None:
        return None
    return Diagnosis(
        cause="weekday-mismatch", detail=f"{quoted(wrong)} is no {wrong.weekday_mismatch}, so that date is in doubt"
    )


def _year_slip(a: Claim, b: Claim) -> Diagnosis | None:
    ends = _ends(a, b)
    if not ends or any((x.month, x.day) != (y.month, y.day) for x, y in ends):
        return None
    x, y = ends[0]
    return Diagnosis(cause="year-slip", detail=f"day and month are the same, the years are {x.year} and {y.year}")


def _month_slip(a: Claim, b: Claim) -> Diagnosis | None:
    ends = _ends(a, b)
    if not ends or any(x.day != y.day or x.year != y.year for x, y in ends):
        return None
    x, y = ends[0]
    months = f"{MONTHS[x.month - 1]} and {MONTHS[y.month - 1]}"
    return Diagnosis(cause="other-month", detail=f"the day is the same, the months are {months}")


def _off_by_one(a: Claim, b: Claim) -> Diagnosis | None:
    ends = _ends(a, b)
    if not ends or any(abs((x - y).days) != 1 for x, y in ends):
        return None
    x, y = ends[0]
    return Diagnosis(
        cause="off-by-one-day", detail=f"{x} and {y} are neighbours: another time zone, or another way to count"
    )


def _off_by_a_week(a: Claim, b: Claim) -> Diagnosis | None:
    ends = _ends(a, b)
    if not ends or any(abs((x - y).days) != 7 for x, y in ends):
        return None
    x, y = ends[0]
    return Diagnosis(
        cause="off-by-one-week", detail=f"both are a {WEEKDAYS[x.weekday()]}: {x} and {y} are a week apart"
    )


def _transposed(a: Claim, b: Claim) -> Diagnosis | None:
    for x, y in _ends(a, b):
        if (x.year, x.month) == (y.year, y.month) and f"{x:%d}" == f"{y:%d}"[::-1]:
            return Diagnosis(
                cause="transposed-digits", detail=f"the digits of the day are swapped: {x.day} and {y.day}"
            )
    return None


_CAUSES: tuple[Callable[[Claim, Claim], Diagnosis | None], ...] = (
    _day_month_swap,
    _weekday,
    _off_by_one,
    _year_slip,
    _month_slip,
    _transposed,
    _off_by_a_week,
)


def _difference(pairs: Sequence[tuple[Claim, Claim]], with_length: bool) -> Diagnosis:
    ends = next((found for a, b in pairs if (found := _ends(a, b))), None)
    if ends is None and with_length:
        return Diagnosis(cause="derived-mismatch", detail="the dates and the stated length can't all hold")
    if ends is None:
        return Diagnosis(cause="value-differs", detail="no day fits both")
    x, y = ends[0]
    return Diagnosis(cause="value-differs", detail=f"{x} and {y} are {abs((x - y).days)} days apart")
