"""Claims as operands of a relation: what a formula may take each for."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.compare.corpus import Corpus
from reconcile.compare.courses import is_span
from reconcile.compare.extent import Extent
from reconcile.compare.solve import QUARTER, as_days
from reconcile.compare.wording import quoted, with_unit
from reconcile.digits import significant_digits
from reconcile.model import Claim, Interval, Period
from reconcile.rulepack.entries.relations import Operand
from reconcile.rulepack.formula import Operation
from reconcile.units import ONE_END, conversion
from reconcile.wording import listed

_RATES = frozenset({"product", "growth"})  # in which a percentage counts in hundredths
_MEASURED = frozenset({"money", "quantity", "count"})
_SHARES = frozenset({"percent", "percent_change"})
# A percentage may have been cut short rather than rounded, or worked out from figures that were rounded.
_CUT = 2


_VERB = re.compile(r"\w+(?:ed|ing|s)", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
# The claims of each role; a role whose figure nobody gives has the roles that it follows from.
Binding = dict[str, "tuple[Claim, ...] | Binding"]


class Term(Struct, frozen=True, kw_only=True):
    """What fills a role: `extent` is all that its claims stand for, `doubted` that and what a careless writer means.

    `words` quote it. Days are ordinals, percentages of a product or a growth hundredths with the sign of their turn.
    """

    claims: tuple[Claim, ...]
    extent: Extent
    doubted: Extent
    words: str


def accepts(operand: Operand, claim: Claim, *, by_frame: bool) -> bool:
    """Whether a claim may take the role; `by_frame` where only its frame says so. What one sentence reckons up must
    hold for a plan too."""
    frame = claim.frame
    if claim.kind not in operand.kinds or (operand.units and claim.unit not in operand.units):
        return False
    if frame.polarity != "affirmed" or (by_frame and frame.modality != "fact"):
        return False
    if operand.directed is not None and operand.directed != (frame.direction is not None):
        return False
    if operand.turn is not None and operand.turn != frame.turn:
        return False
    if operand.digits > 1 and not _is_as_exact(claim, operand.digits):
        return False
    if not by_frame:
        return True
    return (not operand.roles or frame.role in operand.roles) and (
        not operand.concepts or frame.concept in operand.concepts
    )


def _is_as_exact(claim: Claim, digits: int) -> bool:
    low = claim.value.low if isinstance(claim.value, Interval) else None
    return low is not None and len(significant_digits(low)) >= digits


def term(claims: Sequence[Claim], operation: Operation, corpus: Corpus) -> Term | None:
    """The claims in a role, their figures put together where there are several; None where they can't be reckoned
    with."""
    parts = [_extents(claim, operation, corpus) for claim in claims]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    extent, doubted = (_added([part[number] for part in known]) for number in (0, 1))
    return Term(claims=tuple(claims), extent=extent, doubted=doubted, words=listed([_in_figures(c) for c in claims]))


def _in_figures(claim: Claim) -> str:
    """A claim as it is written; a change that is a verb, "doubled", with its figure."""
    value = claim.value.low if isinstance(claim.value, Interval) and claim.kind == "percent_change" else None
    if value is None or not _VERB.fullmatch(claim.text):
        return quoted(claim)
    return f"{with_unit(abs(value), claim)} (“{quoted(claim)}”)"


def day_term(day: Period) -> Term:
    """A day that is no claim: that on which a document was published."""
    extent = as_days(day.low, day.high)
    return Term(claims=(), extent=extent, doubted=extent, words=str(day.high))


def of_a_kind(claims: Sequence[Claim]) -> bool:
    """Whether amounts are reckoned with amounts of one unit: no rate or factor comes between. A number times an amount
    is an amount."""
    kinds = {claim.kind for claim in claims}
    units = {claim.unit for claim in claims if claim.kind in ("money", "quantity")}
    return len(units) < 2 and len(kinds & _MEASURED) < (2 if kinds & _SHARES else 3)


def _extents(claim: Claim, operation: Operation, corpus: Corpus) -> tuple[Extent, Extent] | None:
    if isinstance(claim.value, Period):
        days = _run(claim, claim.value, operation)
        return (days, days) if days is not None else None
    if not isinstance(claim.value, Interval):
        return None
    if claim.kind == "duration":
        length = _length(claim, claim.value)
        return (length, length) if length is not None else None
    value = claim.value
    if claim.frame.direction and value.high is not None and value.low is not None and value.high < 0:
        value = Interval(low=-value.high, high=-value.low)  # "fell -4%" fell by 4
    extent = corpus.tolerances.widened(claim, value)
    doubted = extent
    if claim.kind in _SHARES and claim.precision is not None:
        doubted = corpus.tolerances.widened(replace(claim, precision=_CUT * claim.precision), value)
    return _signed(claim, extent, operation), _signed(claim, doubted, operation)


def _signed(claim: Claim, extent: Extent, operation: Operation) -> Extent:
    share = Decimal("0.01") if operation in _RATES and claim.unit == "percent" else Decimal(1)
    low = None if extent.low is None else extent.low * share
    high = None if extent.high is None else extent.high * share
    if operation in ("growth", "difference") and claim.frame.direction == "decrease":
        low, high = (None if high is None else -high), (None if low is None else -low)
    return Extent(low=low, high=high)


def _run(claim: Claim, value: Period, operation: Operation) -> Extent | None:
    """The days of a date, or how many a run of days holds: counted with both ends, or without one."""
    if claim.approximate or claim.weekday_mismatch:
        return None
    if is_span(claim) and operation == "days":
        if len(_DAY.findall(claim.text)) < 2 and value.low is not None and value.low.day == 1:
            return None  # "from May to July" may begin on any day of May
        return Extent(low=(value.days or 0) - ONE_END - QUARTER, high=(value.days or 0) + QUARTER)
    if claim.bound == "upper" and value.high is not None and operation == "days":
        return as_days(value.high, value.high)  # "until 12 May"
    if value.low is None or value.high is None or claim.bound is not None:
        return None
    return as_days(value.low, value.high)


def _length(claim: Claim, value: Interval) -> Extent | None:
    into = conversion(claim.unit, "day") if claim.unit else None
    if into is None or value.low is None or value.high is None:
        return None
    slack = QUARTER if into.factor == 1 and not claim.approximate else into.factor * (claim.precision or Decimal(1))
    return Extent(low=into(value.low) - slack, high=into(value.high) + slack)


def _added(extents: Sequence[Extent]) -> Extent:
    lows = [extent.low for extent in extents if extent.low is not None]
    highs = [extent.high for extent in extents if extent.high is not None]
    return Extent(
        low=sum(lows, Decimal(0)) if len(lows) == len(extents) else None,
        high=sum(highs, Decimal(0)) if len(highs) == len(extents) else None,
    )
