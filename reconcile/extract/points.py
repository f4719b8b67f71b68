"""Points of percent, by the level that stands beside them: "44%, up two points", "up 4 points to 31%"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.change import Changes, forms_before
from reconcile.rulepack.schema import Rules

_MOST = 100
# "On 44 per cent, 7.4 points lower"; "0.45%, or 34 points" says a change of an index again.
_BEHIND = (
    r"(?:[ ]of[ ][a-z ]{{1,20}})?\)?[,;(–—-]?[ ]?[(–—]?"
    r"(?:[ ]?(?:{step}|which is|that is|an?|by|just|about|almost|nearly|some|more than|roughly)[ ]){{0,3}}"
)
_LEADS = r"(?:\A|[ (]){step}[ ]"
_COMPARED = re.compile(r"[ ](?:lower|higher|more|less|up|down|ahead|behind|below|above|better|worse|clear|adrift)\b")
_TO_LEVEL = re.compile(r"[ ]to[ ](?:just[ ]|about[ ]|around[ ]|nearly[ ]|almost[ ])?|[ ]lead,?[ ]")
# "She leads by 5 points with 48%"; "24 points on 52% shooting" are of a game.
_LEADING = re.compile(r"(?<!\w)(?:leads|leading|led|ahead)[ ]by[ ](?:[a-z]+[ ])?\Z")
_AT_LEVEL = re.compile(r"[ ](?:at|with|on)[ ]")
_SAMPLING = re.compile(r"margin of(?: sampling)? error (?:of|is|was) (?:about )?(?:plus or minus |±|\+/- ?)?\Z")
_STEPS = frozenset({Decimal("0.25"), Decimal("0.5"), Decimal("0.75")})
_RATE_MOVE = re.compile(r"[ ](?:interest |rate |interest-rate )?(?:cut|hike|increase|rise|reduction|move|step)s?\b")
_REACH = 48


class Points:
    """Reads points with the words of change of one set of rules."""

    def __init__(self, rules: Rules, changes: Changes) -> None:
        self._changes = changes
        step = "(?:{})".format("|".join(map(re.escape, forms_before(rules, "step"))))
        self._behind = re.compile(_BEHIND.format(step=step))
        self._leads = re.compile(_LEADS.format(step=step))
        rates = "|".join(map(re.escape, forms_before(rules, "rate")))
        self._rate = re.compile(
            rf"\b(?:{rates})[ ](?:[a-z]+[ ])?by[ ](?:[a-z]+[ ])?\Z", re.IGNORECASE
        )  # "raised its rate by 0.25 points"

    def settle(self, text: str, amounts: Sequence[Amount]) -> list[Amount]:
        """The amounts, with points beside a level in percent as percentage points."""
        settled: list[Amount] = []
        for i, found in enumerate(amounts):
            behind = amounts[i + 1] if i + 1 < len(amounts) else None
            points = self._are_percent(text, settled[-1] if settled else None, found, behind)
            settled.append(replace(found, kind="percent", unit="percentage_point") if points else found)
        return settled

    def _are_percent(self, text: str, before: Amount | None, found: Amount, behind: Amount | None) -> bool:
        if found.kind != "quantity" or found.unit != "point" or not 0 < found.high < _MOST:
            return False
        return (
            (before is not None and self._is_level(text, before) and self._goes_on(text, before, found))
            or (behind is not None and behind.unit == "percent" and _leads_to(text, found, behind))
            or self._rate.search(text, max(0, found.start - _REACH), found.start) is not None
            or (found.low in _STEPS and _RATE_MOVE.match(text, found.end) is not None)
            or _SAMPLING.search(text, max(0, found.start - _REACH), found.start) is not None
        )

    def _is_level(self, text: str, found: Amount) -> bool:
        if found.kind != "percent" or found.unit not in ("percent", "percentage_point"):
            return False
        return found.unit == "percentage_point" or self._changes.direction(text, found.start, found.end) is None

    def _goes_on(self, text: str, level: Amount, points: Amount) -> bool:
        if points.start - level.end > _REACH or not self._behind.fullmatch(text, level.end, points.start):
            return False
        led = self._leads.search(text, level.end, points.start) is not None
        return led or _COMPARED.match(text, points.end) is not None


def _leads_to(text: str, points: Amount, level: Amount) -> bool:
    if _TO_LEVEL.fullmatch(text, points.end, level.start):
        return True
    if not _AT_LEVEL.fullmatch(text, points.end, level.start):
        return False
    return _LEADING.search(text, max(0, points.start - _REACH), points.start) is not None
