from datetime import date
from decimal import Decimal

import pytest

from reconcile.compare.rates import Exchange
from reconcile.model import ExchangeRate, Period


def given(*rates):
    return Exchange(
        ExchangeRate(when=when, unit=unit, other=other, rate=Decimal(rate)) for when, unit, other, rate in rates
    )


def on(day):
    return (Period(low=date.fromisoformat(day), high=date.fromisoformat(day)),)


@pytest.mark.parametrize(
    ("rates", "unit", "other", "day", "worth"),
    [
        ([], "EUR", "USD", "2023-03-17", "1.0623"),  # the European Central Bank's
        ([], "USD", "ARS", "2023-03-17", None),
        ([("2023-03-17", "EUR", "USD", "2")], "EUR", "USD", "2023-03-17", "2"),
        ([("2023-03-17", "USD", "EUR", "0.5")], "EUR", "USD", "2023-03-17", "2"),  # the way back
        ([("2023-03-17", "EUR", "USD", "2")], "EUR", "USD", "2023-03-16", "1.0595"),  # not before its day
        ([("2023-03-17", "EUR", "USD", "2")], "EUR", "USD", "2023-03-19", "2"),  # over the weekend
        ([("2023-03-17", "EUR", "USD", "2")], "EUR", "USD", "2023-03-20", "1.0717"),  # the next day with a rate
        ([("2023-03-17", "USD", "ARS", "203")], "USD", "ARS", "2023-03-23", "203"),
        ([("2023-03-17", "USD", "ARS", "203")], "USD", "ARS", "2023-03-24", None),  # a rate is never invented
        ([("2023-03", "USD", "ARS", "203")], "USD", "ARS", "2023-03-31", "203"),
        ([("2023", "USD", "ARS", "210"), ("2023-03", "USD", "ARS", "203")], "USD", "ARS", "2023-03-31", "203"),
        ([("2023", "USD", "ARS", "210"), ("2023-03", "USD", "ARS", "203")], "USD", "ARS", "2023-05-01", "210"),
        ([("2023", "USD", "ARS", "200")], "EUR", "ARS", "2023-03-17", "212.46"),  # across: 1.0623 × 200
        ([("2023", "USD", "ARS", "200"), ("2023", "EUR", "ARS", "230")], "EUR", "ARS", "2023-03-17", "230"),
        ([("1990", "DEM", "USD", "0.6")], "DEM", "USD", "1990-07-02", "0.6"),  # before there was the euro
        ([("2023", "USD", "ARS", "200")], "EUR", "GBP", "2023-03-17", "0.8749"),  # others are left alone
        # A month and a year end: the next day has the bank's rate, or none.
        ([("2023", "USD", "ARS", "200")], "USD", "ARS", "2024-01-01", None),
        ([("2023-02", "USD", "ARS", "200")], "USD", "ARS", "2023-03-01", None),
        ([("2023", "EUR", "USD", "2")], "EUR", "USD", "2024-01-02", "1.0956"),
        ([("2023-02", "EUR", "USD", "2")], "EUR", "USD", "2023-03-01", "1.0684"),
        ([("2023-12-31", "USD", "ARS", "800"), ("2023", "USD", "ARS", "200")], "USD", "ARS", "2024-01-02", "800"),
        # A day's rate of one's own goes before the bank's for its pair, both ways, and where that pair is crossed.
        ([("2023-03-17", "USD", "EUR", "0.5")], "USD", "GBP", "2023-03-17", "0.4374"),
        ([("2023-03-17", "USD", "EUR", "0.5")], "GBP", "EUR", "2023-03-17", "1.1430"),
        ([("2023-03-17", "USD", "CNY", "7")], "USD", "CNY", "2023-03-17", "7"),
        ([("2023-03-17", "USD", "CNY", "7")], "CNY", "USD", "2023-03-17", "0.1429"),
        ([("2023-03-17", "USD", "CNY", "7")], "EUR", "CNY", "2023-03-17", "7.3117"),  # the bank has this pair
    ],
)
def test_the_rate_of_a_day(rates, unit, other, day, worth):
    found = given(*rates).worth(unit, other, on(day))
    assert (found and round(found.low, 4)) == (Decimal(worth) if worth else None)


@pytest.mark.parametrize(("day", "is_given"), [("2023-03-16", False), ("2023-03-17", True)])
def test_it_is_known_whose_rate_was_used(day, is_given):
    found = given(("2023-03-17", "EUR", "USD", "2")).worth("USD", "GBP", on(day))
    assert found is not None
    assert found.given is is_given


@pytest.mark.parametrize(
    ("rates", "low", "high", "known"),
    [
        ([], "2023-01-01", "9998-12-31", True),
        ([], None, "9998-12-31", False),
        ([], "9998-01-01", "9998-12-31", False),
        ([("9999", "EUR", "USD", "2"), ("0001", "EUR", "USD", "2")], "0001-01-01", "9999-12-31", True),
    ],
)
def test_a_period_without_end_costs_no_more_than_some_thousand_days(rates, low, high, known):
    exchange = given(*rates)
    asked = []
    exchange._step, step = lambda *pair: asked.append(pair) or step(*pair), exchange._step
    period = Period(low=low and date.fromisoformat(low), high=date.fromisoformat(high))
    assert (exchange.worth("EUR", "USD", (period,)) is not None) is known
    assert len(asked) < 20_000


def test_the_order_of_the_file_changes_nothing():
    rates = [("2023", "USD", "ARS", "200"), ("2023", "ARS", "CLP", "4"), ("2023", "CLP", "EUR", "0.001")]
    worths = {given(*order).worth("EUR", "ARS", on("2023-03-17")) for order in (rates, rates[::-1])}
    assert len(worths) == 1
