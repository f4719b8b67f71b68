from decimal import Decimal

import pytest

from reconcile.extract.numerals import Numerals
from reconcile.rulepack.load import load_rules

NUMERALS = Numerals(load_rules())


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("1,234.5", "1234.5", "0.05"),
        ("1.234.567,5", "1234567.5", "0.05"),
        ("1.234,50", "1234.5", "0.005"),
        ("1 234 567", "1234567", "0.5"),
        ("12,34,567", "1234567", "0.5"),
        ("1'234'567", "1234567", "0.5"),
        (".25", "0.25", "0.005"),
        ("190 billion", "190e9", "0.5e9"),
        ("190.27 billion", "190.27e9", "0.005e9"),
        ("190.27bn", "190.27e9", "0.005e9"),
        ("190,270 million", "190.27e9", "0.5e6"),
        ("190,000,000,000", "190e9", "0.5"),
        ("190.27-billion", "190.27e9", "0.005e9"),
        ("25 lakh", "2500000", "50000"),
        ("25k", "25000", "500"),
        ("1 1/2", "1.5", "0.005"),
        ("2½", "2.5", "0.005"),
        ("1.5e9", "1.5e9", "0.05e9"),
        ("5.5 x 10^-3", "0.0055", "0.00005"),
        ("46 . 8 million", "46.8e6", "0.05e6"),
        ("-5", "-5", "0.5"),
        ("minus 130", "-130", "0.5"),
        ("10^6", "1e6", "0.5e6"),
        ("10⁻³", "0.001", "0.0005"),
        ("4 and a half", "4.5", "0.25"),
        ("4 million and a half", "4.5e6", "0.25e6"),
        ("two million and a half", "2.5e6", "0.05e6"),
        ("five and three quarters", "5.75", "0.005"),
        ("four hundred and eight and one third", "408.3333333333333333333333333", "0.005"),
        ("sixty point twenty-five", "60.25", "0.005"),
        ("nought point nought three", "0.03", "0.005"),
        ("three", "3", "0.5"),
        ("forty-two", "42", "0.5"),
        ("three hundred and forty-two", "342", "0.5"),
        ("twelve hundred", "1200", "0.5"),
        ("one hundred and ninety billion", "190e9", "0.5e9"),
        ("two million three hundred thousand", "2300000", "500"),
        ("half a million", "500000", "50000"),
        ("three quarters of a million", "750000", "5000"),
        ("two and a half million", "2500000", "50000"),
        ("a dozen", "12", "0.5"),
        ("a hundred", "100", "0.5"),
        ("one point five", "1.5", "0.05"),
        ("minus five", "-5", "0.5"),
        ("FORTY-TWO", "42", "0.5"),
    ],
)
def test_written_numbers(text: str, value: str, precision: str) -> None:
    for before, after in (("", ""), ("is ", " or"), ("(", ")")):
        found = list(NUMERALS.find(before + text + after))
        assert [numeral.value for numeral in found] == [Decimal(value)]
        assert found[0].ulp / 2 == Decimal(precision)
        assert (before + text + after)[found[0].start : found[0].end] == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("thousands", 1_000, 10_000),
        ("tens of thousands", 10_000, 100_000),
        ("hundreds of millions", 100_000_000, 1_000_000_000),
    ],
)
def test_vague_numbers_are_ranges(text: str, low: int, high: int) -> None:
    (found,) = NUMERALS.find(text)
    assert (found.value, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    ["at 08:59", "version 2.3.1", "COVID-19", "a B-52", "the G20", "call 555-123-4567", "10.1.2.3", "https://a.example/p?q=30%25",
     "SCP-173", "user_12", "#42", "24/7", "someone", "the tenth-floored"],
)  # fmt: skip
def test_digits_that_are_no_numbers(text: str) -> None:
    assert [numeral for numeral in NUMERALS.find(text) if not (numeral.led or numeral.ordinal)] == []


def test_words_that_make_two_numbers_stay_two() -> None:
    assert [numeral.value for numeral in NUMERALS.find("six nine, two thirty")] == [6, 9, 2, 30]
