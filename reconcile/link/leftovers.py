"""Figures of two documents on one event that nothing has paired, and that what stands around them says are one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.link.alignment import Alignment
from reconcile.link.parting import CERTAIN, Parting
from reconcile.link.score import SAME, Scorer
from reconcile.link.substitution import Substitution
from reconcile.link.telling import TIMED, written_number
from reconcile.link.values import is_of_one_size
from reconcile.model import Claim, Link

ALIGNED = 0.18  # likeness of two sentences on one thing, where no other two that hold such figures are as like
CLEARLY = 0.03  # more alike than any other sentence
AGREED = 2  # other figures that two documents share before they are taken to tell of one event in the same figures
MANY = 100  # people; of fewer, a text counts some here and some there

Pair = tuple[Claim, Claim]


class Leftovers:
    """Pairs what is left over, one figure with one: two sentences that tell of one thing, or the only number that each
    of two documents gives of trains."""

    def __init__(
        self,
        claims: Sequence[Claim],
        parting: Parting,
        scorer: Scorer,
        alignment: Alignment,
        substitution: Substitution,
    ) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._parting = parting
        self._scorer = scorer
        self._alignment = alignment
        self._substitution = substitution
        self._first: dict[tuple[str, str], str] = {}
        self._numbers: dict[tuple[str, str], set[object]] = defaultdict(set)
        for claim in claims:
            if claim.kind == "count" and claim.frame.noun:
                noun = claim.document, parting.nouns.counted(claim.frame.noun)
                self._numbers[noun].add(written_number(claim) or claim.value)
                self._first.setdefault(noun, claim.id)

    def links(self, pairs: Sequence[Pair], parted: Sequence[Pair], links: Sequence[Link]) -> Iterator[Link]:
        """A link for each pair of figures that nothing else links with the other's document, and that belong together
        more clearly than either with any other, be it one of which a field parts it."""
        free = self._untaken(pairs, links)
        rivals = [*free, *self._untaken(parted, links)]
        alike = {(a.id, b.id): self._alignment.likeness(a, b) for a, b in rivals}
        echoed = {pair for a, b in rivals if _is_one_figure(a, b) for pair in ((a.id, b.document), (b.id, a.document))}
        best = _best_others(rivals, alike)
        for a, b in free:
            own = self._is_own(a, b)
            if not (own or self._comparable(a, b)) or self._substitution.is_contrast(a, b):
                continue
            if not _is_one_figure(a, b) and echoed & {(a.id, b.document), (b.id, a.document)}:
                continue  # the other document has the same figure elsewhere
            told = alike[a.id, b.id]
            rival = max(best[a.id, b.document, b.id], best[b.id, a.document, a.id])
            if own or self._alone(a, b):
                context = 1.0
            elif told >= max(ALIGNED, rival + CLEARLY):
                context = told
            else:
                continue
            link = self._scorer.score(a, b, SAME, context)
            if link is not None and self._parting.is_sure(a, b, link):
                yield link

    def _untaken(self, pairs: Sequence[Pair], links: Sequence[Link]) -> list[Pair]:
        """Those of the pairs that nothing links with the other's document, of documents that share other figures."""
        ends = [(self._claims[link.a], self._claims[link.b]) for link in links]
        both = [*ends, *((b, a) for a, b in ends)]
        taken = {(a.id, b.document) for a, b in both}
        shared: dict[tuple[str, str], set[str]] = defaultdict(set)
        for a, b in both:
            shared[a.document, b.document].add(a.id)
        return [
            (a, b)
            for a, b in pairs
            if (a.id, b.document) not in taken
            and (b.id, a.document) not in taken
            and min(len(shared[a.document, b.document]), len(shared[b.document, a.document])) >= AGREED
        ]

    def _is_own(self, a: Claim, b: Claim) -> bool:
        """Whether a figure of some digits is each text's own, and nothing but words speaks against it; of people and
        what is nobody not even that."""
        if not self._parting.figure.is_own(a, b) or self._parting.nouns.are_two_kinds(a.frame, b.frame):
            return False
        certain = self._parting.figure.of(a, b) >= CERTAIN
        return certain or (self._comparable(a, b) and not self._parting.at_odds(a, b))

    def _comparable(self, a: Claim, b: Claim) -> bool:
        """Whether two figures are of one size, don't move in two directions and, of counts, count one thing."""
        if a.kind in TIMED:
            return False
        if a.frame.direction and b.frame.direction and a.frame.direction != b.frame.direction:
            return False
        counted = a.kind != "count" or self._parting.nouns.kinship(a.frame, b.frame) in ("one", "alike")
        return counted and is_of_one_size(a, b) and not (a.restates or b.restates)

    def _alone(self, a: Claim, b: Claim) -> bool:
        """Whether each of two counts is the only number of its noun in its document, where it first stands."""
        if a.kind != "count" or self._parting.nouns.kinship(a.frame, b.frame) not in ("one", "alike"):
            return False
        return all(self._is_only(claim) and self._tells(claim) for claim in (a, b))

    def _is_only(self, claim: Claim) -> bool:
        noun = claim.document, self._parting.nouns.counted(claim.frame.noun or "")
        return len(self._numbers[noun]) == 1 and self._first[noun] == claim.id

    def _tells(self, claim: Claim) -> bool:
        """Whether the noun of a count tells what is counted: "people" doesn't, nor does "men" of a few."""
        number, noun, nouns = written_number(claim), claim.frame.noun or "", self._parting.nouns
        few = number is None or number < MANY
        return not nouns.is_anybody(noun) and not (few and nouns.is_person(noun))


def _is_one_figure(a: Claim, b: Claim) -> bool:
    return (a.value, a.unit) == (b.value, b.unit)


def _best_others(pairs: Sequence[Pair], alike: Mapping[tuple[str, str], float]) -> dict[tuple[str, str, str], float]:
    """For each claim, other document and claim of it, how like the best of that document's other claims is."""
    rivals: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for a, b in pairs:
        rivals[a.id, b.document].append((alike[a.id, b.id], b.id))
        rivals[b.id, a.document].append((alike[a.id, b.id], a.id))
    best = {}
    for (claim, document), found in rivals.items():
        first, second = [*sorted(found, reverse=True), (-1.0, "")][:2]
        for _, other in found:
            best[claim, document, other] = second[0] if other == first[1] else first[0]
    return best
