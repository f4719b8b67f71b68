"""Edits that move a date: by a day, a week, a month or a year."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from editing import words
from editing.target import Made, Target, stands_apart
from reconcile.model import Period


def shifted(days: int) -> Callable[[Target], Made]:
    def make(target: Target) -> Made:
        claim = target.claim
        if claim.kind not in ("date", "date_range") or not isinstance(claim.value, Period) or claim.value.low is None:
            return
        weekday = re.search(words.WEEKDAY, claim.text)
        day = claim.value.low
        if (days == 7 and weekday) or (claim.kind == "date" and claim.granularity != "day"):
            return
        # Backwards, so that what has happened stays in the past; a plan may move on.
        published = target.document.published
        step = days if published and day > published and not weekday else -days
        if days == 1 and day.day == 1:
            step = 1
        yield from _moved(target, timedelta(step))

    return make


def _moved(target: Target, step: timedelta) -> Made:
    """The days of the claim's text moved by `step`, all of them in the month that is written."""
    claim = target.claim
    assert isinstance(claim.value, Period) and claim.value.low and claim.value.high
    low, high = claim.value.low + step, claim.value.high + step
    if low.month != claim.value.low.month or high.month != claim.value.high.month:
        return
    new = re.sub(words.WEEKDAY, lambda match: words.weekday(match[0], step.days), claim.text)
    new = re.sub(r"(?<![\d:.,-])[0-3]?\d(?![\d:.,]\d|\d|-)", lambda match: str(int(match[0]) + step.days), new)
    if stands_apart(target, replace(claim, value=Period(low=low, high=high))):
        yield claim.start, claim.end, new


def other_month(target: Target) -> Made:
    claim = target.claim
    found = [*re.finditer(words.MONTH, claim.text)]
    if not isinstance(claim.value, Period) or len(found) != 1 or re.search(words.WEEKDAY, claim.text):
        return
    low, high = claim.value.low, claim.value.high
    if low is None or high is None or low.day > 28 or (high.day > 28 and claim.granularity == "day"):
        return
    number = words.MONTHS.index(found[0][0])
    later = target.document.published is not None and low > target.document.published
    other = number + 1 if (later and number < 11) or number == 0 else number - 1
    moved = Period(low=low.replace(month=other + 1), high=high.replace(month=other + 1, day=min(high.day, 28)))
    if stands_apart(target, replace(claim, value=moved)):
        yield claim.start + found[0].start(), claim.start + found[0].end(), words.MONTHS[other]


def other_year(target: Target) -> Made:
    claim = target.claim
    if not isinstance(claim.value, Period) or claim.value.low is None or claim.value.high is None:
        return
    found = [*re.finditer(r"\b(?:19|20)\d\d\b", claim.text)]
    back = Period(low=_last_year(claim.value.low), high=_last_year(claim.value.high))
    if not stands_apart(target, replace(claim, value=back)) or re.search(words.WEEKDAY, claim.text):
        return
    if found:
        new = re.sub(r"\b(?:19|20)\d\d\b", lambda match: str(int(match[0]) - 1), claim.text)
        yield claim.start, claim.end, new
    elif claim.granularity == "day" and re.search(rf"{words.MONTH} \d+$", claim.text):
        yield claim.end, claim.end, f", {claim.value.low.year - 1}"
    elif claim.granularity == "day" and re.search(rf"\d+ {words.MONTH}$", claim.text):
        yield claim.end, claim.end, f" {claim.value.low.year - 1}"


def _last_year(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
