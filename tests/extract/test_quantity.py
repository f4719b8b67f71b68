from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures
from reconcile.rulepack.load import load_rules
from reconcile.rulepack.multiples import all_units

NOT_IN_PINT = {"index", "earthquake", "fineness", "image", "rate", "concentration", "shipping", "mach"}


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("A 900-tonne press stood there.", "900-tonne", "900", "metric_ton"),
        ("It is 5 km long.", "5 km", "5", "kilometer"),
        ("It drove at 80 km/h.", "80 km/h", "80", "kilometer / hour"),
        ("It drove at 50 miles an hour.", "50 miles an hour", "50", "mile / hour"),
        ("It covers 660 square metres.", "660 square metres", "660", "square meter"),
        ("It covers 660 m².", "660 m²", "660", "square meter"),
        ("It makes 50 tonnes per year.", "50 tonnes per year", "50", "metric_ton / year"),
        ("It makes 20 J/m^2.", "20 J/m^2", "20", "joule / square meter"),
        ("It was -5 degrees Celsius.", "-5 degrees Celsius", "-5", "degree_Celsius"),
        ("It was minus 130 °F.", "minus 130 °F", "-130", "degree_Fahrenheit"),
        ("He is 5 ft 6 in tall.", "5 ft 6 in", "5.5", "foot"),
        ("He is 5 feet and 6 inches tall.", "5 feet and 6 inches", "5.5", "foot"),
        ("The boy is 5'6 tall.", "5'6", "5.5", "foot"),
        ("A magnitude 6.3 quake struck.", "magnitude 6.3", "6.3", "magnitude"),
        ("A 6.3-magnitude quake struck.", "6.3-magnitude", "6.3", "magnitude"),
        ("The quake had a magnitude of 6.3.", "magnitude of 6.3", "6.3", "magnitude"),
        ("They put its magnitude at 6.3.", "magnitude at 6.3", "6.3", "magnitude"),
        ("The earthquake struck at dawn. It measured 6.3.", "measured 6.3", "6.3", "magnitude"),
        ("It ran for half a mile.", "half a mile", "0.5", "mile"),
        ("He weighs 160 pounds.", "160 pounds", "160", "pound"),
        ("It uses 7.3 MWh.", "7.3 MWh", "7.3", "megawatt_hour"),
        ("It stores 8 GB.", "8 GB", "8", "gigabyte"),
        ("He gained 517 rushing yards.", "517 rushing yards", "517", "yard"),
    ],
)
def test_quantities(figures: Figures, text: str, span: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind) == (span, "quantity")
    assert (found.value.low, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "There were 12 in the hall.",
        "Get together for 2 in April.",
        "I have 5 A grades.",
        "He said “we were 35” and left.",
        'The class is "English 101".',
        "The iPhone 14’s screen broke.",
        "They met 5 times a day at 2 pm.",
        "The article 24703 L-202 is sold out.",
        "It stands at 773 W. Main Street.",
        "They met on 8 Mile near the church.",
        "He faces a fourth-degree charge.",
    ],
)
def test_prose_is_not_read_as_units(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.kind == "quantity"] == []


def test_pint_reads_every_unit() -> None:
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry()
    unknown = []
    for entry in all_units(load_rules().units):
        try:
            registry.parse_units(entry.id)
        except pint.errors.UndefinedUnitError:
            unknown.append((entry.id, entry.dimension))
    assert [unit for unit, dimension in unknown if dimension not in NOT_IN_PINT] == []
