"""What the words of a statement come to: one name for all shapes of a word, on one of its sides, denied or not."""

from collections.abc import Iterator, Sequence

from reconcile.rulepack.schema import Rules
from reconcile.text.asides import is_question, parted, replaced
from reconcile.text.grammar import WAYS
from reconcile.text.predicates import ADVERB_PARTICLES, Lean, ends_predicate, is_deed, leaning
from reconcile.text.sense import Beside, Phrase, Sense, Side, Sides
from reconcile.text.spoken import Spoken, spoken_words
from reconcile.text.vocabulary import forms_of
from reconcile.text.words import fold

_REACH = 3  # words between a negator and the word that it turns over: "has not yet been paid"
_TAKEN_BACK = 8  # words behind a denied verb in which it may be taken back: "did not vote on the bill until Monday"
_ENOUGH = 0.7  # of the shorter statement's telling words that the other has too
_MANY = 6  # telling words in common with which one word of either side may differ beside the opposites
_JOINING = frozenset({"or", "but", "and"})  # "whether or not", "but not to the pier": what is negated is no verb
_LONGEST = 120  # words of a statement that are looked at
_UN = 6  # letters of "unpaid"
# "Not all drivers" denies nothing of drivers.
_PARTLY = frozenset(
    {"all", "every", "everyone", "everybody", "everything", "both", "each", "always", "many", "much", "enough"}
)
_OTHER = frozenset({"other", "such"})  # "no other club" turns over the club


