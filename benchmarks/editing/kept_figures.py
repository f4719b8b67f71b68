"""Edits that write a figure in another form: in words, in another magnitude or unit, by another sign."""

import re
from decimal import Decimal

from msgspec.structs import replace

from editing.numbers import ORDINALS, SCALES, WORDS, in_words, number_of
from editing.target import Made, Target, holds
from reconcile.model import Interval
from reconcile.units import conversion

# What makes one word with a number, so that nobody writes it in the other form: "50bp", "two-thirds".
_JOINED = re.compile(r"[a-z]|-(?:hal(?:f|ves)|thirds?|quarters?|fifths?)\b", re.I)


def number_words(target: Target) -> Made:
    claim, number = target.claim, number_of(target)
    if claim.kind == "ordinal":
        for rank, word in enumerate(ORDINALS[:11]):
            found = re.match(rf"(?:{word}|{rank}(?:st|nd|rd|th))\b", claim.text, re.I)
            if found:
                digits = f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"
                yield claim.start, claim.start + found.end(), word if found[0][0].isdigit() else digits
        return
    if number is None or number.scale or number.decimals or not 2 <= number.value < 100 or claim.kind == "money":
        return
    if _JOINED.match(target.document.text, number.end):
        return
    opens = number.start == target.sentence.start
    if number.spelt:
        yield number.start, number.end, str(WORDS[number.text.casefold()])
    elif claim.kind in ("count", "duration", "age", "percent", "percent_change") and "%" not in claim.text:
        word = in_words(int(number.value))
        yield number.start, number.end, word.capitalize() if opens else word


def scale_form(target: Target) -> Made:
    """ "$640 million" as "$0.64 billion" and the other way, where the noughts promise no more than was written."""
    number = number_of(target)
    if number is None or number.spelt or number.scale not in ("million", "billion"):
        return
    end = target.document.text.index(number.scale, number.end) + len(number.scale)
    amount = number.value * 10 ** SCALES[number.scale]
    if amount >= 10**10 or (number.scale == "million" and 10**7 <= amount < 10**8):
        return
    if number.scale == "billion":
        new, step = f"{amount / 10**6:,.0f} million", Decimal(10**6)
    elif number.value >= 100:
        new, step = f"{(amount / 10**9).normalize():f} billion", amount / number.value
    else:
        new, step = f"{amount:,.0f}", Decimal(1)
    if holds(target, replace(target.claim, precision=step / 2)):
        yield number.start, end, new


def other_unit(target: Target) -> Made:
    claim, number = target.claim, number_of(target)
    if claim.kind not in ("quantity", "duration") or number is None or number.scale or claim.precision is None:
        return
    row = _CONVERTED.get(claim.unit or "")
    if row is None or claim.restates or (claim.start and target.document.text[claim.end : claim.end + 2] == " ("):
        return
    unit, written = row
    into = conversion(claim.unit or "", unit)
    if into is None or not isinstance(claim.value, Interval) or not claim.value.low:
        return
    nearest = Decimal(1).scaleb(round((_last_digit(claim.value.low, claim.precision) * into.factor).log10()))
    for step in (nearest, nearest / 10):
        value = (into(claim.value.low) / step).to_integral_value() * step
        new = replace(claim, value=Interval(low=value, high=value), unit=unit, precision=step / 2)
        if claim.bound is None and holds(target, new):
            end = claim.end - 1 if claim.text.endswith(".") else claim.end
            yield number.start, end, f"{value:,.{max(0, -step.adjusted())}f} {written}"
            return


def _last_digit(value: Decimal, precision: Decimal) -> Decimal:
    """What the last digit counts that is meant; the noughts behind the third digit of a round number are not."""
    zeros = value.normalize().as_tuple().exponent
    assert isinstance(zeros, int)
    return max(2 * precision, Decimal(1).scaleb(min(zeros, value.adjusted() - 2)))


# Into which unit a figure is rewritten, and how that is spelt.
_CONVERTED = {
    "kilometer / hour": ("mile / hour", "miles per hour"),
    "mile / hour": ("kilometer / hour", "kilometres per hour"),
    "kilometer": ("mile", "miles"),
    "mile": ("kilometer", "kilometres"),
    "meter": ("foot", "feet"),
    "foot": ("meter", "metres"),
    "millimeter": ("inch", "inches"),
    "inch": ("centimeter", "centimetres"),
    "centimeter": ("inch", "inches"),
    "kilogram": ("pound", "pounds"),
    "pound": ("kilogram", "kilograms"),
    "degree_Celsius": ("degree_Fahrenheit", "degrees Fahrenheit"),
    "degree_Fahrenheit": ("degree_Celsius", "degrees Celsius"),
    "watt_hour": ("kilowatt_hour", "kilowatt-hours"),
    "kilowatt_hour": ("watt_hour", "watt-hours"),
    "hectare": ("acre", "acres"),
    "acre": ("hectare", "hectares"),
    "liter": ("gallon", "gallons"),
    "megawatt": ("kilowatt", "kilowatts"),
}


def symbol(target: Target) -> Made:
    """Currencies by sign, code and name; units by symbol and word; "percent" and "%"."""
    claim = target.claim
    for old, new in _SYMBOLS:
        found = re.search(old, claim.text)
        if found and re.search(r"\d", claim.text) and claim.kind in ("money", "quantity", "percent", "percent_change"):
            spelt = re.sub(old, new, claim.text, count=1)
            # "$2.5 million" opens with its sign; a word that makes it approximate stays where it is.
            yield claim.start, claim.end, spelt


_AMOUNT = r"(?P<amount>\d[\d,.]*\d|\d)(?P<scale>(?:\s(?:thousand|million|billion|trillion))?)"
_SYMBOLS = (
    (rf"(?<![A-Z])\$\s?{_AMOUNT}", r"US$\g<amount>\g<scale>"),
    (rf"(?<![A-Z])\$\s?{_AMOUNT}", r"USD \g<amount>\g<scale>"),
    (rf"€\s?{_AMOUNT}", r"EUR \g<amount>\g<scale>"),
    (rf"€\s?{_AMOUNT}", r"\g<amount>\g<scale> euros"),
    (rf"£\s?{_AMOUNT}", r"GBP \g<amount>\g<scale>"),
    (rf"{_AMOUNT} euros\b", r"€\g<amount>\g<scale>"),
    (rf"{_AMOUNT} (?:US )?dollars\b", r"$\g<amount>\g<scale>"),
    (rf"{_AMOUNT} (?:Swiss )?francs\b", r"CHF \g<amount>\g<scale>"),
    (rf"CHF {_AMOUNT}", r"\g<amount>\g<scale> Swiss francs"),
    (r"(?<=\d) per ?cent\b", "%"),
    (r"(?<=\d)%", " percent"),
    (r" kilometres per hour\b", " km/h"),
    (r" km/h\b", " kilometres per hour"),
    (r" mph\b", " miles per hour"),
    (r" kilograms\b", " kg"),
    (r" kg\b", " kilograms"),
    (r" degrees Celsius\b", "°C"),
    (r" degrees Fahrenheit\b", "°F"),
    (r" square kilometres\b", " km²"),
    (r"(?<!square) kilometres\b(?! per)", " km"),
    (r" square metres\b", " m²"),
    (r"(?<!square)(?<!cubic) metres\b", " m"),
    (r" millimetres\b", " mm"),
    (r" hectares\b", " ha"),
    (r" kilowatt-hours\b", " kWh"),
    (r" watt-hours\b", " Wh"),
)
