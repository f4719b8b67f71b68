"""Numbers in digits: "1,234.5", "1.234,5", "12,34,567", "10 1/2", "5.5x10-3"."""

import re
from decimal import Decimal

from msgspec import Struct

ONE = Decimal(1)
_FRACTION_PLACES = Decimal("1E-8")
_HUNDREDTH = Decimal("0.01")


class Digits(Struct, frozen=True, kw_only=True, gc=False):
    """What digits say: their value, the unit of the last one, where they end, and whether thousands are grouped."""

    value: Decimal
    ulp: Decimal
    end: int
    grouped: bool = False


# Every repetition is bounded, so that no input makes the search superlinear.
_NUMBER = re.compile(
    r"""
      (?P<english> [0-9]{1,3} (?:,[0-9]{3}){1,9} (?![0-9]) (?:\.[0-9]{1,20})? )
    | (?P<indian> [0-9]{1,2} (?:,[0-9]{2}){1,6} ,[0-9]{3} (?![0-9]) (?:\.[0-9]{1,20})? )
    | (?P<german> [0-9]{1,3} (?: (?:\.[0-9]{3}){2,9} (?![0-9]) (?:,[0-9]{1,20})? | \.[0-9]{3},[0-9]{1,2} (?![0-9]) ) )
    | (?P<swiss> [0-9]{1,3} (?:['’][0-9]{3}){1,9} (?![0-9]) (?:\.[0-9]{1,20})? )
    | (?P<spaced> [0-9]{1,3} (?:[ \u00a0\u202f\u2009][0-9]{3}){1,9} (?![0-9]) (?:[.,][0-9]{1,20})? )
    | (?P<torn> [0-9]{1,3} (?: (?: (?:[ ],[ ][0-9]{3}){1,9} | (?:,[ ]000){1,4} | [ ]\.[ ][0-9]{1,3} ) (?![0-9]) ) )
    | (?P<plain> [0-9]{1,30} (?: \.[0-9]{1,30} | ,[0-9]{1,2} (?![0-9]) )? )
    """,
    re.VERBOSE,
)
_POWER = re.compile(
    r"[eE](?P<e>[-+−]?[0-9]{1,2})(?![\w])"
    r"|[ ]?[x×*·][ ]?10(?:\^?(?P<x>[-+−–]?[1-9][0-9]?)(?![0-9])|(?P<superscript>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
# "10^6", "10⁻³": only of ten, since "5²" is no number of things and "m2" none at all.
_OF_TEN = re.compile(r"\^(?P<x>[-+−–]?[0-9]{1,2})(?![0-9])|(?P<superscript>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})")
_FRACTION = re.compile(r"(?:[ -](?P<over>[0-9]{1,2}))?[ ]?[/⁄][ ]?(?P<under>[0-9]{1,2})(?![\w/]|[.,][0-9])")
_VULGAR = re.compile(r"[ -]?(?P<sign>[¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_VULGARS = {"¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)}
_VULGARS |= {"⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 40, 50, 64})
_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")


def read_digits(text: str, at: int, *, after_point: bool = False) -> Digits:
    """The number whose first digit is at the offset; with `after_point` a decimal point stands before it (".5")."""
    vulgar = _VULGAR.match(text, at)
    if vulgar:
        over, under = _VULGARS[vulgar["sign"]]
        return Digits(value=part_of(Decimal(over), under), ulp=_HUNDREDTH, end=vulgar.end())
    match = _NUMBER.match(text, at)
    if match is None:
        raise ValueError(f"no digit at {at}")
    written, end = match[0], match.end()
    grouped = match.lastgroup != "plain"
    if grouped or "," in written:
        written = _plain(written, match.lastgroup)
    if after_point and "." not in written:
        written = "." + written
    value = Decimal(written)
    ulp = ONE.scaleb(int(value.as_tuple().exponent))
    power = _POWER.match(text, end)
    if power:
        exponent = _exponent(power["e"] or power["x"] or power["superscript"])
        return Digits(value=value.scaleb(exponent), ulp=ulp.scaleb(exponent), end=power.end(), grouped=grouped)
    raised = _OF_TEN.match(text, end) if written == "10" else None
    if raised:
        exponent = _exponent(raised["x"] or raised["superscript"])
        return Digits(value=ONE.scaleb(exponent), ulp=ONE.scaleb(exponent), end=raised.end())
    if ulp == ONE and not grouped:
        return _fraction(text, end, value)
    return Digits(value=value, ulp=ulp, end=end, grouped=grouped)


def _exponent(written: str) -> int:
    return int(written.translate(_SUPERSCRIPTS).replace("−", "-").replace("–", "-"))


def _plain(written: str, style: str | None) -> str:
    """The digits as Decimal reads them."""
    match style:
        case "german":
            return written.replace(".", "").replace(",", ".")
        case "spaced":
            return "".join(written.split()).replace(",", ".")
        case "torn":
            return written.replace(" ", "").replace(",", "")
        case "plain":
            return written.replace(",", ".")
        case _:
            return written.replace(",", "").replace("'", "").replace("’", "")


def part_of(over: Decimal, under: Decimal | int) -> Decimal:
    """A fraction to eight places, which say no more than the words do: two thirds are 0.66666667."""
    return (over / under).quantize(_FRACTION_PLACES).normalize()


def _fraction(text: str, end: int, value: Decimal) -> Digits:
    """ "1/2", "10 1/2", "2½" from their first number on."""
    vulgar = _VULGAR.match(text, end)
    if vulgar:
        over, under = _VULGARS[vulgar["sign"]]
        return Digits(value=value + part_of(Decimal(over), under), ulp=_HUNDREDTH, end=vulgar.end())
    fraction = _FRACTION.match(text, end)
    if fraction:
        under = int(fraction["under"])
        part = Decimal(fraction["over"]) if fraction["over"] else value
        if under in _DENOMINATORS and 0 < part < under:
            whole = value if fraction["over"] else Decimal(0)
            return Digits(value=whole + part_of(part, under), ulp=_HUNDREDTH, end=fraction.end())
    return Digits(value=value, ulp=ONE, end=end)
