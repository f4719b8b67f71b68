"""Paths → documents: what is read, how it is decoded, and what is known about it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

import msgspec

from reconcile.errors import Diagnostic
from reconcile.ingest.decode import LIMIT, decode
from reconcile.ingest.files import files_read
from reconcile.ingest.furniture import find_furniture, furniture_on
from reconcile.ingest.html_head import read_html_head
from reconcile.ingest.metadata import Metadata, Origin, SourceFiles, read_metadata
from reconcile.ingest.page import Page
from reconcile.ingest.paths import TABLES, Input, empty_folders, find_inputs, other_types, read_bytes, standard_input
from reconcile.ingest.rates import read_rates
from reconcile.ingest.table import read_table
from reconcile.ingest.years import AS_OF, MonthDay, with_years
from reconcile.model import Document, Furniture
from reconcile.rulepack.schema import Rules
from reconcile.text.comments import text_read
from reconcile.text.markup import ASIDE, asides, is_markup, masked

__all__ = [
    "document_of",
    "empty_folders",
    "files_read",
    "find_furniture",
    "other_types",
    "read_documents",
    "read_rates",
]

STDIN_NAME = "stdin.txt"
_TABLE_LIMIT = 20 * LIMIT  # a table holds many articles; above a gigabyte it should be split


def read_documents(
    paths: Sequence[str],
    *,
    rules: Rules,
    sources: Path | None = None,
    as_of: date | None = None,
    group_by: Literal["none", "directory", "group"] = "none",
    stdin: BinaryIO | None = None,
    stdin_name: str = STDIN_NAME,
    apart: Path | None = None,
    exclude: Sequence[str] = (),
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents that files, folders, tables of articles and "-" (standard input) hold.

    Documents are in the order of their paths in their projects, faults of the paths as given, whatever the order of the
    arguments. An input that can't be read is a diagnostic, and the others are read. `as_of` dates the documents that
    have no date, and gives the year where they have all but that. `apart` is a file among them that is none: exchange
    rates. `exclude` are globs of what isn't read in folders. `tell` is told how many of how many inputs are read.

    Raises:
        InputError: a table of sources has a fault; what it says would be lost.
    """
    inputs, faults = find_inputs(paths, apart, exclude)
    described = SourceFiles(sources, frozenset({stdin_name, "-"} if "-" in paths else ()))
    documents: list[Document] = []
    days: list[MonthDay | None] = []
    for number, (data, item) in enumerate(_contents(inputs, stdin if "-" in paths else None, stdin_name)):
        tell(number, len(inputs))
        for found in _texts(data, item):
            if isinstance(found, Diagnostic):
                faults.append(found)
                continue
            text, origin = found
            page = _page(text, origin)
            metadata, fault = read_metadata(page, origin, described, rules, _told_in_markup(text, origin))
            if fault is not None:
                faults.append(fault)
            documents.append(_document(text, page, origin, metadata, rules, as_of, group_by))
            days.append(metadata.month_day)
    if "-" in paths and stdin is None:
        faults.append(Diagnostic(message="standard input is not connected", path="-"))
    faults.extend(described.gone)
    documents = with_years(documents, days, as_of)
    # Stable: rows keep the order of their table.
    documents.sort(key=lambda document: (document.project_path, document.path))
    faults.sort(key=lambda fault: (fault.path or "", fault.line or 0, fault.message))
    return _with_unique_ids(documents), tuple(dict.fromkeys(faults))


def document_of(text: str, rules: Rules, published: date | None = None) -> Document:
    """A text that is no file, as a document; `published` where the text itself doesn't say."""
    origin = Origin(input=Input(name="text"))
    page = _page(text, origin)
    metadata, _ = read_metadata(page, origin, SourceFiles(None, frozenset()), rules, {})
    document = _document(text, page, origin, metadata, rules, published, "none")
    return with_years([document], [metadata.month_day], published)[0]


