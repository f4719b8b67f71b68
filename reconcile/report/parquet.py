"""Tables as Parquet files, for whoever computes with them: DuckDB, Spark, pandas, R."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import pyarrow
from pyarrow import parquet

from reconcile.model import Report
from reconcile.report.rows import COLUMNS, DAYS, FLAGS, NUMBERS, VALUES, WHOLE, Cell, Name, Row, rows


def render(report: Report, name: Name) -> bytes:
    """A table of a report. Its columns have the same types whatever the documents say.

    A column of values is two: `low` has the numbers, as floats of 15 exact digits, and `low_date` the days; a row has
    one of them. Other columns are those of the CSV.
    """
    found = rows(report, name)
    columns = [column for source in COLUMNS[name] for column in _columns(source, found)]
    table = pyarrow.table([cells for _, cells in columns], names=[column for column, _ in columns])
    file = BytesIO()
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def _columns(name: str, found: Sequence[Row]) -> list[tuple[str, pyarrow.Array]]:
    cells = [row[name] for row in found]
    if name in VALUES:
        days = [cell if isinstance(cell, date) else None for cell in cells]
        return [(name, _numbers(cells)), (f"{name}_date", pyarrow.array(days, pyarrow.date32()))]
    if name in NUMBERS:
        return [(name, _numbers(cells))]
    if name in DAYS:
        return [(name, pyarrow.array(cells, pyarrow.date32()))]
    if name in WHOLE:
        return [(name, pyarrow.array(cells, pyarrow.int64()))]
    return [(name, pyarrow.array(cells, pyarrow.bool_() if name in FLAGS else pyarrow.string()))]


def _numbers(cells: Sequence[Cell]) -> pyarrow.Array:
    return pyarrow.array([float(cell) if isinstance(cell, Decimal) else None for cell in cells], pyarrow.float64())
