"""A bare number, and the figures before it of which one may be what it counts."""

from collections.abc import Sequence

from msgspec import Struct

from reconcile.extract.amount import Amount

LEVELS = frozenset({"count", "quantity", "percent"})
COMPARABLE = LEVELS | {"duration", "money"}


class Bare(Struct, frozen=True, kw_only=True):
    """A number that may leave out its noun.

    `start` is where it begins with the words that qualify it, as an offset of `text`. `here` are the figures before it
    in its sentence, `near` those that stand no more than one sentence back too, the nearest first. `ends_clause` says
    that nothing that is counted follows.
    """

    text: str
    found: Amount
    start: int
    here: Sequence[Amount]
    near: Sequence[Amount]
    ends_clause: bool
