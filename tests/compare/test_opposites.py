"""One number of two opposite things, or with two names that have changed places: code, cause and reason."""

from pathlib import Path

import pytest

import reconcile


def told(folder: Path, a: str, b: str) -> list[tuple[str, str]]:
    (folder / "a.txt").write_text(a + "\n", encoding="utf-8")
    (folder / "b.txt").write_text(b + "\n", encoding="utf-8")
    found = reconcile.check(folder).findings
    return [(finding.code, finding.diagnosis.cause if finding.diagnosis else "") for finding in found]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Orlo hired 450 workers.", "Orlo laid off 450 workers.", [("CNT001", "opposite")]),
        ("Profit rose to $40 million.", "Profit rose by $40 million.", [("MON001", "opposite")]),
        ("Elm lent Orlo $40 million.", "Orlo lent Elm $40 million.", [("MON001", "exchanged-names")]),
        ("Orlo hired 450 workers.", "Orlo laid off 120 workers.", []),
        ("Orlo hired 450 workers and laid off 450 workers.", "Orlo laid off 450 workers.", []),
        ("The Hawks won three games.", "The Hawks lost three games.", []),
        ("Elm signed a $40 million deal with Orlo.", "Orlo signed a $40 million deal with Elm.", []),
    ],
)
def test_opposites(tmp_path: Path, a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert told(tmp_path, a, b) == expected


def test_the_detail_names_both_sides(tmp_path: Path) -> None:
    told(tmp_path, "Orlo hired 450 workers.", "Orlo laid off 450 workers.")
    (finding,) = reconcile.check(tmp_path).findings
    assert finding.diagnosis is not None
    assert finding.diagnosis.detail == "one figure is told of two opposites: “create” in a; “axe” in b"


def test_who_denies_in_other_words_is_on_the_side_of_those_who_deny(tmp_path: Path) -> None:
    for name, text in {
        "a": "Mayor Joan Petty said the dam had not failed.",
        "b": "Mayor Joan Petty said the dam had failed.",
        "c": "Elm's fire chief, Joan Petty, said the dam had not failed.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    messages = [finding.message for finding in reconcile.check(tmp_path).findings if finding.code == "ATT003"]
    assert messages == ["one statement and its contrary: affirmed in b, denied in a and c"]
