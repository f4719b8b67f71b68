"""The magnitude that two numbers share and that is written once: "€3-4bn", "two or three hundred"."""

from decimal import Decimal

from reconcile.extract.amount import Amount

_SHARED_LIMIT = Decimal(1000)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_WORD = "hundred"


def shared_scale(text: str, low: Amount, high: Amount) -> Decimal:
    """The value of the first number, in the unit of the second where it has none, with the magnitude of the second."""
    scale = high.numeral.factor
    if scale == 1 and low.kind == "money" and high.kind in ("money", None) and high.numeral.money_scale is not None:
        scale = high.numeral.money_scale.factor
    if scale == 1:
        scale = _hundreds(text, low, high)
    # What else multiplies the second may be a sum ("5 ft 6 in"), and is none of the first's business.
    value = low.numeral.value * high.factor if low.kind is None else low.low
    if low.numeral.factor == 1 and scale != 1 and abs(low.numeral.value) < _SHARED_LIMIT:
        bare = low.numeral.money_scale is None or low.kind is None
        return value * scale if bare else value
    return value


def follow_each_other(text: str, low: Amount, high: Amount) -> bool:
    """Whether two numbers are one apart in what is written before their magnitude: "one or two million"."""
    first, second = low.numeral, high.numeral
    if first.words != second.words or first.factor not in (_ONE, second.factor):
        return False
    scale = second.factor if second.factor != 1 else _hundreds(text, low, high)
    return second.value / scale - first.value / first.factor == 1


def _hundreds(text: str, low: Amount, high: Amount) -> Decimal:
    """100 where the second number counts hundreds in words and the first may do so too, else 1."""
    first, second = low.numeral, high.numeral
    if not (first.words and second.words) or first.share or second.value % _HUNDRED:
        return _ONE
    shared = 0 < first.value < second.value / _HUNDRED and text.startswith(_WORD, second.end - len(_WORD))
    return _HUNDRED if shared else _ONE
