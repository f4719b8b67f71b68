"""Who did it to whom: "Elm sued Orlo" and "Orlo was sued by Elm" are one deed, "Orlo sued Elm" is another."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from reconcile.rulepack.schema import Rules
from reconcile.text.grammar import NOT_NAMES, UNCHANGING
from reconcile.text.letters import UPPER
from reconcile.text.senses import Senses
from reconcile.text.vocabulary import folded_forms_of, forms_of
from reconcile.text.words import fold

_NAME = rf"{UPPER}[\w’'&.-]*\w(?:\s(?:(?:of|de|van|der|al|&)\s)?{UPPER}[\w’'&.-]*\w){{0,3}}"
# What lies between the two names is but a verb: "has twice beaten", "was sued by".
_DEED = re.compile(rf"(?P<one>\b{_NAME})(?P<deed>(?:\s[a-z]+){{1,4}})\s(?=(?P<other>{_NAME}))")
_PASSIVE = frozenset({"is", "are", "was", "were", "been", "being"})
_FACTS = _PASSIVE | {"has", "have", "had", "the", "also", "then", "later", "twice", "once", "again", "finally"}


class Deed(NamedTuple):
    """A verb by its one name, and the words of the two names."""

    by: frozenset[str]
    verb: str
    to: frozenset[str]

    def exchanges(self, other: "Deed") -> bool:
        """Whether the two have changed places."""
        return self.verb == other.verb and _one(self.by, other.to) and _one(self.to, other.by)

    def repeats(self, other: "Deed") -> bool:
        """Whether the same is done by the same."""
        return self.verb == other.verb and _one(self.by, other.by) and _one(self.to, other.to)


class Roles:
    """Reads deeds by rules/vocabulary.yaml: of a "mutual" verb it is all one who does it."""

    def __init__(self, rules: Rules) -> None:
        self._senses = Senses(rules)
        self._mutual = {self._senses.name(form) for form in forms_of(rules, "mutual")}
        self._function = folded_forms_of(rules, "function")
        self._irregular = {word for form in forms_of(rules, "same") for word in form.split("/")[1:]}

    def deeds(self, text: str) -> Iterator[Deed]:
        """What somebody with a name did to another, in the order of the text."""
        place = 0
        while match := _DEED.search(text, place):
            place = match.end()
            words = match["deed"].split()
            verb = self._verb(words)
            one, other = _words(match["one"]), _words(match["other"])
            if verb is not None and one and other and one.isdisjoint(other):
                yield Deed(other, verb, one) if _is_passive(words) else Deed(one, verb, other)

    def _verb(self, words: list[str]) -> str | None:
        """The name of the only verb, with nothing but what makes it a fact; None for what is mutual or no verb."""
        told = [word for word in words if word not in _FACTS and not word.endswith("ly")]
        if _is_passive(words) and told[-1:] == ["by"]:
            told.pop()
        if len(told) != 1 or (not _is_passive(words) and not _PASSIVE.isdisjoint(words)):
            return None
        name = self._senses.name(told[0])
        is_verb = told[0].endswith(("ed", "s")) or told[0] in self._irregular or told[0] in UNCHANGING
        return name if is_verb and name not in self._mutual and fold(told[0]) not in self._function else None


def exchanged(a: Sequence[Deed], b: Sequence[Deed]) -> bool:
    """Whether two who did something to one another in one text have changed places in the other."""
    return any(
        one.exchanges(other)
        and not any(known.repeats(other) for known in a)
        and not any(known.repeats(one) for known in b)
        for one in a
        for other in b
    )


def _words(name: str) -> frozenset[str]:
    """The folded words of a name, without what only stands before it: "On Saturday Elm"."""
    return frozenset(map(fold, dropwhile(NOT_NAMES.__contains__, name.split())))


def _is_passive(words: list[str]) -> bool:
    return words[-1] == "by" and not _PASSIVE.isdisjoint(words)


def _one(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a
