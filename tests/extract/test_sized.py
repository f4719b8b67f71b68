from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Give two 500mg tablets.", "two", 2, "tablet"),
        ("Three 40-foot containers fell.", "Three", 3, "container"),
        ("It sold 3.9 million 60-kg bags.", "3.9 million", 3900000, "bag"),
        ("Police took 300 9mm pistols.", "300", 300, "pistol"),
        ("She has two $20 bills.", "two", 2, "bill"),
        ("Four 30-minute episodes ran.", "Four", 4, "episode"),
        ("Five 18-year-old pupils sang.", "Five", 5, "pupil"),
        ("Two 15-year-olds sang.", "Two", 2, "person"),
        ("Six of the 40-foot boats sank.", "Six", 6, "boat"),
        ("It drops eight 500 lb bombs.", "eight", 8, "bomb"),
    ],
)
def test_what_is_told_by_its_size_is_counted(figures: Figures, text: str, span: str, value: int, unit: str) -> None:
    found, size = figures.find(text)
    assert (text[found.start : found.end], found.kind, found.unit) == (span, "count", unit)
    assert found.value.low == Decimal(value)
    assert size.kind != "count"


@pytest.mark.parametrize(
    "text",
    [
        "Model 3 500mg tablets were sold.",
        "In 2019 40-foot waves came.",
        "The 5 km walk began.",
        "He is 2 40 feet from home.",
        "The two 40-foot boats sank.",
    ],
)
def test_other_numbers_before_a_size_count_nothing(figures: Figures, text: str) -> None:
    assert not [figure for figure in figures.find(text) if figure.kind == "count"]
