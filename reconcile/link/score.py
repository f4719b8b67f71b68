"""How likely two claims speak of one fact, by what each of their fields says."""

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from reconcile.digits import significant_digits
from reconcile.link.nouns import folded
from reconcile.link.parting import ALIKE, Parting
from reconcile.link.telling import written_number
from reconcile.link.times import NEUTRAL, likeness_of_periods
from reconcile.link.values import likeness_of_values
from reconcile.model import Claim, Frame, Link
from reconcile.rulepack.schema import Rules

SAME = 0.54  # a pair is one fact from here on: below 0.53 neighbouring temperatures of one report become one
WEIGHTS = {"measure": 0.45, "words": 0.2, "subjects": 0.1, "period": 0.1, "value": 0.15}
UNKNOWN = 0.8  # the most that two measures say that the rules don't know
ALIKE_DATED = 0.75
FUZZY = 75  # token-set ratio below which two unknown measures share their words by chance
OTHER = "other "  # before the name of a field in which two claims differ that are one
AT_ODDS = 0.08  # of the score, for each field that would part the two if they weren't equal
PROOF = 0.25  # likeness of two sentences that makes up for a measure that isn't known
MANY_DIGITS = 4
OTHER_NOUN = 0.6  # of what an equal figure tells where what is counted has other names


class Scorer:
    """Weighs what speaks for two claims of a family being one fact, where nothing parts them."""

    def __init__(self, claims: Sequence[Claim], rules: Rules, parting: Parting) -> None:
        self._parting = parting
        self._named = {claim.id: _names(claim.frame) for claim in claims}
        self._growing = {measure.id for measure in rules.measures if measure.tally}

    def score(self, a: Claim, b: Claim, least: float = SAME, context: float = 0.0) -> Link | None:
        """How likely two claims are one fact, up to 1, with what each field says; None where less than `least`.
        `context`, from 0 to 1 (closed), is how much what stands around two claims says that they are one."""
        words = self._parting.words.likeness(a, b)
        measure = self._measure(a, b)
        if measure is None:
            measure = self._unknown_measure(a, b, words, ALIKE_DATED if self._parting.family(a) == "date" else ALIKE)
        subjects, period, value = self._rest(a, b)
        total = _weighed(measure, words, subjects, period, value)
        fields = {"measure": measure, "words": words, "subjects": subjects, "period": period, "value": value}
        telling = self._parting.figure.of(a, b)
        if telling or context:
            at_odds = self._parting.at_odds(a, b)
            telling *= OTHER_NOUN if "measure" in at_odds and not _is_unmistakable(a) else 1.0
            # What is known of the measure and what else proves that it is one are two proofs of one thing.
            total += WEIGHTS["measure"] * (1 - measure) * max(telling, min(1.0, context / PROOF))
            # Of a known measure an equal figure makes up for other words.
            total += WEIGHTS["words"] * measure * max(0.0, telling - words)
            fields |= {name: proof for name, proof in (("figure", telling), ("context", context)) if proof}
            if not context:
                total -= AT_ODDS * len(at_odds)
                fields |= dict.fromkeys((f"{OTHER}{field}" for field in at_odds), -AT_ODDS)
        score = round(total, 3)
        if score < least:
            return None
        return Link(a=a.id, b=b.id, score=score, fields={name: round(said, 3) for name, said in fields.items()})

    def most(self, a: Claim, b: Claim) -> float:
        """What the score of two claims of one document can't exceed, without a look at their words: there an equal
        figure proves nothing."""
        known = self._measure(a, b)
        return round(_weighed(UNKNOWN if known is None else known, 1.0, *self._rest(a, b)), 3)

    def _rest(self, a: Claim, b: Claim) -> tuple[float, float, float]:
        value = 0.5 if a.frame.concept in self._growing else likeness_of_values(a, b)
        return self._subjects(a, b), likeness_of_periods(a, b), value

    def _measure(self, a: Claim, b: Claim) -> float | None:
        """1 for a measure that names one figure of an event, less for one that names many ("cost", "temperature"); None
        where no measure is known."""
        x, y = a.frame, b.frame
        if a.kind == "age":
            return 1.0  # whose age it is has been settled: it is the subject
        if self._parting.opposites.differ(a, b):
            return 1.0  # or the two would be apart
        if x.concept and x.concept == y.concept:
            return 0.8 if x.concept in self._parting.generic else 1.0
        if a.kind in ("count", "ordinal"):
            # A noun alone says less than a measure: "steps" are walked by many.
            return 0.65 * self._parting.nouns.likeness(x, y) if x.noun and y.noun else 0.0
        return None

    def _unknown_measure(self, a: Claim, b: Claim, words: float, alike: float) -> float:
        """Where no measure is known, the words around it stand for it; of two dates, any words of a text are alike."""
        x, y = folded(a.frame.measure or ""), folded(b.frame.measure or "")
        likeness = fuzz.token_set_ratio(x, y, processor=default_process)
        if self._parting.family(a) != "date":
            # Other words of one meaning count where they leave nothing over: "wage deal" is not all of "agreement".
            likeness = max(likeness, fuzz.token_sort_ratio(*map(self._meanings, (x, y)), processor=default_process))
        return UNKNOWN * max(likeness / 100 if likeness >= FUZZY else 0.0, words if words >= alike else 0.0)

    def _meanings(self, phrase: str) -> str:
        return " ".join(map(self._parting.nouns.meaning, phrase.split()))

    def _subjects(self, a: Claim, b: Claim) -> float:
        """1 where the same names stand in both, less than a half where one names nobody, less where all differ."""
        if a.frame.owner and b.frame.owner:
            return 1.0  # one owner, or the two would be apart
        x, y = self._named[a.id], self._named[b.id]
        if not x or not y:
            return NEUTRAL
        return min(1.0, 0.4 + len(x & y) / min(len(x), len(y))) if x & y else 0.2


def _is_unmistakable(claim: Claim) -> bool:
    """Whether a number has so many digits that two texts on one matter hardly give it of two things."""
    number = written_number(claim)
    return number is not None and len(significant_digits(number)) >= MANY_DIGITS


def _weighed(measure: float, words: float, subjects: float, period: float, value: float) -> float:
    """What the fields say together, each by its weight."""
    return (
        WEIGHTS["measure"] * measure
        + WEIGHTS["words"] * words
        + WEIGHTS["subjects"] * subjects
        + WEIGHTS["period"] * period
        + WEIGHTS["value"] * value
    )


def _names(frame: Frame) -> frozenset[str]:
    """The parts of the names in a claim's sentence, and the places it is about."""
    return frozenset(part for name in frame.subjects for part in name.casefold().split()) | frame.places
