"""Units that no list could hold: multiples, powers, rates, parts and sums, as texts of several trades write them."""

from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


def _near(value: Decimal | None, expected: str) -> bool:
    return value is not None and abs(value - Decimal(expected)) < Decimal("0.001")


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        # Multiples.
        ("The mast sends 12 µW.", "12 µW", "12", "microwatt"),
        ("A 47 kΩ part failed.", "47 kΩ", "47", "kiloohm"),
        ("The spill gave off 90 GBq.", "90 GBq", "90", "gigabecquerel"),
        ("It emits 3 femtojoules.", "3 femtojoules", "3", "femtojoule"),
        ("The roof yields 8 kWp.", "8 kWp", "8", "kilowatt"),
        ("The state emits 40 MtCO2e.", "40 MtCO2e", "40", "megametric_ton"),
        # A letter behind a space, in kitchens and laboratories.
        ("Whisk 80 g butter.", "80 g", "80", "gram"),
        ("Boil 3 l of stock.", "3 l", "3", "liter"),
        ("The hoist lifts 7 t.", "7 t", "7", "metric_ton"),
        # Powers.
        ("They drained 4 sq. miles.", "4 sq. miles", "4", "square mile"),
        ("The lot has 90 sq yds.", "90 sq yds", "90", "square yard"),
        ("A 700-sq-ft loft.", "700-sq-ft", "700", "square foot"),
        ("The tank holds 30 cm³.", "30 cm³", "30", "cubic centimeter"),
        ("The bog is 6 km^2.", "6 km^2", "6", "square kilometer"),
        ("It spans 8 kilometres squared.", "8 kilometres squared", "8", "square kilometer"),
        # Rates.
        ("The pump moves 45 gallons per minute.", "45 gallons per minute", "45", "gallon / minute"),
        ("It writes 90 MB/s.", "90 MB/s", "90", "megabyte / second"),
        ("The slab weighs 2.4 g/cm3.", "2.4 g/cm3", "2.4", "gram / cubic centimeter"),
        ("It gained 4 m/s².", "4 m/s²", "4", "meter / square second"),
        ("It gained 4 metres per second squared.", "4 metres per second squared", "4", "meter / square second"),
        ("It gained 4 m s-2.", "4 m s-2", "4", "meter / square second"),
        ("The ore has 3,100 kg m⁻³.", "3,100 kg m⁻³", "3100", "kilogram / cubic meter"),
        ("The hall used 90 kWh/m2 per year.", "90 kWh/m2 per year", "90", "kilowatt_hour / square meter / year"),
        ("Give 7 mg/kg/day.", "7 mg/kg/day", "7", "milligram / kilogram / day"),
        ("The cell carries 3 A/cm².", "3 A/cm²", "3", "ampere / square centimeter"),
        ("The van burns 7.1 l/100 km.", "7.1 l/100 km", "7.1", "liter / (100 * kilometer)"),
        ("Oats hold 380 kcal per 100 g.", "380 kcal per 100 g", "380", "kilocalorie / (100 * gram)"),
        ("The mill uses 9 tonnes of wood chips a day.", "9 tonnes of wood chips a day", "9", "metric_ton / day"),
        ("The bolt took 60 N⋅m.", "60 N⋅m", "60", "newton meter"),
        ("The wire has 2 Ω·m.", "2 Ω·m", "2", "ohm meter"),
        ("The field makes 70,000 b/d.", "70,000 b/d", "70000", "barrel / day"),
        ("The sluice lets out 9,000 cusecs.", "9,000 cusecs", "9000", "cubic foot / second"),
        # Parts of a unit.
        ("It is a quarter of a mile off.", "a quarter of a mile", "0.25", "mile"),
        ("It is three eighths of an inch.", "three eighths of an inch", "0.375", "inch"),
        ("It is 3/8 of an inch.", "3/8 of an inch", "0.375", "inch"),
        ("They walked a mile and a half.", "a mile and a half", "1.5", "mile"),
        ("The quarter-mile oval shut.", "quarter-mile", "0.25", "mile"),
        ("They walked six and three quarters miles.", "six and three quarters miles", "6.75", "mile"),
        ("They walked 6 and a half miles.", "6 and a half miles", "6.5", "mile"),
        # Sums.
        ("Her son is 6'3\".", "6'3\"", "6.25", "foot"),
        ("The 6-foot-9 centre left.", "6-foot-9", "6.75", "foot"),
        ("He weighs 12st 7lb.", "12st 7lb", "12.5", "stone"),
        ("The boy weighed 8lb 4oz.", "8lb 4oz", "8.25", "pound"),
        ("The reef lies at 12°30' south.", "12°30'", "12.5", "degree"),
        # Temperatures.
        ("It fell to -9C by dawn.", "-9C", "-9", "degree_Celsius"),
        ("The kiln runs at 1,100° Celsius.", "1,100° Celsius", "1100", "degree_Celsius"),
        ("It was 15 degrees below zero.", "15 degrees below zero", "-15", "degree"),
        ("The probe was cooled to 20K.", "20K", "20", "kelvin"),
        # Words that mean something else elsewhere.
        ("The 240-pound tackle left.", "240-pound", "240", "pound"),
        ("The boiler holds 30 bar.", "30 bar", "30", "bar"),
        ("They hauled 90 pounds of scrap.", "90 pounds", "90", "pound"),
        ("A change of +4 °C.", "4 °C", "4", "degree_Celsius"),
        ("A three-quarter-mile oval.", "three-quarter-mile", "0.75", "mile"),
        ("Give it a quarter turn.", "a quarter turn", "0.25", "turn"),
        ("Melt half a pound of butter.", "half a pound", "0.5", "pound"),
        ("They lost 8 gigatons of ice.", "8 gigatons", "8", "gigametric_ton"),
        ("The crate holds 12 x 330 ml.", "330 ml", "330", "milliliter"),
        ("A 6.1in phone.", "6.1in", "6.1", "inch"),
        ("The mine sold 4m tonnes.", "4m tonnes", "4000000", "metric_ton"),
        ("They let 2m sq ft.", "2m sq ft", "2000000", "square foot"),
        ("The jet flies at Mach 1.6.", "Mach 1.6", "1.6", "mach"),
    ],
)
def test_compound_forms(figures: Figures, text: str, span: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind, found.unit) == (span, "quantity", unit)
    assert _near(found.value.low, value)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The rod is 8 mm, plus or minus 0.5 mm.", "7.5", "8.5", "millimeter"),
        ("It was -3 to -8 degrees.", "-8", "-3", "degree"),
        ("It was 18° to 21°C.", "18", "21", "degree_Celsius"),
        ("It ranged from -4 °C to +9 °C.", "-4", "9", "degree_Celsius"),
        ("The slot is 6 mm (+/-0.2 mm).", "5.8", "6.2", "millimeter"),
        ("They mined 5.1 million tonnes, give or take 300,000.", "4800000", "5400000", "metric_ton"),
        ("It warmed 2 to 4 degrees.", "2", "4", "degree"),
        ("A four-to-six-mile strip burned.", "4", "6", "mile"),
        ("It is 4.5 ± 0.1 million km.", "4400000", "4600000", "kilometer"),
    ],
)
def test_quantities_between_bounds(figures: Figures, text: str, low: str, high: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert found.unit == unit
    assert _near(found.value.low, low)
    assert _near(found.value.high, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sheet is 8.5x11 inches.", ["8.5", "11 inches"]),
        ("A 9-by-12-foot rug.", ["9", "12-foot"]),
        ("They leased three of the ten-ton trucks.", ["three of the", "ten-ton"]),
        ("He jumped 2.31m in the rain.", ["2.31m"]),
        ("They used 40 tonnes a year ago.", ["40 tonnes"]),
    ],
)
def test_neighbours_stay_apart(figures: Figures, text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in figures.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man in his 40s left.",
        "The under-21s lost.",
        "They scored three second-half goals.",
        "He found a 10-pound note.",
        "A sack of flour costs 9 pounds.",
        "They owe 900 pounds of debt.",
        "She holds two law degrees.",
        "They sat on 9 bar stools.",
        "Gate 12 C was shut.",
        'The code is "3141592653".',
        "It sells 4 t-shirts.",
    ],
)
def test_what_only_looks_like_a_unit(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.kind in ("quantity", "duration")] == []
