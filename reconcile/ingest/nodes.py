"""YAML as nodes with their places: values stay text as written, and every fault can be pointed at."""

from pathlib import Path

import yaml

from reconcile.errors import Diagnostic, InputError
from reconcile.rulepack import nesting
from reconcile.wording import suggestion


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file.

    Raises:
        InputError: it can't be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Diagnostic(message="can't be read: it is not UTF-8", path=name)) from error
    except OSError as error:
        raise InputError(Diagnostic(message=f"can't be read: {error.strerror or error}", path=name)) from error


NOTHING = ("null", "Null", "NULL", "~")  # as YAML writes it


def compose(text: str, name: str) -> yaml.Node | None:
    """The root of a YAML text; None where it is empty.

    Raises:
        InputError: it is no YAML.
    """
    try:
        return nesting.compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        fault = Diagnostic(message=f"is not YAML: {error.problem}", path=name, line=line, column=column)
        raise InputError(fault) from error
    except yaml.YAMLError as error:
        raise InputError(Diagnostic(message=f"is not YAML: {error}", path=name)) from error


def fields_of(node: yaml.Node, known: tuple[str, ...], name: str, faults: list[Diagnostic]) -> dict[str, str]:
    """The filled fields of a mapping; what is none of the `known`, and what is no single value, is a fault."""
    if not isinstance(node, yaml.MappingNode):
        faults.append(fault_at(node, name, "an entry is a mapping", f"its keys: {', '.join(known)}"))
        return {}
    fields: dict[str, str] = {}
    for key, value in node.value:
        if key.value not in known:
            faults.append(unknown_key(key, known, name))
        elif not isinstance(value, yaml.ScalarNode):
            faults.append(fault_at(value, name, f"{key.value}: is not a single value", "write it on one line"))
        elif value.value and (value.style or value.value not in NOTHING):
            fields[key.value] = value.value
    return fields


def unknown_key(key: yaml.Node, known: tuple[str, ...], name: str) -> Diagnostic:
    return fault_at(key, name, f"unknown key {key.value!r}", suggestion(str(key.value), known))


def fault_at(node: yaml.Node, name: str, message: str, hint: str) -> Diagnostic:
    mark = node.start_mark
    return Diagnostic(message=message, path=name, line=mark.line + 1, column=mark.column + 1, hint=hint)
