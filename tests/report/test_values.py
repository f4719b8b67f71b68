from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from reconcile.model import Claim, Frame, Interval, Period, Speaker
from reconcile.report.values import period_words, plain, short, speaker_words


def claim(kind: Any, low: str | None, high: str | None, **fields: Any) -> Claim:
    value = Interval(low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))
    return Claim(
        id="c", document="d", kind=kind, text="as written", start=0, end=10, line=1, column=1, value=value, **fields
    )


@pytest.mark.parametrize(
    ("kind", "low", "high", "fields", "shown", "in_ascii"),
    [
        ("money", "190.27E+9", "190.27E+9", {"unit": "USD"}, "$190.27bn", "$190.27bn"),
        ("money", "3000000000", "3000000000", {"unit": "JPY"}, "¥3bn", "JPY 3bn"),
        ("money", "310000000.00", "310000000.00", {"unit": "CHF"}, "CHF 310m", "CHF 310m"),
        ("money", "1234567", "1234567", {"unit": "EUR"}, "€1,234,567", "EUR 1,234,567"),
        ("money", "1.5E+12", "1.5E+12", {"unit": "USD", "approximate": True}, "~$1.5tn", "~$1.5tn"),
        ("money", "3E+9", "4E+9", {"unit": "SGD"}, "S$3bn–4bn", "S$3bn–4bn"),
        ("money", "0.99", "0.99", {"unit": "GBP"}, "£0.99", "GBP 0.99"),
        ("percent", "29.30", "29.30", {"unit": "percent"}, "29.3%", "29.3%"),
        (
            "percent_change",
            "29.3",
            "29.3",
            {"unit": "percent", "frame": Frame(direction="increase")},
            "+29.3%",
            "+29.3%",
        ),
        (
            "percent_change",
            "2",
            "2",
            {"unit": "percentage_point", "frame": Frame(direction="decrease")},
            "−2 pp",
            "−2 pp",
        ),
        ("count", "40", None, {"unit": "meeting", "bound": "lower"}, "40+", "40+"),
        ("count", None, "5", {"unit": "meeting", "bound": "upper"}, "≤5", "≤5"),
        ("count", "12345", "12345", {"unit": "person"}, "12,345", "12,345"),
        ("quantity", "12.5", "12.5", {"unit": "kilometer"}, "12.5 km", "12.5 km"),
        ("quantity", "6", "6", {"unit": "foot"}, "6 feet", "6 feet"),
        ("duration", "1", "1", {"unit": "day"}, "1 day", "1 day"),
        ("duration", "13", "13", {"unit": "year"}, "13 years", "13 years"),
        ("ordinal", "3", "3", {"unit": "visit"}, "no. 3", "no. 3"),
    ],
)
def test_short(kind: Any, low: str, high: str, fields: dict[str, Any], shown: str, in_ascii: str) -> None:
    made = claim(kind, low, high, **fields)
    assert short(made) == shown
    assert short(made, ascii=True) == in_ascii


def test_the_label_of_a_quote_names_the_currency() -> None:
    assert short(claim("money", "45.2E+9", "45.2E+9", unit="USD"), explicit=True) == "US$45.2bn"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2023-03-20", "2023-03-22", "20–22 Mar 2023"),
        ("2023-03-17", "2023-03-17", "17 Mar 2023"),
        ("2023-02-27", "2023-03-03", "27 Feb–3 Mar 2023"),
        ("2022-12-30", "2023-01-02", "30 Dec 2022–2 Jan 2023"),
        ("2023-01-01", "2023-02-28", "Jan–Feb 2023"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2012-01-01", "2022-12-31", "2012–2022"),
        ("2023-03-20", None, "from 20 Mar 2023"),
        (None, "2023-03-20", "until 20 Mar 2023"),
    ],
)
def test_period_words(low: str | None, high: str | None, words: str) -> None:
    period = Period(low=date.fromisoformat(low) if low else None, high=date.fromisoformat(high) if high else None)
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("1E+11", "100000000000"),
        ("190.2700", "190.27"),
        ("0E-9", "0"),
        ("-0", "0"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
    ],
)
def test_plain(number: str, digits: str) -> None:
    assert plain(Decimal(number)) == digits


def test_speakers() -> None:
    assert speaker_words(Speaker(name="Ida Brekke", role="mayor")) == "Ida Brekke, mayor"
    assert speaker_words(Speaker(name=None, role="spokesperson")) == "unnamed, spokesperson"
    assert speaker_words(None) == "no speaker"


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("degree_Celsius", "24 degrees Celsius"),
        ("kilometer / hour", "24 km/h"),
        ("mile / hour", "24 mph"),
        ("foot / second", "24 feet / second"),
        ("furlong", "24 furlongs"),
    ],
)
def test_units_without_a_sign_stand_in_the_plural(unit: str, told: str) -> None:
    assert short(claim("quantity", "24", "24", unit=unit), ascii=True) == told
