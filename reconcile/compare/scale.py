"""The figures of a cluster on one scale: one unit, one currency."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.compare.corpus import Case, Corpus
from reconcile.compare.extent import Extent, common
from reconcile.compare.wording import who_says
from reconcile.model import Claim, Cleared, Interval, Period
from reconcile.units import conversion

SHARES = frozenset({"percent", "percentage_point", "basis_point"})
_NAMED_BY_NOUN = frozenset({"count", "ordinal"})


class Reading(Struct, frozen=True, kw_only=True):
    """A claim on the common scale: as written, with its rounding, and with all that its words allow.

    `own` is what its words allow among figures in its own unit, where nobody rounded a second time to convert.
    """

    claim: Claim
    value: Interval
    rounded: Extent
    extent: Extent
    own: Extent
    converted: bool = False
    by_given_rates: bool = False

    @property
    def point(self) -> Decimal | None:
        """The number that is written; None for ranges and open ends."""
        return self.value.low if self.value.is_point else None


def on_one_scale(case: Case) -> tuple[tuple[Reading, ...], tuple[Claim, ...]]:
    """Readings in the unit that most claims are written in, and the claims that can't be put there."""
    claims = [claim for claim in case.claims if isinstance(claim.value, Interval)]
    if not claims:
        return (), ()
    found = common_scale(claims, case.corpus)
    apart = tuple(claim for claim, reading in zip(claims, found, strict=True) if reading is None)
    return tuple(reading for reading in found if reading is not None), apart


def common_scale(claims: Sequence[Claim], corpus: Corpus) -> tuple[Reading | None, ...]:
    """The claims, one or more, in the unit that most of them are written in; None for what can't be put there."""
    unit = _commonest(claims)
    rounded_again = _rounded_again(claims, unit)
    if all(claim.frame.concept in corpus.limits and claim.bound == "upper" for claim in claims):
        claims = [_as_limit(claim) for claim in claims]
    return tuple(reading(claim, unit, corpus, rounded_again=claim.id in rounded_again) for claim in claims)


def reading(claim: Claim, unit: str | None, corpus: Corpus, *, rounded_again: bool = False) -> Reading | None:
    """The claim in `unit`; None where there is no way there. `rounded_again`: it stands against figures in other units,
    and somebody may have rounded it a second time to convert it."""
    if not isinstance(claim.value, Interval):
        return None
    value = _unsigned(claim, claim.value)
    claim = replace(claim, precision=corpus.precision(claim))
    rounded = corpus.tolerances.rounded(claim, value, converted=rounded_again)
    extent = corpus.tolerances.widened(claim, value, converted=rounded_again)
    own = corpus.tolerances.widened(claim, value) if rounded_again else extent
    if _same_unit(claim, unit) or claim.unit is None or unit is None:
        return Reading(claim=claim, value=value, rounded=rounded, extent=extent, own=own)
    if claim.kind == "money":
        worth = corpus.exchange.worth(claim.unit, unit, worth_when(claim, corpus))
        if worth is None:
            return None
        slack = corpus.tolerances.rate if rounded_again else Decimal(0)
        low, high = worth.low * (1 - slack), worth.high * (1 + slack)
        middle = (worth.low + worth.high) / 2
        return Reading(
            claim=claim,
            value=Interval(low=_times(value.low, middle), high=_times(value.high, middle)),
            rounded=_stretched(rounded, low, high),
            extent=_stretched(extent, low, high),
            own=own,
            converted=True,
            by_given_rates=worth.given,
        )
    into = conversion(claim.unit, unit, difference=claim.frame.role == "change")
    if into is None:
        return None

    def mapped(end: Decimal | None) -> Decimal | None:
        return None if end is None else into(end)

    return Reading(
        claim=claim,
        value=Interval(low=mapped(value.low), high=mapped(value.high)),
        rounded=Extent(low=mapped(rounded.low), high=mapped(rounded.high)),
        extent=Extent(low=mapped(extent.low), high=mapped(extent.high)),
        own=own,
        converted=True,
    )


