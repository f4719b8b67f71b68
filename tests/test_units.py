"""Quantities in different units, and shares against points."""

from decimal import Decimal

import pytest

from reconcile.model import Frame, Interval
from reconcile.units import conversion
from tests.compare.build import cause, figure, run, the_fact, the_finding


@pytest.mark.parametrize(
    ("first", "unit", "second", "other"),
    [
        ("5.4 miles", "mile", "8.7 kilometers", "kilometer"),
        ("500 feet", "foot", "150 meters", "meter"),
        ("60 mph", "mile / hour", "100 km/h", "kilometer / hour"),
        ("86 °F", "degree_Fahrenheit", "30 °C", "degree_Celsius"),
        ("1,000 acres", "acre", "405 hectares", "hectare"),
        ("2 square miles", "mile ** 2", "5.2 square kilometers", "kilometer ** 2"),
        ("1 million barrels", "barrel", "159 million liters", "liter"),
        ("70,000 barrels", "barrel", "70,000 bbl", "oil_barrel"),
    ],
)
def test_converted(first: str, unit: str, second: str, other: str) -> None:
    fact = the_fact(run([figure("a", first, "quantity", unit), figure("b", second, "quantity", other)]))
    assert (fact.verdict, fact.reasons) == ("agree", ("converted",))


def test_one_number_with_two_units() -> None:
    result = run([figure("a", "5.4 miles", "quantity", "mile"), figure("b", "5.4 kilometers", "quantity", "kilometer")])
    assert (the_finding(result).code, cause(result)) == ("QTY001", "unit-mix-up")


def test_a_restatement_that_does_not_fit() -> None:
    first = figure("a", "5.4 miles", "quantity", "mile", id="first")
    again = figure("a", "9.7 kilometers", "quantity", "kilometer", restates="first", start=12)
    assert the_finding(run([first, again])).code == "QTY002"


def test_what_can_not_be_converted_is_told_apart() -> None:
    result = run([figure("a", "5 miles", "quantity", "mile"), figure("b", "7 hours", "quantity", "hour")])
    assert [fact.verdict for fact in result.facts] == ["single-source", "single-source"]
    assert "do not measure the same thing" in result.cleared[0].message


def test_points_are_no_per_cent() -> None:
    percent = figure("a", "2 percent", "percent_change", "percent")
    assert cause(run([percent, figure("b", "2 points", "percent_change", "percentage_point")])) == "percent-vs-points"
    result = run([percent, figure("b", "0.5 points", "percent_change", "percentage_point")])
    assert not result.findings and result.cleared


def test_a_change_of_temperature_has_no_zero_to_shift() -> None:
    warmer = Frame(measure="temperature", role="change")
    celsius = figure("a", "2.0 °C", "quantity", "degree_Celsius", frame=warmer)
    fahrenheit = figure("b", "3.6 °F", "quantity", "degree_Fahrenheit", frame=warmer)
    assert the_fact(run([celsius, fahrenheit])).verdict == "agree"


@pytest.mark.parametrize(
    ("one", "other", "factor"), [("quarter", "month", 3), ("part_per_million", "part_per_billion", 1000)]
)
def test_units_that_pint_lacks_or_takes_for_others(one: str, other: str, factor: int) -> None:
    into = conversion(one, other)
    assert into is not None and into(Decimal(1)) == factor


def test_a_unit_that_nobody_knows_has_no_conversion() -> None:
    assert conversion("wug", "kilometer") is None
    assert conversion("percentage_point", "basis_point") == conversion("percentage_point", "basis_point")
    into = conversion("week", "day")
    assert into is not None and into(Decimal(2)) == 14


def test_a_rise_against_a_fall() -> None:
    up = Frame(concept="exports", role="change", direction="increase")
    down = Frame(concept="exports", role="change", direction="decrease")
    result = run(
        [
            figure("a", "4.2 percent", "percent_change", "percent", frame=up),
            figure("b", "4.2 percent", "percent_change", "percent", frame=down),
        ]
    )
    assert (the_finding(result).code, cause(result)) == ("PCT002", "direction")


def test_a_figure_in_another_unit_does_not_blur_those_in_one_unit() -> None:
    kilometres = [
        figure("a", "40 kilometers", "quantity", "kilometer"),
        figure("b", "42 kilometers", "quantity", "kilometer"),
    ]
    miles = figure("c", "25.9 miles", "quantity", "mile")
    finding = the_finding(run([*kilometres, miles]))
    assert finding.documents == ("a", "b")


def test_a_temperature_that_fell_below_zero_keeps_its_sign() -> None:
    cold = Frame(measure="temperature", direction="decrease")
    below = Interval(low=Decimal(-5), high=Decimal(-5))
    minus = figure("a", "-5 °C", "quantity", "degree_Celsius", value=below, frame=cold)
    assert the_fact(run([minus, figure("b", "5 °C", "quantity", "degree_Celsius", frame=cold)])).verdict == "conflict"
