from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("Ruth Adler, who is 45, won.", "45", 45, 45),
        ("Ruth Adler, 78, arrived.", "78", 78, 78),
        ("The mayor, 78, arrived.", "78", 78, 78),
        ("Her eldest son, 12, was hurt.", "12", 12, 12),
        ("A driver, 34, was charged.", "34", 34, 34),
        ("She is 45.", "45", 45, 45),
        ("She was 45 when she died.", "45", 45, 45),
        ("At 62, he is the oldest.", "62", 62, 62),
        ("He became a father at 62.", "62", 62, 62),
        ("He retired at 62.", "62", 62, 62),
        ("Pupils aged between 5 and 11 took part.", "5 and 11", 5, 11),
        ("Children between the ages of five and 11 came.", "five and 11", 5, 11),
        ("Children aged 5 to 11 took part.", "aged 5 to 11", 5, 11),
        ("Life expectancy for men rose to 78.4 in Rome.", "78.4", "78.4", "78.4"),
        ("The median age of buyers is 38.", "38", 38, 38),
        ("He will be 35 by then.", "35", 35, 35),
        ("The 45-year-old was freed.", "45-year-old", 45, 45),
    ],
)
def test_ages(figures: Figures, text: str, span: str, low: str | int, high: str | int) -> None:
    (found,) = figures.find(text)
    assert (found.kind, text[found.start : found.end]) == ("age", span)
    assert (found.value.low, found.value.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "At 62, the index was low.",
        "The score was 12.",
        "She was 12 under par.",
        "On the road, 66, they met.",
        "He won at 62 on the clock.",
        "Of the 12, seven won.",
    ],
)
def test_other_numbers_are_no_ages(figures: Figures, text: str) -> None:
    assert figures.find(text) == []
