"""What a fact is called in reports: its measure, of when, against what."""

from collections.abc import Sequence
from datetime import date, timedelta

from reconcile.model import Claim, Period


def fact_label(claims: Sequence[Claim]) -> str:
    """ "trade volume, 2022", "trade growth, Jan–Feb 2023, year-on-year", "visit date"."""
    frames = [claim.frame for claim in claims]
    measure = next((f.measure for f in frames if f.measure), " ".join(claims[0].text.split()))
    if any(claim.kind in ("date", "date_range") for claim in claims):
        return measure if measure.endswith("date") else f"{measure} date"
    if any(claim.kind == "percent_change" for claim in claims) and "growth" not in measure:
        measure += " growth"
    period = next((f.period for f in frames if f.period), None)
    baseline = next((f.baseline for f in frames if f.baseline), None)
    owner = next((f.owner for f in frames if f.owner), None)
    parts = [f"{measure} of {owner}" if owner else measure, period_label(period) if period else "", baseline or ""]
    return ", ".join(part for part in parts if part)


def period_label(period: Period) -> str:
    """A period in few characters: years, months and days by their names; open ends with an arrow's dash."""
    low, high = period.low, period.high
    if low is None or high is None:
        return f"since {low}" if low else f"until {high}" if high else ""
    if low == high:
        return f"{low.day} {low:%b %Y}"
    if (low.month, low.day) == (1, 1) and (high.month, high.day) == (12, 31):
        return f"{low.year}" if low.year == high.year else f"{low.year}–{high.year}"
    if low.day == 1 and (high + timedelta(days=1)).day == 1:
        return _span(f"{low:%b}", f"{high:%b}", low, high)
    return (
        _span(f"{low.day}", f"{high.day} {high:%b}", low, high)
        if low.month == high.month
        else _span(f"{low.day} {low:%b}", f"{high.day} {high:%b}", low, high)
    )


def _span(first: str, last: str, low: date, high: date) -> str:
    if low.year != high.year:
        return f"{first} {low.year}–{last} {high.year}"
    return f"{last} {high.year}" if first == last else f"{first}–{last} {high.year}"
