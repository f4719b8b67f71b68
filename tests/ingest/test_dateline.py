"""What a first line says of the day and the agency, and what only looks as if it did."""

from datetime import date

import pytest

from reconcile.ingest.dateline import read_dateline


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("OSLO, March 21, 2023 /NewsWire/ -- The bridge", date(2023, 3, 21), "NewsWire"),
        (
            "OSLO, March 21, 2023 /NewsWire/ -- A report from the Harbour Post: The",
            date(2023, 3, 21),
            "the Harbour Post",
        ),
        ("LONDON, 4 May 2021 (Agency) - The bridge", date(2021, 5, 4), "Agency"),
        ("19th March 2023 – (Oslo) The bridge", date(2023, 3, 19), None),
        (" date 2023-03-18 The bridge", date(2023, 3, 18), None),
        ("2023-03-18: The bridge", date(2023, 3, 18), None),
        ("[4 May 2021] The bridge", date(2021, 5, 4), None),
        ("Geneva, 5 June 2024", date(2024, 6, 5), None),
        ("Bergen | 4 May 2021 | The bridge", date(2021, 5, 4), None),
        ("ŁÓDŹ, 4 May 2021 (PAP) - The bridge", date(2021, 5, 4), "PAP"),
        ("KYIV. March 21, 2023 (News-Ukraine) – The bridge", date(2023, 3, 21), "News-Ukraine"),
        ("Kyiv (Agency), 3 March 2022 – The bridge", date(2022, 3, 3), "Agency"),
        ("MOSCOW, March 20, 2023. /WIRE/. The bridge", date(2023, 3, 20), "WIRE"),
        ("The Hague, 4 May 2021 – Forty lorries", date(2021, 5, 4), None),
        ("LONDON, May 4 (Agency) - The year is not written", None, "Agency"),
        ("(Agency) - The bridge", None, "Agency"),
        ("/ harbour news / The bridge", None, "harbour news"),
        ("Oslo, 03/04/2023 - Two days are possible", None, None),
        ("Oslo, 31 February 2023 - There is no such day", None, None),
    ],
)
def test_dateline(line: str, published: date | None, source: str | None) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert (dateline.published, dateline.source) == (published, source)


@pytest.mark.parametrize(
    "line",
    [
        "March 20, 2023 was a cold day in Oslo.",
        "Oslo, March 21, 2023, saw the bridge closed.",
        "On 4 May 2021 – The day after the storm – the bridge was closed.",
        "September 11, 2001 — a day that the town remembers.",
        "The storm of 4 May 2021 - Forty years after the last - closed it.",
        "Since 4 May 2021, The Harbour Post has had a new owner.",
        "The mayor on March 21, 2023 - His birthday - closed the bridge.",
        "(AP) is short for a news agency.",
        "Trade (2022) - The figures are new.",
        "Revenue: $4m (2021: $3m)",
        "",
    ],
)
def test_sentence_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize("line", ["A " * 500_000, "Oslo, " * 200_000, "(" * 500_000, "/ a" * 300_000, "1/" * 400_000])
def test_hostile_line_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None
