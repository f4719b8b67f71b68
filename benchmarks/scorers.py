"""What the scorers in a folder beside the checkout say of this program: figures by name, in percent."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SETS = (
    *("newsquant_dev", "ms_currency", "ms_dimension", "ms_percent", "ms_datetime_parser", "duckling_money"),
    *("quantulum3_tests", "rquant_currency", "rquant_dimension", "rquant_age", "rquant_temperature", "polnear_dev"),
)
_SCORE = re.compile(
    r"^(?P<set>\w+) +(?P<kind>\w+) +P +(?P<p>[\d.]+) +R +(?P<r>[\d.]+) +F1 +(?P<f>[\d.]+)", re.MULTILINE
)
_SEEDS = re.compile(r"^seeds: (?P<right>\d+) of (?P<total>\d+) right", re.MULTILINE)
_PAIRS = re.compile(
    r"^(?P<label>agree|conflict|compatible|different-fact) +"
    r"(?P<agree>\d+) +(?P<flagged>\d+) +(?P<apart>\d+) +(?P<unseen>\d+)",
    re.MULTILINE,
)


def measure() -> dict[str, float]:
    """Every figure. The longest run goes first, since as many run at once as there are cores.

    Raises:
        subprocess.CalledProcessError: the program or a scorer failed.
    """
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        folder = Path(name)
        pile = pool.submit(_incidents, folder / "pile.json", "none")
        groups = pool.submit(_incidents, folder / "groups.json", "group")
        seeds = pool.submit(_seeds, folder / "seeds.json")
        claims = [pool.submit(_extract, folder, name) for name in SETS]
        found = _extraction([claim.result() for claim in claims]) | seeds.result()
        return found | _named("incidents", groups.result()) | _named("incidents_in_one_pile", pile.result())


def _extract(folder: Path, name: str) -> str:
    """The claims of a set, in a file, as the scorer wants it named."""
    claims = folder / f"{name}.jsonl"
    _reconcile("extract", SHARED / "bench" / "extraction" / claims.name, "-f", "jsonl", "-o", claims)
    return f"{name}={claims}"


def _extraction(sets: Sequence[str]) -> dict[str, float]:
    """F1 of each kind in each set; of attributions precision and recall, since their targets are apart."""
    found: dict[str, float] = {}
    for match in _SCORE.finditer(_scorer("score_extraction.py", *sets)):
        name = f"{match['set']}/{match['kind']}"
        if match["kind"] == "attribution":
            found |= {f"{name}.precision": float(match["p"]), f"{name}.recall": float(match["r"])}
        else:
            found[name] = float(match["f"])
    return found


def _seeds(report: Path) -> dict[str, float]:
    _reconcile("check", SHARED / "seeds", "-f", "json", "--exit-zero", "-o", report)
    said = _SEEDS.search(_scorer("score_seeds.py", report, may_fail=True))
    return {"seeds/right": _share(int(said["right"]), int(said["total"]))} if said else {}


def _incidents(report: Path, group_by: str) -> dict[str, float]:
    """Linking and verdicts over real reports: pairs by their label and by what the program says of them."""
    docs = SHARED / "bench" / "incidents" / "docs.jsonl"
    _reconcile("check", docs, "--group-by", group_by, "-f", "json", "--exit-zero", "-o", report)
    said = {
        match["label"]: {column: int(match[column]) for column in ("agree", "flagged", "apart", "unseen")}
        for match in _PAIRS.finditer(_scorer("score_crossdoc.py", report))
    }
    flagged = sum(row["flagged"] for row in said.values())
    joined = said["different-fact"]["agree"] + said["different-fact"]["flagged"]
    return {
        "linked": _share(said["agree"]["agree"], sum(said["agree"].values())),
        "joined_wrongly": _share(joined, sum(said["different-fact"].values())),
        "conflict.precision": _share(said["conflict"]["flagged"], flagged),
        "conflict.recall": _share(said["conflict"]["flagged"], sum(said["conflict"].values())),
        "compatible_flagged": _share(said["compatible"]["flagged"], sum(said["compatible"].values())),
    }


def _named(prefix: str, figures: dict[str, float]) -> dict[str, float]:
    return {f"{prefix}/{name}": figure for name, figure in figures.items()}


def _share(part: int, whole: int) -> float:
    """In percent, with one decimal; of nothing, nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def _reconcile(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "reconcile", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def _scorer(script: str, *arguments: str | Path, may_fail: bool = False) -> str:
    """What a scorer prints; `may_fail` where its exit code is a verdict."""
    command = [sys.executable, str(SHARED / "tools" / script), *map(str, arguments)]
    return subprocess.run(command, check=not may_fail, capture_output=True, text=True, cwd=ROOT).stdout
