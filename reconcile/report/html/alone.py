"""What one source alone says: nothing to compare, so that where there are many, a line each is enough."""

import re
from collections import Counter
from itertools import groupby

from msgspec import Struct

from reconcile.model import Claim, Fact, Kind
from reconcile.report.html.room import Room
from reconcile.report.index import Index

MANY_ALONE = 20  # as many at most stand in the table and have a card; of more, none
_NAME_ENDS = re.compile(r"(?=, | \()")  # behind what is measured stand its time and what tells it from others


class Said(Struct, frozen=True, kw_only=True):
    """A fact of one source: the words that give it, what its label says before and after them, and where they stand.

    What the words say themselves, the label doesn't say again.
    """

    anchor: str
    kind: Kind
    before: str
    text: str
    after: str
    place: str


class Alone(Struct, frozen=True, kw_only=True):
    """What one source says alone, in the order of its text; `kind` is that of most, `more` counts what is left out."""

    source: str
    kind: Kind
    said: tuple[Said, ...]
    more: int


def split(index: Index) -> tuple[list[Fact], list[Fact]]:
    """Facts for the table, and those of one source that are only listed; the order is kept.

    A fact that a finding rests on is never only listed.
    """
    facts, found = index.report.facts, {finding.fact for finding in index.report.findings}
    alone = [fact for fact in facts if fact.verdict == "single-source" and fact.id not in found]
    listed = {fact.id for fact in alone} if len(alone) > MANY_ALONE else set()
    return [fact for fact in facts if fact.id not in listed], [fact for fact in facts if fact.id in listed]


def by_source(index: Index, facts: list[Fact], room: Room) -> list[Alone]:
    """The listed facts below the short names of their sources, in the order of the sources and of the text."""
    if not room.alone:
        return []
    claims = {claim.id: fact for fact in facts for claim in index.of(fact.claims[:1])}
    firsts = index.in_order(index.of(tuple(claims)))
    return [
        _alone(
            index.names[document], [_said(index, claims[claim.id], claim, room.words) for claim in group], room.alone
        )
        for document, group in groupby(firsts, key=lambda claim: claim.document)
    ]


def _alone(source: str, said: list[Said], most: int) -> Alone:
    shown = said[:most]
    kind, _ = Counter(one.kind for one in shown).most_common(1)[0]
    return Alone(source=source, kind=kind, said=tuple(shown), more=len(said) - len(shown))


def _said(index: Index, fact: Fact, claim: Claim, longest: int) -> Said:
    text = claim.text if len(claim.text) <= longest else f"{claim.text[:longest].rpartition(' ')[0]}…"
    before, after = fact.label, ""
    name, *rest = (before,) if claim.kind == "statement" else _NAME_ENDS.split(before, maxsplit=1)
    if name.strip("“”…").casefold() in claim.text.casefold():
        before, after = "", "".join(rest)
    return Said(anchor=fact.id, kind=fact.kind, before=before, text=text, after=after, place=index.position(claim))
