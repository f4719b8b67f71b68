"""The words that claims are told in, compared by how rare they are."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reconcile.link.nouns import Nouns, folded
from reconcile.link.times import NEUTRAL
from reconcile.model import Claim
from reconcile.rulepack.schema import Rules
from reconcile.text.words import fold


class Words:
    """The content words of all claims, each weighted by how few claims have it."""

    def __init__(self, claims: Sequence[Claim], rules: Rules, nouns: Nouns, is_dated: Callable[[Claim], bool]) -> None:
        self._nouns = nouns
        self._is_dated = is_dated
        self._own = {
            measure.id: {fold(word) for form in measure.forms for word in form.split()} for measure in rules.measures
        }
        self._terms = {claim.id: self._meanings(claim, claim.frame.terms) for claim in claims}
        frequency = Counter(term for claim in claims for term in self._terms[claim.id].union(claim.frame.terms))
        self._weight = {term: math.log(1 + len(claims) / count) for term, count in frequency.items()}
        self._told: dict[tuple[str, str | None, tuple[str | None, ...]], tuple[frozenset[str], float]] = {}

    def likeness(self, a: Claim, b: Claim) -> float:
        """The cosine of the two claims' words, each weighted by how rare it is among all claims. The words that name
        their common measure have been counted."""
        concept = a.frame.concept if a.frame.concept == b.frame.concept else None
        measures = (a.frame.measure, b.frame.measure) if a.frame.noun and b.frame.noun else ()  # nor what is counted
        x, in_x = self._telling(a, concept, measures)
        y, in_y = self._telling(b, concept, measures)
        if min(len(x), len(y)) < 2:
            return NEUTRAL
        shared = math.fsum(self._weight[term] for term in x & y)
        return math.sqrt(shared / math.sqrt(in_x * in_y)) if in_x and in_y else 0.0

    def _telling(
        self, claim: Claim, concept: str | None, measures: tuple[str | None, ...]
    ) -> tuple[frozenset[str], float]:
        """The words of a claim without those of a measure, and their weight; worked out once for each."""
        key = (claim.id, concept, measures)
        found = self._told.get(key)
        if found is None:
            own = self._own.get(concept or "", set()).union(*(folded(measure or "").split() for measure in measures))
            terms = self._terms[claim.id] - self._meanings(claim, own)
            found = self._told[key] = terms, math.fsum(self._weight[term] for term in terms)
        return found

    def _meanings(self, claim: Claim, words: Iterable[str]) -> frozenset[str]:
        """One word for all that mean the same; not of days, since any two events of a text are told in words alike."""
        return frozenset(words if self._is_dated(claim) else map(self._nouns.meaning, words))
