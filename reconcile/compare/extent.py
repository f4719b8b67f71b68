"""A written number as the interval of everything that it may stand for."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from reconcile.digits import significant_digits
from reconcile.model import Claim, Interval
from reconcile.rulepack.entries.tolerances import Tolerance
from reconcile.rulepack.schema import Rules

_WHOLE = frozenset({"count", "ordinal", "age"})
# Two whole numbers differ by 1 or not at all, so any slack under a half says the same as none.
_WHOLE_SLACK = Decimal("0.25")
_UNWRITTEN = 4  # digits that a figure has beyond its precision where it was worked out: 66.666667
_LEAST_SLACK = Decimal("1E-12")  # relative; far below any written digit


class Extent(Struct, frozen=True, kw_only=True):
    """All numbers between `low` and `high`, both ends open; None is no end.

    Open, since 29.3 and 29.4 share only the tie 29.35, which is not written as both; 7.5 and 8 still overlap, as 7.5
    reaches from 7.45 to 7.55. With open ends agreement is monotone: a wider extent never loses an overlap.
    """

    low: Decimal | None = None
    high: Decimal | None = None


def common(extents: Iterable[Extent]) -> Extent | None:
    """What lies in all extents; None where they share nothing."""
    found = tuple(extents)
    low = max((extent.low for extent in found if extent.low is not None), default=None)
    high = min((extent.high for extent in found if extent.high is not None), default=None)
    return None if low is not None and high is not None and low >= high else Extent(low=low, high=high)


def raised(extent: Extent, times: Decimal) -> Extent:
    """The extent that many times over; `times` is above nought."""
    low, high = extent.low, extent.high
    return Extent(low=None if low is None else low * times, high=None if high is None else high * times)


class Tolerances:
    """rules/tolerances.yaml, looked up by word and by written form."""

    def __init__(self, rules: Rules) -> None:
        self._words = {
            form.casefold(): entry
            for entry in rules.tolerances
            if entry.role == "approximation"
            for form in entry.forms
        }
        self._rounding = tuple(entry for entry in rules.tolerances if entry.role == "rounding")
        self._units = {unit: entry for entry in rules.tolerances if entry.role == "unit" for unit in entry.forms}
        self.confusable = tuple(entry.forms for entry in rules.tolerances if entry.role == "units")
        self.rate = max((entry.above for entry in rules.tolerances if entry.role == "rate"), default=Decimal(0))

    def rounded(self, claim: Claim, value: Interval, *, converted: bool = False) -> Extent:
        """The value with the slack of its last written digit at each closed end that is not a bound.

        A bound stands where it is written, give or take what its unit leaves open: "more than 40" and "fewer than 40"
        share nothing.
        Source: XBRL Working Group Note 2018-04-19, Handling duplicate facts.
        """
        low, high = _in_order(value)
        open_ended = claim.bound is not None and (low is None or high is None)
        slack = self._unit_slack if open_ended else self._slack
        return Extent(
            low=None if low is None else low - slack(claim, low, converted),
            high=None if high is None else high + slack(claim, high, converted),
        )

    def widened(self, claim: Claim, value: Interval, *, converted: bool = False) -> Extent:
        """The rounded extent, widened by the word that makes the claim approximate."""
        rounded = self.rounded(claim, value, converted=converted)
        if not claim.approximate:
            return rounded
        word = self._words.get((claim.approximation or "about").casefold()) or self._words.get("about")
        if word is None:
            return rounded
        low, high = _in_order(value)
        # A word for one side alone keeps the other: "just under 65,000" is not 65,014, however round the number, and
        # shares nothing with "more than 65,000".
        return Extent(
            low=_lower(rounded.low if word.below else low, low, _share(claim, low, word.below)),
            high=_higher(rounded.high if word.above else high, high, _share(claim, high, word.above)),
        )

    def _slack(self, claim: Claim, value: Decimal, converted: bool) -> Decimal:
        precision = abs(claim.precision or Decimal(0))
        if claim.kind in _WHOLE and precision <= Decimal("0.5") and value == value.to_integral_value():
            precision = _WHOLE_SLACK
        slack = max(precision, abs(value) * _LEAST_SLACK, _LEAST_SLACK)
        for entry in self._rounding:
            if (not entry.kinds or claim.kind in entry.kinds) and (converted or not entry.converted):
                slack = max(slack, _round_slack(value, entry))
        return max(slack, self._unit_slack(claim, value, converted))

    def _unit_slack(self, claim: Claim, value: Decimal, converted: bool) -> Decimal:
        """What the name of a unit leaves open beside figures in others: a kilobyte may be 1,000 or 1,024 bytes."""
        entry = self._units.get(claim.unit or "") if converted else None
        return Decimal(0) if entry is None else abs(value) * entry.above


def _in_order(value: Interval) -> tuple[Decimal | None, Decimal | None]:
    if value.low is not None and value.high is not None and value.low > value.high:
        return value.high, value.low
    return value.low, value.high


def _round_slack(value: Decimal, entry: Tolerance) -> Decimal:
    digits = significant_digits(value)
    zeros = value.normalize().as_tuple().exponent
    if not value or not isinstance(zeros, int) or zeros < max(entry.zeros, 1):
        return Decimal(0)
    limits = [Decimal(5).scaleb(zeros - 1)]
    if entry.digits:
        limits.append(Decimal(5).scaleb(min(zeros, zeros + len(digits) - entry.digits) - 1))
    if entry.below or entry.above:
        limits.append(abs(value) * max(entry.below, entry.above))
    return min(limits)


def _share(claim: Claim, value: Decimal | None, share: Decimal) -> Decimal:
    """The part of a value by which a word lets it be passed: half as much for each further digit that is written. A
    fraction in words, 66.67 of "two thirds", says as little as one digit."""
    if value is None or _is_fraction(claim):
        return share
    return share / Decimal(2) ** (len(significant_digits(value)) - 1)


def _is_fraction(claim: Claim) -> bool:
    """Whether a figure has far more digits than its precision tells: nobody wrote them."""
    value = claim.value
    if not isinstance(value, Interval) or not value.low or not claim.precision:
        return False
    return len(significant_digits(value.low)) > value.low.adjusted() - claim.precision.adjusted() + _UNWRITTEN


def _lower(rounded: Decimal | None, written: Decimal | None, share: Decimal) -> Decimal | None:
    return rounded if rounded is None or written is None else min(rounded, written - abs(written) * share)


def _higher(rounded: Decimal | None, written: Decimal | None, share: Decimal) -> Decimal | None:
    return rounded if rounded is None or written is None else max(rounded, written + abs(written) * share)
