"""Numbers in words: "three hundred and forty-two", "two and a half million", "a third", "tens of thousands"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from reconcile.rulepack.lexicon import alternation, scanner
from reconcile.rulepack.schema import Rules

ONE = Decimal(1)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)


class WordNumber(Struct, frozen=True, kw_only=True):
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


class _Word(Struct, frozen=True, kw_only=True):
    role: Literal["cardinal", "scale", "vague", "ordinal", "fraction", "fractions"]
    value: Decimal


class _Token(Struct, frozen=True, kw_only=True):
    start: int
    end: int
    joint: str
    senses: tuple[_Word, ...]

    def sense(self, *roles: str) -> Decimal | None:
        return next((word.value for word in self.senses if word.role in roles), None)


_ARTICLE = re.compile(r"(?<!\w)an?[\s-]+\Z", re.IGNORECASE)
_JOINT = r"[\s\u00a0-]{1,3}(?:(?:and|&|of|point)[\s-]{1,3})?(?:(?:an?|the)[\s-]{1,3})?"
# A fraction word after "a" is a share only before these: "a third of voters", not "a third meeting".
_SHARE_FOLLOWS = re.compile(r"\s*(?:of\b|more\b|less\b|fewer\b|as\b|the\b|higher\b|lower\b|[.,;:)]|\Z)", re.IGNORECASE)
# "another quarter point" needs no article.
_POINT_FOLLOWS = re.compile(
    r"[\s-](?:of\s(?:an?|one)\s)?(?:(?:percentage|percent|per\scent)[\s-])?points?\b", re.IGNORECASE
)
_QUARTER = Decimal("0.25")
_PARTED = frozenset({"length", "mass", "volume", "area"})  # "the quarter-mile track" needs no article either
_RUN_LIMIT = 16  # words; the longest number below a quadrillion has fewer


class NumberWords:
    """Reads numbers in words at the offsets that `hits` gives."""

    def __init__(self, rules: Rules) -> None:
        senses: dict[str, list[_Word]] = {}
        for entry in rules.magnitudes:
            value = entry.value
            if value is None:
                continue
            match entry.role:
                case "cardinal":
                    self._add(senses, entry.forms, _Word(role="cardinal", value=value))
                    self._add(senses, entry.plural, _Word(role="vague", value=value))
                case "multiplier":
                    self._add(senses, entry.forms, _Word(role="scale", value=value))
                    self._add(senses, entry.plural, _Word(role="vague", value=value))
                case "ordinal":
                    self._add(senses, entry.forms, _Word(role="ordinal", value=value))
                case "fraction":
                    part = value if value < 1 else ONE / value
                    self._add(senses, entry.forms, _Word(role="fraction", value=part))
                    self._add(senses, entry.plural, _Word(role="fractions", value=part))
                case _:
                    pass
        self._senses = {form: tuple(words) for form, words in senses.items()}
        self._hit = scanner(self._senses)
        self._first = re.compile(alternation(self._senses), re.IGNORECASE)
        measures = (word for unit in rules.units if unit.dimension in _PARTED for word in unit.words)
        self._measure = re.compile(rf"[\s-]{alternation(measures)}", re.IGNORECASE)
        self._next = re.compile(rf"(?P<joint>{_JOINT})(?P<word>{alternation(self._senses)})", re.IGNORECASE)

    @staticmethod
    def _add(senses: dict[str, list[_Word]], forms: tuple[str, ...], word: _Word) -> None:
        for form in forms:
            senses.setdefault(form, []).append(word)

    def hits(self, text: str) -> Iterator[int]:
        """Offsets at which a number word begins, in order."""
        if self._first.match(text):
            yield 0
        for match in self._hit.finditer(text):
            yield match.start() + 1

    def read(self, text: str, at: int) -> WordNumber | None:
        """The number in words that begins at a hit; None where the words are no number."""
        tokens = self._tokens(text, at)
        article = _ARTICLE.search(text, max(0, at - 4), at)
        first = tokens[0]
        if (vague := first.sense("vague")) is not None:
            return _vague(tokens, vague)
        part = first.sense("fraction")
        if part is not None:
            number = self._part(text, tokens, part, article)
            if number is not None:
                return number
        if first.sense("cardinal") is None and (first.sense("scale") is None or article is None):
            rank = first.sense("ordinal")
            return WordNumber(start=at, end=first.end, value=rank, ordinal=True) if rank is not None else None
        number = _Reader(text, tokens).read()
        if first.sense("scale") is not None and article is not None:
            return _moved(number, article.start())
        return number

    def _tokens(self, text: str, at: int) -> list[_Token]:
        first = self._first.match(text, at)
        if first is None:
            raise ValueError(f"no number word at {at}")
        tokens = [_Token(start=at, end=first.end(), joint="", senses=self._senses[first[0].lower()])]
        while len(tokens) < _RUN_LIMIT and (match := self._next.match(text, tokens[-1].end)):
            joint = " ".join(match["joint"].lower().replace("-", " ").split()).replace("&", "and")
            senses = self._senses[match["word"].lower()]
            tokens.append(_Token(start=match.start("word"), end=match.end(), joint=joint, senses=senses))
        return tokens

    def _part(self, text: str, tokens: list[_Token], part: Decimal, article: re.Match[str] | None) -> WordNumber | None:
        """ "half a million", "a quarter of a million", "half of", "a third of"."""
        first = tokens[0]
        start = article.start() if article else first.start
        is_half = first.sense("ordinal") is None and part == Decimal("0.5")
        if len(tokens) > 1 and tokens[1].joint in ("", "a", "of a"):
            scale = tokens[1].sense("scale")
            if scale is not None:
                return WordNumber(start=start, end=tokens[1].end, value=part * scale, ulp=_part_ulp(part) * scale)
        shared = article is not None and _SHARE_FOLLOWS.match(text, first.end) is not None
        named = part == _QUARTER and (_POINT_FOLLOWS.match(text, first.end) or self._measure.match(text, first.end))
        if is_half or shared or named:
            return WordNumber(start=start, end=first.end, value=part, ulp=_part_ulp(part), share=True)
        return None


def _vague(tokens: list[_Token], value: Decimal) -> WordNumber:
    last = tokens[0]
    for token in tokens[1:]:
        further = token.sense("vague")
        if further is None or token.joint != "of":
            break
        value *= further
        last = token
    return WordNumber(start=tokens[0].start, end=last.end, value=value, high=value * 10, ulp=value)


def _part_ulp(part: Decimal) -> Decimal:
    return Decimal("0.1") if part == part.quantize(Decimal("0.1")) else Decimal("0.01")


def _moved(number: WordNumber, start: int) -> WordNumber:
    return WordNumber(
        start=start, end=number.end, value=number.value, ulp=number.ulp, share=number.share, ordinal=number.ordinal
    )


class _Reader:
    """Takes tokens as long as they make one number: "six nine" is two, "three hundred and forty two" is one."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
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

    def _take(self, token: _Token, i: int) -> bool:
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
        self.ulp = _part_ulp(part)
        return True

    def _take_part(self, token: _Token, part: Decimal) -> bool:
        """ "two and a half", "two million and a half", "two thirds", "one quarter"."""
        if self.group is None:
            if token.joint == "and a" and self.ulp >= THOUSAND:
                self.total += part * self.ulp
                self.ulp *= _part_ulp(part)
                self.closed = True
                return True
            return False
        if token.joint == "and a":
            self.group += part
            self.ulp = _part_ulp(part)
            return True
        hyphened = self.text[token.end : token.end + 1] == "-" and self.group * part < 1
        plural = token.sense("fractions") is not None or (self.group != 1 and hyphened)
        if token.joint == "" and not self.total and self.group < 20 and plural == (self.group != 1):
            self.group *= part
            self.ulp = _part_ulp(part)
            self.share = True
            return True
        return False

    def _take_scaled_share(self, token: _Token) -> bool:
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
