"""One unit, currency or bound taken for another."""

import re
from decimal import Decimal

from msgspec import Struct

from reconcile.compare.corpus import Corpus
from reconcile.compare.extent import Extent, common, significant_digits
from reconcile.compare.pair import Pair
from reconcile.compare.rates import rates
from reconcile.compare.scale import Reading, worth_when, written_day
from reconcile.compare.units import conversion
from reconcile.compare.wording import listed, plain, quoted
from reconcile.model import Claim, Diagnosis

# A ratio of figures with fewer digits is near some exchange rate by chance.
_TELLING = 3
_DOLLAR = re.compile(r"(?:US\s?)?\$\s*|\bUSD\s*")


def turned_bound(pair: Pair) -> Diagnosis | None:
    """ "more than 40" and "fewer than 40"."""
    a, b = pair.a.claim, pair.b.claim
    if a.bound is None or b.bound is None or a.bound == b.bound:
        return None
    limits = [
        reading.value.low if reading.value.low is not None else reading.value.high for reading in (pair.a, pair.b)
    ]
    if limits[0] != limits[1]:
        return None
    return Diagnosis(
        cause="bound-turned",
        detail=f"one limit, but “{quoted(a)}” leaves the {_open_side(a)} open and “{quoted(b)}” the {_open_side(b)}",
    )


def number_in_two_units(pair: Pair) -> Diagnosis | None:
    """ "5 miles" and "5 kilometres"."""
    a, b = pair.a.claim, pair.b.claim
    if a.kind == "money" or a.unit == b.unit or a.value != b.value or pair.same_unit:
        return None
    return Diagnosis(cause="unit-mix-up", detail=f"the same number stands with {_unit(a)} and with {_unit(b)}")


def number_in_two_currencies(pair: Pair) -> Diagnosis | None:
    """ "€5 million" and "$5 million"."""
    a, b = pair.a.claim, pair.b.claim
    if a.kind != "money" or a.unit == b.unit or a.value != b.value:
        return None
    return Diagnosis(cause="wrong-currency", detail=f"the same amount stands in {a.unit} and in {b.unit}")


def unit_for_unit(pair: Pair) -> Diagnosis | None:
    """A figure that fits the other once it is read in a unit that is taken for its own: 5 for 8 kilometres is miles."""
    for read, kept in ((pair.a, pair.b), (pair.b, pair.a)):
        unit = read.claim.unit
        if read.claim.kind == "money" or unit is None or unit != kept.claim.unit:
            continue
        for group in pair.corpus.tolerances.confusable:
            for other in group if unit in group else ():
                into = conversion(other, unit, difference=read.claim.frame.role == "change")
                if other == unit or into is None:
                    continue
                if common((_through(read.rounded, into.factor, into.offset), kept.rounded)) is not None:
                    name = other.replace("_", " ")
                    return Diagnosis(
                        cause="unit-mix-up",
                        detail=f"{quoted(read.claim)}, read in {name}s, is {quoted(kept.claim)}",
                        likely=f"{quoted(read.claim)} may be in {name}s",
                    )
    return None


class _Fit(Struct, frozen=True, kw_only=True, order=True):
    """How far a ratio is from a currency's rate on the day of writing, as a share of it."""

    distance: Decimal
    currency: str
    rate: Decimal


def lost_currency(pair: Pair) -> Diagnosis | None:
    """An amount with a bare sign that fits the other in another currency of that sign: "$ 45" for "S$45"."""
    for base, sign in _orders(pair):
        candidates = _candidates(sign.claim)
        if not candidates or base.point is None or sign.point is None:
            continue
        fits = _fits(base, sign, candidates, pair.corpus)
        if fits:
            return _fitting("lost-currency", base, sign, fits, pair.corpus)
    return None


