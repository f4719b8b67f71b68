"""Tables of articles, JSONL or CSV: one document a row."""

import csv
import io
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from reconcile.errors import Diagnostic

_COLUMNS = ("id", "title", "source", "published", "url", "language", "group")
_CELL_LIMIT = 50_000_000  # characters; as long as a file may be


class Row(Struct, frozen=True, kw_only=True):
    """One article: its text, its other columns where they are filled, and the line that it begins at."""

    line: int
    text: str
    fields: dict[str, str]


def read_table(text: str, path: str) -> Iterator[Row | Diagnostic]:
    """The rows in order, a diagnostic in the place of each that is none. Unknown columns are passed over."""
    return _jsonl(text, path) if path.lower().endswith(".jsonl") else _csv(text, path)


def _jsonl(text: str, path: str) -> Iterator[Row | Diagnostic]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line, type=dict[str, object])
        except (msgspec.DecodeError, RecursionError) as error:
            hint = "each line is one JSON object with at least `text`"
            yield Diagnostic(message=f"is not a JSON object: {error}", path=path, line=number, hint=hint)
            continue
        cells = {name: str(value) for name, value in record.items() if isinstance(value, str | int)}
        yield _row(cells, path, number)


def _csv(text: str, path: str) -> Iterator[Row | Diagnostic]:
    header = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=header.count)
    # The limit belongs to the whole process, so it is put back.
    limit = csv.field_size_limit(_CELL_LIMIT)
    try:
        lines = list(io.StringIO(text, newline=""))
        rows = csv.reader(lines, delimiter=delimiter)
        names = [name.strip().lower() for name in next(rows, [])]
        if "text" not in names:
            hint = f"the first line names the columns: text, {', '.join(_COLUMNS)}"
            yield Diagnostic(message="has no column `text`", path=path, line=1, hint=hint)
            return
        line = rows.line_num + 1
        for cells in rows:
            if line < rows.line_num == len(lines) and _is_open(lines[line - 1 :], delimiter):
                message, hint = "a quotation mark opens in this row and never closes", "close it, or double it"
                yield Diagnostic(message=message, path=path, line=line, hint=hint)
            elif _is_loose(lines[line - 1 : rows.line_num], delimiter):
                message, hint = "a quotation mark stands inside a cell of this row", "double it"
                yield Diagnostic(message=message, path=path, line=line, hint=hint)
            elif len(cells) > len(names):
                message = f"has {len(cells)} cells, and there are {len(names)} columns"
                yield Diagnostic(message=message, path=path, line=line, hint="put cells with commas in quotation marks")
            elif cells:
                yield _row(dict(zip(names, cells, strict=False)), path, line)
            line = rows.line_num + 1
    except csv.Error as error:
        yield Diagnostic(message=f"is not CSV: {error}", path=path, line=rows.line_num)
    finally:
        csv.field_size_limit(limit)


def _is_loose(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the cell of a row of several lines may have swallowed other rows: text follows its closing mark."""
    if len(lines) < 2:
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False


def _is_open(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the row that these lines are would take in a further line."""
    return sum(1 for _ in csv.reader([*lines, "x"], delimiter=delimiter)) == 1


def _row(cells: dict[str, str], path: str, line: int) -> Row | Diagnostic:
    text = cells.get("text", "")
    if not text.strip():
        return Diagnostic(message="the row has no text", path=path, line=line, hint="fill its `text`, or remove it")
    fields = {name: cells[name].strip() for name in _COLUMNS if cells.get(name, "").strip()}
    return Row(line=line, text=text.removeprefix("\ufeff"), fields=fields)
