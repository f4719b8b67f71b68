"""Text → figures: numerals, the unit beside each, ranges, bounds, direction, and what repeats what."""

from collections.abc import Iterator, Sequence

from reconcile.extract.amount import Amount, amount
from reconcile.extract.change import Changes
from reconcile.extract.count import read_count, read_ordinal
from reconcile.extract.duration import Durations
from reconcile.extract.money import Money
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import Numeral, Numerals
from reconcile.extract.percent import read_percent, read_ratio
from reconcile.extract.qualifiers import Qualifiers
from reconcile.extract.quantity import Quantities, Units
from reconcile.extract.ranges import Ranges
from reconcile.extract.restatement import restatements
from reconcile.extract.written import Written
from reconcile.model import Figure, Span
from reconcile.rulepack.schema import Rules


class Figures:
    """Finds the figures of a text with the lexicons of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        units = Units(rules)
        self._numerals = Numerals(rules)
        self._money = Money(rules)
        self._durations = Durations(units)
        self._quantities = Quantities(units)
        self._nouns = Nouns(rules)
        self._changes = Changes(rules)
        self._ranges = Ranges(rules)
        self._written = Written(Qualifiers(rules), self._changes)

    def find(self, text: str, taken: Sequence[Span] = ()) -> list[Figure]:
        """All figures in the order of the text, disjoint.

        Args:
            text: any text.
            taken: spans that are dates, sorted and disjoint; a numeral that touches one is not read.
        """
        amounts = self._ranges.join(text, list(self._amounts(text, self._numerals.find(text, taken))))
        figures = [self._written.figure(text, found) for found in amounts if found.kind is not None]
        figures += self._written.factors(text, taken)
        return restatements(text, _disjoint(figures))

    def _amounts(self, text: str, numerals: Iterator[Numeral]) -> Iterator[Amount]:
        before: Numeral | None = None
        for numeral in numerals:
            ratio = read_ratio(text, before, numeral) if before is not None else None
            yield ratio if ratio is not None else self._read(text, numeral)
            before = numeral

    def _read(self, text: str, numeral: Numeral) -> Amount:
        """Every numeral is of the first dimension that fits, in this order; bare where none does."""
        return (
            (None if numeral.ordinal else self._money.read(text, numeral))
            or (None if numeral.ordinal else read_percent(text, numeral))
            or self._durations.read(text, numeral)
            or (None if numeral.ordinal else self._quantities.read(text, numeral))
            or read_ordinal(text, numeral, self._nouns)
            or read_count(text, numeral, self._nouns)
            or amount(numeral)
        )


def _disjoint(figures: list[Figure]) -> list[Figure]:
    """In order; where two overlap, the one that begins first stays, and of two that begin together the longer."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: (figure.start, -figure.end)):
        if not kept or kept[-1].end <= figure.start:
            kept.append(figure)
    return kept
