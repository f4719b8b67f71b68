"""Tables of facts by sources: only those that could speak of a fact have a column, and where they are many, none.

Documents that are compared in groups have a table a group. Each row is as short as it can be: most sources are silent
on most facts.
"""

from collections.abc import Sequence

from msgspec import Struct

from reconcile.model import Claim, Fact
from reconcile.report.html.cards import Card
from reconcile.report.html.evidence import shortened
from reconcile.report.html.room import Room
from reconcile.report.html.sources import Source
from reconcile.report.index import Index
from reconcile.report.values import are_at_odds, short

MANY_SOURCES = 12  # columns that can still be looked over
_FEW_SOURCES = 4
_MANY_NAMES = 4  # of sources that say the same


class Row(Struct, frozen=True, kw_only=True):
    """A fact's card, and what the sources say.

    Where they have columns, `cells` are the values in order, each after as many silent sources as its number, and where
    the row stands for the card, with the line and the column of its words; `silent` is how many are left after the
    last. Else `said` are the values, each after its sources' names, and `more` counts the values left out. `unequal`
    says that the values contradict each other.
    """

    card: Card
    cells: tuple[tuple[int, str, str], ...]
    silent: int
    said: tuple[tuple[str, str], ...]
    more: int
    unequal: bool


class Matrix(Struct, frozen=True, kw_only=True):
    """One table: the group that its documents are of, the sources that have a column, and a row for each fact."""

    group: str | None
    sources: tuple[Source, ...]
    rows: tuple[Row, ...]

    @property
    def even(self) -> bool:
        """Whether all of it fits a desk's width: then the columns of one table stand below those of another."""
        return len(self.sources) <= _FEW_SOURCES


def matrices(
    index: Index, sources: Sequence[Source], facts: Sequence[Fact], cards: Sequence[Card], room: Room
) -> list[Matrix]:
    """A table for each group, in the order of their first facts; one of all where nothing is grouped."""
    columns: dict[str | None, list[Source]] = {}
    for source in sources:
        columns.setdefault(source.document.group, []).append(source)
    told: dict[str | None, list[tuple[Fact, Card]]] = {}
    for fact, card in zip(facts, cards, strict=False):
        told.setdefault(_group(index, fact), []).append((fact, card))
    return [_matrix(index, group, columns.get(group, []), rows, room) for group, rows in told.items()]


def _group(index: Index, fact: Fact) -> str | None:
    """The group of a fact's documents: they are compared with each other alone, so that all have one."""
    return next((index.documents[id].group for id in fact.documents if id in index.documents), None)


def _matrix(
    index: Index, group: str | None, sources: list[Source], told: list[tuple[Fact, Card]], room: Room
) -> Matrix:
    if len(sources) > MANY_SOURCES:
        sources = []
    columns = [source.document.id for source in sources]
    return Matrix(
        group=group, sources=tuple(sources), rows=tuple(_row(index, columns, fact, card, room) for fact, card in told)
    )


def _row(index: Index, columns: list[str], fact: Fact, card: Card, room: Room) -> Row:
    said_by = index.by_source(fact)
    values = {
        id: _words(claims, quoted=not card.label_quotes) if card.listed else _values(fact, claims)
        for id, claims in said_by.items()
    }
    cells: list[tuple[int, str, str]] = []
    silent = 0
    for id in columns:
        if id in values:
            cells.append((silent, values[id], _place(index, said_by[id]) if card.listed else ""))
            silent = 0
        else:
            silent += 1
    said = [] if columns or card.listed else _said(index, values)
    return Row(
        card=card,
        cells=tuple(cells),
        silent=silent,
        said=tuple(said[: room.values]),
        more=max(len(said) - room.values, 0),
        unequal=_unequal(fact),
    )


def _said(index: Index, values: dict[str, str]) -> list[tuple[str, str]]:
    """Each value after the short names of the sources that give it: ("S2 S3", "4")."""
    names: dict[str, list[str]] = {}
    for id, value in values.items():
        names.setdefault(value, []).append(index.names[id])
    return [(_few(given), value) for value, given in names.items()]


def _few(names: list[str]) -> str:
    rest = len(names) - _MANY_NAMES
    return " ".join(names) if rest <= 0 else f"{' '.join(names[:_MANY_NAMES])} +{rest}"


def _values(fact: Fact, claims: list[Claim]) -> str:
    values = dict.fromkeys(short(claim) for claim in claims)
    return (" ≠ " if are_at_odds(fact, claims) else ", ").join(values)


def _place(index: Index, claims: list[Claim]) -> str:
    """Line and column of the first, and how many lines more there are: "12:5, 2 more"."""
    more = len({claim.line for claim in claims}) - 1
    return f"{index.position(claims[0])}{f', {more} more' if more else ''}"


def _words(claims: list[Claim], *, quoted: bool) -> str:
    """What is written; of a statement who says it, after its words where they are `quoted`."""
    said = dict.fromkeys(shortened(one.text) if quoted or one.kind != "statement" else short(one) for one in claims)
    voices = dict.fromkeys(short(one) for one in claims if quoted and one.kind == "statement" and one.speaker)
    return ", ".join([*said, *voices])


def _unequal(fact: Fact) -> bool:
    return fact.verdict == "conflict" and fact.kind != "statement"
