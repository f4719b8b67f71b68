"""Whether two claims may speak of one time."""

from reconcile.link.values import within_rounding, written_digits
from reconcile.model import Claim, Frame, Period

NEUTRAL = 0.4  # what a field that says nothing gives
USUAL = "year-on-year"
FORTNIGHT, MONTHLY, MONTH = 14, 28, 31  # days; a month has at least the second and at most the third
TELLING = 3  # written digits; with fewer, two years have one figure by chance


def likeness_of_periods(a: Claim, b: Claim) -> float:
    """1 for one period that both write out, less where one of them or both leave it open."""
    x, y = a.frame, b.frame
    return 1.0 if x.period and x.period == y.period and (x.period_written or y.period_written) else NEUTRAL


def one_baseline(x: Frame, y: Frame) -> bool:
    """Whether two changes may be against one time: one that names none is most often against the year before, of a
    month's figure also against the month before."""
    if x.baseline == y.baseline:
        return True
    named = x.baseline or y.baseline
    bare = y if x.baseline else x
    monthly = bare.period is not None and (bare.period.days or 0) in range(28, 32)
    return not (x.baseline and y.baseline) and (named == USUAL or (monthly and named == "month-on-month"))


def end_of(claim: Claim) -> str | None:
    """Which end of something a date is: the first day, the last, or neither."""
    by_bound = {"lower": "start", "upper": "end"}.get(claim.bound or "")
    return by_bound or (claim.frame.role if claim.frame.role in ("start", "end") else None)


def is_misdated(a: Claim, b: Claim) -> bool:
    """Whether one figure stands under two times: the same three digits or more for two spans of one length.

    Of percentages that happens by chance, of amounts and counts hardly ever.
    """
    x, y = a.frame, b.frame
    if a.kind not in ("money", "count", "quantity") or a.document == b.document or not x.period or not y.period:
        return False
    lengths = [period.days for period in (x.period, y.period)]
    alike = None not in lengths and abs((lengths[0] or 0) - (lengths[1] or 0)) <= 3 and not x.period.overlaps(y.period)
    return alike and within_rounding(a, b) and min(written_digits(a), written_digits(b)) >= TELLING


def is_one_time(a: Period, b: Period) -> bool:
    """Whether figures for two periods may be one: the same days, a day and its month, or days within a fortnight; but
    May's figure is never June's."""
    if a == b:
        return True
    shorter, longer = sorted(period.days or MONTH + 1 for period in (a, b))
    near = shorter < MONTHLY and days_between(a, b) <= FORTNIGHT
    return longer <= MONTH and (a.contains(b) or b.contains(a) or near)


def may_be_one_time(a: Claim, b: Claim) -> bool:
    """Whether the times of two figures may be one; what rose on Monday and what rose on Tuesday are two changes."""
    x, y = a.frame.period, b.frame.period
    if x is None or y is None:
        return True
    daily = a.kind == b.kind == "percent_change" and x.days == y.days == 1
    return x == y if daily else x.overlaps(y) or is_one_time(x, y)


def days_between(a: Period, b: Period) -> int:
    """Days from the end of the earlier to the start of the later; 0 where they overlap or an end is open."""
    if a.overlaps(b):
        return 0
    first, second = (a, b) if a.high is not None and b.low is not None and a.high < b.low else (b, a)
    return (second.low - first.high).days if first.high is not None and second.low is not None else 0
