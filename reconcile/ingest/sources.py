"""sources.yaml and corpus.yaml: what people say about their documents."""

import difflib
from collections.abc import Iterator
from pathlib import Path

import yaml
from msgspec import Struct

from reconcile.errors import Diagnostic, InputError
from reconcile.ingest.days import read_day

_KEYS = ("file", "id", "title", "publisher", "published", "language", "url", "origin", "group", "author")
_AROUND = ("documents", "title", "why")
_DEEPEST = 8  # levels of nesting; a table of sources has three
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    try:
        root = _compose(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Diagnostic(message=f"can't be read: {_reason(error)}", path=name)) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        fault = Diagnostic(message=f"is not YAML: {error.problem}", path=name, line=line, column=column)
        raise InputError(fault) from error
    except yaml.YAMLError as error:
        raise InputError(Diagnostic(message=f"is not YAML: {error}", path=name)) from error
    for node in _entries(root, name, faults):
        fields = _fields(node, _KEYS, name, faults)
        source = _source(node, fields, path, name, elsewhere, faults)
        if source is not None:
            found.append(source)
    if faults:
        raise InputError(*faults)
    return tuple(found)


def _compose(text: str) -> yaml.Node | None:
    # The composer in C crashes on deep nesting, so the events, which need no stack, are counted first.
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="it is nested too deeply")
    root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return root


def _entries(root: yaml.Node | None, name: str, faults: list[Diagnostic]) -> Iterator[yaml.Node]:
    node = root
    if isinstance(root, yaml.MappingNode):
        node = None
        for key, value in root.value:
            if key.value == "documents":
                node = value
            elif key.value not in _AROUND:
                faults.append(_unknown(key, _AROUND, name))
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif node is not None:
        hint = "write `- file: a.txt` and what is known about it below"
        faults.append(_at(node, name, "is not a list of documents", hint))


def _fields(node: yaml.Node, known: tuple[str, ...], name: str, faults: list[Diagnostic]) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        faults.append(_at(node, name, "an entry is a mapping", f"its keys: {', '.join(known)}"))
        return {}
    fields: dict[str, str] = {}
    for key, value in node.value:
        if key.value not in known:
            faults.append(_unknown(key, known, name))
        elif not isinstance(value, yaml.ScalarNode):
            faults.append(_at(value, name, f"{key.value}: is not a single value", "write it on one line"))
        elif value.value:
            fields[key.value] = value.value
    return fields


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
        faults.append(_at(node, name, f"published: {published!r} is not one certain day", hint))
    if "publisher" in fields:
        fields["source"] = fields.pop("publisher")
    file = fields.pop("file", None)
    if file is None:
        if "id" not in fields:
            faults.append(_at(node, name, "the entry names no document", "give it `file`, or the `id` of a row"))
        return Source(name=fields.get("id"), fields=fields)
    for place in (path.parent / file, Path(file)):
        if place.exists():
            return Source(file=place.resolve(), fields=fields)
    if file in elsewhere:
        return Source(name=file, fields=fields)
    beside = [other.name for other in path.parent.iterdir()]
    near = difflib.get_close_matches(file, beside, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "paths are relative to the folder of this file"
    faults.append(_at(node, name, f"there is no file {file!r}", hint))
    return None


def _unknown(key: yaml.Node, known: tuple[str, ...], name: str) -> Diagnostic:
    near = difflib.get_close_matches(str(key.value), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return _at(key, name, f"unknown key {key.value!r}", hint)


def _at(node: yaml.Node, name: str, message: str, hint: str) -> Diagnostic:
    mark = node.start_mark
    return Diagnostic(message=message, path=name, line=mark.line + 1, column=mark.column + 1, hint=hint)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
