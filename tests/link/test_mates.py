"""Counts that differ and are of one thing by what three documents count once each."""

from pathlib import Path

import pytest

from reconcile.pipeline import check

ABOUT = "The Tern satellite left Perra on Monday. It weighs 1,850 kilograms and will fly at 705 kilometres. "


def conflicts(folder: Path, *told: str) -> list[str]:
    for name, sentence in zip("abc", told, strict=True):
        text = f"---\ndate: 2025-04-25\n---\n{ABOUT}{sentence}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return [finding.message for finding in check([str(folder)]).findings if finding.severity == "error"]


def test_what_two_of_three_texts_count_alike_the_third_counts_too(tmp_path: Path) -> None:
    found = conflicts(tmp_path, "It carries three cameras.", "Its three cameras are new.", "On board are four cameras.")
    assert len(found) == 1
    assert "four cameras" in found[0]


@pytest.mark.parametrize(
    "told",
    [
        # Nobody vouches for either number.
        ("It carries three cameras.", "On board are four cameras.", "Five cameras were left at home."),
        # The third text counts cameras twice: of which three, it doesn't say.
        ("It carries three cameras.", "Its three cameras are new.", "Four cameras broke, two cameras were lost."),
        # People of a text are many.
        ("Two doctors built it.", "Two doctors were thanked.", "Three doctors watched it fly."),
    ],
)
def test_counts_that_may_be_of_other_things_are_left_alone(told: tuple[str, ...], tmp_path: Path) -> None:
    assert conflicts(tmp_path, *told) == []
