"""Whether one figure is told of two opposite things: 300 jobs created here, 300 jobs axed there."""

from collections import defaultdict
from collections.abc import Sequence

from reconcile.link.rivals import Rivals
from reconcile.link.values import is_one_number, within_rounding, written_digits
from reconcile.model import Claim, Interval
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import forms_of, sides_of
from reconcile.text.words import fold

ALIKE = 0.6  # of the words of the sentence with fewer, but for the opposed ones
FAR = 99
TELLING = {"=": 3, "count": 2}  # written digits; a team may well win three matches and lose three
MANY = 100  # a count from here on tells enough whatever its digits


class Opposites:
    """Which sides of what may be done or undone each document tells."""

    def __init__(self, claims: Sequence[Claim], rules: Rules) -> None:
        self._sides: dict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in claims:
            for pair, side in claim.frame.acts:
                self._sides[claim.document, pair].add(side)
        self._deeds = frozenset(id for _, id, _ in sides_of(rules, "opposite"))
        measured = (form for measure in rules.measures if measure.opposite for form in measure.forms)
        forms = (*forms_of(rules, "opposite", "change"), *measured)
        self._words = frozenset(fold(word) for form in forms for word in form.replace("/", " ").split())

    def differ(self, a: Claim, b: Claim) -> bool:
        """Whether two figures are on two sides of one pair of opposites."""
        return bool(a.frame.acts and b.frame.acts and _opposed(a, b))

    def one_deed(self, a: Claim, b: Claim) -> bool:
        """Whether the same is done with both: 300 jobs cut, 300 workers laid off."""
        return any(pair in self._deeds for pair, _ in a.frame.acts & b.frame.acts)

    def contradict(self, a: Claim, b: Claim, rivals: Rivals) -> bool:
        """Whether one number is told of both sides, in the same words, of nobody else, and by documents that each know
        but one of the sides: who tells that 450 were hired and 450 laid off speaks of two figures."""
        opposed = _opposed(a, b)
        if not opposed or a.document == b.document or not is_one_number(a, b):
            return False
        if min(written_digits(a), written_digits(b)) < _fewest(a, opposed):
            return False
        if len(a.frame.places | b.frame.places) > 1:
            return False  # what one country exports the other imports
        both_told = any(len(self._sides[claim.document, pair]) > 1 for claim in (a, b) for pair in opposed)
        return not both_told and rivals.one_subject(a, b) and self._told_alike(a, b)

    def exchange(self, a: Claim, b: Claim) -> bool:
        """Whether one number is told in the same words but for two names that have changed places."""
        if a.document == b.document or a.unit != b.unit or not a.frame.exchanges(b.frame) or not within_rounding(a, b):
            return False
        x, y = self._other_words(a), self._other_words(b)
        return not _opposed(a, b) and (x <= y or y <= x)

    def _told_alike(self, a: Claim, b: Claim) -> bool:
        x, y = self._other_words(a), self._other_words(b)
        return len(x & y) >= ALIKE * min(len(x), len(y))

    def _other_words(self, claim: Claim) -> frozenset[str]:
        """The words of a claim but for those that may be opposed."""
        return frozenset(claim.frame.terms) - self._words


def _fewest(claim: Claim, opposed: Sequence[str]) -> int:
    """Digits with fewer of which two figures are one by chance: exports and imports may both rise by 4.2%."""
    if any(pair.startswith("=") for pair in opposed):
        return TELLING["="] if claim.kind not in ("percent", "percent_change") else FAR
    low = claim.value.low if isinstance(claim.value, Interval) else None
    return TELLING.get(claim.kind, 1) if low is None or low < MANY else 1


def _opposed(a: Claim, b: Claim) -> list[str]:
    """The pairs of opposites of which two figures are on different sides."""
    theirs = dict(b.frame.acts)
    return [pair for pair, side in a.frame.acts if theirs.get(pair, side) != side]
