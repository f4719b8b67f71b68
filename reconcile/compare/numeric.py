"""Clusters of figures: money, percentages, quantities, counts, ordinals, ages and durations."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from reconcile.compare.agreement import cleared_pairs, why_they_agree
from reconcile.compare.corpus import Case, Issue, Outcome
from reconcile.compare.diagnose import diagnose
from reconcile.compare.extent import Extent, common
from reconcile.compare.opposites import OPPOSITE, opposed
from reconcile.compare.polarity import denied_elsewhere
from reconcile.compare.scale import SHARES, Reading, hold_together, not_comparable, on_one_scale, reading
from reconcile.compare.updates import superseded
from reconcile.compare.wording import days_between, quoted, who_says
from reconcile.model import Claim, Diagnosis, Direction, Kind, Period, Reason

_DIFFER: dict[Kind, str] = {
    "money": "MON001",
    "percent": "PCT001",
    "percent_change": "PCT001",
    "quantity": "QTY001",
    "count": "CNT001",
    "ordinal": "CNT002",
    "age": "CNT004",
    "duration": "DUR001",
}
MONTH = 28  # days of the shortest
_CURRENCY = frozenset({"lost-currency", "wrong-currency"})
_MAGNITUDE = frozenset({"magnitude-slip", "decimal-slip"})


def compare_figures(case: Case) -> Outcome:
    """Agreement is one number that every claim allows; else later reports replace earlier ones, or it is a conflict."""
    if len(case.claims) < 2:
        return Outcome()
    readings, others = on_one_scale(case)
    points = [claim for claim in others if _like_number(claim, readings, case)]
    apart = tuple(claim for claim in others if claim not in points)
    cleared = tuple(not_comparable(claim, readings[0].claim, case.corpus) for claim in apart)
    issues = [*_points_for_percent(case, readings, points), *_directions(case, readings), *_misdated(case, readings)]
    denied = denied_elsewhere(case, [reading.claim for reading in readings])
    issues += [denied] if denied else []
    issues += opposed(case, [reading.claim for reading in readings], _DIFFER.get(case.cluster.kind, "QTY001"))
    if hold_together(readings):
        if not issues:
            agreed = why_they_agree(readings)
            return Outcome(reasons=agreed, cleared=(*cleared, *cleared_pairs(readings, case.corpus)), apart=apart)
    else:
        update = superseded(case, readings)
        if update is not None and not issues:
            return replace(update, cleared=(*cleared, *update.cleared), apart=apart)
        issues += _differing(case, readings)
    reasons = _kinds_of_difference(issues)
    return Outcome(verdict="conflict", reasons=reasons, issues=tuple(issues), cleared=cleared, apart=apart)


def _differing(case: Case, readings: Sequence[Reading]) -> list[Issue]:
    """Restatements in brackets that don't fit what they restate, and what differs once they are set aside."""
    by_id = {reading.claim.id: reading for reading in readings}
    issues, kept = [], []
    for one in readings:
        first = by_id.get(one.claim.restates or "")
        if first is not None and not hold_together((first, one)):
            code = "MON002" if one.claim.kind == "money" else "QTY002"
            issues.append(_issue(case, code, (first, one)))
        else:
            kept.append(one)
    if not hold_together(kept):
        sides = _clashing(kept)
        count = Counter(reading.claim.kind for reading in sides)
        kind = min(count, key=lambda kind: (-count[kind], kind))
        issues.append(_issue(case, _DIFFER.get(kind, "QTY001"), sides))
    return issues


