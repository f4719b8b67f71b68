"""A dateline without a year takes that of the documents beside it, and of no others."""

from datetime import date
from pathlib import Path

import pytest

from reconcile.ingest import document_of, read_documents
from reconcile.rulepack.load import load_rules

RULES = load_rules()
BODY = "The council closed the bridge over the harbour on Monday after engineers found cracks in it.\n"


@pytest.mark.parametrize(
    ("dateline", "others", "published"),
    [
        ("OSLO, June 3 (Agency) - ", ["2024-06-04"], date(2024, 6, 3)),
        ("OSLO, 3 June (Agency) - ", ["2024-06-04"], date(2024, 6, 3)),
        ("OSLO, Jun. 3 /NewsWire/ -- ", ["2024-06-04", "2024-05-30"], date(2024, 6, 3)),
        ("OSLO, Dec 31 (Agency) - ", ["2024-01-02"], date(2023, 12, 31)),
        ("OSLO, Jan 2 (Agency) - ", ["2023-12-31"], date(2024, 1, 2)),
        ("OSLO, Feb 29 (Agency) - ", ["2024-03-01"], date(2024, 2, 29)),
        ("OSLO, Feb 29 (Agency) - ", ["2023-03-01"], None),
        ("OSLO, June 3 (Agency) - ", ["2024-06-04", "2023-06-04"], None),
        ("OSLO, June 3 (Agency) - ", ["2024-10-04"], None),
        ("OSLO, June 3 (Agency) - ", [], None),
        ("OSLO (Agency) - ", ["2024-06-04"], None),
        ("June 3 was wet. ", ["2024-06-04"], None),
        ("On June 3 (a Monday) - ", ["2024-06-04"], None),
    ],
)
def test_year_of_a_dateline(tmp_path: Path, dateline: str, others: list[str], published: date | None) -> None:
    (tmp_path / "agency.txt").write_text(dateline + BODY, encoding="utf-8")
    for number, day in enumerate(others):
        (tmp_path / f"{number}.txt").write_text(f"Published: {day}\n\n{BODY}", encoding="utf-8")
    documents, faults = read_documents([str(tmp_path)], rules=RULES)
    assert not faults
    (agency,) = (document for document in documents if document.path.endswith("agency.txt"))
    assert agency.published == published
    assert (agency.published_from is None) == (published is None)


@pytest.mark.parametrize(
    ("dateline", "as_of", "published", "by"),
    [
        ("OSLO, June 3 (Agency) - ", "2024-06-10", date(2024, 6, 3), "dateline, its year by --as-of"),
        ("OSLO, June 3 (Agency) - ", "2024-12-31", date(2024, 6, 3), "dateline, its year by --as-of"),
        ("OSLO, June 3 (Agency) - ", "2024-05-20", date(2024, 6, 3), "dateline, its year by --as-of"),
        ("OSLO, June 3 (Agency) - ", "2024-04-20", date(2023, 6, 3), "dateline, its year by --as-of"),
        ("OSLO, Dec 31 (Agency) - ", "2024-01-02", date(2023, 12, 31), "dateline, its year by --as-of"),
        ("OSLO, Feb 29 (Agency) - ", "2024-03-01", date(2024, 2, 29), "dateline, its year by --as-of"),
        ("OSLO, Feb 29 (Agency) - ", "2023-03-01", date(2023, 3, 1), "--as-of"),
        ("OSLO (Agency) - ", "2024-06-10", date(2024, 6, 10), "--as-of"),
    ],
)
@pytest.mark.parametrize("undated", [0, 1, 2])
def test_as_of_tells_the_year_whatever_it_dates_besides(
    tmp_path: Path, dateline: str, as_of: str, published: date, by: str, undated: int
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(dateline + BODY, encoding="utf-8")
    for number in range(undated):
        (tmp_path / f"x{number}.txt").write_text(BODY, encoding="utf-8")
    documents, _ = read_documents([str(tmp_path)], rules=RULES, as_of=date.fromisoformat(as_of))
    told = [(document.published, document.published_from) for document in documents]
    assert told == [(published, by)] * 2 + [(date.fromisoformat(as_of), "--as-of")] * undated


def test_days_of_others_go_before_as_of(tmp_path: Path) -> None:
    (tmp_path / "agency.txt").write_text(f"OSLO, June 3 (Agency) - {BODY}", encoding="utf-8")
    (tmp_path / "daily.txt").write_text(f"Published: 2022-06-04\n\n{BODY}", encoding="utf-8")
    (tmp_path / "undated.txt").write_text(BODY, encoding="utf-8")
    documents, _ = read_documents([str(tmp_path)], rules=RULES, as_of=date(2024, 6, 10))
    assert [document.published for document in documents] == [date(2022, 6, 3), date(2022, 6, 4), date(2024, 6, 10)]


def test_text_that_is_no_file_has_the_year_of_its_day() -> None:
    assert document_of(f"OSLO, June 3 (Agency) - {BODY}", RULES, date(2024, 6, 10)).published == date(2024, 6, 3)


def test_year_of_another_group_tells_nothing(tmp_path: Path) -> None:
    for name, text in (("a/agency.txt", "OSLO, June 3 (Agency) - "), ("b/daily.txt", "Published: 2024-06-04\n\n")):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(text + BODY, encoding="utf-8")
    documents, _ = read_documents([str(tmp_path)], rules=RULES, group_by="directory")
    assert [document.published for document in documents] == [None, date(2024, 6, 4)]


def test_year_goes_before_the_day_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "agency.txt").write_text(f"OSLO, June 3 (Agency) - {BODY}", encoding="utf-8")
    (tmp_path / "daily.txt").write_text(f"Published: 2024-06-04\n\n{BODY}", encoding="utf-8")
    documents, _ = read_documents([str(tmp_path)], rules=RULES, as_of=date(2025, 1, 1))
    assert [document.published for document in documents] == [date(2024, 6, 3), date(2024, 6, 4)]
