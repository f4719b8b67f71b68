from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("The share is 12%.", "12%", "12", "percent"),
        ("The share is 12 per cent.", "12 per cent", "12", "percent"),
        ("The share is 12 pct.", "12 pct.", "12", "percent"),
        ("The share is twenty percent.", "twenty percent", "20", "percent"),
        ("The share is minus five percent.", "minus five percent", "-5", "percent"),
        ("The share is 5‰.", "5‰", "0.5", "percent"),
        ("The gap is 1.5 percentage points.", "1.5 percentage points", "1.5", "percentage_point"),
        ("The gap is 40 basis points.", "40 basis points", "40", "basis_point"),
        ("The gap is 40bps.", "40bps", "40", "basis_point"),
        ("Half of voters agree.", "Half", "50", "percent"),
        ("A quarter of voters agree.", "A quarter", "25", "percent"),
        ("Nine tenths of voters agree.", "Nine tenths", "90", "percent"),
        ("One in five voters agrees.", "One in five", "20", "percent"),
        ("Three out of ten voters agree.", "Three out of ten", "30", "percent"),
    ],
)
def test_levels(figures: Figures, text: str, span: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (found.kind, text[found.start : found.end]) == ("percent", span)
    assert (found.value.low, found.unit, found.direction) == (Decimal(value), unit, None)


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("Exports rose 29.3 percent.", "29.3", "increase"),
        ("Exports, up 116%, led.", "116", "increase"),
        ("Exports saw an increase of 25.9%year -on -year.", "25.9", "increase"),
        ("Exports saw a year-on-year rise of 4.5%.", "4.5", "increase"),
        ("Exports grew sharply by about 6%.", "6", "increase"),
        ("Exports saw growth of 5%.", "5", "increase"),
        ("Exports were 3% higher.", "3", "increase"),
        ("Exports rose, in the year to June, by 7%.", "7", "increase"),
        ("Exports were down by 12%.", "12", "decrease"),
        ("Exports saw a 4% drop.", "4", "decrease"),
        ("Exports fell another 4%.", "4", "decrease"),
        ("Exports changed by -4% year on year.", "4", "decrease"),
        ("Exports doubled.", "100", "increase"),
        ("Exports tripled.", "200", "increase"),
        ("Exports halved.", "50", "decrease"),
    ],
)
def test_changes(figures: Figures, text: str, value: str, direction: str) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.value.low, found.direction) == ("percent_change", Decimal(value), direction)


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose to 12 percent of output.",
        "Exports rose from 10% to 12%.",
        "Exports stood at 12%.",
        "The rate is -4% in Basel.",
    ],
)
def test_levels_after_a_verb_of_change(figures: Figures, text: str) -> None:
    assert {found.kind for found in figures.find(text)} == {"percent"}


@pytest.mark.parametrize(
    "text",
    ["A third party agreed.", "The first half ended.", "It doubled as a school in double standards.", "At half-time."],
)
def test_what_only_looks_like_a_share(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.unit == "percent" and found.value.low != 100] == []


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Profit rose by $3bn.", "money", "increase"),
        ("Rates fell 40 basis points.", "percent_change", "decrease"),
        ("The firm saw an increase of 300 jobs.", "count", "increase"),
        ("Profit rose to $3bn.", "money", None),
    ],
)
def test_direction_of_other_kinds(figures: Figures, text: str, kind: str, direction: str | None) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.direction) == (kind, direction)
