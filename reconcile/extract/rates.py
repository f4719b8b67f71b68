"""Compound units: one known unit per another ("kWh/m² per year", "m s-2", "litres of water a day", "l/100 km")."""

import re

from reconcile.extract.unit_forms import inverse
from reconcile.extract.units import UnitReading, Units

_PER = re.compile(
    r"[\s-]?(?:/[ ]?|per[\s-]|(?:each|every)[ ])(?:(?P<times>10{0,5}|1,000)[ ]?)?|[\s-](?P<article>an?)[\s-]",
    re.IGNORECASE,
)
# What is measured stands between the two units: "60 litres of goat milk a week".
_OF = re.compile(
    r"""[ ]of
        (?:[ ](?!(?:and|or|in|for|at|to|by|on|over|with|within|than|from|is|was|were|are|that|which|once|twice)[ ])
           [\w-]{1,24}){1,4}
        [ ](?:(?P<article>an?)|per|each|every)[ ]""",
    re.VERBOSE,
)
# "40,000 tonnes annually", "180 tonnes of hydrogen per annum"; but "rose annually".
_EVERY_YEAR = re.compile(
    r"(?:[ ]of(?:[ ](?!(?:and|or|in|for|at|to|by|on|over|with|than|from|is|was|were|are|that)[ ])[\w-]{1,24}){1,4})?"
    r"[ ](?:annually|yearly|per[ ]annum|p\.a\.)(?![\w-])"
)
# "50 tonnes a year ago" is no rate.
_PAST = re.compile(r"[ ](?:ago|earlier|before|later|after|from[ ]now)\b")
_ARTICLE = frozenset({"time", "volume", "area", "mass"})  # "a" before other units opens a figure of its own
_TIMES = ("·", "⋅", "∙")
_NEVER = frozenset({"index", "earthquake"})
_LONGEST = 2  # denominators: "J/m² per year"


def with_rates(units: Units, text: str, reading: UnitReading) -> UnitReading:
    """The unit with all that it is multiplied with or said to be per."""
    if text[reading.end : reading.end + 1] in _TIMES and inverse(text, reading.end) is None:
        further = units.at(text, reading.end + 1, attached=True, compound=True)
        if further is not None:
            reading = UnitReading(unit=f"{reading.unit} {further.unit}", dimension="product", end=further.end)
    for _ in range(_LONGEST):
        below = _below(units, text, reading.end)
        if below is None:
            break
        reading = UnitReading(unit=f"{reading.unit} / {below.unit}", dimension="rate", end=below.end)
    else:
        return reading
    return reading if reading.dimension == "rate" else _distant(units, text, reading)


def _below(units: Units, text: str, at: int) -> UnitReading | None:
    raised = inverse(text, at)
    if raised is not None:
        unit = units.symbol(raised.symbol)
        return UnitReading(unit=raised.name + unit, dimension="rate", end=raised.end) if unit else None
    per = _PER.match(text, at)
    below = units.at(text, per.end(), attached=True, compound=True) if per else None
    if per is None or below is None or below.dimension in _NEVER:
        return None
    if per["article"] and (below.dimension not in _ARTICLE or _PAST.match(text, below.end)):
        return None
    if per["times"] and per["times"] != "1":
        number = per["times"].replace(",", "")
        return UnitReading(unit=f"({number} * {below.unit})", dimension="rate", end=below.end)
    return below


def _distant(units: Units, text: str, reading: UnitReading) -> UnitReading:
    yearly = _EVERY_YEAR.match(text, reading.end) if reading.dimension != "time" else None
    if yearly is not None:
        return UnitReading(unit=f"{reading.unit} / year", dimension="rate", end=yearly.end())
    match = _OF.match(text, reading.end)
    below = units.at(text, match.end()) if match else None
    if match is None or below is None or below.dimension != "time":
        return reading
    if match["article"] and _PAST.match(text, below.end):
        return reading
    return UnitReading(unit=f"{reading.unit} / {below.unit}", dimension="rate", end=below.end)
