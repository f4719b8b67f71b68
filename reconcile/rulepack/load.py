"""rules/*.yaml → checked entries. Every fault of every pack is found before any of them is reported."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec
import yaml

from reconcile.errors import Diagnostic, RulePackError
from reconcile.rulepack.entry import Entry
from reconcile.rulepack.schema import PACKS, Rules
from reconcile.rulepack.yaml_reader import YamlReader
from reconcile.wording import suggestion


def shipped_rules() -> Path:
    """The folder of the rule packs of the program: inside the wheel, or beside the package in a checkout."""
    inside = Path(str(files("reconcile"))) / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules"


def load_rules(extra: tuple[Path, ...] = ()) -> Rules:
    """The shipped packs with the folders in `extra` laid over them: an entry with a known id replaces, a new one adds.

    The same files, unchanged, give the same object.

    Raises:
        RulePackError: with one diagnostic for every fault in every file.
    """
    folders = (shipped_rules(), *extra)
    return _load(folders, tuple(_state(path) for folder in folders for path in _yaml_files(folder)))


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...], state: tuple[tuple[Path, int, int], ...]) -> Rules:
    """`state` is there for the cache: an edited file is read again."""
    faults: list[Diagnostic] = []
    entries: dict[str, dict[str, Entry]] = {name: {} for name in PACKS}
    for folder in folders:
        if not folder.is_dir():
            faults.append(
                Diagnostic(message="no such folder of rule packs", path=str(folder), hint="--rules takes a folder")
            )
            continue
        for path in _yaml_files(folder):
            if path.stem in PACKS:
                reader = YamlReader(path, faults, tried=folder == folders[0])  # the shipped ones, by the tests
                entries[path.stem].update(_read_pack(reader, PACKS[path.stem]))
            else:
                message = f"unknown rule pack {path.stem!r}"
                faults.append(Diagnostic(message=message, path=str(path), hint=suggestion(path.stem, PACKS)))
    if faults:
        raise RulePackError(*faults)
    return msgspec.convert({name: tuple(pack.values()) for name, pack in entries.items()}, Rules)


def _state(path: Path) -> tuple[Path, int, int]:
    status = path.stat()
    return path.resolve(), status.st_mtime_ns, status.st_size


def pack_files(extra: tuple[Path, ...] = ()) -> dict[str, list[Path]]:
    """The files that each pack is read from, in the order in which they are laid over each other."""
    found: dict[str, list[Path]] = {name: [] for name in PACKS}
    for folder in (shipped_rules(), *extra):
        for path in _yaml_files(folder):
            if path.stem in found:
                found[path.stem].append(path)
    return found


def _yaml_files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])


def _read_pack(reader: YamlReader, entry_type: type[Entry]) -> dict[str, Entry]:
    root = reader.root()
    if root is None:
        return {}
    if not isinstance(root, yaml.SequenceNode):
        reader.fault(root, "a rule pack is a list of entries", "begin each entry with `- id: ...`")
        return {}
    repeated = {node: id for node, id, _ in reader.repeated(root.value, "id")}
    entries: dict[str, Entry] = {}
    for node in root.value:
        if node in repeated:
            message = f"the id {repeated[node]!r} stands twice in this pack"
            reader.fault(node, message, "give each entry its own id")
        entry = reader.struct(node, entry_type)
        if entry is not None:
            entries[entry.id] = entry
    return entries
