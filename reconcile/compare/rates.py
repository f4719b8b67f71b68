"""What one currency was worth in another on a day: the rates given, and the reference rates of the European Central
Bank where none was."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, cast

from msgspec import Struct

from reconcile.model import ExchangeRate, Period

# The longest run of days without a rate since 1999 is Easter with the days beside it.
_LAST_RATE_WITHIN = 7
_MONTH = 6  # weekly samples in a month and the days on both its sides
_STEP = timedelta(days=7)
_MOST = 5200  # samples of a period: a century of weeks. A period may be as long as the calendar
_KEPT = 65536  # rates that are remembered
_FIRST = date(1999, 1, 4)
_EURO = "EUR"  # all reference rates are from it
_DAY, *_LONGER = map(len, ("2023-03-17", "2023-03", "2023"))  # of a given rate: the narrowest holds


class Worth(Struct, frozen=True, kw_only=True):
    """The least and the most that one of a currency was worth in another. `given`: by the rates of the user's own."""

    low: Decimal
    high: Decimal
    given: bool = False


class Exchange:
    """The rates of a run. One that is given goes before the reference rate of its pair; two pairs make a cross rate.

    A rate of one day also holds on the days after it that have none, a week at most: weekends and holidays. One of a
    month or a year ends with it.
    """

    def __init__(self, given: Iterable[ExchangeRate] = ()) -> None:
        self._given: dict[tuple[str, str], dict[str, Decimal]] = {}
        for entry in given:
            self._given.setdefault((entry.unit, entry.other), {})[entry.when] = entry.rate
        # A rate that goes the other way holds where none is given for this way.
        for (unit, other), rates in list(self._given.items()):
            back = self._given.setdefault((other, unit), {})
            back.update({when: 1 / rate for when, rate in rates.items() if when not in back})
        self._partners: dict[str, list[str]] = {}
        for unit, other in sorted(self._given):
            self._partners.setdefault(unit, []).append(other)
        years = [int(when[:4]) for rates in self._given.values() for when in rates]
        self._first = min([_FIRST, *(date(year, 1, 1) for year in years)])
        self._last = max((date(year, 12, 31) for year in years), default=None)
        self._rate = lru_cache(maxsize=_KEPT)(self._shortest)

    def worth(self, unit: str, other: str, periods: tuple[Period, ...]) -> Worth | None:
        """What one of `unit` was worth in `other` in the periods; closed ends.

        Sampled once a week; of a period longer than a month only the mean counts, as a year's figures are converted.
        None where no day of them has a rate: a rate is never invented.
        """
        found: list[Decimal] = []
        given = False
        for period in periods:
            days = _days(period, self._first, max(_last_reference(), self._last or _FIRST))
            sampled = [rate for day in days if (rate := self._rate(unit, other, day)) is not None]
            rates = [rate.low for rate in sampled]
            found += [sum(rates, Decimal(0)) / len(rates)] if len(rates) > _MONTH else rates
            given = given or any(rate.given for rate in sampled)
        return Worth(low=min(found), high=max(found), given=given) if found else None

    def _shortest(self, unit: str, other: str, day: date) -> Worth | None:
        """The rate of the day by the fewest pairs, given ones first."""
        reached = {unit: Worth(low=Decimal(1), high=Decimal(1))}
        waiting = [unit]
        for here in waiting:
            if here == other:
                return reached[here]
            so_far = reached[here]
            for there in self._neighbours(here, other):
                if there not in reached and (step := self._step(here, there, day)) is not None:
                    rate = so_far.low * step.low
                    reached[there] = Worth(low=rate, high=rate, given=so_far.given or step.given)
                    waiting.append(there)
        return None

    def _neighbours(self, unit: str, other: str) -> list[str]:
        return [*self._partners.get(unit, ()), *([*sorted(self._partners), other] if unit == _EURO else [_EURO])]

    def _step(self, unit: str, other: str, day: date) -> Worth | None:
        """The rate of one pair on the day, or on the last day before it with one."""
        given = self._given.get((unit, other), {})
        for back in range(_LAST_RATE_WITHIN):
            if day.toordinal() <= back:
                return None
            on = day - timedelta(days=back)
            for length in (_DAY, *(_LONGER if on == day else ())) if given else ():
                if (rate := given.get(on.isoformat()[:length])) is not None:
                    return Worth(low=rate, high=rate, given=True)
            if unit == _EURO and (rate := _per_euro(other, on)) is not None:
                return Worth(low=rate, high=rate)
            if other == _EURO and (rate := _per_euro(unit, on)) is not None:
                return Worth(low=1 / rate, high=1 / rate)
        return None


def _days(period: Period, first: date, last: date) -> Iterator[date]:
    """The days of a period that are looked at; none before the `first` or a week after the `last` that has a rate."""
    last += min(_STEP, date.max - last)
    if period.high is None or period.high < first or (period.low or period.high) > last:
        return
    high = min(period.high, last)
    day = high if period.low is None else max(period.low, first)
    step = max(_STEP, (high - day) // _MOST)
    while day < high:
        yield day
        day += min(step, high - day)
    yield day


@lru_cache(maxsize=1)
def _last_reference() -> date:
    return max(bounds.last_date for bounds in _converter().bounds.values())


@lru_cache(maxsize=_KEPT)
def _per_euro(currency: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    converter = _converter()
    if day < _FIRST or currency not in (converter.currencies or ()):
        return None
    try:
        # The reference rates have six digits at most, so a float's shortest text is the rate as published.
        return Decimal(repr(converter.convert(1, "EUR", currency, date=day)))
    except RateNotFoundError:
        return None


class _Bounds(Protocol):
    @property
    def last_date(self) -> date: ...


class _Converter(Protocol):
    currencies: set[str] | None
    bounds: Mapping[str, _Bounds]

    def convert(self, amount: int, currency: str, new_currency: str, date: date) -> float: ...


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    from currency_converter import CurrencyConverter

    # Parsing a quarter of a century of rates as decimals takes three times as long.
    return cast(_Converter, CurrencyConverter())
