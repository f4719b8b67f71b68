from decimal import Decimal
from io import StringIO

import msgspec
import pandas
import pytest

from reconcile.model import Interval, Report
from reconcile.report import table
from reconcile.report.rows import Name
from tests.report.sample import report

NAMES: list[Name] = ["discrepancies", "findings", "facts", "claims"]
SIDE = ("document", "source", "published", "line", "column", "text", "low", "high", "unit", "speaker")
COLUMNS = [
    *("finding_id", "code", "severity", "verdict", "fact", "kind", "measure", "period_start", "period_end"),
    *(f"{side}_{name}" for side in "ab" for name in SIDE),
    *("difference", "difference_percent", "cause", "message", "suppressed"),
]


def exact(frame: pandas.DataFrame) -> list[str]:
    """The columns of a frame as CSV has them, where one holds numbers and days."""
    return [name for name in frame.columns if not name.endswith("_date")]


def read(csv: str) -> pandas.DataFrame:
    return pandas.read_csv(StringIO(csv), dtype=str, keep_default_na=False)


def test_the_columns_are_the_promised_ones() -> None:
    assert list(read(table.csv(report(), "discrepancies")).columns) == COLUMNS
    assert exact(table.frame(report(), "discrepancies")) == COLUMNS


def test_pairs_that_disagree_have_a_row_and_pairs_that_agree_none() -> None:
    rows = read(table.csv(report(), "discrepancies"))
    pairs = list(zip(rows.code, rows.a_text, rows.b_text, rows.difference, rows.difference_percent, strict=True))
    assert ("MON001", "33.5 million dollars", "$ 44.9 million", "11400000", "34.0299") in pairs
    assert ("MON001", "$33.5 million", "$41 million", "7500000", "22.3881") in pairs
    assert ("MON001", "$41 million", "₪ 120 million", "", "") in pairs
    assert not any({a, b} == {"33.5 million dollars", "$33.5 million"} for _, a, b, _, _ in pairs)
    assert len({frozenset(pair[1:3]) for pair in pairs if pair[0] == "MON001"}) == 12
    assert [pair[1:3] for pair in pairs if pair[0] == "DAT003"] == [("Tuesday", "")]


def test_a_row_tells_of_its_own_pair() -> None:
    rows = read(table.csv(report(), "discrepancies"))
    first = rows[rows.code == "MON001"].iloc[0]
    assert first.message == "repair cost: 33.5 million dollars in gazette, $ 44.9 million in gazette"
    assert set(rows[rows.code == "ATT001"].message) == {
        "one statement, two speakers: Ida Brekke in gazette, Olav Rud in wire",
        "one statement, two speakers: Ida Brekke in gazette, nobody named in night\tdesk",
        "one statement, two speakers: Olav Rud in wire, nobody named in night\tdesk",
    }
    assert rows[rows.code == "DAT003"].message.iloc[0] == report().findings[2].message


def test_the_table_of_a_fact_told_often_grows_by_its_pairs_alone() -> None:
    made = report()
    claims = [msgspec.structs.replace(made.claims[1], id=str(n), value=Interval(low=Decimal(n), high=Decimal(n)))
              for n in range(60)]  # fmt: skip
    long = "amounts differ: " + ", ".join(f"$ {n} million in document {n}" for n in range(60))
    told = msgspec.structs.replace(made.findings[0], claims=tuple(claim.id for claim in claims), message=long)
    made = msgspec.structs.replace(made, claims=tuple(claims), facts=(), findings=(told,), cleared=())
    csv = table.csv(made, "discrepancies")
    assert csv.count("\n") == 60 * 59 // 2 + 1
    assert len(csv) < 400 * csv.count("\n")


def test_speakers_stand_against_each_other() -> None:
    rows = read(table.csv(report(), "discrepancies"))
    voices = rows[rows.code == "ATT001"]
    assert list(zip(voices.a_speaker, voices.b_speaker, strict=True)) == [
        ("Ida Brekke", "Olav Rud"),
        ("Ida Brekke", ""),
        ("Olav Rud", ""),
    ]


