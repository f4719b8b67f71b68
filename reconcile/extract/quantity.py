"""Physical quantities: a number beside a unit of measurement, or a unit beside a word for a part of it."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.rates import with_rates
from reconcile.extract.units import UnitReading, Units
from reconcile.model import Kind
from reconcile.text.letters import UPPER

_GAP = re.compile(r"[ ][(\[{<](?=[a-zA-Zµ]{1,3}[)\]}>])|[\s\u00a0\u202f]?[-‑–]?[\s\u00a0]?")
_A_UNIT = re.compile(r"(?:[ ]of)?[ ](?:(?:an?|one)|(?P<the>the))[ ]")
_OF_NOUN = re.compile(r"[ ](?:of|to the)[ ]", re.IGNORECASE)
_SECOND = "s"
_OF_PEOPLE = frozenset({"his", "her", "their", "my", "our", "your", "the", "mid", "early", "late", "under", "over"})
_NAMED = re.compile(rf"[\w,] (?:and |or |{UPPER}\w* )?{UPPER}[a-z]+ \Z|\A{UPPER}[a-z]{{4,}}[ ]\Z")  # "Boeing 777s"
_NAME_REACH = 32
_FOURS = re.compile(r"[0-9][xX×]\Z")  # "4x4s"
_STREET = re.compile(
    rf"[NSEW]\.?[ ](?:{UPPER}[\w’'-]*[ ]){{1,3}}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Way|Place|Court)\b"
)
_MARKS = frozenset("'\"’′″")
_TALLEST = 500  # feet or inches that are written with a mark; a longer number ends a quotation
_THOUSAND = Decimal(1000)
# A unit that needs company elsewhere has it in another that it is per: "5 A/cm²", "10 N per metre".
_MAY_BE_RATE = re.compile(r"[^\W\d_]{1,12}(?:/|[ -]per[ -]|[ ·⋅]?[A-Za-zµμ]{0,4}\^?[⁻−–-][0-9¹²³])")
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
    before = None
    if text[max(0, numeral.start - 4) : numeral.start] == "and ":
        before = _ONE_AND.search(text, max(0, numeral.start - 32), numeral.start)
    reading = units.at(text, before.start("unit")) if before is not None else None
    if before is not None and reading is not None and reading.end == before.end("unit"):
        whole = replace(numeral, value=numeral.value + 1, start=before.start())
        return amount(whole, kind=_kind(reading), unit=reading.unit, end=numeral.end)
    of = _A_UNIT.match(text, numeral.end)
    reading = units.at(text, of.end(), numeral=numeral) if of is not None and not of["the"] else None
    if reading is None or reading.dimension == "index":
        return None
    return amount(numeral, kind=_kind(reading), unit=reading.unit, end=reading.end)


def _kind(reading: UnitReading) -> Kind:
    return "duration" if reading.dimension == "time" else "quantity"


def read_unit(units: Units, text: str, numeral: Numeral) -> UnitReading | None:
    """The unit behind a numeral, attached, after a space or after a hyphen."""
    gap = _GAP.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    reading = units.at(text, start, attached=start == numeral.end, numeral=numeral)
    if reading is None and numeral.share and (of := _A_UNIT.match(text, numeral.end)):
        reading = units.at(text, of.end(), numeral=numeral)
    if reading is None and numeral.high is not None and (of := _OF_NOUN.match(text, numeral.end)):
        reading = units.at(text, of.end(), numeral=numeral)
    if reading is None and not numeral.share and _MAY_BE_RATE.match(text, start):
        part = units.at(text, start, attached=start == numeral.end, compound=True)
        rate = with_rates(units, text, part) if part is not None else None
        return rate if rate is not None and rate.dimension == "rate" else None
    if reading is None or _is_ending(text, numeral, reading, start):
        return None
    return with_rates(units, text, reading)


def scaled(units: Units, text: str, numeral: Numeral) -> Numeral:
    """A numeral with its letter read as the text means it: "3m tonnes" are millions, "77K" of cold is in kelvins."""
    if numeral.factor == _THOUSAND and text[numeral.end - 1] == "K":
        bare = replace(numeral, end=numeral.end - 1, value=numeral.value / _THOUSAND, ulp=numeral.ulp / _THOUSAND)
        cold = units.at(text, bare.end, attached=True, numeral=bare)
        return numeral if cold is None else replace(bare, factor=numeral.factor / _THOUSAND)
    scale = numeral.money_scale
    if scale is None or text[scale.end - 1 : scale.end + 1] != "m " or text[scale.end - 2].isalpha():
        return numeral
    if numeral.lead in _ARTICLES:
        return numeral
    reading = units.at(text, scale.end + 1)
    if reading is None or reading.end < scale.end + 3:
        return numeral
    value, ulp = numeral.value * scale.factor, numeral.ulp * scale.factor
    return replace(numeral, end=scale.end, value=value, ulp=ulp, factor=scale.factor, glued=False, money_scale=None)


def _is_ending(text: str, numeral: Numeral, reading: UnitReading, start: int) -> bool:
    """ "2018s", "in his 30s", "five second-half goals": a year, an age or a rank; or the end of a quotation, a house in
    a street ("773 W. Main Street"), the street itself ("8 Mile"), a charge ("fourth-degree murder")."""
    if text[start] in _MARKS and numeral.value > _TALLEST:
        return True
    if _STREET.match(text, start) or (numeral.value != 1 and text[start : reading.end] == "Mile"):
        return True
    if numeral.share and reading.unit == "degree" and text.endswith(("rd", "th"), 0, numeral.end):
        return True
    if reading.unit != "second" or numeral.ulp != 1:
        return False
    if text[start : reading.end] != _SECOND:
        return text[reading.end - 1] == "d" and text[start - 1] == " " and text[reading.end : reading.end + 1] == "-"
    if start == numeral.end and _FOURS.search(text, max(0, numeral.start - 2), numeral.start):
        return True
    if start == numeral.end and _NAMED.search(text, max(0, numeral.start - _NAME_REACH), numeral.start):
        return True
    return start > numeral.end or 1000 <= numeral.value < 2100 or numeral.lead in _OF_PEOPLE
