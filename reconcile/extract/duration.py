"""Durations, ages and streaks: "three-day", "13 consecutive years", "34-year-old", "for the 13th straight year"."""

import re

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.quantity import Units, read_unit

# What may stand between the number and the unit of time.
_FILLER = re.compile(
    r"[\s-](?:(?:consecutive|straight|successive|full|whole|long|more|solid|further|additional|extra|calendar|working|"
    r"business|short|other|entire|back[ -]to[ -]back|uninterrupted|unbroken|continuous|complete|happy|gruel+ing|previous)[\s-])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"[\s-](?:ago|earlier|later|before|after|hence|on|from now)(?!\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’](?:s(?!\w)|(?=\s))")
_OLD = re.compile(r"[\s-]{0,2}(?:old|of[ ]age|olds)(?!\w)", re.IGNORECASE)
_STREAK = re.compile(
    r"[\s-](?:(?:consecutive|straight|successive)[\s-](?P<unit>year|month|week|day|quarter)"
    r"|(?P<plain>year|month|week|day|quarter)[\s-](?:in[ ]a[ ]row|running|in[ ]succession))(?!\w)",
    re.IGNORECASE,
)
_AGED = re.compile(r"(?<!\w)(?:aged?|ages|age[ ]of)[ ]\Z", re.IGNORECASE)
_YO = re.compile(r"[ -]?(?:yo|y\.o\.|y/o)(?!\w)")
# ", 34," behind a personal name.
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+[ ][A-Z][\w’'-]+,[ ]\Z")
_COMMA_AFTER = re.compile(r"\s?,|[ ](?=of[ ])|\.(?:\s|\Z)|[;)]")


class Durations:
    """Numbers with a unit of time."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def read(self, text: str, numeral: Numeral) -> Amount | None:
        """A duration or an age; an amount without a kind for relative dates ("ten years ago")."""
        if numeral.led:
            return None
        if numeral.ordinal:
            return _streak(text, numeral)
        reading = read_unit(self._units, text, numeral)
        if reading is None and (filler := _FILLER.match(text, numeral.end)):
            reading = self._units.at(text, filler.end())
        if reading is None or reading.dimension != "time":
            return _age(text, numeral)
        old = _OLD.match(text, reading.end)
        if old:
            return amount(numeral, kind="age", unit=reading.unit, end=old.end())
        if _RELATIVE.match(text, reading.end):
            return amount(numeral)
        return amount(numeral, kind="duration", unit=reading.unit, end=reading.end)


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
    aged = _AGED.search(text, max(0, numeral.start - 8), numeral.start)
    if aged:
        return amount(numeral, kind="age", unit="year", start=aged.start())
    if numeral.words or numeral.glued or not _COMMA_AFTER.match(text, numeral.end):
        return None
    if _NAME_BEFORE.search(text, max(0, numeral.start - 40), numeral.start):
        return amount(numeral, kind="age", unit="year", end=numeral.end)
    return None
