"""Time and memory of whole processes, as a user waits for them: `make bench`.

Each command runs in a process of its own, a few times to warm the disk's cache and then N times. Peak memory is the
largest resident set of any of its runs.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WARM_UP = 2

COMMANDS = {
    "--help": ["--help"],
    "check --help": ["check", "--help"],
    "check, text": ["check", "{corpus}", "--exit-zero"],
    "check, json": ["check", "{corpus}", "--exit-zero", "-f", "json"],
    "check, csv": ["check", "{corpus}", "--exit-zero", "-f", "csv"],
    "extract, jsonl": ["extract", "{corpus}", "-f", "jsonl"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--corpus", default=ROOT / "fixtures" / "state-visit" / "docs", help="a folder of documents")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.runs} runs each, whole processes\n")
    print(f"{'reconcile …':<16}{'min':>9}{'median':>9}{'max':>9}{'peak':>11}")
    for name, arguments in COMMANDS.items():
        command = [sys.executable, "-m", "reconcile", *(part.format(corpus=options.corpus) for part in arguments)]
        for _ in range(WARM_UP):
            measure(command)
        runs = [measure(command) for _ in range(options.runs)]
        times = [seconds * 1000 for seconds, _ in runs]
        memory = max(peak for _, peak in runs) / 2**20
        figures = "".join(f"{figure:>6.0f} ms" for figure in (min(times), statistics.median(times), max(times)))
        print(f"{name:<16}{figures}{memory:>8.0f} MiB")


def measure(command: list[str]) -> tuple[float, int]:
    """Seconds from start to end, and the peak of resident memory in bytes.

    Raises:
        SystemExit: where the command fails.
    """
    start = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        command,
        {**os.environ, "PYTHONPATH": str(ROOT)},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ],
    )
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    # Linux counts in kibibytes, macOS in bytes.
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
