"""What else must hold of two figures that differ before they are one fact: a conflict is claimed only where no other
reading explains it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from reconcile.link.owners import is_namesake, same_owner
from reconcile.link.telling import Telling
from reconcile.link.values import in_unit_of, is_of_one_size
from reconcile.model import Claim, Document, Interval, Link, Period
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import folded_forms_of
from reconcile.text.words import fold, folded_words

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+[“\"‘'(]?[A-Z0-9]|\n")
_AND = re.compile(r",?\s(?:and\s)?(?:another\s)?")
_OF = re.compile(r"\sof\s(?P<what>(?:[a-z-]+\s?){1,3})")
_MEASURED = frozenset({"percent", "percent_change", "duration", "quantity"})
_NONE = Interval(low=Decimal(0), high=Decimal(0))
_ONE = Interval(low=Decimal(1), high=Decimal(1))
TOLD_ALIKE = 0.35  # of the words' weight, of what happens once
TOLD_AS_ONE = 0.6  # the same, of what may happen often
TOLD_IN_ONE_WAY = 0.4  # likeness of two sentences
TOLD_THE_SAME = 0.87  # the same, of days on which nothing known happens: two steps of one case share as many
NEAREST = 6  # words of a claim's clause in which the state of the counted is looked for
WEEK = 7  # days
YEAR = 366  # days
SMALL = 100  # counts below it stand in every text
BARE = 2  # content words of a clause that tells of nothing but the event
ENDS = frozenset({"start", "end"})
COURSE = ENDS | {"length"}
SHARED = 0.4  # likeness of subjects from which on some name is shared


class Differing:
    """Tells apart figures of one family whose values can't both be right of one fact."""

    def __init__(self, claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> None:
        self._text = {document.id: document.text for document in documents}
        self._group = {document.id: document.group for document in documents}
        self._published = {document.id: document.published for document in documents}
        self._of_people = {measure.id for measure in rules.measures if measure.of == "person"}
        self._besides = {measure.id: measure.besides for measure in rules.measures}
        self._once = {
            measure.id: {word for form in measure.forms for word in folded_words(form)}
            for measure in rules.measures
            if measure.once
        }
        people = {fold(form) for measure in rules.measures if measure.of == "person" for form in measure.forms}
        self._anybody = (people | folded_forms_of(rules, "person")) - folded_forms_of(rules, "kind of person")
        self._others = folded_forms_of(rules, "other")
        self._severity = folded_forms_of(rules, "severity")
        self._with_culprit = {self._toll(claim) for claim in claims if claim.frame.culprit}
        self._listed = self._in_lists(claims)
        self._days: dict[tuple[str, str | None], list[Period]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim.value, Period) and claim.frame.role not in COURSE:
                self._days[claim.document, claim.frame.concept].append(claim.value)
        self._aged: dict[tuple[str, str], set[Interval | Period | None]] = defaultdict(set)
        self._borne_once: dict[tuple[str | None, str], bool] = {}
        self._named: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        for claim in claims:
            if claim.kind == "age" and claim.frame.owner:
                for part in claim.frame.owner.casefold().split():
                    self._named[self._group[claim.document], part].add(claim.frame.owner)
            elif claim.kind == "age" and claim.frame.noun is not None:
                self._aged[claim.document, claim.frame.noun].add(claim.value)

    def apart(self, a: Claim, b: Claim) -> str | None:
        """The field that explains why two figures differ, or None: also where they don't."""
        if not _differ(a, b):
            return None
        if a.kind == "age":
            return None if self._one_person(a, b) else "subject"
        if a.document == b.document and self._one_sentence(a, b):
            return "sentence"
        if a.derivation and b.derivation and fold(a.text) == fold(b.text):
            return "date"  # "Friday" twice, from two days of publication: each has its own
        if a.kind == "count" and a.frame.concept == b.frame.concept:
            if _written_apart(a, b):
                return "period"
            if self.are_told_otherwise(a, b):
                return "measure"
            if a.frame.concept in self._of_people and not self._one_crowd(a, b):
                return "part of a whole"
        return None

    def are_told_otherwise(self, a: Claim, b: Claim) -> bool:
        """Whether two counts of no known measure differ that a text may give again and again, of other things."""
        small = a.kind == b.kind == "count" and a.frame.concept is None and b.frame.concept is None
        return small and _differ(a, b) and _is_small(a) and _is_small(b) and not self._one_phrase(a, b)

    def is_sure(self, a: Claim, b: Claim, link: Link, figure: Telling) -> bool:
        """Whether two days, small counts or lengths in two units that differ are told in words alike: a text names many
        days of one event, and counts a few of a noun again and again. Any two figures that don't differ are. In two
        documents on one matter an event that happens once, of which each names one day, is one."""
        if a.kind != b.kind and a.frame.concept is None and b.frame.concept is None and _differ(a, b):
            return False  # "3.1% had an attack", "attacks were reduced by 9%"
        if None in (a.frame.concept, b.frame.concept) and a.kind in _MEASURED and _differ(a, b):
            # Of a known measure a slip of the pen may be any size; of other things one may be twice another.
            alike = is_of_one_size(a, b) or figure.of(a, b) > 0 or link.fields["words"] >= TOLD_AS_ONE
            if not alike and link.fields.get("context", 0.0) < TOLD_IN_ONE_WAY:
                return False
        counted = a.kind == "count" and link.fields["measure"] < 1.0 and _is_small(a) and _is_small(b)
        lasting = a.kind == "duration" and a.unit != b.unit
        if not (counted or lasting or isinstance(a.value, Period)) or not _differ(a, b):
            return True
        if isinstance(a.value, Period) and a.frame.subjects and b.frame.subjects and link.fields["subjects"] < SHARED:
            return False
        if max(len(a.frame.terms), len(b.frame.terms)) <= BARE:
            return True
        if link.fields.get("context", 0.0) >= TOLD_IN_ONE_WAY:
            return True
        if self.happens_once(a, b):
            return self._one_thing(a, b) and figure.are_related(a, b)
        known = link.fields["measure"] == 1.0 or (link.fields["measure"] > 0 and self._are_to_come(a, b))
        only = known and all(self._is_only_time(one, WEEK) for one in (a, b))
        if only and figure.are_related(a, b):
            return True
        least = TOLD_ALIKE if link.fields["measure"] == 1.0 else TOLD_AS_ONE
        if a.frame.concept is None and b.frame.concept is None and _are_two_days(a.value, b.value):
            least = TOLD_THE_SAME
        return link.fields["words"] >= least

    def happens_once(self, a: Claim, b: Claim) -> bool:
        """Whether two documents tell when a thing was built or founded, and of no other such thing."""
        concept = a.frame.concept
        known = concept == b.frame.concept and concept in self._once
        return known and all(self._is_only_time(one, YEAR) for one in (a, b))

    def _one_thing(self, a: Claim, b: Claim) -> bool:
        """Whether some noun stands in both clauses, which is no name and none of the words for what happened."""
        names = {part for claim in (a, b) for name in claim.frame.subjects for part in folded_words(name)}
        shared = set(a.frame.terms) & set(b.frame.terms)
        return bool(shared - names - self._once[a.frame.concept or ""])

    def _are_to_come(self, a: Claim, b: Claim) -> bool:
        """Whether one known event is announced for two days that lie ahead of both documents."""
        written = [self._published[claim.document] for claim in (a, b)]
        days = [claim.value.low if isinstance(claim.value, Period) else None for claim in (a, b)]
        known = a.frame.concept is not None and a.frame.concept == b.frame.concept
        return known and all(day and at and day > at for day, at in zip(days, written, strict=True))

    def _is_only_time(self, claim: Claim, longest: int) -> bool:
        """Whether a document names no other time of the event whose days, at most so many, a claim tells."""
        value = claim.value
        if not isinstance(value, Period) or value.days is None or value.days > longest:
            return False
        return all(value.overlaps(day) for day in self._days[claim.document, claim.frame.concept])

    def _in_lists(self, claims: Sequence[Claim]) -> set[str]:
        """The counts that only together say how many: "killed 12 soldiers and one villager"."""
        counts = [claim for claim in claims if claim.kind == "count" and claim.frame.concept in self._of_people]
        counts.sort(key=lambda claim: (claim.document, claim.start))
        listed = set[str]()
        for a, b in pairwise(counts):
            together = a.document == b.document and a.frame.concept == b.frame.concept
            if together and _AND.fullmatch(self._text[a.document], a.end, b.start):
                listed |= {a.id, b.id}
        return listed

    def _one_sentence(self, a: Claim, b: Claim) -> bool:
        first, second = sorted((a, b), key=lambda claim: claim.start)
        if b.id == a.restates or a.id == b.restates or COURSE & {a.frame.role, b.frame.role}:
            return False
        return _SENTENCE_END.search(self._text[a.document], first.end, second.start) is None

    def _one_person(self, a: Claim, b: Claim) -> bool:
        """Whether two ages must be of one person: of one name that no other bears, or of the only boy of both texts."""
        x, y = a.frame, b.frame
        if x.owner and y.owner:
            if a.document == b.document:
                return x.owner.casefold() == y.owner.casefold()
            if is_namesake(x.owner, y.owner):
                return False
            short = min(x.owner, y.owner, key=lambda name: len(name.split()))
            return " " in short or self._is_borne_once(self._group[a.document], short.casefold())
        if a.document == b.document or x.noun is None or x.noun != y.noun:
            return False
        return self._aged[a.document, x.noun] == {a.value} and self._aged[b.document, x.noun] == {b.value}

    def _is_borne_once(self, group: str | None, name: str) -> bool:
        """Whether all whose name has this part may be one person."""
        found = self._borne_once.get((group, name))
        if found is None:
            bearers = self._named[group, name]
            fullest = max(bearers, key=lambda one: (len(one.split()), one), default=name)
            found = self._borne_once[group, name] = all(same_owner(one, fullest) for one in bearers)
        return found

    def _one_crowd(self, a: Claim, b: Claim) -> bool:
        """Whether two counts of people may count the same: neither a kind of them, nor the rest, nor the worse off."""
        if _NONE in (a.value, b.value):
            return True  # nobody is no guest and no guard either
        x, y = (self._kind_of_person(claim) for claim in (a, b))
        if x != y or (x and _ONE in (a.value, b.value)):
            return False  # "one woman" stands for somebody, not for how many
        if "part" in (a.frame.role, b.frame.role) or {a.id, b.id} & self._listed:
            return False
        if self._is_rest(a) != self._is_rest(b) and not self._besides[a.frame.concept or ""]:
            return False
        return self._told_severity(a) == self._told_severity(b) and not self._parted_by_culprit(a, b)

    def _one_phrase(self, a: Claim, b: Claim) -> bool:
        """Whether two counts are of one thing: of "two counts of fraud" and "a count of arson" the noun says little."""
        x, y = (_OF.match(self._text[claim.document], claim.end) for claim in (a, b))
        if x and y and not set(folded_words(x["what"])) & set(folded_words(y["what"])):
            return False
        p, q = (frozenset(claim.frame.terms[:NEAREST]) - {claim.frame.noun or ""} for claim in (a, b))
        return bool(p & q) or not (p and q)

    def _kind_of_person(self, claim: Claim) -> str:
        """Which people are counted; empty for people of any kind: of twelve dead three may be children."""
        noun = fold(claim.unit or "")
        return "" if noun in self._anybody else noun

    def _is_rest(self, claim: Claim) -> bool:
        """Whether a count leaves out people that were told before: "four others"."""
        words = claim.text.casefold().split()
        return any(fold(word) in self._others for word in (words[2:] if claim.bound else words))

    def _toll(self, claim: Claim) -> tuple[str | None, str | None, Decimal]:
        return self._group[claim.document], claim.frame.concept, _least(claim)

    def _told_severity(self, claim: Claim) -> frozenset[str]:
        return self._severity & frozenset(claim.frame.terms[:NEAREST])

    def _parted_by_culprit(self, a: Claim, b: Claim) -> bool:
        """Whether the one more that one text counts is the attacker: "three dead, including the gunman"."""
        less, more = sorted((a, b), key=_least)
        values = [_least(claim) for claim in (less, more)]
        keys = [self._toll(claim) for claim in (less, more)]
        one_more = values[1] - values[0] == 1
        return one_more and keys[1] in self._with_culprit and keys[0] not in self._with_culprit


def _are_two_days(x: Interval | Period | None, y: Interval | Period | None) -> bool:
    """Whether two dates differ otherwise than by a misprint: a day in another month or year, day and month swapped."""
    if not isinstance(x, Period) or not isinstance(y, Period) or x.low is None or y.low is None:
        return isinstance(x, Period)
    days = x.days == y.days == 1
    return not days or (x.low.day != y.low.day and (x.low.day, x.low.month) != (y.low.month, y.low.day))


def _least(claim: Claim) -> Decimal:
    value = claim.value
    return (value.low or value.high or Decimal(0)) if isinstance(value, Interval) else Decimal(0)


def _is_small(claim: Claim) -> bool:
    return isinstance(claim.value, Interval) and max(claim.value.low or 0, claim.value.high or 0) < SMALL


def _written_apart(a: Claim, b: Claim) -> bool:
    """Whether two counts are written for spans of unlike length: a night's dead are not the month's."""
    x, y = a.frame, b.frame
    if not (x.period and y.period and x.period_written and y.period_written):
        return False
    days = [period.days for period in (x.period, y.period)]
    return None in days or abs((days[0] or 0) - (days[1] or 0)) > WEEK


def _differ(a: Claim, b: Claim) -> bool:
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return not a.value.overlaps(b.value) or _end_apart(a.value, b.value)
    b = in_unit_of(a, b)
    if a.kind in ("duration", "age") and a.unit != b.unit:
        return True
    if isinstance(a.value, Interval) and isinstance(b.value, Interval) and (a.kind == "count" or a.unit == b.unit):
        return _apart(a, b) or _apart(b, a)
    return False


def _end_apart(x: Period, y: Period) -> bool:
    """Whether two times of unknown beginning end on two days: "by mid-October", "until the end of 2026"."""
    if x.low is not None or y.low is not None or x.high is None or y.high is None:
        return False
    return abs((x.high - y.high).days) > WEEK


def _apart(a: Claim, b: Claim) -> bool:
    """Whether one figure lies above another, however the two were rounded: of small counts 2 and 3 do."""
    slack = (a.precision or Decimal(0)) + (b.precision or Decimal(0))
    low, high = a.value, b.value
    return isinstance(low, Interval) and isinstance(high, Interval) and _above(low.low, high.high, slack)


def _above(low: Decimal | None, high: Decimal | None, slack: Decimal) -> bool:
    return low is not None and high is not None and low - high >= slack and low > high
