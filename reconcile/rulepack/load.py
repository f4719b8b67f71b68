"""rules/*.yaml → checked entries. Every fault of every pack is found before any of them is reported."""

import difflib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import yaml

from reconcile.errors import Diagnostic, RulePackError
from reconcile.rulepack.entry import Entry
from reconcile.rulepack.schema import PACKS, Rules

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shipped_rules() -> Path:
    """The folder of the rule packs of the program: inside the wheel, or beside the package in a checkout."""
    inside = Path(str(files("reconcile"))) / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules"


@lru_cache(maxsize=4)
def load_rules(extra: tuple[Path, ...] = ()) -> Rules:
    """The shipped packs with the folders in `extra` laid over them: an entry with a known id replaces, a new one adds.

    Raises:
        RulePackError: with one diagnostic for every fault in every file.
    """
    faults: list[Diagnostic] = []
    entries: dict[str, dict[str, Entry]] = {name: {} for name in PACKS}
    for folder in (shipped_rules(), *extra):
        if not folder.is_dir():
            faults.append(
                Diagnostic(message="no such folder of rule packs", path=str(folder), hint="--rules takes a folder")
            )
            continue
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
            if path.stem in PACKS:
                entries[path.stem].update(_read_pack(path, PACKS[path.stem], faults))
            else:
                faults.append(_unknown(path.stem, PACKS, "rule pack", Diagnostic(message="", path=str(path))))
    if faults:
        raise RulePackError(*faults)
    return msgspec.convert({name: tuple(pack.values()) for name, pack in entries.items()}, Rules)


def _read_pack(path: Path, entry_type: type[Entry], faults: list[Diagnostic]) -> dict[str, Entry]:
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError:
        faults.append(Diagnostic(message="is not UTF-8", path=str(path), hint="save the file as UTF-8"))
        return {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        faults.append(
            Diagnostic(
                message=f"is not YAML: {error.problem}",
                path=str(path),
                line=mark.line + 1 if mark else None,
                column=mark.column + 1 if mark else None,
                excerpt=_line(text, mark.line) if mark else None,
            )
        )
        return {}
    reader = _PackReader(path, text, faults)
    if root is None:
        return {}
    if not isinstance(root, yaml.SequenceNode):
        reader.fault(root, "a rule pack is a list of entries", "begin each entry with `- id: ...`")
        return {}
    entries: dict[str, Entry] = {}
    for node in root.value:
        entry = reader.struct(node, entry_type)
        if entry is not None:
            if entry.id in entries:
                reader.fault(node, f"the id {entry.id!r} stands twice in this pack", "give each entry its own id")
            entries[entry.id] = entry
    return entries


class _PackReader:
    """Turns YAML nodes into entries and notes each fault with its place."""

    def __init__(self, path: Path, text: str, faults: list[Diagnostic]) -> None:
        self.path = path
        self.text = text
        self.faults = faults

    def fault(self, node: yaml.Node, message: str, hint: str | None = None) -> None:
        mark = node.start_mark
        self.faults.append(
            Diagnostic(
                message=message,
                path=str(self.path),
                line=mark.line + 1,
                column=mark.column + 1,
                hint=hint,
                excerpt=_line(self.text, mark.line),
            )
        )

    def struct(self, node: yaml.Node, entry_type: type[Entry]) -> Entry | None:
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "an entry is a mapping of fields", f"fields: {', '.join(entry_type.__struct_fields__)}")
            return None
        known = {field.name: field for field in msgspec.structs.fields(entry_type)}
        found: dict[str, Any] = {}
        before = len(self.faults)
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in known:
                self.faults.append(_unknown(name, known, "field", self._at(key)))
                continue
            if name in found:
                self.fault(key, f"the field {name!r} stands twice in this entry", "keep one of them")
            try:
                found[name] = msgspec.convert(_plain(value), known[name].type, strict=False)
            except (msgspec.ValidationError, ValueError) as error:
                self.fault(value, f"{name}: {str(error)[:1].lower()}{str(error)[1:]}")
        written = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        for name, field in known.items():
            if field.required and name not in written:
                self.fault(node, f"the entry lacks the field {name!r}")
        return entry_type(**found) if len(self.faults) == before else None

    def _at(self, node: yaml.Node) -> Diagnostic:
        mark = node.start_mark
        excerpt = _line(self.text, mark.line)
        return Diagnostic(message="", path=str(self.path), line=mark.line + 1, column=mark.column + 1, excerpt=excerpt)


def _plain(node: yaml.Node) -> Any:
    """A node as str, list and dict; scalars stay text, so `NO` is Norway's code and not false."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return {_plain(key): _plain(value) for key, value in node.value}


def _unknown(name: str, known: Sequence[str] | dict[str, Any], noun: str, place: Diagnostic) -> Diagnostic:
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return msgspec.structs.replace(place, message=f"unknown {noun} {name!r}", hint=hint)


def _line(text: str, number: int) -> str | None:
    lines = text.splitlines()
    return lines[number] if number < len(lines) else None
