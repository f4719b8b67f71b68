"""Number lines and the timeline: what each source allows, drawn as intervals on one scale.

A dot would set 190 and 190.27 apart; as intervals, rounding included, they meet.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.model import Claim, Interval, Period
from reconcile.report.values import period_words, short

SCALE = 1000  # units of the drawing from its left to its right end
_THIN = 4  # units: an interval of no width is still seen
_MARGIN = Decimal("0.05")
_TIP = 14  # units: the point of an interval that has no end


class Bar(Struct, frozen=True, kw_only=True):
    """One interval: who gives it, what is written, from where to where in words, and the path that draws it.

    `low` and `high` are None where that end is open.
    """

    sources: tuple[str, ...]
    value: str
    low: Decimal | None
    high: Decimal | None
    extent: str
    about: bool = False


class Line(Struct, frozen=True, kw_only=True):
    """Bars on one scale: what each is called and the path that draws it; the ends of the scale in words, and the path
    of the stretch that all bars allow, where there is one."""

    bars: tuple[tuple[Bar, str], ...]
    first: str
    last: str
    meeting: str | None


def claim_line(said: Sequence[tuple[str, Claim]]) -> Line | None:
    """The line of one fact, from its claims with the short names of their sources; None where all say the same.

    Figures in other units than most are left out: they have another scale.
    """
    units = [claim.unit for _, claim in said if claim.value is not None]
    unit = max(units, key=units.count, default=None)
    bars: dict[tuple[Decimal | None, Decimal | None, bool], Bar] = {}
    for name, claim in said:
        if claim.value is None or claim.unit != unit:
            continue
        made = _bar(name, claim, claim.value)
        key = (made.low, made.high, made.about)
        held = bars.get(key, made)
        bars[key] = replace(held, sources=tuple(dict.fromkeys((*held.sources, name))))
    if len(bars) < 2:
        return None
    sample = next(claim for _, claim in said if claim.value is not None and claim.unit == unit)
    found = list(bars.values())
    is_open = any(bar.low is None or bar.high is None for bar in found)
    scale = _Scale(*_ends(found), _MARGIN * (4 if is_open else 1))
    return _line(found, scale, lambda number: _words(sample, number, number), scale.meeting(found))


def timeline(bars: list[Bar], low: date, high: date) -> Line:
    """Days on one scale from `low` to `high`; a bar that reaches beyond them points outwards."""
    scale = _Scale(Decimal(low.toordinal()), Decimal(high.toordinal() + 1), Decimal(0))
    return _line(bars, scale, lambda day: _days(day, day), None)


def day_bar(sources: tuple[str, ...], value: str, period: Period) -> Bar:
    """A period as a bar, its last day included."""
    low = None if period.low is None else Decimal(period.low.toordinal())
    high = None if period.high is None else Decimal(period.high.toordinal() + 1)
    return Bar(sources=sources, value=value, low=low, high=high, extent=period_words(period))


def _bar(name: str, claim: Claim, value: Interval | Period) -> Bar:
    if isinstance(value, Period):
        return day_bar((name,), short(claim), value)
    slack = claim.precision or Decimal(0)
    low = None if value.low is None else value.low - slack
    high = None if value.high is None else value.high + slack
    extent = _words(claim, low, high)
    return Bar(sources=(name,), value=short(claim), low=low, high=high, extent=extent, about=claim.approximate)


def _words(claim: Claim, low: Decimal | None, high: Decimal | None) -> str:
    if isinstance(claim.value, Period):
        return _days(low, high)
    bare = replace(claim, value=Interval(low=low, high=high), approximate=False)
    return short(bare)


def _days(low: Decimal | None, high: Decimal | None) -> str:
    first, last = (None if day is None else date.fromordinal(int(day)) for day in (low, high))
    return period_words(Period(low=first, high=last))


def _line(bars: list[Bar], scale: "_Scale", words: Callable[[Decimal], str], meeting: str | None) -> Line:
    return Line(
        bars=tuple((bar, scale.path(bar)) for bar in bars),
        first=words(scale.low),
        last=words(scale.high),
        meeting=meeting,
    )


class _Scale:
    """From numbers to units of the drawing. `margin` is the part of the scale left free beyond both ends."""

    def __init__(self, low: Decimal, high: Decimal, margin: Decimal) -> None:
        self.low, self.high = low, high
        self._free = int(SCALE * margin)
        self._width = high - low or Decimal(1)

    def at(self, number: Decimal) -> int:
        part = (number - self.low) / self._width
        return self._free + int(min(max(part, Decimal(0)), Decimal(1)) * (SCALE - 2 * self._free))

    def path(self, bar: Bar) -> str:
        """A box, ten units high, pointed where it has no end or ends beyond the scale."""
        beyond_left = bar.low is None or bar.low < self.low
        beyond_right = bar.high is None or bar.high > self.high
        left = 0 if bar.low is None or beyond_left else self.at(bar.low)
        right = SCALE if bar.high is None or beyond_right else self.at(bar.high)
        least = _TIP if beyond_left or beyond_right else _THIN
        if right - left < least:
            left = min(max(left - least // 2, 0), SCALE - least)
            right = left + least
        start = f"M{left + _TIP} 0L{left} 5L{left + _TIP} 10" if beyond_left else f"M{left} 0V10"
        end = f"H{right - _TIP}L{right} 5L{right - _TIP} 0" if beyond_right else f"H{right}V0"
        return f"{start}{end}z"

    def meeting(self, bars: list[Bar]) -> str | None:
        """What all bars allow, where that is a stretch and not all of the scale."""
        lows = [bar.low for bar in bars if bar.low is not None]
        highs = [bar.high for bar in bars if bar.high is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        if low is not None and high is not None and low > high:
            return None
        left = 0 if low is None else self.at(low)
        right = SCALE if high is None else self.at(high)
        return f"M{left} 0H{max(right, left + _THIN)}V10H{left}z"


def _ends(bars: list[Bar]) -> tuple[Decimal, Decimal]:
    ends = [end for bar in bars for end in (bar.low, bar.high) if end is not None] or [Decimal(0)]
    return min(ends), max(ends)
