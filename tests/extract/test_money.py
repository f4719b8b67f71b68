from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "precision"),
    [
        ("It made $190.27 billion.", "$190.27 billion", "190270000000", "USD", "5000000"),
        ("It made $ 45.199 billion.", "$ 45.199 billion", "45199000000", "USD", "500000"),
        ("It made 33.69 billion US dollars.", "33.69 billion US dollars", "33690000000", "USD", "5000000"),
        ("It made €40m.", "€40m", "40000000", "EUR", "500000"),
        ("It made €5M.", "€5M", "5000000", "EUR", "500000"),
        ("It made 40 million euros.", "40 million euros", "40000000", "EUR", "500000"),
        ("It made 5m USD.", "5m USD", "5000000", "USD", "500000"),
        ("It made USD 5m.", "USD 5m", "5000000", "USD", "500000"),
        ("It made 30 MUSD.", "30 MUSD", "30000000", "USD", "500000"),
        ("It made 75 USD million.", "75 USD million", "75000000", "USD", "500000"),
        ("It made S$5.2m.", "S$5.2m", "5200000", "SGD", "50000"),
        ("It made HK$3.7 billion.", "HK$3.7 billion", "3700000000", "HKD", "50000000"),
        ("It made NZ$12.", "NZ$12", "12", "NZD", "0.5"),
        ("It made R$12.", "R$12", "12", "BRL", "0.5"),
        ("It made RMB 100 million.", "RMB 100 million", "100000000", "CNY", "500000"),
        ("It made CN¥12.", "CN¥12", "12", "CNY", "0.5"),
        ("It made 800 yuan.", "800 yuan", "800", "CNY", "0.5"),
        ("It made Rs 500 crore.", "Rs 500 crore", "5000000000", "INR", "5000000"),
        ("It made ₹12,34,567.", "₹12,34,567", "1234567", "INR", "0.5"),
        ("It made 20 million pounds sterling.", "20 million pounds sterling", "20000000", "GBP", "500000"),
        ("It made 90 Egyptian pounds.", "90 Egyptian pounds", "90", "EGP", "0.5"),
        ("It made ten thousand roubles.", "ten thousand roubles", "10000", "RUB", "500"),
        ("A share costs 470 pence.", "470 pence", "4.70", "GBP", "0.005"),
        ("A share costs 19 cents.", "19 cents", "0.19", "USD", "0.005"),
        ("It costs 3 dollars 50 cents.", "3 dollars 50 cents", "3.50", "USD", "0.005"),
        ("It costs 15 dollars and 50.", "15 dollars and 50", "15.50", "USD", "0.005"),
        ("A $5-million contract was let.", "$5-million", "5000000", "USD", "500000"),
        ("A one-yen bid was made.", "one-yen", "1", "JPY", "0.5"),
        ("A loss of $-50.8bn was booked.", "$-50.8bn", "-50800000000", "USD", "50000000"),
        ("It made hundreds of millions of dollars.", "hundreds of millions of dollars", "100000000", "USD", "50000000"),
    ],
)
def test_money(figures: Figures, text: str, span: str, value: str, unit: str, precision: str) -> None:
    (found,) = figures.find(text)
    assert text[found.start : found.end] == span
    assert (found.kind, found.value.low, found.unit, found.precision) == (
        "money",
        Decimal(value),
        unit,
        Decimal(precision),
    )


@pytest.mark.parametrize(
    ("text", "unit", "candidate"),
    [
        ("It cost $40.", "USD", "SGD"),
        ("It cost 40 dollars.", "USD", "AUD"),
        ("It cost £40.", "GBP", "EGP"),
        ("It cost ¥40.", "JPY", "CNY"),
        ("It cost 40 kr.", "SEK", "NOK"),
        ("It cost 40 rupees.", "INR", "PKR"),
        ("It cost 40 pesos.", "MXN", "ARS"),
        ("It cost 40 crowns.", "SEK", "CZK"),
        ("It cost 40 francs.", "CHF", "XOF"),
    ],
)
def test_ambiguous_signs_are_assumed_and_list_what_else_they_may_be(
    figures: Figures, text: str, unit: str, candidate: str
) -> None:
    (found,) = figures.find(text)
    assert found.assumed and found.unit == unit and candidate in found.candidates


