"""What one source alone says: nothing to compare, so that where there are many, a line each is enough."""

from itertools import groupby

from msgspec import Struct

from reconcile.model import Claim, Fact, Kind
from reconcile.report.index import Index

MANY_ALONE = 20  # as many at most stand in the table and have a card; of more, none
_LONGEST = 80  # characters of the words that are quoted


class Said(Struct, frozen=True, kw_only=True):
    """A fact of one source: the words that give it, and where they stand."""

    anchor: str
    kind: Kind
    label: str
    text: str
    place: str


def split(index: Index) -> tuple[list[Fact], list[Fact]]:
    """Facts for the table, and those of one source that are only listed; the order is kept.

    A fact that a finding rests on is never only listed.
    """
    facts, found = index.report.facts, {finding.fact for finding in index.report.findings}
    alone = [fact for fact in facts if fact.verdict == "single-source" and fact.id not in found]
    listed = {fact.id for fact in alone} if len(alone) > MANY_ALONE else set()
    return [fact for fact in facts if fact.id not in listed], [fact for fact in facts if fact.id in listed]


def by_source(index: Index, facts: list[Fact]) -> list[tuple[str, list[Said]]]:
    """The listed facts below the short names of their sources, in the order of the sources and of the text."""
    claims = {claim.id: fact for fact in facts for claim in index.of(fact.claims[:1])}
    firsts = index.in_order(index.of(tuple(claims)))
    return [
        (index.names[document], [_said(claims[claim.id], claim) for claim in group])
        for document, group in groupby(firsts, key=lambda claim: claim.document)
    ]


def _said(fact: Fact, claim: Claim) -> Said:
    text = claim.text if len(claim.text) <= _LONGEST else f"{claim.text[:_LONGEST].rpartition(' ')[0]}…"
    return Said(
        anchor=fact.id,
        kind=fact.kind,
        label=fact.label,
        text=text,
        place=f"{claim.line}:{claim.column}",
    )
