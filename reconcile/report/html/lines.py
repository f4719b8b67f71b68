"""Number lines and the timeline: what each source allows, drawn as intervals on one scale.

A dot would set 190 and 190.27 apart; as intervals, rounding included, they meet.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.model import Claim, Interval, Period
from reconcile.report.values import period_words, short
from reconcile.units import conversion

SCALE = 1000  # units of the drawing from its left to its right end
ROW = 20  # units from one bar to the next
_THIN = 8  # units: an interval of no width is still seen
_MARGIN, _OPEN_MARGIN = 5, 20  # percent of the drawing
PUBLISHED = "published"  # what the bar of a document says
_DIGITS = Context(prec=6)  # of a converted figure: more would only fill the words
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
    """Bars on one scale: what each is called and the path that draws it.

    `first` and `last` are the ends of the scale in words, `margin` how far they are from the ends of the drawing, in
    percent; `meeting` is the path of the stretch that all bars allow, where there is one. `left_out` has who says what
    cannot be drawn on this scale, `more` counts the bars that there is no room for.
    """

    bars: tuple[tuple[Bar, str], ...]
    first: str
    last: str
    margin: int
    meeting: str | None
    left_out: tuple[tuple[str, str], ...] = ()
    more: int = 0

    @property
    def height(self) -> int:
        """Units of the drawing from its top to its bottom."""
        return ROW * len(self.bars)

    @property
    def is_plain(self) -> bool:
        """Whether it shows no more than that two intervals are apart."""
        spans = [(bar.low, bar.high) for bar, _ in self.bars if bar.low is not None and bar.high is not None]
        if len(spans) != 2 or len(self.bars) != 2 or self.left_out:
            return False
        (low, high), (other_low, other_high) = spans
        return high < other_low or other_high < low

    @property
    def sure(self) -> str:
        """One path for all bars that aren't approximate; empty where there are none."""
        return "".join(path for bar, path in self.bars if not bar.about)

    @property
    def about(self) -> str:
        """One path for the others."""
        return "".join(path for bar, path in self.bars if bar.about)


def claim_line(said: Sequence[tuple[str, Claim]], *, meet: bool, most: int) -> Line | None:
    """The line of one fact, from its claims with the short names of their sources; None where all reach
    from the same to the same.

    With `meet`, the stretch that all allow is drawn too. Figures in other units than most are converted; what measures
    something else, and money that only a rate would convert, is named and not drawn. So many bars are drawn at most.
    """
    valued = [(name, claim) for name, claim in said if isinstance(claim.value, Interval | Period)]
    kinds = [_kind(claim) for _, claim in valued]
    commonest = max(kinds, key=kinds.count, default=None)
    bars: dict[tuple[Decimal | None, Decimal | None, bool], Bar] = {}
    sample, left_out = None, dict[tuple[str, str], None]()
    for name, claim in valued:
        alike = claim if commonest is None or _kind(claim) == commonest else _converted(claim, commonest[1])
        if alike is None:
            left_out[name, short(claim)] = None
        else:
            sample = alike if sample is None else sample
            made = _bar(name, alike, short(claim))
            key = (made.low, made.high, made.about)
            held = bars.get(key, made)
            bars[key] = replace(held, sources=tuple(dict.fromkeys((*held.sources, name))))
    found = list(bars.values())
    if sample is None or len({(bar.low, bar.high) for bar in found}) < 2:
        return None
    if isinstance(sample.value, Period):
        line = _days_line(found, *_day_ends(found), meet=meet, margin=_margin(found))
    else:
        low, high = _ends(found)
        scale = _Scale(low, high, _margin(found))
        line = _line(found, scale, (_words(sample, low, low), _words(sample, high, high)), meet=meet)
    return replace(line, bars=line.bars[:most], more=max(len(found) - most, 0), left_out=tuple(left_out))


def timeline(bars: list[Bar], around: int) -> Line:
    """Days on one scale, `around` of them before the first publication and after the last.

    A fact of long ago would push all others together: a bar that reaches beyond the scale points outwards. Without a
    publication the scale holds all bars.
    """
    published = [bar for bar in bars if bar.value == PUBLISHED]
    first, last = _day_ends(published or bars)
    room = around if published else 0
    return _days_line(bars, first - room, last + room, meet=False, margin=0)


def day_bar(sources: tuple[str, ...], value: str, period: Period) -> Bar:
    """A period as a bar, its last day included: `high` is the day after it."""
    low = None if period.low is None else Decimal(period.low.toordinal())
    high = None if period.high is None else Decimal(period.high.toordinal() + 1)
    return Bar(sources=sources, value=value, low=low, high=high, extent=period_words(period))


