"""Documents → the text of a sources.yaml that says of each what the reader found in it."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import yaml

from reconcile import wording
from reconcile.ingest.paths import TABLES
from reconcile.ingest.sources import read_sources
from reconcile.model import Document

Entry = dict[str, object]

HEADER = """\
# What is known of the documents in this folder, as it was found in them: mend what is wrong, add what is missing.
# Keys: file, id, title, publisher, published, language, url, origin (whose report it prints), group, author.
"""


def entries(folder: PurePosixPath, documents: Sequence[Document]) -> list[Entry]:
    """An entry for each document in `folder` that no table of sources speaks of: `file`, and what is known of `title`,
    `publisher` and `published`. Rows of tables speak for themselves.

    Raises:
        InputError: the table in the folder has a fault.
    """
    table = Path(folder, "sources.yaml")
    named = {source.file for source in read_sources(table, table.as_posix()).sources} if table.is_file() else set()
    return [
        _entry(folder, document)
        for document in documents
        if PurePosixPath(document.path).suffix.lower() not in TABLES
        and "sources.yaml" not in document.provenance.values()
        and (document.file is None or document.file.resolve() not in named)
        and "\ufffd" not in document.path  # the name isn't UTF-8, so YAML can't give it
    ]


def listed(described: Sequence[Entry]) -> str:
    """The entries as they stand in the file, below its header."""
    # Lines as long as they are: a changed word then is a changed line, not a paragraph that flows anew.
    return yaml.safe_dump(list(described), sort_keys=False, allow_unicode=True, width=10**6)


def lacking(described: Sequence[Entry]) -> str:
    """What wasn't found in the documents, and in how many; empty where all is known."""
    without = {name: sum(1 for entry in described if name not in entry) for name in ("publisher", "published")}
    named = {"publisher": "publisher", "published": "day of publication"}
    parts = [f"no {named[name]} for {number:,} of {len(described):,}" for name, number in without.items() if number]
    return f"found {wording.listed(parts)}: what the documents don't say is yours to add" if parts else ""


def _entry(folder: PurePosixPath, document: Document) -> Entry:
    known = {"title": document.title, "publisher": document.source, "published": document.published}
    file = PurePosixPath(document.path).relative_to(folder).as_posix()
    return {"file": file} | {name: value for name, value in known.items() if value}
