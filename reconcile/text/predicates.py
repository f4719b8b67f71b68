"""Where a function word is what is said of a thing ("the lines were down"), and where a verb of speech is a deed."""

from collections.abc import Sequence
from typing import Literal

from reconcile.text.grammar import ADJUNCT_OPENERS, ADVERBS, CLAUSE_OPENERS
from reconcile.text.spoken import Spoken

Lean = Literal["", "be", "go"]  # what a predicate leans on: nothing, a form of "be", a verb that stands for it

ADVERB_PARTICLES = frozenset({"up", "down", "on", "off", "out", "in", "over", "back", "away"})
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am"})
_LIKE_BE = frozenset({"go", "come", "stay", "remain", "turn", "switch", "keep", "get"})
_BETWEEN = ADVERBS | {"not", "never", "no", "longer"}
_ADVERBIALS = "again now there here today yesterday tonight too then this next"
_PLACES = "along across outside inside beside behind below above between around beyond throughout"
_BEHIND = CLAUSE_OPENERS | ADJUNCT_OPENERS | frozenset(f"and or nor {_ADVERBIALS} {_PLACES} due thanks".split())
_SEVERED = frozenset({"out", "down", "off", "back"})  # "ruled out", "called off" are no speech


def leaning(word: str, name: str, before: Lean) -> Lean:
    """What the word behind this one leans on: "was", "was not", "has gone"."""
    if word in _BE:
        return "be"
    if name in _LIKE_BE:
        return "go"
    return before if word in _BETWEEN or word.endswith("ly") else ""


def ends_predicate(words: Sequence[Spoken], place: int) -> bool:
    """Whether a particle leads to no noun: "was on when it burst", "was on." but not "was on the boat"."""
    if place + 1 == len(words):
        return True
    here, following = words[place], words[place + 1]
    return following.word in _BEHIND or following.start - here.end > 1  # a comma or a stop


def is_deed(words: Sequence[Spoken], place: int, lean: Lean) -> bool:
    """Whether a verb of speech tells what is done: in the passive ("were told", "was not warned"), or with a particle
    ("ruled out")."""
    following = words[place + 1].word if place + 1 < len(words) else ""
    return following in _SEVERED or (lean == "be" and not words[place].word.endswith("ing"))
