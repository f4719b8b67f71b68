"""Two readings that stand against each other."""

from decimal import Decimal

from msgspec import Struct

from reconcile.compare.corpus import Corpus
from reconcile.compare.scale import Reading


class Pair(Struct, frozen=True, kw_only=True):
    """Both on one scale, ordered by document and place."""

    a: Reading
    b: Reading
    corpus: Corpus

    @property
    def points(self) -> tuple[Decimal, Decimal] | None:
        """The two numbers, without their sign, as they are written; None for ranges, open ends, noughts."""
        a, b = self.a.point, self.b.point
        return (abs(a), abs(b)) if a and b and a.is_finite() and b.is_finite() else None

    @property
    def same_unit(self) -> bool:
        return not self.a.converted and not self.b.converted
