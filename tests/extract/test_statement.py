"""Sentences that state something, whole or in clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.statement import statements_of
from reconcile.model import Document, Furniture
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

RULES = load_rules()


def written(text: str, *furniture: Furniture) -> list[str]:
    document = Document(id="d", path="d.txt", text=text, furniture=furniture)
    return [text[s.start : s.end] for s in statements_of(document, Sentences(document, RULES))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two towns have shared one bridge since May.", ["The two towns have shared one bridge since May."]),
        (
            "The two towns have shared one bridge since May, and their mayors will meet there again next week.",
            ["The two towns have shared one bridge since May", "their mayors will meet there again next week."],
        ),
        (
            "The bridge was closed for most of the winter; a ferry carried the workers across the river.",
            ["The bridge was closed for most of the winter", "a ferry carried the workers across the river."],
        ),
        (
            "They bought bread at the market, and cheese, and a bag of very good apples for the way.",
            ["They bought bread at the market, and cheese, and a bag of very good apples for the way."],
        ),
        ("Two Towns Share a Bridge After Years of Quarrels", []),
        ("Bridge closed again", []),
        ("A bridge!", []),
    ],
)
def test_sentences_and_clauses(text: str, expected: list[str]) -> None:
    assert written(text) == expected


def test_furniture_states_nothing() -> None:
    text = "The two towns have shared one bridge.\nRead here what else we have written today."
    region = Furniture(start=38, end=len(text), rule="more", reason="links")
    assert written(text, region) == ["The two towns have shared one bridge."]


@given(st.text(alphabet="aA .,;!\n“”andbutwas", max_size=200))
def test_statements_are_in_order_and_apart(text: str) -> None:
    document = Document(id="d", path="d.txt", text=text)
    end = 0
    for statement in statements_of(document, Sentences(document, RULES)):
        assert end <= statement.start < statement.end <= len(text)
        end = statement.end
