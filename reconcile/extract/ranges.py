"""Two numbers that make one figure: "€3-4bn", "between 5 and 7", "12 ± 0.5", "5 ft 2 in"; and lists with one unit."""

import re

from msgspec.structs import replace

from reconcile.extract.amount import Amount, in_short_millions
from reconcile.extract.carried import as_millions
from reconcile.extract.change import Changes
from reconcile.extract.numerals import Numeral
from reconcile.extract.shared_scale import follow_each_other, shared_scale
from reconcile.extract.sums import sum_of
from reconcile.extract.units import Units
from reconcile.rulepack.schema import Rules

_DASH = re.compile(r"[ ]?[-–—‐‑−~][ ]?|-?[ ](?:to|till|through)[ -](?:an?[ ]|\+)?|[ ]?-to-[ ]?")
_OR = re.compile(r"-?[ ]or[ ](?:even[ ])?")
_AND = re.compile(r"[ ](?:and|to|or)[ ]")
# "8,600 of the 12,400 staff", "120 of Elm's some 540 shops"
_OUT_OF = re.compile(
    r"[ ](?:out[ ])?of[ ](?:the[ ]|its[ ]|their[ ]|his[ ]|her[ ])?(?:(?:[\w.&-]+[ ]){0,3}[\w.&-]+(?:’s|'s|s’|s')[ ])?"
    r"(?:(?:some|about|around|roughly|nearly|almost|over|more[ ]than)[ ])?"
)
_MARGIN = re.compile(r"[ ]?\(?(?:±|\+/-|\+-|\+/−|,? ?(?:plus or(?: minus)?|give or take))[ ]?")
_LIST = re.compile(r",[ ]?|,?[ ](?:and|or|to|by|x)[ ]|-by-|[ ]?[/x×][ ]?|-?,?[ ](?:and|or|to)[ ](?:an?[ ])?")
_RUNNERS = 4
_LEGS = frozenset({100, 200, 400, 800, 1500})  # metres
_SIDES = frozenset("x×")  # between lengths; "12 x 330 ml" are twelve cans
_BETWEEN = re.compile(
    r"(?<!\w)between(?:[ ](?:about|around|roughly|some|approximately|an estimated|the ages of|ages))?[ ](?:an?[ ])?\Z",
    re.IGNORECASE,
)
_RANGED = re.compile(r"(?<!\w)rang(?:e|es|ed|ing)[ ](?:in[ ][a-z]+[ ])?from[ ](?:about[ ]|around[ ])?\Z")
_FROM = re.compile(r"(?<!\w)(?P<into>to[ ])?from[ ](?:about[ ]|around[ ]|up to[ ])?\Z", re.IGNORECASE)
_CLAUSE_WORDS = re.compile(r"[^\W\d_]+|(?P<end>[.;:!?\n])")
_NEAR = 3  # times: the farthest that the ends of a range in a clause of change are apart
_IN_LIST = re.compile(r"[0-9],[ ]\Z")
_MOST_PERCENT = 100  # more are seldom listed without their sign
_HEAT = frozenset({"degree_Celsius", "degree_Fahrenheit"})


