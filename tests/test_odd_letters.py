"""Letters that patterns without case take for others: a text that has them is read, whatever comes of it."""

from pathlib import Path

import pytest

import reconcile

DOCUMENTS = sorted((Path(__file__).resolve().parents[1] / "fixtures").glob("*/docs/*"))
ALIKE = {"i": "ıİ", "s": "ſ", "k": "\u212a"}


@pytest.mark.parametrize("every", [1, 2, 3])
@pytest.mark.parametrize("letter", "isk")
def test_odd_letters_end_no_run(letter: str, every: int) -> None:
    for path in DOCUMENTS:
        parts = path.read_text(encoding="utf-8").split(letter)
        for odd in ALIKE[letter]:
            text = parts[0] + "".join(
                (odd if number % every == 0 else letter) + part for number, part in enumerate(parts[1:])
            )
            assert all(text[claim.start : claim.end] == claim.text for claim in reconcile.claims_in(text))