def _clashing(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that stand against another one; all of them where only the whole cluster can't hold."""
    whole = _innermost([one.extent for one in readings])
    by_unit: dict[str | None, list[Extent]] = {}
    for one in readings:
        by_unit.setdefault(one.claim.unit, []).append(one.own)
    own = {unit: _innermost(extents) for unit, extents in by_unit.items()}
    against = [
        one
        for one in readings
        if any(
            common((extent, end)) is None
            for extent, ends in ((one.extent, whole), (one.own, own[one.claim.unit]))
            for end in ends
        )
    ]
    return tuple(against) or tuple(readings)


def _innermost(extents: Sequence[Extent]) -> tuple[Extent, Extent]:
    """The greatest low end and the least high end: what meets both of them meets all extents."""
    low = max((extent.low for extent in extents if extent.low is not None), default=None)
    high = min((extent.high for extent in extents if extent.high is not None), default=None)
    return Extent(low=low), Extent(high=high)


def _issue(case: Case, code: str, sides: Sequence[Reading]) -> Issue:
    claims = tuple(reading.claim for reading in sides)
    return Issue(
        code=code,
        claims=claims,
        fields={"values": who_says(claims, case.corpus)},
        diagnosis=diagnose(sides, case.corpus),
    )


def _like_number(claim: Claim, readings: Sequence[Reading], case: Case) -> list[Reading]:
    """The readings of shares that have the number of another unit's share: 4.9 per cent by "almost five points"."""
    own = reading(claim, claim.unit, case.corpus) if claim.unit in SHARES else None
    if own is None:
        return []
    shares = [other for other in readings if other.claim.unit in SHARES]
    return [other for other in shares if common((own.extent, other.extent)) is not None]


def _points_for_percent(case: Case, readings: Sequence[Reading], points: Sequence[Claim]) -> list[Issue]:
    """The same number once as per cent and once as points: only one of them can be right."""
    if not points:
        return []
    alike = [other.claim for claim in points for other in _like_number(claim, readings, case)]
    claims = (*dict.fromkeys(alike), *points)
    units = " and as ".join(sorted({(claim.unit or "").replace("_", " ") for claim in claims}))
    diagnosis = Diagnosis(cause="percent-vs-points", detail=f"the same number is given as {units}")
    fields = {"values": who_says(claims, case.corpus)}
    return [Issue(code="PCT001", claims=claims, fields=fields, diagnosis=diagnosis)]


def _directions(case: Case, readings: Sequence[Reading]) -> list[Issue]:
    """A rise against a fall. Of levels only against one baseline: trade may be up on the year and down on the month."""
    changes = [
        reading.claim
        for reading in readings
        if _way(reading.claim)
        and (reading.claim.kind == "percent_change" or reading.claim.frame.role == "change" or _one_baseline(readings))
    ]
    if len({_way(claim) for claim in changes}) < 2:
        return []
    code = "PCT002" if changes[0].kind in ("percent", "percent_change") else _DIFFER.get(changes[0].kind, "QTY001")
    sides: dict[Direction | None, list[str]] = {}
    for claim in changes:
        label = case.corpus.label(claim.document)
        if label not in (labels := sides.setdefault(_way(claim), [])):
            labels.append(label)
    said = "; ".join(f"{direction} in {', '.join(labels)}" for direction, labels in sides.items())
    diagnosis = Diagnosis(cause="direction", detail=f"one change is a rise here and a fall there: {said}")
    fields = {"values": f"{who_says(changes, case.corpus)} ({said})"}
    return [Issue(code=code, claims=tuple(changes), fields=fields, diagnosis=diagnosis)]


def _misdated(case: Case, readings: Sequence[Reading]) -> list[Issue]:
    """One figure under two times, as linking lets through: one of the dates is wrong."""
    if not hold_together(readings):
        return []
    timed = [reading.claim for reading in readings if reading.claim.frame.period is not None]
    against = [
        (a, b)
        for a, b in combinations(timed, 2)
        if a.frame.period and b.frame.period and (_are_two_times(a, b) or _are_two_ends(a.frame.period, b.frame.period))
    ]
    if not against:
        return []
    claims = tuple(dict.fromkeys(claim for pair in against for claim in pair))
    times = "; ".join(
        f"{days_between(c.frame.period)} in {case.corpus.label(c.document)}" for c in claims if c.frame.period
    )
    fields = {"values": f"{quoted(claims[0])}: {times}"}
    detail = "the same figure is given for two times, so one of the dates is likely wrong"
    return [
        Issue(code="DAT003", claims=claims, fields=fields, diagnosis=Diagnosis(cause="other-period", detail=detail))
    ]


def _are_two_times(a: Claim, b: Claim) -> bool:
    x, y = a.frame.period, b.frame.period
    return bool(x and y and not x.overlaps(y)) and _long(a) and _long(b)


def _are_two_ends(x: Period, y: Period) -> bool:
    """Whether something is to be done by one day and by another a month off or more: "380 jobs by the end of June"."""
    if x.low is not None or y.low is not None or x.high is None or y.high is None:
        return False
    return abs((x.high - y.high).days) >= MONTH


def _long(claim: Claim) -> bool:
    """Whether the time of a figure is a month or more: reports of two days in one week speak of one thing."""
    return claim.frame.period is not None and (claim.frame.period.days or 0) >= MONTH


def _way(claim: Claim) -> Direction | None:
    """The way that a change goes, or that a level went to get there."""
    return claim.frame.direction or claim.frame.turn


def _one_baseline(readings: Sequence[Reading]) -> bool:
    baselines = {reading.claim.frame.baseline for reading in readings if _way(reading.claim)}
    return len(baselines) == 1 and (None not in baselines or hold_together(readings))


def _kinds_of_difference(issues: Sequence[Issue]) -> tuple[Reason, ...]:
    kinds: list[Reason] = []
    for issue in issues:
        cause = issue.diagnosis.cause if issue.diagnosis else ""
        if issue.code == "DAT003":
            cause = "date"
        kind: Reason = (
            "date"
            if cause == "date"
            else "polarity"
            if cause in ("negation", OPPOSITE)
            else "currency"
            if cause in _CURRENCY
            else "magnitude"
            if cause in _MAGNITUDE
            else "value"
        )
        if kind not in kinds:
            kinds.append(kind)
    return tuple(kinds)
