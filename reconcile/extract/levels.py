"""Bare numbers set against a figure of the same thing: "460 vans, compared with 63"."""

import re

from reconcile.extract.amount import Amount
from reconcile.extract.bare import COMPARABLE, LEVELS, Bare
from reconcile.extract.change import Changes
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import noun_forms_of

_CLOSES = frozenset(")]")
_OPENS = frozenset("([")
_FAR = 80  # code points; words of comparison stand nearer
_MOST_IN_A_DAY = 20  # percent
_LEVEL = 1000  # points; an index seldom moves by as many
# "Profit was €214.3 million (prior year: 171.0 million)", "12 points (Jones: 9)".
_LABELLED = re.compile(r"[^()\n]{0,40}[ ]\([^()\n:;0-9]{0,24}(?:[QH][1-4][ ])?(?:(?:19|20)[0-9]{2})?:[ ]\Z")
# "against a target of 12", "compared with the five-year average of 12".
_GOAL = (
    r"(?: (?:an?|the|its|their)(?: [a-z-]+){0,2} (?:target|average|forecast|estimate|goal|norm|limit|total|median) of)"
)
_TO = r"\A(?: in (?:19|20)[0-9]{2})? to"  # "from 63 cars in 2019 to 57"
_MORE_THAN = re.compile(r"[ ](?:more|fewer|less)[ ]than\b")
_ASIDE = re.compile(r",[ ]|[ ][-–—(][ ]?|,[ ]or[ ]|,[ ]which[ ](?:is|was)[ ]")
_TO_LEVEL = re.compile(
    r"(?:,?[ ]or[ ][0-9.]{1,6}[ ]?(?:%|percent|per[ ]cent))?,?(?:[ ](?:lower|higher|up|down|off))?"
    r"(?:[ ]to[ ](?:close|end|finish|settle)(?:[ ]the[ ](?:day|session|week))?)?[ ](?:to|at)[ ]"
)
_SAME_THING = re.compile(r"(?<!\w)(?:it|they|there)[ ](?:was|were|had[ ]been|stood[ ]at|came[ ]to)[ ]\Z", re.IGNORECASE)
_THEN = re.compile(r"\b(?:ago|before|earlier|previous|last|prior|in[ ](?:19|20)[0-9]{2})\b")


class Levels:
    """Finds the figure that a bare number is set against."""

    def __init__(self, rules: Rules, changes: Changes) -> None:
        self._changes = changes
        compared = alternation(noun_forms_of(rules, "compared"))
        self._compared = re.compile(rf"(?:{compared}{_GOAL}?|{_TO})(?: the)? \Z", re.IGNORECASE)
        self._loose = re.compile(rf"(?:{_TO}|(?<![Uu]p)(?<![Dd]own) (?:from|than))(?: the)? \Z")

    def source(self, bare: Bare) -> Amount | None:
        """The figure whose noun the number takes over."""
        return _more(bare) or (_index(bare) if bare.ends_clause else None) or self._level(bare)

    def _level(self, bare: Bare) -> Amount | None:
        """ "460 vans, compared with 63", "38,214 runners, up 4 percent from the 36,750 of last year"."""
        for earlier in bare.here:
            if (
                earlier.kind not in COMPARABLE
                or self._is_change(bare.text, earlier)
                or _in_brackets(bare.text, earlier)
            ):
                continue
            gap = bare.text[earlier.end : bare.start]
            if _LABELLED.fullmatch(gap):
                return earlier
            if len(gap) > _FAR or not self._compared.search(gap):
                return None
            return earlier if bare.ends_clause or not self._loose.search(gap) else None
        return None

    def _is_change(self, text: str, figure: Amount) -> bool:
        return figure.kind == "percent" and self._changes.direction(text, figure.start, figure.end) is not None


def same_thing(bare: Bare) -> Amount | None:
    """ "Turnout was 57 percent. Four years ago it had been 55."."""
    text, start, near = bare.text, bare.start, bare.near
    if not bare.ends_clause or not near or near[0].kind not in LEVELS:
        return None
    if not _SAME_THING.search(text, max(0, start - 24), start):
        return None
    opening, end = max(near[0].end, start - _FAR), bare.found.end
    return near[0] if _THEN.search(text, opening, start) or _THEN.search(text, end, end + 24) else None


def _more(bare: Bare) -> Amount | None:
    """ "31,400 runners, 2,300 more than last year"."""
    here = bare.here
    beside = here and here[0].kind == "count" and _MORE_THAN.match(bare.text, bare.found.end)
    return here[0] if beside and _ASIDE.fullmatch(bare.text, here[0].end, bare.start) else None


def _index(bare: Bare) -> Amount | None:
    """ "tumbled 1,017 points, or 1.24 per cent, to 81,184": the level of an index behind its points."""
    found, here = bare.found, bare.here
    if not (found.numeral.grouped or found.numeral.ulp < 1) or found.numeral.lead not in ("to", "at"):
        return None
    points = next((earlier for earlier in here if earlier.unit == "point"), None)
    if points is None:
        return None
    # "closed at 1,463.8 points, while the other lost 1.1% to 1,334.2"
    told = found.numeral.ulp < 1 or points.high >= _LEVEL
    moved = told and here[0].kind == "percent" and here[0].high < _MOST_IN_A_DAY
    last = here[0] if moved else points
    return points if _TO_LEVEL.fullmatch(bare.text, last.end, found.start) else None


def _in_brackets(text: str, figure: Amount) -> bool:
    """Whether a figure only repeats the one before it: "40 million crowns ($6 million)"."""
    return text[figure.end : figure.end + 1] in _CLOSES and text[max(0, figure.start - 1) : figure.start] in _OPENS
