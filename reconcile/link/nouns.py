"""Whether two counts count one thing, under whatever nouns; words of one meaning."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from reconcile.model import Frame
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import folded_forms_of, forms_of
from reconcile.text.words import fold

LIKE_NOUNS = 85  # ratio of two counted nouns; "neighbor" and "neighbour" reach 94
OTHER_WORD = 0.8  # of what one noun gives: "homes" and "buildings"

Kinship = Literal["one", "alike", "kin"]


class Nouns:
    """What rules/vocabulary.yaml knows of words of one meaning and of what is counted by several nouns."""

    def __init__(self, rules: Rules) -> None:
        self._meaning = _classes(forms_of(rules, "synonym"))
        self._counted = _classes(forms_of(rules, "counted alike"))
        self._anybody = folded_forms_of(rules, "anybody")
        people = folded_forms_of(rules, "person")
        alike = {self._counted[noun] for noun in people if noun in self._counted}
        self._people = people | self._anybody | {noun for noun, one in self._counted.items() if one in alike}

    def meaning(self, term: str) -> str:
        """One folded word for all that mean the same."""
        return self._meaning.get(term, term)

    def counted(self, noun: str) -> str:
        """One folded noun for all that count the same."""
        return self._counted.get(noun, noun)

    def is_anybody(self, noun: str) -> bool:
        """Whether a folded noun counts people of any kind."""
        return noun in self._anybody

    def is_person(self, noun: str) -> bool:
        """Whether a folded noun counts people."""
        return noun in self._people

    def are_two_kinds(self, x: Frame, y: Frame) -> bool:
        """Whether one of two counts, whatever it measures, is of people by a name of theirs ("patients"), the other of
        what is nobody ("countries")."""
        nouns = [frame.noun or fold((frame.measure or "").rpartition(" ")[2]) for frame in (x, y)]
        people = [self.is_person(noun) and not self.is_anybody(noun) for noun in nouns]
        return any(
            person and other.noun and not self.is_person(other.noun)
            for person, other in ((people[0], y), (people[1], x))
        )

    def kinship(self, x: Frame, y: Frame) -> Kinship | None:
        """How two counted nouns are related: "one" noun, nouns "alike" ("homes" and "houses"), or "kin", of which one
        may count what the other counts and more ("people" and "guards"); None of different things."""
        a, b = x.noun or "", y.noun or ""
        if (
            fuzz.ratio(a, b) >= LIKE_NOUNS
            or a in folded(y.measure or "").split()
            or b in folded(x.measure or "").split()
        ):
            return "one"
        if a in self._counted and self._counted[a] == self._counted.get(b):
            return "alike"
        return "kin" if {a, b} <= self._people and {a, b} & self._anybody else None

    def likeness(self, x: Frame, y: Frame) -> float:
        """From 0 (different things) to 1 (closed): one noun with the same words before it; less where one text says
        more ("league goals" and "goals"), or in another word."""
        kinship = self.kinship(x, y)
        if kinship != "one":
            return OTHER_WORD if kinship == "alike" else 0.0
        if x.noun != y.noun:
            return 0.9  # "batteries" and "battery packs": the more telling word is in both
        a, b = ({self._counted.get(word, word) for word in folded(frame.measure or "").split()} for frame in (x, y))
        return 0.2 + 0.8 * len(a & b) / max(1, len(a | b))


@lru_cache(maxsize=16384)
def folded(phrase: str) -> str:
    """A phrase with each of its words folded."""
    return " ".join(fold(word) for word in phrase.split())


def _classes(forms: Iterable[str]) -> dict[str, str]:
    return {fold(word): fold(alike.split("/")[0]) for alike in forms for word in alike.split("/")}
