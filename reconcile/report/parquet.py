"""Tables as Parquet files, for whoever computes with them: DuckDB, Spark, pandas, R."""

from collections.abc import Sequence
from io import BytesIO

import pyarrow
from pyarrow import parquet

from reconcile.model import Report
from reconcile.report.rows import COLUMNS, FLAGS, NUMBERS, VALUES, WHOLE, Cell, Name, floats, is_day, rows, split


def render(report: Report, name: Name) -> bytes:
    """A table of a report. Its columns have the same types whatever the documents say.

    A column of values is two: `low` has the numbers, as floats of 15 exact digits, and `low_date` the days; a row has
    one of them. Other columns are those of the CSV.
    """
    found = rows(report, name)
    table = pyarrow.table(
        {
            column: _array(column, cells)
            for source in COLUMNS[name]
            for column, cells in split(source, [row[source] for row in found])
        }
    )
    file = BytesIO()
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def _array(name: str, cells: Sequence[Cell]) -> pyarrow.Array:
    if is_day(name):
        return pyarrow.array(cells, pyarrow.date32())
    if name in VALUES or name in NUMBERS:
        return pyarrow.array(floats(cells), pyarrow.float64())
    if name in WHOLE:
        return pyarrow.array(cells, pyarrow.int64())
    return pyarrow.array(cells, pyarrow.bool_() if name in FLAGS else pyarrow.string())
