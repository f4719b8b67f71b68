"""The sense of one word of a statement: on which side of a pair of opposites, denied or not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import sides_of

Phrase = tuple[str, ...]  # of one word or two, each by its one name


class Side(NamedTuple):
    """One of the sides of which a thing can be on one: the entry's id, the side's number, and how many there are."""

    id: str
    number: int
    of: int


class Beside(NamedTuple):
    """What the other of two statements holds: the names of its words, and the sides that they may be on."""

    names: frozenset[str] = frozenset()
    sides: frozenset[Side] = frozenset()

    def opposes(self, sides: Iterable[Side]) -> bool:
        """Whether a word of the other statement is on another side of the same."""
        return any(one.id == two.id and one.number != two.number for one in sides for two in self.sides)

    def chosen(self, sides: Iterable[Side]) -> Side | None:
        """Of the sides that a phrase may be on, the first that the other statement tells of too; "passed" beside
        "failed" is no "passed" beside "rejected"."""
        known = {side.id for side in self.sides}
        return min(sides, key=lambda side: side.id not in known, default=None)


class Sense(Struct, frozen=True):
    """`negated` behind a negator; `side` is the number of its side among `of`; it is `open` where it is taken back
    or said in two senses; `written` is how it is written where it has sides; `place` is the number of its word."""

    negated: bool = False
    side: int = 0
    of: int = 2
    open: bool = False
    written: Phrase = ()
    place: int = 0

    @property
    def denied(self) -> bool:
        """Whether a negator or its side turns it over, and not both."""
        return not self.open and self.negated != (self.side > 0)

    def turns(self, other: "Sense") -> bool:
        """Whether only one of two senses of one word can hold. What is not on one of three sides may be on either of
        the others."""
        if self.open or other.open:
            return False
        if self.side == other.side:
            return self.negated != other.negated
        return self.negated == other.negated if max(self.of, other.of) == 2 else not (self.negated or other.negated)


class Sides:
    """The phrases of the entries of one role whose forms are sides, by the one name of each word."""

    def __init__(self, rules: Rules, role: str, phrase: Callable[[str], Phrase]) -> None:
        forms = list(sides_of(rules, role))
        last = {id: number for _, id, number in forms}
        self._of: dict[Phrase, list[Side]] = {}
        for form, id, number in forms:
            self._of.setdefault(phrase(form), []).append(Side(id, number, last[id] + 1))
        self._matter = _one_matter(self._of.values())

    def of(self, phrase: Phrase) -> Sequence[Side]:
        """The sides that a phrase may be on, in the order of the rules."""
        return self._of.get(phrase, ())

    def matter(self, phrase: Phrase) -> str | None:
        """One name for all words that stand on a side of the same, or of what shares a word with it."""
        sides = self._of.get(phrase)
        return self._matter[sides[0].id] if sides else None

    def root(self, id: str) -> str:
        """The same of an entry; of what is none its own name."""
        return self._matter.get(id, id)

    def among(self, names: Sequence[str]) -> Iterator[Side]:
        """The sides of every word and pair of words."""
        for place, name in enumerate(names):
            yield from self.of((name,))
            yield from self.of((name, *names[place + 1 : place + 2]))


def _one_matter(shared: Iterable[Sequence[Side]]) -> dict[str, str]:
    """The entries that are joined by a word that stands in both, each under the name of the first of them."""
    root: dict[str, str] = {}
    for sides in shared:
        first = min(root.get(side.id, side.id) for side in sides)
        joined = {root.get(side.id, side.id) for side in sides}
        root.update({side.id: first for side in sides})
        root.update({id: first for id, name in root.items() if name in joined})
    return root
