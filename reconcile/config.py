"""[tool.reconcile] of pyproject.toml, or reconcile.toml: the settings of a project."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from msgspec import UNSET, Struct, UnsetType

from reconcile.errors import ConfigError, Diagnostic
from reconcile.wording import choices, suggestion

FailOn = Literal["error", "warning", "note", "never"]
GroupBy = Literal["none", "directory", "group"]
Colour = Literal["auto", "always", "never"]
CheckFormat = Literal["text", "concise", "json", "jsonl", "csv", "sarif", "junit", "github", "markdown"]


class Config(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What may stand in a config file: the flags of the command line under their own names.

    Lists may also be written as one text with commas. Paths are relative to the config file.
    """

    format: CheckFormat | UnsetType = UNSET
    output: str | UnsetType = UNSET
    report: list[str] | str | UnsetType = UNSET
    fail_on: FailOn | UnsetType = UNSET
    exit_zero: bool | UnsetType = UNSET
    min_severity: Literal["error", "warning", "note"] | UnsetType = UNSET
    select: list[str] | str | UnsetType = UNSET
    ignore: list[str] | str | UnsetType = UNSET
    kind: list[str] | str | UnsetType = UNSET
    group_by: GroupBy | UnsetType = UNSET
    sources: str | UnsetType = UNSET
    rules: list[str] | str | UnsetType = UNSET
    as_of: date | UnsetType = UNSET
    allow_empty: bool | UnsetType = UNSET
    color: Colour | UnsetType = UNSET
    ascii: bool | UnsetType = UNSET
    width: int | UnsetType = UNSET
    quiet: bool | UnsetType = UNSET
    verbose: int | UnsetType = UNSET
    stdin_name: str | UnsetType = UNSET


_PATHS = {"output", "sources", "rules"}
_LISTS = {"select", "ignore", "kind", "rules", "report"}


def find_config(start: Path) -> Path | None:
    """The nearest reconcile.toml, or pyproject.toml with [tool.reconcile], in `start` or a folder above it."""
    for folder in (start, *start.parents):
        own = folder / "reconcile.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        # A pyproject.toml that isn't TOML is the business of other tools unless it is meant for this one.
        if project.is_file() and re.search(rb"^\s*\[tool\.reconcile\]", project.read_bytes(), re.MULTILINE):
            return project
    return None


def read_config(path: Path) -> dict[str, Any]:
    """The settings in a config file under the names of the command line's parameters (`fail_on`).

    Raises:
        ConfigError: with one diagnostic for every fault in the file.
    """
    text, table = _load(path)
    known = {field.encode_name: field for field in msgspec.structs.fields(Config)}
    faults: list[Diagnostic] = []
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            faults.append(_fault(path, text, key, f"unknown key {key!r}", suggestion(key, known)))
            continue
        name, kind = known[key].name, known[key].type
        try:
            settings[name] = _for_flags(name, msgspec.convert(value, kind), path.parent)
        except msgspec.ValidationError:
            message = f"{key} can't be {_shown(value)}"
            faults.append(_fault(path, text, key, message, _allowed(value, kind)))
    if faults:
        raise ConfigError(*faults)
    return settings


def _load(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except UnicodeDecodeError:
        raise ConfigError(Diagnostic(message="is not UTF-8", path=str(path), hint="save the file as UTF-8")) from None
    except OSError as error:
        raise ConfigError(Diagnostic(message=f"can't be read: {error.strerror}", path=str(path))) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)", str(error))
        message = f"is not TOML: {str(error).partition(' (at ')[0]}"
        if place is None:
            raise ConfigError(Diagnostic(message=message, path=str(path))) from None
        raise ConfigError(_at(path, text, int(place["line"]), int(place["column"]), message, None)) from None
    if path.name != "pyproject.toml":
        return text, content
    tool = content.get("tool", {})
    table = tool.get("reconcile", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        hint = "write [tool.reconcile] and the keys below it"
        raise ConfigError(Diagnostic(message="tool.reconcile is not a table", path=str(path), hint=hint))
    return text, table


def _for_flags(name: str, value: Any, folder: Path) -> Any:
    if name in _LISTS and isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if name == "report":
        return [_report(target, folder) for target in value]
    if name in _PATHS:
        return [str(folder / part) for part in value] if isinstance(value, list) else str(folder / value)
    return value.isoformat() if isinstance(value, date) else value


def _report(target: str, folder: Path) -> str:
    """ "csv=out.csv" with the path seen from the config file; what is no such thing is for the flag to refuse."""
    format, equals, file = target.partition("=")
    return f"{format}={folder / file}" if equals and file else target


def _allowed(value: Any, kind: Any) -> str:
    if choices(kind):
        return suggestion(str(value), choices(kind))
    names = {str: "text", bool: "true or false", int: "a whole number", date: "a date like 2023-03-18"}
    return "it takes " + " or ".join(names.get(part, "a list of texts") for part in get_args(kind) if part != UnsetType)


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _fault(path: Path, text: str, key: str, message: str, hint: str) -> Diagnostic:
    """TOML's reader keeps no places, so the key is looked up in the text, in its own table."""
    header = re.search(r"^\s*\[tool\.reconcile\]", text, re.MULTILINE) if path.name == "pyproject.toml" else None
    start = header.end() if header else 0
    found = re.compile(rf"^[ \t]*(?P<key>[\"'\[]*{re.escape(key)}\b)", re.MULTILINE).search(text, start)
    if found is None:
        return Diagnostic(message=message, path=str(path), hint=hint)
    line = text.count("\n", 0, found.start("key")) + 1
    return _at(path, text, line, found.start("key") - text.rfind("\n", 0, found.start("key")), message, hint)


def _at(path: Path, text: str, line: int, column: int, message: str, hint: str | None) -> Diagnostic:
    lines = text.splitlines()
    excerpt = lines[line - 1] if line <= len(lines) else None
    return Diagnostic(message=message, path=str(path), line=line, column=column, hint=hint, excerpt=excerpt)
