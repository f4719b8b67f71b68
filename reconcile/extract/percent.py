"""Percentages and shares: "12%", "5 percentage points", "40 basis points", "two thirds of", "one in five"."""

import re
from decimal import Decimal

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral

_UNIT = re.compile(
    r"""
    (?: (?:[ ]of)? [ ](?:a|one) (?=[ ](?:percentage|percent|per[ ]cent)[ ]point) )? [\s\u00a0-]{0,2}
    (?: (?P<percentage_point>
            (?: percentage | percent | per[ ]cent | % )[\s-]{0,2}points? | pp | ppts? | pct[ ]pts? )(?!\w)
      | (?P<basis_point> basis[\s-]points? | bps | bp )(?!\w)
      | (?P<permille> ‰ | per[ ]mill?e(?!\w) )
      | (?P<percent> % | ％ | per[\s-]?cent(?:s|age|ages)?(?!\w) | pct\.?(?!\w) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "a quarter point", "half a point"; "half a point ahead" is a score.
_POINT = re.compile(
    r"(?:[ ]of)?(?:[ ]an?)?[ -]points?(?!\w)(?![ ](?:ahead|behind|clear|lead|adrift|off|away|above|below|each)\b)",
    re.IGNORECASE,
)
_LED = re.compile(r"(?<!\w)per[ ]?cents?[ ]of[ ]\Z|(?<!\w)percents[ ]of[ ]\Z", re.IGNORECASE)
# "one in five", "three out of ten": the second number is read here and skipped by the caller.
_IN = re.compile(r"[ ](?:in|out[ ]of)[ ](?:every[ ])?", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"\s*(?:of\b|the\b|[.,;:)]|\Z|more\b|less\b|fewer\b|majority\b|majorities\b|stake\b|share\b|interest\b)",
    re.IGNORECASE,
)
# "half" alone is also a half-year, a half-time or a half-brother.
_HALF_OF = re.compile(r"[\s](?:of|the|its|their|his|her|our|all)\b", re.IGNORECASE)
# "One dollar in five years" is an income.
_TIME = re.compile(r"[ -](?:second|minute|hour|day|night|week|month|quarter|year|decade)s?\b", re.IGNORECASE)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)


def read_percent(text: str, numeral: Numeral) -> Amount | None:
    """The percentage that ends behind a numeral."""
    match = _UNIT.match(text, numeral.end)
    if match is not None and not numeral.led:
        unit = match.lastgroup or "percent"
        if unit == "permille":
            return amount(numeral, kind="percent", unit="percent", end=match.end(), factor=Decimal("0.1"))
        return amount(numeral, kind="percent", unit=unit, end=match.end())
    point = _POINT.match(text, numeral.end) if numeral.share else None
    if point is not None:
        return amount(numeral, kind="percent", unit="percentage_point", end=point.end())
    if numeral.share and (_HALF_OF if numeral.value == HALF else _SHARE_OF).match(text, numeral.end):
        return amount(numeral, kind="percent", unit="percent", end=numeral.end, factor=HUNDRED)
    led = _LED.search(text, max(0, numeral.start - 12), numeral.start) if numeral.lead == "of" else None
    if led is not None:
        return amount(numeral, kind="percent", unit="percent", start=led.start())
    return None


def read_ratio(text: str, before: Amount, second: Numeral) -> Amount | None:
    """ "one in five", "one dollar in five" from what is before and its second number."""
    first = before.numeral
    single = before.kind == "money" and before.low == first.value == 1 and not _TIME.match(text, second.end)
    between = _IN.fullmatch(text, before.end if single else first.end, second.start)
    whole = (first.value, second.value)
    if between is None or not 0 < whole[0] < whole[1] or whole[1] > 1000 or second.factor != 1 or first.factor != 1:
        return None
    if any(value != value.to_integral_value() for value in whole) or not (first.words or second.value <= HUNDRED):
        return None
    value = whole[0] / whole[1] * HUNDRED
    return Amount(
        numeral=first,
        start=first.start,
        end=second.end,
        low=value,
        high=value,
        ulp=Decimal(1),
        kind="percent",
        unit="percent",
        suffixed=True,
    )
