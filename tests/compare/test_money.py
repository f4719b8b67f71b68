"""Currencies: conversion at the day's rate, lost and mistaken signs, amounts that can't be compared."""

from datetime import date

from reconcile.model import Claim, Frame, Period
from tests.compare.build import cause, figure, run, the_fact, the_finding

TWO_MONTHS = Frame(concept="trade", period=Period(low=date(2023, 1, 1), high=date(2023, 2, 28)))
DOLLARS = ("AUD", "CAD", "HKD", "NZD", "SGD")


def dollars(doc: str, text: str, **fields: object) -> Claim:
    return figure(doc, text, candidates=DOLLARS, assumed=("currency",), frame=TWO_MONTHS, **fields)


def test_a_lost_letter_before_the_dollar_sign() -> None:
    first = figure("a", "33.69 billion US dollars", id="first", frame=TWO_MONTHS)
    again = dollars("a", "about $ 45.199 billion", restates="first", start=40)
    result = run([first, again], documents={"a": "2023-03-17"})
    finding = the_finding(result)
    assert (the_fact(result).verdict, the_fact(result).reasons) == ("conflict", ("currency",))
    assert (finding.code, cause(result)) == ("MON002", "lost-currency")
    assert finding.diagnosis is not None and finding.diagnosis.likely is not None
    assert finding.diagnosis.likely.endswith("45.199 billion") and "1.3416" in finding.diagnosis.detail
    assert "SGD" in finding.diagnosis.detail.split(";")[1]


def test_the_end_of_the_period_stands_in_for_an_unknown_day() -> None:
    first = figure("a", "33.69 billion US dollars", frame=TWO_MONTHS)
    result = run([first, dollars("b", "$45.199 billion")])
    assert cause(result) == "lost-currency"


def test_a_proper_restatement_agrees() -> None:
    first = figure("a", "33.69 billion US dollars", id="first", frame=TWO_MONTHS)
    again = figure("a", "about S$45.2 billion", unit="SGD", restates="first", frame=TWO_MONTHS, start=40)
    other = figure("b", "33.69 billion dollars", frame=TWO_MONTHS)
    result = run([first, again, other], documents={"a": "2023-03-17", "b": "2023-03-18"})
    assert the_fact(result).verdict == "agree"
    assert set(the_fact(result).reasons) == {"exact", "converted"}


def test_an_amount_off_the_rate_is_a_conflict() -> None:
    first = figure("a", "33.69 billion US dollars", frame=TWO_MONTHS)
    result = run([first, figure("b", "S$48.1 billion", unit="SGD", frame=TWO_MONTHS)], documents={"a": "2023-03-17"})
    assert the_fact(result).verdict == "conflict"


def test_one_number_in_two_currencies() -> None:
    # In 2022 the two were at par for weeks, but a year's figures are converted at the year's mean.
    result = run([figure("a", "$52.5 million"), figure("b", "€52.5 million", unit="EUR")])
    assert cause(result) == "wrong-currency"
    result = run([figure("a", "$52.5 million"), figure("b", "£52.5 million", unit="GBP")])
    assert cause(result) == "wrong-currency" and the_fact(result).reasons == ("currency",)


def test_a_currency_without_a_rate_is_not_compared() -> None:
    roubles = figure("b", "2.6 trillion roubles", unit="RUB", frame=TWO_MONTHS)
    result = run([figure("a", "$33.69 billion", frame=TWO_MONTHS), roubles])
    assert [fact.verdict for fact in result.facts] == ["single-source", "single-source"]
    assert result.cleared[0].reason == "not-comparable" and "no exchange rate" in result.cleared[0].message


def test_without_a_date_there_is_no_rate() -> None:
    bare = Frame(concept="trade")
    result = run([figure("a", "$5 million", frame=bare), figure("b", "€9 million", unit="EUR", frame=bare)])
    assert not result.findings and "without a date" in result.cleared[0].message


def test_the_figure_of_another_period() -> None:
    year = Frame(concept="trade", period=Period(low=date(2022, 1, 1), high=date(2022, 12, 31)))
    result = run(
        [figure("a", "$190.27 billion", frame=year), figure("b", "$33.69 billion", frame=year)],
        [figure("c", "$33.69 billion", frame=TWO_MONTHS)],
    )
    assert cause(result) == "other-period"


def test_a_bare_sign_beside_the_currency_it_may_mean() -> None:
    full = figure("a", "S$45.2 billion", unit="SGD", frame=TWO_MONTHS)
    result = run([full, dollars("b", "$45.199 billion")], documents={"b": "2023-03-17"})
    assert cause(result) == "lost-currency"
    assert "may be either" in str(the_finding(result).diagnosis)


def test_a_magnitude_slip_across_currencies() -> None:
    first = figure("a", "33.69 billion US dollars", frame=TWO_MONTHS)
    result = run([first, figure("b", "S$45.2 million", unit="SGD", frame=TWO_MONTHS)])
    assert cause(result) == "magnitude-slip"


def test_a_ratio_near_a_dollar_rate_is_no_lost_letter_where_a_digit_slipped() -> None:
    first = dollars("a", "$190.27 billion")
    result = run([first, dollars("b", "$140.27 billion")], documents={"a": "2023-03-17", "b": "2023-03-17"})
    assert cause(result) == "digit-slip"


def test_an_amount_in_a_currency_that_the_documents_name() -> None:
    claims = [figure("a", "33.69 billion US dollars"), figure("b", "231.9 billion US dollars")]
    named = figure("c", "12 yuan", unit="CNY")
    result = run(claims, [named], documents={"a": "2023-03-17", "b": "2023-03-17"})
    assert cause(result) == "wrong-currency"