def test_values_come_back_from_csv_as_they_were() -> None:
    made = report()
    rows = read(table.csv(made, "claims")).set_index("id")
    for claim in made.claims:
        for end in ("low", "high"):
            value = getattr(claim.value, end) if claim.value else None
            cell = str(rows.at[claim.id, end])
            assert "E" not in cell
            if isinstance(value, Decimal):
                assert Decimal(cell) == value
            else:
                assert cell == ("" if value is None else str(value))


def with_text(text: str) -> Report:
    made = report()
    claim = msgspec.structs.replace(made.claims[1], text=text)
    return msgspec.structs.replace(made, claims=(claim,), facts=(), findings=(), cleared=())


@pytest.mark.parametrize("text", ["=1+1", "+29.3%", "-5 degrees", "@SUM(A1)", "\tx", "\rx", "＝1+1"])
def test_text_that_a_spreadsheet_would_run_is_defused(text: str) -> None:
    (cell,) = read(table.csv(with_text(text), "claims"))["text"]
    assert cell == f"'{text}".replace("\r", "\n")


@pytest.mark.parametrize("text", ["5-6", "a=b", "it's", 'say "x", y', "two\nlines"])
def test_other_text_is_left_alone(text: str) -> None:
    (cell,) = read(table.csv(with_text(text), "claims"))["text"]
    assert cell == text


def test_negative_numbers_are_numbers() -> None:
    rows = read(table.csv(report(), "discrepancies"))
    assert "-11400000" in list(rows.difference)


def test_frames_have_types_to_work_with() -> None:
    discrepancies = table.frame(report(), "discrepancies")
    assert (discrepancies.severity >= "warning").sum() == 15
    assert discrepancies.kind.dtype == table.frame(report(), "facts").kind.dtype
    assert str(discrepancies.a_published.dtype) == "datetime64[s]"
    assert str(discrepancies.a_line.dtype) == "Int64"
    assert discrepancies.difference.iloc[0] == 11400000
    assert str(discrepancies.difference.dtype) == "float64"
    assert discrepancies.groupby("code").difference.mean()["MON001"] < 0
    claims = table.frame(report(), "claims")
    assert [str(claims[name].dtype) for name in ("low", "high", "precision")] == ["float64"] * 3
    assert str(claims.low_date.dtype) == "datetime64[s]"
    assert claims.low.max() == 120_000_000
    assert claims[claims.kind == "date_range"].low.isna().all()
    assert claims[claims.kind == "date_range"].low_date.notna().all()
    assert "object" not in {str(dtype) for name in NAMES for dtype in table.frame(report(), name).dtypes}
    assert claims.furniture.sum() == 1
    assert len(claims) == 20
    assert claims.index.name == "id" and claims.loc[report().claims[0].id].document == "gazette.txt"
    findings = table.frame(report(), "findings")
    assert list(findings.code) == ["MON001", "ATT001", "DAT003"]
    assert findings.loc[report().findings[0].id].label == report().facts[0].label
    facts = table.frame(report(), "facts")
    assert list(facts.verdict) == ["conflict", "conflict", "agree", "agree", "single-source", "single-source"]
    assert facts["values"].iloc[2] == "gazette.txt: +12.5%; night\tdesk.txt: +12.5%"


def test_a_report_without_anything_still_has_columns() -> None:
    empty = Report(documents=(), claims=(), facts=(), findings=(), cleared=())
    assert exact(table.frame(empty, "discrepancies")) == COLUMNS
    assert list(table.frame(empty, "claims").dtypes) == list(table.frame(report(), "claims").dtypes)
    assert table.csv(empty, "discrepancies") == ",".join(COLUMNS) + "\n"


def test_huge_figures_stay_exact() -> None:
    made = report()
    huge = Decimal(10) ** 400 + 1
    first, second = (
        msgspec.structs.replace(claim, value=Interval(low=number, high=number))
        for claim, number in zip(made.claims[1:3], (huge, huge * 2), strict=True)
    )
    made = msgspec.structs.replace(made, claims=(first, second), findings=made.findings[:1])
    (row,) = read(table.csv(made, "discrepancies")).to_dict("records")
    assert (Decimal(row["difference"]), row["difference_percent"]) == (huge, "100")
