"""Figures that take their unit or their magnitude from the one beside them."""

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Output was 41m tonnes, up from 38m.",
            [("quantity", "metric_ton", 41_000_000), ("quantity", "metric_ton", 38_000_000)],
        ),
        ("Sales rose from 6.1m to 6.4m vans.", [("count", "van", 6_100_000), ("count", "van", 6_400_000)]),
        ("The loss widened to €7m from 6.5m.", [("money", "EUR", 7_000_000), ("money", "EUR", 6_500_000)]),
        ("A £7m, 14m yacht.", [("money", "GBP", 7_000_000), ("quantity", "meter", 14)]),
        ("The level rose to 9m from 8m.", [("quantity", "meter", 9), ("quantity", "meter", 8)]),
        ("Sisters aged 4, 6 and 9, ran.", [("age", "year", 4), ("age", "year", 6), ("age", "year", 9)]),
    ],
)
def test_carried(figures: Figures, text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(found.kind, found.unit, found.value.low) for found in figures.find(text)] == expected
