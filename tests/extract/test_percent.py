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
        ("The tank is half full.", "half", "50", "percent"),
        ("The tank is a quarter full on Monday.", "a quarter", "25", "percent"),
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
        ("Walking slashes your risk of a fall by 12%.", "12", "decrease"),
        ("There was 12% less litter.", "12", "decrease"),
        ("Exports doubled.", "100", "increase"),
        ("Exports tripled.", "200", "increase"),
        ("Exports halved.", "50", "decrease"),
    ],
)
def test_changes(figures: Figures, text: str, value: str, direction: str) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.value.low, found.direction) == ("percent_change", Decimal(value), direction)


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("The bank cut its rate by a quarter of a percentage point.", "0.25", "decrease"),
        ("The bank raised its rate by half a percentage point.", "0.5", "increase"),
        ("The bank chose a quarter-point cut.", "0.25", "decrease"),
        ("The rate fell another quarter point.", "0.25", "decrease"),
        ("The rate fell by three-quarters of a point.", "0.75", "decrease"),
        ("The rate rose by 0.4 of a percentage point.", "0.4", "increase"),
    ],
)
def test_parts_of_a_percentage_point(figures: Figures, text: str, value: str, direction: str) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.unit, found.direction) == ("percent_change", "percentage_point", direction)
    assert found.value.low == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "The mill expects growth of 4 to 7 per cent.",
        "The mill expects prices to go up 4 to 7 per cent.",
        "Prices will rise by 4-7%.",
        "The mill expects growth of between 4 and 7 percent.",
    ],
)
def test_a_change_within_a_range_is_one_change(figures: Figures, text: str) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.direction) == ("percent_change", "increase")
    assert (found.value.low, found.value.high) == (4, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One pound in four goes to rent.", "25"),
        ("One dollar in every five is lost.", "20"),
        ("One in five is lost.", "20"),
    ],
)
def test_one_in_several_is_a_share(figures: Figures, text: str, value: str) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.value.low) == ("percent", Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose from 10 to 12 per cent.",
        "They raised the rate from 10 to 12 per cent.",
        "Rents take up 36% of pay.",
        "Women make up 36% of staff.",
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
    [
        "A third party agreed.",
        "The first half ended.",
        "The second half were dull.",
        "It doubled as a school in double standards.",
        "At half-time.",
    ],
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


@pytest.mark.parametrize(
    ("text", "span", "value", "direction"),
    [
        ("Sales fell by a third to 40.", "a third", "33.33", "decrease"),
        ("Costs were cut by nearly half in May.", "nearly half", "50", "decrease"),
        ("A third were women.", "A third", "33.33", None),
        ("Half said no.", "Half", "50", None),
        ("It holds 51pc of the shares.", "51pc", "51", None),
        ("It grew half a percent.", "half a percent", "0.5", "increase"),
        ("It is a quarter of one percent.", "a quarter of one percent", "0.25", None),
        ("It saw a 20-fold increase.", "20-fold", "1900", "increase"),
        ("Output could double by May.", "double", "100", "increase"),
        ("Debt is expected to more than triple.", "more than triple", "200", "increase"),
        ("One of every 12 farmers drives.", "One of every 12", "8.33", None),
        ("Over six of ten drivers skid.", "Over six of ten", "60", None),
        ("The error is plus or minus 3 percent.", "3 percent", "3", None),
        ("Growth slowed 0.3 percent.", "0.3 percent", "0.3", "decrease"),
    ],
)
def test_shares_and_factors(figures: Figures, text: str, span: str, value: str, direction: str | None) -> None:
    found = figures.find(text)[0]
    assert text[found.start : found.end] == span
    assert found.value.low is not None and abs(found.value.low - Decimal(value)) < Decimal("0.01")
    assert (found.kind, found.direction) == ("percent_change" if direction else "percent", direction)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It was sold by a third party.", []),
        ("By a quarter to nine they slept.", []),
        ("He hit 3 in 4 games.", ["count"]),
        ("They will double down. A double room. It rose to double figures.", []),
        ("She won by three tenths of a second.", ["duration"]),
        ("It is two-thirds of a mile off.", ["quantity"]),
        ("He bought a 500pc set.", []),
    ],
)
def test_what_is_no_share(figures: Figures, text: str, kinds: list[str]) -> None:
    assert [found.kind for found in figures.find(text)] == kinds
