"""What else must hold of two figures that differ before they are one fact: a conflict is claimed only where no other
reading explains it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from reconcile.link.owners import is_namesake, same_owner
from reconcile.model import Claim, Document, Interval, Link, Period
from reconcile.rulepack.schema import Rules
from reconcile.text.words import fold

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+[“\"‘'(]?[A-Z0-9]|\n")


TOLD_ALIKE = 0.35  # of the words' weight, of what happens once
TOLD_AS_ONE = 0.6  # the same, of what may happen often
SHARED = 0.4  # likeness of subjects from which on some name is shared


class Differing:
    """Tells apart figures of one family whose values can't both be right of one fact."""

    def __init__(self, claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> None:
        self._text = {document.id: document.text for document in documents}
        self._group = {document.id: document.group for document in documents}
        self._of_people = {measure.id for measure in rules.measures if measure.of == "person"}
        self._anybody = {
            fold(form) for entry in rules.vocabulary if entry.role == "anybody" for form in entry.forms
        } | {fold(form) for measure in rules.measures if measure.of == "person" for form in measure.forms}
        self._aged: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._named: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        for claim in claims:
            if claim.kind == "age" and claim.frame.owner:
                for part in claim.frame.owner.casefold().split():
                    self._named[self._group[claim.document], part].add(claim.frame.owner)
            elif claim.kind == "age" and claim.frame.noun:
                self._aged[claim.document, claim.frame.noun].add(str(claim.value))

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
        if a.frame.concept in self._of_people and a.frame.concept == b.frame.concept:
            x, y = (self._counted(claim) for claim in (a, b))
            return None if x == y else "part of a whole"
        return None

    def is_sure(self, a: Claim, b: Claim, link: Link) -> bool:
        """Whether two days that differ are told in words alike: of one event a text names many days, and of one day many
        events. Any two figures that don't differ are."""
        if not isinstance(a.value, Period) or not isinstance(b.value, Period) or not _differ(a, b):
            return True
        if a.frame.subjects and b.frame.subjects and link.fields["subjects"] < SHARED:
            return False
        return link.fields["words"] >= (TOLD_ALIKE if link.fields["measure"] == 1.0 else TOLD_AS_ONE)

    def _one_sentence(self, a: Claim, b: Claim) -> bool:
        first, second = sorted((a, b), key=lambda claim: claim.start)
        if b.id == a.restates or a.id == b.restates or a.frame.role != b.frame.role:
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
            others = self._named[self._group[a.document], short.casefold().split()[-1]]
            return " " in short or all(same_owner(one, other) for one in others for other in others)
        if a.document == b.document or not x.noun or x.noun != y.noun:
            return False
        return self._aged[a.document, x.noun] == {str(a.value)} and self._aged[b.document, x.noun] == {str(b.value)}

    def _counted(self, claim: Claim) -> str:
        """Who is counted; empty for people of any kind: of twelve dead three may be children."""
        noun = fold(claim.unit or "")
        return "" if noun in self._anybody else noun


def _differ(a: Claim, b: Claim) -> bool:
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return not a.value.overlaps(b.value)
    if isinstance(a.value, Interval) and isinstance(b.value, Interval) and (a.kind == "count" or a.unit == b.unit):
        return _apart(a, b) or _apart(b, a)
    return False


def _apart(a: Claim, b: Claim) -> bool:
    """Whether one figure lies above another, however the two were rounded: of small counts 2 and 3 do."""
    slack = (a.precision or Decimal(0)) + (b.precision or Decimal(0))
    low, high = a.value, b.value
    return isinstance(low, Interval) and isinstance(high, Interval) and _above(low.low, high.high, slack)


def _above(low: Decimal | None, high: Decimal | None, slack: Decimal) -> bool:
    return low is not None and high is not None and low - high >= slack and low > high
