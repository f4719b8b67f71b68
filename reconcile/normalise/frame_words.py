"""The lexicons that framing needs: measures, names, classes of words, modality and baselines."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reconcile.model import Span
from reconcile.normalise.names import Names
from reconcile.rulepack.entries.measures import Measure
from reconcile.rulepack.entries.modality import ModalityWord
from reconcile.rulepack.entries.vocabulary import WordClass
from reconcile.rulepack.multiples import dimensions
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation, any_of
from reconcile.text.phrases import Hit, Phrases, Word
from reconcile.text.vocabulary import folded_forms_of, forms_of, sides_of
from reconcile.text.words import fold

# The roles that `Clauses.hits` is asked for: what shows how a clause is built.
_SIGNPOSTS = frozenset(
    {"opener", "level", "change", "start", "end", "previous", "per", "pair", "culprit", "begun", "hour", "now"}
)


_BETWEEN = 5  # words of a figure: "claimed the lives of at least two hundred"


class FrameWords:
    """The lexicons that framing needs, compiled once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self.names = Names(rules)
        by_id = {measure.id: measure for measure in rules.measures}
        # What a quantity measures when nothing near it says so: degrees are a temperature, hectares an area.
        self.dimensions = dimensions(rules.units)
        self.of_dimension = {unit: by_id[what] for unit, what in self.dimensions.items() if what in by_id}
        self._owned = {measure.id for measure in rules.measures if measure.owner}
        self.words_of = {entry.id: frozenset(fold(form) for form in entry.forms) for entry in rules.measures}
        self.own_words = {
            entry.id: frozenset(fold(word) for form in entry.forms for word in form.split()) for entry in rules.measures
        }
        self.measures: Phrases[Measure] = Phrases((form, entry) for entry in rules.measures for form in entry.forms)
        self.verbs_around = {entry.id: frozenset(fold(verb) for verb, _ in entry.around) for entry in rules.measures}
        self._around: dict[str, list[tuple[str, Measure]]] = {}
        for entry in rules.measures:
            for first, second in entry.around:
                self._around.setdefault(fold(first), []).append((fold(second), entry))
        self._unless = {
            entry.id: re.compile(rf"\b(?:{alternation(map(str.lower, entry.unless))})s?\b", re.IGNORECASE)
            for entry in rules.measures
            if entry.unless
        }
        self._persons = {form.lower() for form in forms_of(rules, "person")}
        self._units = frozenset(fold(form) for unit in rules.units for form in unit.words if form.isalpha())
        self.signposts = class_phrases(entry for entry in rules.vocabulary if entry.role in _SIGNPOSTS)
        # What may be done or undone, by the side that a word is on.
        self.opposites: Phrases[tuple[str, str]] = Phrases(
            (word, (id, str(side))) for word, id, side in sides_of(rules, "opposite")
        )
        self.function = folded_forms_of(rules, "function")
        # Words that say nothing of what is measured: function words, and verbs of level and change.
        self.empty = self.function | {fold(form) for form in forms_of(rules, "level", "change") if " " not in form}
        self.neutral = self.empty | folded_forms_of(rules, "neutral", "person")
        self.alike = {
            fold(form): entry.id for entry in rules.vocabulary if entry.role == "alike" for form in entry.forms
        }
        self.verbs = frozenset(forms_of(rules, "verb"))
        self._known = self.empty.union(*self.own_words.values())
        self.numbers = frozenset(
            form for entry in rules.magnitudes if entry.role in ("cardinal", "multiplier") for form in entry.forms
        )
        self.modality: Phrases[ModalityWord] = Phrases(
            ((form, entry) for entry in rules.modality for form in entry.forms), exact=True
        )
        self.baselines = [
            (entry.id, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
            for entry in rules.baselines
            for pattern in entry.patterns
        ]
        # Most sentences have none, which one look tells.
        self.any_baseline = any_of([pattern for entry in rules.baselines for pattern in entry.patterns], words=True)

    def is_owned(self, concept: str | None) -> bool:
        """Whether a measure belongs to one of several people, parties or firms."""
        return concept in self._owned

    def is_counted_per(self, word: Word) -> bool:
        """Whether a word is a unit or a person: what comes behind "per tonne" and "per pupil" is no part of it."""
        return word.folded in self._units or self.is_person(word.lower)

    def is_common(self, word: str) -> bool:
        """Whether a word with a capital is no name: it is of the language that the rules know."""
        return word.lower() in self._persons or fold(word) in self._known

    def measures_in(self, text: str, span: Span, words: list[Word]) -> list[Hit[Measure]]:
        """The measures named in a sentence, without those whose form stands in a phrase of another meaning."""
        around = list(self._named_around(words))
        taken = {hit.first for hit in around}  # "cut 300 jobs" is no number of jobs
        found = (hit for hit in self.measures.find(words) if hit.last - hit.first > 1 or hit.first not in taken)
        named = [hit for hit in found if not self._means_other(hit, text, span, words)]
        return sorted([*named, *around], key=lambda hit: hit.first)

    def _named_around(self, words: list[Word]) -> Iterator[Hit[Measure]]:
        """The second words of pairs around a figure, not far behind the first: "claimed at least 12 lives"."""
        for number, word in enumerate(words):
            for second, measure in self._around.get(word.folded, ()):
                behind = range(number + 2, min(len(words), number + 2 + _BETWEEN))
                yield from (Hit(place, place + 1, measure) for place in behind if words[place].folded == second)

    def _means_other(self, hit: Hit[Measure], text: str, span: Span, words: list[Word]) -> bool:
        pattern = self._unless.get(hit.payload.id)
        start, end = words[hit.first].start, words[hit.last - 1].end
        return pattern is not None and any(
            match.start() < end and start < match.end() for match in pattern.finditer(text, span.start, span.end)
        )

    def is_person(self, noun: str) -> bool:
        """Whether a noun in the singular stands for people; not folded, since a villager is no village."""
        return noun.lower() in self._persons


def class_phrases(entries: Iterable[WordClass]) -> Phrases[WordClass]:
    """The forms of classes of words, to be found among words."""
    return Phrases((word, entry) for entry in entries for form in entry.forms for word in form.split("/"))


@lru_cache(maxsize=4)
def frame_words(rules: Rules) -> FrameWords:
    """The lexicons of a set of rules, made once."""
    return FrameWords(rules)
