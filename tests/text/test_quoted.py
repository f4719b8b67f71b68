"""Quotations compared word for word: what is another word, and what is the same one written otherwise."""

import pytest

from reconcile.model import Span
from reconcile.rulepack.load import load_rules
from reconcile.text.quoted import Quoting

QUOTING = Quoting(load_rules(()))

CHANGED = [
    ("We could keep the ferries running all winter.", "We will keep the ferries running all winter.", ["could>will"]),
    ("It was a shameful day for all of us in town.", "It was a proud day for all of us in town.", ["shameful>proud"]),
    ("The people of this city deserve the truth.", "The people of this town deserve the truth.", ["city>town"]),
    (
        "They knew that the dam was leaking for years.",
        "They never knew that the dam was leaking for years.",
        [">never"],
    ),
]
SAME = [
    ("We don't know what became of the crew.", "We do not know what became of the crew."),
    ("The neighbours organised a search for the boy.", "The neighbors organized a search for the boy."),
    ("We have to, you know, keep our colours in this town.", "We have to keep our colors in this town."),
    ("They [the owners] have lost the trust of the people.", "The owners … have lost the trust of the people."),
    ("We will sell the harbour to the firm, and then the ferries.", "We will sell the harbour to the firm."),
    ("We lost forty men and two ships that night.", "We lost 40 men and two ships that night."),
    ("He's gonna be missed by all of us at school.", "He is going to be missed by all of us at school."),
    ("The government recieved the report before the storm.", "The government received the report before the storm."),
]
TWO_UTTERANCES = [
    ("We will sell the harbour to the firm.", "We opened the school on a rainy day in May."),
    ("I am happy.", "I am sad."),
]


def changes(a: str, b: str) -> list[str] | None:
    one, other = (QUOTING.words(text, [Span(start=0, end=len(text))]) for text in (a, b))
    found = QUOTING.changes(one, other)
    return found and [
        ">".join(" ".join(word.word for word in words[slice(*run)]) for words, run in ((one, c.a), (other, c.b)))
        for c in found
    ]


@pytest.mark.parametrize(("a", "b", "expected"), CHANGED)
def test_another_word_is_a_change(a: str, b: str, expected: list[str]) -> None:
    assert changes(a, b) == expected


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_word_is_none(a: str, b: str) -> None:
    assert changes(a, b) == []
    assert changes(b, a) == []


@pytest.mark.parametrize(("a", "b"), TWO_UTTERANCES)
def test_two_utterances_are_not_compared(a: str, b: str) -> None:
    assert changes(a, b) is None
