"""YAML → msgspec Structs, without type guessing, and with the place of every fault."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import FieldInfo

from reconcile.errors import Diagnostic
from reconcile.rulepack.entry import Pattern
from reconcile.rulepack.nesting import LOADER, compose
from reconcile.rulepack.patterns import hazard
from reconcile.wording import choices, nearest, suggestion

_TYPES = {
    "array": "a list",
    "object": "a mapping",
    "str": "text",
    "null": "nothing",
    "bool": "true or false",
    "int": "a whole number",
    "decimal": "a number",
    "date": "a day like 2023-03-18",
}
_ITEM = re.compile(r" - at `\$\[(?P<number>\d+)\]`$")
_NULL = "tag:yaml.org,2002:null"

S = TypeVar("S", bound=Struct)


class Placed(Struct, frozen=True, kw_only=True):
    """A Struct that keeps where in its file it stands, for faults that show up later; `place` can't be written."""

    place: Diagnostic = Diagnostic(message="")

    def fault(self, message: str, hint: str | None = None) -> Diagnostic:
        """A fault that points at this entry."""
        return msgspec.structs.replace(self.place, message=message, hint=hint)


class YamlReader:
    """Reads one file; each fault is added to `faults` and reading goes on. Patterns of `tried` files are known to be
    quick on any text."""

    def __init__(self, path: Path, faults: list[Diagnostic], *, tried: bool = False) -> None:
        self.path = path
        self.faults = faults
        self._tried = tried
        self._lines: list[str] = []

    def root(self) -> yaml.Node | None:
        """The file's one node; None where it is empty or, with a fault noted, can't be read."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.faults.append(Diagnostic(message="is not UTF-8", path=str(self.path), hint="save the file as UTF-8"))
            return None
        except OSError as error:
            self.faults.append(Diagnostic(message=f"can't be read: {error.strerror}", path=str(self.path)))
            return None
        self._lines = text.splitlines()
        try:
            # What the tests have tried is spared the second reading.
            root: yaml.Node | None = yaml.compose(text, Loader=LOADER) if self._tried else compose(text)
            return root
        except yaml.MarkedYAMLError as error:
            message = f"is not YAML: {error.problem}"
            mark = error.problem_mark
            self.faults.append(self._at(mark, message) if mark else Diagnostic(message=message, path=str(self.path)))
        except yaml.reader.ReaderError as error:
            self.faults.append(Diagnostic(message=f"is not YAML: {error.reason}", path=str(self.path)))
        return None

    def fault(self, node: yaml.Node, message: str, hint: str | None = None) -> None:
        self.faults.append(self._at(node.start_mark, message, hint))

    def repeated(self, nodes: Sequence[yaml.Node], field: str) -> Iterator[tuple[yaml.Node, str, yaml.Node]]:
        """Each mapping in which a field says what it said in one before, with what it says and that first one; whatever
        else is wrong with them."""
        first: dict[str, yaml.Node] = {}
        for node in nodes:
            for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
                if key.value == field and isinstance(value, yaml.ScalarNode):
                    if value.value in first and first[value.value] is not node:
                        yield node, value.value, first[value.value]
                    first.setdefault(value.value, node)

    def struct(self, node: yaml.Node, struct_type: type[S], noun: str = "entry") -> S | None:
        """The node as a `struct_type`; None, with the faults noted, where it isn't one."""
        known = _fields(struct_type)
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"the {noun} is not a mapping of fields", f"fields: {', '.join(known)}")
            return None
        found: dict[str, Any] = {}
        before = len(self.faults)
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in known:
                self.fault(key, f"unknown field {name!r}", suggestion(name, known))
                continue
            if name in found:
                self.fault(key, f"the field {name!r} stands twice in this {noun}", "keep one of them")
            found[name] = self._value(value, known[name].type, name)
        for name, field in known.items():
            if field.required and name not in found:
                self.fault(node, f"the {noun} lacks the field {name!r}")
        if len(self.faults) > before:
            return None
        if issubclass(struct_type, Placed):
            found["place"] = self._at(node.start_mark, "")
        try:
            return struct_type(**found)
        except ValueError as error:  # fields that don't go together
            self.fault(node, str(error))
            return None

    def _value(self, node: yaml.Node, kind: Any, name: str) -> Any:
        inner = _struct_in(kind)
        if inner is not None and isinstance(node, yaml.MappingNode):
            return self.struct(node, inner, name)
        if inner is not None and get_origin(kind) is tuple and isinstance(node, yaml.SequenceNode):
            return tuple(self.struct(item, inner, f"entry of {name}") for item in node.value)
        if kind is Pattern or Pattern in get_args(kind):
            self._check_patterns(node, name)
        try:
            return msgspec.convert(_plain(node), kind, strict=False)
        except (msgspec.ValidationError, ValueError) as error:
            message, item = _placed(str(error), node)
            known = choices(kind) if isinstance(item, yaml.ScalarNode) else []
            hint = _hint(item.value, known) if known and item.value not in known else None
            self.fault(item, f"{name}: {_for_people(message)}", hint)
            return None

    def _check_patterns(self, node: yaml.Node, name: str) -> None:
        for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            try:
                re.compile(str(item.value), re.IGNORECASE)
            except re.error as error:
                place = "" if error.pos is None else f", at {str(item.value)[error.pos : error.pos + 12]!r}"
                hint = "put a backslash before a sign that stands for itself, as in \\( or \\?"
                self.fault(item, f"{name}: is not a regular expression: {error.msg}{place}", hint)
                continue
            danger = None if self._tried else hazard(str(item.value))
            if danger is not None:
                hint = "part its rounds by a sign, bound it as in {0,3}, or let it give nothing back, as in \\w++"
                self.fault(item, f"{name}: some texts would take for ever: {danger}", hint)

    def _at(self, mark: yaml.Mark, message: str, hint: str | None = None) -> Diagnostic:
        excerpt = self._lines[mark.line] if mark.line < len(self._lines) else None
        return Diagnostic(
            message=message,
            path=str(self.path),
            line=mark.line + 1,
            column=mark.column + 1,
            hint=hint,
            excerpt=excerpt,
        )


@lru_cache(maxsize=64)
def _fields(struct_type: type[Struct]) -> dict[str, FieldInfo]:
    """Kept, since msgspec works the types of all fields out anew for each entry."""
    return {field.name: field for field in msgspec.structs.fields(struct_type) if field.name != "place"}


@lru_cache(maxsize=256)
def _struct_in(kind: Any) -> type[Struct] | None:
    """The Struct in `X`, `X | None` or `tuple[X, ...]`."""
    parts = get_args(kind) if get_origin(kind) in (tuple, Union, UnionType) else (kind,)
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Struct)), None)


def _placed(message: str, node: yaml.Node) -> tuple[str, yaml.Node]:
    """msgspec's message without the way to what it is about, and the item of a list that it is about."""
    way = _ITEM.search(message)
    if way is None or not isinstance(node, yaml.SequenceNode):
        return message, node
    return message[: way.start()], node.value[int(way["number"])]


def _hint(word: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    return f"{f'did you mean {near!r}? ' if near else ''}known: {', '.join(known)}"


def _for_people(message: str) -> str:
    """msgspec's message in words of the file: expected a list, got text."""
    message = message.replace("Invalid enum value", "unknown value")
    for name, words in _TYPES.items():
        message = message.replace(f"`{name}`", words)
    return message[:1].lower() + message[1:]


def _plain(node: yaml.Node) -> Any:
    """A node as str, None, list and dict; scalars stay text, so `NO` is Norway's code and not false."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return {_plain(key): _plain(value) for key, value in node.value}
