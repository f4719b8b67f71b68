"""Durations, ages and streaks: "three-day", "13 consecutive years", "34-year-old", "for the 13th straight year"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.units import UnitReading
from reconcile.model import Span
from reconcile.rulepack.lexicon import small

# "Ten years on, ..." counts from a day; "ten years on Friday" is a length, and the day it was heard of.
_RELATIVE = re.compile(
    r"""[\s-] (?: (?:ago|earlier|later|hence|from[ ]now)(?!\w)
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
_WORKING = re.compile(r"[ -]working[ -](?P<unit>day|week|hour)s?(?!\w)")  # a verb elsewhere, so no noun's modifier
AND_PART = re.compile(r"[ ]and[ ](?:an?[ ])?(?P<part>half|quarter)(?![\w-]|[ ]of\b)", re.IGNORECASE)
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}  # of the unit before: "an hour and a half"
FREQUENCY = frozenset({"every", "each", "per", "alternate"})
_OF_AGE = frozenset({"his", "her", "their", "my", "our", "your", "the", "early", "mid", "late"})  # "in her 30s"
_GROWN = 10  # years; smaller numbers behind "turned" are rarely ages
_AGE_WORDS = frozenset({"aged", "age", "ages", "of"})
_AGED = re.compile(
    r"(?<!\w)(?:aged?|ages|(?:the[ ])?age[ ]of|(?<=boy[ ])of|(?<=girl[ ])of|(?<=man[ ])of|(?<=child[ ])of)[ ]\Z",
    re.IGNORECASE,
)
# "He died at 87", "she turned 40 last month"; "turned 40 cars away" counts cars.
_AGE_VERBS = frozenset({"turned", "turns", "turning", "at"})
_DIED_AT = re.compile(r"(?<!\w)(?:died|dies|dead)[ ](?:\w+[ ]){0,3}at[ ]\Z", re.IGNORECASE)
_AGE_ENDS = re.compile(
    r"\s*(?:[.,;:!?)]|\Z)|[ ](?:in|on|this|last|next|today|yesterday|and|but|when|while|after|before|a|as|with)\b"
)
_YO = re.compile(r"[ -]?(?:yo|y\.o\.|y/o)(?!\w)")
# ", 34," behind a personal name.
_FULL_NAME = r"[A-Z][\w’'.-]+[ ](?:[\"“‘'][\w’' -]{1,20}[\"”’'][ ])?[A-Z][\w’'-]+(?:,?[ ](?:[JS]r\.?|I{2,3}|IV))?"
_NAME_BEFORE = re.compile(rf"(?:{_FULL_NAME}|(?:\A|[.!?][ ]|\n|said[ ]|and[ ])[A-Z][a-z’'-]{{2,}}),[ ]\Z")
_COMMA_AFTER = re.compile(r"\s?,|[ ](?=of[ ])|\.(?:\s|\Z)|[;)]")
# "Ruth Adler (45) was hurt"; behind a comma or in a list such numbers are minutes and scores.
_NAME_AND_BRACKET = re.compile(rf"{_FULL_NAME}[ ]\(\Z")
_BRACKET_AND_VERB = re.compile(r"\)[ ](?!and\b|to\b|by\b|v\b)[a-z]")
_NAME_REACH = 60  # code points; a first name, a nickname, a last name and "Jr."
_ADULT = range(16, 100)  # years; other numbers in brackets, or in words, are seldom ages


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
        return _age(text, numeral)
    old = _OLD.match(text, reading.end)
    if old:
        return amount(numeral, kind="age", unit=reading.unit, end=old.end())
    if is_relative(text, numeral, reading.end):
        return amount(numeral)
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
    return match is not None and not (match["led"] and numeral.lead == "for")


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


def _age(text: str, numeral: Numeral) -> Amount | None:
    if numeral.value != numeral.value.to_integral_value() or not 0 < numeral.value < 120 or numeral.factor != 1:
        return None
    short = _YO.match(text, numeral.end)
    if short:
        return amount(numeral, kind="age", unit="year", end=short.end())
    aged = _AGED.search(text, max(0, numeral.start - 12), numeral.start) if numeral.lead in _AGE_WORDS else None
    if aged:
        return amount(numeral, kind="age", unit="year", start=aged.start())
    if numeral.lead in _AGE_VERBS and numeral.value >= _GROWN and _AGE_ENDS.match(text, numeral.end):
        died = _DIED_AT.search(text, max(0, numeral.start - 32), numeral.start) if numeral.lead == "at" else True
        return amount(numeral, kind="age", unit="year", end=numeral.end) if died else None
    low = max(0, numeral.start - _NAME_REACH)
    if numeral.glued or (numeral.words and numeral.value not in _ADULT):
        return None
    before = _NAME_BEFORE if _COMMA_AFTER.match(text, numeral.end) and numeral.value >= 5 else None
    if numeral.value in _ADULT and _BRACKET_AND_VERB.match(text, numeral.end):
        before = _NAME_AND_BRACKET
    named = before is not None and before.search(text, low, numeral.start) is not None
    return amount(numeral, kind="age", unit="year", end=numeral.end) if named else None
