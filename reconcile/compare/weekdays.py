"""A weekday written beside a date on which it does not fall."""

from datetime import date, timedelta

from reconcile.compare.corpus import Corpus, Issue
from reconcile.compare.wording import WEEKDAYS, quoted, who_says
from reconcile.model import Claim, Diagnosis, Period


def wrong_weekday(claim: Claim, corpus: Corpus) -> Issue:
    """A conflict that a document has with the calendar, so with itself."""
    day = claim.value.low if isinstance(claim.value, Period) else None
    written = claim.weekday_mismatch or ""
    truth = f"{day} was a {WEEKDAYS[day.weekday()]}" if day else "the date falls on another day"
    near = _nearest(day, written)
    return Issue(
        code="DAT002",
        claims=(claim,),
        fields={"values": who_says((claim,), corpus), "weekday": written, "truth": truth},
        diagnosis=Diagnosis(
            cause="weekday-mismatch",
            detail=f"“{quoted(claim)}” names {written}, but {truth}",
            likely=f"{written} {near}, or another weekday" if near else None,
        ),
    )


def _nearest(day: date | None, weekday: str) -> date | None:
    """The date nearest to the written one that falls on the written weekday."""
    numbers = [number for number, name in enumerate(WEEKDAYS) if name.casefold() == weekday.casefold()]
    if day is None or not numbers or not date(1, 1, 8) < day < date(9999, 12, 24):
        return None
    forward = (numbers[0] - day.weekday()) % 7
    return day + timedelta(days=forward if forward <= 3 else forward - 7)
