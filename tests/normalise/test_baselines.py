"""Against which time a change is measured, in whatever words."""

from datetime import date

import pytest

from reconcile.pipeline import extract_text

YEAR, QUARTER, MONTH = "year-on-year", "quarter-on-quarter", "month-on-month"


@pytest.mark.parametrize(
    ("behind", "baseline"),
    [
        ("from the year-earlier quarter", YEAR),
        ("compared with the same period last year", YEAR),
        ("on the corresponding period of 2024", YEAR),
        ("over the comparable month a year before", YEAR),
        ("versus a year ago", YEAR),
        ("in a year", YEAR),
        ("over the past twelve months", YEAR),
        ("on a yearly basis", YEAR),
        ("than at this time last year", YEAR),
        ("from March 2024", YEAR),
        ("compared with the first quarter of 2024", YEAR),
        ("from the preceding three months", QUARTER),
        ("sequentially", QUARTER),
        ("from the last three months of 2024", QUARTER),
        ("on a monthly basis", MONTH),
        ("in monthly terms", MONTH),
        ("from February", MONTH),
        ("from 2019", "since 2019"),
        ("above its level in 2019", "since 2019"),
        ("on the same period of 2019", "since 2019"),
        ("from July to September", None),
        ("from 1 March", None),
        ("from next January", None),
    ],
)
def test_a_written_time_is_what_a_change_is_measured_against(behind: str, baseline: str | None) -> None:
    found = next(c for c in extract_text(f"Output rose 4% {behind}.", date(2025, 4, 25)) if c.text.endswith("4%"))
    assert found.frame.baseline == baseline


def test_a_time_is_named_by_what_it_is_to_the_time_of_the_figure() -> None:
    text = "Output rose 4% in the fourth quarter of 2024 from the third quarter of 2024."
    found = next(claim for claim in extract_text(text, date(2025, 4, 25)) if claim.text == "4%")
    assert found.frame.baseline == QUARTER


def test_the_time_of_a_comparison_is_not_that_of_the_level() -> None:
    claims = extract_text("Profit rose to $4m from $3m in the same quarter of last year.", date(2025, 4, 25))
    period = {claim.text: claim.frame.period for claim in claims}
    assert period["$4m"] is None
    assert period["$3m"] is not None and period["$3m"].low == date(2024, 1, 1)
