"""Two numbers that make one figure: "€3-4bn", "between 5 and 7", "12 ± 0.5", "5 ft 2 in"; and lists with one unit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.change import Changes
from reconcile.extract.units import Units
from reconcile.rulepack.schema import Rules

_DASH = re.compile(r"[ ]?[-–—‐‑−~][ ]?|-?[ ](?:to|till|through)[ -](?:an?[ ])?|[ ]?-to-[ ]?")
_OR = re.compile(r"-?[ ]or[ ](?:even[ ])?")
_AND = re.compile(r"[ ](?:and|to|or)[ ]")
_OUT_OF = re.compile(r"[ ](?:out[ ])?of[ ](?:the[ ]|its[ ]|their[ ]|his[ ]|her[ ])?")
_MARGIN = re.compile(r"[ ]?\(?(?:±|\+/-|\+-|\+/−|,? ?(?:plus or(?: minus)?|give or take))[ ]?")
_LIST = re.compile(r",[ ]?|,?[ ](?:and|or|to|by|x)[ ]|-by-|[ ]?[/x×][ ]?|-?,?[ ](?:and|or|to)[ ](?:an?[ ])?")
_SIDES = frozenset("x×")  # between lengths; "12 x 330 ml" are twelve cans
_FURTHER = re.compile(r",[ ]|,?[ ]and[ ]")
_BETWEEN = re.compile(
    r"(?<!\w)between(?:[ ](?:about|around|roughly|some|approximately|an estimated))?[ ](?:an?[ ])?\Z", re.IGNORECASE
)
_RANGED = re.compile(r"(?<!\w)rang(?:e|es|ed|ing)[ ](?:in[ ][a-z]+[ ])?from[ ](?:about[ ]|around[ ])?\Z")
_FROM = re.compile(r"(?<!\w)(?P<into>to[ ])?from[ ](?:about[ ]|around[ ]|up to[ ])?\Z", re.IGNORECASE)
_CLAUSE_WORDS = re.compile(r"[^\W\d_]+|(?P<end>[.;:!?\n])")
_PART_GAP = re.compile(r"[ ]|,?[ ]and[ ]|,[ ]")
# "In two hours, 30 seconds ahead of her": a figure of its own.
_LEAD = re.compile(
    r"[ ](?:ahead|behind|faster|slower|quicker|clear|off|outside|inside|short|more|less|longer|shorter)\b"
)
_INCH_GAP = re.compile(r"[ ]?|[ ]and[ ]|,[ ]|-")
# "He is 6ft 2 and": a bare number of inches, with nothing that it could count behind it.
_TALL = re.compile(r"[ ]?(?:[.,;:!?)]|\Z|tall\b|and\b|or\b)")
_SPOKEN_END = re.compile(r"\s*(?:[.,;:!?)]|\Z|more\b)")
_INCH_ENDS = re.compile(r"[ ]?in(?!\w)")
_NEAR = 3  # times: the farthest that the ends of a range in a clause of change are apart
_OLDEST = 120  # years
_LISTED = re.compile(r"[ ]?(?:[,.;:)]|and\b|\Z)")
_CENT = Decimal("0.01")
# How many of the smaller unit the larger one holds, for the pairs where that is exact.
_PARTS = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("day", "minute"): 24 * 60}
_PARTS |= {("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60}
_SMALLER = {("stone", "pound"): 14, ("pound", "ounce"): 16}
_SHARED_LIMIT = Decimal(1000)


class Ranges:
    """Joins neighbours whose words between them say so."""

    def __init__(self, rules: Rules, units: Units, changes: Changes) -> None:
        self._units = units
        self._changes = changes
        self._verbs = frozenset(word for entry in rules.changes if entry.role == "change" for word in entry.before) | {
            "changed",
            "went",
            "moved",
            "revised",
            "raised",
            "swung",
            "converted",
            "moving",
            "go",
            "going",
            "back",
        }

    def join(self, text: str, amounts: list[Amount]) -> list[Amount]:
        """The amounts with ranges and sums as one each, and units given to bare numbers of a list before them."""
        joined: list[Amount] = []
        for found in reversed(amounts):
            if joined:
                merged = self._merge(text, found, joined[-1])
                if merged is not None:
                    joined[-1] = merged
                    continue
                found = self._share(text, found, joined[-1])
            joined.append(found)
        joined.reverse()
        return list(_ages(text, joined))

    def _merge(self, text: str, low: Amount, high: Amount) -> Amount | None:
        between = text[low.end : high.start]
        if len(between) > 16 or low.numeral.ordinal or high.numeral.ordinal:
            return None
        whole = _sum(text, low, high, between)
        if whole is not None:
            return whole
        if _MARGIN.fullmatch(between) and _is_margin(low, high):
            return self._margin(low, high)
        if not _compatible(low, high) or (low.kind is None and _is_year(low)):
            return None
        if not self._is_range(text, low, high, between):
            return None
        first = _scaled(low, high)
        if first >= high.high:
            first = low.low
        if first >= high.high:
            return _falling(text, low, high)
        return replace(
            low if low.kind is not None and high.kind is None else high,
            start=low.start,
            end=high.end,
            low=first,
            high=high.high,
            ulp=high.ulp,
            numeral=replace(low.numeral, factor=max(low.numeral.factor, high.numeral.factor)),
            suffixed=high.suffixed,
        )

    def _margin(self, middle: Amount, margin: Amount) -> Amount:
        named = margin if margin.kind is not None else middle
        reach = abs(margin.high)
        value = _scaled(middle, margin)
        return replace(named, start=middle.start, end=margin.end, low=value - reach, high=value + reach, prefixed=False)

    def _is_range(self, text: str, low: Amount, high: Amount, between: str) -> bool:
        opening = text[max(0, low.start - 34) : low.start]
        if "etween" in opening and _BETWEEN.search(opening):
            return _AND.fullmatch(between) is not None or _DASH.fullmatch(between) is not None
        if _DASH.fullmatch(between):
            start = _FROM.search(opening)
            if start is not None:
                ranged = start["into"] is not None or _RANGED.search(opening) is not None
                return ranged or not self._moved(text, low.start)
            # "up 2 to 4 per cent" says how much, "up 3 to 45 pence" where to.
            near = high.kind == "quantity" and 0 < low.low < high.high <= low.low * _NEAR
            bare_share = low.kind is None and (high.kind == "percent" or near)
            return "to" not in between or bare_share or self._changes.direction(text, low.start, low.end) is None
        if _OR.fullmatch(between):
            return high.numeral.value - low.numeral.value == 1 and low.numeral.words == high.numeral.words
        return False

    def _moved(self, text: str, at: int) -> bool:
        """Whether a verb of change stands in the clause before the offset: "raised the rate from"."""
        words: list[str] = []
        for match in _CLAUSE_WORDS.finditer(text, max(0, at - 60), at):
            words = [] if match["end"] else [*words, match[0].lower()]
        return not self._verbs.isdisjoint(words)

    def _share(self, text: str, found: Amount, following: Amount) -> Amount:
        """A bare number before one with a unit behind it takes that unit: "2, 3 and 5 km", "from 10 to 12%"."""
        if found.kind is not None or not following.suffixed or following.kind in (None, "ordinal"):
            return found
        if following.kind == "age" and text[found.end : found.end + 2] not in ("- ", "-,"):
            return found
        numeral = found.numeral
        if numeral.glued or numeral.led or numeral.ordinal or numeral.share:
            return found
        if _is_year(found):
            return found
        if text[found.end : following.start].strip() in _SIDES and not self._units.is_length(following.unit):
            return found
        if not _LIST.fullmatch(text, found.end, following.start) and not (
            following.kind == "count" and numeral.value > 1 and _OUT_OF.fullmatch(text, found.end, following.start)
        ):
            return found
        value = _scaled(found, following)
        return replace(
            found,
            kind=following.kind,
            unit=following.unit,
            low=value,
            high=value,
            ulp=found.ulp * (value / found.low if found.low else 1),
            candidates=following.candidates,
            assumed=following.assumed,
            noun=following.noun,
            suffixed=True,
        )


def _ages(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """The amounts, with bare numbers in a list behind an age as ages: "aged 5, 7 and 9"."""
    before: Amount | None = None
    for found in amounts:
        if before is not None and before.kind == "age" and found.kind is None and found.numeral.ulp == 1:
            listed = before.numeral.end == before.end and found.low < _OLDEST and not found.numeral.glued
            if listed and _FURTHER.fullmatch(text, before.end, found.start) and _LISTED.match(text, found.end):
                found = replace(found, kind="age", unit=before.unit)
        before = found
        yield found


def _falling(text: str, high: Amount, low: Amount) -> Amount | None:
    """ "ranged from -18 °C to -34 °C": the bounds of a range in falling order."""
    if high.kind is None or high.low <= low.low or not _RANGED.search(text, max(0, high.start - 34), high.start):
        return None
    return replace(low, start=high.start, numeral=high.numeral, low=low.low, high=high.high)


def _sum(text: str, low: Amount, high: Amount, between: str) -> Amount | None:
    """ "3 dollars 50 cents", "15 dollars and 50", "5 feet 2 inches", "5-foot-11"."""
    if between == " and " and high.numeral.share and high.kind is None and low.kind in ("quantity", "duration"):
        part = high.numeral.value
        return replace(low, end=high.end, low=low.low + part, high=low.high + part, ulp=high.ulp)
    if low.low != low.low.to_integral_value() or low.low != low.high or low.numeral.factor != 1:
        return None
    added = high.low
    end = high.end
    if low.kind == "money" and not low.part:
        if not _PART_GAP.fullmatch(between):
            return None
        if high.kind is None and _is_spoken_part(high) and between != ", " and _SPOKEN_END.match(text, end):
            added = high.low * _CENT
        elif not high.part or high.high >= 1:
            return None
    elif low.unit == "foot":
        if not _INCH_GAP.fullmatch(between) or not 0 < high.numeral.value < 12:
            return None
        inches = _INCH_ENDS.match(text, end) if high.kind is None else None
        if inches is not None:
            end = inches.end()
        elif high.unit != "inch":
            if between != "-" and (high.kind is not None or between != " " or not _TALL.match(text, end)):
                return None
            end = high.numeral.end
        added = high.numeral.value / 12
    elif low.unit == "degree" and high.unit == "foot" and text[low.end - 1] == "°" and between in ("", " "):
        minutes = high.numeral.value
        added = minutes / 60 + (high.low - minutes) * 12 / 3600
    elif (low.unit, high.unit) in _SMALLER:
        size = _SMALLER[low.unit, high.unit]
        if not _PART_GAP.fullmatch(between) or not 0 < high.low < size:
            return None
        added = high.low / size
    elif low.kind == "duration" and high.kind == "duration":
        if between == ", " and _LEAD.match(text, end):
            return None
        return _longer(low, high) if _PART_GAP.fullmatch(between) else None
    else:
        return None
    return replace(low, end=end, low=low.low + added, high=low.high + added, ulp=_CENT, suffixed=True)


def _is_margin(middle: Amount, margin: Amount) -> bool:
    """Whether the second number says how far off the first may be: of the same unit, or one of them with none."""
    if any(one.kind is None and (one.numeral.glued or one.numeral.led) for one in (middle, margin)):
        return False
    return None in (middle.kind, margin.kind) or (middle.kind, middle.unit) == (margin.kind, margin.unit)


def _longer(low: Amount, high: Amount) -> Amount | None:
    """ "two hours, 19 minutes and 44 seconds" as one length, in its smallest unit."""
    size = _PARTS.get((low.unit, high.unit))
    if size is None or high.low != high.high or not 0 < high.low < size:
        return None
    value = low.low * size + high.low
    return replace(high, start=low.start, numeral=low.numeral, low=value, high=value)


def _is_spoken_part(found: Amount) -> bool:
    numeral = found.numeral
    return 0 < numeral.value < 100 and numeral.ulp == 1 and not (numeral.glued or numeral.share or numeral.led)


def _is_year(found: Amount) -> bool:
    numeral = found.numeral
    return not (numeral.words or numeral.grouped) and numeral.factor == 1 and 1800 <= numeral.value <= 2100


def _compatible(low: Amount, high: Amount) -> bool:
    if low.kind is None:
        return not (low.numeral.glued or low.numeral.led or low.numeral.share) and high.kind is not None
    if high.kind is None:
        return low.prefixed and not (high.numeral.glued or high.numeral.led)
    return low.kind == high.kind and low.unit == high.unit


def _scaled(low: Amount, high: Amount) -> Decimal:
    """The lower value with the magnitude that is written once, behind the higher: 3 in "€3-4bn" is 3e9."""
    numeral = high.numeral
    own = low.low / low.numeral.value if low.numeral.value else Decimal(1)
    if low.kind is None and numeral.value:
        own = high.high / numeral.value if high.high == high.low else Decimal(1)
    value = low.numeral.value * own
    if low.numeral.factor == 1 and numeral.factor != 1 and abs(low.numeral.value) < _SHARED_LIMIT:
        bare = low.numeral.money_scale is None or low.kind is None
        return value * numeral.factor if bare else value
    return value