class Ranges:
    """Joins neighbours whose words between them say so."""

    def __init__(self, rules: Rules, units: Units, changes: Changes) -> None:
        self._units = units
        self._changes = changes
        self._verbs = frozenset(
            word for entry in rules.changes if entry.role in ("change", "moved") for word in entry.before
        )
        self._rates = frozenset(word for entry in rules.changes if entry.role == "rate" for word in entry.before)

    def join(self, text: str, amounts: list[Amount]) -> list[Amount]:
        """The amounts with ranges and sums as one each, and units given to bare numbers of a list before them."""
        joined: list[Amount] = []
        for i in range(len(amounts) - 1, -1, -1):
            found = amounts[i]
            if joined and not (i and found.kind is None and _adds(text, amounts[i - 1], found)):
                merged = self._merge(text, found, joined[-1])
                if merged is not None:
                    joined[-1] = merged
                    continue
                found = self._share(text, found, joined[-1])
            joined.append(found)
        joined.reverse()
        return joined

    def _merge(self, text: str, low: Amount, high: Amount) -> Amount | None:
        between = text[low.end : high.start]
        if len(between) > 16 or low.numeral.ordinal or high.numeral.ordinal:
            return None
        whole = sum_of(text, low, high, between)
        if whole is not None:
            return whole
        low = as_millions(text, low, high) or low
        if low.kind == "money" and low.prefixed:
            high = in_short_millions(high) or high
        if _MARGIN.fullmatch(between) and _is_margin(low, high):
            return self._margin(text, low, high)
        if not _compatible(low, high) or (low.kind is None and low.numeral.may_be_year):
            return None
        if not self._is_range(text, low, high, between):
            return None
        first = shared_scale(text, low, high)
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

    def _margin(self, text: str, middle: Amount, margin: Amount) -> Amount:
        named = margin if margin.kind is not None else middle
        reach = abs(margin.high)
        value = shared_scale(text, middle, margin)
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
            if self._spans_changes(text, low, high):
                return True
            bare_share = low.kind is None and (high.kind == "percent" or near)
            if "to" in between and low.kind is not None and opening.endswith(" by "):
                return False
            return "to" not in between or bare_share or self._changes.direction(text, low.start, low.end) is None
        if _OR.fullmatch(between):
            return follow_each_other(text, low, high)
        return False

    def _is_side(self, numeral: Numeral, following: Amount) -> bool:
        """Whether "x" parts two sides of a thing: "12 x 330 ml" are twelve cans, "4x100m" is a race of four."""
        race = numeral.value == _RUNNERS and following.unit == "meter" and following.low in _LEGS
        return self._units.is_length(following.unit) and not race

    def _spans_changes(self, text: str, low: Amount, high: Amount) -> bool:
        """Whether "rose 6% to 8%" says by how much at least and at most; a rate that rose 6% to 8% is at 8% now."""
        if low.kind != "percent" or low.unit != "percent" or not 0 < low.low < high.high <= low.low * _NEAR:
            return False
        return self._rates.isdisjoint(_clause_before(text, low.start))

    def _moved(self, text: str, at: int) -> bool:
        """Whether a verb of change stands in the clause before the offset: "raised the rate from"."""
        return not self._verbs.isdisjoint(_clause_before(text, at))

    def _share(self, text: str, found: Amount, following: Amount) -> Amount:
        """A bare number before one with a unit behind it takes that unit: "2, 3 and 5 km", "from 10 to 12%"."""
        if found.kind is not None or not following.suffixed or following.kind in (None, "ordinal"):
            return found
        if following.kind == "age" and text[found.end : found.end + 2] not in ("- ", "-,"):
            return found
        numeral = found.numeral
        if numeral.glued or numeral.led or numeral.ordinal or numeral.share:
            return found
        if numeral.may_be_year or (following.kind == "percent" and numeral.value > _MOST_PERCENT):
            return found
        if text.startswith(", or ", found.end) and not _IN_LIST.search(text, max(0, found.start - 8), found.start):
            return found  # "480 votes were early, 19, or 4%, late" says one thing twice
        if text[found.end : following.start].strip() in _SIDES and not self._is_side(numeral, following):
            return found
        if not _LIST.fullmatch(text, found.end, following.start) and not (
            following.kind == "count" and numeral.value > 1 and _OUT_OF.fullmatch(text, found.end, following.start)
        ):
            return found
        value = shared_scale(text, found, following)
        return replace(
            found,
            factor=value / numeral.value if numeral.value else following.factor,
            kind=following.kind,
            unit=following.unit,
            low=value,
            high=value * (found.high / found.low if found.low else 1),
            ulp=found.ulp * (value / found.low if found.low else 1),
            candidates=following.candidates,
            assumed=following.assumed,
            noun=following.noun,
            suffixed=True,
        )


def _clause_before(text: str, at: int) -> list[str]:
    words: list[str] = []
    for match in _CLAUSE_WORDS.finditer(text, max(0, at - 60), at):
        words = [] if match["end"] else [*words, match[0].lower()]
    return words


def _adds(text: str, before: Amount, found: Amount) -> bool:
    """Whether a bare number is a part of the amount before it, as in "6ft 2", and so none of the list behind it."""
    return sum_of(text, before, found, text[before.end : found.start]) is not None


def _falling(text: str, high: Amount, low: Amount) -> Amount | None:
    """ "ranged from -2 °C to -9 °C", "-5 to -10 °C": the bounds of a range in falling order."""
    frost = low.kind == "quantity" and high.low < 0
    ranged = frost or (high.kind is not None and _RANGED.search(text, max(0, high.start - 34), high.start) is not None)
    if not ranged or high.low <= low.low:
        return None
    return replace(low, start=high.start, numeral=high.numeral, low=low.low, high=high.high)


def _is_margin(middle: Amount, margin: Amount) -> bool:
    """Whether the second number says how far off the first may be: of the same unit, or one of them with none."""
    if any(one.kind is None and (one.numeral.glued or one.numeral.led) for one in (middle, margin)):
        return False
    return None in (middle.kind, margin.kind) or (middle.kind, middle.unit) == (margin.kind, margin.unit)


def _compatible(low: Amount, high: Amount) -> bool:
    if low.kind is None:
        return not (low.numeral.glued or low.numeral.led or low.numeral.share) and high.kind is not None
    if high.kind is None:
        return low.prefixed and not (high.numeral.glued or high.numeral.led)
    # "20° to 25 °C"
    scale_once = low.unit == "degree" and high.unit in _HEAT and low.kind == "quantity"
    return low.kind == high.kind and (low.unit == high.unit or scale_once)
