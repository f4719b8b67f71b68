"""The cores of statements: who does what to what, so that a denial is found in other words than what it denies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.asides import is_question, parted
from reconcile.text.grammar import ARTICLES, PREPOSITIONS
from reconcile.text.sense import Sense
from reconcile.text.senses import Senses
from reconcile.text.spoken import Spoken, spoken_words
from reconcile.text.vocabulary import forms_of

Mood = Literal["fact", "to come", "may be"]

FEWEST = 3  # telling words of a core
_NAMED = 2  # where one of them is a name, and both clauses tell what has come about by now
_BREAK = re.compile(r"[,;:()\[\]—–“”\"]")
_OPENERS = frozenset(
    {"that", "but", "because", "while", "although", "though", "whereas", "where", "so", "as", "since", "and", "who"}
    | {"which", "whom", "whose"}
)
_TO_COME = frozenset({"will", "would", "shall", "ll", "going"})
_MAY_BE = frozenset({"can", "could", "may", "might", "must", "should", "ought", "if", "unless", "whether"})
_CURRENT = frozenset({"has", "have", "is", "are", "am", "does", "do"})
_AUXILIARIES = _CURRENT | {"did", "was", "were", "be", "been", "had", "will", "would", *_MAY_BE}
# Who denies with one of these denies less than the whole.
_LIMITS = frozenset({"yet", "until", "till", "only", "just", "even", "always", "first", "again", "still", "longer"})
_THERE = "there"
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you"})


class Core(Struct, frozen=True):
    """One clause. `keys` has one name for a telling word and its opposites, `names` those of them with a capital within
    the sentence. What is `current` may change from day to day: "has not signed"."""

    words: Sequence[Spoken]
    senses: Mapping[str, Sense]
    keys: frozenset[str]
    names: frozenset[str]
    mood: Mood
    current: bool

    @property
    def is_sided(self) -> bool:
        """Whether something in it has an opposite."""
        return any(sense.written for sense in self.senses.values())

    @property
    def denies(self) -> bool:
        """Whether something in it is negated."""
        return any(sense.negated for sense in self.senses.values())


class Cores:
    """Finds the clauses of statements, and those of two that turn over one another."""

    def __init__(self, rules: Rules) -> None:
        self._senses = Senses(rules)
        first = {form.split()[0] for form in forms_of(rules, "negator")}
        self._negator = re.compile(rf"\b(?:{alternation(sorted(first))})|n[’']t\b", re.IGNORECASE)

    def negates(self, text: str) -> bool:
        """Whether there may be a negator in it."""
        return self._negator.search(text) is not None

    def has_sides(self, terms: Sequence[str]) -> bool:
        """Whether one of some folded words has an opposite."""
        return any(self._senses.has_sides(term) for term in terms)

    def keys(self, terms: Sequence[str]) -> frozenset[str]:
        """The keys that cores have for folded words."""
        return frozenset(map(self._senses.both_sides, terms))

    def of(self, text: str, aside: tuple[int, int]) -> Iterator[Core]:
        """The cores of a statement in order, none of a question; `aside` are the half-open offsets of who says it."""
        if is_question(text):
            return
        for words in _clauses(text, aside):
            read = self._senses.read(words)
            told = {word.word for word in words}
            if len(read) < _NAMED:
                continue
            yield Core(
                words=words,
                senses=read,
                keys=frozenset(map(self._senses.matter, read)),
                names=frozenset(
                    self._senses.matter(name)
                    for name, sense in read.items()
                    if words[sense.place].start > 0 and text[words[sense.place].start].isupper()
                ),
                mood="to come" if told & _TO_COME else "may be" if told & _MAY_BE else "fact",
                current=not told.isdisjoint(_CURRENT),
            )

    def turns_over(self, one: Core, other: Core) -> bool:
        """Whether all that a clause says is said in another too, but for a negator or an opposite: who did what. The
        clause that denies is the one with fewer words, or it denies but a part."""
        told = {word.word for word in one.words}
        limited = told & _LIMITS or any(word.endswith("ly") for word in told)  # "did not immediately answer"
        if one.mood != other.mood or limited or other.denies or parted(one.words, other.words):
            return False
        a, b = self._senses.read(one.words, other.words), self._senses.read(other.words, one.words)
        missing = [name for name in a if name not in b]
        fewest = FEWEST
        if missing and missing == list(a)[:1] and self._is_anyone(one, a, other):
            fewest += 1
        elif missing:
            return False
        elif one.current and other.current and one.keys & (one.names | other.names):
            fewest = _NAMED
        elif one.words[0].word == other.words[0].word == _THERE:
            fewest = _NAMED  # "there will be no compulsory redundancies" is a whole statement
        turned = [name for name in a if name in b and a[name].turns(b[name])]
        if len(a) < fewest or len(turned) != 1:
            return False
        (name,) = turned
        return (
            a[name].negated == one.denies
            and (not one.denies or _is_denied(one.words, a[name].place))
            and _is_told(other.words, b[name].place, one.words, a[name].place)
        )

    def _is_anyone(self, one: Core, senses: Mapping[str, Sense], other: Core) -> bool:
        """Whether the first telling word is a subject that the other clause may have under another name: "the vessel"
        for "it", "it" for "the Teal"."""
        place = next(iter(senses.values())).place
        named = place > 0 and one.words[place - 1].word == "the"
        return named and other.words[0].word in _PRONOUNS


def _clauses(text: str, aside: tuple[int, int]) -> Iterator[list[Spoken]]:
    """The words between two marks, or words that open a clause."""
    marks = [match.start() for match in _BREAK.finditer(text)]
    run: list[Spoken] = []
    for word in spoken_words(text, 0, len(text)):
        opens = word.word in _OPENERS or bool(marks and marks[0] < word.start)
        while marks and marks[0] < word.start:
            marks.pop(0)
        if opens and run:
            yield run
            run = []
        if word.word not in _OPENERS and not aside[0] <= word.start < aside[1]:
            run.append(word)
    if run:
        yield run


def _is_denied(words: Sequence[Spoken], place: int) -> bool:
    """Whether a verb or a thing is what a negator turns over: "did not open", "no alarm"; not "not far from Elm"."""
    for at in range(place - 1, max(-1, place - 4), -1):
        word = words[at].word
        if word == "not":
            return at > 0 and words[at - 1].word in _AUXILIARIES
        if word in ARTICLES or word in PREPOSITIONS:
            return False
    return True


def _is_told(words: Sequence[Spoken], place: int, denying: Sequence[Spoken], denied: int) -> bool:
    """Whether what is turned over is told as it is denied: "strikes", but not "the strike", "to strike", "striking"."""
    if denied and denying[denied - 1].word == "no":
        return True
    before = words[place - 1].word if place else ""
    ing = words[place].word.endswith("ing") == denying[denied].word.endswith("ing")
    return ing and before != "to" and before not in ARTICLES
