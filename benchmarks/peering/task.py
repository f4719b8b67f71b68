"""What worker.py is given, and how it is cut for the programs. Imported where only one program is installed, so it
imports nothing else."""

import re
from collections.abc import Iterator
from typing import TypedDict

Place = tuple[str, int, int]
Alarm = dict[str, object]


class Document(TypedDict):
    """A text of the corpus. `file` is relative to the folder."""

    id: str
    file: str
    text: str


class Task(TypedDict):
    """What standard input holds."""

    folder: str
    documents: list[Document]
    way: str


class Notes(TypedDict):
    """What else a program said: what it failed with, and its own summary."""

    errors: list[str]
    summary: str | None


def rounds(task: Task) -> Iterator[tuple[Document, list[Document]]]:
    """Each document as the text to be checked, with the documents that it is to be checked against."""
    for checked in task["documents"]:
        rest = [document for document in task["documents"] if document is not checked]
        yield from ((checked, [source]) for source in rest) if task["way"] == "pairs" else ((checked, rest),)


def alarm(at: list[Place], sources: list[Document], kind: str, says: str, **more: object) -> Alarm:
    return {"at": at, "sources": [source["id"] for source in sources], "kind": kind, "says": says, **more}


def places(document: Document, written: str) -> list[Place]:
    """Wherever it stands and is no part of a longer number. The end of a line counts as a space."""
    words = r"\s+".join(map(re.escape, written.split()))
    pattern = re.compile(rf"(?<!\d)(?<!\d[.,]){words}(?![.,]?\d)")
    return [(document["id"], *match.span()) for match in pattern.finditer(document["text"])]


def paragraphs(document: Document) -> list[tuple[int, str]]:
    """With their starts."""
    return [(match.start(), match[0]) for match in re.finditer(r"(?:.+\n?)+", document["text"])]
