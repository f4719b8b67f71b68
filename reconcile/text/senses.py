"""What the words of a statement come to: one name for all shapes of a word, on one of its two sides, denied or not."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reconcile.rulepack.schema import Rules
from reconcile.text.spoken import Spoken, spoken_words
from reconcile.text.vocabulary import forms_of, sides_of
from reconcile.text.words import fold

_REACH = 3  # words between a negator and the word that it turns over: "has not yet been paid"
_TAKEN_BACK = 8  # words behind a denied verb in which it may be taken back: "did not vote on the bill until Monday"
_ENOUGH = 0.7  # of the shorter statement's telling words that the other has too
_MANY = 6  # telling words in common with which one word of either side may differ beside the opposites
_JOINING = frozenset({"or", "but", "and"})  # "whether or not", "but not to the pier": what is negated is no verb
_LONGEST = 120  # words of a statement that are looked at


class Sense(Struct, frozen=True):
    """`negated` behind a negator; `denied` where that or its second side turns it over, None where it is left open;
    `written` is how it is written where it has sides."""

    denied: bool | None
    negated: bool = False
    written: tuple[str, ...] = ()


class Senses:
    """Reads statements by rules/vocabulary.yaml: negators, opposites, and words of two shapes."""

    def __init__(self, rules: Rules) -> None:
        shapes = [[fold(word) for word in form.split("/")] for form in forms_of(rules, "same")]
        self._shape = {word: words[0] for words in shapes for word in words}
        self._side = {self._phrase(form): (id, bool(number)) for form, id, number in sides_of(rules, "antonym")}
        self._negators = {self._phrase(form) for form in forms_of(rules, "negator")}
        idle = {self.name(form) for form in forms_of(rules, "function", "filler")}
        self._idle = idle - {*self._shape.values()}  # "go" and "make" tell little of a figure, but "has not gone" does
        self._taking_back = frozenset(
            fold(form) for entry in rules.modality if entry.modality == "affirmed" for form in entry.forms
        ) - {"that"}
        self._moves = {self.name(form) for form in forms_of(rules, "change")}
        verbs = [entry for entry in rules.speakers if entry.role == "verb"]
        self._speech = {self.name(form) for entry in verbs if entry.stance == "said" for form in entry.forms}
        self._denials = {self.name(form) for entry in verbs if entry.stance == "denied" for form in entry.forms}

    def name(self, word: str) -> str:
        """One name for a word in all its shapes: "won" and "wins" are "win"."""
        folded = fold(word)
        return self._shape.get(folded, folded)

    def negates(self, name: str) -> bool:
        """Whether a word, by its one name, turns over what follows: "not", "never"."""
        return (name,) in self._negators

    def opposed(self, a: str, b: str, *, by_cue: bool, figures: bool) -> bool:
        """Whether one of two statements turns over what the other says, in nearly the same words.

        They differ in the sense of an odd number of the telling words that they share: "is not expected to open" and
        "is expected not to open" say the same. "Non-targeting of third countries" and "is not targeted at any third
        country" have their negators at other words, so nothing is known of them. `by_cue` is whether one of the two is
        introduced with a denial, which turns it over once more; not where that denial is itself one of the opposites,
        as in "rejected the sale" beside "did not approve the sale". With `figures` in both, up and down are
        left to them.
        """
        words = [spoken_words(text, 0, len(text))[:_LONGEST] for text in (a, b)]
        names = [[self.name(word.word) for word in side] for side in words]
        one, other = (self._read(words[n], names[n], frozenset(names[1 - n])) for n in (0, 1))
        shared = one.keys() & other.keys()
        stray = any(sense.negated and name not in shared for side in (one, other) for name, sense in side.items())
        if not shared or stray or len(shared) < _ENOUGH * min(len(one), len(other)):
            return by_cue
        if figures:
            shared = {name for name in shared if self._moves.isdisjoint({*one[name].written, *other[name].written})}
        turned = [name for name in shared if {one[name].denied, other[name].denied} == {True, False}]
        sided = [name for name in shared if one[name].written != other[name].written]
        denial = any(self._denials & {*one[name].written, *other[name].written} for name in sided)
        left = min(len(one), len(other)) - len(shared)  # words in whose place each has another
        if set(sided) & set(turned) and left > (len(shared) > _MANY):
            return by_cue
        return (len(turned) % 2 == 1) != (by_cue and not denial)

    def turns_over(self, denying: str, stating: str) -> bool:
        """Whether what a text negates is said in another, in whatever other words."""
        one, other = (dict(self._all(text)) for text in (denying, stating))
        return any(sense.negated and name in other and not other[name].negated for name, sense in one.items())

    def denials(self, text: str) -> tuple[int, int]:
        """How many of a statement's telling words are negated, and how many are on their second side."""
        found = [sense for _, sense in self._all(text)]
        return sum(sense.negated for sense in found), sum(sense.denied is True for sense in found)

    def both_sides(self, word: str) -> str:
        """One name for a folded word in all its shapes and for its opposite."""
        name = self._shape.get(word, word)
        return self._side[name,][0] if (name,) in self._side else name

    def _all(self, text: str) -> list[tuple[str, Sense]]:
        words = spoken_words(text, 0, len(text))[:_LONGEST]
        return list(self._senses(words, [self.name(word.word) for word in words], frozenset()))

    def _read(self, words: Sequence[Spoken], names: Sequence[str], shared: frozenset[str]) -> dict[str, Sense]:
        """The telling words of a statement, each once; of one that stands in two senses nothing is known."""
        found: dict[str, Sense] = {}
        for name, sense in self._senses(words, names, self._taking_back - shared):
            again = name in found and found[name] != sense
            found[name] = Sense(denied=None) if again else sense
        return found

    def _senses(
        self, words: Sequence[Spoken], names: Sequence[str], taking_back: frozenset[str]
    ) -> Iterator[tuple[str, Sense]]:
        """The telling words in order. A negator turns over the first of them that is near enough."""
        place, reach = 0, 0
        while place < len(names):
            pair, single = tuple(names[place : place + 2]), (names[place],)
            if negator := next((phrase for phrase in (pair, single) if phrase in self._negators), None):
                either = place > 0 and names[place - 1] in _JOINING
                place += len(negator)
                only = names[place : place + 1] and names[place] in self._taking_back  # "not only"
                reach = 0 if only or either else 1 if negator == ("no",) else _REACH
                continue
            side = next((phrase for phrase in (pair, single) if phrase in self._side), None)
            word = words[place].word
            if side is None and (names[place] in self._idle or word.endswith("ly") or len(word) < 2):
                place, reach = place + 1, max(0, reach - 1)
                continue
            if side is None and names[place] in self._speech:  # "did not say that" denies nothing of what follows
                place, reach = place + 1, 0
                continue
            behind = names[place + 1 : place + 1 + _TAKEN_BACK]
            is_open = reach > 0 and not taking_back.isdisjoint(behind)
            name, denied = self._side[side] if side else (names[place], False)
            yield name, Sense(denied=None if is_open else denied != (reach > 0), negated=reach > 0, written=side or ())
            place, reach = place + len(side or single), 0

    def _phrase(self, phrase: str) -> tuple[str, ...]:
        return tuple(self.name(word) for word in phrase.split())
