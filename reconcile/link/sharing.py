"""Which claims may stand in one cluster: of one document only those that don't tell two facts."""

from collections.abc import Mapping, Sequence

from reconcile.link.differing import ENDS
from reconcile.link.parting import OWNER, Parting
from reconcile.link.score import OTHER
from reconcile.link.values import differ
from reconcile.model import Claim, Link, Period

MONTH = 31  # days; few events last longer of which a text tells every day
VOUCHED = frozenset({"modality"})  # parts no two figures of which one is told as a third is that has the other's value


def may_share(
    a: Claim,
    b: Claim,
    parting: Parting,
    linked: set[frozenset[str]],
    claims: Mapping[str, Claim],
    excused: frozenset[str],
    members: Sequence[Claim],
) -> bool:
    """Whether two claims may stand in one cluster of these members; an amount in brackets may where that before the
    brackets may."""
    first, second = (claims.get(claim.restates or "", claim) for claim in (a, b))
    if first.id == second.id:
        return True
    if _has_two_sources(a, b) and all(_is_told_elsewhere(claim, members) for claim in (a, b)):
        return parting.two_things(a, b) is None and not parting.at_odds(a, b)
    if parting.apart(first, second, excused) is not None:
        vouched = any(_is_vouched_for(x, y, linked, members) for x, y in ((a, b), (b, a)))
        return a.document != b.document and vouched and parting.may_be_one(first, second, excused | VOUCHED)
    return a.document != b.document or frozenset((a.id, b.id)) in linked or once_more(a, b) or one_course(a, b)


class Excused:
    """The fields in which claims of one cluster differ, and are one fact all the same; kept as the cluster grows."""

    def __init__(self, claim: Claim) -> None:
        self._fields: set[str] = set()
        self._owned = {claim.frame.owner is not None}

    def take(self, link: Link) -> None:
        """A link between two claims of the cluster."""
        self._fields.update(name.removeprefix(OTHER) for name in link.fields if name.startswith(OTHER))

    def merge(self, other: "Excused") -> None:
        """The cluster takes in another one."""
        self._fields |= other._fields
        self._owned |= other._owned

    def beside(self, other: "Excused") -> frozenset[str]:
        """What is excused where two clusters may become one."""
        mixed = any(len(one._owned) > 1 for one in (self, other))
        return frozenset(self._fields | other._fields | ({OWNER} if mixed else set()))


def signature(claim: Claim) -> object:
    """What of a claim says with whom it may share a cluster: a sentence that stands a hundred times is looked at
    once."""
    if claim.frame.concept is None or claim.restates is not None:
        return claim.id
    said = (claim.speaker, claim.line) if claim.speaker is not None else None
    return claim.document, claim.kind, claim.value, claim.unit, claim.precision, claim.bound, claim.frame, said


def once_more(a: Claim, b: Claim) -> bool:
    """Whether a document gives one figure twice: in brackets, of one owner, or in the headline and in the text; had it
    two, they were apart."""
    if a.restates == b.id or b.restates == a.id or (a.kind == "age" and a.frame.owner and b.frame.owner):
        return True
    return a.frame.concept is not None and a.frame.concept == b.frame.concept and a.value == b.value


def one_course(a: Claim, b: Claim) -> bool:
    """Whether two claims of one document tell parts of one event: its first and last day, its length, its range."""
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        roles = {a.frame.role, b.frame.role}
        return a.value.overlaps(b.value) or roles == {"start", "end"} or (bool(roles & ENDS) and _is_beside(a, b))
    return a.frame.role != b.frame.role and "length" in (a.frame.role, b.frame.role)


def _is_beside(a: Claim, b: Claim) -> bool:
    """Whether a paragraph tells the first or the last day of an event and, at odds with it, all of its days."""
    days = sorted(claim.value.days or 0 for claim in (a, b) if isinstance(claim.value, Period))
    return a.line == b.line and a.frame.concept == b.frame.concept is not None and days[0] == 1 < days[1] <= MONTH


def _has_two_sources(a: Claim, b: Claim) -> bool:
    """Whether a paragraph, or two lines of one, give two figures of one measure as those of two others, of whom one is
    named between them: "police said 12 were killed, while the hospital put the toll at 15"."""
    x, y = a.speaker, b.speaker
    named = {claim.frame.concept for claim in (a, b)} - {None}
    one_measure = len(named) == 1 and (a.frame.concept == b.frame.concept or a.unit == b.unit)
    if not one_measure or a.document != b.document or abs(a.line - b.line) > 1 or x is None or y is None:
        return False
    first, second = sorted((a, b), key=lambda claim: claim.start)
    between = any(speaker.start is not None and first.end <= speaker.start < second.start for speaker in (x, y))
    return between and (x.name, x.role, x.organisation) != (y.name, y.role, y.organisation)


def _is_vouched_for(claim: Claim, other: Claim, linked: set[frozenset[str]], members: Sequence[Claim]) -> bool:
    """Whether a claim is linked with another document's figure of the value of `other`."""
    return any(frozenset((claim.id, one.id)) in linked and not differ(one, other) for one in members)


def _is_told_elsewhere(claim: Claim, members: Sequence[Claim]) -> bool:
    """Whether another document of the fact has a figure's value."""
    return any(other.document != claim.document and not differ(other, claim) for other in members)
