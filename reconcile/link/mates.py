"""Figures that are of one thing by what stands beside them, though they differ: the countries of "312 hospitals in 24
countries" and "312 clinics in 29 countries", or what three documents count once each."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from reconcile.link.alignment import Place
from reconcile.link.nouns import Nouns
from reconcile.link.telling import EVERYBODYS, TIMED, Telling, written_number
from reconcile.link.values import is_of_one_size
from reconcile.model import Claim
from reconcile.text.words import folded_words

TELLING = 0.8  # what an equal figure must tell: three digits, once or twice in each text


class Mates:
    """Which claims of two documents are of one thing: the only ones of their noun or measure in sentences with one
    figure, or the only counts of their noun in each of three texts."""

    def __init__(self, claims: Sequence[Claim], places: Mapping[str, Place], figure: Telling, nouns: Nouns) -> None:
        inside: dict[Place, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        numbers: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.kind in TIMED:
                continue
            inside[places[claim.id]][_of_what(claim, nouns)].append(claim)
            if (number := written_number(claim)) is not None:
                numbers[claim.kind, number].append(claim)
        self._pairs = _told_once(claims, figure, nouns)
        for alike in numbers.values():
            if len(alike) > EVERYBODYS:
                continue
            for a, b in combinations(alike, 2):
                if not figure.are_related(a, b) or figure.of(a, b) < TELLING:
                    continue
                here, there = inside[places[a.id]], inside[places[b.id]]
                for what in here.keys() & there.keys() - {"", _of_what(a, nouns)}:
                    if len(here[what]) == len(there[what]) == 1:
                        self._pairs.add(frozenset((here[what][0].id, there[what][0].id)))

    def are(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are such a pair."""
        return frozenset((a.id, b.id)) in self._pairs


def _told_once(claims: Sequence[Claim], figure: Telling, nouns: Nouns) -> set[frozenset[str]]:
    """Counts of what three documents on one matter each count once, two of them with one number: the "three
    instruments" of these are the "four instruments" of the third."""
    counts: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        of_a_thing = claim.frame.concept is None and not nouns.is_person(claim.frame.noun or "")
        if claim.kind == "count" and of_a_thing and (what := _of_what(claim, nouns)):
            counts[what][claim.document].append(claim)
    found: set[frozenset[str]] = set()
    for by_text in counts.values():
        once = [alike[0] for alike in by_text.values() if len(alike) == 1 and _names_it(alike[0])]
        if not 2 < len(once) <= EVERYBODYS:
            continue
        told = Counter(claim.value for claim in once)
        found |= {
            frozenset((a.id, b.id))
            for a, b in combinations(once, 2)
            if max(told[a.value], told[b.value]) > 1 and is_of_one_size(a, b) and figure.are_related(a, b)
        }
    return found


def _names_it(claim: Claim) -> bool:
    """Whether a count is written with its noun: "two 9 mm handguns and a .38" are two of three."""
    return claim.frame.noun in folded_words(claim.text)


def _of_what(claim: Claim, nouns: Nouns) -> str:
    """What a claim gives a figure of: its measure or what it counts; empty where neither is known."""
    frame = claim.frame
    if frame.concept is None and (claim.kind != "count" or not frame.noun or nouns.is_anybody(frame.noun)):
        return ""
    return f"{claim.kind.removesuffix('_change')} {frame.concept or nouns.counted(frame.noun or '')}"
