"""What else must hold of two figures that differ before they are one fact."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from reconcile.link.owners import is_namesake, same_owner
from reconcile.model import Frame


@pytest.mark.parametrize(
    ("x", "y", "one"),
    [
        ("Daneka Holt", "Deneka Holt", True),
        ("Anna Sims", "Anna Kim", False),
        ("Jess Moss", "Jess Mo", False),
        ("Bay Mills'", "Bay Mills", True),
        ("Carl Brandt Jr.", "Carl Brandt", True),
    ],
)
def test_one_owner(x: str, y: str, one: bool) -> None:
    assert same_owner(x, y) is one


def test_a_father_and_his_son_are_namesakes() -> None:
    assert is_namesake("Carl Brandt Jr.", "Carl Brandt Sr.")
    assert is_namesake("Carl Brandt III", "Carl Brandt IV")
    assert not is_namesake("Carl Brandt, Jr", "Carl Brandt Jr.")


def test_names_change_places_whatever_the_order_of_several_in_one_part() -> None:
    for first, second in product((("to", "Velm"), ("to", "Orbis")), repeat=2):
        one = Frame(marks=frozenset({("subject", "Norvik"), first, second}))
        other = Frame(marks=frozenset({("subject", "Orbis"), ("to", "Norvik")}))
        assert one.exchanges(other) is (first == second == ("to", "Orbis"))


def test_findings_hang_on_no_seed_of_hashing(tmp_path: Path) -> None:
    told = (
        "Norvik sold to Orbis through a deal to Velm 41,700 tonnes of ore.",
        "Orbis sold to Norvik 41,700 tonnes of ore.",
    )
    for name, text in zip("ab", told, strict=True):
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "reconcile", "check", ".", "-f", "json", "--exit-zero"]
    root = str(Path(__file__).parents[2])
    results = {
        subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4", "5")
    }
    assert len(results) == 1