def _kind(claim: Claim) -> tuple[bool, str | None]:
    """Days, or a unit; people and "3 hurt" are counted on one scale."""
    return isinstance(claim.value, Period), None if claim.kind == "count" else claim.unit


def _converted(claim: Claim, unit: str | None) -> Claim | None:
    """The claim in another unit; None where there is no way there."""
    value = claim.value
    if not isinstance(value, Interval) or claim.unit is None or unit is None or claim.kind == "money":
        return None
    into = conversion(claim.unit, unit, difference=claim.frame.role == "change")
    if into is None:
        return None

    def mapped(end: Decimal | None) -> Decimal | None:
        return None if end is None else _DIGITS.create_decimal(into(end))

    moved = Interval(low=mapped(value.low), high=mapped(value.high))
    precision = None if claim.precision is None else _DIGITS.create_decimal(claim.precision * into.factor)
    return replace(claim, value=moved, unit=unit, precision=precision)


def _bar(name: str, claim: Claim, written: str) -> Bar:
    """`written` is what the claim says in its own unit."""
    value = claim.value
    if isinstance(value, Period):
        return day_bar((name,), written, value)
    assert isinstance(value, Interval)
    slack = claim.precision or Decimal(0)
    low = None if value.low is None else value.low - slack
    high = None if value.high is None else value.high + slack
    extent = _words(claim, low, high)
    return Bar(sources=(name,), value=written, low=low, high=high, extent=extent, about=claim.approximate)


def _words(claim: Claim, low: Decimal | None, high: Decimal | None) -> str:
    return short(replace(claim, value=Interval(low=low, high=high), approximate=False))


def _days_line(bars: list[Bar], first: int, last: int, *, meet: bool, margin: int) -> Line:
    """A line from the first to the last of these days, both given as ordinals."""
    scale = _Scale(Decimal(first), Decimal(last + 1), margin)
    return _line(bars, scale, (_day(first), _day(last)), meet=meet)


def _day(ordinal: int) -> str:
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return period_words(Period(low=day, high=day))


def _line(bars: list[Bar], scale: "_Scale", ends: tuple[str, str], *, meet: bool) -> Line:
    return Line(
        bars=tuple((bar, scale.path(bar, row)) for row, bar in enumerate(bars)),
        first=ends[0],
        last=ends[1],
        margin=scale.margin,
        meeting=scale.meeting(bars) if meet else None,
    )


class _Scale:
    """From numbers to units of the drawing. `margin` is left free beyond each end, in percent."""

    def __init__(self, low: Decimal, high: Decimal, margin: int) -> None:
        self.low, self.high, self.margin = low, high, margin
        self._free = SCALE * margin // 100
        self._width = high - low or Decimal(1)

    def at(self, number: Decimal) -> int:
        part = (number - self.low) / self._width
        return self._free + int(min(max(part, Decimal(0)), Decimal(1)) * (SCALE - 2 * self._free))

    def path(self, bar: Bar, row: int) -> str:
        """A box in the middle of its row, pointed where it has no end or ends beyond the scale."""
        beyond_left = bar.low is None or bar.low < self.low
        beyond_right = bar.high is None or bar.high > self.high
        left = 0 if bar.low is None or beyond_left else self.at(bar.low)
        right = SCALE if bar.high is None or beyond_right else self.at(bar.high)
        least = _TIP if beyond_left or beyond_right else _THIN
        if right - left < least:
            left = min(max(left - least // 2, 0), SCALE - least)
            right = left + least
        top, middle, bottom = (row * ROW + part for part in (ROW // 4, ROW // 2, ROW * 3 // 4))
        inner = right - _TIP
        start = (
            f"M{left + _TIP} {top}L{left} {middle}L{left + _TIP} {bottom}" if beyond_left else f"M{left} {top}V{bottom}"
        )
        end = f"H{inner}L{right} {middle}L{inner} {top}" if beyond_right else f"H{right}V{top}"
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
        return f"M{left} 0H{max(right, left + _THIN)}V{ROW * len(bars)}H{left}z"


def _margin(bars: list[Bar]) -> int:
    """The part of a scale left free at each end: more where a bar goes on beyond it."""
    return _OPEN_MARGIN if any(bar.low is None or bar.high is None for bar in bars) else _MARGIN


def _ends(bars: list[Bar]) -> tuple[Decimal, Decimal]:
    ends = [end for bar in bars for end in (bar.low, bar.high) if end is not None] or [Decimal(0)]
    return min(ends), max(ends)


def _day_ends(bars: list[Bar]) -> tuple[int, int]:
    """The first and the last day that a bar begins or ends with."""
    days = [int(bar.low) for bar in bars if bar.low is not None]
    days += [int(bar.high) - 1 for bar in bars if bar.high is not None]
    return min(days, default=1), max(days, default=1)
