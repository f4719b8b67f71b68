"""Writes the figures of one run of extraction.py into docs/benchmarks.md: `record.py RESULTS.json`."""

import re
import sys
from pathlib import Path

import msgspec
from extraction import OURS, Results, exponents, libraries

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_STRETCH = re.compile(r"(?<=<!-- run -->\n).*?(?=<!-- end -->)", re.DOTALL)


def written(results: Results) -> str:
    """The tables of a run in Markdown."""
    known = libraries()
    held = {(run.library, run.text): run.memory or 0 for run in results.memory}
    ours = {run.text: run.speed for run in results.speed if run.library == OURS}
    lines = [f"{results.day}, {results.machine}, Python {results.python}.", ""]
    lines += [
        "| text | library | reads | part | found | MB/s | ours is | MB held |",
        "|---|---|---|--:|--:|--:|--:|--:|",
    ]
    for run in results.speed:
        name = f"{run.library} {results.versions.get(run.library, '')}".strip()
        reads = known[run.library].reads if run.library in known else "all kinds, speakers and frames"
        ratio = "" if run.library == OURS else f"{ours[run.text] / run.speed:.3g} ×"
        lines.append(
            f"| {run.text} | {name} | {reads} | {run.characters / 1000:,.0f} kB | {run.found:,} | {run.speed:.3g}"
            f" | {ratio} | {held[run.library, run.text] / 1e6:.0f} |"
        )
    lines += ["", "| text | length | seconds | MB/s | exponent |", "|---|--:|--:|--:|--:|"]
    for run, exponent in exponents(results.growth):
        grown = "" if exponent is None else f"{exponent:.2f}"
        lines.append(
            f"| {run.text} | {run.characters / 1000:,.0f} kB | {run.seconds:.2f} | {run.speed:.3g} | {grown} |"
        )
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    results = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Results)
    PAGE.write_text(_STRETCH.sub(lambda _: written(results), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
