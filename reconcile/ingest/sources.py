"""sources.yaml and corpus.yaml: what people say about their documents."""

from collections.abc import Iterator
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


def read_sources(path: Path, name: str, elsewhere: frozenset[str] = frozenset()) -> tuple[Source, ...]:
    """The entries of a file, in order; a `file` is looked up in the folder of `path`, then in the working folder.

    Values stay text as written. `elsewhere` are names that a `file` may have without being one: standard input.

    Raises:
        InputError: with every fault of the file: no YAML, an unknown key, a day that can't be read, a missing file.
    """
    faults: list[Diagnostic] = []
    found: list[Source] = []
    root = compose(read_text(path, name), name)
    for node in _entries(root, name, faults):
        fields = fields_of(node, _KEYS, name, faults)
        source = _source(node, fields, path, name, elsewhere, faults)
        if source is not None:
            found.append(source)
    if faults:
        raise InputError(*faults)
    return tuple(found)


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


def _source(
    node: yaml.Node,
    fields: dict[str, str],
    path: Path,
    name: str,
    elsewhere: frozenset[str],
    faults: list[Diagnostic],
) -> Source | None:
    published = fields.get("published")
    if published and read_day(published, fields.get("language")) is None:
        hint = "write it as 2023-03-18"
        faults.append(fault_at(node, name, f"published: {published!r} is not one certain day", hint))
    if "publisher" in fields:
        fields["source"] = fields.pop("publisher")
    file = fields.pop("file", None)
    if file is None:
        if "id" not in fields:
            faults.append(fault_at(node, name, "the entry names no document", "give it `file`, or the `id` of a row"))
        return Source(name=fields.get("id"), fields=fields)
    for place in (path.parent / file, Path(file)):
        if place.exists():
            return Source(file=place.resolve(), fields=fields)
    if file in elsewhere:
        return Source(name=file, fields=fields)
    near = nearest(file, [other.name for other in path.parent.iterdir()])
    hint = f"did you mean {near!r}?" if near else "paths are relative to the folder of this file"
    faults.append(fault_at(node, name, f"there is no file {file!r}", hint))
    return None
