"""The year of a dateline that has none ("OSLO, June 3 (Agency) -"), by the days of the other documents."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from reconcile.model import Document

_NEAR = timedelta(days=31)  # reports that are compared are of one event: an agency's and those that follow it
FROM = "dateline, its year by the other documents"

MonthDay = tuple[int, int]


def with_years(documents: Sequence[Document], days: Sequence[MonthDay | None]) -> list[Document]:
    """The documents, with the day of those that have only a month and a day of it (`days`, in their order).

    The year is the one in which that day is near the day of another document of its group, where there is only one.
    """
    dated: dict[str | None, set[date]] = {}
    for document, day in zip(documents, days, strict=True):
        if day is None and document.published is not None:
            dated.setdefault(document.group, set()).add(document.published)
    return [
        document if day is None else _dated(document, _day_near(day, dated.get(document.group, ())))
        for document, day in zip(documents, days, strict=True)
    ]


def _day_near(day: MonthDay, others: Iterable[date]) -> date | None:
    near = {
        candidate
        for other in others
        for year in (other.year - 1, other.year, other.year + 1)
        if (candidate := _day(year, *day)) is not None and abs(candidate - other) <= _NEAR
    }
    return near.pop() if len(near) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(document: Document, day: date | None) -> Document:
    if day is None:
        return document
    provenance = {**document.provenance, "published": FROM}
    return replace(document, published=day, published_from=FROM, provenance=provenance)
