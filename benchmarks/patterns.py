"""Does any regular expression take more than its share of hostile text? `make growth` runs it after growth.py.

Every pattern that reading a document compiles is searched for, from end to end, in the blocks of growth.yaml and in the
pattern's own words, each repeated to two lengths. A pattern whose cost grows with the square of the length is named
with the text that shows it; with "match" where that is so even when it is asked for at one place, and not searched for.
Most patterns never see more than a window of some hundred characters, so this is stricter than what a document can do:
growth.py has the last word, and only a fault of "match" makes the exit code 1.
"""

import argparse
import gc
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # the parsed pattern has no public door
from types import FrameType
from typing import Literal

import yaml
from msgspec import Struct

import reconcile

BLOCKS: list[str] = yaml.safe_load((Path(__file__).parent / "growth.yaml").read_text(encoding="utf-8"))
LENGTHS = (1_000, 4_000)  # characters; the first is the longest sentence
TOO_SHORT = 0.004  # seconds for the longer, below which nobody would notice: a microsecond a character
LIMIT = 7  # times as long for four times the text; proportion is 4, its square 16
PATIENCE = 0.5  # seconds of CPU for one search
OWN = 40  # words of its own that a pattern is tried on
CORPUS = Path(__file__).parents[1] / "fixtures"


class Offence(Struct, frozen=True, kw_only=True):
    """The text that a pattern is slow on, how it was used, and its seconds at each length; None: out of patience."""

    manner: Literal["match", "search"]
    block: str
    seconds: tuple[float | None, float | None]


class OutOfPatienceError(Exception):
    """A search took longer than `PATIENCE`."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=60, help="random rows of two to four blocks")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _out_of_patience)
    chance = random.Random(options.seed)
    blocks = [*BLOCKS, *("".join(chance.choices(BLOCKS, k=chance.choice((2, 3, 4)))) for _ in range(options.rows))]
    patterns = compiled()
    found = faults = 0
    for pattern in patterns:
        offences = list(offences_of(pattern, [*blocks, *own_words(pattern, chance)]))
        if offences:
            worst = max(offences, key=lambda offence: (offence.manner == "match", offence.seconds[-1] or PATIENCE))
            found += 1
            faults += worst.manner == "match"
            times = ", ".join("over" if spent is None else f"{spent * 1000:.1f} ms" for spent in worst.seconds)
            print(
                f"{worst.manner}: {times} on {worst.block!r} and {len(offences) - 1} more: {pattern.pattern[:200]!r}",
                flush=True,
            )
    print(f"{len(patterns)} patterns on {len(blocks)} texts and their own: {found} grow faster, {faults} at one place")
    return 1 if faults else 0


def compiled() -> list[re.Pattern[str]]:
    """The patterns that exist once all fixtures were read and did not before, in the order of their text."""
    before = _alive()
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(" ".join(BLOCKS))
        file.flush()
        kept = reconcile.extract_claims([file.name, *CORPUS.glob("*/docs")])
    new = [pattern for pattern in _alive() - before if isinstance(pattern.pattern, str) and not _is_foreign(pattern)]
    assert kept.claims
    return sorted(new, key=lambda pattern: pattern.pattern)


def _is_foreign(pattern: re.Pattern[str]) -> bool:
    """Whether a module of someone else's holds the pattern."""
    holders = (holder.get("__name__") for holder in gc.get_referrers(pattern) if isinstance(holder, dict))
    return any(isinstance(name, str) and not name.startswith("reconcile") for name in holders)


def _alive() -> set[re.Pattern[str]]:
    return {thing for thing in gc.get_objects() if isinstance(thing, re.Pattern)}


def offences_of(pattern: re.Pattern[str], blocks: list[str]) -> Iterator[Offence]:
    """The texts on which the pattern is slow, searched for or asked for at the beginning."""
    for block in blocks:
        if (seconds := _growth(pattern.match, block)) is not None:
            yield Offence(manner="match", block=block, seconds=seconds)
        elif (seconds := _growth(lambda text: list(pattern.finditer(text)), block)) is not None:
            yield Offence(manner="search", block=block, seconds=seconds)


def _growth(use: Callable[[str], object], block: str) -> tuple[float | None, float | None] | None:
    """Seconds at each length where they are out of proportion."""
    last = _seconds(use, block, LENGTHS[-1])
    if last is not None and last < TOO_SHORT:
        return None
    first, last = _seconds(use, block, LENGTHS[0]), _seconds(use, block, LENGTHS[-1])
    return (first, last) if first is None or last is None or last > LIMIT * first else None


def own_words(pattern: re.Pattern[str], chance: random.Random) -> list[str]:
    """Words that the pattern asks for, repeated with a space and without."""
    found = sorted(set(_literals(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))))
    chosen = found if len(found) <= OWN else chance.sample(found, OWN)
    return [word + end for word in chosen for end in ("", " ")]


def _literals(node: object) -> Iterator[str]:
    """Runs of literal characters anywhere in a parsed pattern."""
    run = ""
    for item in list(node) if isinstance(node, _parser.SubPattern | list | tuple) else []:
        if isinstance(item, tuple) and len(item) == 2 and str(item[0]) == "LITERAL":
            run += chr(item[1])
            continue
        if run:
            yield run
        run = ""
        yield from _literals(item)
    if run:
        yield run


def _seconds(use: Callable[[str], object], block: str, length: int) -> float | None:
    text = block * (length // len(block) + 1)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    start = time.perf_counter()
    try:
        use(text)
        return time.perf_counter() - start
    except OutOfPatienceError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _out_of_patience(number: int, frame: FrameType | None) -> None:
    raise OutOfPatienceError


if __name__ == "__main__":
    sys.exit(main())
