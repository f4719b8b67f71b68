"""Why figures that agree do so, in reasons and in words."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from reconcile.compare.corpus import Corpus
from reconcile.compare.extent import Extent, common
from reconcile.compare.scale import Reading
from reconcile.compare.wording import plain, quoted
from reconcile.model import Cleared, Reason

_ORDER: tuple[Reason, ...] = ("exact", "rounding", "approximate", "bound", "granularity", "converted")


def why_they_agree(readings: Sequence[Reading]) -> tuple[Reason, ...]:
    """Each way in which two of the claims agree, the plainest first."""
    reasons = {_why(a, b) for a, b in _pairs(readings)}
    if any(
        a.claim.document != b.claim.document and _written_alike(a, b) and not a.converted
        for a, b in combinations(readings, 2)
    ):
        reasons.add("exact")
    return tuple(reason for reason in _ORDER if reason in reasons)


def cleared_pairs(readings: Sequence[Reading], corpus: Corpus) -> tuple[Cleared, ...]:
    """A line for each value that is written otherwise than the most precise one, and agrees."""
    if len(readings) < 2:
        return ()
    finest = min(readings, key=_breadth)
    lines = []
    seen = [finest]
    for reading in readings:
        if any(_written_alike(reading, other) for other in seen):
            continue
        seen.append(reading)
        reason = _why(finest, reading)
        lines.append(
            Cleared(
                claims=(finest.claim.id, reading.claim.id),
                reason=reason,
                message=f"{quoted(finest.claim)} ({corpus.label(finest.claim.document)}) and {quoted(reading.claim)}"
                f" ({corpus.label(reading.claim.document)}) agree, {_words(reason, finest, reading)}",
            )
        )
    return tuple(lines)


def _pairs(readings: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Pairs of readings that are written differently, each written value once."""
    distinct: list[Reading] = []
    for reading in readings:
        if not any(_written_alike(reading, other) for other in distinct):
            distinct.append(reading)
    return list(combinations(distinct, 2))


def _written_alike(a: Reading, b: Reading) -> bool:
    return a.value == b.value and a.converted == b.converted and a.claim.bound == b.claim.bound


def _why(a: Reading, b: Reading) -> Reason:
    if a.claim.bound is not None or b.claim.bound is not None:
        return "bound"
    if a.converted or b.converted:
        return "converted"
    if a.value == b.value:
        return "exact"
    if common((a.rounded, b.rounded)) is None:
        return "approximate"
    return "rounding" if a.value.is_point and b.value.is_point else "granularity"


def _breadth(reading: Reading) -> tuple[bool, object, str, int]:
    extent = reading.extent
    open_end = extent.low is None or extent.high is None
    width = extent.high - extent.low if extent.low is not None and extent.high is not None else 0
    return open_end, width, reading.claim.document, reading.claim.start


def _words(reason: Reason, finest: Reading, other: Reading) -> str:
    if reason == "bound":
        bound = other if other.claim.bound else finest
        return f"“{quoted(bound.claim)}” leaves its {'upper' if bound.claim.bound == 'lower' else 'lower'} end open"
    if reason == "converted":
        moved = other if other.converted else finest
        into = finest if moved is other else other
        by = " by the rates given" if moved.by_given_rates else ""
        return f"{quoted(moved.claim)} is {_range(moved.extent)} {(into.claim.unit or '').replace('_', ' ')}{by}"
    if reason == "approximate":
        vague = other if other.claim.approximate else finest
        return f"“{quoted(vague.claim)}” allows {_range(vague.extent)}"
    if reason == "granularity":
        return "the one lies in the range that the other gives"
    if reason == "rounding":
        finer, coarser = sorted((finest, other), key=_step)
        return f"“{quoted(coarser.claim)}” is the other, rounded to the nearest {plain(_rounded_by(finer, coarser))}"
    return "the same figure"


def _rounded_by(finer: Reading, coarser: Reading) -> Decimal:
    """The least power of ten, from the last written digit on, by whose half the two differ at most."""
    step = 2 * (coarser.claim.precision or Decimal(0)) or Decimal(1)
    a, b = finer.point, coarser.point
    while a is not None and b is not None and 2 * abs(a - b) > step and step < abs(b):
        step *= 10
    return step


def _step(reading: Reading) -> Decimal:
    """The place of a figure's last digit that is not a nought, and never less than is written."""
    written = 2 * (reading.claim.precision or Decimal(0))
    exponent = reading.point.normalize().as_tuple().exponent if reading.point else None
    return max(written, Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else written


def _range(extent: Extent) -> str:
    if extent.low is not None and extent.high is not None:
        return f"{plain(extent.low)} to {plain(extent.high)}"
    if extent.low is not None:
        return f"from {plain(extent.low)}"
    return f"to {plain(extent.high)}" if extent.high is not None else "any number"
