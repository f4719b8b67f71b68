"""Text → figures: numerals, the unit beside each, ranges, bounds, direction, and what repeats what."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.extract.age import Ages, is_of_many
from reconcile.extract.amount import Amount, amount
from reconcile.extract.carried import carried
from reconcile.extract.change import Changes
from reconcile.extract.clock import clock_durations
from reconcile.extract.count import read_count, read_millions, read_ordinal
from reconcile.extract.currency_context import CurrencyContext
from reconcile.extract.currency_signs import Signs
from reconcile.extract.duration import is_relative, read_duration
from reconcile.extract.duration_words import DurationWords
from reconcile.extract.ellipsis import Ellipses
from reconcile.extract.money import Money
from reconcile.extract.named_money import NamedMoney
from reconcile.extract.nothing import Nothing
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import Numeral, Numerals
from reconcile.extract.parts import share_of_money
from reconcile.extract.percent import read_fold, read_percent, read_ratio
from reconcile.extract.places import Places
from reconcile.extract.points import Points
from reconcile.extract.qualifiers import Qualifiers
from reconcile.extract.quantity import read_part, read_quantity, read_unit, scaled
from reconcile.extract.ranges import Ranges
from reconcile.extract.restatement import restatements
from reconcile.extract.shares import Shares
from reconcile.extract.short_scale import ShortScales
from reconcile.extract.sized import with_sized
from reconcile.extract.units import Units
from reconcile.extract.votes import with_votes
from reconcile.extract.written import Written
from reconcile.model import Figure, Span
from reconcile.rulepack.schema import Rules

_LETTERED = re.compile(r"[A-Z](?!\w)")  # "runway 27L"


class Figures:
    """Finds the figures of a text with the lexicons of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._units = Units(rules)
        self._numerals = Numerals(rules)
        self._lengths = DurationWords(rules)
        self._signs = signs = Signs(rules)
        self._money = Money(rules, self._units, signs)
        self._named_money = NamedMoney(rules, signs)
        self._currencies = CurrencyContext(rules)
        self._ages = Ages(rules)
        self._nouns = Nouns(rules)
        self._places = Places(rules, self._nouns.tallies)
        self._nothing = Nothing(rules)
        self._short_scales = ShortScales(rules)
        self._changes = Changes(rules)
        self._points = Points(rules, self._changes)
        self._shares = Shares(rules)
        self._ranges = Ranges(rules, self._units, self._changes)
        self._qualifiers = Qualifiers(rules)
        self._ellipses = Ellipses(rules, self._nouns, self._changes, self._qualifiers)
        self._written = Written(self._units, self._qualifiers, self._changes)

    def find(self, text: str, taken: Sequence[Span] = ()) -> list[Figure]:
        """All figures in the order of the text, disjoint.

        Args:
            text: any text.
            taken: spans that are dates, sorted and disjoint; a numeral that touches one is not read.
        """
        clocks = list(clock_durations(text, taken))
        lengths = list(self._lengths.find(text, _with(taken, clocks)))
        spans = _with(taken, [*clocks, *lengths])
        counted = with_votes(text, [*self._amounts(text, self._numerals.find(text, spans))])
        counted = with_sized(text, counted, self._nouns) + lengths + list(self._nothing.find(text))
        amounts = self._ranges.join(text, sorted(counted, key=lambda found: found.start))
        amounts = self._points.settle(text, carried(text, amounts))
        amounts = self._currencies.settle(text, self._ellipses.fill(text, amounts))
        figures = [self._written.figure(text, found) for found in (*amounts, *clocks) if found.kind is not None]
        figures += self._written.factors(text)
        return restatements(text, _disjoint(text, figures))

    def _amounts(self, text: str, numerals: Iterator[Numeral]) -> Iterator[Amount]:
        before: Amount | None = None
        for numeral in numerals:
            ratio = read_ratio(text, before, numeral, self._nouns) if before is not None else None
            found = ratio or self._qualified(text, numeral, before.end if before is not None else 0)
            yield found
            before = found

    def _qualified(self, text: str, numeral: Numeral, floor: int) -> Amount:
        inner = self._qualifiers.inside(text, numeral.end)
        if inner is not None:
            found = self._read(text, replace(numeral, end=inner.end, glued=False), floor)
            if found.kind is not None:
                return replace(found, qualifier=inner)
        return self._read(text, numeral, floor)

    def _read(self, text: str, numeral: Numeral, floor: int) -> Amount:
        """A numeral is of the first dimension that fits, in this order; bare where none does."""
        if numeral.words and numeral.value == 1 and numeral.lead == "no":
            return amount(numeral)  # "no one was hurt"
        if numeral.ordinal:
            return (
                read_duration(text, numeral, None)
                or self._places.read(text, numeral)
                or read_ordinal(text, numeral, self._nouns)
                or amount(numeral)
            )
        found = self._money.read(text, numeral, floor)
        found = found and (share_of_money(text, found, self._signs) or found)
        if found is None and (numeral.share or 0 < numeral.value < 1):
            found = read_part(self._units, text, numeral)
        found = found or read_percent(text, numeral, self._shares) or read_fold(text, numeral, self._changes)
        if found is None and numeral.money_scale is not None:
            found = self._named_money.read(text, numeral, floor)
        if found is not None:
            return found
        numeral = self._short_scales.meant(text, scaled(self._units, text, numeral))
        if numeral.glued and numeral.lead in self._nouns.names and _LETTERED.match(text, numeral.end):
            return amount(numeral)
        reading = read_unit(self._units, text, numeral)
        return (
            self._counted(text, read_millions(text, numeral, reading, self._nouns))
            or _aged(text, read_duration(text, numeral, reading))
            or self._ages.read(text, numeral, bare=reading is None)
            or read_quantity(self._units, text, numeral, reading)
            or self._counted(text, read_count(text, numeral, self._nouns))
            or self._named_money.read(text, numeral, floor)
            or amount(numeral)
        )

    def _counted(self, text: str, found: Amount | None) -> Amount | None:
        """A count, or the measure that its noun is: "517 rushing yards", "13 straight years", but "two law degrees"."""
        reading = self._units.named(found.unit) if found is not None else None
        if found is None or reading is None:
            return found
        if reading.unit == "degree":
            return found
        if reading.dimension != "time":
            return replace(found, kind="quantity", unit=reading.unit)
        if is_relative(text, found.numeral, found.end):
            return amount(found.numeral)
        return replace(found, kind="duration", unit=reading.unit)


def _aged(text: str, found: Amount | None) -> Amount | None:
    """A length, or the age that it is by the noun before it: "the median age was 63 years"."""
    if found is None or found.kind != "duration" or found.unit != "year":
        return found
    return replace(found, kind="age") if is_of_many(text, found.numeral, found.end) else found


def _with(taken: Sequence[Span], lengths: Sequence[Amount]) -> Sequence[Span]:
    if not lengths:
        return taken
    spans = [*taken, *(Span(start=length.start, end=length.end) for length in lengths)]
    return sorted(spans, key=lambda span: span.start)


def _disjoint(text: str, figures: list[Figure]) -> list[Figure]:
    """In order; where two overlap, the one that begins first stays, and of two that begin together the longer.

    A quantity inside a count ends it: "six of the 40-foot boats" are six, and 40 feet.
    """
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: (figure.start, -figure.end)):
        if not kept or kept[-1].end <= figure.start:
            kept.append(figure)
        elif kept[-1].kind == "count" and figure.kind == "quantity" and kept[-1].start < figure.start:
            counted = text[kept[-1].start : figure.start].rstrip(" -")
            kept[-1] = replace(kept[-1], end=kept[-1].start + len(counted))
            kept.append(figure)
    return kept