def wrong_currency(pair: Pair) -> Diagnosis | None:
    """An amount that fits the other in a currency which the documents name."""
    if not pair.same_unit or pair.points is None:
        return None
    if min(len(significant_digits(point)) for point in pair.points) < _TELLING:
        return None
    for base, other in _orders(pair):
        fits = _fits(base, other, pair.corpus.currencies, pair.corpus)
        if fits:
            return _fitting("wrong-currency", base, other, fits, pair.corpus)
    return None


def _orders(pair: Pair) -> tuple[tuple[Reading, Reading], ...]:
    """The amount that is trusted and the one in doubt, both ways; a restatement is the likelier to be wrong."""
    if pair.a.claim.kind != "money" or pair.b.claim.kind != "money":
        return ()
    orders = ((pair.a, pair.b), (pair.b, pair.a))
    return orders[::-1] if pair.a.claim.restates == pair.b.claim.id else orders


def _candidates(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(set(claim.candidates) - {claim.unit or ""}))


def _fits(base: Reading, other: Reading, currencies: tuple[str, ...], corpus: Corpus) -> list[_Fit]:
    """The currencies whose rate is the ratio of the two, the closest first."""
    unit, points = base.claim.unit, (base.claim.value, other.claim.value)
    low, high = points[0].low if points[0] else None, points[1].low if points[1] else None
    if unit is None or not isinstance(low, Decimal) or not isinstance(high, Decimal) or not low or not high:
        return []
    ratio = high / low
    slack = corpus.tolerances.rate
    fits = []
    for currency in currencies:
        when = worth_when(other.claim, corpus) or worth_when(base.claim, corpus)
        worth = rates(unit, currency, when)
        if currency == unit or worth is None or worth.low is None or worth.high is None:
            continue
        if worth.low * (1 - slack) <= ratio <= worth.high * (1 + slack):
            day = written_day(other.claim, corpus) or written_day(base.claim, corpus)
            on_day = rates(unit, currency, (day,) if day else when)
            rate = on_day.high if on_day and on_day.high else worth.high
            fits.append(_Fit(distance=abs(ratio / rate - 1), currency=currency, rate=rate))
    return sorted(fits)


def _fitting(cause: str, base: Reading, sign: Reading, fits: list[_Fit], corpus: Corpus) -> Diagnosis:
    best = fits[0]
    day = written_day(sign.claim, corpus) or written_day(base.claim, corpus)
    ratio = (sign.point or Decimal(0)) / (base.point or Decimal(1))
    detail = (
        f"{quoted(sign.claim)} / {quoted(base.claim)} = {plain(ratio)}; {plain(best.rate)} {best.currency} were one"
        f" {base.claim.unit}{f' on {day.high}' if day else ''}"
    )
    if len(fits) > 1:
        detail += f"; less near: {listed([f'{fit.currency} {plain(fit.rate)}' for fit in fits[1:]])}"
    return Diagnosis(cause=cause, detail=detail, likely=_rewritten(sign.claim, best.currency, corpus))


def _rewritten(claim: Claim, currency: str, corpus: Corpus) -> str:
    """The amount as written, with the currency's own sign: "S$45.199 billion"."""
    symbols = next((entry.symbols for entry in corpus.rules.currencies if entry.id == currency), ())
    sign = next((symbol for symbol in symbols if symbol.endswith("$") and symbol != "$"), f"{currency} ")
    text = _DOLLAR.sub(lambda _: sign, quoted(claim), count=1)
    return text if text != quoted(claim) else f"{quoted(claim)} in {currency}"


def _through(extent: Extent, factor: Decimal, offset: Decimal) -> Extent:
    return Extent(
        low=None if extent.low is None else extent.low * factor + offset,
        high=None if extent.high is None else extent.high * factor + offset,
    )


def _open_side(claim: Claim) -> str:
    return "upper side" if claim.bound == "lower" else "lower side"


def _unit(claim: Claim) -> str:
    return (claim.unit or "no unit").replace("_", " ")
