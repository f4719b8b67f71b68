"""Two amounts that add up to one: "5 ft 2 in", "12st 7lb", "3 dollars 50 cents", "two hours and 19 minutes"."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount

_CENT = Decimal("0.01")
_PART_GAP = re.compile(r"[ ]|,?[ ]and[ ]|,[ ]")
# "In two hours, 30 seconds ahead of her", "two years, three months of it suspended": a figure of its own.
_LEAD = re.compile(
    r"""[ ](?:ahead|behind|faster|slower|quicker|clear|off|outside|inside|short|more|less|longer|shorter
          |late|later|early|earlier|overdue|before|after|apart|adrift|sooner|ago|into|suspended|remaining|left
          |of[ ](?:it|them|this|that|these|those|which|whom)|(?:each|alone|without|under|over|past|beyond))\b""",
    re.VERBOSE,
)
# "Between £5 and 10" are two ends.
_ENDS = re.compile(r"(?<!\w)between[ ](?:[a-z]+[ ]){0,2}\Z", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)from[ ](?:[a-z]+[ ]){0,2}\Z", re.IGNORECASE)
_OPENING = 28  # characters before an amount that may open a range
_INCH_GAP = re.compile(r"[ ]?|[ ]and[ ]|,[ ]|-")
_SPOKEN_END = re.compile(r"\s*(?:[.,;:!?)]|\Z|more\b)")
# "He is 6ft 2 and": a bare number of inches, with nothing that it could count behind it.
_TALL = re.compile(r"[ ]?(?:[.,;:!?)]|\Z|tall\b|and\b|or\b)")
_MARKS = "'’′"
_INCH_ENDS = re.compile(r"[ ]?in(?!\w)")
# How many of the smaller unit the larger one holds.
_PARTS = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("day", "minute"): 24 * 60}
_PARTS |= {("week", "hour"): 168, ("year", "week"): 52, ("year", "day"): 365, ("month", "day"): 30}
_PARTS |= {("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60}
# By how many of the smaller unit the larger one may be off from that, where the calendar decides.
_OFF = {("year", "week"): 1, ("year", "day"): 1, ("month", "day"): 2}
_SMALLER = {("stone", "pound"): 14, ("pound", "ounce"): 16}


def sum_of(text: str, low: Amount, high: Amount, between: str) -> Amount | None:
    """The amount that two make with what is written between them; None where they don't add up."""
    if _is_end(text, low, high, between):
        return None
    sign = -1 if low.low.is_signed() else 1
    if between == " and " and high.numeral.share and high.kind is None and low.kind in ("quantity", "duration"):
        part = sign * high.numeral.value
        return replace(low, end=high.end, low=low.low + part, high=low.high + part, ulp=high.ulp)
    if low.low != low.low.to_integral_value() or low.low != low.high or low.numeral.factor != 1:
        return None
    if low.kind == "duration" and high.kind == "duration":
        ahead = between == ", " and _LEAD.match(text, high.end)
        return _longer(low, high) if not ahead and _PART_GAP.fullmatch(between) else None
    if low.kind == "money":
        found = _cents(text, low, high, between)
    elif low.unit == "foot":
        found = _inches(text, high, between)
    else:
        found = _smaller(text, low, high, between)
    if found is None:
        return None
    added, end = sign * found[0], found[1]
    return replace(low, end=end, low=low.low + added, high=low.high + added, ulp=_CENT, suffixed=True)


def _cents(text: str, low: Amount, high: Amount, between: str) -> tuple[Decimal, int] | None:
    if low.part or not _PART_GAP.fullmatch(between):
        return None
    if high.kind is None and _is_spoken_part(text, low, high, between) and _SPOKEN_END.match(text, high.end):
        return high.low * _CENT, high.end
    return (high.low, high.end) if high.part and high.high < 1 else None


def _inches(text: str, high: Amount, between: str) -> tuple[Decimal, int] | None:
    """The inches behind feet, with or without their name: "5 ft 2 in", "5-foot-11", "6ft 2"."""
    inches = high.numeral.value
    if not _INCH_GAP.fullmatch(between) or not 0 < inches < 12:
        return None
    named = _INCH_ENDS.match(text, high.end) if high.kind is None else None
    if named is not None or high.unit == "inch":
        return inches / 12, named.end() if named is not None else high.end
    marked = not between and text[high.start - 1] in _MARKS and not text[high.end : high.end + 1].isalnum()  # "5'7"
    bare = high.kind is None and (marked or (between == " " and _TALL.match(text, high.end)))
    return (inches / 12, high.numeral.end) if between == "-" or bare else None


def _smaller(text: str, low: Amount, high: Amount, between: str) -> tuple[Decimal, int] | None:
    """Pounds behind stones, ounces behind pounds; minutes and seconds of an arc, which are read as feet and inches."""
    if low.unit == "degree" and high.unit == "foot" and text[low.end - 1] == "°" and between in ("", " "):
        minutes = high.numeral.value
        return minutes / 60 + (high.low - minutes) * 12 / 3600, high.end
    size = _SMALLER.get((low.unit, high.unit))
    if size is None or not _PART_GAP.fullmatch(between) or not 0 < high.low < size:
        return None
    return high.low / size, high.end


def _longer(low: Amount, high: Amount) -> Amount | None:
    """ "two hours, 19 minutes and 44 seconds" as one length, in its smallest unit."""
    size = _PARTS.get((low.unit, high.unit))
    if size is None or high.low != high.high or not 0 < high.low < size or high.numeral.lead == "another":
        return None
    value = low.low * size + high.low
    ulp = high.ulp + 2 * _OFF.get((low.unit, high.unit), 0) * low.low
    return replace(high, start=low.start, numeral=low.numeral, low=value, high=value, ulp=ulp, factor=low.factor * size)


def _is_end(text: str, low: Amount, high: Amount, between: str) -> bool:
    """Whether the first is the lower end of a range, which the second closes."""
    if "and" not in between or text.startswith(" and ", high.end):
        return False  # "between two hours and 20 minutes and three hours"
    return _ENDS.search(text, max(0, low.start - _OPENING), low.start) is not None


def _is_spoken_part(text: str, low: Amount, high: Amount, between: str) -> bool:
    """Whether a bare number is one of cents: of two digits, as in "15 dollars 50"; "£5 and 10" are two prices."""
    numeral = high.numeral
    if numeral.glued or numeral.share or numeral.led or numeral.ulp != 1 or between == ", ":
        return False
    if (low.prefixed and between != " " and not numeral.words) or _FROM.search(
        text, max(0, low.start - _OPENING), low.start
    ):
        return False
    return 0 < numeral.value < 100 and (numeral.value >= 10 or (not numeral.words and numeral.end - numeral.start == 2))
