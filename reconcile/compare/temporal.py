"""Clusters of dates, ranges and lengths of one event."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from msgspec import Struct

from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.date_slips import diagnose_dates
from reconcile.compare.units import conversion
from reconcile.compare.wording import quoted, who_says
from reconcile.model import Claim, Cleared, Diagnosis, Interval, Period, Reason

_SPAN_ROLES = frozenset({"start", "end", "length"})
_ONE = timedelta(days=1)


class Course(Struct, frozen=True, kw_only=True):
    """When an event may have begun and ended, as one document tells it; closed ends. `derived`: one end was computed
    from the other and the length."""

    claims: tuple[Claim, ...]
    start: Period
    end: Period
    derived: bool = False

    @property
    def settled(self) -> bool:
        """Whether first and last day are known."""
        return self.start.is_point and self.end.is_point

    @property
    def possible(self) -> bool:
        ends_meet = self.start.low is None or self.end.high is None or self.start.low <= self.end.high
        return _possible(self.start) and _possible(self.end) and ends_meet


def compare_dates(case: Case) -> Outcome:
    """Each document's course of the event, then whether one course fits all documents."""
    lasting = _lasting(case.claims)
    weekdays = [_weekday_issue(case, claim) for claim in case.claims if claim.weekday_mismatch]
    documents = sorted({claim.document for claim in case.claims})
    courses = [
        _course(tuple(claim for claim in case.claims if claim.document == document), lasting) for document in documents
    ]
    issues = [*weekdays, *(_impossible(case, course) for course in courses if not course.possible)]
    sound = [course for course in courses if course.possible]
    if len(sound) > 1 and not _joined(sound, lasting).possible:
        issues.append(_differing(case, sound, lasting))
    if issues:
        return Outcome(verdict="conflict", reasons=("date",), issues=tuple(issues))
    return Outcome(reasons=_why(sound), cleared=_cleared(sound, case.corpus))


def _lasting(claims: Sequence[Claim]) -> bool:
    """Whether the event is known to have a first and a last day of its own; else all speak of one day."""
    return any(
        claim.frame.role in _SPAN_ROLES or isinstance(claim.value, Interval) or _is_span(claim) for claim in claims
    )


def _is_span(claim: Claim) -> bool:
    """A range that is written with its own ends ("20 to 22 March") is the event itself, not a frame around it."""
    return claim.granularity == "span" and claim.kind == "date_range"


def _course(claims: tuple[Claim, ...], lasting: bool) -> Course:
    start, end = Period(), Period()
    for claim in claims:
        if not isinstance(claim.value, Period):
            continue
        value, role = claim.value, claim.frame.role
        if role == "start":
            start = _within(start, value)
        elif role == "end":
            end = _within(end, value)
        elif _is_span(claim):
            start = _within(start, Period(low=value.low, high=value.low))
            end = _within(end, Period(low=value.high, high=value.high))
        elif lasting and value.is_point:
            start = _within(start, Period(high=value.high))
            end = _within(end, Period(low=value.low))
        else:
            start, end = _within(start, value), _within(end, value)
    if not lasting:
        day = _within(start, end)
        return Course(claims=claims, start=day, end=day)
    return _with_lengths(Course(claims=claims, start=start, end=end))


def _with_lengths(course: Course) -> Course:
    for claim in course.claims:
        days = _days(claim)
        if days is None:
            continue
        least, most = days
        start = _within(
            course.start, Period(low=_move(course.end.low, 1 - most), high=_move(course.end.high, 1 - least))
        )
        end = _within(
            course.end, Period(low=_move(course.start.low, least - 1), high=_move(course.start.high, most - 1))
        )
        computed = start != course.start or end != course.end
        course = Course(claims=course.claims, start=start, end=end, derived=course.derived or computed)
    return course


