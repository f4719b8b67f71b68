"""Powers of units as they are written: squares and cubes ("sq km", "m³"), and negative ones ("s-1")."""

import re

from msgspec import Struct

_POWER_WORD = re.compile(
    r"(?:(?P<square>square[\s\u00a0-]{1,3}|sq(?:\.[ -]?|[ -]))|cubic[\s\u00a0-]{1,3}|cu(?:\.[ -]?|[ -]))", re.IGNORECASE
)
_POWER_END = re.compile(r"(?:\^?(?P<digit>[23])|(?P<raised>[²³]))(?!\w)|[ -](?P<word>squared|cubed)(?!\w)")
_NAMES = {"2": "square", "3": "cubic", "²": "square", "³": "cubic", "squared": "square", "cubed": "cubic"}
_INVERSE = re.compile(r"[ ·⋅\u00a0]?(?P<unit>[A-Za-zµμ]{1,4})(?:\^?[-−–](?P<digit>[123])|⁻(?P<raised>[¹²³]))(?![\w-])")
_INVERSE_NAMES = {"1": "", "¹": "", "2": "square ", "²": "square ", "3": "cubic ", "³": "cubic "}


class Power(Struct, frozen=True, kw_only=True, gc=False):
    """A square or cube of a unit: what its name begins with, and where the sign of it ends."""

    name: str
    end: int


class Inverse(Struct, frozen=True, kw_only=True, gc=False):
    """ "s-1", "m⁻³": the symbol, what the name of its power begins with, and where it ends."""

    symbol: str
    name: str
    end: int


def power_before(text: str, at: int) -> Power | None:
    """ "square", "sq.", "cubic", "cu" at the offset; it ends where the unit begins."""
    if text[at : at + 1] not in "sScC":
        return None
    match = _POWER_WORD.match(text, at)
    return Power(name="square" if match["square"] else "cubic", end=match.end()) if match else None


def power_behind(text: str, end: int) -> Power | None:
    """The power of a unit that ends at the offset: "²", "^3", "2", "squared"."""
    match = _POWER_END.match(text, end)
    if match is None:
        return None
    return Power(name=_NAMES[match["digit"] or match["raised"] or match["word"]], end=match.end())


def inverse(text: str, at: int) -> Inverse | None:
    """A symbol with a negative exponent behind a unit: the "s-2" of "9.81 m s-2"."""
    match = _INVERSE.match(text, at)
    if match is None:
        return None
    return Inverse(symbol=match["unit"], name=_INVERSE_NAMES[match["digit"] or match["raised"]], end=match.end())
