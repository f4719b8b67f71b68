import pytest

from reconcile.link.nouns import Nouns
from reconcile.model import Frame
from reconcile.rulepack.load import load_rules
from reconcile.text.words import fold

NOUNS = Nouns(load_rules(()))


def counted(phrase: str) -> Frame:
    return Frame(measure=phrase, noun=fold(phrase.split()[-1]))


@pytest.mark.parametrize(
    ("first", "second", "kinship"),
    [
        ("homes", "buildings", "alike"),
        ("troops", "soldiers", "alike"),
        ("persons", "people", "alike"),
        ("lorries", "aid trucks", "alike"),
        ("batteries", "battery packs", "one"),
        ("relief camps", "camps", "one"),
        ("people", "nurses", "kin"),
        ("firefighters", "personnel", "kin"),
        ("nurses", "miners", None),
        ("homes", "soldiers", None),
        ("people", "camps", None),
    ],
)
def test_nouns_of_one_thing(first: str, second: str, kinship: str | None) -> None:
    x, y = counted(first), counted(second)
    assert NOUNS.kinship(x, y) == NOUNS.kinship(y, x) == kinship


def test_another_word_says_less_than_the_same_one() -> None:
    same, other, kin, none = (
        NOUNS.likeness(counted("homes"), counted(phrase)) for phrase in ("homes", "houses", "people", "boats")
    )
    assert same == 1.0 > other > kin == none == 0.0


@pytest.mark.parametrize(("word", "other"), [("stolen", "theft"), ("deal", "agreement"), ("killed", "died")])
def test_words_of_one_meaning(word: str, other: str) -> None:
    assert NOUNS.meaning(fold(word)) == NOUNS.meaning(fold(other)) != NOUNS.meaning(fold("boats"))