def _days(claim: Claim) -> tuple[int, int] | None:
    """The least and the most days of a stated length, both ends counted. Days are exact; a week is said of six to
    eight days, and longer units reach as far as their rounding."""
    if (
        not isinstance(claim.value, Interval)
        or claim.unit is None
        or claim.value.low is None
        or claim.value.high is None
    ):
        return None
    into = conversion(claim.unit, "day")
    if into is None or not 0 < into(claim.value.high) < 1_000_000:
        return None
    if into.factor < 1:  # hours: an evening may run past midnight
        return 1, int(into(claim.value.high)) + 2
    slack = 0 if into.factor == 1 and not claim.approximate else max(1, int(into.factor * (claim.precision or 0)))
    low, high = int(into(claim.value.low)), -int(-into(claim.value.high) // 1)
    return max(1, low - slack), high + slack


def _joined(courses: Sequence[Course], lasting: bool) -> Course:
    start, end = Period(), Period()
    for course in courses:
        start, end = _within(start, course.start), _within(end, course.end)
    joined = Course(claims=tuple(claim for course in courses for claim in course.claims), start=start, end=end)
    return _with_lengths(joined) if lasting and joined.possible else joined


def _differing(case: Case, courses: Sequence[Course], lasting: bool) -> Issue:
    against = [pair for pair in combinations(courses, 2) if not _joined(pair, lasting).possible]
    involved = [course for course in courses if any(course in pair for pair in against)] or list(courses)
    claims = tuple(claim for course in involved for claim in course.claims)
    kinds = {claim.kind for claim in claims}
    first = against[0] if against else (involved[0], involved[1])
    diagnosis = diagnose_dates(first[0].claims, first[1].claims, case.corpus)
    code = "DUR001" if kinds == {"duration"} else "DAT001"
    return Issue(code=code, claims=claims, fields={"values": who_says(claims, case.corpus)}, diagnosis=diagnosis)


def _impossible(case: Case, course: Course) -> Issue:
    lengths = [claim for claim in course.claims if isinstance(claim.value, Interval)]
    fields = {"values": who_says(course.claims, case.corpus)}
    days = sorted(
        {claim.value.days or 0 for claim in course.claims if isinstance(claim.value, Period) and _is_span(claim)}
    )
    if lengths:
        counted = f"; the dates hold {' or '.join(map(str, days))} days, both ends counted" if days else ""
        detail = f"start, end and length can't all hold{counted}"
        return Issue(
            code="DUR002",
            claims=course.claims,
            fields=fields,
            diagnosis=Diagnosis(cause="derived-mismatch", detail=detail),
        )
    dated = [claim for claim in course.claims if isinstance(claim.value, Period)]
    return Issue(
        code="DAT001",
        claims=course.claims,
        fields=fields,
        diagnosis=diagnose_dates(dated[:1], dated[1:], case.corpus),
    )


def _weekday_issue(case: Case, claim: Claim) -> Issue:
    value = claim.value
    day = value.low if isinstance(value, Period) else None
    written = f"{day} was a {day:%A}" if day else "the date is another day of the week"
    return Issue(
        code="DAT002",
        claims=(claim,),
        fields={"values": who_says((claim,), case.corpus), "weekday": claim.weekday_mismatch or "", "truth": written},
        diagnosis=Diagnosis(
            cause="weekday-mismatch",
            detail=f"{claim.weekday_mismatch} is written, but {written}",
            likely=_nearest(claim),
        ),
    )


def _nearest(claim: Claim) -> str | None:
    """The date nearest to the written one that falls on the written weekday."""
    day = claim.value.low if isinstance(claim.value, Period) else None
    if day is None or claim.weekday_mismatch is None or not date(2, 1, 1) < day < date(9999, 1, 1):
        return None
    near = (day + timedelta(days=sign * step) for step in range(1, 4) for sign in (-1, 1))
    return next(
        (f"{other:%A} {other}" for other in near if f"{other:%A}".casefold() == claim.weekday_mismatch.casefold()), None
    )


def _why(courses: Sequence[Course]) -> tuple[Reason, ...]:
    reasons: set[Reason] = set()
    for a, b in combinations(courses, 2):
        if any(_same_claim(x, y) for x in a.claims for y in b.claims):
            reasons.add("exact")
        if (a.start, a.end) != (b.start, b.end):
            reasons.add("granularity")
        elif a.derived != b.derived:
            reasons.add("derived")
        if any(claim.derivation for course in (a, b) for claim in course.claims):
            reasons.add("derived")
        if (a.start, a.end) == (b.start, b.end) and (a.settled or a.start != Period() or a.end != Period()):
            reasons.add("exact")
    order: tuple[Reason, ...] = ("exact", "derived", "granularity")
    return tuple(reason for reason in order if reason in reasons)


def _same_claim(a: Claim, b: Claim) -> bool:
    return a.value is not None and a.value == b.value and a.frame.role == b.frame.role and a.unit == b.unit


def _cleared(courses: Sequence[Course], corpus: Corpus) -> tuple[Cleared, ...]:
    """A line for each course that is not told in the same words as the most exact one."""
    if len(courses) < 2:
        return ()
    finest = min(courses, key=lambda course: (_looseness(course), course.derived, course.claims[0].document))
    lines = []
    for course in courses:
        if course is finest:
            continue
        claims = (*finest.claims, *course.claims)
        told = " and ".join(quoted(claim) for claim in course.claims)
        anchors = "; ".join(claim.derivation for claim in course.claims if claim.derivation)
        told = f"{told} in {corpus.label(course.claims[0].document)}" + (f" ({anchors})" if anchors else "")
        if (course.start, course.end) != (finest.start, finest.end):
            line, reason = f"{told} is {_shown(course)} and holds {_shown(finest)}", "granularity"
        elif course.derived or anchors:
            line, reason = f"{told} gives {_shown(course)}", "derived"
        else:
            continue
        lines.append(Cleared(claims=tuple(claim.id for claim in claims), reason=reason, message=line))
    return tuple(lines)


def _looseness(course: Course) -> int:
    return sum(10_000_000 if period.days is None else period.days for period in (course.start, course.end))


def _shown(course: Course) -> str:
    if course.start == course.end:
        return _span(course.start)
    if course.settled:
        return _span(Period(low=course.start.low, high=course.end.high))
    return f"a start {_span(course.start)} and an end {_span(course.end)}"


def _span(period: Period) -> str:
    if period.is_point:
        return str(period.low)
    if period.low is None or period.high is None:
        return f"from {period.low}" if period.low else f"until {period.high}" if period.high else "at any time"
    return f"{period.low} to {period.high}"


def _within(a: Period, b: Period) -> Period:
    """What lies in both; its ends are crossed where nothing does."""
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Period(low=max(lows, default=None), high=min(highs, default=None))


def _possible(period: Period) -> bool:
    return period.low is None or period.high is None or period.low <= period.high


def _move(day: date | None, by: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None
