"""[tool.reconcile] of pyproject.toml, or reconcile.toml: the settings of a project."""

from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from msgspec import UNSET, Struct, UnsetType

from reconcile.config.policy import KEYS, policy_of
from reconcile.config.toml import load
from reconcile.errors import ConfigError, Diagnostic
from reconcile.gate import FailOn as FailOn
from reconcile.gate.policy import Policy
from reconcile.project import config_in
from reconcile.wording import choices, suggestion

GroupBy = Literal["none", "directory", "group"]
Colour = Literal["auto", "always", "never"]
CheckFormat = Literal[
    "text",
    "concise",
    "statistics",
    "json",
    "jsonl",
    "csv",
    "parquet",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "markdown",
    "html",
    "annotations",
]


class Config(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What may stand in a config file beside what it says of findings: the flags of the command line under their names.

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
    exclude: list[str] | str | UnsetType = UNSET
    sources: str | UnsetType = UNSET
    rates: str | UnsetType = UNSET
    rules: list[str] | str | UnsetType = UNSET
    as_of: date | UnsetType = UNSET
    allow_empty: bool | UnsetType = UNSET
    baseline: str | UnsetType = UNSET
    fail_on_stale: bool | UnsetType = UNSET
    color: Colour | UnsetType = UNSET
    ascii: bool | UnsetType = UNSET
    width: int | UnsetType = UNSET
    quiet: bool | UnsetType = UNSET
    verbose: int | UnsetType = UNSET
    stdin_name: str | UnsetType = UNSET
    jobs: int | str | UnsetType = UNSET
    no_progress: bool | UnsetType = UNSET
    all: bool | UnsetType = UNSET
    pager: bool | UnsetType = UNSET


_PATHS = {"output", "sources", "rates", "rules", "baseline"}
_LISTS = {"select", "ignore", "kind", "rules", "report", "exclude"}


def find_config(start: Path) -> Path | None:
    """The nearest reconcile.toml, or pyproject.toml with [tool.reconcile], in `start` or a folder above it."""
    return next((found for folder in (start, *start.parents) if (found := config_in(folder))), None)


def read_config(path: Path) -> dict[str, Any]:
    """The settings in a config file under the names of the command line's parameters (`fail_on`).

    Raises:
        ConfigError: with one diagnostic for every fault in the file.
    """
    settings, _ = _read(path)
    return settings


def read_policy(path: Path) -> Policy:
    """What a config file says of findings.

    Raises:
        ConfigError: as `read_config` does.
    """
    _, policy = _read(path)
    return policy


def _read(path: Path) -> tuple[dict[str, Any], Policy]:
    file = load(path)
    fields = {field.encode_name: field for field in msgspec.structs.fields(Config)}
    known = [*fields, *KEYS]
    faults: list[Diagnostic] = []
    settings: dict[str, Any] = {}
    policy = policy_of(file, faults)
    for key, value in file.table.items():
        if key in KEYS:
            continue
        if key not in known:
            faults.append(file.fault(key, f"unknown key {key!r}", suggestion(key, known)))
            continue
        name, kind = fields[key].name, fields[key].type
        try:
            settings[name] = _for_flags(name, msgspec.convert(value, kind), path.parent)
        except msgspec.ValidationError:
            message = f"{key} can't be {_shown(value)}"
            faults.append(file.fault(key, message, _allowed(value, kind)))
    if faults:
        raise ConfigError(*faults)
    return settings, policy


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
