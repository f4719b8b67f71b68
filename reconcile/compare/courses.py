"""The course of an event: when it may have begun and ended, as the dates and lengths that are told of it allow."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR

from msgspec import Struct

from reconcile.model import Claim, Interval, Period
from reconcile.units import ONE_END, conversion

_OWN_ENDS = frozenset({"start", "end", "length"})
_LONGEST = 400_000  # days; a thousand years and more are no length of an event


class Course(Struct, frozen=True, kw_only=True):
    """The first and the last day of an event, each within closed ends. `derived`: a length narrowed one of them."""

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
        whole = Period(low=self.start.low, high=self.end.high)
        return all(_possible(period) for period in (self.start, self.end, whole))


def is_lasting(claims: Sequence[Claim]) -> bool:
    """Whether the event is known to have a first and a last day of its own; else all speak of one day."""
    return any(claim.frame.role in _OWN_ENDS or isinstance(claim.value, Interval) or is_span(claim) for claim in claims)


def is_span(claim: Claim) -> bool:
    """Whether a range is the event itself ("20 to 22 March"), not a frame around it ("next week", "early March")."""
    if claim.granularity != "span" or claim.approximate or not isinstance(claim.value, Period):
        return False
    low, high = claim.value.low, claim.value.high
    weekend = claim.derivation is not None and claim.value.days == 2 and low is not None and low.weekday() == 5
    return low is not None and high is not None and not weekend


def course_of(claims: tuple[Claim, ...], *, lasting: bool) -> Course:
    """What the claims of one document leave open; its ends cross where they can't all hold."""
    start, end = Period(), Period()
    for claim in claims:
        if not isinstance(claim.value, Period):
            continue
        value, role = _end_told(claim, claim.value)
        value = _loosened(claim, value)
        if role == "start":
            start = _within(start, value)
        elif role == "end":
            end = _within(end, value)
        elif is_span(claim):
            start = _within(start, Period(low=value.low, high=value.low))
            end = _within(end, Period(low=value.high, high=value.high))
        elif lasting and value.is_point:  # a day of the event
            start, end = _within(start, Period(high=value.high)), _within(end, Period(low=value.low))
        else:
            start, end = _within(start, value), _within(end, value)
    if not lasting:
        start = end = _within(start, end)
    return _with_lengths(Course(claims=claims, start=start, end=end))


def _end_told(claim: Claim, value: Period) -> tuple[Period, str]:
    """ "Until 2028" tells the end, which lies in 2028, and "since May" the start; any other date as it is."""
    if claim.bound == "upper" and value.low is None and value.high is not None:
        return Period(low=_first_day(claim, value.high), high=value.high), "end"
    if claim.bound == "lower" and value.high is None and value.low is not None:
        return Period(low=value.low, high=value.low), "start"
    return value, claim.frame.role


def _first_day(claim: Claim, last: date) -> date:
    if claim.granularity in ("year", "decade", "century"):
        return last.replace(month=1, day=1)
    return last.replace(day=1) if claim.granularity == "month" else last


def joined(courses: Sequence[Course]) -> Course:
    """The course that fits all; not possible where none does."""
    start, end = Period(), Period()
    for course in courses:
        start, end = _within(start, course.start), _within(end, course.end)
    whole = Course(claims=tuple(claim for course in courses for claim in course.claims), start=start, end=end)
    return _with_lengths(whole) if whole.possible else whole


def _with_lengths(course: Course) -> Course:
    for claim in course.claims:
        days = _days(claim)
        if days is None:
            continue
        least, most = days
        # Where both ends are written, the length may count only one of them; else it leads from one to the other.
        most += ONE_END if course.settled else 0
        first, last = course.start, course.end
        start = _within(first, Period(low=_moved(last.low, 1 - most), high=_moved(last.high, 1 - least)))
        end = _within(last, Period(low=_moved(first.low, least - 1), high=_moved(first.high, most - 1)))
        narrowed = (start, end) != (first, last)
        course = Course(claims=course.claims, start=start, end=end, derived=course.derived or narrowed)
    return course


def _days(claim: Claim) -> tuple[int, int] | None:
    """The least and the most days of a stated length that counts both ends.

    Days are exact, 20 to 22 March being three; longer units reach as far as their rounding, and by a day for the
    counting of ends. An hour's event may run past midnight.
    """
    value = claim.value
    if not isinstance(value, Interval) or claim.unit is None or value.low is None or value.high is None:
        return None
    into = conversion(claim.unit, "day")
    if into is None or not 0 <= into(value.low) <= into(value.high) < _LONGEST:
        return None
    if into.factor < 1:
        return 1, int(into(value.high)) + 2
    slack = into.factor * (claim.precision or 0) if into.factor > 1 else 0
    slack += 1 if into.factor > 1 or claim.approximate else 0
    low = (into(value.low) - slack).to_integral_value(ROUND_FLOOR)
    return max(1, int(low)), max(1, int((into(value.high) + slack).to_integral_value(ROUND_CEILING)))


def _loosened(claim: Claim, value: Period) -> Period:
    """An approximate date may be off by a quarter of its length, and by two days."""
    if not claim.approximate:
        return value
    by = max(2, (value.days or 0) // 4)
    return Period(low=_moved(value.low, -by), high=_moved(value.high, by))


def _within(a: Period, b: Period) -> Period:
    """What lies in both; the ends cross where nothing does."""
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Period(low=max(lows, default=None), high=min(highs, default=None))


def _possible(period: Period) -> bool:
    return period.low is None or period.high is None or period.low <= period.high


def _moved(day: date | None, by: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=by)
    except OverflowError:  # beyond the years 1 to 9999 the end is open
        return None
