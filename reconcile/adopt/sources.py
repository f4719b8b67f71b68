"""Documents → the text of a sources.yaml that says of each what the reader found in it."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import yaml

from reconcile.ingest.paths import TABLES
from reconcile.model import Document

Entry = dict[str, object]

HEADER = """\
# What is known of the documents in this folder, as it was found in them: mend what is wrong, add what is missing.
# Keys: file, id, title, publisher, published, language, url, origin (whose report it prints), group, author.
"""


def entries(folder: PurePosixPath, documents: Sequence[Document]) -> list[Entry]:
    """An entry for each document in `folder` that no table of sources speaks of: `file`, and what is known of `title`,
    `publisher` and `published`. Rows of tables speak for themselves."""
    return [
        _entry(folder, document)
        for document in documents
        if PurePosixPath(document.path).suffix.lower() not in TABLES
        and "sources.yaml" not in document.provenance.values()
        and "\ufffd" not in document.path  # the name isn't UTF-8, so YAML can't give it
    ]


def table_of(described: Sequence[Entry]) -> str:
    """The file's text."""
    # Lines as long as they are: a changed word then is a changed line, not a paragraph that flows anew.
    return HEADER + yaml.safe_dump(list(described), sort_keys=False, allow_unicode=True, width=10**6)


def _entry(folder: PurePosixPath, document: Document) -> Entry:
    known = {"title": document.title, "publisher": document.source, "published": document.published}
    file = PurePosixPath(document.path).relative_to(folder).as_posix()
    return {"file": file} | {name: value for name, value in known.items() if value}
