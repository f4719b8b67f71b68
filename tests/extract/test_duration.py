from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "kind", "value", "unit"),
    [
        ("A three-day visit began.", "three-day", "duration", "3", "day"),
        ("For 13 consecutive years it led.", "13 consecutive years", "duration", "13", "year"),
        ("It led 13 years in a row.", "13 years", "duration", "13", "year"),
        ("It led for the 13th consecutive year.", "13th consecutive year", "duration", "13", "year"),
        ("It led for the 13th year running.", "13th year running", "duration", "13", "year"),
        ("It took two and a half hours.", "two and a half hours", "duration", "2.5", "hour"),
        ("It took half an hour.", "half an hour", "duration", "0.5", "hour"),
        ("It took 90 minutes.", "90 minutes", "duration", "90", "minute"),
        ("It took six gruelling months.", "six gruelling months", "duration", "6", "month"),
        ("It took three centuries.", "three centuries", "duration", "3", "century"),
        ("A 34-year-old man came.", "34-year-old", "age", "34", "year"),
        ("She is 34 years old.", "34 years old", "age", "34", "year"),
        ("A man aged 34 came.", "aged 34", "age", "34", "year"),
        ("Ana Lima, 34, came.", "34", "age", "34", "year"),
        ("A two-week-old calf came.", "two-week-old", "age", "2", "week"),
        ("It is six weeks of age.", "six weeks of age", "age", "6", "week"),
    ],
)
def test_durations_and_ages(figures: Figures, text: str, span: str, kind: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind) == (span, kind)
    assert (found.value.low, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["It began ten years ago.", "Six minutes later it began.", "It was two days earlier."])
def test_relative_dates_are_no_durations(figures: Figures, text: str) -> None:
    assert figures.find(text) == []
