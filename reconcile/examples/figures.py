"""The packs that figures are read with: currencies, units, number words, words of change, and what is counted."""

from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.date import Dates
from reconcile.extract.figures import Figures
from reconcile.model import Figure
from reconcile.rulepack.entries.changes import ChangeWord
from reconcile.rulepack.entries.currencies import Currency
from reconcile.rulepack.entries.magnitudes import NumberWord
from reconcile.rulepack.entries.nouns import NounRule
from reconcile.rulepack.entries.units import Unit
from reconcile.rulepack.schema import Rules

_MEASURED = ("quantity", "duration", "age")


class FigureTrials:
    """Whether the figures of a text show that an entry was found in it."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._dates = Dates(rules)
        self._figures = Figures(rules)
        self._without: tuple[str, Figures] | None = None

    def currency(self, entry: Currency, text: str) -> bool:
        """Money of the currency, or money that may be of it."""
        return any(f.kind == "money" and entry.id in (f.unit, *f.candidates) for f in self._find(text))

    def unit(self, entry: Unit, text: str) -> bool:
        """A quantity, duration or age in the unit."""
        return any(f.kind in _MEASURED and entry.id in (f.unit, *f.unit.split(" / ")) for f in self._find(text))

    def number_word(self, entry: NumberWord, text: str) -> bool:
        """A figure with the value, or qualified as the role says."""
        found = self._find(text)
        match entry.role:
            case "approximation":
                return any(figure.approximation in (*entry.forms, *entry.after) for figure in found)
            case "lower_bound":
                return any(figure.bound == "lower" for figure in found)
            case "upper_bound":
                return any(figure.bound == "upper" for figure in found)
            case "sign":
                return any(value < 0 for value in _lows(found))
            case "fraction":
                return any(figure.kind == "percent" for figure in found) or Decimal(500_000) in _lows(found)
            case "ordinal":
                return any(figure.kind in ("ordinal", "duration") for figure in found)
            case "along":
                return bool(found) and all(figure.bound != "lower" for figure in found)
            case "few":
                return any(figure.value.low and figure.value.low % (entry.value or 1) == 0 for figure in found)
            case "multiplier":
                return any(value >= (entry.value or 1) for value in _lows(found))
            case _:
                return any(value - (entry.value or 0) in range(10) for value in _lows(found))

    def change(self, entry: ChangeWord, text: str) -> bool:
        """A figure that is a change in the entry's direction; for a "level" a figure that is none."""
        found = self._find(text)
        changed = [figure for figure in found if figure.direction is not None]
        match entry.role:
            case "gap" | "comparison" | "modal":
                return bool(changed)
            case "by_share":
                return any(figure.kind == "percent_change" for figure in found)
            case "step":
                return any(figure.unit == "percentage_point" for figure in found)
            case "leading" | "raising":
                return any(figure.bound == "upper" for figure in found) == (entry.role == "raising")
            case "judging":
                return bool(found) and not any(figure.turn for figure in found)
            case "moved" | "rate":
                return len(found) > 1
            case "level" | "particle":
                return bool(found) and not changed
            case "factor":
                return any(figure.value.low == entry.percent for figure in changed)
            case _:
                return any(figure.direction == entry.direction for figure in changed)

    def noun(self, entry: NounRule, text: str) -> bool:
        """Figures that would be read otherwise without the entry."""
        if self._without is None or self._without[0] != entry.id:
            nouns = tuple(other for other in self._rules.nouns if other.id != entry.id)
            self._without = entry.id, Figures(replace(self._rules, nouns=nouns))
        return self._without[1].find(text, self._dates.find(text)) != self._find(text)

    def _find(self, text: str) -> list[Figure]:
        return self._figures.find(text, self._dates.find(text))


def _lows(found: list[Figure]) -> list[Decimal]:
    return [figure.value.low for figure in found if figure.value.low is not None]
