"""Values in few words, for tables and labels: "$190.27bn", "+29.3%", "20–22 Mar 2023"."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from reconcile.model import Claim, Fact, Interval, Period, Speaker
from reconcile.wording import short_month

_SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "KRW": "₩",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "HKD": "HK$",
    "NZD": "NZ$",
    "TWD": "NT$",
    "BRL": "R$",
}
_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SYMBOLS = {
    "kilometer": "km",
    "meter": "m",
    "centimeter": "cm",
    "millimeter": "mm",
    "kilogram": "kg",
    "gram": "g",
    "liter": "l",
    "degree_Celsius": "°C",
    "degree_Fahrenheit": "°F",
    "kilometer / hour": "km/h",
    "mile / hour": "mph",
    "meter / second": "m/s",
    "kilowatt_hour": "kWh",
    "megawatt": "MW",
    "gigawatt": "GW",
}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}


def plain(number: Decimal) -> str:
    """A number exactly, without exponent and trailing zeros: 1.90E+11 is "190000000000"."""
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


def are_at_odds(fact: Fact, claims: Sequence[Claim]) -> bool:
    """Whether the values that one document gives a fact contradict each other and don't stand side by side, as a day
    and a length do."""
    return fact.verdict == "conflict" and fact.kind != "statement" and len({type(c.value) for c in claims}) == 1


def short(claim: Claim, *, explicit: bool = False, ascii: bool = False) -> str:
    """A claim's value in few words; the written text where it has no value; "—" for a statement nobody is named for.

    `explicit` names the currency in full ("US$33.69bn"), `ascii` by its code ("USD 33.69bn").
    "more than 40" and "at least 40" are both "40+": the value holds 40 either way.
    """
    if claim.kind in ("attribution", "statement"):
        return called(claim.speaker) if claim.speaker else "—"
    value = claim.value
    if isinstance(value, Period):
        words = period_words(value)
        return f"{claim.text} ({words})" if claim.granularity == "week" and len(claim.text) <= 20 else words
    if value is None:
        return claim.text
    return ("~" if claim.approximate else "") + _figure(claim, value, explicit=explicit, ascii=ascii)


def called(speaker: Speaker) -> str:
    """A speaker in few words: the name, else the organisation or the role."""
    return speaker.name or speaker.organisation or speaker.role or "unnamed"


def speaker_words(speaker: Speaker | None) -> str:
    """The speaker as a label: name and role; "no speaker" for the author's own voice."""
    if speaker is None:
        return "no speaker"
    return ", ".join(part for part in (speaker.name or "unnamed", speaker.role) if part)


def period_words(period: Period) -> str:
    """Days in few words, always with the year: "20–22 Mar 2023", "Jan–Feb 2023", "2022", "from 20 Mar 2023"."""
    low, high = period.low, period.high
    if low is None or high is None:
        return f"from {_day(low)}" if low else f"until {_day(high)}" if high else "any time"
    if low == high:
        return _day(low)
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1]:
        return _months(low, high)
    if (low.year, low.month) == (high.year, high.month):
        return f"{low.day}–{_day(high)}"
    if low.year == high.year:
        return f"{low.day} {short_month(low)}–{_day(high)}"
    return f"{_day(low)}–{_day(high)}"


def _months(low: date, high: date) -> str:
    if low.month == 1 and high.month == 12:
        return str(low.year) if low.year == high.year else f"{low.year}–{high.year}"
    last = f"{short_month(high)} {high.year}"
    if (low.year, low.month) == (high.year, high.month):
        return last
    first = short_month(low)
    return f"{first}–{last}" if low.year == high.year else f"{first} {low.year}–{last}"


def _day(day: date) -> str:
    return f"{day.day} {short_month(day)} {day.year}"


def _figure(claim: Claim, value: Interval, *, explicit: bool, ascii: bool) -> str:
    before, after = _unit(claim, explicit=explicit, ascii=ascii, one=value.low == value.high == 1)
    sign = {"increase": "+", "decrease": "−", None: ""}[claim.frame.direction] if _is_share(claim) else ""
    low = None if value.low is None else _number(value.low)
    high = None if value.high is None else _number(value.high)
    if low is None:
        return f"≤{sign}{before}{high}{after}" if high else "any"
    if high is None:
        return f"{sign}{before}{low}+{after}"
    return f"{sign}{before}{low}{after}" if low == high else f"{sign}{before}{low}–{high}{after}"


def _is_share(claim: Claim) -> bool:
    return claim.kind in ("percent", "percent_change")


def _unit(claim: Claim, *, explicit: bool, ascii: bool, one: bool) -> tuple[str, str]:
    """What stands before and after the number; a count's noun is left to the fact's label."""
    unit = claim.unit or ""
    if claim.kind == "money":
        sign = "US$" if explicit and unit == "USD" else _SIGNS.get(unit, "")
        return (sign, "") if sign and (sign.isascii() or not ascii) else (f"{unit} ", "")
    if _is_share(claim):
        return "", {"percentage_point": " pp", "basis_point": " bp"}.get(unit, "%")
    if claim.kind == "ordinal":
        return "no. ", ""
    if claim.kind in ("count", "age") or not unit:
        return "", ""
    symbol = _SYMBOLS.get(unit)
    if symbol and not (ascii and not symbol.isascii()):
        return "", f" {symbol}"
    name = unit.replace("_", " ")
    return "", f" {name}" if one else f" {_plural(name)}"


def _plural(name: str) -> str:
    """ "days", "feet", "degrees Celsius", "miles / gallon" """
    head, per, rest = name.partition(" / ")
    if head in _PLURALS:
        head = _PLURALS[head]
    else:
        head = head.replace("degree ", "degrees ", 1) if head.startswith("degree ") else f"{head}s"
    return f"{head}{per}{rest}"


def _number(number: Decimal) -> str:
    """The shortest of the exact ways to write it: 45,199 · 1,234,567 · 33.69bn."""
    grouped = f"{Decimal(plain(number)):,f}"
    forms = [plain(number / scale) + name for scale, name in _SCALES if scale <= abs(number) < scale * 1000]
    return min([grouped, *forms], key=len)
