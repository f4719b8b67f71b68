"""Where numbers stand in a text, in digits and in words, with their magnitude: "1,234.5", "190.27 bn", "half a million"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import merge

from msgspec import Struct

from reconcile.extract.number_words import NumberWords
from reconcile.model import Span
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

ONE = Decimal(1)


class Scale(Struct, frozen=True, kw_only=True):
    """An abbreviated magnitude that holds only beside a currency: where it ends and what it multiplies by."""

    end: int
    factor: Decimal


class Numeral(Struct, frozen=True, kw_only=True):
    """A written number, magnitude included.

    `ulp` is the unit of its last digit. A vague one ("thousands") runs from `value` to `high`. `mantissa` is the value
    without its magnitude, for ranges that write it once ("3-4bn"). `glued` says that a letter follows at once, so that
    the numeral only counts with a unit; `led` that one stands at once before it, so that it needs a currency there.
    """

    start: int
    end: int
    value: Decimal
    ulp: Decimal
    mantissa: Decimal
    factor: Decimal = ONE
    high: Decimal | None = None
    words: bool = False
    grouped: bool = False
    share: bool = False
    ordinal: bool = False
    glued: bool = False
    led: bool = False
    money_scale: Scale | None = None


# Every repetition is bounded, so that no input makes the search superlinear.
_NUMBER = re.compile(
    r"""
      (?P<english> [0-9]{1,3} (?:,[0-9]{3}){1,9} (?![0-9]) (?:\.[0-9]{1,20})? )
    | (?P<indian> [0-9]{1,2} (?:,[0-9]{2}){1,6} ,[0-9]{3} (?![0-9]) (?:\.[0-9]{1,20})? )
    | (?P<german> [0-9]{1,3} (?: (?:\.[0-9]{3}){2,9} (?![0-9]) (?:,[0-9]{1,20})? | \.[0-9]{3},[0-9]{1,2} (?![0-9]) ) )
    | (?P<swiss> [0-9]{1,3} (?:['’][0-9]{3}){1,9} (?![0-9]) (?:\.[0-9]{1,20})? )
    | (?P<spaced> [0-9]{1,3} (?:[ \u00a0\u202f\u2009][0-9]{3}){1,9} (?![0-9]) (?:[.,][0-9]{1,20})? )
    | (?P<torn> [0-9]{1,3} (?: (?:[ ],[ ][0-9]{3}){1,9} (?![0-9]) | [ ]\.[ ][0-9]{1,3} (?![0-9]) ) )
    | (?P<plain> [0-9]{1,30} (?: \.[0-9]{1,30} | ,[0-9]{1,2} (?![0-9]) )? )
    """,
    re.VERBOSE,
)
_POWER = re.compile(
    r"[eE](?P<e>[-+−]?[0-9]{1,2})(?![\w])"
    r"|[ ]?[x×*·][ ]?10(?:\^?(?P<x>[-+−–]?[0-9]{1,2})(?![0-9])|(?P<superscript>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
_FRACTION = re.compile(r"(?:[ -](?P<over>[0-9]{1,2}))?[ ]?[/⁄][ ]?(?P<under>[0-9]{1,2})(?![\w/]|[.,][0-9])")
_VULGAR = re.compile(r"[ -]?(?P<sign>[¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_VULGARS = {"¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)}
_VULGARS |= {"⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 40, 50, 64})
_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_START = re.compile(r"[0-9¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
# Times, versions, addresses, scores of sets, telephone numbers: what goes on with digits is no figure.
_JUNK = re.compile(r"[:.][0-9]|/[0-9]|-[0-9]{1,9}[-/][0-9]|[-–][A-Z]{2}|_|@|\([0-9]{3}\)")
_RUN = re.compile(r"[\w.:/@-]{1,200}")
_NOT_BEFORE = frozenset("/=&?#_@%+\\|*")


class Numerals:
    """The scanner: digits and number words in the order of the text."""

    def __init__(self, rules: Rules) -> None:
        self._words = NumberWords(rules)
        scales: dict[str, Decimal] = {}
        abbreviations: dict[str, Decimal] = {}
        money: dict[str, Decimal] = {}
        for entry in rules.magnitudes:
            if entry.role == "multiplier" and entry.value is not None:
                scales |= dict.fromkeys((form for form in entry.forms), entry.value)
                abbreviations |= dict.fromkeys(entry.abbreviations, entry.value)
                money |= dict.fromkeys(entry.money_abbreviations, entry.value)
        self._scales = scales
        self._abbreviations = abbreviations
        self._money = money
        self._scale = re.compile(rf"[\s\u00a0]?-?[\s]?(?P<word>{alternation(scales)})", re.IGNORECASE)
        longer = [form for form in abbreviations if len(form) > 1]
        self._abbreviation = re.compile(
            rf"(?P<near>{alternation(abbreviations)[:-1]}))|[ \u00a0]?(?P<far>{alternation(longer)})".replace(
                r"(?<!\w)", ""
            )
        )
        self._money_abbreviation = re.compile(rf"[ \u00a0]?(?P<word>{alternation(money)})".replace(r"(?<!\w)", ""))
        minus = [form for entry in rules.magnitudes if entry.role == "sign" for form in entry.forms]
        self._minus = re.compile(rf"(?:{alternation(minus)}[\s-])\Z", re.IGNORECASE)

    def find(self, text: str, taken: Sequence[Span] = ()) -> Iterator[Numeral]:
        """Numerals in order, disjoint; none that touches a taken span (sorted, disjoint)."""
        at = 0
        blocked = iter(taken)
        block = next(blocked, None)
        digits = ((match.start(), False) for match in _START.finditer(text))
        words = ((hit, True) for hit in self._words.hits(text))
        for start, in_words in merge(digits, words):
            if start < at:
                continue
            while block is not None and block.end <= start:
                block = next(blocked, None)
            if block is not None and block.start <= start:
                at = block.end
                continue
            numeral, at = self._read_words(text, start) if in_words else self._read_digits(text, start)
            if numeral is None:
                continue
            if block is not None and block.start < numeral.end:
                at = block.end
                continue
            yield numeral

    def _read_words(self, text: str, at: int) -> tuple[Numeral | None, int]:
        if at > 1 and text[at - 1] in "-'’" and text[at - 2].isalnum():
            return None, at + 1
        found = self._words.read(text, at)
        if found is None:
            return None, at + 1
        start, value = found.start, found.value
        minus = self._minus.search(text, max(0, start - 12), start)
        if minus:
            start, value = minus.start(), -value
        factor = found.ulp if found.ulp >= 1000 else ONE
        numeral = Numeral(
            start=start,
            end=found.end,
            value=value,
            ulp=found.ulp,
            mantissa=value / factor,
            factor=factor,
            high=found.high,
            words=True,
            share=found.share,
            ordinal=found.ordinal,
        )
        return numeral, found.end

    def _read_digits(self, text: str, at: int) -> tuple[Numeral | None, int]:
        start = at
        before = text[at - 1] if at else " "
        if before == "." and (at < 2 or not text[at - 2].isalnum()) and text[at] in "0123456789":
            start = at - 1
            before = text[start - 1] if start else " "
        led = before.isalpha()
        if before in _NOT_BEFORE or before.isdigit() or (before in ".," and at > 1 and text[at - 2].isdigit()):
            return None, _end_of_run(text, at)
        if before in "-–" and start > 1 and text[start - 2].isalnum():
            hyphened = self._minus.search(text, max(0, start - 12), start) or _PREFIX.search(
                text, max(0, start - 6), start
            )
            if hyphened is None and not text[start - 2].isdigit():
                return None, _end_of_run(text, at)
        value, ulp, end, grouped = _digits(text, at, start)
        if _JUNK.match(text, end):
            return None, _end_of_run(text, at)
        negative = self._sign(text, start)
        if negative is not None:
            start, value = negative, -value
        mantissa, factor = value, ONE
        ordinal = _ORDINAL.match(text, end)
        if ordinal and value == value.to_integral_value():
            return Numeral(
                start=start, end=ordinal.end(), value=value, ulp=ulp, mantissa=value, ordinal=True, led=led
            ), ordinal.end()
        while scale := self._scale.match(text, end):
            factor *= self._scales[scale["word"].lower()]
            end = scale.end()
        money_scale = None
        if factor == 1:
            short = self._abbreviation.match(text, end)
            if short:
                factor = self._abbreviations[short["near"] or short["far"]]
                end = short.end()
            elif (cut := self._money_abbreviation.match(text, end)) is not None:
                money_scale = Scale(end=cut.end(), factor=self._money[cut["word"]])
        numeral = Numeral(
            start=start,
            end=end,
            value=value * factor,
            ulp=ulp * factor,
            mantissa=mantissa,
            factor=factor,
            grouped=grouped,
            glued=end < len(text) and (text[end].isalpha() or text[end] == "_"),
            led=led,
            money_scale=money_scale,
        )
        return numeral, end

    def _sign(self, text: str, start: int) -> int | None:
        """Where a minus sign or word before the number begins; None without one."""
        before = text[start - 1] if start else ""
        if before in "-−–" and before and (start == 1 or not (text[start - 2].isalnum() or text[start - 2] in ")%")):
            return start - 1
        word = self._minus.search(text, max(0, start - 12), start)
        return word.start() if word else None


_PREFIX = re.compile(r"(?<!\w)(?:sub|to|now|a|an|the|then|about|non|over|under)-\Z", re.IGNORECASE)


def _end_of_run(text: str, at: int) -> int:
    run = _RUN.match(text, at)
    return run.end() if run else at + 1


def _digits(text: str, at: int, start: int) -> tuple[Decimal, Decimal, int, bool]:
    """Value, unit of the last digit, end, and whether thousands are grouped."""
    vulgar = _VULGAR.match(text, at)
    if vulgar:
        over, under = _VULGARS[vulgar["sign"]]
        return Decimal(over) / under, Decimal("0.01"), vulgar.end(), False
    match = _NUMBER.match(text, at)
    if match is None:
        return Decimal(0), ONE, at + 1, False
    written, end = match[0], match.end()
    match match.lastgroup:
        case "german":
            written = written.replace(".", "").replace(",", ".")
        case "spaced":
            written = "".join(written.split()).replace(",", ".")
        case "torn":
            written = written.replace(" ", "").replace(",", "")
        case "plain":
            written = written.replace(",", ".")
        case _:
            written = written.replace(",", "").replace("'", "").replace("’", "")
    grouped = match.lastgroup != "plain"
    if start < at:
        written = "." + written
    value = Decimal(written)
    ulp = ONE.scaleb(int(value.as_tuple().exponent))
    power = _POWER.match(text, end)
    if power:
        exponent = int(
            (power["e"] or power["x"] or power["superscript"].translate(_SUPERSCRIPTS))
            .replace("−", "-")
            .replace("–", "-")
        )
        return value.scaleb(exponent), ulp.scaleb(exponent), power.end(), grouped
    if ulp == ONE and not grouped:
        return _fraction(text, end, value)
    return value, ulp, end, grouped


def _fraction(text: str, end: int, value: Decimal) -> tuple[Decimal, Decimal, int, bool]:
    """ "1/2", "10 1/2", "2½" from their first number on."""
    vulgar = _VULGAR.match(text, end)
    if vulgar:
        over, under = _VULGARS[vulgar["sign"]]
        return value + Decimal(over) / under, Decimal("0.01"), vulgar.end(), False
    fraction = _FRACTION.match(text, end)
    if fraction:
        under = int(fraction["under"])
        over = Decimal(fraction["over"]) if fraction["over"] else value
        if under in _DENOMINATORS and 0 < over < under:
            whole = value if fraction["over"] else Decimal(0)
            return whole + over / under, Decimal("0.01"), fraction.end(), False
    return value, ONE, end, False
