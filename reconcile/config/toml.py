"""A TOML file with a place for every fault."""

import re
import tomllib
from pathlib import Path
from typing import Any

from msgspec import Struct

from reconcile.errors import ConfigError, Diagnostic


class TomlFile(Struct, frozen=True, kw_only=True):
    """The settings in a file: the table [tool.reconcile] of a pyproject.toml, all of any other."""

    path: Path
    text: str
    table: dict[str, Any]

    def fault(self, key: str, message: str, hint: str | None = None, *, table: str | None = None) -> Diagnostic:
        """A fault at a key of the settings, or of a `table` in them.

        TOML's reader keeps no places, so the key is looked up in the text, below its table's header.
        """
        header = self._header(table)
        found = re.compile(rf"^[ \t]*(?P<key>[\"'\[]*{re.escape(key)}\b)", re.MULTILINE).search(self.text, header)
        return self._at(found.start("key") if found else None, message, hint)

    def fault_in_list(self, name: str, number: int, message: str, hint: str | None = None) -> Diagnostic:
        """A fault in an item of an array of tables, counted from 0; at the array where it is written on one line."""
        headers = list(
            re.finditer(rf"^[ \t]*(?P<header>\[\[(?:tool\.reconcile\.)?{name}\]\])", self.text, re.MULTILINE)
        )
        if number < len(headers):
            return self._at(headers[number].start("header"), message, hint)
        return self.fault(name, message, hint)

    def _header(self, table: str | None) -> int:
        """Where the settings, or a table of them, begin."""
        is_project = self.path.name == "pyproject.toml"
        names = (["tool.reconcile"] if is_project else []) + ([table] if table else [])
        found = re.search(rf"^[ \t]*\[{re.escape('.'.join(names))}\]", self.text, re.MULTILINE) if names else None
        return found.end() if found else 0

    def _at(self, offset: int | None, message: str, hint: str | None) -> Diagnostic:
        if offset is None:
            return Diagnostic(message=message, path=str(self.path), hint=hint)
        line = self.text.count("\n", 0, offset) + 1
        return diagnostic_at(self.path, self.text, line, offset - self.text.rfind("\n", 0, offset), message, hint)


def load(path: Path) -> TomlFile:
    """Reads a file.

    Raises:
        ConfigError: it can't be read or isn't TOML, or tool.reconcile isn't a table.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except UnicodeDecodeError:
        raise ConfigError(Diagnostic(message="is not UTF-8", path=str(path), hint="save the file as UTF-8")) from None
    except OSError as error:
        raise ConfigError(Diagnostic(message=f"can't be read: {error.strerror}", path=str(path))) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)", str(error))
        what, _, where = str(error).partition(" (at ")
        if place is not None:
            line, column, message = int(place["line"]), int(place["column"]), f"is not TOML: {what}"
        else:  # "at end of document": behind its last sign, where something is missing
            lines = text.rstrip().split("\n")
            line, column, message = len(lines), len(lines[-1]) + 1, f"is not TOML: {what}, at {where.rstrip(')')}"
        raise ConfigError(diagnostic_at(path, text, line, column, message, None)) from None
    if path.name != "pyproject.toml":
        return TomlFile(path=path, text=text, table=content)
    tool = content.get("tool", {})
    table = tool.get("reconcile", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        hint = "write [tool.reconcile] and the keys below it"
        raise ConfigError(Diagnostic(message="tool.reconcile is not a table", path=str(path), hint=hint))
    return TomlFile(path=path, text=text, table=table)


def diagnostic_at(path: Path, text: str, line: int, column: int, message: str, hint: str | None) -> Diagnostic:
    lines = text.splitlines()
    excerpt = lines[line - 1] if line <= len(lines) else None
    return Diagnostic(message=message, path=str(path), line=line, column=column, hint=hint, excerpt=excerpt)
