"""One unit, currency or bound taken for another."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from reconcile.compare.corpus import Corpus
from reconcile.compare.extent import Extent, common
from reconcile.compare.pair import Pair
from reconcile.compare.scale import Reading, written_day
from reconcile.compare.wording import plain, quoted
from reconcile.digits import significant_digits
from reconcile.model import Claim, Diagnosis, Interval, Period
from reconcile.units import conversion
from reconcile.wording import listed

# A ratio of figures with fewer digits is near some exchange rate by chance.
_TELLING = 3
# Between the rates of the dollars of this world lie a few per cent, so that any ratio is within 2 % of one of them.
_STRICTER = 4
_NEAR_PAR = Decimal("0.1")  # amounts that differ by less differ for many reasons
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
    if a.kind != "money" or a.unit == b.unit or not isinstance(a.value, Interval) or not isinstance(b.value, Interval):
        return None
    rounded = pair.corpus.tolerances.rounded
    if common((rounded(a, a.value), rounded(b, b.value))) is None:
        return None
    detail = f"the same amount stands in {a.unit} and in {b.unit}"
    for sign, other in ((a, b), (b, a)):
        if other.unit in sign.candidates:
            likely = _rewritten(sign, other.unit or "", pair.corpus)
            return Diagnosis(cause="lost-currency", detail=f"{detail}; “{quoted(sign)}” may be either", likely=likely)
    return Diagnosis(cause="wrong-currency", detail=detail)


def unit_for_unit(pair: Pair) -> Diagnosis | None:
    """A figure that fits the other once it is read in a unit that is taken for its own: 5 for 8 kilometres is miles."""
    for read, kept in ((pair.a, pair.b), (pair.b, pair.a)):
        unit = read.claim.unit
        if read.claim.kind == "money" or unit is None or read.claim.bound is not None:
            continue
        for group in pair.corpus.tolerances.confusable:
            for other in group if unit in group else ():
                into = conversion(other, unit, difference=read.claim.frame.role == "change")
                # Degrees that were converted have moved, not grown.
                if other == unit or into is None or (into.offset and not pair.same_unit):
                    continue
                if common((_through(read.rounded, into.factor, into.offset), kept.rounded)) is not None:
                    name = other.replace("_", " ").replace(" ** 2", " squared").replace(" ** 3", " cubed")
                    return Diagnosis(
                        cause="unit-mix-up",
                        detail=f"{quoted(read.claim)}, read in {name}, is {quoted(kept.claim)}",
                        likely=f"{quoted(read.claim)} may be in {name}",
                    )
    return None


class _Fit(Struct, frozen=True, kw_only=True, order=True):
    """How far a ratio is from a currency's rate on the day of writing, as a share of it."""

    distance: Decimal
    currency: str
    rate: Decimal
    given: bool


def lost_currency_in_brackets(pair: Pair) -> Diagnosis | None:
    """A restatement with a bare sign that fits its amount in another currency of that sign: "(about $ 45)" for S$45."""
    return _lost(pair, pair.corpus.tolerances.rate, restated=True)


def lost_currency(pair: Pair) -> Diagnosis | None:
    """The same from one document to another, where only a close fit tells more than chance."""
    return _lost(pair, pair.corpus.tolerances.rate / _STRICTER, restated=False) if _telling(pair) else None


def wrong_currency(pair: Pair) -> Diagnosis | None:
    """An amount that fits the other in a currency which the documents name."""
    restated = pair.a.claim.restates == pair.b.claim.id or pair.b.claim.restates == pair.a.claim.id
    if not restated and (not pair.same_unit or not _telling(pair)):
        return None
    within = pair.corpus.tolerances.rate / (1 if restated else _STRICTER)
    for base, other in _orders(pair):
        fits = [
            fit
            for fit in _fits(base, other, pair.corpus.currencies, within, pair.corpus)
            if abs(fit.rate - 1) > _NEAR_PAR
        ]
        if fits:
            return _fitting("wrong-currency", base, other, fits, pair.corpus)
    return None


def _lost(pair: Pair, within: Decimal, *, restated: bool) -> Diagnosis | None:
    for base, sign in _orders(pair):
        currencies = tuple(sorted(set(sign.claim.candidates) - {base.claim.unit or ""}))
        if restated and sign.claim.restates != base.claim.id:
            continue
        if fits := _fits(base, sign, currencies, within, pair.corpus):
            return _fitting("lost-currency", base, sign, fits, pair.corpus)
    return None


def _telling(pair: Pair) -> bool:
    return pair.points is not None and min(len(significant_digits(point)) for point in pair.points) >= _TELLING


def _orders(pair: Pair) -> tuple[tuple[Reading, Reading], ...]:
    """The amount that is trusted and the one in doubt, both ways; a restatement is the likelier to be wrong."""
    if pair.a.claim.kind != "money" or pair.b.claim.kind != "money":
        return ()
    orders = ((pair.a, pair.b), (pair.b, pair.a))
    return orders[::-1] if pair.a.claim.restates == pair.b.claim.id else orders


def _fits(
    base: Reading, other: Reading, currencies: tuple[str, ...], within: Decimal, corpus: Corpus
) -> tuple[_Fit, ...]:
    """The currencies whose rate on the day of writing is the ratio of the two, the closest first."""
    unit, ratio, day = base.claim.unit, _ratio(base, other), _day(base, other, corpus)
    if unit is None or ratio is None or day is None:
        return ()
    fits = []
    for currency in currencies:
        worth = corpus.exchange.worth(unit, currency, (day,)) if currency != unit else None
        if worth is not None and worth.low and abs(ratio / worth.low - 1) <= within:
            distance = abs(ratio / worth.low - 1)
            fits.append(_Fit(distance=distance, currency=currency, rate=worth.low, given=worth.given))
    return tuple(sorted(fits))


def _fitting(cause: str, base: Reading, other: Reading, fits: Sequence[_Fit], corpus: Corpus) -> Diagnosis:
    best, day = fits[0], _day(base, other, corpus)
    detail = (
        f"{quoted(other.claim)} / {quoted(base.claim)} = {plain(_ratio(base, other) or Decimal(0))};"
        f" one {base.claim.unit} was {plain(best.rate)} {best.currency} on {day.high if day else 'that day'}"
    )
    if best.given:
        detail += " by the rates given"
    if len(fits) > 1:
        detail += f"; less near: {listed([f'{fit.currency} {plain(fit.rate)}' for fit in fits[1:]])}"
    return Diagnosis(cause=cause, detail=detail, likely=_rewritten(other.claim, best.currency, corpus))


def _ratio(base: Reading, other: Reading) -> Decimal | None:
    """Of the amounts as they are written, each in its own currency."""
    first, second = base.claim.value, other.claim.value
    if not isinstance(first, Interval) or not isinstance(second, Interval) or not first.is_point or not second.is_point:
        return None
    return second.low / first.low if first.low and second.low else None


def _day(base: Reading, other: Reading, corpus: Corpus) -> Period | None:
    return written_day(other.claim, corpus) or written_day(base.claim, corpus)


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
