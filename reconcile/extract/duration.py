"""Durations, ages and streaks: "three-day", "13 consecutive years", "34-year-old", "for the 13th straight year"."""

import re

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.units import UnitReading

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
_NAME_BEFORE = re.compile(
    r"(?:[A-Z][\w’'.-]+[ ][A-Z][\w’'-]+|(?:\A|[.!?][ ]|\n|said[ ]|and[ ])[A-Z][a-z’'-]{2,}),[ ]\Z"
)
_COMMA_AFTER = re.compile(r"\s?,|[ ](?=of[ ])|\.(?:\s|\Z)|[;)]")


def read_duration(text: str, numeral: Numeral, reading: UnitReading | None) -> Amount | None:
    """The duration or age that a numeral and the unit behind it make; an amount without a kind for relative dates."""
    if numeral.led:
        return None
    if numeral.ordinal:
        return _streak(text, numeral)
    if reading is None or reading.dimension != "time" or "/" in reading.unit:
        return _age(text, numeral)
    old = _OLD.match(text, reading.end)
    if old:
        return amount(numeral, kind="age", unit=reading.unit, end=old.end())
    if is_relative(text, numeral, reading.end):
        return amount(numeral)
    return amount(numeral, kind="duration", unit=reading.unit, end=reading.end)


def is_relative(text: str, numeral: Numeral, end: int) -> bool:
    """Whether the duration that ends there is part of a date: "ten years ago", but not "for ten years before"."""
    match = _RELATIVE.match(text, end)
    return match is not None and not (match["led"] and numeral.lead == "for")


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
    if numeral.words or numeral.glued or not _COMMA_AFTER.match(text, numeral.end):
        return None
    if _NAME_BEFORE.search(text, max(0, numeral.start - 40), numeral.start) and numeral.value >= 5:
        return amount(numeral, kind="age", unit="year", end=numeral.end)
    return None
