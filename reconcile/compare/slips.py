"""Slips of the hand: digits swapped, changed or lost, a magnitude mistaken, the figure of another time."""

from decimal import Decimal

from reconcile.compare.extent import Extent, common, significant_digits
from reconcile.compare.pair import Pair
from reconcile.compare.wording import plain, quoted
from reconcile.model import Diagnosis

_MAGNITUDES = (Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9)
# With fewer digits two figures differ in one of them, or are each other's reverse, by chance.
_TELLING = 3


def magnitude_slip(pair: Pair) -> Diagnosis | None:
    """The same digits a thousand, a million … apart: "million" for "billion"."""
    if pair.points is None:
        return None
    small, large = sorted((pair.a, pair.b), key=lambda reading: abs(reading.point or Decimal(0)))
    for times in _MAGNITUDES:
        raised = Extent(low=_times(small.extent.low, times), high=_times(small.extent.high, times))
        if common((raised, large.extent)) is not None:
            return Diagnosis(
                cause="magnitude-slip",
                detail=f"{quoted(large.claim)} is {plain(times)} times {quoted(small.claim)}",
                likely="one magnitude was taken for another",
            )
    return None


def decimal_slip(pair: Pair) -> Diagnosis | None:
    """The same digits ten or a hundred times apart: a point or a nought misplaced."""
    if pair.points is None or not pair.same_unit:
        return None
    a, b = pair.points
    apart = abs(a.adjusted() - b.adjusted())
    if not apart or significant_digits(a) != significant_digits(b):
        return None
    return Diagnosis(
        cause="decimal-slip",
        detail=f"the digits are the same, {plain(Decimal(10) ** apart)} times apart: a point or a nought is misplaced",
    )


def transposed_digits(pair: Pair) -> Diagnosis | None:
    digits = _aligned(pair)
    if digits is None:
        return None
    a, b = digits
    for i in range(len(a) - 1):
        if a[i] != a[i + 1] and a[:i] + a[i + 1] + a[i] + a[i + 2 :] == b:
            return Diagnosis(
                cause="transposed-digits",
                detail=f"{quoted(pair.a.claim)} and {quoted(pair.b.claim)} differ by two neighbouring digits that are"
                f" swapped, {a[i : i + 2]} and {b[i : i + 2]}",
            )
    return None


def digit_slip(pair: Pair) -> Diagnosis | None:
    digits = _aligned(pair)
    if digits is None or len(digits[0]) < _TELLING:
        return None
    wrong = [(x, y) for x, y in zip(*digits, strict=True) if x != y]
    if len(wrong) != 1:
        return None
    return Diagnosis(cause="digit-slip", detail=f"one digit differs: {wrong[0][0]} and {wrong[0][1]}")


def lost_digit(pair: Pair) -> Diagnosis | None:
    """1,234 and 134: a digit left out, or one too many."""
    if pair.points is None or not pair.same_unit:
        return None
    a, b = sorted((_whole(point) for point in pair.points), key=len)
    if (
        len(b) != len(a) + 1
        or len(b) < _TELLING
        or pair.points[0].as_tuple().exponent != pair.points[1].as_tuple().exponent
    ):
        return None
    if not any(b[:i] + b[i + 1 :] == a for i in range(len(b))):
        return None
    return Diagnosis(cause="lost-digit", detail=f"{a} is {b} with a digit left out")


def other_period(pair: Pair) -> Diagnosis | None:
    """The value is the one that a document gives for another time."""
    for mine in (pair.a.claim, pair.b.claim):
        for claim in pair.corpus.elsewhere(mine):
            period = claim.frame.period
            if claim.value == mine.value and period is not None:
                return Diagnosis(
                    cause="other-period",
                    detail=f"{quoted(mine)} is what {pair.corpus.label(claim.document)} gives for"
                    f" {period.low} to {period.high}",
                    likely="the figure of another time",
                )
    return None


def _times(value: Decimal | None, times: Decimal) -> Decimal | None:
    return None if value is None else value * times


def _aligned(pair: Pair) -> tuple[str, str] | None:
    """The digits of both, of one length, where they are of one magnitude and written in one unit.

    The finer is rounded to the last digit that the coarser writes: $190.27bn against $109bn is 190 against 109.
    """
    if pair.points is None or not pair.same_unit:
        return None
    last = 2 * max(pair.a.claim.precision or Decimal(0), pair.b.claim.precision or Decimal(0))
    a, b = (str(int((abs(point) / last).to_integral_value())) if last else _whole(point) for point in pair.points)
    return (a, b) if len(a) == len(b) else None


def _whole(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits))
