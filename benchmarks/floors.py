"""Figures that may not get worse, and the file that says so.

A floor rises by `raised` to what was measured. It falls only by `lowered`, one at a time and with a reason, which stays
beside it in the file. Figures are in percent with one decimal; for some, less is better (`better: lower`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
import yaml
from msgspec import Struct


class Lowering(Struct, frozen=True, kw_only=True, rename={"before": "from", "after": "to"}):
    """That a floor fell, from what to what, and why."""

    before: float
    after: float
    reason: str


class Floor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The worst that a figure may be, None before it was first measured; `others` is the best of other libraries."""

    floor: float | None = None
    target: float | None = None
    others: float | None = None
    better: Literal["higher", "lower"] = "higher"
    lowered: tuple[Lowering, ...] = ()

    def is_worse(self, figure: float, than: float | None) -> bool:
        """Whether a figure falls short of another of the same measure; of none, nothing does."""
        if than is None:
            return False
        return figure < than if self.better == "higher" else figure > than


Floors = Mapping[str, Floor]


class FloorError(Exception):
    """A floor can't be lowered as asked."""


def load(path: Path) -> dict[str, Floor]:
    """The floors of a file, by figure: "set/kind".

    Raises:
        msgspec.ValidationError: an entry has an unknown field or a wrong type.
    """
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")) or {}, dict[str, Floor])


def save(path: Path, floors: Floors) -> None:
    """Write the floors, one a line and in their order, below the comment that the file begins with."""
    comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    entries = [
        f"{name}: "
        + yaml.safe_dump(
            msgspec.to_builtins(floor), default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000
        )
        for name, floor in floors.items()
    ]
    path.write_text("\n".join([*comment, ""]) + "".join(entries), encoding="utf-8")


def faults(floors: Floors, measured: Mapping[str, float]) -> list[str]:
    """Each figure that is worse than its floor, or has a floor and was not measured."""
    found = []
    for name, entry in floors.items():
        if entry.floor is None:
            continue
        if name not in measured:
            found.append(f"{name}: has a floor, but was not measured")
        elif entry.is_worse(measured[name], entry.floor):
            found.append(f"{name}: {measured[name]} is worse than its floor, {entry.floor}")
    return found


def raised(floors: Floors, measured: Mapping[str, float]) -> dict[str, Floor]:
    """Every floor at the figure measured where that is better; figures without an entry get one."""
    found = dict(floors)
    for name, figure in measured.items():
        entry = found.get(name, Floor())
        if entry.floor is None or entry.is_worse(entry.floor, figure):
            found[name] = msgspec.structs.replace(entry, floor=figure)
    return found


def lowered(floors: Floors, measured: Mapping[str, float], name: str, reason: str) -> dict[str, Floor]:
    """One floor at the figure measured, which is worse, and the reason beside it.

    Raises:
        FloorError: there is no reason, no such floor or figure, or the figure holds the floor.
    """
    if not reason.strip():
        raise FloorError(f"{name}: a floor falls only with a reason; add --reason")
    entry = floors.get(name)
    if entry is None or entry.floor is None:
        raise FloorError(
            f"{name}: has no floor; known: {', '.join(n for n, e in floors.items() if e.floor is not None)}"
        )
    if name not in measured:
        raise FloorError(f"{name}: was not measured")
    figure = measured[name]
    if not entry.is_worse(figure, entry.floor):
        raise FloorError(f"{name}: {figure} holds its floor, {entry.floor}; there is nothing to lower")
    history = (*entry.lowered, Lowering(before=entry.floor, after=figure, reason=reason.strip()))
    return {**floors, name: msgspec.structs.replace(entry, floor=figure, lowered=history)}
