"""Entries of an expected.yaml as they are written down, and what is told of each that was rewritten."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import yaml
from msgspec import UNSET, Struct

from reconcile.corpus.expectation import Ends, ends


class Change(Struct, frozen=True, kw_only=True):
    """One entry that was rewritten. `loses` where an expectation is gone that a reader should know of."""

    section: str
    what: str
    how: str
    loses: bool = False


def flow(value: object) -> str:
    """A value on one line; a text by itself would end in the marker of a document's end."""
    (line,) = yaml.dump(
        [value], Dumper=_Dumper, default_flow_style=True, width=10**6, sort_keys=False, allow_unicode=True
    ).splitlines()
    return line.removeprefix("[").removesuffix("]")


def written(value: Struct) -> dict[str, Any]:
    """An entry as it was read: fields that were not given stay away."""
    given = {field.name: (getattr(value, field.name), field.default) for field in msgspec.structs.fields(value)}
    return {
        name: _number_pair(item) if name in ("value", "period") else _plain(item)
        for name, (item, default) in given.items()
        if name != "place" and item is not UNSET and item != default
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return written(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _number_pair(written: Ends | None) -> list[Decimal | date | None] | None:
    return None if written is None else list(ends(written))


class _Dumper(yaml.SafeDumper):
    """Numbers and days without quotes, though they are read as text, and written out each time."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _bare(dumper: yaml.SafeDumper, value: Decimal | date) -> yaml.ScalarNode:
    text = value.isoformat() if isinstance(value, date) else f"{value.normalize():f}"
    kind = "timestamp" if isinstance(value, date) else "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Decimal, _bare)
_Dumper.add_representer(date, _bare)
_Dumper.add_representer(tuple, yaml.SafeDumper.represent_list)