def _as_limit(claim: Claim) -> Claim:
    """The highest that a rule allows as a figure of its own: 3,000 of "fined up to $3,000"."""
    value = claim.value
    if not isinstance(value, Interval) or value.low is not None or value.high is None:
        return claim
    return replace(claim, value=Interval(low=value.high, high=value.high), bound=None)


def _rounded_again(claims: Sequence[Claim], unit: str | None) -> frozenset[str]:
    """The claims, by their ids, that may have been rounded to convert them: all where their units are mixed, but for
    amounts whose number another text has in another currency ("€25 million" and "$25 million")."""
    if all(_same_unit(claim, unit) for claim in claims):
        return frozenset()
    amounts = [claim for claim in claims if claim.kind == "money" and claim.restates is None]
    told: dict[object, list[Claim]] = {}
    for claim in amounts:
        told.setdefault(claim.value, []).append(claim)
    kept = {
        claim.id
        for claim in amounts
        if any(other.unit != claim.unit and other.document != claim.document for other in told[claim.value])
    }
    return frozenset(claim.id for claim in claims if claim.id not in kept)


def hold_together(readings: Iterable[Reading]) -> bool:
    """Whether one number satisfies all, and one in each unit satisfies those that are written in it."""
    found = tuple(readings)
    by_unit: dict[str | None, list[Extent]] = {}
    for item in found:
        by_unit.setdefault(item.claim.unit, []).append(item.own)
    return all(common(extents) is not None for extents in ([item.extent for item in found], *by_unit.values()))


def _unsigned(claim: Claim, value: Interval) -> Interval:
    """ "-4.2%" where the direction already says that it fell: the sign must not say so twice."""
    change = claim.kind == "percent_change" or claim.frame.role == "change"
    if not change or claim.frame.direction is None or value.low is None or value.high is None or value.high >= 0:
        return value
    return Interval(low=-value.high, high=-value.low)


def written_day(claim: Claim, corpus: Corpus) -> Period | None:
    """The day whose exchange rate a writer would use: that of writing, else the end of the period spoken of."""
    day = corpus.published(claim) or (claim.frame.period.high if claim.frame.period else None)
    return Period(low=day, high=day) if day else None


def worth_when(claim: Claim, corpus: Corpus) -> tuple[Period, ...]:
    """The times whose exchange rates a writer may have used: the day of writing and the period spoken of."""
    day = corpus.published(claim)
    periods = [Period(low=day, high=day)] if day else []
    if claim.frame.period is not None and claim.frame.period.high is not None:
        periods.append(claim.frame.period)
    return tuple(periods)


def _same_unit(claim: Claim, unit: str | None) -> bool:
    # What is counted was settled by linking; "villagers" and "people" are no units to convert.
    return claim.unit == unit or claim.kind in _NAMED_BY_NOUN


def _commonest(claims: Sequence[Claim]) -> str | None:
    count = Counter(claim.unit or "" for claim in claims)
    return min(count, key=lambda unit: (-count[unit], unit)) or None


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _stretched(extent: Extent, low: Decimal, high: Decimal) -> Extent:
    """The extent at the rates from `low` to `high`; a debt grows downwards."""
    return Extent(
        low=None if extent.low is None else min(extent.low * low, extent.low * high),
        high=None if extent.high is None else max(extent.high * low, extent.high * high),
    )


def not_comparable(claim: Claim, other: Claim, corpus: Corpus) -> Cleared:
    """Why a claim could not be put beside another."""
    if claim.kind == "money":
        when = worth_when(claim, corpus)
        on = f"for {when[0].high}" if when else "without a date"
        why = f"no exchange rate from {claim.unit} to {other.unit} {on}"
    elif claim.unit in SHARES:
        why = "per cent of a figure and points of a share are not the same thing"
    else:
        why = f"{claim.unit} and {other.unit} do not measure the same thing"
    return Cleared(
        claims=(other.id, claim.id),
        reason="not-comparable",
        message=f"{who_says((other, claim), corpus)} were not compared: {why}",
    )
