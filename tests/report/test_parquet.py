from datetime import date
from io import BytesIO
from pathlib import Path

import pandas
import pyarrow
import pytest
from pyarrow import parquet

from reconcile.cli import main, outputs
from reconcile.model import Report
from reconcile.report import parquet as renderer
from reconcile.report import table
from reconcile.report.rows import COLUMNS, Name, rows
from tests.report.sample import report

NAMES: list[Name] = ["discrepancies", "findings", "facts", "claims"]


def read(name: Name) -> pyarrow.Table:
    return parquet.read_table(BytesIO(renderer.render(report(), name)))


@pytest.mark.parametrize("name", NAMES)
def test_it_has_the_rows_of_the_table(name: Name) -> None:
    made, found = read(name), rows(report(), name)
    assert made.num_rows == len(found) > 0
    assert [column for column in made.column_names if not column.endswith("_date")] == list(COLUMNS[name])
    for column in ("id", "finding_id", "document", "message", "label"):
        if column in COLUMNS[name]:
            assert made[column].to_pylist() == [row[column] for row in found]


def test_numbers_and_days_have_columns_of_their_own() -> None:
    claims = read("claims").to_pandas().set_index("text")
    assert claims.at["33.5 million dollars", "low"] == 33_500_000.0
    assert claims.at["May 3 to 5", "low_date"] == date(2024, 5, 3)
    assert pandas.isna(claims.at["May 3 to 5", "low"]) and pandas.isna(claims.at["33.5 million dollars", "low_date"])
    assert claims.furniture.sum() == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_frame_has_the_same_columns(name: Name) -> None:
    made = table.frame(report(), name)
    assert read(name).column_names == [*filter(None, made.index.names), *made.columns]


@pytest.mark.parametrize("name", NAMES)
def test_types_do_not_hang_on_the_documents(name: Name) -> None:
    nothing = Report(documents=(), claims=(), facts=(), findings=(), cleared=())
    empty = parquet.read_table(BytesIO(renderer.render(nothing, name)))
    assert empty.schema == read(name).schema
    assert pyarrow.null() not in empty.schema.types


def test_the_bytes_are_the_same_each_time() -> None:
    assert renderer.render(report(), "claims") == renderer.render(report(), "claims")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text("The bridge cost $4 million, the council said on 6 May 2024. The bridge cost $5 million.\n")
    return file


def test_the_command_line_writes_it_to_a_file(text: Path, tmp_path: Path) -> None:
    claims, pairs = tmp_path / "claims.parquet", tmp_path / "pairs.parquet"
    assert main(["extract", str(text), "-f", "parquet", "-o", str(claims)]) == 0
    assert "$4 million" in list(pandas.read_parquet(claims).text)
    assert main(["check", str(text), "-q", "--report", f"parquet={pairs}", "--allow-empty"]) == 0
    assert list(pandas.read_parquet(pairs).columns)[:2] == ["finding_id", "code"]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_it_is_no_text_for_a_terminal(
    command: str, text: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "is_terminal", lambda: True)
    assert main([command, str(text), "-f", "parquet"]) == 2
    assert "name a file with -o FILE" in capsys.readouterr().err


def test_without_pyarrow_it_says_what_to_install(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "find_spec", lambda name: None)
    assert main(["check", str(text), "--report", f"parquet={tmp_path / 'x'}"]) == 2
    assert "pip install pyarrow" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
