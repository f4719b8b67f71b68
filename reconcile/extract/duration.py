"""Durations, ages with their unit and streaks: "three-day", "13 consecutive years", "34-year-old"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.date_units import MOST_UNITS
from reconcile.extract.numerals import Numeral
from reconcile.extract.units import UnitReading
from reconcile.model import Span
from reconcile.rulepack.lexicon import small

# "Ten years on, ..." counts from a day; "ten years on Friday" is a length, and the day it was heard of.
_RELATIVE = re.compile(
    r"""[\s-] (?: (?:ago|earlier|later|hence|from[ ]now)(?!\w|[ ]than\b)
      | (?P<led> (?:before|after)(?!\w) | on(?=\s*[,.;:)]|[ ]from\b|\s*\Z) ) )""",
    re.VERBOSE | re.IGNORECASE,
)
_OLD = re.compile(r"[\s-]{0,3}(?:old|of[ ]age|olds)(?!\w)", re.IGNORECASE)
_STREAK = re.compile(
    r"[\s-](?:(?:consecutive|straight|successive)[\s-](?P<unit>year|month|week|day|quarter)"
    r"|(?P<plain>year|month|week|day|quarter)[\s-](?:in[ ]a[ ]row|running|in[ ]succession))(?!\w)",
    re.IGNORECASE,
)
_O_CLOCK = re.compile(r"[ \u00a0]?h(?![\w-])")  # "at 18 h"
# "Eight minutes to three", "20 minutes past midnight".
_BY_THE_CLOCK = re.compile(
    r"[ ](?:to|past|before|after)[ ]"
    r"(?:midnight|noon|midday|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?[0-9])"
    r"(?=\s*(?:[.,;:!?)”\"\n—–-]|\Z|o.clock|[ap]\.?m\b|and\b|but\b|when\b|as\b|in\b|on\b))"
)
_WORKING = re.compile(r"[ -]working[ -](?P<unit>day|week|hour)s?(?!\w)")  # a verb elsewhere, so no noun's modifier
AND_PART = re.compile(r"[ ]and[ ](?:an?[ ])?(?P<part>half|quarter)(?![\w-]|[ ]of\b)", re.IGNORECASE)
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}  # of the unit before: "an hour and a half"
FREQUENCY = frozenset({"every", "each", "per", "alternate"})
# "66 million years ago" is no date, but a length.
# "Seven minutes later" is a length of time; "seven minutes ago" a time of day.
_CLOCK = frozenset({"second", "minute", "hour"})
_BACK = re.compile(r"[\s-](?:ago|earlier)(?!\w)", re.IGNORECASE)
_CALENDAR = frozenset({"day", "week", "fortnight", "month", "quarter", "year", "decade", "century"})
_OF_AGE = frozenset({"his", "her", "their", "my", "our", "your", "the", "early", "mid", "late"})  # "in her 30s"


def read_duration(text: str, numeral: Numeral, reading: UnitReading | None) -> Amount | None:
    """The duration or age that a numeral and the unit behind it make; an amount without a kind for relative dates."""
    if numeral.led:
        return None
    if numeral.lead in FREQUENCY and reading is not None and reading.dimension == "time":
        return amount(numeral, end=reading.end)
    if numeral.ordinal:
        return _streak(text, numeral)
    if numeral.lead == "at" and _O_CLOCK.match(text, numeral.end):
        return amount(numeral)
    working = _WORKING.match(text, numeral.end) if reading is None else None
    if working is not None:
        return amount(numeral, kind="duration", unit=working["unit"], end=working.end())
    if reading is not None and _is_decade(numeral, reading):
        return amount(numeral, end=reading.end)
    if reading is None or reading.dimension != "time" or "/" in reading.unit:
        return None
    old = _OLD.match(text, reading.end)
    if old:
        return amount(numeral, kind="age", unit=reading.unit, end=old.end())
    if numeral.lead in ("aged", "age"):
        return amount(
            numeral, kind="age", unit=reading.unit, start=numeral.start - 1 - len(numeral.lead), end=reading.end
        )
    if is_relative(text, numeral, reading.end) and numeral.value <= MOST_UNITS and _is_dated(text, reading):
        return amount(numeral)
    if reading.unit == "minute" and _BY_THE_CLOCK.match(text, reading.end):
        return amount(numeral, end=reading.end)
    length = amount(numeral, kind="duration", unit=reading.unit, end=reading.end)
    part = AND_PART.match(text, reading.end) if numeral.ulp == 1 and numeral.high is None else None
    if part is None:
        return length
    value = numeral.value + PARTS[small(part["part"])]
    return replace(length, end=part.end(), low=value, high=value, ulp=Decimal("0.1"))


def _is_decade(numeral: Numeral, reading: UnitReading) -> bool:
    """ "in her 30s", "the 80s"."""
    attached = reading.unit == "second" and reading.end == numeral.end + 1
    return attached and numeral.lead in _OF_AGE and numeral.value % 10 == 0 and numeral.value < 100


def is_relative(text: str, numeral: Numeral, end: int) -> bool:
    """Whether the duration that ends there is part of a date: "ten years ago", but not "for ten years before"."""
    match = _RELATIVE.match(text, end)
    return match is not None and not (match["led"] and numeral.lead in ("for", "by"))


def _is_dated(text: str, reading: UnitReading) -> bool:
    """Whether a length counted from a time gives a date or a time of day of its own."""
    return reading.unit in _CALENDAR or (reading.unit in _CLOCK and _BACK.match(text, reading.end) is not None)


def is_free(span: Amount, taken: Sequence[Span]) -> bool:
    """Whether a length overlaps none of the taken spans, which are sorted and disjoint."""
    following = bisect_right(taken, span.start, key=lambda other: other.end)
    return following == len(taken) or taken[following].start >= span.end


def _streak(text: str, numeral: Numeral) -> Amount | None:
    match = _STREAK.match(text, numeral.end)
    if match is None:
        return None
    unit = (match["unit"] or match["plain"]).lower()
    return amount(numeral, kind="duration", unit=unit, end=match.end())
