"""Clusters of dates, ranges and lengths of one event."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, combinations

from msgspec.structs import replace

from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.courses import Course, course_of, is_lasting, is_span, joined
from reconcile.compare.date_slips import diagnose_dates
from reconcile.compare.numeric import compare_figures
from reconcile.compare.polarity import denied_elsewhere
from reconcile.compare.weekdays import wrong_weekday
from reconcile.compare.wording import days_between, quoted, who_says
from reconcile.model import Claim, Cleared, Diagnosis, Interval, Period, Reason
from reconcile.text.words import fold
from reconcile.units import ONE_END

_NEAR = timedelta(days=7)  # between the days of publication of two texts that may tell one limit
_TRIED = 50  # pairs of courses; where so many differ, the cause is no slip
_UNTOLD = frozenset({"value-differs", "derived-mismatch"})
_ORDER: tuple[Reason, ...] = ("exact", "derived", "granularity")


def compare_dates(case: Case) -> Outcome:
    """Each document's course of the event, then whether one course fits all documents."""
    claims = _as_first_told([claim for claim in case.claims if claim.value is not None])
    lasting = is_lasting(claims)
    courses = [
        course_of(tuple(claim for claim in claims if claim.document == document), lasting=lasting)
        for document in sorted({claim.document for claim in claims})
    ]
    # Where a document's length doesn't fit its own dates, the dates are still compared with those of the others, and
    # where two of its dates don't fit each other, each of them is.
    sound = [part for course in courses for part in _sound(course, lasting=lasting)]
    issues = [wrong_weekday(claim, case.corpus) for claim in claims if claim.weekday_mismatch]
    issues += [_impossible(course, case.corpus) for course in courses if not course.possible]
    if len(sound) > 1 and not joined(sound).possible:
        issues += _differing(sound, case.corpus)
    issues += _other_lengths(case, claims) if not issues else []
    denied = denied_elsewhere(case, claims)
    if issues or denied:
        reasons: tuple[Reason, ...] = (*(("date",) if issues else ()), *(("polarity",) if denied else ()))
        return Outcome(verdict="conflict", reasons=reasons, issues=(*issues, *((denied,) if denied else ())))
    return Outcome(reasons=_why(sound), cleared=_cleared(sound, case.corpus))


def _as_first_told(claims: Sequence[Claim]) -> list[Claim]:
    """ "Within 18 months" in two texts of one week is one time: a limit that is counted from the day of publication and
    told in the same words stands for what the first of them meant."""
    told: dict[str, list[tuple[date, Period]]] = {}
    for claim in claims:
        for since, limit in _limit(claim):
            told.setdefault(fold(claim.text), []).append((since, limit))
    for limits in told.values():
        limits.sort(key=lambda limit: limit[0])
    found = []
    for claim in claims:
        for since, _ in _limit(claim):
            first = next(limit for day, limit in told[fold(claim.text)] if day >= since - _NEAR)
            claim = replace(claim, value=first)
        found.append(claim)
    return found


def _limit(claim: Claim) -> Iterator[tuple[date, Period]]:
    """The time of a claim that begins on the day it is counted from, and that day: of "within 18 months", not of "the
    past month"."""
    value = claim.value
    if isinstance(value, Period) and value.low is not None and value.low != value.high:
        counted_from = claim.derivation or ""
        if str(value.low) in counted_from:
            yield value.low, value


def _sound(course: Course, *, lasting: bool) -> Sequence[Course]:
    """The course that a document tells, without the length if that doesn't fit, or each of the dates by itself."""
    if course.possible:
        return (course,)
    dates = tuple(claim for claim in course.claims if isinstance(claim.value, Period))
    alone = course_of(dates, lasting=lasting)
    if alone.possible:
        return (alone,) if dates else ()
    return [part for part in (course_of((claim,), lasting=lasting) for claim in dates) if part.possible]


def _differing(courses: Sequence[Course], corpus: Corpus) -> Sequence[Issue]:
    # Many documents give few dates: what two courses come to is worked out once for all that say the same.
    said = [_said(course) for course in courses]
    fits: dict[tuple[object, object], bool] = {}
    against: list[tuple[int, int]] = []
    for a, b in combinations(range(len(courses)), 2):
        if courses[a].claims[0].document == courses[b].claims[0].document:
            continue
        pair = (said[a], said[b])
        if pair not in fits:
            fits[pair] = joined((courses[a], courses[b])).possible
        if not fits[pair]:
            against.append((a, b))
    if not against and len({course.claims[0].document for course in courses}) < len(courses):
        return ()  # only a document's own dates are at odds, which is told beside
    apart = {number for pair in against for number in pair} or set(range(len(courses)))
    claims = tuple(claim for number in sorted(apart) for claim in courses[number].claims)
    diagnosis = _likeliest([(courses[a].claims, courses[b].claims) for a, b in against or [(0, 1)]], corpus)
    code = "DUR002" if diagnosis.cause == "derived-mismatch" else "DAT001"
    return (Issue(code=code, claims=claims, fields={"values": who_says(claims, corpus)}, diagnosis=diagnosis),)


