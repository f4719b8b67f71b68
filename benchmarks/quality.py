"""What is read and compared rightly, against gold that others made, held to floors: `make quality`.

The gold and its scorers lie in a folder `shared` beside the checkout; where there is none, there is nothing to do.
`--raise` lifts every floor in floors.yaml to what was measured; `--lower SET/KIND --reason TEXT` lets one fall.
The exit code is 1 where a figure is under its floor.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from floors import Floor, FloorError, Floors, faults, load, lowered, raised, save
from rich.console import Console
from rich.table import Table
from scorers import SHARED, measure

FLOORS = Path(__file__).with_name("floors.yaml")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="rise", help="lift every floor to what is measured")
    parser.add_argument("--lower", metavar="SET/KIND", help="let one floor fall to what is measured")
    parser.add_argument("--reason", default="", help="why; written beside the floor")
    options = parser.parse_args(arguments)
    if bool(options.lower) != bool(options.reason.strip()):
        parser.error("--lower and --reason go together: a floor falls only with a reason")
    if not (SHARED / "tools").is_dir():
        print(f"no gold beside the checkout ({SHARED.name}/tools): nothing measured")
        return 0
    try:
        measured = measure()
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(error.cmd)} ended with {error.returncode}:\n{error.stderr}", file=sys.stderr)
        return 1
    return judge(FLOORS, measured, rise=options.rise, lower=options.lower, reason=options.reason)


def judge(path: Path, measured: Mapping[str, float], *, rise: bool, lower: str | None, reason: str) -> int:
    """Change the floors as asked, show them beside the figures, and say with 1 that one is not held."""
    floors = load(path)
    try:
        if lower:
            floors = lowered(floors, measured, lower, reason)
        if rise:
            floors = raised(floors, measured)
    except FloorError as error:
        print(error, file=sys.stderr)
        return 2
    if rise or lower:
        save(path, floors)
    Console(width=100).print(table(floors, measured))
    found = faults(floors, measured)
    for fault in found:
        print(fault)
    return 1 if found else 0


def table(floors: Floors, measured: Mapping[str, float]) -> Table:
    """Each figure with its floor, its target and the best of others; what is short of its target is marked."""
    shown = Table("figure", title="percent; F1 unless the name says otherwise")
    for heading in ("measured", "floor", "target", "others", ""):
        shown.add_column(heading, justify="right" if heading else "left")
    for name in [*floors, *(name for name in measured if name not in floors)]:
        entry = floors.get(name, Floor())
        figure = measured.get(name)
        mark = "not measured" if figure is None else _mark(entry, figure)
        label = f"{name} (less is better)" if entry.better == "lower" else name
        shown.add_row(label, *(_cell(number) for number in (figure, entry.floor, entry.target, entry.others)), mark)
    return shown


def _mark(entry: Floor, figure: float) -> str:
    if entry.is_worse(figure, entry.floor):
        return "under its floor"
    if entry.is_worse(figure, entry.target):
        return "short of target"
    return "above its floor" if entry.floor is not None and figure != entry.floor else ""


def _cell(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}"


if __name__ == "__main__":
    sys.exit(main())
