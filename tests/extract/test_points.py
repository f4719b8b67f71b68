from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value", "kind"),
    [
        ("The Reds are on 44%, up two points.", "two points", 2, "percent_change"),
        ("Turnout was 59.9 per cent, 7.4 points lower.", "7.4 points", "7.4", "percent_change"),
        ("Support fell 4 points to 31%.", "4 points", 4, "percent_change"),
        ("She leads by 5 points with 48%.", "5 points", 5, "percent"),
        ("He has 44% (down 2 points).", "2 points", 2, "percent_change"),
        ("The margin of error is plus or minus 3.1 points.", "3.1 points", "3.1", "percent"),
    ],
)
def test_points_beside_a_level_are_of_percent(
    figures: Figures, text: str, span: str, value: str | int, kind: str
) -> None:
    (found,) = [figure for figure in figures.find(text) if text[figure.start : figure.end] == span]
    assert (found.kind, found.unit, found.value.low) == (kind, "percentage_point", Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "The index fell 34 points to 7,683.",
        "The index rose 0.45%, or 34 points.",
        "The side has 60% of the ball and 34 points.",
        "They won by 34 points.",
        "Moe had 34 points on 52% shooting.",
        "Shares fell 2%, down 34 points.",
    ],
)
def test_other_points_are_none(figures: Figures, text: str) -> None:
    (found,) = [figure for figure in figures.find(text) if figure.value.low == 34]
    assert (found.kind, found.unit) == ("quantity", "point")
