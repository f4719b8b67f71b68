"""An amount with the words around it → a figure: bounds, approximation, direction, precision."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reconcile.extract.amount import Amount
from reconcile.extract.change import Changes
from reconcile.extract.numerals import lead_word
from reconcile.extract.qualifiers import Qualifier, Qualifiers
from reconcile.extract.units import Units
from reconcile.model import Bound, Direction, Figure, Interval, Kind
from reconcile.text.letters import UPPER

_MOVED = frozenset({"percent", "money", "quantity", "count"})
HALF = Decimal("0.5")
# Behind a verb of change they say where it led: "edged up to 4.8%" bounds nothing.
_UP_TO = frozenset({"up to"})
# Behind a length or a time that "Over" opens a sentence with: "Over 26 miles she led" bounds nothing either.
_ALONG = re.compile(
    rf",|[ ](?:through|across|between|around|along|the|an?|he|she|it|we|they|his|her|its|their|{UPPER})\b"
)


class Written:
    """Builds figures."""

    def __init__(self, units: Units, qualifiers: Qualifiers, changes: Changes) -> None:
        self._units = units
        self._qualifiers = qualifiers
        self._changes = changes

    def figure(self, text: str, found: Amount) -> Figure:
        """The figure that an amount makes with its qualifiers; the span takes them in."""
        kind = found.kind
        if kind is None:
            raise ValueError("an amount without a unit is no figure")
        start, end = found.start, found.end
        extent = kind == "duration" or (kind == "quantity" and self._units.is_length(found.unit))
        before = self._qualifiers.before(text, start, extent=extent)
        if before is not None and (
            (before.word in _UP_TO and kind == "ordinal")
            or self._leads_up(text, found, before)
            or (extent and text.startswith("Over", before.start) and _ALONG.match(text, end))
        ):
            before = None
        after = self._qualifiers.after(text, found.end) if before is None and found.qualifier is None else None
        if before is not None:
            start = before.start
        elif after is not None:
            end = after.end
        led = found.kind == "quantity" and found.prefixed and before is None and after is None
        within = self._qualifiers.before(text, found.numeral.start) if led else found.qualifier
        qualifier = before or within or after
        low, high = found.low, found.high
        direction = self._direction(text, found, start, end)
        if kind == "percent" and direction is None and high < 0 and self._changes.is_compared(text, end):
            direction = "decrease"
        if kind == "percent" and direction is not None:
            kind = "percent_change"
            low, high = sorted((abs(low), abs(high)))
        turn = self._changes.turn(text, start, end) if direction is None and found.kind in _MOVED else None
        return self._build(found, kind, start, end, low, high, qualifier, direction, turn)

    def factors(self, text: str) -> Iterator[Figure]:
        """ "doubled", "halved" as changes in percent."""
        for factor in self._changes.factors(text):
            qualifier = self._qualifiers.before(text, factor.start)
            bound = qualifier.bound if qualifier else None
            yield Figure(
                kind="percent_change",
                start=qualifier.start if qualifier else factor.start,
                end=factor.end,
                value=_interval(factor.percent, factor.percent, bound),
                precision=HALF,
                unit="percent",
                direction=factor.direction,
                bound=bound,
                approximate=qualifier is not None and bound is None,
                approximation=qualifier.word if qualifier and bound is None else None,
            )

    def _direction(self, text: str, found: Amount, start: int, end: int) -> Direction | None:
        if found.kind not in _MOVED:
            return None
        return self._changes.direction(text, start, end)

    def _leads_up(self, text: str, found: Amount, before: Qualifier) -> bool:
        """Whether a level moved "up to" an amount; "to raise up to $5m" bounds what is found."""
        if before.word not in _UP_TO or not self._changes.moves(text, before.start):
            return False
        return found.kind != "money" or lead_word(text, before.start) not in self._changes.raising

    def _build(
        self,
        found: Amount,
        kind: Kind,
        start: int,
        end: int,
        low: Decimal,
        high: Decimal,
        qualifier: Qualifier | None,
        direction: Direction | None,
        turn: Direction | None,
    ) -> Figure:
        bound: Bound | None = qualifier.bound if qualifier and low == high else None
        approximation = qualifier.word if qualifier and qualifier.bound is None else None
        vague = found.numeral.high is not None
        return Figure(
            kind=kind,
            start=start,
            end=end,
            value=_interval(low, high, bound),
            precision=abs(found.ulp) * HALF,
            unit=found.unit,
            candidates=found.candidates,
            assumed=found.assumed,
            approximate=approximation is not None or vague,
            approximation=approximation,
            bound=bound,
            direction=direction,
            turn=turn,
            noun=found.noun,
        )


def _interval(low: Decimal, high: Decimal, bound: Bound | None) -> Interval:
    return Interval(low=None if bound == "upper" else low, high=None if bound == "lower" else high)
