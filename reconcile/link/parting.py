"""Whether two claims can be compared at all: the fields in which they may differ and be two facts."""

import re
from collections.abc import Mapping, Sequence

from reconcile.link.alignment import places_of
from reconcile.link.contrasts import Contrasts
from reconcile.link.differing import Differing
from reconcile.link.mates import Mates
from reconcile.link.nouns import Nouns
from reconcile.link.opposites import Opposites
from reconcile.link.owners import same_owner
from reconcile.link.rivals import Rivals
from reconcile.link.telling import Telling
from reconcile.link.times import (
    MONTH,
    MONTHLY,
    days_between,
    end_of,
    is_misdated,
    is_one_time,
    may_be_one_time,
    one_baseline,
)
from reconcile.link.values import in_unit_of, is_of_one_size, is_one_number, likeness_of_values
from reconcile.link.words import Words
from reconcile.model import Claim, Document, Frame, Link, Modality, Period
from reconcile.rulepack.multiples import dimensions
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences
from reconcile.text.words import fold

ALIKE = 0.6  # of the words' weight; two sentences on one figure share more, two on one matter less
PROVEN = 0.7  # from here on an equal figure outweighs what its words alone would forbid: two digits, once in each text
CERTAIN = 0.9  # and outweighs that something else seems to be measured, or a change against something else
YEARLY, ANNUAL = "per year", "annual"  # a scope, and the folded word that says the same
OWNER = "owner"  # excused where one of two claims of a fact names an owner, and the other none
RECENT = 200  # days; last year's total is still news in spring, a storm of three years ago is another storm
COARSE = 62  # days; a longer span that misses a date is another event, two months may be a slip of one
FAR = 370  # days; "2013" and "20 March 2023" are two events, "20 March" and "20 April" may be one
_CLAUSE = 60  # code points of a clause on either side of its figure
_CLAUSE_BEFORE = re.compile(r"[^.,;:!?()\n]*\Z")
_CLAUSE_AFTER = re.compile(r"[^.,;:!?()\n]*")
_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are) to [a-z]+)\b|[’']ll\b")


class Parting:
    """Names the field that parts two claims of a family. What it knows of their words, nouns, opposites and figures
    serves their scoring too."""

    def __init__(
        self,
        claims: Sequence[Claim],
        documents: Sequence[Document],
        sentences: Mapping[str, Sentences],
        rules: Rules,
    ) -> None:
        self._published = {document.id: document.published for document in documents}
        self._dimension = dimensions(rules.units)
        self._dated = {measure.id for measure in rules.measures if "date" in measure.kinds}
        self.nouns = Nouns(rules)
        self.words = Words(claims, rules, self.nouns, lambda claim: self.family(claim) == "date")
        self.opposites = Opposites(claims, rules)
        self.figure = Telling(claims, documents, rules)
        self.generic = {measure.id for measure in rules.measures if measure.generic}
        self._contrasts = Contrasts(claims, sentences, rules)
        self._rivals = Rivals(claims, documents, rules)
        self._differing = Differing(claims, documents, rules)
        self.places = places_of(claims, sentences)
        self.mates = Mates(claims, self.places, self.figure, self.nouns)
        self._part_of = {measure.id: measure.part_of for measure in rules.measures}
        self._owned = {measure.id for measure in rules.measures if measure.owner}
        owners: dict[tuple[str, str | None], set[str]] = {}
        for claim in claims:
            if claim.frame.owner and claim.frame.concept in self._owned:
                owners.setdefault((claim.document, claim.frame.concept), set()).add(claim.frame.owner)
        self._texts = {document.id: document.text for document in documents}
        self._owners = {key: frozenset(found) for key, found in owners.items()}

    def family(self, claim: Claim) -> str:
        """Claims of different families are never compared: amounts go with amounts, lengths with lengths."""
        if claim.kind in ("date", "date_range"):
            return "date"
        if claim.kind == "duration" and claim.frame.role == "length" and claim.frame.concept in self._dated:
            return "date"
        if claim.kind in ("percent", "percent_change"):
            return "percent"
        if claim.kind == "quantity":
            return f"quantity {' / '.join(self._dimension.get(unit, unit) for unit in (claim.unit or '').split(' / '))}"
        return claim.kind

    def apart(self, a: Claim, b: Claim, excused: frozenset[str] = frozenset()) -> str | None:
        """The first field in which two claims of a family differ so that they are two facts, or None. `excused` fields
        are those in which claims already differ that are known to be this fact."""
        found = self._apart(a, b, excused)
        if found == "period" and self._is_of_one_time(a, b):
            found = None
        if found is not None or (self.mates.are(a, b) and self._differing.are_told_otherwise(a, b)):
            return found
        return self._differing.apart(a, b)

    def _is_of_one_time(self, a: Claim, b: Claim) -> bool:
        """Whether two figures are of one event whose time one of them tells more exactly: "in 1991", "in May 1991"."""
        x, y = a.frame.period, b.frame.period
        if x is None or y is None or not self.mates.are(a, b) or self._rivals.apart(a, b):
            return False
        return x.overlaps(y)

    def may_be_one(self, a: Claim, b: Claim, excused: frozenset[str]) -> bool:
        """Whether nothing but these fields parts two figures, nor that they differ and aren't told alike."""
        if self._apart(a, b, excused) is not None:
            return False
        return self._differing.apart(a, b) is None or self._differing.are_told_otherwise(a, b)

    def is_sure(self, a: Claim, b: Claim, link: Link) -> bool:
        """Whether two claims that seem one fact are told enough alike to be one in spite of what their values say."""
        return self._differing.is_sure(a, b, link, self.figure)

    def _apart(self, a: Claim, b: Claim, excused: frozenset[str]) -> str | None:
        hard = self.two_things(a, b, excused)
        if hard is not None:
            return hard
        if a.kind == "age":
            return None
        if self.family(a) == "date":
            if self._measure_two(a, b):
                return "measure"
            return self._apart_in_time(a, b) or ("subject" if self._rivals.apart(a, b) else None)
        at_odds = [field for field in self.at_odds(a, b) if field not in excused]
        proof = self.figure.of(a, b) if at_odds else 0.0
        named = {"measure"} | ({"baseline"} if a.frame.baseline and b.frame.baseline else set())
        concepts = {a.frame.concept, b.frame.concept}
        if None not in concepts and len(concepts) == 2 and (concepts & self._owned or not concepts <= self.generic):
            named.add("modality")  # the term that was demanded is not the one that was given
        forbidding = [field for field in at_odds if proof < (CERTAIN if field in named else PROVEN)]
        return forbidding[0].replace("noun", "measure") if forbidding else None

    def two_things(self, a: Claim, b: Claim, excused: frozenset[str] = frozenset()) -> str | None:
        """The field in which two claims differ so that not even one number makes them one fact."""
        x, y = a.frame, b.frame
        opposed = self.opposites.differ(a, b)
        if opposed and not self.opposites.contradict(a, b, self._rivals):
            return "measure"
        is_part = y.concept == self._part_of.get(x.concept or "") or x.concept == self._part_of.get(y.concept or "")
        if x.concept and y.concept and is_part and not opposed:
            return "part of a whole"
        if x.places and y.places and not (x.places <= y.places or y.places <= x.places):
            return "subject"
        if self._contrasts.apart(a, b):
            return "measure"
        known = OWNER in excused and not (x.owner and y.owner)
        if (a.kind == "age" or x.concept in self._owned) and not known and not self._one_owner(a, b):
            return "subject"
        if a.kind == "age":
            return "measure" if x.noun and y.noun and self.nouns.kinship(x, y) in (None, "kin") else None
        if self.family(a) == "date":
            return None
        if x.polarity != y.polarity and not self._is_denial(a, b):
            return "polarity"
        if not may_be_one_time(a, b) and (opposed or not is_misdated(a, b)):
            return "period"
        return "subject" if self._rivals.apart(a, b) and not self.opposites.exchange(a, b) else None

    def _measure_two(self, a: Claim, b: Claim) -> bool:
        """Whether two claims name two measures; a tax may be told as a cost, a prize as an allocation: measures of many
        figures part none. Of two events of one day one may be part of the other."""
        x, y = a.frame.concept, b.frame.concept
        if not x or not y or x == y or self.opposites.differ(a, b):
            return False
        if {x, y} <= self.generic or (self.family(a) not in ("date", "count") and {x, y} & self.generic):
            return {x, y} <= self._owned  # a firm's profit is not its revenue
        return not (a.value == b.value and {x, y} & self.generic)

    def at_odds(self, a: Claim, b: Claim) -> list[str]:
        """The fields that part two claims unless an equal figure says that they are one, most telling first."""
        x, y = a.frame, b.frame
        found = []
        if self._measure_two(a, b):
            found.append("measure")
        elif x.noun and y.noun:
            kinship = self.nouns.kinship(x, y)
            people = self.nouns.is_person(x.noun) and self.nouns.is_person(y.noun)  # executives and leaders may be one
            if kinship in (None, "kin"):
                found.append("noun" if kinship or people else "measure")
        elif a.kind == b.kind == "count" and 0 < self.figure.of(a, b) < 1 and self.nouns.are_two_kinds(x, y):
            found.append("measure")
        opposed = self.opposites.differ(a, b)
        moved = {x.role, y.role} == {"level", "change"} and (a.value == b.value or self.opposites.one_deed(a, b))
        dated = {x.role, y.role} == {"level", "previous"} and _dated_alike(x, y)
        if x.role != y.role and not (opposed or moved or dated):
            found.append("role")
        if x.modality != y.modality and self._modality(a) != self._modality(b) and not _is_on_condition(a, b):
            found.append("modality")
        if x.scope != y.scope and not _both_yearly(x, y):
            found.append("scope")
        # Rents up 0.4% in March and 4.8% in the year to March: what names no baseline is then of another.
        if not one_baseline(x, y) or (x.baseline != y.baseline and _is_monthly(x, y) and not is_of_one_size(a, b)):
            found.append("baseline")
        if not (self._same_time(a, b) or (is_misdated(a, b) and not opposed)):
            found.append("period")
        return found

    def _modality(self, claim: Claim) -> Modality:
        """What a claim is, of what is still to come: whoever tells of next year, in whatever verb, foresees it."""
        said, period, written = claim.frame.modality, claim.frame.period, self._published[claim.document]
        if said != "fact":
            return "forecast" if said == "plan" else said
        coming = period is not None and period.low is not None and written is not None and period.low > written
        return "forecast" if coming or self._is_to_come(claim) else said

    def _is_to_come(self, claim: Claim) -> bool:
        """Whether the verb of a figure's clause is one of what is still to come: "600 jobs will go"."""
        text = self._texts[claim.document]
        before = _CLAUSE_BEFORE.search(text, max(0, claim.start - _CLAUSE), claim.start)
        after = _CLAUSE_AFTER.match(text, claim.end, claim.end + _CLAUSE)
        return any(part is not None and _TO_COME.search(part[0]) for part in (before, after))

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
        others = self._owners.get((bare.document, bare.frame.concept), frozenset())
        parts, terms = {fold(part) for part in owner.split()}, set(bare.frame.terms)
        # "Norvik" may be short for "Norvik Energy" where it is the only one with such figures.
        beside = len(bare.frame.subjects) < 2 and (parts <= terms or (not others and fold(owner.split()[0]) in terms))
        # A text that names no owner at all speaks of whom all of it is about.
        known = all(same_owner(owner, other) for other in others) if others else owner in self._texts[bare.document]
        return beside or (not bare.frame.subjects and known) or likeness_of_values(a, b) == 1.0

    def _is_denial(self, a: Claim, b: Claim) -> bool:
        """Whether one of two figures is the other denied: one number, told in the same words."""
        return is_one_number(a, b) and self.words.likeness(a, b) >= ALIKE

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
        if a.value.overlaps(b.value) or self._differing.happens_once(a, b):
            return None
        if any(period.days is None or period.days > COARSE for period in (a.value, b.value)):
            return "granularity"
        return "date" if days_between(a.value, b.value) > FAR else None


def _is_on_condition(a: Claim, b: Claim) -> bool:
    """Whether one figure is told plainly and the same on a condition: "kept for 14 days", "for 14 days if unread"."""
    return {a.frame.modality, b.frame.modality} == {"fact", "condition"} and is_one_number(a, in_unit_of(a, b))


def _both_yearly(x: Frame, y: Frame) -> bool:
    """Whether one amount is "a year" and the other "annual"."""
    rate, other = (x, y) if x.scope else (y, x)
    return rate.scope == YEARLY and other.scope is None and ANNUAL in other.terms


def _is_monthly(x: Frame, y: Frame) -> bool:
    """Whether the one of two changes that names no baseline is of a month."""
    bare = y if x.baseline else x
    return bare.period is not None and (bare.period.days or 0) in range(MONTHLY, MONTH + 1)


def _dated_alike(x: Frame, y: Frame) -> bool:
    """Whether two figures are written for one time: "4.8% in December" is what January's rate is compared with."""
    return bool(x.period and y.period and x.period_written and y.period_written and is_one_time(x.period, y.period))


def _ends_alike(a: Claim, b: Claim) -> bool:
    """Whether a last day and a bare one are one day: "files by the end of June" and "files in the second quarter"."""
    return (
        "upper" in (a.bound, b.bound)
        and isinstance(a.value, Period)
        and isinstance(b.value, Period)
        and a.value.high is not None
        and a.value.high == b.value.high
    )
