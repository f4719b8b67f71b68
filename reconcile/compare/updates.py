"""Figures that grow with time: tallies that later reports raise, and ages."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from reconcile.compare.corpus import Case, Issue, Outcome
from reconcile.compare.extent import common, raised
from reconcile.compare.scale import Reading
from reconcile.compare.slips import swapped_at
from reconcile.compare.wording import quoted
from reconcile.model import Cleared

_LARGE = 100  # counts below it have few orders of digits
_THOUSANDS = 1000  # larger counts that fall seldom come to have their digits in another order
_LEAP = Decimal("1.5")  # times; a tally that grows by less may well come to have its digits in another order
_YEAR = 365.25  # days
_SLIPS = (
    Decimal(10),
    Decimal(100),
    Decimal(1000),
)  # times; a tally of the same digits with more noughts is a slip sooner than growth


def superseded(case: Case, readings: Sequence[Reading]) -> Outcome | None:
    """An update where later reports replace earlier ones, agreement where a birthday lies between them; else None.

    Reports of one day that differ are neither, nor is a rising tally that falls, nor a figure without a date.
    """
    dated = [(day, reading) for reading in readings if (day := _as_of(case, reading)) is not None]
    if len(dated) < len(readings) or len({day for day, _ in dated}) < 2:
        return None
    dated.sort(key=lambda pair: (pair[0], pair[1].claim.document, pair[1].claim.start))
    if all(reading.claim.kind == "age" for reading in readings):
        return _aged(dated)
    tallies = {case.corpus.tallies.get(reading.claim.frame.concept or "") for reading in readings} - {None}
    if not tallies or not _follows(dated, rising="rising" in tallies):
        return None
    history = ", then ".join(
        f"{quoted(reading.claim)} on {day} ({case.corpus.label(reading.claim.document)})" for day, reading in dated
    )
    claims = tuple(reading.claim for _, reading in dated)
    issue = Issue(code="CNT003", claims=claims, fields={"values": history}, verdict="update")
    return Outcome(verdict="update", reasons=("later",), issues=(issue,))


def _as_of(case: Case, reading: Reading) -> date | None:
    """The day on which a figure stood so: that of the report, or an earlier one it names: "by Wednesday evening", and
    of a percentage "on Wednesday" too, where 12 who died on Wednesday are no toll of that day."""
    published, period = case.corpus.published(reading.claim), reading.claim.frame.period
    if published is None or period is None or period.high is None:
        return published
    by_then = period.low is None or (period.days == 1 and reading.claim.kind == "percent")
    return min(published, period.high) if by_then else published


def _follows(dated: Sequence[tuple[date, Reading]], *, rising: bool) -> bool:
    """Whether reports of one day agree, no rising tally is below an earlier one by more than rounding, and none comes
    to its own digits swapped by a leap or a fall."""
    days = sorted({day for day, _ in dated})
    by_day = [[reading.extent for on, reading in dated if on == day] for day in days]
    together = [common(extents) for extents in by_day]
    points = [reading.point for _, reading in dated]
    if any(a is not None and b is not None and _is_swapped(a, b) for a, b in combinations(points, 2)):
        return False
    for earlier, later in pairwise(together):
        if earlier is None or later is None:
            return False
        if rising and earlier.low is not None and later.high is not None and later.high <= earlier.low:
            return False
        if later.high is not None and any(common((raised(earlier, times), later)) is not None for times in _SLIPS):
            return False
    return together[-1] is not None


def _is_swapped(earlier: Decimal, later: Decimal) -> bool:
    """Whether a tally leapt to its own digits in another order, or fell to them: 48,000 to 84,000 or 28,600 to 26,800,
    but not 112 to 121."""
    leaps = earlier >= _LARGE and later >= _LEAP * earlier
    falls = _THOUSANDS <= later < earlier
    return (leaps or falls) and swapped_at(f"{earlier:f}", f"{later:f}") is not None


def _aged(dated: Sequence[tuple[date, Reading]]) -> Outcome | None:
    for (first, young), (last, old) in combinations(dated, 2):
        if young.point is None or old.point is None:
            return None
        birthdays = 0 if first == last else int((last - first).days / _YEAR) + 1
        if not 0 <= old.point - young.point <= birthdays:
            return None
    (first, young), (last, old) = dated[0], dated[-1]
    line = f"{quoted(young.claim)} on {first} and {quoted(old.claim)} on {last}: a birthday may lie between them"
    cleared = Cleared(claims=tuple(reading.claim.id for _, reading in dated), reason="later", message=line)
    return Outcome(reasons=("later",), cleared=(cleared,))
