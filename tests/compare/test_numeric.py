"""Figures: when they agree, why, and when they don't."""

from decimal import Decimal

import pytest

from reconcile.model import Frame, Interval
from tests.compare.build import cause, figure, run, the_fact, the_finding

A, B = "a", "b"


@pytest.mark.parametrize(
    ("first", "second", "kind", "unit", "reasons"),
    [
        ("$190.27 billion", "$190.27 billion", "money", "USD", {"exact"}),
        ("$190.27 billion", "$190 billion", "money", "USD", {"rounding"}),
        ("$190,000,000,000", "$190.27 billion", "money", "USD", {"rounding"}),
        ("$190,270 million", "$190.27 billion", "money", "USD", {"exact"}),
        ("about $200 billion", "$193 billion", "money", "USD", {"approximate"}),
        ("nearly $200 billion", "$190.27 billion", "money", "USD", {"approximate"}),
        ("more than $190 billion", "$190.27 billion", "money", "USD", {"bound"}),
        ("more than $190 billion", "$190 billion", "money", "USD", {"bound"}),
        ("at least 5 boats", "5 boats", "count", "boat", {"bound"}),
        ("190,000 people", "190,270 people", "count", "person", {"rounding"}),
        ("5,000 people", "4,937 people", "count", "person", {"rounding"}),
        ("7.5 percent", "8 percent", "percent", "percent", {"rounding"}),
        ("18 to 20 boats", "19 boats", "count", "boat", {"granularity"}),
        ("0 boats", "0 boats", "count", "boat", {"exact"}),
    ],
)
def test_agree(first: str, second: str, kind: str, unit: str, reasons: set[str]) -> None:
    fact = the_fact(run([figure(A, first, kind, unit), figure(B, second, kind, unit)]))
    assert (fact.verdict, set(fact.reasons)) == ("agree", reasons)


@pytest.mark.parametrize(
    ("first", "second", "kind", "unit", "code", "why"),
    [
        ("$190.27 billion", "$190.27 million", "money", "USD", "MON001", "magnitude-slip"),
        ("$190 billion", "$190.27 million", "money", "USD", "MON001", "magnitude-slip"),
        ("$48.2 million", "$42.8 million", "money", "USD", "MON001", "transposed-digits"),
        ("29.3 percent", "26.3 percent", "percent_change", "percent", "PCT001", "digit-slip"),
        ("29.3 percent", "29.4 percent", "percent_change", "percent", "PCT001", "digit-slip"),
        ("29.3 percent", "2.93 percent", "percent_change", "percent", "PCT001", "decimal-slip"),
        ("40 people", "42 people", "count", "person", "CNT001", "value-differs"),
        ("200 people", "197 people", "count", "person", "CNT001", "value-differs"),
        ("1,234 people", "134 people", "count", "person", "CNT001", "lost-digit"),
        ("more than 40 boats", "fewer than 30 boats", "count", "boat", "CNT001", "value-differs"),
        ("more than 40 boats", "fewer than 40 boats", "count", "boat", "CNT001", "bound-turned"),
        ("12 people", "21 people", "count", "person", "CNT001", "transposed-digits"),
        ("8.0 kilometers", "5.0 kilometers", "quantity", "kilometer", "QTY001", "unit-mix-up"),
        ("13 years", "14 years", "duration", "year", "DUR001", "value-differs"),
        ("13", "14", "ordinal", "edition", "CNT002", "value-differs"),
        ("43", "34", "age", "year", "CNT004", "transposed-digits"),
    ],
)
def test_conflict(first: str, second: str, kind: str, unit: str, code: str, why: str) -> None:
    result = run([figure(A, first, kind, unit), figure(B, second, kind, unit)])
    assert (the_fact(result).verdict, the_finding(result).code, cause(result)) == ("conflict", code, why)
    assert first in the_finding(result).message and second in the_finding(result).message


def test_agreement_is_decided_over_the_cluster() -> None:
    middle, low, high = (
        figure(doc, text) for doc, text in zip("abc", ("$1 million", "$0.6 million", "$1.4 million"), strict=True)
    )
    assert the_fact(run([middle, low])).verdict == the_fact(run([middle, high])).verdict == "agree"
    assert the_fact(run([middle, low, high])).verdict == "conflict"


def test_one_document_that_repeats_itself_is_a_single_source() -> None:
    fact = the_fact(run([figure(A, "$190 billion"), figure(A, "$190.27 billion", start=50)]))
    assert (fact.verdict, fact.reasons, fact.documents) == ("single-source", (), (A,))


def test_one_document_that_contradicts_itself_is_a_conflict() -> None:
    assert the_fact(run([figure(A, "$190 billion"), figure(A, "$150 billion", start=50)])).verdict == "conflict"


def test_the_reading_of_most_origins_is_proposed() -> None:
    values = {"a": "29.3 percent", "b": "29.3 percent", "c": "26.3 percent"}
    finding = the_finding(run([figure(doc, text, "percent", "percent") for doc, text in values.items()]))
    assert finding.message == "percentages differ: 29.3 percent in a and b and 26.3 percent in c"
    assert finding.diagnosis is not None
    assert finding.diagnosis.likely == "29.3 percent, which 2 of 3 origins have"


def test_a_minus_sign_and_a_fall_are_one_direction() -> None:
    fell = Frame(concept="exports", role="change", direction="decrease")
    below = Interval(low=Decimal("-4.2"), high=Decimal("-4.2"))
    minus = figure("a", "-4.2 percent", "percent_change", "percent", value=below, frame=fell)
    plain = figure("b", "4.2 percent", "percent_change", "percent", frame=fell)
    assert the_fact(run([minus, plain])).verdict == "agree"


def test_a_figure_told_often_is_diagnosed_as_one_told_once() -> None:
    once = the_finding(run([figure("a", "$1.92 billion"), figure("b", "$1.29 billion")]))
    often = [figure(f"a{number}", "$1.92 billion") for number in range(300)]
    found = the_finding(run([*often, figure("b", "$1.29 billion")]))
    assert found.diagnosis is not None and once.diagnosis is not None
    assert found.diagnosis.cause == once.diagnosis.cause
    behind = "$1.92 billion has 300 origins, $1.29 billion has 1 origin"
    assert found.diagnosis.detail == f"{once.diagnosis.detail}; {behind}"


def test_of_many_figures_those_that_meet_all_others_are_no_part_of_the_finding() -> None:
    many = [figure(f"a{number}", f"${number}.5 billion") for number in range(1, 200)]
    finding = the_finding(run([*many, figure("b", "more than $1 billion")]))
    assert len(finding.claims) == len(many)
    assert finding.diagnosis is not None


def test_of_many_values_some_two_are_a_slip_apart() -> None:
    workers = [figure(str(n), f"{number} workers", "count", "worker") for n, number in enumerate((420, 520, 320, 250))]
    assert cause(run(workers)) == "value-differs"
    assert cause(run(workers[1::2])) == "transposed-digits"
