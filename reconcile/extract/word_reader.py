"""Words of a number, one after the other, as long as they make one: "three hundred and forty two", not "six nine"."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

ONE = Decimal(1)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)


class WordNumber(Struct, frozen=True, kw_only=True, gc=False):
    """A number in words. `share` marks fractions of something not named ("two thirds"), `ordinal` ranks ("third").

    `ulp` is what the last word counts: 1 in "three", 1e9 in "one hundred and ninety billion". A vague number
    ("thousands") runs from `value` to `high`, both included.
    """

    start: int
    end: int
    value: Decimal
    ulp: Decimal = ONE
    high: Decimal | None = None
    share: bool = False
    ordinal: bool = False


class Word(Struct, frozen=True, kw_only=True, gc=False):
    role: Literal["cardinal", "scale", "few", "vague", "ordinal", "fraction", "fractions"]
    value: Decimal
    most: Decimal | None = None


class Token(Struct, frozen=True, kw_only=True, gc=False):
    start: int
    end: int
    joint: str
    senses: tuple[Word, ...]

    def sense(self, *roles: str) -> Decimal | None:
        return next((word.value for word in self.senses if word.role in roles), None)


class Reader:
    """Takes tokens as long as they make one number: "six nine" is two, "three hundred and forty two" is one."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.ulp = ONE
        self.end = tokens[0].end
        self.share = self.ordinal = self.closed = False

    def read(self) -> WordNumber:
        for i, token in enumerate(self.tokens):
            if self.closed:
                break
            if self._take_mixed(i):
                self.end = self.tokens[i + 1].end
                break
            if not self._take(token, i):
                break
            self.end = max(self.end, token.end)
        return WordNumber(
            start=self.tokens[0].start,
            end=self.end,
            value=self.total + (self.group or 0),
            ulp=self.ulp,
            share=self.share,
            ordinal=self.ordinal,
        )

    def _take(self, token: Token, i: int) -> bool:
        if self.share:
            return self._take_scaled_share(token)
        part = token.sense("fractions", "fraction")
        if i and part is not None and self._take_part(token, part):
            return True
        if token.joint == "point":
            return self._take_decimals(i)
        if token.joint not in ("", "and"):
            return False
        value = token.sense("cardinal")
        if value is not None:
            return self._take_cardinal(value, token.joint)
        scale = token.sense("scale")
        if scale is not None:
            return token.joint == "" and self._take_scale(scale)
        rank = token.sense("ordinal")
        if rank is not None and self._take_cardinal(rank, token.joint):
            self.ordinal = self.closed = True
            return True
        return False

    def _take_cardinal(self, value: Decimal, joint: str) -> bool:
        group = self.group
        if group is None:
            if joint == "and" and not (self.total and self.ulp >= THOUSAND):
                return False
            if self.total and self.ulp < THOUSAND:
                return False
        else:
            open_tens = group % HUNDRED >= 20 and group % 10 == 0 and value < 10 and joint == ""
            open_hundreds = group >= HUNDRED and group % HUNDRED == 0
            if not (open_tens or open_hundreds):
                return False
        self.group = (group or 0) + value
        self.ulp = ONE
        return True

    def _take_scale(self, scale: Decimal) -> bool:
        if scale == HUNDRED:
            if self.group is not None and self.group >= HUNDRED:
                return False
            self.group = (self.group or ONE) * HUNDRED
            return True
        if scale < HUNDRED:
            self.group = (self.group or ONE) * scale
            self.closed = True
            return True
        if self.group is None and self.total:
            self.total *= scale
            self.ulp *= scale
            return True
        if self.total and self.total % (scale * THOUSAND) != 0:
            return False
        self.total += (ONE if self.group is None else self.group) * scale
        self.group = None
        self.ulp = self.ulp * scale if self.ulp < ONE else scale
        return True

    def _take_mixed(self, i: int) -> bool:
        """ "five and three quarters" from "three" on."""
        if self.group is None or self.group % 1 or self.tokens[i].joint != "and" or i + 1 == len(self.tokens):
            return False
        over, under = self.tokens[i].sense("cardinal"), self.tokens[i + 1]
        part = under.sense("fractions" if over != 1 else "fraction")
        if over is None or part is None or under.joint or over * part >= 1:
            return False
        self.group += over * part
        self.ulp = part_ulp(part)
        return True

    def _take_part(self, token: Token, part: Decimal) -> bool:
        """ "two and a half", "two million and a half", "two thirds", "one quarter"."""
        if self.group is None:
            if token.joint == "and a" and self.ulp >= THOUSAND:
                self.total += part * self.ulp
                self.ulp *= part_ulp(part)
                self.closed = True
                return True
            return False
        if token.joint == "and a":
            self.group += part
            self.ulp = part_ulp(part)
            return True
        hyphened = self.text[token.end : token.end + 1] == "-" and self.group * part < 1
        plural = token.sense("fractions") is not None or (self.group != 1 and hyphened)
        if token.joint == "" and not self.total and self.group < 20 and plural == (self.group != 1):
            self.group *= part
            self.ulp = part_ulp(part)
            self.share = True
            return True
        return False

    def _take_scaled_share(self, token: Token) -> bool:
        """ "three quarters of a million"."""
        scale = token.sense("scale")
        if scale is None or self.group is None or token.joint not in ("", "of a"):
            return False
        self.group *= scale
        self.ulp *= scale
        self.share, self.closed = False, True
        return True

    def _take_decimals(self, i: int) -> bool:
        """The digits after "point", the first of which is token `i`; they are taken at once, "seventy-one" as two."""
        if self.group is None or self.total:
            return False
        digits = ""
        tens = False
        for token in self.tokens[i:]:
            value = token.sense("cardinal")
            if value is None or (digits and (token.joint or value > 9)):
                break
            digits = (digits[:-1] if tens else digits) + str(value)
            tens = value > 9 and value % 10 == 0
            self.end = token.end
        if digits:
            self.group += Decimal(f"0.{digits}")
            self.ulp = Decimal(1).scaleb(-len(digits))
        return bool(digits)


def part_ulp(part: Decimal) -> Decimal:
    return Decimal("0.1") if part == part.quantize(Decimal("0.1")) else Decimal("0.01")
