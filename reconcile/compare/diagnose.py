"""The likely cause of a conflict between figures, tested on the figures themselves."""

from collections.abc import Callable, Sequence
from itertools import combinations

from msgspec.structs import replace

from reconcile.compare.backing import sides
from reconcile.compare.corpus import Corpus
from reconcile.compare.mixups import (
    lost_currency,
    lost_currency_in_brackets,
    number_in_two_currencies,
    number_in_two_units,
    turned_bound,
    unit_for_unit,
    wrong_currency,
)
from reconcile.compare.pair import Pair
from reconcile.compare.scale import Reading, hold_together
from reconcile.compare.slips import (
    decimal_slip,
    digit_slip,
    lost_digit,
    magnitude_slip,
    other_period,
    transposed_digits,
)
from reconcile.compare.wording import plain, quoted
from reconcile.model import Diagnosis

_MEASURED = frozenset({"money", "quantity"})
_SHARES = frozenset({"percent", "percent_change"})
_MOST = 40  # distinct figures; the causes are tried on each two of them
_FEW = 3  # values that stand against each other; of more, some two are a slip apart
_NONE_FITS = "no number satisfies all"
_NEITHER = "neither is a rounding of the other"
# From the cause that leaves least to chance to the one that leaves most.
_CAUSES: tuple[Callable[[Pair], Diagnosis | None], ...] = (
    turned_bound,
    number_in_two_units,
    number_in_two_currencies,
    lost_currency_in_brackets,
    magnitude_slip,
    transposed_digits,
    decimal_slip,
    unit_for_unit,
    other_period,
    digit_slip,
    lost_digit,
    lost_currency,
    wrong_currency,
)

_BY_CHANCE = frozenset({transposed_digits, decimal_slip, digit_slip, lost_digit})  # they fit two of many figures


def diagnose(readings: Sequence[Reading], corpus: Corpus) -> Diagnosis:
    """The first cause that fits two of the readings that stand against each other; "value-differs" where none does."""
    return _with_majority(_cause(readings, corpus), readings, corpus)


def _cause(readings: Sequence[Reading], corpus: Corpus) -> Diagnosis:
    told = _distinct(readings)
    pairs = [Pair(a=a, b=b, corpus=corpus) for a, b in combinations(told[:_MOST], 2)]
    against = [pair for pair in pairs if not hold_together((pair.a, pair.b))] or pairs
    many = len(sides([reading.claim for reading in told], corpus)) > _FEW
    for cause in (cause for cause in _CAUSES if not (many and cause in _BY_CHANCE)):
        for pair in against:
            found = cause(pair)
            if found is not None:
                return _with_origin(found, pair)
    if not against:
        return Diagnosis(cause="value-differs", detail="the values differ")
    if len(told) > _MOST:
        return _with_origin(_difference(told), against[0])
    apart = {id(side): side for pair in against for side in (pair.a, pair.b)}
    return _with_origin(_difference(list(apart.values())), against[0])


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    """The first reading of each figure: as the causes see them, the others of it are no different."""
    found: dict[tuple[object, ...], Reading] = {}
    restated = {reading.claim.restates for reading in readings}
    for reading in readings:
        claim = reading.claim
        figure = reading.value, reading.extent, reading.own, claim.value, claim.unit, claim.bound
        restates = claim.restates, claim.id if claim.id in restated else None
        found.setdefault((*figure, *restates, claim.kind, claim.frame.role, claim.assumed, claim.frame.period), reading)
    return list(found.values())


def _difference(readings: Sequence[Reading]) -> Diagnosis:
    """How far apart the least and the greatest are, where that is a measure of the slip: of counts it tells nothing."""
    points = sorted(reading.point for reading in readings if reading.point is not None)
    kinds = {reading.claim.kind for reading in readings}
    if len(points) < len(readings):
        return Diagnosis(cause="value-differs", detail="no number satisfies both" if len(readings) == 2 else _NONE_FITS)
    if not kinds <= _MEASURED | _SHARES:
        return Diagnosis(
            cause="value-differs", detail="none is a rounding of another" if len(set(points)) > 2 else _NEITHER
        )
    low, high = points[0], points[-1]
    who = "they differ" if len(set(points)) == 2 else "the least and the greatest differ"
    detail = f"{who} by {plain(high - low)}"
    if kinds <= _SHARES:
        in_percent = all(reading.claim.unit != "basis_point" for reading in readings)
        return Diagnosis(cause="value-differs", detail=f"{detail} points" if in_percent else detail)
    share = plain((high - low) / low * 100, 2) if low > 0 and high <= 2 * low else None
    return Diagnosis(cause="value-differs", detail=f"{detail} ({share}%)" if share else detail)


def _with_majority(found: Diagnosis, readings: Sequence[Reading], corpus: Corpus) -> Diagnosis:
    """Where nothing else is proposed, the value that more than half of at least three origins write."""
    claims = [reading.claim for reading in readings]
    total = corpus.origins([claim.document for claim in claims])
    for group in sides(claims, corpus):
        held = corpus.origins([claim.document for claim in group])
        if found.likely is None and total >= 3 and 2 * held > total:
            return replace(found, likely=f"{quoted(group[0])}, which {held} of {total} origins have")
    return found


def _with_origin(found: Diagnosis, pair: Pair) -> Diagnosis:
    """Copies that differ were changed in editing: that is said whatever else fits."""
    a, b = pair.a.claim.document, pair.b.claim.document
    if not pair.corpus.copied(a, b):
        return found
    copies = f"{pair.corpus.label(a)} and {pair.corpus.label(b)} share their wording, so one was changed in editing"
    cause = "editing-slip" if found.cause == "value-differs" else found.cause
    return replace(found, cause=cause, detail=f"{found.detail}; {copies}")
