"""Runs one library over one text in this process and prints what it took, as JSON: extraction.py starts it.

It runs in environments that hold only the library, so it imports nothing else. What each library is asked for is what
it can find in running text: all its kinds, with their places where it tells them.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

RUN = 1.0  # seconds that one run should take: slower libraries get less of the text
LEAST = 2_000  # characters
RUNS = 5

Read = Callable[[str], int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", choices=LIBRARIES)
    parser.add_argument("text", type=Path)
    parser.add_argument("--whole", action="store_true", help="one run over all of it, after one over its beginning")
    parser.add_argument("--memory", action="store_true", help="one run over all of it, nothing before it")
    options = parser.parse_args()
    text = options.text.read_text(encoding="utf-8")
    before = resident("VmRSS")
    read = LIBRARIES[options.library]()
    if options.memory:
        found = read(text)
        answer = {"found": found, "characters": len(text), "memory": resident("VmHWM") - before}
    elif options.whole:
        read(text[:LEAST])
        found, seconds = timed(read, text)
        answer = {"found": found, "characters": len(text), "seconds": seconds}
    else:
        answer = paced(read, text)
    json.dump(answer, sys.stdout)


def paced(read: Read, text: str) -> dict[str, float]:
    """The median of some runs over as much of the text as can be read in `RUN` seconds, at a paragraph's end."""
    read(text[:LEAST])
    length = LEAST
    while True:
        _, seconds = timed(read, cut(text, length))
        if seconds > RUN / 4 or length >= len(text):
            break
        length *= 4
    length = min(len(text), max(LEAST, int(length * RUN / seconds)))
    part = cut(text, length)
    runs = [timed(read, part) for _ in range(RUNS)]
    return {
        "found": runs[0][0],
        "characters": len(part),
        "seconds": statistics.median(seconds for _, seconds in runs),
    }


def cut(text: str, length: int) -> str:
    """The text up to the end of the paragraph that holds its last character."""
    end = text.find("\n\n", length)
    return text if end < 0 else text[:end]


def timed(read: Read, text: str) -> tuple[int, float]:
    """How much was found, and the seconds of the processor that it took: those of one core, however busy the others."""
    start = time.process_time()
    found = read(text)
    return found, time.process_time() - start


def resident(field: str) -> int:
    """Bytes of memory that the process holds (VmRSS) or held at its peak (VmHWM). Linux only."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024
    raise SystemExit(f"/proc/self/status has no {field}")


def reconcile() -> Read:
    """All kinds but plain statements, with their frames and speakers."""
    import reconcile

    return lambda text: len(reconcile.claims_in(text))


def quantulum3() -> Read:
    """Quantities, money and percentages, without the optional classifier."""
    from quantulum3 import parser

    return lambda text: len(parser.parse(text))


def recognizers() -> Read:
    """Numbers, percentages, money, dimensions, ages and dates: each has a function of its own."""
    import recognizers_suite as suite

    kinds = [
        suite.recognize_number,
        suite.recognize_percentage,
        suite.recognize_currency,
        suite.recognize_dimension,
        suite.recognize_age,
        suite.recognize_datetime,
    ]
    return lambda text: sum(len(kind(text, suite.Culture.English)) for kind in kinds)


def price_parser() -> Read:
    """One price of each sentence, which is all that it returns of a text."""
    from price_parser import Price

    return lambda text: sum(Price.fromstring(sentence).amount is not None for sentence in text.split(". "))


def dateparser() -> Read:
    """Dates, in English alone, which is quicker than trying every language."""
    from dateparser.search import search_dates

    return lambda text: len(search_dates(text, languages=["en"]) or [])


def datefinder() -> Read:
    """Dates with their places."""
    from datefinder import find_dates

    return lambda text: sum(1 for _ in find_dates(text, index=True))


LIBRARIES: dict[str, Callable[[], Read]] = {
    "reconcile": reconcile,
    "quantulum3": quantulum3,
    "recognizers-text-suite": recognizers,
    "price-parser": price_parser,
    "dateparser": dateparser,
    "datefinder": datefinder,
}

if __name__ == "__main__":
    main()
