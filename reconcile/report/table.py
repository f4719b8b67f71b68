"""Tables for spreadsheets and pandas, made from the rows of a report."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

import pandas

from reconcile.model import Bound, Direction, FactVerdict, FindingVerdict, Kind, Modality, Polarity, Report
from reconcile.report.rows import COLUMNS, FLAGS, NUMBERS, VALUES, WHOLE, Cell, Name, Row, floats, is_day, rows, split
from reconcile.report.values import plain

# Spreadsheets run a cell that begins so as a formula; some take the full-width signs too.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_SEVERITY = pandas.CategoricalDtype(["note", "warning", "error"], ordered=True)
_CATEGORIES = {
    "kind": list(get_args(Kind)),
    "verdict": list(dict.fromkeys((*get_args(FactVerdict), *get_args(FindingVerdict)))),
    "bound": list(get_args(Bound)),
    "direction": list(get_args(Direction)),
    "modality": list(get_args(Modality)),
    "polarity": list(get_args(Polarity)),
}


def csv(report: Report, name: Name) -> str:
    """A table headed by the names of its columns; numbers are exact, in plain notation."""
    found = rows(report, name)
    text = {column: [_cell(row[column]) for row in found] for column in COLUMNS[name]}
    return pandas.DataFrame(text, dtype="object").to_csv(index=False, lineterminator="\n")


def frame(report: Report, name: Name) -> pandas.DataFrame:
    """A table as a pandas frame, by `id` where its rows have one.

    Figures are 64-bit floats and days datetimes: a column of values is two, as in Parquet, `low` with the numbers and
    `low_date` with the days. Counts are nullable integers, kinds, verdicts and the like categories, of which severities
    are in order. The exact digits are in the claims of the report, in CSV and in JSON.

    Raises:
        ValueError: there is no table of that name.
    """
    made = _frame(rows(report, name), COLUMNS[name])
    return made.set_index("id") if "id" in made else made


def _frame(found: Sequence[Row], columns: Sequence[str]) -> pandas.DataFrame:
    return pandas.DataFrame(
        {
            column: _column(column, cells)
            for source in columns
            for column, cells in split(source, [row[source] for row in found])
        }
    )


def _column(name: str, cells: Sequence[Cell]) -> pandas.Series:
    if is_day(name):
        # Seconds, since nanoseconds end in 1677 and texts speak of older days.
        return pandas.Series(pandas.to_datetime(pandas.Series(list(cells), dtype="object"))).astype("datetime64[s]")
    if name in VALUES or name in NUMBERS:
        return pandas.Series(floats(cells), dtype="float64")
    if name in WHOLE:
        return pandas.Series(cells, dtype="Int64")
    if name in FLAGS:
        return pandas.Series(cells, dtype="boolean")
    if name == "severity":
        return pandas.Series(cells, dtype=_SEVERITY)
    if name in _CATEGORIES:
        return pandas.Series(cells, dtype=pandas.CategoricalDtype(_CATEGORIES[name]))
    return pandas.Series(cells, dtype="string")


def _cell(cell: Cell) -> str:
    """A cell as text; carriage returns become line feeds, since the CSV writer leaves them without quotes."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        defused = f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
        return defused.replace("\r\n", "\n").replace("\r", "\n")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
