"""The table of facts by sources, each row as short as it can be: most sources are silent on most facts."""

from msgspec import Struct

from reconcile.model import Claim, Fact
from reconcile.report.html.cards import Card
from reconcile.report.index import Index
from reconcile.report.values import short


class Row(Struct, frozen=True, kw_only=True):
    """A fact's card, and what the sources say: values in order, each after as many silent sources as its number."""

    card: Card
    cells: tuple[tuple[int, str], ...]
    silent: int
    apart: bool


def matrix(index: Index, facts: list[Fact], cards: list[Card]) -> list[Row]:
    """A row for each fact; `silent` is how many sources are left after the last value."""
    return [_row(index, fact, card) for fact, card in zip(facts, cards, strict=False)]


def _row(index: Index, fact: Fact, card: Card) -> Row:
    said = index.by_source(fact)
    cells: list[tuple[int, str]] = []
    silent = 0
    for id in index.names:
        if id in said:
            cells.append((silent, _values(fact, said[id])))
            silent = 0
        else:
            silent += 1
    return Row(card=card, cells=tuple(cells), silent=silent, apart=card.tone in ("error", "warning", "note"))


def _values(fact: Fact, claims: list[Claim]) -> str:
    values = dict.fromkeys(short(claim) for claim in claims)
    return (" ≠ " if fact.verdict == "conflict" and fact.kind != "statement" else ", ").join(values)
