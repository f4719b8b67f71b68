"""Percentages and shares: "12%", "5 percentage points", "40 basis points", "two thirds of", "one in five"."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.digits import significant_digits
from reconcile.extract.amount import Amount, amount
from reconcile.extract.change import Changes
from reconcile.extract.digits import part_of
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import Numeral
from reconcile.extract.shares import Shares

_UNIT = re.compile(
    r"""
    (?: (?:[ ]of)? [ ](?:a|one) (?=[ ](?:percentage|percent|per[ ]cent)\b) )? [\s\u00a0-]{0,2}
    (?=[%‰％pb])  # what most numbers lack
    (?: (?P<percentage_point>
            (?: percentage | percent | per[ ]cent | % )[\s-]{0,2}points? | pp | ppts? | pct[ ]pts? )(?!\w)
      | (?P<basis_point> basis[\s-]points? | bps | bp )(?!\w)
      | (?P<permille> ‰ | per[ ]mill?e(?!\w) )
      | (?P<percent> % | ％ | per[\s-]?cent(?:s|age|ages)?(?!\w) | pct\.?(?!\w)
            | (?<=[0-9])pc(?!\w|[ ](?:set|kit|pack)) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "a quarter point", "half a point"; "half a point ahead" is a score.
_POINT = re.compile(
    r"(?:[ ]of)?(?:[ ]an?)?[ -]points?(?!\w)(?![ ](?:ahead|behind|clear|lead|adrift|off|away|above|below|each)\b)",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"[1-9]/(?:[2-9]|10)[ ]of[ ](?!an?[ ])")  # "1/5 of voters"
_LED = re.compile(r"(?<!\w)per[ ]?cents?[ ]of[ ]\Z|(?<!\w)percents[ ]of[ ]\Z", re.IGNORECASE)
# "one in five", "three out of ten", "one of every 12", "six of ten drivers": the second number is read here and
# skipped by the caller.
_IN = re.compile(r"[ ](?:(?:in|out[ ]of)[ ](?:every[ ])?|of[ ]every[ ]|(?P<of>of)[ ])", re.IGNORECASE)
_WORD = re.compile(r"[ -](?P<word>[^\W\d_]+)")
_FOLD = re.compile(r"[ -]?fold(?!\w)")
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
_TEN = 10
_HALF_STEP = Decimal(50)  # points by which "so many in so many" is off, of a hundred: "six in ten" by five, if that
_ROUGHEST = Decimal(3)  # points; nobody says "six in ten" of 64%
_MOST = 1000
_STEP = 50
_DIGITS = 3  # of a whole, noughts aside


def read_percent(text: str, numeral: Numeral, shares: Shares) -> Amount | None:
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
    if numeral.share and shares.is_share(text, numeral.start, numeral.end, half=numeral.value == HALF):
        share = replace(numeral, value=part_of(numeral.value, 1))
        return amount(share, kind="percent", unit="percent", end=numeral.end, factor=HUNDRED)
    if 0 < numeral.value < 1 and _PART_OF.match(text, numeral.start):
        share = replace(numeral, value=part_of(numeral.value, 1))
        return amount(share, kind="percent", unit="percent", end=numeral.end, factor=HUNDRED)
    led = _LED.search(text, max(0, numeral.start - 12), numeral.start) if numeral.lead == "of" else None
    if led is not None:
        return amount(numeral, kind="percent", unit="percent", start=led.start())
    return None


def _is_round(whole: Numeral) -> bool:
    """Whether a whole is one that rates are told of: "1 in 250", "one in 40,000", but no "1 in 317", "1 in 2000"."""
    if whole.value % _STEP or len(significant_digits(whole.value)) > _DIGITS:
        return False
    return whole.grouped or not 1800 <= whole.value <= 2100


def read_fold(text: str, numeral: Numeral, changes: Changes) -> Amount | None:
    """ "a 20-fold increase" as a change in percent; a decrease by as much has no one meaning."""
    fold = _FOLD.match(text, numeral.end)
    if fold is None or numeral.value <= 1 or changes.direction(text, numeral.start, fold.end()) != "increase":
        return None
    grown = replace(numeral, value=numeral.value - 1)
    return amount(grown, kind="percent", unit="percent", end=fold.end(), factor=HUNDRED)


def read_ratio(text: str, before: Amount, second: Numeral, nouns: Nouns) -> Amount | None:
    """ "one in five", "one dollar in five" from what is before and its second number."""
    first = before.numeral
    following = _WORD.match(text, second.end)
    if following is not None and following["word"].lower() in nouns.occasions:
        return None
    single = before.kind == "money" and before.low == first.value == 1
    between = _IN.fullmatch(text, before.end if single else first.end, second.start)
    whole = (first.value, second.value)
    if between is None or not 0 < whole[0] < whole[1] or second.factor != 1 or first.factor != 1:
        return None
    if whole[1] > _MOST and not _is_round(second):
        return None
    if between["of"] and (single or whole[1] != _TEN or following is None):
        return None
    if any(value != value.to_integral_value() for value in whole):
        return None
    if not first.words and second.value > HUNDRED and (first.lead in nouns.names or not _is_round(second)):
        return None
    value = part_of(whole[0], whole[1]) * HUNDRED
    slack = min(_ROUGHEST, _HALF_STEP / (whole[1] ** 2 if first.value == 1 else whole[1]))
    return Amount(
        numeral=first,
        start=first.start,
        end=second.end,
        low=value,
        high=value,
        ulp=2 * slack,
        kind="percent",
        unit="percent",
        suffixed=True,
    )
