"""The likely cause of a conflict between figures, tested on the figures themselves."""

from collections.abc import Callable, Sequence
from itertools import combinations

from msgspec.structs import replace

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

# From the cause that leaves least to chance to the one that leaves most.
_CAUSES: tuple[Callable[[Pair], Diagnosis | None], ...] = (
    turned_bound,
    number_in_two_units,
    number_in_two_currencies,
    lost_currency_in_brackets,
    magnitude_slip,
    transposed_digits,
    decimal_slip,
    other_period,
    digit_slip,
    lost_digit,
    lost_currency,
    unit_for_unit,
    wrong_currency,
)


def diagnose(readings: Sequence[Reading], corpus: Corpus) -> Diagnosis:
    """The first cause that fits two of the readings that stand against each other; "value-differs" where none does."""
    return _with_majority(_cause(readings, corpus), readings, corpus)


def _cause(readings: Sequence[Reading], corpus: Corpus) -> Diagnosis:
    pairs = [Pair(a=a, b=b, corpus=corpus) for a, b in combinations(readings, 2)]
    against = [pair for pair in pairs if not hold_together((pair.a, pair.b))] or pairs
    for cause in _CAUSES:
        for pair in against:
            found = cause(pair)
            if found is not None:
                return _with_origin(found, pair)
    if not against:
        return Diagnosis(cause="value-differs", detail="the values differ")
    return _with_origin(_difference(against[0]), against[0])


def _difference(pair: Pair) -> Diagnosis:
    a, b = pair.a.point, pair.b.point
    if a is None or b is None:
        return Diagnosis(cause="value-differs", detail="no number satisfies both")
    detail = f"they differ by {plain(abs(b - a))}"
    if a:
        detail += f", {plain(abs((b - a) / a) * 100, 3)}% of the first"
    return Diagnosis(cause="value-differs", detail=detail)


def _with_majority(found: Diagnosis, readings: Sequence[Reading], corpus: Corpus) -> Diagnosis:
    """Where nothing else is proposed, the value that more than half of at least three origins write."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(str(reading.value), []).append(reading)
    total = corpus.origins([reading.claim.document for reading in readings])
    for group in groups.values():
        held = corpus.origins([reading.claim.document for reading in group])
        if found.likely is None and total >= 3 and 2 * held > total:
            return replace(found, likely=f"{quoted(group[0].claim)}, which {held} of {total} origins have")
    return found


def _with_origin(found: Diagnosis, pair: Pair) -> Diagnosis:
    """Copies that differ were changed in editing: that is said whatever else fits."""
    a, b = pair.a.claim.document, pair.b.claim.document
    if not pair.corpus.copied(a, b):
        return found
    copies = f"{pair.corpus.label(a)} and {pair.corpus.label(b)} share their wording, so one was changed in editing"
    cause = "editing-slip" if found.cause == "value-differs" else found.cause
    return replace(found, cause=cause, detail=f"{found.detail}; {copies}")
