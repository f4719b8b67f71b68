"""Whether two figures are of two things of one kind: two firms, two wards, the first and the second attack."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reconcile.link.owners import same_owner
from reconcile.link.values import differ
from reconcile.model import Claim, Document, Interval, Period
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import forms_of

_WITHIN = re.compile(
    r"(?P<link>(?:,| in| near| of| at|’s|'s) )(?:\w+ )?"
)  # "Aller, Torvik", "Aller in northern Torvik"
LANDMARK = "landmark"  # the slot of what a distance is counted from


class Rivals:
    """Knows the names of each document. Linking asks it of pairs that may be one fact otherwise."""

    def __init__(self, claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> None:
        self._texts = {document.id: document.text for document in documents}
        self._kinds = frozenset(forms_of(rules, "kind"))
        self._told: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for claim in claims:
            for slot, name in claim.frame.marks:
                self._told[*_key(claim), slot].add(name)
        self._compared: dict[tuple[str, str], bool] = {}
        self._nested: dict[tuple[str, str, str], bool] = {}
        self._beside: dict[tuple[str, int, str, Interval | Period | None], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._beside[claim.document, claim.line, claim.kind, claim.value].append(claim)
        self._marks = {claim.id: _by_slot(claim) for claim in claims}

    def apart(self, a: Claim, b: Claim) -> bool:
        """Whether a name or a number stands in one where another stands in the other.

        Numbers part figures whatever they are. Names do where the figures differ too, or where a document gives a
        figure of its own for the other's name: else a firm and its owner, or a town and its county, may be meant.
        """
        x, y = self._marks[a.id], self._marks[b.id]
        for slot in sorted(x.keys() & y.keys()) if x and y else ():
            if slot.endswith("@"):
                continue  # linking asks that of places itself
            if slot.startswith("#"):
                if not x[slot] & y[slot]:
                    return True
            elif self._differ(x, y, slot) and (
                (differ(a, b) and not self._one_in_another(a, b, slot)) or self._has_its_own(a, b, slot)
            ):
                return True
        if a.document == b.document or not a.kind == b.kind == "count":
            return False
        return differ(a, b) and (self._has_other(a, b) or self._has_other(b, a))

    def _has_other(self, a: Claim, b: Claim) -> bool:
        """Whether a document gives the other number beside its own, of one place: "41 died, 12 of them in Aller"."""
        theirs = self._marks[b.id]
        return any(
            any(not self._differ(mine, theirs, slot) for slot in mine.keys() & theirs.keys())
            for other in self._beside.get((a.document, a.line, b.kind, b.value), ())
            if other.id != a.id and other.frame.concept in (None, a.frame.concept)
            for mine in (self._marks[other.id],)
        )

    def one_subject(self, a: Claim, b: Claim) -> bool:
        """Whether nobody else is the subject of one than of the other, nor has another part in it."""
        x, y = self._marks[a.id], self._marks[b.id]
        return all(
            any(self._same(name, other) for other in theirs["subject"])
            if "subject" in theirs
            else not any(self._same(name, other) for names in theirs.values() for other in names)
            for mine, theirs in ((x, y), (y, x))
            for name in mine.get("subject", ())
        )

    def _differ(self, x: Mapping[str, frozenset[str]], y: Mapping[str, frozenset[str]], slot: str) -> bool:
        """Whether no name in a slot is one that the other side has, there or in another slot; a distance is counted
        from one place, whatever lies near."""
        return not any(
            self._same(one, other)
            for mine, theirs in ((x, y), (y, x))
            for one in mine[slot]
            for found, names in theirs.items()
            if found == slot or not (found.startswith("#") or slot == LANDMARK)
            for other in names
        )

    def _has_its_own(self, a: Claim, b: Claim, slot: str) -> bool:
        """Whether the document of one gives such a figure of whom the other is of."""
        return any(
            self._same(name, other)
            for here, there in ((a, b), (b, a))
            for name in self._marks[here.id][slot]
            for other in self._told.get((*_key(there), slot), ())
        )

    def _one_in_another(self, a: Claim, b: Claim, slot: str) -> bool:
        """Whether one of the documents says that the one lies in the other, or belongs to it."""
        names = [(one, other) for one in self._marks[a.id][slot] for other in self._marks[b.id][slot]]
        pairs = [pair for one, other in names for pair in ((one, other), (other, one))]
        return any(self._nests(claim.document, *pair) for pair in pairs for claim in (a, b))

    def _nests(self, document: str, one: str, other: str) -> bool:
        found = self._nested.get((document, one, other))
        if found is None:
            found = self._nested[document, one, other] = _stands_in(self._texts.get(document, ""), one, other)
        return found

    def _same(self, one: str, other: str) -> bool:
        found = self._compared.get((one, other))
        if found is None:
            found = same_owner(self._bare(one), self._bare(other)) or _short_for(one, other) or _short_for(other, one)
            self._compared[one, other] = found
        return found

    def _bare(self, name: str) -> str:
        """A name without what kind of thing it names: "Elm School" is Elm."""
        kept = [part for part in name.split() if part.casefold() not in self._kinds]
        return " ".join(kept) or name


def _key(claim: Claim) -> tuple[str, ...]:
    """Figures of one measure in one document."""
    return claim.document, claim.kind.removesuffix("_change"), claim.frame.concept or claim.frame.noun or ""


def _by_slot(claim: Claim) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for slot, name in claim.frame.marks:
        found[slot].add(name)
    return {slot: frozenset(names) for slot, names in found.items()}


def _short_for(short: str, name: str) -> bool:
    """Whether a name is made of the first letters of another one's words."""
    parts = [part for part in name.split() if part[0].isupper()]
    return len(parts) > 1 and short.replace(".", "") == "".join(part[0] for part in parts)


def _stands_in(text: str, one: str, other: str) -> bool:
    """Whether a text puts one name into another: "Aller in northern Torvik"."""
    start = text.find(one) if other in text else -1
    while start >= 0:
        end = start + len(one)
        gap = _WITHIN.match(text, end)
        whole = not text[max(0, start - 1) : start].isalnum()
        if gap is not None and whole and any(text.startswith(other, at) for at in (gap.end(), gap.end("link"))):
            return True
        start = text.find(one, end)
    return False