def _contents(
    inputs: list[Input], stdin: BinaryIO | None, stdin_name: str
) -> Iterator[tuple[bytes | Diagnostic, Input]]:
    piped = standard_input(stdin_name, STDIN_NAME) if stdin is not None else None
    instead = piped.place.resolve() if piped is not None and piped.place is not None else None
    for item in inputs:
        if item.file is not None and item.file.resolve() != instead:
            yield read_bytes(item.file, item.name, _limit(item.name)), item
    if stdin is not None and piped is not None:
        yield stdin.read(_limit(piped.name) + 1), piped


def _limit(name: str) -> int:
    return _TABLE_LIMIT if _is_table(name) else LIMIT


def _is_table(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in TABLES


def _texts(data: bytes | Diagnostic, item: Input) -> Iterator[tuple[str, Origin] | Diagnostic]:
    """The texts of one input: its own, or one of each row."""
    text = data if isinstance(data, Diagnostic) else decode(data, item.name, _limit(item.name))
    if isinstance(text, Diagnostic):
        yield text
    elif not text.strip():
        hint = "remove it, or write the article into it"
        yield Diagnostic(message="is empty", path=item.name, hint=hint)
    elif not _is_table(item.name):
        yield text, Origin(input=item)
    else:
        for row in read_table(text, item.name):
            if isinstance(row, Diagnostic):
                yield row
            else:
                yield row.text, Origin(input=item, line=row.line, record=row.fields)


def _document(
    text: str,
    page: Page,
    origin: Origin,
    metadata: Metadata,
    rules: Rules,
    as_of: date | None,
    group_by: Literal["none", "directory", "group"],
) -> Document:
    path = origin.input.name
    fields = metadata.fields
    groups = {"none": None, "directory": PurePosixPath(path).parent.as_posix(), "group": fields.get("group")}
    published, published_from = metadata.published, metadata.provenance.get("published")
    provenance = metadata.provenance
    if published is None and as_of is not None:
        published, published_from = as_of, AS_OF
        provenance = {**provenance, "published": published_from}
    return Document(
        id=fields.get("id", origin.name),
        path=path,
        seen_from_project=origin.input.project_name,
        text=text,
        title=fields.get("title"),
        source=fields.get("source"),
        author=fields.get("author"),
        published=published,
        published_from=published_from,
        language=fields.get("language"),
        url=fields.get("url"),
        group=groups[group_by],
        origin=fields.get("origin"),
        furniture=furniture_on(page, rules, (*metadata.furniture, *_beside(text, path))),
        provenance=provenance,
        file=origin.input.file,
        row=origin.line,
        doubts=metadata.doubts,
    )


def _told_in_markup(text: str, origin: Origin) -> dict[str, str]:
    return read_html_head(text) if is_markup(origin.input.name) else {}


def _beside(text: str, path: str) -> Iterator[Furniture]:
    for place, name in asides(text) if is_markup(path) else ():
        yield Furniture(start=place.start, end=place.end, rule=f"html-{name}", reason=ASIDE[name])


def _page(text: str, origin: Origin) -> Page:
    text = text_read(text, origin.input.name, origin.input.file)
    return Page(masked(text) if is_markup(origin.input.name) else text)


def _with_unique_ids(documents: list[Document]) -> tuple[Document, ...]:
    """A second document of the same id is "a.txt#2", a third "a.txt#3"; the second is told of, with how many follow."""
    given = Counter(document.id for document in documents)
    first: dict[str, Document] = {}  # by the id as it was given
    last = dict.fromkeys(given, 1)
    taken: set[str] = set()
    unique: list[Document] = []
    for document in documents:
        id = name = document.id
        while name in taken:
            last[id] += 1
            name = f"{id}#{last[id]}"
        if name != id:
            told = _doubted(document, name, first[id], given.pop(id) - 2) if id in given else ()
            document = msgspec.structs.replace(document, id=name, doubts=(*document.doubts, *told))
        first.setdefault(id, document)
        taken.add(name)
        unique.append(document)
    return tuple(unique)


def _doubted(document: Document, name: str, first: Document, more: int) -> tuple[Diagnostic]:
    place = first.path if first.row is None else f"{first.path}:{first.row}"
    message = f"has the id {document.id!r} of {place}, and is {name!r} in this report"
    if more > 0:
        message += f"; {more:,} more have it as well"
    return (Diagnostic(message=message, path=document.path, line=document.row, hint="give each document its own id"),)
