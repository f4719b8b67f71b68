"""Speed, memory and growth of extraction, beside other libraries on the same text in the same run: `make bench`.

Each library runs in a process and an environment of its own (benchmarks/.venvs, made on the first run), on ordinary
news and on news dense with figures (corpora.py). Speed is the median of some runs inside one process, after a first
one, in time of the processor; slow libraries get a smaller part of the text, as the table says. Memory is the peak
above what the interpreter held before the library was imported, over that part or its first 100 kB. Growth is measured
from 10 kB to 10 MB, for this program alone.
"""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import corpora
import msgspec
import yaml
from environments import environment, machine
from msgspec import Struct
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
ROOT = HERE.parent
OURS = "reconcile"
TEXTS = {"ordinary news": corpora.NEWS, "dense with figures": corpora.FINANCE}
LENGTH = 2_000_000  # characters, of which slow libraries see the beginning
MEMORY_LENGTH = 100_000
GROWTH_LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)


class Library(Struct, frozen=True, kw_only=True):
    """What a library reads, and the packages of its environment, pinned."""

    reads: str
    pins: tuple[str, ...]


class Run(Struct, frozen=True, kw_only=True):
    """One library on one text. `seconds` and `memory` (bytes) were not measured where None."""

    library: str
    text: str
    found: int
    characters: int
    seconds: float | None = None
    memory: int | None = None

    @property
    def speed(self) -> float:
        """Megabytes a second; the texts are all but ASCII."""
        return self.characters / self.seconds / 1e6 if self.seconds else math.nan


class Results(Struct, frozen=True, kw_only=True):
    """All that one run of this script measured, when and on what."""

    day: date
    machine: str
    python: str
    versions: dict[str, str]
    speed: list[Run]
    memory: list[Run]
    growth: list[Run]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    parser.add_argument("--only", choices=("speed", "growth"), help="one part; memory belongs to speed")
    parser.add_argument(
        "--longest", type=int, default=GROWTH_LENGTHS[-1], help="characters up to which growth is measured"
    )
    parser.add_argument("--alone", action="store_true", help="this program alone, no other library")
    options = parser.parse_args()
    others = {} if options.alone else libraries()
    with tempfile.TemporaryDirectory() as name:
        results = _measured(Path(name), others, options.only, options.longest)
    console = Console(width=None if sys.stdout.isatty() else 140)
    if results.speed:
        console.print(ratios(results, others))
    if results.growth:
        console.print(growth(results.growth))
    print(f"{results.machine}, Python {results.python}")
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(results)))


def _measured(folder: Path, libraries: Mapping[str, Library], only: str | None, longest: int) -> Results:
    python = {
        OURS: Path(sys.executable),
        **{name: environment(name, library.pins) for name, library in libraries.items()},
    }
    speed: list[Run] = []
    memory: list[Run] = []
    for title, kinds in TEXTS.items() if only != "growth" else ():
        text = corpora.text(kinds, LENGTH)
        whole, start = folder / "text.txt", folder / "start.txt"
        whole.write_text(text, encoding="utf-8")
        for name, executable in python.items():
            run = _run(executable, name, title, whole)
            start.write_text(text[: min(run.characters, MEMORY_LENGTH)], encoding="utf-8")
            speed.append(run)
            memory.append(_run(executable, name, title, start, "--memory"))
    return Results(
        day=date.today(),
        machine=machine(),
        python=platform.python_version(),
        versions={name: library.pins[0].partition("==")[2] for name, library in libraries.items()},
        speed=speed,
        memory=memory,
        growth=[] if only == "speed" else list(_growth(folder, longest)),
    )


def _growth(folder: Path, longest: int) -> Sequence[Run]:
    runs = []
    for title, kinds in TEXTS.items():
        for length in (length for length in GROWTH_LENGTHS if length <= longest):
            file = folder / "growing.txt"
            file.write_text(corpora.text(kinds, length), encoding="utf-8")
            runs.append(_run(Path(sys.executable), OURS, title, file, "--whole"))
    return runs


def _run(python: Path, library: str, title: str, file: Path, *flags: str) -> Run:
    """Raises subprocess.CalledProcessError where the library fails."""
    print(f"{library}: {title} {' '.join(flags)}", file=sys.stderr)
    where = {**os.environ, "PYTHONPATH": str(ROOT)} if library == OURS else None
    command = [str(python), "-W", "ignore", str(HERE / "worker.py"), library, str(file), *flags]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=where).stdout
    return Run(library=library, text=title, **json.loads(answer))


def libraries() -> dict[str, Library]:
    """What is compared with, by name."""
    return msgspec.convert(yaml.safe_load((HERE / "libraries.yaml").read_text(encoding="utf-8")), dict[str, Library])


def ratios(results: Results, libraries: Mapping[str, Library]) -> Table:
    """A row per library and text, with this program's speed as a multiple of its own."""
    table = Table(title="Speed and memory of extraction")
    for heading in ("text", "library", "reads", "part", "found", "MB/s", "ours is", "MB held"):
        left = heading in ("text", "library", "reads")
        table.add_column(heading, justify="left" if left else "right", no_wrap=heading != "reads")
    ours = {run.text: run.speed for run in results.speed if run.library == OURS}
    held = {(run.library, run.text): run.memory for run in results.memory}
    for run in results.speed:
        version = results.versions.get(run.library, "")
        reads = libraries[run.library].reads if run.library in libraries else "all kinds, speakers and frames"
        table.add_row(
            run.text,
            f"{run.library} {version}".strip(),
            reads,
            f"{run.characters / 1000:,.0f} kB",
            f"{run.found:,}",
            f"{run.speed:.3g}",
            "" if run.library == OURS else f"{ours[run.text] / run.speed:.3g} ×",
            f"{(held[run.library, run.text] or 0) / 1e6:.0f}",
            end_section=run is results.speed[-1] or run.text != results.speed[results.speed.index(run) + 1].text,
        )
    return table


def growth(runs: Sequence[Run]) -> Table:
    """Time by length; the exponent is 1 where ten times the text takes ten times as long."""
    table = Table(title="Growth of reconcile")
    for heading in ("text", "length", "seconds", "MB/s", "exponent"):
        table.add_column(heading, justify="left" if heading == "text" else "right")
    for run, exponent in exponents(runs):
        grown = "" if exponent is None else f"{exponent:.2f}"
        table.add_row(run.text, f"{run.characters / 1000:,.0f} kB", f"{run.seconds:.2f}", f"{run.speed:.3g}", grown)
    return table


def exponents(runs: Sequence[Run]) -> Iterator[tuple[Run, float | None]]:
    """Each run with its growth over the run before it on the same kind of text; None for the first."""
    before: Run | None = None
    for run in runs:
        grown = None
        if before is not None and before.text == run.text and before.seconds and run.seconds:
            grown = math.log(run.seconds / before.seconds, run.characters / before.characters)
        yield run, grown
        before = run


if __name__ == "__main__":
    main()
