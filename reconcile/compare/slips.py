"""Slips of the hand: digits swapped, changed or lost, a magnitude mistaken, the figure of another time."""

from decimal import Decimal

from reconcile.compare.extent import common, raised
from reconcile.compare.pair import Pair
from reconcile.compare.scale import Reading
from reconcile.compare.wording import plain, quoted
from reconcile.digits import significant_digits
from reconcile.model import Diagnosis

_MAGNITUDES = (Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9)
# With fewer digits two figures differ in one of them, or are each other's reverse, by chance.
_TELLING = 3
_ALIKE = 2  # of a figure that is ten times another one's rounding: every "5" is a tenth of some "50"


def magnitude_slip(pair: Pair) -> Diagnosis | None:
    """The same digits a thousand, a million … apart: "million" for "billion"."""
    if pair.points is None:
        return None
    small, large = sorted((pair.a, pair.b), key=lambda reading: abs(reading.point or Decimal(0)))
    for times in _MAGNITUDES:
        if common((raised(small.extent, times), large.extent)) is not None:
            return Diagnosis(
                cause="magnitude-slip",
                detail=f"{quoted(large.claim)} is {plain(times)} times {quoted(small.claim)}",
                likely="one magnitude was taken for another",
            )
    return None


def decimal_slip(pair: Pair) -> Diagnosis | None:
    """The same digits ten or a hundred times apart: a point or a nought misplaced."""
    if pair.points is None:
        return None
    a, b = pair.points
    apart = abs(a.adjusted() - b.adjusted())
    alike = apart and pair.same_unit and significant_digits(a) == significant_digits(b)
    if not alike:
        # "5.73" against "some 57": the finer, ten times over, is a rounding of the other.
        small, large = sorted((pair.a, pair.b), key=lambda reading: abs(reading.point or Decimal(0)))
        if len(significant_digits(abs(small.point or Decimal(0)))) < _ALIKE:
            return None
        apart = next(
            (n for n in (1, 2) if common((raised(small.extent, Decimal(10) ** n), large.extent)) is not None), 0
        )
    if not apart:
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
    i = swapped_at(a, b)
    if i is None:
        return None
    return Diagnosis(
        cause="transposed-digits",
        detail=f"{quoted(pair.a.claim)} and {quoted(pair.b.claim)} differ by two neighbouring digits that are"
        f" swapped, {a[i : i + 2]} and {b[i : i + 2]}",
    )


def swapped_at(a: str, b: str) -> int | None:
    """Where two neighbouring digits changed places and nothing else differs; None where that is not so."""
    places = range(len(a) - 1)
    return next((i for i in places if a[i] != a[i + 1] and a[:i] + a[i + 1] + a[i] + a[i + 2 :] == b), None)


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


def _aligned(pair: Pair) -> tuple[str, str] | None:
    """The digits of both, of one length, where they are of one magnitude, at least one in the unit that it is written
    in.

    The finer is rounded to the last digit that the coarser means: $190.27bn against $109bn is 190 against 109, and
    38,214 against "about 83,000" is 38 against 83.
    """
    if pair.points is None or (pair.a.converted and pair.b.converted):
        return None
    last = max(_last_digit(pair.a), _last_digit(pair.b))
    a, b = (str(int((abs(point) / last).to_integral_value())) if last else _whole(point) for point in pair.points)
    return (a, b) if len(a) == len(b) else None


def _last_digit(reading: Reading) -> Decimal:
    """The unit of the last digit that a figure means: of its last written one, or a higher one where it is rounded,
    converted or approximate."""
    written = Decimal(0) if reading.converted else 2 * (reading.claim.precision or Decimal(0))
    low, high = reading.extent.low, reading.extent.high
    meant = Decimal(10) ** (high - low).adjusted() if low is not None and high is not None else Decimal(0)
    return max(written, meant)


def _whole(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits))
