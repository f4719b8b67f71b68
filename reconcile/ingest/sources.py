"""sources.yaml and corpus.yaml: what people say about their documents."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from msgspec import Struct

from reconcile.errors import Diagnostic, InputError
from reconcile.ingest.days import read_day
from reconcile.ingest.nodes import compose, fault_at, fields_of, read_text, unknown_key
from reconcile.wording import nearest

_KEYS = ("file", "id", "title", "publisher", "published", "language", "url", "origin", "group", "author")
_AROUND = ("documents", "title", "why")


class Source(Struct, frozen=True, kw_only=True):
    """What one entry says of one document: of a `file`, or of the row or input that is called `name`."""

    file: Path | None = None
    name: str | None = None
    fields: dict[str, str]


class SourceTable(Struct, frozen=True, kw_only=True):
    """The entries of a file, in order. `gone` tells of those whose document isn't there."""

    sources: tuple[Source, ...] = ()
    gone: tuple[Diagnostic, ...] = ()


def read_sources(path: Path, name: str, elsewhere: frozenset[str] = frozenset()) -> SourceTable:
    """The entries of a file; a `file` of theirs is looked up in the folder of `path`, then in the working folder.

    Values stay text as written. `elsewhere` are names that a `file` may have without being one: standard input.

    Raises:
        InputError: with every fault of the file: no YAML, an unknown key, a day that can't be read.
    """
    faults: list[Diagnostic] = []
    found: list[Source] = []
    gone: list[tuple[yaml.Node, str]] = []
    root = compose(read_text(path, name), name)
    for node in _entries(root, name, faults):
        fields = _checked(node, name, faults)
        file = fields.pop("file", None)
        if file is None:
            if "id" not in fields:
                hint = "give it `file`, or the `id` of a row"
                faults.append(fault_at(node, name, "the entry names no document", hint))
            found.append(Source(name=fields.get("id"), fields=fields))
        elif (place := next(filter(Path.exists, (path.parent / file, Path(file))), None)) is not None:
            found.append(Source(file=place.resolve(), fields=fields))
        elif file in elsewhere:
            found.append(Source(name=file, fields=fields))
        else:
            gone.append((node, file))
    if faults:
        raise InputError(*faults)
    told = _told_gone(gone, [source.file for source in found], path, name) if gone else ()
    return SourceTable(sources=tuple(found), gone=tuple(told))


def _entries(root: yaml.Node | None, name: str, faults: list[Diagnostic]) -> Iterator[yaml.Node]:
    node = root
    if isinstance(root, yaml.MappingNode):
        node = None
        for key, value in root.value:
            if key.value == "documents":
                node = value
            elif key.value not in _AROUND:
                faults.append(unknown_key(key, _AROUND, name))
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif node is not None:
        hint = "write `- file: a.txt` and what is known about it below"
        faults.append(fault_at(node, name, "is not a list of documents", hint))


def _checked(node: yaml.Node, name: str, faults: list[Diagnostic]) -> dict[str, str]:
    """The fields of an entry, under the names that a document has for them."""
    fields = fields_of(node, _KEYS, name, faults)
    published = fields.get("published")
    if published and read_day(published, fields.get("language")) is None:
        hint = "write it as 2023-03-18"
        faults.append(fault_at(node, name, f"published: {published!r} is not one certain day", hint))
    if "publisher" in fields:
        fields["source"] = fields.pop("publisher")
    return fields


def _told_gone(
    gone: Sequence[tuple[yaml.Node, str]], described: Sequence[Path | None], path: Path, name: str
) -> Iterator[Diagnostic]:
    """A file with a name much like it is only meant where no other entry describes it."""
    others = [other.name for other in path.parent.iterdir() if other.resolve() not in described]
    for node, file in gone:
        near = nearest(file, others)
        hint = f"did you mean {near!r}?" if near else "remove the entry, or write the path from the folder of this file"
        yield fault_at(node, name, f"there is no file {file!r}, so its entry is left out", hint)
