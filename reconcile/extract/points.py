"""Points of percent, by the level that stands beside them: "44%, up two points", "up 4 points to 31%"."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.change import Changes

_MOST = 100
# "On 44 per cent, 7.4 points lower"; "0.45%, or 34 points" says a change of an index again.
_BEHIND = re.compile(
    r"(?:[ ]of[ ][a-z ]{1,20})?[,;(–—-]?[ ]?[(–—]?(?:[ ]?(?:up|down|which is|that is|an?|rise of|fall of|drop of"
    r"|gain of|jump of|by|just|about|almost|nearly|some|more than|roughly)[ ]){0,3}"
)
_LEADS = re.compile(r"(?:\A|[ (])(?:up|down|rise of|fall of|drop of|gain of|jump of)[ ]")
_COMPARED = re.compile(r"[ ](?:lower|higher|more|less|up|down|ahead|behind|below|above|better|worse|clear|adrift)\b")
_TO_LEVEL = re.compile(r"[ ]to[ ](?:just[ ]|about[ ]|around[ ]|nearly[ ]|almost[ ])?|[ ]lead,?[ ]")
# "She leads by 5 points with 48%"; "24 points on 52% shooting" are of a game.
_LEADING = re.compile(r"(?<!\w)(?:leads|leading|led|ahead)[ ]by[ ](?:[a-z]+[ ])?\Z")
_AT_LEVEL = re.compile(r"[ ](?:at|with|on)[ ]")
_SAMPLING = re.compile(r"margin of(?: sampling)? error (?:of|is|was) (?:about )?(?:plus or minus |±|\+/- ?)?\Z")
_STEPS = frozenset({Decimal("0.25"), Decimal("0.5"), Decimal("0.75")})
_RATE_MOVE = re.compile(r"[ ](?:interest |rate |interest-rate )?(?:cut|hike|increase|rise|reduction|move|step)s?\b")
_REACH = 48


def with_points(text: str, amounts: list[Amount], changes: Changes) -> list[Amount]:
    """The amounts, with points beside a level in percent as percentage points."""
    for i, found in enumerate(amounts):
        if found.kind != "quantity" or found.unit != "point" or not 0 < found.high < _MOST:
            continue
        before = amounts[i - 1] if i else None
        behind = amounts[i + 1] if i + 1 < len(amounts) else None
        if (
            (before is not None and _is_level(text, before, changes) and _goes_on(text, before, found))
            or (behind is not None and behind.unit == "percent" and _leads_to(text, found, behind))
            or (found.low in _STEPS and _RATE_MOVE.match(text, found.end))
            or _SAMPLING.search(text, max(0, found.start - _REACH), found.start)
        ):
            amounts[i] = replace(found, kind="percent", unit="percentage_point")
    return amounts


def _leads_to(text: str, points: Amount, level: Amount) -> bool:
    if _TO_LEVEL.fullmatch(text, points.end, level.start):
        return True
    if not _AT_LEVEL.fullmatch(text, points.end, level.start):
        return False
    return _LEADING.search(text, max(0, points.start - _REACH), points.start) is not None


def _is_level(text: str, found: Amount, changes: Changes) -> bool:
    if found.kind != "percent" or found.unit not in ("percent", "percentage_point"):
        return False
    return found.unit == "percentage_point" or changes.direction(text, found.start, found.end) is None


def _goes_on(text: str, level: Amount, points: Amount) -> bool:
    if points.start - level.end > _REACH or not _BEHIND.fullmatch(text, level.end, points.start):
        return False
    led = _LEADS.search(text, level.end, points.start) is not None
    return led or _COMPARED.match(text, points.end) is not None
