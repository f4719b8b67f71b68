"""A written publication date → the day, and nothing where the writing allows two."""

import re
from datetime import date

from reconcile.rulepack.lexicon import small

# Header dates are written in English by mail programs everywhere (RFC 5322), so these names are format, not language.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"""(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
             |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})(?:day|s|sday|nesday|rs?|rsday|urday)?\b\.?,?\s{{1,3}}"
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}){1,2}(?:\.\d{1,9})?(?:\s?[ap]\.?m\.?)?"
_ZONE = r"(?:\s?(?:Z|[A-Z]{2,5}\b|[+-]\d{2}:?\d{2}|\([A-Za-z0-9+: -]{1,20}\)))"

DAY = rf"""
    (?<![\w/.-]) (?:{_WEEKDAY})?
    (?: (?P<iso_year>\d{{4}}) (?P<iso_mark>[-/.]) (?P<iso_month>\d{{1,2}}) (?P=iso_mark) (?P<iso_day>\d{{1,2}})
      | (?P<day>\d{{1,2}}) (?:st|nd|rd|th)? [ -]{{1,2}} (?:of\s)? (?P<month>{_MONTH}) ,?[ -]{{1,2}} (?P<year>\d{{4}})
      | (?P<us_month>{_MONTH}) \s{{1,2}} (?P<us_day>\d{{1,2}}) (?:st|nd|rd|th)? ,?\s{{1,2}} (?P<us_year>\d{{4}})
      | (?P<first>\d{{1,2}}) (?P<mark>[/.-]) (?P<second>\d{{1,2}}) (?P=mark) (?P<last_year>\d{{4}})
    )
    (?! [\d/] | [.,-]\d )
"""
MONTH_DAY = rf"""
    (?: (?P<month_first>{_MONTH}) [ ]{{1,2}} (?P<its_day>\d{{1,2}})
      | (?P<day_first>\d{{1,2}}) [ ]{{1,2}} (?P<its_month>{_MONTH}) )
"""
_WHOLE = re.compile(
    rf"""
    \s* {DAY}
    (?: (?: T | [\s,|·•@–-]{{1,4}} (?:at\s)? ) {_CLOCK} {_ZONE}{{0,2}} )?
    \s* \.? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPACED_CLOCK = re.compile(rf"(?P<clock>{_CLOCK}{_ZONE}?)[\s,|·•–-]{{1,4}}(?P<day>.+)", re.IGNORECASE)
_LONGEST = 80  # "Wednesday, 30th of September, 2023 at 11:59:59 p.m. GMT (UTC+00:00)" is 67


def read_day(text: str, language: str | None = None) -> date | None:
    """The day that a text consisting of one date names, as written: its time of day and zone change nothing.

    03/04/2023 is read only where its weekday or `language` settles it (en-US: month first; en-GB, de, fr: day first;
    plain en does not). Dots mean day first.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    match = _WHOLE.fullmatch(text)
    if match is None and (clock_first := _SPACED_CLOCK.fullmatch(text)) is not None:
        match = _WHOLE.fullmatch(clock_first["day"])
    return None if match is None else day_of(match, language)


def day_of(match: re.Match[str], language: str | None = None) -> date | None:
    """The day of a match of DAY; None where there is no such day, or two."""
    if match["iso_year"]:
        return _day(match["iso_year"], int(match["iso_month"]), match["iso_day"])
    if match["year"]:
        return _day(match["year"], _MONTHS.index(small(match["month"])[:3]) + 1, match["day"])
    if match["us_year"]:
        return _day(match["us_year"], _MONTHS.index(small(match["us_month"])[:3]) + 1, match["us_day"])
    first, second = int(match["first"]), int(match["second"])
    day_first = _day(match["last_year"], second, first)
    month_first = _day(match["last_year"], first, second)
    if match["mark"] == "." or month_first is None or month_first == day_first:
        return day_first
    if day_first is None:
        return month_first
    if match["weekday"]:
        fitting = [day for day in (day_first, month_first) if day.weekday() == _WEEKDAYS.index(small(match["weekday"]))]
        return fitting[0] if fitting else None
    tag = (language or "en").lower().replace("_", "-")
    if tag == "en-us":
        return month_first
    return None if tag == "en" else day_first


def month_day_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Month and day of a match with MONTH_DAY in it; None where it has neither."""
    month, day = match["month_first"] or match["its_month"], match["its_day"] or match["day_first"]
    return (_MONTHS.index(small(month)[:3]) + 1, int(day)) if month else None


def _day(year: str, month: int, day: str | int) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if 1600 <= found.year <= 2200 else None