def _likeliest(against: Sequence[tuple[Sequence[Claim], Sequence[Claim]]], corpus: Corpus) -> Diagnosis:
    """The first of the causes found between two courses that tells more than that they differ: of "next week" and
    "20 to 22 April" nothing is known, of "20 to 22 March" beside it the month."""
    told = (diagnose_dates(a, b, corpus) for a, b in against[:_TRIED])
    first = next(told)
    return next((said for said in chain([first], told) if said.cause not in _UNTOLD), first)


def _other_lengths(case: Case, claims: Sequence[Claim]) -> Sequence[Issue]:
    """What is said of the lengths alone: 48 hours and three days may both lead on from Monday, and are not one."""
    lengths = tuple(claim for claim in claims if isinstance(claim.value, Interval))
    outcome = compare_figures(replace(case, claims=lengths))
    return outcome.issues if outcome.verdict == "conflict" else ()


def _said(course: Course) -> tuple[object, ...]:
    """All that counts when a course is joined with another: its ends and its lengths."""
    lengths = (claim for claim in course.claims if isinstance(claim.value, Interval))
    told = tuple((claim.value, claim.unit, claim.precision, claim.approximate) for claim in lengths)
    return course.start, course.end, course.settled, told


def _impossible(course: Course, corpus: Corpus) -> Issue:
    """A document whose own dates and lengths can't all hold."""
    fields = {"values": who_says(course.claims, corpus)}
    if not any(isinstance(claim.value, Interval) for claim in course.claims):
        diagnosis = diagnose_dates(course.claims, course.claims, corpus)
        return Issue(code="DAT001", claims=course.claims, fields=fields, diagnosis=diagnosis)
    spans = {claim.value for claim in course.claims if is_span(claim) and isinstance(claim.value, Period)}
    held = sorted(f"{days_between(span)} is {(span.days or 0) - ONE_END} or {span.days} days" for span in spans)
    detail = "; ".join(held) or "the length does not lead from the start to the end"
    diagnosis = Diagnosis(cause="derived-mismatch", detail=detail)
    return Issue(code="DUR002", claims=course.claims, fields=fields, diagnosis=diagnosis)


def _why(courses: Sequence[Course]) -> tuple[Reason, ...]:
    reasons: set[Reason] = set()
    for a, b in combinations(courses, 2):
        same = (a.start, a.end) == (b.start, b.end)
        if any(_same_claim(x, y) for x in a.claims for y in b.claims):
            reasons.add("exact")
        if not same:
            reasons.add("granularity")
        elif not a.derived and not b.derived:
            reasons.add("exact")
        if a.derived or b.derived or any(claim.derivation for course in (a, b) for claim in course.claims):
            reasons.add("derived")
    return tuple(reason for reason in _ORDER if reason in reasons)


def _same_claim(a: Claim, b: Claim) -> bool:
    return a.value == b.value and a.frame.role == b.frame.role and a.unit == b.unit


def _cleared(courses: Sequence[Course], corpus: Corpus) -> tuple[Cleared, ...]:
    """A line for each course that is not told in the same words as the most exact one, of which it says something."""
    if len(courses) < 2:
        return ()
    finest = min(courses, key=lambda course: (_looseness(course), course.derived, course.claims[0].document))
    lines = []
    for course in courses:
        anchor = next((claim.derivation for claim in course.claims if claim.derivation), None)
        same = (course.start, course.end) == (finest.start, finest.end)
        # Two courses that are both open somewhere meet whatever they say.
        told_alike = same and not course.derived and anchor is None
        if course is finest or told_alike or (_is_open(course) and _is_open(finest)):
            continue
        told = ", ".join(dict.fromkeys(quoted(claim) for claim in course.claims))
        line = f"{told} ({corpus.label(course.claims[0].document)}) {'gives' if same else 'is'} {_shown(course)}"
        if not same:
            line += f" and fits {_shown(finest)} ({corpus.label(finest.claims[0].document)})"
        claims = tuple(claim.id for claim in (*finest.claims, *course.claims))
        message = f"{line}: {anchor}" if anchor else line
        lines.append(Cleared(claims=claims, reason="derived" if same else "granularity", message=message))
    return tuple(lines)


def _is_open(course: Course) -> bool:
    return course.start.days is None or course.end.days is None


def _looseness(course: Course) -> int:
    """Days that first and last may be moved by; an open end counts as more than any."""
    return sum(10_000_000 if period.days is None else period.days for period in (course.start, course.end))


def _shown(course: Course) -> str:
    if course.start == course.end:
        return days_between(course.start)
    if course.settled:
        return days_between(Period(low=course.start.low, high=course.end.high))
    start, end = course.start, course.end
    if start.low is None and end.high is None and start.high is not None and start.high == end.low:
        return f"a time that holds {start.high}"
    return f"something that begins {_between(start)} and ends {_between(end)}"


def _between(period: Period) -> str:
    """When an end of something lies: "on 2023-03-20", "between 2023-03-20 and 2023-03-22", "by 2023-03-20"."""
    if period.is_point:
        return f"on {period.low}"
    if period.low is None:
        return f"by {period.high}" if period.high is not None else "some time"
    return f"between {period.low} and {period.high}" if period.high is not None else f"on {period.low} or later"