@pytest.mark.parametrize(
    "text", ["It cost US$40.", "It cost 40 US dollars.", "It cost €40.", "It cost 40 Czech crowns."]
)
def test_clear_signs_are_not_assumed(figures: Figures, text: str) -> None:
    (found,) = figures.find(text)
    assert not found.assumed and not found.candidates


@pytest.mark.parametrize(
    "text",
    [
        "ALL 5 SOLUTIONS ARE WRONG.",
        "The bag holds 12 pounds of rice.",
        "He weighs 160 pounds.",
        "They won 3 medals.",
        "An engine with 275 pound-feet of torque.",
        "The dollar fell for 5 days.",
        "They tried 3 times.",
    ],
)
def test_what_only_looks_like_money(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.kind == "money"] == []


def test_a_currency_belongs_to_one_number(figures: Figures) -> None:
    text = "$ 20,000.00 $ 37,305.97 or 10 $ 30 $"
    assert [text[found.start : found.end] for found in figures.find(text)] == [
        "$ 20,000.00",
        "$ 37,305.97",
        "10 $",
        "30 $",
    ]


def test_a_magnitude_is_shared_with_a_range(figures: Figures) -> None:
    text = "It will go from 24.2 to 33-35 billion euros."
    assert [found.value.low for found in figures.find(text)] == [Decimal("24200000000"), Decimal("33000000000")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost £42million.", 42_000_000, "GBP"),
        ("It cost $2.3million.", 2_300_000, "USD"),
        ("It cost Rs40crore.", 400_000_000, "INR"),
        ("It lost DKr521mn.", 521_000_000, "DKK"),
        ("It lost SKr40m.", 40_000_000, "SEK"),
        ("It lost NKr3bn.", 3_000_000_000, "NOK"),
    ],
)
def test_signs_and_magnitudes_that_newspapers_write_without_a_space(
    figures: Figures, text: str, value: int, unit: str
) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.value.low, found.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sales were 40 million crowns. A year ago it sold for 30 million Danish crowns.", "DKK"),
        ("Sales were 40 million crowns (DKK 40m).", "DKK"),
        ("The Danish baker had sales of 40 million crowns.", "DKK"),
        ("OSLO, June 3 (Wire) - It bought a Swedish baker for 40 million crowns.", "NOK"),
        ("COPENHAGEN (Wire) - Sales were 40 million crowns.", "DKK"),
        ("Sales were 40 million crowns.", "SEK"),
        ("Norwegian and Swedish bakers had sales of 40 million crowns.", "SEK"),
        ("Argentina spent 40 million pesos.", "ARS"),
        ("Karachi spent Rs 40 crore.", "PKR"),
        ("Egypt and Cairo spent 40 million pounds.", "EGP"),
        ("Egypt received 40 million pounds from Britain.", "GBP"),
        ("Egypt received £40 million.", "GBP"),
        ("Chinese bakers had sales of ¥40m.", "CNY"),
        ("Canada spent $40 million.", "USD"),
        ("It cost $40 million. The rest is 12 million Canadian dollars.", "CAD"),
        ("It cost $40 million. The Canadian dollar fell.", "USD"),
        ("It cost $40 million (55 million Canadian dollars).", "USD"),
        ("It cost $40 million. The rest is 12 million Canadian dollars, and 5 million US dollars.", "USD"),
    ],
)
def test_a_shared_word_or_sign_is_settled_by_the_document(figures: Figures, text: str, unit: str) -> None:
    (found,) = [figure for figure in figures.find(text) if figure.assumed and figure.kind == "money"]
    assert found.unit == unit and unit not in found.candidates


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Thieves took Rupees 500.", "Rupees 500", "500", "INR"),
        ("The mill made Pounds 30m.", "Pounds 30m", "30000000", "GBP"),
        ("Seats cost ringgit 12 each.", "ringgit 12", "12", "MYR"),
        ("He owes Canadian dollars 2.5bn.", "Canadian dollars 2.5bn", "2500000000", "CAD"),
        ("The riad cost MAD 5,000.", "MAD 5,000", "5000", "MAD"),
        ("It cost gbp 35 and rmb 80.", "gbp 35", "35", "GBP"),
    ],
)
def test_a_name_or_a_code_that_is_a_word_stands_before_the_number(
    figures: Figures, text: str, span: str, value: str, unit: str
) -> None:
    found = figures.find(text)[0]
    assert (text[found.start : found.end], found.value.low, found.unit) == (span, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "She won 5,000 in Rome.",
        "The dollar 5 is a coin.",
        "Euro 2024 and Euro 96 were cups.",
        "TOP 10 and MAD 4 YOU.",
        "ALL OUR TOP 5,000 GO.",
        "It fell 2 per cent 5 days later.",
        "He wore an N95 mask on the P5 to K2.",
    ],
)
def test_a_word_before_a_number_that_is_no_currency(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.kind == "money"] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The film cost $3 million Canadian, they say.", "3000000", "CAD"),
        ("The film cost $20 U.S. per seat.", "20", "USD"),
        ("The $3 million Canadian film ran.", "3000000", "USD"),
        ("It lost -$4.5 million.", "-4500000", "USD"),
        ("Seats cost mid-$40 or so.", "40", "USD"),
        ("Lagos spent N2.4 trillion.", "2400000000000", "NGN"),
        ("Lagos spent N500,000.", "500000", "NGN"),
        ("A ride costs Sh300.", "300", "KES"),
        ("A call costs 12 U.S. cents.", "0.12", "USD"),
        ("A call costs 50 ¢.", "0.50", "USD"),
        ("A call costs 250 baisa.", "0.250", "OMR"),
        ("A call costs 40 Trinidadian dollars.", "40", "TTD"),
        ("A call costs 300 pa'anga.", "300", "TOP"),
        ("A call costs BZ$3.", "3", "BZD"),
        ("A call costs Rp 15.000.", "15000", "IDR"),
        ("A call costs Rp1.500,50.", "1500.50", "IDR"),
        ("A call costs 1.859 euros.", "1.859", "EUR"),
        ("The mill owes 20 TEUR.", "20000", "EUR"),
    ],
)
def test_nations_signs_and_subunits(figures: Figures, text: str, value: str, unit: str) -> None:
    found = figures.find(text)[-1]
    assert (found.kind, found.value.low, found.unit) == ("money", Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The share fell 3 cents to €1.20.", ["EUR", "EUR"]),
        ("The share fell 3 cents to C$1.20.", ["CAD", "CAD"]),
        ("The share fell 3 cents to $1.20.", ["USD", "USD"]),
        ("The share fell 3 cents.", ["USD"]),
        ("It pays 45 cents. Sales were €4m here, €3m there and $2m elsewhere.", ["EUR", "EUR", "EUR", "USD"]),
        ("It pays 45 cents. Sales were $4m here, $3m there and €2m elsewhere.", ["USD", "USD", "USD", "EUR"]),
        ("The share fell 3 pence to €1.20.", ["GBP", "EUR"]),
    ],
)
def test_cents_are_of_the_currency_beside_them(figures: Figures, text: str, units: list[str]) -> None:
    assert [found.unit for found in figures.find(text)] == units


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It cost $2m-3m.", 2_000_000, 3_000_000),
        ("It cost €5-€6m.", 5_000_000, 6_000_000),
        ("It cost €5-6m.", 5_000_000, 6_000_000),
        ("It cost £3 to £4m.", 3_000_000, 4_000_000),
        ("It cost $500-$1m.", 500, 1_000_000),
        ("It cost S$1.6b-S$2b.", 1_600_000_000, 2_000_000_000),
    ],
)
def test_ranges_with_a_magnitude_that_is_also_a_length(figures: Figures, text: str, low: int, high: int) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.value.low, found.value.high) == ("money", low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He cost £35m plus £15m more.", ["£35m", "£15m"]),
        ("He cost £35m plus.", ["£35m plus"]),
        ("Pay rises by £1.12 to £8.60.", ["£1.12", "£8.60"]),
        ("It owes EUR 1,2 Mrd. to banks.", ["EUR 1,2 Mrd."]),
    ],
)
def test_sums_and_changes_are_no_ranges_or_bounds(figures: Figures, text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in figures.find(text)] == expected
