"""How alike the sentences are in which two figures stand, apart from the figures themselves."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reconcile.link.nouns import Nouns
from reconcile.link.telling import written_number
from reconcile.model import Claim, Span
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences
from reconcile.text.vocabulary import folded_forms_of
from reconcile.text.words import folded_words

Place = tuple[str, int]  # a document, and the number of a sentence in it


def places_of(claims: Sequence[Claim], sentences: Mapping[str, Sentences]) -> dict[str, Place]:
    """Where each claim stands, by its id."""
    return {claim.id: (claim.document, sentences[claim.document].index(claim.start)) for claim in claims}


class Alignment:
    """The words and figures of each sentence with a claim in it, weighted by how few sentences have them."""

    def __init__(
        self,
        claims: Sequence[Claim],
        places: Mapping[str, Place],
        sentences: Mapping[str, Sentences],
        rules: Rules,
        nouns: Nouns,
    ) -> None:
        self._place = places
        self._own = {claim.id: frozenset(map(nouns.meaning, folded_words(claim.text))) for claim in claims}
        self._figures: dict[Place, dict[int, str]] = defaultdict(dict)
        written: dict[Place, set[str]] = defaultdict(set)
        spans: dict[Place, Span] = {}
        for claim in claims:
            place = self._place[claim.id]
            self._figures[place][claim.start] = _figure(claim)
            written[place] |= {word for word in self._own[claim.id] if word[0].isdigit()}
            spans[place] = sentences[claim.document].at(claim.start)
        empty = folded_forms_of(rules, "function")
        self._words: dict[Place, frozenset[str]] = {}
        for place, span in spans.items():
            words = folded_words(sentences[place[0]].text[span.start : span.end])
            self._words[place] = frozenset(nouns.meaning(word) for word in words if word not in empty) - written[place]
        frequency = Counter(word for words in self._words.values() for word in words)
        frequency.update(figure for figures in self._figures.values() for figure in set(figures.values()))
        self._weight = {word: math.log(1 + len(self._words) / count) for word, count in frequency.items()}
        self._beside: dict[str, tuple[frozenset[str], float]] = {}

    def likeness(self, a: Claim, b: Claim) -> float:
        """The cosine of the words and other figures of their sentences, each weighted by its rarity: 0 to 1."""
        x, in_x = self._told(a)
        y, in_y = self._told(b)
        shared = math.fsum(self._weight[word] for word in x & y)
        return shared / math.sqrt(in_x * in_y) if shared else 0.0

    def beside(self, claim: Claim) -> frozenset[str]:
        """The words and figures of a claim's sentence without its own."""
        return self._told(claim)[0]

    def _told(self, claim: Claim) -> tuple[frozenset[str], float]:
        found = self._beside.get(claim.id)
        if found is None:
            place = self._place[claim.id]
            others = {figure for start, figure in self._figures[place].items() if start != claim.start}
            words = (self._words[place] - self._own[claim.id]) | others
            found = self._beside[claim.id] = words, math.fsum(self._weight[word] for word in words)
        return found


def _figure(claim: Claim) -> str:
    """A figure or day as all write it, in digits or words."""
    number = written_number(claim)
    if number is not None:
        return f"& {number.normalize()}"
    return f"& {claim.value.low} {claim.value.high}" if claim.value else f"& {claim.id}"
