import pytest

from reconcile.wording import counted, listed


@pytest.mark.parametrize(
    ("number", "noun", "plural", "words"),
    [
        (1, "day", None, "1 day"),
        (2, "day", None, "2 days"),
        (2, "entry", None, "2 entries"),
        (0, "fault", None, "0 faults"),
        (2000, "fact", None, "2,000 facts"),
        (2, "fact agrees", "facts agree", "2 facts agree"),
    ],
)
def test_counted(number, noun, plural, words):
    assert counted(number, noun, plural) == words


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(parts, words):
    assert listed(parts) == words
