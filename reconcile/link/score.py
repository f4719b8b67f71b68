"""Whether two claims can be compared at all, and how likely they speak of one fact."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from reconcile.link.differing import Differing
from reconcile.link.nouns import Nouns, folded
from reconcile.link.opposites import Opposites
from reconcile.link.owners import same_owner
from reconcile.link.rivals import Rivals
from reconcile.link.telling import Telling
from reconcile.link.times import (
    NEUTRAL,
    days_between,
    end_of,
    is_misdated,
    is_one_time,
    likeness_of_periods,
    one_baseline,
)
from reconcile.link.values import likeness_of_values, within_rounding
from reconcile.model import Claim, Document, Frame, Interval, Link, Modality, Period
from reconcile.rulepack.multiples import dimensions
from reconcile.rulepack.schema import Rules
from reconcile.text.words import fold

SAME = 0.54  # a pair is one fact from here on: below 0.53 neighbouring temperatures of one report become one
WEIGHTS = {"measure": 0.45, "words": 0.2, "subjects": 0.1, "period": 0.1, "value": 0.15}
UNKNOWN = 0.8  # the most that two measures say that the rules don't know
NEAREST = 6  # words of a claim's clause in which what tells it from others is looked for
ALIKE_DATED = 0.75
ALIKE = 0.6  # of the words' weight; two sentences on one figure share more, two on one matter less
FUZZY = 75  # token-set ratio below which two unknown measures share their words by chance
PROVEN = 0.7  # from here on an equal figure outweighs what its words alone would forbid: two digits, once in each text
OTHER = "other "  # before the name of a field in which two claims differ that are one
OWNER = "owner"  # excused where one of two claims of a fact names an owner, and the other none
CERTAIN = 0.9  # and outweighs that something else seems to be measured
AT_ODDS = 0.08  # of the score, for each field that would part the two if they weren't equal
OTHER_NOUN = 0.6  # of what an equal figure tells where what is counted has other names
RECENT = 200  # days; last year's total is still news in spring, a storm of three years ago is another storm
COARSE = 62  # days; a longer span that misses a date is another event, two months may be a slip of one
FAR = 370  # days; "2013" and "20 March 2023" are two events, "20 March" and "20 April" may be one


class Scorer:
    """Compares claims of one family. `apart` names the field that forbids a comparison; `score` weighs the rest."""

    def __init__(self, claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> None:
        self._published = {document.id: document.published for document in documents}
        self._own = {
            measure.id: {fold(word) for form in measure.forms for word in form.split()} for measure in rules.measures
        }
        self._dimension = dimensions(rules.units)
        self._dated = {measure.id for measure in rules.measures if "date" in measure.kinds}
        self._nouns = Nouns(rules)
        self._terms = {claim.id: self._meanings(claim, claim.frame.terms) for claim in claims}
        frequency = Counter(term for claim in claims for term in self._terms[claim.id].union(claim.frame.terms))
        self._weight = {term: math.log(1 + len(claims) / count) for term, count in frequency.items()}
        self._told: dict[tuple[str, str | None, tuple[str | None, ...]], tuple[frozenset[str], float]] = {}
        self._named = {claim.id: _names(claim.frame) for claim in claims}
        side_of = {
            fold(word): (entry.id, number)
            for entry in rules.vocabulary
            if entry.role == "contrast"
            for number, side in enumerate(entry.forms)
            for word in side.split("/")
        }
        self._sides = {claim.id: _sides(claim.frame, side_of) for claim in claims}
        self._rivals = Rivals(claims, documents, rules)
        self._opposites = Opposites(claims, rules)
        self._part_of = {measure.id: measure.part_of for measure in rules.measures}
        self._growing = {measure.id for measure in rules.measures if measure.tally}
        self._owned = {measure.id for measure in rules.measures if measure.owner}
        owners: dict[tuple[str, str | None], set[str]] = {}
        for claim in claims:
            if claim.frame.owner and claim.frame.concept in self._owned:
                owners.setdefault((claim.document, claim.frame.concept), set()).add(claim.frame.owner)
        self._owners = {key: frozenset(found) for key, found in owners.items()}
        self._differing = Differing(claims, documents, rules)
        self._figure = Telling(claims, documents)
        self._generic = {measure.id for measure in rules.measures if measure.generic}

    def family(self, claim: Claim) -> str:
        """Claims of different families are never compared: amounts go with amounts, lengths with lengths."""
        if claim.kind in ("date", "date_range"):
            return "date"
        if claim.kind == "duration" and claim.frame.role == "length" and claim.frame.concept in self._dated:
            return "date"
        if claim.kind in ("percent", "percent_change"):
            return "percent"
        if claim.kind == "quantity":
            return f"quantity {self._dimension.get(claim.unit or '', claim.unit)}"
        return claim.kind

    def apart(self, a: Claim, b: Claim, excused: frozenset[str] = frozenset()) -> str | None:
        """The first field in which two claims of a family differ so that they are two facts, or None. `excused` fields
        are those in which claims already differ that are known to be this fact."""
        return self._apart(a, b, excused) or self._differing.apart(a, b)

    def is_sure(self, a: Claim, b: Claim, link: Link) -> bool:
        """Whether two claims that seem one fact are told enough alike to be one in spite of what their values say."""
        return self._differing.is_sure(a, b, link)

    def _apart(self, a: Claim, b: Claim, excused: frozenset[str]) -> str | None:
        hard = self._two_things(a, b, excused)
        if hard is not None:
            return hard
        if a.kind == "age":
            return None
        if self.family(a) == "date":
            if self._measure_two(a, b):
                return "measure"
            return self._apart_in_time(a, b) or ("subject" if self._rivals.apart(a, b) else None)
        at_odds = [field for field in self._at_odds(a, b) if field not in excused]
        proof = self._figure.of(a, b) if at_odds else 0.0
        forbidding = [field for field in at_odds if proof < (CERTAIN if field == "measure" else PROVEN)]
        return forbidding[0].replace("noun", "measure") if forbidding else None

    def _two_things(self, a: Claim, b: Claim, excused: frozenset[str]) -> str | None:
        """The field in which two claims differ so that not even one number makes them one fact."""
        x, y = a.frame, b.frame
        opposed = self._opposites.differ(a, b)
        if opposed and not self._opposites.contradict(a, b, self._rivals):
            return "measure"
        is_part = y.concept == self._part_of.get(x.concept or "") or x.concept == self._part_of.get(y.concept or "")
        if x.concept and y.concept and is_part and not opposed:
            return "part of a whole"
        if x.places and y.places and not (x.places <= y.places or y.places <= x.places):
            return "subject"
        if self._contrasted(a, b):
            return "measure"
        known = OWNER in excused and not (x.owner and y.owner)
        if (a.kind == "age" or x.concept in self._owned) and not known and not self._one_owner(a, b):
            return "subject"
        if a.kind == "age":
            return "measure" if x.noun and y.noun and self._nouns.kinship(x, y) in (None, "kin") else None
        if self.family(a) == "date":
            return None
        if x.polarity != y.polarity and not self._is_denial(a, b):
            return "polarity"
        other_time = x.period and y.period and not x.period.overlaps(y.period) and not is_one_time(x.period, y.period)
        if other_time and (opposed or not is_misdated(a, b)):
            return "period"
        return "subject" if self._rivals.apart(a, b) and not self._opposites.exchange(a, b) else None

    def _measure_two(self, a: Claim, b: Claim) -> bool:
        """Whether two claims name two measures; a tax may be told as a cost, measures of many figures part none, and of
        two events of one day one may be part of the other."""
        x, y = a.frame.concept, b.frame.concept
        if not x or not y or x == y or {x, y} <= self._generic or self._opposites.differ(a, b):
            return False
        return not (isinstance(a.value, Period) and a.value == b.value and {x, y} & self._generic)

    def _at_odds(self, a: Claim, b: Claim) -> list[str]:
        """The fields that part two claims unless an equal figure says that they are one, most telling first."""
        x, y = a.frame, b.frame
        found = []
        if self._measure_two(a, b):
            found.append("measure")
        elif x.noun and y.noun and self._nouns.kinship(x, y) in (None, "kin"):
            found.append("noun" if self._nouns.kinship(x, y) else "measure")
        opposed = self._opposites.differ(a, b)
        moved = {x.role, y.role} == {"level", "change"} and (a.value == b.value or self._opposites.one_deed(a, b))
        if x.role != y.role and not opposed and not moved:
            found.append("role")
        if x.modality != y.modality and self._modality(a) != self._modality(b):
            found.append("modality")
        if x.scope != y.scope:
            found.append("scope")
        if not one_baseline(x, y):
            found.append("baseline")
        if not (self._same_time(a, b) or (is_misdated(a, b) and not opposed)):
            found.append("period")
        return found

    def _modality(self, claim: Claim) -> Modality:
        """What a claim is, of what is still to come: whoever tells of next year, in whatever verb, foresees it."""
        period, written = claim.frame.period, self._published[claim.document]
        coming = period is not None and period.low is not None and written is not None and period.low > written
        return "forecast" if coming and claim.frame.modality in ("fact", "plan") else claim.frame.modality

    def _one_owner(self, a: Claim, b: Claim) -> bool:
        """Whether two figures may be of one person, party or firm.

        Where only one of them names an owner, it has to be named beside the other too, or to be the only one of whom
        the other's document gives such figures, or the values must agree as well.
        """
        x, y = a.frame.owner, b.frame.owner
        if x and y:
            return same_owner(x, y)
        if a.kind == "age" or not (x or y):
            return x == y
        owner, bare = (x or "", b) if x else (y or "", a)
        # One name in the sentence is the owner's; of two, nobody knows which.
        beside = len(bare.frame.subjects) < 2 and {fold(part) for part in owner.split()} <= set(bare.frame.terms)
        others = self._owners.get((bare.document, bare.frame.concept), frozenset())
        alone = not bare.frame.subjects and bool(others) and all(same_owner(owner, other) for other in others)
        return beside or alone or likeness_of_values(a, b) == 1.0

    def _contrasted(self, a: Claim, b: Claim) -> bool:
        """Whether two figures are of two sides: of men and of women, net and gross."""
        if a.kind in ("age", "date", "date_range"):
            return False
        x, y = self._sides[a.id], self._sides[b.id]
        return bool(x and y) and any(kind in y and not (sides & y[kind]) for kind, sides in x.items())

    def _is_denial(self, a: Claim, b: Claim) -> bool:
        """Whether one of two figures is the other denied: one number, told in the same words."""
        closed = all(isinstance(c.value, Interval) and None not in (c.value.low, c.value.high) for c in (a, b))
        return closed and a.unit == b.unit and within_rounding(a, b) and self._words(a, b) >= ALIKE

    def _same_time(self, a: Claim, b: Claim) -> bool:
        """A figure without a period speaks of its document's own time: "killed 31 in 2021" is not today's toll."""
        x, y = a.frame.period, b.frame.period
        if x and y:
            return is_one_time(x, y)
        if (a.frame.period_written and not x) or (b.frame.period_written and not y):
            return False  # a time that is written and can't be known may be any
        dated, undated = (a, b) if x else (b, a)
        written = self._published[undated.document]
        period = dated.frame.period
        return period is None or written is None or period.high is None or (written - period.high).days <= RECENT

    def _apart_in_time(self, a: Claim, b: Claim) -> str | None:
        """Dates far apart are two events; dates near each other that don't meet may be one with a mistake."""
        if not isinstance(a.value, Period) or not isinstance(b.value, Period):
            return None
        if end_of(a) != end_of(b) and (a.bound or b.bound) and not _ends_alike(a, b):
            return "role"  # "since 2007" is no day of an event, and "until 2028" the end of something
        if a.value.overlaps(b.value):
            return None
        if any(period.days is None or period.days > COARSE for period in (a.value, b.value)):
            return "granularity"
        return "date" if days_between(a.value, b.value) > FAR else None

    def score(self, a: Claim, b: Claim, least: float = SAME) -> Link | None:
        """How likely two claims are one fact, up to 1, with what each field says; None where less than `least`."""
        words = self._words(a, b)
        measure = self._measure(a, b)
        if measure is None:
            measure = _unknown_measure(a, b, words, ALIKE_DATED if self.family(a) == "date" else ALIKE)
        subjects, period, value = self._rest(a, b)
        total = _weighed(measure, words, subjects, period, value)
        fields = {"measure": measure, "words": words, "subjects": subjects, "period": period, "value": value}
        telling = self._figure.of(a, b)
        if telling:
            # What is known of the measure and what the equal figure tells are two proofs of one thing.
            at_odds = self._at_odds(a, b)
            proof = telling * (OTHER_NOUN if "measure" in at_odds else 1.0)
            total += WEIGHTS["measure"] * (1 - measure) * proof - AT_ODDS * len(at_odds)
            fields["figure"] = proof
            fields.update(dict.fromkeys((f"{OTHER}{field}" for field in at_odds), -AT_ODDS))
        score = round(total, 3)
        if score < least:
            return None
        return Link(a=a.id, b=b.id, score=score, fields={name: round(said, 3) for name, said in fields.items()})

    def most(self, a: Claim, b: Claim) -> float:
        """What the score of two claims can't exceed, without a look at their words."""
        known = self._measure(a, b)
        measure = UNKNOWN if known is None else known
        proof = WEIGHTS["measure"] * (1 - measure) * self._figure.of(a, b)
        return round(_weighed(measure, 1.0, *self._rest(a, b)) + proof, 3)

    def _rest(self, a: Claim, b: Claim) -> tuple[float, float, float]:
        value = 0.5 if a.frame.concept in self._growing else likeness_of_values(a, b)
        return self._subjects(a, b), likeness_of_periods(a, b), value

    def _measure(self, a: Claim, b: Claim) -> float | None:
        """1 for a measure that names one figure of an event, less for one that names many ("cost", "temperature"); None
        where no measure is known."""
        x, y = a.frame, b.frame
        if a.kind == "age":
            return 1.0  # whose age it is has been settled: it is the subject
        if self._opposites.differ(a, b):
            return 1.0  # or the two would be apart
        if x.concept and x.concept == y.concept:
            return 0.8 if x.concept in self._generic else 1.0
        if a.kind in ("count", "ordinal"):
            # A noun alone says less than a measure: "steps" are walked by many.
            return 0.65 * self._nouns.likeness(x, y) if x.noun and y.noun else 0.0
        return None

    def _words(self, a: Claim, b: Claim) -> float:
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
        return frozenset(words if self.family(claim) == "date" else map(self._nouns.meaning, words))

    def _subjects(self, a: Claim, b: Claim) -> float:
        """1 where the same names stand in both, less than a half where one names nobody, less where all differ."""
        if a.frame.owner and b.frame.owner:
            return 1.0  # one owner, or the two would be apart
        x, y = self._named[a.id], self._named[b.id]
        if not x or not y:
            return NEUTRAL
        return min(1.0, 0.4 + len(x & y) / min(len(x), len(y))) if x & y else 0.2


