"""Where an entry's examples stand in their file."""

from functools import cached_property
from pathlib import Path

import yaml

from reconcile.errors import Diagnostic
from reconcile.rulepack.load import pack_files
from reconcile.rulepack.yaml_reader import YamlReader


class Places:
    """The files of the packs as trees of nodes; read again only where there is a fault to show."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._read: dict[Path, tuple[YamlReader, dict[str, yaml.MappingNode]]] = {}

    def diagnostic(self, pack: str, entry: str, field: str, number: int | None, message: str, hint: str) -> Diagnostic:
        """A fault at item `number` of an entry's field, at the entry where the item is not written."""
        for path in reversed(self._files[pack]):
            reader, entries = self._entries(path)
            if entry in entries:
                reader.fault(_item(entries[entry], field, number), message, hint)
                return reader.faults.pop()
        return Diagnostic(message=message, path=pack, hint=hint)

    @cached_property
    def _files(self) -> dict[str, list[Path]]:
        return pack_files(self._folders)

    def _entries(self, path: Path) -> tuple[YamlReader, dict[str, yaml.MappingNode]]:
        if path not in self._read:
            reader = YamlReader(path, [])
            root = reader.root()
            nodes = root.value if isinstance(root, yaml.SequenceNode) else []
            entries = {field.value: node for node in nodes if (field := _field(node, "id")) is not None}
            self._read[path] = reader, entries
        return self._read[path]


def _field(node: yaml.Node, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _item(entry: yaml.MappingNode, field: str, number: int | None) -> yaml.Node:
    items = _field(entry, field)
    if number is not None and isinstance(items, yaml.SequenceNode):
        found: yaml.Node = items.value[number]
        return found
    return items or entry