class Senses:
    """Reads statements by rules/vocabulary.yaml: negators, opposites, and words of two shapes."""

    def __init__(self, rules: Rules) -> None:
        shapes = [[fold(word) for word in form.split("/")] for form in forms_of(rules, "same")]
        self._shape = {word: words[0] for words in shapes for word in words}
        self._sides = Sides(rules, "antonym", self._phrase)
        self._particles = Sides(rules, "particle", self._phrase)
        self._negators = {self._phrase(form) for form in forms_of(rules, "negator")}
        idle = {self.name(form) for form in forms_of(rules, "function", "filler")}
        self._idle = idle - {*self._shape.values()}  # "go" and "make" tell little of a figure, but "has not gone" does
        self._taking_back = frozenset(
            fold(form) for entry in rules.modality if entry.modality == "affirmed" for form in entry.forms
        ) - {"that"}
        self._moves = {self.name(form) for form in forms_of(rules, "change")} | WAYS
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
        if parted(*words) or is_question(a) != is_question(b):
            return False
        one, other = (self.read(words[n], words[1 - n]) for n in (0, 1))
        shared = one.keys() & other.keys()
        stray = any(sense.negated and name not in shared for side in (one, other) for name, sense in side.items())
        if not shared or stray or len(shared) < _ENOUGH * min(len(one), len(other)):
            return by_cue
        if figures:
            shared = {name for name in shared if self._moves.isdisjoint({*one[name].written, *other[name].written})}
        turned = [name for name in shared if one[name].turns(other[name])]
        sided = [name for name in shared if one[name].written != other[name].written]
        denial = any(self._denials & {*one[name].written, *other[name].written} for name in sided)
        left = min(len(one), len(other)) - len(shared) if {*sided} & {*turned} else replaced(list(one), list(other))
        if turned and left > (len(shared) > _MANY):  # words in whose place each has another
            return by_cue
        return (len(turned) % 2 == 1) != (by_cue and not denial)

    def turns_over(self, denying: str, stating: str) -> bool:
        """Whether what a text negates is said in another, in whatever other words."""
        one, other = (dict(self._all(text)) for text in (denying, stating))
        return any(sense.negated and name in other and not other[name].negated for name, sense in one.items())

    def denials(self, text: str) -> tuple[int, int]:
        """How many of a statement's telling words are negated, and how many are on their second side."""
        found = [sense for _, sense in self._all(text)]
        return sum(sense.negated for sense in found), sum(sense.denied for sense in found)

    def read(self, words: Sequence[Spoken], other: Sequence[Spoken] = ()) -> dict[str, Sense]:
        """The telling words of a statement, each once, beside another; of one that has two senses nothing is known."""
        theirs = [self.name(word.word) for word in other]
        sides = frozenset((*self._sides.among(theirs), *self._particles.among(theirs)))
        found: dict[str, Sense] = {}
        names = [self.name(word.word) for word in words]
        for name, sense in self._senses(words, names, Beside(frozenset(theirs), sides)):
            known = found.setdefault(name, sense)
            if (known.side, known.negated, known.open) != (sense.side, sense.negated, sense.open):
                found[name] = Sense(open=True, written=known.written, place=known.place)
        return found

    def matter(self, name: str) -> str:
        """One name for all that `read` may call a word by beside other words."""
        return self._sides.root(name)

    def has_sides(self, word: str) -> bool:
        """Whether a folded word has an opposite."""
        return bool(self._sides.of((self._shape.get(word, word),)))

    def both_sides(self, word: str) -> str:
        """One name for a folded word in all its shapes and for its opposites."""
        name = self._shape.get(word, word)
        return self._sides.matter((name,)) or name

    def _all(self, text: str) -> list[tuple[str, Sense]]:
        words = spoken_words(text, 0, len(text))[:_LONGEST]
        return list(self._senses(words, [self.name(word.word) for word in words], Beside()))

    def _senses(self, words: Sequence[Spoken], names: Sequence[str], beside: Beside) -> Iterator[tuple[str, Sense]]:
        """The telling words in order. A negator turns over the first of them that is near enough."""
        place, reach = 0, 0
        lean: Lean = ""
        while place < len(names):
            if length := self._negator(names, place):
                doubled = reach > 0 and length > 1  # what is "not ruled out" may be
                reach = 0 if doubled else self._turned_by(words, names, place, length)
                place += length
                continue
            word, behind = words[place].word, lean
            lean = leaning(word, names[place], behind)
            sides = self._particles.of((names[place],))
            ends = ends_predicate(words, place)
            if behind and word in ADVERB_PARTICLES and (ends or beside.opposes(sides)):
                side = beside.chosen(sides)
                sense = Sense(negated=ends and reach > 0, side=side.number if side else 0, written=(word,), place=place)
                yield side.id if side else word, sense
                place, reach = place + 1, 0 if ends else reach
                continue
            phrase = self._phrase_at(names, place)
            side = beside.chosen(self._sides.of(phrase)) or self._without_un(word, behind, beside)
            if side is None and (names[place] in self._idle or word.endswith("ly") or len(word) < 2):
                place, reach = place + 1, max(0, reach - 1)
                continue
            if side is None and names[place] in self._speech and not is_deed(words, place, behind):
                attributive = place > 0 and names[place - 1] == "no"  # "no responding officer"
                place, reach = place + 1, reach if attributive else 0  # "did not say that" denies nothing behind it
                continue
            following = names[place + 1 : place + 1 + _TAKEN_BACK]
            is_open = reach > 0 and not (self._taking_back - beside.names).isdisjoint(following)
            negated = reach > 0
            if side is None:
                yield names[place], Sense(negated=negated, open=is_open, place=place)
            else:
                yield side.id, Sense(negated, side.number, side.of, is_open, phrase, place)
            place, reach = place + len(phrase), 0

    def _negator(self, names: Sequence[str], place: int) -> int:
        """How many words the negator at a place has; 0 where there is none."""
        return next((n for n in (2, 1) if tuple(names[place : place + n]) in self._negators), 0)

    def _turned_by(self, words: Sequence[Spoken], names: Sequence[str], place: int, length: int) -> int:
        """In how many words behind a negator the one is that it turns over."""
        behind = place + length
        following = words[behind].word if behind < len(words) else ""
        if (place and names[place - 1] in _JOINING) or self.name(following) in self._taking_back:
            return 0  # "whether or not", "not only"
        if names[place:behind] != ["no"]:
            return 0 if following in _PARTLY else _REACH
        return 1 + (following in _OTHER)

    def _phrase_at(self, names: Sequence[str], place: int) -> Phrase:
        """The two words at a place where they are on a side together ("turned down"), else the one."""
        pair = tuple(names[place : place + 2])
        return pair if self._sides.of(pair) else (names[place],)

    def _without_un(self, word: str, behind: Lean, beside: Beside) -> Side | None:
        """ "Was uninsured" where the other statement has "insured"."""
        is_longer = behind == "be" and word.startswith("un") and len(word) >= _UN
        name = self.name(word[2:])
        return Side(name, 1, 2) if is_longer and name in beside.names else None

    def _phrase(self, phrase: str) -> Phrase:
        return tuple(self.name(word) for word in phrase.split())
