"""Every entry of the packs for figures is found in its examples and not in its counterexamples."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures
from reconcile.model import Figure
from reconcile.rulepack.entries.changes import ChangeWord
from reconcile.rulepack.entries.currencies import Currency
from reconcile.rulepack.entries.magnitudes import NumberWord
from reconcile.rulepack.entries.units import Unit
from reconcile.rulepack.entry import Entry
from reconcile.rulepack.load import load_rules

Found = list[Figure]
RULES = load_rules()


def has_currency(entry: Currency, found: Found) -> bool:
    return any(figure.kind == "money" and entry.id in (figure.unit, *figure.candidates) for figure in found)


def has_unit(entry: Unit, found: Found) -> bool:
    return any(
        entry.id in figure.unit.split(" / ") or figure.unit == entry.id for figure in found if figure.kind != "count"
    )


def has_number(entry: NumberWord, found: Found) -> bool:
    match entry.role:
        case "approximation":
            return any(figure.approximation in (*entry.forms, *entry.after) for figure in found)
        case "lower_bound":
            return any(figure.bound == "lower" for figure in found)
        case "upper_bound":
            return any(figure.bound == "upper" for figure in found)
        case "along":
            return any(figure.kind == "duration" and figure.bound is None for figure in found)
        case "sign":
            return any(figure.value.low is not None and figure.value.low < 0 for figure in found)
        case "fraction":
            return any(figure.kind == "percent" or figure.value.low == Decimal(500_000) for figure in found)
        case "ordinal":
            return any(figure.kind in ("ordinal", "duration") for figure in found)
        case "multiplier":
            factor = entry.value or Decimal(1)
            return any((value and value % factor == 0) or (value and value >= factor) for value in lows(found))
        case _:
            return any(value in (entry.value, (entry.value or 0) + 2, (entry.value or 0) + 5) for value in lows(found))


def has_change(entry: ChangeWord, found: Found) -> bool:
    changed = [figure for figure in found if figure.direction is not None]
    if entry.role in ("gap", "comparison"):
        return bool(changed)
    if entry.role == "level":
        return bool(found) and not changed
    if entry.role == "factor":
        return any(figure.value.low == entry.percent for figure in changed)
    return any(figure.direction == entry.direction for figure in changed)


def lows(found: Found) -> list[Decimal]:
    return [figure.value.low for figure in found if figure.value.low is not None]


def cases() -> list[tuple[Entry, Callable[..., bool]]]:
    return [
        *((entry, has_currency) for entry in RULES.currencies),
        *((entry, has_unit) for entry in RULES.units),
        *((entry, has_number) for entry in RULES.magnitudes),
        *((entry, has_change) for entry in RULES.changes),
        *((entry, lambda entry, found: bool(found)) for entry in RULES.nouns),
    ]


@pytest.mark.parametrize(("entry", "holds"), cases(), ids=lambda value: value.id if isinstance(value, Entry) else "")
def test_examples(figures: Figures, entry: Entry, holds: Callable[..., bool]) -> None:
    assert entry.examples, "an entry shows at least one text that it is found in"
    for text in entry.examples:
        assert holds(entry, figures.find(text)), text


@pytest.mark.parametrize(("entry", "holds"), cases(), ids=lambda value: value.id if isinstance(value, Entry) else "")
def test_counterexamples(figures: Figures, entry: Entry, holds: Callable[..., bool]) -> None:
    assert entry.counterexamples, "an entry shows at least one text that only looks like it"
    for text in entry.counterexamples:
        assert not holds(entry, figures.find(text)), text
