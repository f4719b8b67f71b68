"""Physical quantities: a number beside a unit of measurement, or a unit beside a word for a part of it."""

import re

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.rates import with_rates
from reconcile.extract.units import UnitReading, Units

_GAP = re.compile(r"[ ][(\[{<](?=[a-zA-Zµ]{1,3}[)\]}>])|[\s\u00a0\u202f]?[-‑–]?[\s\u00a0]?")
_A_UNIT = re.compile(r"(?:[ ]of)?[ ](?:(?:an?|one)|(?P<the>the))[ ]")
_OF_NOUN = re.compile(r"[ ](?:of|to the)[ ]", re.IGNORECASE)
_SECOND = "s"
_ARTICLES = frozenset({"a", "an", "the"})
_BELOW_ZERO = re.compile(r"[ ]below[ ]zero(?!\w)")
_HEAT = frozenset({"degree", "degree_Celsius", "degree_Fahrenheit"})
# "a mile and a half": the unit is named before the part of it.
_ONE_AND = re.compile(r"(?<!\w)(?:an?|one)[ ](?P<unit>[a-z]{3,12}(?:[ ][a-z]{3,12})?)[ ]and[ ]\Z", re.IGNORECASE)


def read_quantity(units: Units, text: str, numeral: Numeral, reading: UnitReading | None) -> Amount | None:
    """The quantity that a numeral makes with the unit behind or before it; plain times are durations."""
    led = units.before(text, numeral) if reading is None and not numeral.glued and numeral.lead else None
    if led is not None:
        return amount(numeral, kind="quantity", unit=led[1], start=led[0])
    if reading is None or numeral.led or reading.dimension == "time":
        return None
    frost = _BELOW_ZERO.match(text, reading.end) if reading.unit in _HEAT else None
    if frost is not None and numeral.value > 0:
        numeral = replace(numeral, value=-numeral.value)
        return amount(numeral, kind="quantity", unit=reading.unit, end=frost.end())
    return amount(numeral, kind="quantity", unit=reading.unit, end=reading.end)


def read_part(units: Units, text: str, numeral: Numeral) -> Amount | None:
    """A share of one unit: "a quarter of a mile", "a mile and a half"; None for shares of anything else."""
    before = (
        _ONE_AND.search(text, max(0, numeral.start - 32), numeral.start)
        if text[numeral.start - 4 : numeral.start] == "and "
        else None
    )
    reading = units.at(text, before.start("unit")) if before is not None else None
    if before is not None and reading is not None and reading.end == before.end("unit"):
        whole = replace(numeral, value=numeral.value + 1, start=before.start())
        kind = "duration" if reading.dimension == "time" else "quantity"
        return amount(whole, kind=kind, unit=reading.unit, end=numeral.end)
    of = _A_UNIT.match(text, numeral.end)
    reading = units.at(text, of.end(), numeral=numeral) if of is not None and not of["the"] else None
    if reading is None or reading.dimension in ("time", "index"):
        return None
    return amount(numeral, kind="quantity", unit=reading.unit, end=reading.end)


def read_unit(units: Units, text: str, numeral: Numeral) -> UnitReading | None:
    """The unit behind a numeral, attached, after a space or after a hyphen."""
    gap = _GAP.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    reading = units.at(text, start, attached=start == numeral.end, numeral=numeral)
    if reading is None and numeral.share and (of := _A_UNIT.match(text, numeral.end)):
        reading = units.at(text, of.end(), numeral=numeral)
    if reading is None and numeral.high is not None and (of := _OF_NOUN.match(text, numeral.end)):
        reading = units.at(text, of.end(), numeral=numeral)
    if reading is None and (part := units.at(text, start, attached=start == numeral.end, compound=True)) is not None:
        reading = with_rates(units, text, part)
        return reading if reading.dimension == "rate" and not numeral.share else None
    if reading is None or _is_ending(text, numeral, reading, start):
        return None
    return with_rates(units, text, reading)


def scaled(units: Units, text: str, numeral: Numeral) -> Numeral:
    """A numeral whose "m" is a million because a unit follows it: "3m tonnes", "1.5m sq ft"."""
    scale = numeral.money_scale
    if scale is None or text[scale.end - 1 : scale.end + 1] != "m " or numeral.lead in _ARTICLES:
        return numeral
    if text[scale.end - 2].isalpha():
        return numeral
    reading = units.at(text, scale.end + 1)
    if reading is None or reading.end < scale.end + 3:
        return numeral
    value, ulp = numeral.value * scale.factor, numeral.ulp * scale.factor
    return replace(numeral, end=scale.end, value=value, ulp=ulp, factor=scale.factor, glued=False, money_scale=None)


def _is_ending(text: str, numeral: Numeral, reading: UnitReading, start: int) -> bool:
    """ "2018s", "the 90 s": a year or decade with its ending, not seconds."""
    if reading.unit != "second" or text[start : reading.end] != _SECOND:
        return False
    return 1000 <= numeral.value < 2100 if start == numeral.end else numeral.ulp == 1
