"""Does the cost of a document stay in proportion to its length, whatever stands in it? `make growth`.

Hostile text is made of the blocks of growth.yaml, repeated alone, a block a line, in random rows, and of words of the
rule packs. Each text is read by `reconcile.extract_claims` at 1, 4 and 16 times a length. An offender takes more than
`LIMIT` times as long as proportion allows for four times the text, or more than `SLOW` for each character: what is in
proportion to the document may still be cubic in the sentence. `--profile` shows where its time went. Time is that of
the processor in this process, so that a busy machine changes little.
"""

import argparse
import cProfile
import itertools
import math
import pstats
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

import msgspec
import yaml
from msgspec import Struct
from rich.console import Console
from rich.table import Table

import reconcile
from reconcile.rulepack.load import load_rules

BLOCKS: list[str] = yaml.safe_load((Path(__file__).parent / "growth.yaml").read_text(encoding="utf-8"))
LENGTHS = (2_000, 8_000, 32_000)  # characters; the first is two sentences of the longest kind
LIMIT = 1.35  # of four times the text; the noise of a quiet machine is within 1.15
TOO_SHORT = 0.100  # seconds of CPU below which growth can't be told from noise
SLOW = 60  # microseconds a character; prose dense with figures takes under 10
PATIENCE = 6  # seconds of CPU for one text: as much as is slow beyond doubt


class Growth(Struct, frozen=True, kw_only=True):
    """How one text grew: seconds of CPU at each length, above what an empty document takes; None: out of patience."""

    name: str
    seconds: tuple[float | None, ...]

    @property
    def exponent(self) -> float:
        """1 where cost is in proportion to length, 2 where to its square; 99 where not even two lengths were read."""
        pairs = [(a, b) for a, b in itertools.pairwise(self.seconds) if a is not None and b is not None]
        if not pairs:
            return 99.0
        shorter, longer = pairs[-1]
        return 1.0 if longer < TOO_SHORT or shorter <= 0 else math.log(longer / shorter, LENGTHS[1] / LENGTHS[0])

    @property
    def pace(self) -> float:
        """Microseconds a character, at the longest length that was read to its end."""
        return max(
            (spent / length * 1e6 for spent, length in zip(self.seconds, LENGTHS, strict=True) if spent), default=0
        )

    @property
    def offends(self) -> bool:
        return self.exponent > 1 + math.log(LIMIT, 4) or self.pace > SLOW


class OutOfPatienceError(Exception):
    """A text took longer than `PATIENCE`."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="single blocks only")
    parser.add_argument("--rows", type=int, default=200, help="random rows of two to five blocks")
    parser.add_argument("--words", type=int, default=300, help="words of the rule packs, evenly chosen; 0 for none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="show where the time of each offender went")
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    parser.add_argument("--only", help="a text of your own, with \\n for a line break")
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _out_of_patience)
    reader = Reader()
    if options.only is not None:
        names = [options.only.encode().decode("unicode_escape")]
    else:
        names = list(texts(options.quick, options.rows, options.words, options.seed))
    found = []
    for name in names:
        growth = reader.growth(name)
        if growth.offends and growth.pace <= SLOW:
            growth = reader.growth(name)  # once more: another process may have had the cache
        found.append(growth)
        if growth.offends:
            print(f"{growth.exponent:6.2f} {growth.pace:6.0f} {name!r} {growth.seconds}", flush=True)
            if options.profile:
                print(reader.profile(name), flush=True)
    offenders = [growth for growth in found if growth.offends]
    Console(width=120).print(_table(sorted(found, key=lambda growth: -growth.pace)[:20]))
    print(f"{len(found)} texts, {len(offenders)} out of proportion")
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(found)))
    return 1 if offenders else 0


def texts(quick: bool, rows: int, words: int, seed: int) -> Iterator[str]:
    """The texts to repeat: blocks, blocks a line, pairs and rows at random, and words of the rule packs."""
    yield from BLOCKS
    if quick:
        return
    yield from (block.rstrip() + "\n" for block in BLOCKS if block.strip())
    chance = random.Random(seed)
    for _ in range(rows):
        row = "".join(chance.choices(BLOCKS, k=chance.choice((2, 2, 3, 4, 5))))
        yield row + chance.choice(("", "", " ", "\n"))
    forms = sorted(set(_forms(msgspec.to_builtins(load_rules()))))
    for form in forms[:: max(1, len(forms) // words)] if words else ():
        yield form + chance.choice((" ", " 5 ", ", ", " the "))


def _forms(node: object) -> Iterator[str]:
    """Every word and phrase of the packs, but no example and no pattern."""
    if isinstance(node, str):
        if len(node) < 40 and "\\" not in node and "\n" not in node:
            yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in {"examples", "counterexamples", "source", "why", "advice", "message"}:
                yield from _forms(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _forms(value)


class Reader:
    """Reads texts through a file, as a user would, and knows what reading nothing costs."""

    def __init__(self) -> None:
        self._file = Path(tempfile.mkdtemp()) / "text.txt"
        for _ in range(3):
            self._nothing = self._seconds("A word.") or 0.0

    def growth(self, block: str) -> Growth:
        """CPU time at each length; those after the first that runs out of patience are not tried."""
        seconds: list[float | None] = []
        for length in LENGTHS:
            spent = self._seconds(_repeated(block, length)) if None not in seconds else None
            seconds.append(None if spent is None else round(spent - self._nothing, 4))
        return Growth(name=block, seconds=tuple(seconds))

    def profile(self, block: str) -> str:
        """The functions that took longest by themselves."""
        profile = cProfile.Profile()
        profile.enable()
        self._seconds(_repeated(block, LENGTHS[-1]))
        profile.disable()
        stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
        most = sorted(stats.items(), key=lambda item: -item[1][2])[:8]
        return "\n".join(
            f"        {own:7.2f} s {calls:9} × {Path(file).name}:{line} {name}"
            for (file, line, name), (_, calls, own, *_) in most
        )

    def _seconds(self, text: str) -> float | None:
        self._file.write_text(text, encoding="utf-8")
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        start = time.process_time()
        try:
            reconcile.extract_claims(self._file)
            return time.process_time() - start
        except OutOfPatienceError:
            return None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _repeated(block: str, length: int) -> str:
    return block * (length // len(block))


def _out_of_patience(number: int, frame: FrameType | None) -> None:
    raise OutOfPatienceError


def _table(found: Sequence[Growth]) -> Table:
    table = Table(title="Seconds of CPU, the slowest first")
    for heading in ("text", *(f"{length // 1000} kB" for length in LENGTHS), "exponent", "µs/character"):
        table.add_column(heading, justify="left" if heading == "text" else "right", no_wrap=True)
    for growth in found:
        cells = ("over" if spent is None else f"{spent:.3f}" for spent in growth.seconds)
        table.add_row(repr(growth.name)[:60], *cells, f"{growth.exponent:.2f}", f"{growth.pace:.0f}")
    return table


if __name__ == "__main__":
    sys.exit(main())
