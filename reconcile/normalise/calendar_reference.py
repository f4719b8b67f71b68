"""The day from which a document speaks, and in which order it writes the numbers of a date."""

import re
from collections.abc import Sequence
from datetime import date

from reconcile.model import Between, CalendarDate, Document, Holiday, Moment, Part, Written

PUBLISHED = "the day of publication"
INFERRED = "inferred from the text"
# "17 March", "Friday 17th of March", or "March 17": who writes names so writes numbers in the same order
_STYLE = re.compile(
    r"(?:[^\W\d]{3,9},? (?:the )?)?"
    r"(?:(?P<day>\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2})|[A-Z][a-z]{2,8}\.? \d{1,2}(?!\d))"
)
SPAN_OF_YEARS = 60  # a weekday fits the same date every 5 to 12 years; news rarely looks back further


def reference_date(document: Document, moments: Sequence[Moment]) -> tuple[date | None, str | None]:
    """The day from which the document speaks, and how it is known; (None, None) where it can't be known.

    It is the day of publication; else a full date at the head of the text; else the latest day that the text reports
    on and whose year only one reading allows: "Friday (March 17)" leaves 2017 and 2023, "in 2022" rules out 2017.
    """
    if document.published is not None:
        return document.published, PUBLISHED
    month_first = settled_order(document, moments)
    full = [(moment, day) for moment in moments if (day := _full_day(moment.written, month_first)) is not None]
    heads = [day for moment, day in full if moment.heading]
    if heads:
        return heads[0], "the date at the head of the text"
    reported = [day for moment, day in full if moment.reported]
    years = _years_told(document, moments)
    told = {year for year, _ in years}
    past = max((year for year, tense in years if tense == "past"), default=None)
    for moment in moments:
        written = moment.written
        if moment.tense != "future" and isinstance(written, CalendarDate) and written.year is None:
            fitting = _weekday_years(written, told, past)
            if len(fitting) == 1:
                reported.append(fitting[0])
            elif len(fitting) > 1:
                return None, None
    if not reported or (past is not None and max(reported).year < past):
        return None, None
    return max(reported), INFERRED


def settled_order(document: Document, moments: Sequence[Moment]) -> bool | None:
    """Whether the document writes the month first in "03/04/2023"; None where nothing settles it."""
    pairs = [
        (written.numeric, written)
        for moment in moments
        for written in _calendar_dates(moment.written)
        if written.numeric is not None
    ]
    if not pairs:
        return None
    votes = {a <= 12 for (a, b), _ in pairs if a > 12 or b > 12}
    if not votes:
        votes = {vote for pair, written in pairs if (vote := _vote(pair, written, document.published)) is not None}
    if len(votes) == 1:
        return votes.pop()
    language = (document.language or "").replace("_", "-").lower()
    if language in ("", "en"):
        styles = {match["day"] is None for moment in moments if (match := _STYLE.match(document.text, moment.start))}
        return styles.pop() if len(styles) == 1 else None
    return language in ("en-us", "en-ph")


def _vote(pair: tuple[int, int], written: CalendarDate, published: date | None) -> bool | None:
    """What a weekday beside the date, or the day of publication, says of the order."""
    if written.year is None:
        return None
    day_first, month_first = real_day(written.year, pair[1], pair[0]), real_day(written.year, pair[0], pair[1])
    fits = [
        day is not None and (day == published or (written.weekday is not None and day.isoweekday() == written.weekday))
        for day in (day_first, month_first)
    ]
    return None if fits[0] == fits[1] else fits[1]


def _calendar_dates(written: Written) -> list[CalendarDate]:
    match written:
        case CalendarDate():
            return [written]
        case Between(first=first, last=last):
            return _calendar_dates(first) + _calendar_dates(last)
    return []


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_day(written: Written, month_first: bool | None) -> date | None:
    if not isinstance(written, CalendarDate) or written.year is None:
        return None
    if written.numeric is not None:
        a, b = written.numeric
        if month_first is None and a != b:
            return None
        return real_day(written.year, a, b) if month_first else real_day(written.year, b, a)
    return real_day(written.year, written.month, written.day) if written.month and written.day else None


def _years_told(document: Document, moments: Sequence[Moment]) -> list[tuple[int, str | None]]:
    """The years that the article names, with the tense it speaks of them in; years of plans ("by 2030") left out."""
    return [
        (year, moment.tense)
        for moment in moments
        if moment.bound != "upper" and not document.is_furniture(moment.start, moment.end)
        for year in _years_in(moment.written)
    ]


def _years_in(written: Written) -> list[int]:
    match written:
        case CalendarDate(year=int(year)) | Holiday(year=int(year)):
            return [year]
        case Part(of=of):
            return _years_in(of)
        case Between(first=first, last=last):
            return _years_in(first) + _years_in(last)
    return []


def _weekday_years(written: CalendarDate, told: set[int], past: int | None) -> list[date]:
    """The days on which the weekday, the month and the day agree, in years that the text makes plausible."""
    if written.weekday is None or written.month is None or written.day is None or not told:
        return []
    days = []
    for year in range(max(told) - SPAN_OF_YEARS, max(told) + 2):
        day = real_day(year, written.month, written.day)
        near = bool(told & {year - 1, year, year + 1})
        if day is not None and day.isoweekday() == written.weekday and near and (past is None or year >= past):
            days.append(day)
    return days
