"""Sentences on sport, health, money, weather, courts, science, politics and transport, in several styles of English.

In sentences.txt each figure stands in brackets with its kind, value and unit: "[54,210 fans|count 54210 fan]".
"""

import re
from decimal import Decimal
from pathlib import Path

import pytest

import reconcile
from reconcile.model import Interval, Kind

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
FIGURE = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<read>[^\]]+)\]")
KINDS: tuple[Kind, ...] = ("money", "percent", "percent_change", "quantity", "count", "ordinal", "age", "duration")


def written(end: Decimal | None) -> str:
    return "" if end is None else format(end.normalize(), "f")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(sentence: str) -> None:
    text = FIGURE.sub(lambda figure: figure["text"], sentence)
    found = []
    for claim in reconcile.claims_in(text, kinds=KINDS):
        assert isinstance(claim.value, Interval)
        low, high = written(claim.value.low), written(claim.value.high)
        value = low if low == high else f"{low}..{high}"
        found.append((claim.text, f"{claim.kind} {value} {claim.unit}"))
    assert found == [(figure["text"], figure["read"]) for figure in FIGURE.finditer(sentence)]
