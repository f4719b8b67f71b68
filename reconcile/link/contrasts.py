"""Whether two figures are of two sides of what they measure: of men and of women, of the old bridge and the new."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from reconcile.link.nouns import folded
from reconcile.link.telling import TIMED
from reconcile.model import Claim
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.sentences import Sentences
from reconcile.text.vocabulary import folded_forms_of, forms_of, sides_of
from reconcile.text.words import fold

LEADING = 24  # code points; longer than a word that stands before
NEAREST = 6  # words of a claim's clause in which what tells it from others is looked for

_BEFORE = re.compile(r"(?P<word>[\w’']+)\s+\Z")
REACH = 80  # code points before a figure in which the noun stands that "which" is said of
_ANTECEDENT = re.compile(r"(?P<noun>\w+),?\s(?:[\w-]+\s){0,3}?(?:of\s)?(?:which|whom)\b[^,;:()]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[,;:]|\b(?:and|but|while|whereas)\b")
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})


class Contrasts:
    """The sides that each figure is on, by kind of contrast."""

    def __init__(self, claims: Sequence[Claim], sentences: Mapping[str, Sentences], rules: Rules) -> None:
        self._side_of = {fold(word): (id, number, word) for word, id, number in sides_of(rules, "contrast")}
        self._measures: dict[str, set[str]] = {}
        for measure in rules.measures:
            for form in measure.forms:
                self._measures.setdefault(fold(form), set()).add(measure.id)
        self._attribute = {word.lower(): (id, number) for word, id, number in sides_of(rules, "attributive contrast")}
        self._function = folded_forms_of(rules, "function")
        self._timely = self._function & self._side_of.keys()  # "at noon": no word of a claim's terms
        words = alternation(word for form in forms_of(rules, "attributive contrast") for word in form.split("/"))
        self._pattern = re.compile(rf"(?<![\w’'-])(?P<word>{words})\s+(?P<noun>[a-z]+)", re.IGNORECASE)
        attributes: dict[tuple[str, int], dict[str, set[int]]] = {}
        self._sides: dict[str, dict[str, set[int]]] = {}
        self._starts: dict[tuple[str, str], list[int]] = defaultdict(list)
        for claim in claims:
            self._starts[claim.document, claim.kind.removesuffix("_change")].append(claim.start)
        for claim in claims:
            if claim.kind in TIMED:
                continue
            text = sentences[claim.document]
            span = text.at(claim.start)
            place = claim.document, span.start
            if place not in attributes:
                attributes[place] = self._attributes(text.text[span.start : span.end])
            told = text.text[span.start : span.end]
            self._sides[claim.id] = attributes[place] | self._nearest(claim, told, span.start)

    def apart(self, a: Claim, b: Claim) -> bool:
        """Whether two figures, neither of them a date or an age, are on two sides of one kind of contrast."""
        x, y = self._sides.get(a.id, {}), self._sides.get(b.id, {})
        return any(kind in y and not (sides & y[kind]) for kind, sides in x.items())

    def _nearest(self, claim: Claim, sentence: str, start: int) -> dict[str, set[int]]:
        """The sides of the words nearest to a figure, without those of another measure: "sales rose 6% and net profit
        4%", and of another figure: "inflation was 4%, and core inflation 3%". The sentence starts at `start`. Near is
        also "aftershocks, the largest of which reached 5.1"."""
        found: dict[str, set[int]] = {}
        at = claim.start - start
        concept = claim.frame.concept
        antecedent = _ANTECEDENT.search(sentence, max(0, at - REACH), at)
        which = (fold(antecedent["noun"]),) if antecedent else ()
        timely = [word for word in _nearby(sentence, at, claim.end - start) if word in self._timely]
        for words in (folded(claim.frame.measure or "").split(), (*which, *claim.frame.terms[: NEAREST + 1]), timely):
            for word, following in zip_longest(words[:NEAREST], words[1:], fillvalue=""):
                kind, side, written = self._side_of.get(word, ("", 0, ""))
                others = self._measures.get(following)
                if not kind or (others and concept and concept not in others):
                    continue
                literal = not written.endswith("ing") or written in sentence.lower()  # "operations" are not "operating"
                if literal and not self._is_of_next(claim, sentence, start, word):
                    found.setdefault(kind, set()).add(side)
        return found

    def _is_of_next(self, claim: Claim, sentence: str, start: int, word: str) -> bool:
        """Whether a folded word stands behind a figure only, where another clause leads to another figure."""
        end = claim.end - start
        places = [match.start() for match in _WORD.finditer(sentence) if fold(match[0]) == word]
        if not places or places[0] < end or not _NEXT.search(sentence, end, places[0]):
            return False
        starts = self._starts[claim.document, claim.kind.removesuffix("_change")]
        return any(start + places[0] < other < start + len(sentence) for other in starts)

    def _attributes(self, sentence: str) -> dict[str, set[int]]:
        """The sides of the words that stand before a noun in a sentence, by kind of contrast and noun: "new owners" are
        no other side of a "former mill"."""
        found: dict[str, set[int]] = {}
        for match in self._pattern.finditer(sentence):
            if fold(match["noun"]) in self._function:
                continue
            before = _BEFORE.search(sentence, max(0, match.start() - LEADING), match.start())
            if before and not self._may_lead(before["word"]):
                continue
            kind, side = self._attribute[match["word"].lower()]
            found.setdefault(f"{kind} {fold(match['noun'])}", set()).add(side)
        return found

    def _may_lead(self, word: str) -> bool:
        """Whether a word may stand before what tells of a noun: "the night shift", "two night shifts"; "last night
        police" and "Monday night police" name a time."""
        return word.lower() in _ARTICLES or (word.islower() and fold(word) not in self._function)


def _nearby(sentence: str, low: int, high: int) -> list[str]:
    """The folded words around a span of a sentence."""
    before = _WORD.findall(sentence, max(0, low - REACH), low)[-NEAREST:]
    return [fold(word) for word in (*before, *_WORD.findall(sentence, high, high + REACH)[:NEAREST])]