def _weighed(measure: float, words: float, subjects: float, period: float, value: float) -> float:
    """What the fields say together, each by its weight."""
    return (
        WEIGHTS["measure"] * measure
        + WEIGHTS["words"] * words
        + WEIGHTS["subjects"] * subjects
        + WEIGHTS["period"] * period
        + WEIGHTS["value"] * value
    )


def _unknown_measure(a: Claim, b: Claim, words: float, alike: float) -> float:
    """Where no measure is known, the words around it stand for it; of two dates, any words of a text are alike."""
    x, y = a.frame.measure or "", b.frame.measure or ""
    likeness = fuzz.token_set_ratio(folded(x), folded(y), processor=default_process)
    return UNKNOWN * max(likeness / 100 if likeness >= FUZZY else 0.0, words if words >= alike else 0.0)


def _ends_alike(a: Claim, b: Claim) -> bool:
    """Whether a last day and a bare one are one day: "files by the end of June" and "files in the second quarter"."""
    return (
        "upper" in (a.bound, b.bound)
        and isinstance(a.value, Period)
        and isinstance(b.value, Period)
        and a.value.high is not None
        and a.value.high == b.value.high
    )


def _sides(frame: Frame, side_of: Mapping[str, tuple[str, int]]) -> dict[str, set[int]]:
    """The sides that the words nearest to a figure are on, by kind of contrast."""
    found: dict[str, set[int]] = {}
    for word in (*folded(frame.measure or "").split(), *frame.terms[:NEAREST]):
        if word in side_of:
            kind, side = side_of[word]
            found.setdefault(kind, set()).add(side)
    return found


def _names(frame: Frame) -> frozenset[str]:
    """The parts of the names in a claim's sentence, and the places it is about."""
    return frozenset(part for name in frame.subjects for part in name.casefold().split()) | frame.places
