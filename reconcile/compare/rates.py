"""What one currency was worth in another on a day, by the reference rates of the European Central Bank."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, cast

from reconcile.model import Interval, Period

# The longest run of days without a rate since 1999 is Easter with the days beside it.
_LAST_RATE_WITHIN = 7
_MONTH = 6  # weekly samples in a month and the days on both its sides
_STEP = timedelta(days=7)
_FIRST = date(1999, 1, 4)


def rates(unit: str, other: str, periods: tuple[Period, ...]) -> Interval | None:
    """The least and the most that one of `unit` was worth in `other` in the periods; closed ends.

    Sampled once a week; of a period longer than a month only the mean counts, as a year's figures are converted.
    None where no day of them has a rate: a rate is never invented.
    """
    found: list[Decimal] = []
    for period in periods:
        sampled = [rate for day in _days(period) if (rate := _rate(unit, other, day)) is not None]
        found += [sum(sampled, Decimal(0)) / len(sampled)] if len(sampled) > _MONTH else sampled
    return Interval(low=min(found), high=max(found)) if found else None


def _days(period: Period) -> Iterator[date]:
    if period.high is None or period.high < _FIRST:
        return
    day = period.high if period.low is None else max(period.low, _FIRST)
    while day < period.high:
        yield day
        day += min(_STEP, period.high - day)
    yield day


def _rate(unit: str, other: str, day: date) -> Decimal | None:
    """The cross rate of the day, or of the last day before it with a rate for both, over a weekend or holidays."""
    for back in range(_LAST_RATE_WITHIN):
        on = day - timedelta(days=back)
        of_unit, of_other = _per_euro(unit, on), _per_euro(other, on)
        if of_unit is not None and of_other is not None:
            return of_other / of_unit
    return None


@lru_cache(maxsize=65536)
def _per_euro(currency: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    converter = _converter()
    if currency not in (converter.currencies or ()):
        return None
    try:
        # The reference rates have six digits at most, so a float's shortest text is the rate as published.
        return Decimal(repr(converter.convert(1, "EUR", currency, date=day)))
    except RateNotFoundError:
        return None


class _Converter(Protocol):
    currencies: set[str] | None

    def convert(self, amount: int, currency: str, new_currency: str, date: date) -> float: ...


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    from currency_converter import CurrencyConverter

    # Parsing a quarter of a century of rates as decimals takes three times as long.
    return cast(_Converter, CurrencyConverter())
