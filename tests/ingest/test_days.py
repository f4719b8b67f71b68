"""Which writings of a date are read, and which are left alone."""

from datetime import date

import pytest

from reconcile.ingest.days import read_day

THIRD_OF_JUNE = date(2024, 6, 3)


@pytest.mark.parametrize(
    "written",
    [
        "2024-06-03",
        "2024-6-3",
        "2024/06/03",
        "2024-06-03T23:59:59Z",
        "2024-06-03T10:15:00.123+02:00",
        "2024-06-03 14:00",
        "3 June 2024",
        "3rd of June, 2024",
        "June 3, 2024",
        "Jun. 3rd 2024 10:04 a.m. EST",
        "Monday, 3 June 2024",
        "Mon, 03 Jun 2024 10:15:00 +0200 (CEST)",
        "Monday, June 3, 2024 @ 9:25 PM",
        "10:15 GMT, 3 June 2024",
        "03.06.2024",
        "3-Jun-2024",
    ],
)
def test_one_day(written: str) -> None:
    assert read_day(written) == THIRD_OF_JUNE


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("03/06/2024", None, None),
        ("03/06/2024", "en", None),
        ("03/06/2024", "en-GB", THIRD_OF_JUNE),
        ("03/06/2024", "de", THIRD_OF_JUNE),
        ("06/03/2024", "en_US", THIRD_OF_JUNE),
        ("25/06/2024", None, date(2024, 6, 25)),
        ("06/25/2024", None, date(2024, 6, 25)),
        ("06/06/2024", None, date(2024, 6, 6)),
    ],
)
def test_numbers_alone_need_a_language(written: str, language: str | None, day: date | None) -> None:
    assert read_day(written, language) == day


@pytest.mark.parametrize(
    "written",
    ["", "June 2024", "2024", "yesterday", "31 June 2024", "2024-13-01", "3 June 24", "20240603", "0000-01-01",
     "3 June 2024 was warm", "3 June 2024 to 5 June 2024", "192.168.1.2024", "9" * 1000],
)  # fmt: skip
def test_no_day(written: str) -> None:
    assert read_day(written) is None
