"""Two sentences that conflict raise a finding; two that only look as if they did raise nothing."""

from pathlib import Path

import pytest
import yaml

from reconcile.pipeline import check

PAIRS = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
SOURCES = """\
- {file: a.txt, publisher: North Wire, published: 2025-04-25}
- {file: b.txt, publisher: The Daily, published: 2025-04-25}
"""


def pairs(expected: str) -> list[object]:
    known = [
        pytest.param(pair, id=pair["name"], marks=pytest.mark.xfail(reason="known miss", strict=True))
        for pair in PAIRS["todo"]
        if pair["expected"] == expected
    ]
    return [*(pytest.param(pair, id=pair["name"]) for pair in PAIRS[expected]), *known]


def raised(pair: dict[str, str], folder: Path) -> list[str]:
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(pair[name] + "\n", encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return [finding.message for finding in check([str(folder)]).findings if finding.severity != "note"]


@pytest.mark.parametrize("pair", pairs("conflict"))
def test_a_conflict_is_found(pair: dict[str, str], tmp_path: Path) -> None:
    assert raised(pair, tmp_path)


@pytest.mark.parametrize("pair", pairs("quiet"))
def test_what_only_looks_like_a_conflict_is_quiet(pair: dict[str, str], tmp_path: Path) -> None:
    assert raised(pair, tmp_path) == []
