from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


def read(figures: Figures, text: str) -> list[tuple[str, str, str]]:
    """The figures of a text: as written, from where to where, in what unit."""
    return [
        (text[f.start : f.end], f"{f.value.low or 0:f}..{f.value.high or 0:f}", f.unit or "")
        for f in figures.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ride costs between £8 and 20.", [("£8 and 20", "8..20", "GBP")]),
        ("Rides cost £8 and 20.", [("£8", "8..8", "GBP")]),
        ("A ride costs from £8 to 20.", [("£8 to 20", "8..20", "GBP")]),
        ("The toll is 6 dollars and 4.", [("6 dollars", "6..6", "USD")]),
        ("The toll is 6 dollars and 45.", [("6 dollars and 45", "6.45..6.45", "USD")]),
        ("The toll is £6 and forty.", [("£6 and forty", "6.40..6.40", "GBP")]),
        ("The toll is £6 and 45p.", [("£6 and 45p", "6.45..6.45", "GBP")]),
    ],
)
def test_the_end_of_a_range_is_no_cents(figures: Figures, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(figures, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She swam in five hours, 40 minutes late.", ["five hours", "40 minutes"]),
        ("He got four years, six months of them suspended.", ["four years", "six months"]),
        ("He got four years, six months suspended.", ["four years", "six months"]),
        ("They sailed for 9 weeks, 2 days of which in fog.", ["9 weeks", "2 days"]),
        ("It takes between six hours and 40 minutes.", ["six hours", "40 minutes"]),
        ("It takes between six hours and 40 minutes and nine hours.", ["six hours and 40 minutes", "nine hours"]),
        ("She swam for five hours, 40 minutes.", ["five hours, 40 minutes"]),
    ],
)
def test_a_part_of_a_length_is_not_added_to_it(figures: Figures, text: str, expected: list[str]) -> None:
    assert [text[f.start : f.end] for f in figures.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mast stands at -12° 45' on the map.", "-12.75", "degree"),
        ("The mast stands at 12° 45' on the map.", "12.75", "degree"),
        ("It was minus 7 degrees and a half.", "-7.5", "degree"),
    ],
)
def test_parts_of_a_negative_number_lead_away_from_zero(figures: Figures, text: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (found.value.low, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Planks of 7, 8 and 9ft 3in.",
            [("7", "7..7", "foot"), ("8", "8..8", "foot"), ("9ft 3in", "9.25..9.25", "foot")],
        ),
        (
            "She was 5ft 3 and 9st 7lb.",
            [("5ft 3", "5.25..5.25", "foot"), ("9st 7lb", "9.5..9.5", "stone")],
        ),
        (
            "It lasts three to four hours and 30 minutes.",
            [("three to four hours and 30 minutes", "180..270", "minute")],
        ),
        (
            "Terms of 5, 6 and 7 years and 6 months.",
            [("5", "60..60", "month"), ("6", "72..72", "month"), ("7 years and 6 months", "90..90", "month")],
        ),
        (
            "Debts of 5, 6 and 7 million yen.",
            [
                ("5", "5000000..5000000", "JPY"),
                ("6", "6000000..6000000", "JPY"),
                ("7 million yen", "7000000..7000000", "JPY"),
            ],
        ),
        ("Stamps of 15 and 40 cents.", [("15", "0.15..0.15", "USD"), ("40 cents", "0.40..0.40", "USD")]),
    ],
)
def test_a_list_shares_the_unit_of_a_sum_but_not_its_parts(
    figures: Figures, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert read(figures, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It owes four or five million yen.", ("four or five million yen", "4000000..5000000", "JPY")),
        ("It owes 4bn or 5bn yen.", ("4bn or 5bn yen", "4000000000..5000000000", "JPY")),
        ("Six or seven hundred goats fled.", ("Six or seven hundred goats", "600..700", "goat")),
        ("Six to seven hundred goats fled.", ("Six to seven hundred goats", "600..700", "goat")),
        ("Six to five hundred goats fled.", ("Six to five hundred goats", "6..500", "goat")),
        ("It took six or seven days.", ("six or seven days", "6..7", "day")),
        ("It shipped 6m-7m tonnes.", ("6m-7m tonnes", "6000000..7000000", "metric_ton")),
        ("It shipped 6m to 7m tonnes.", ("6m to 7m tonnes", "6000000..7000000", "metric_ton")),
        ("Repairs cost 6m-7m euros.", ("6m-7m euros", "6000000..7000000", "EUR")),
        ("Repairs cost 6m to 7m euros.", ("6m to 7m euros", "6000000..7000000", "EUR")),
        ("It has 6m–7m members.", ("6m–7m members", "6000000..7000000", "member")),
        ("The wall is 6m-7m high.", ("6m-7m", "6..7", "meter")),
    ],
)
def test_both_ends_have_the_magnitude_that_is_written_once(
    figures: Figures, text: str, expected: tuple[str, str, str]
) -> None:
    assert read(figures, text) == [expected]
