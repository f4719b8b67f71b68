"""The year of a dateline that has none ("OSLO, June 3 (Agency) -"), by the days of other documents or of the run."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from reconcile.model import Document

_NEAR = timedelta(days=31)  # reports that are compared are of one event: an agency's and those that follow it
AS_OF = "--as-of"
BY_OTHERS = "dateline, its year by the other documents"
BY_AS_OF = f"dateline, its year by {AS_OF}"

MonthDay = tuple[int, int]


def with_years(
    documents: Sequence[Document], days: Sequence[MonthDay | None], as_of: date | None = None
) -> list[Document]:
    """The documents, with the day of those that have only a month and a day of it (`days`, in their order).

    The year is the one in which that day is near the day of another document of its group, where there is only one. A
    document that has its day from `as_of` tells none; else `as_of` does: it is the last such day up to a month after.
    """
    dated: dict[str | None, set[date]] = {}
    for document, day in zip(documents, days, strict=True):
        if day is None and document.published is not None and document.published_from != AS_OF:
            dated.setdefault(document.group, set()).add(document.published)
    return [
        document if day is None else _dated(document, day, dated.get(document.group, ()), as_of)
        for document, day in zip(documents, days, strict=True)
    ]


def _dated(document: Document, day: MonthDay, others: Iterable[date], as_of: date | None) -> Document:
    found, by = _day_near(day, others), BY_OTHERS
    if found is None and as_of is not None:
        found, by = _last_day(day, as_of), BY_AS_OF
    if found is None:
        return document
    return replace(document, published=found, published_from=by, provenance={**document.provenance, "published": by})


def _day_near(day: MonthDay, others: Iterable[date]) -> date | None:
    near = {candidate for other in others for candidate in _days_around(day, other) if abs(candidate - other) <= _NEAR}
    return near.pop() if len(near) == 1 else None


def _last_day(day: MonthDay, as_of: date) -> date | None:
    """The last one before `as_of`, or soon after it; None for a leap day of a year that has none."""
    past = [candidate for candidate in _days_around(day, as_of) if candidate - as_of <= _NEAR]
    last = max(past, default=None)
    return last if last is not None and as_of - last < timedelta(days=366) else None


def _days_around(day: MonthDay, other: date) -> list[date]:
    """That day in the year of another, and in those beside it."""
    years = (other.year - 1, other.year, other.year + 1)
    return [found for year in years if (found := _day(year, *day)) is not None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
