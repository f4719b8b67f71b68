"""Money: a number beside a currency's symbol, code or name."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.currency_signs import Sign, Signs
from reconcile.extract.numerals import Numeral
from reconcile.extract.quantity import Units
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

_MILLION = Decimal(1_000_000)
_THOUSAND = Decimal(1000)
_CODE_BEHIND = re.compile(r"[ \u00a0-]?(?P<scale>[Mmk])?(?P<code>[A-Z]{3})(?![\w$])")
_CODE_BEFORE = re.compile(r"(?<![\w])(?P<scale>[Mmk])?(?P<code>[A-Z]{3})[ \u00a0]?\Z")
_SPACE = re.compile(r"(?:[ \u00a0\u202f]| ?- ?|\n)?")
_OF = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?:feet|foot|force|inch|ft)", re.IGNORECASE)
_DIGIT_NEXT = re.compile(r"[ ]?[0-9]")
_SCALES = {"M": _MILLION, "m": _MILLION, "k": _THOUSAND}
_MINUS = re.compile(r"(?<![\w)%.-])[-−]\Z")
_LAST_WORDS = re.compile(r"(?:(?P<before>[\w.’'-]+)[ ])?(?P<word>[^\W\d_]+)[ \u00a0]\Z")
_WORD_START = re.compile(r"(?<![^\W_])[^\W\d_]")
_LEADING = 40  # characters; the longest name of a currency is 35
_SMALL = Decimal(100)
# "Against the dollar 5": of the currency itself.
_DETERMINERS = frozenset({"the", "a", "an", "per", "each", "one"})


class Money:
    """Currency before the number, behind it, or both ("$5 million dollars")."""

    def __init__(self, rules: Rules, units: Units) -> None:
        self._units = units
        self._signs = Signs(rules)
        self._verbs = frozenset(form for entry in rules.nouns if entry.role == "taking" for form in entry.forms)
        self._scales = {
            form: entry.value
            for entry in rules.magnitudes
            if entry.role == "multiplier" and entry.value is not None
            for form in entry.forms
        }
        self._scale = re.compile(rf"[ ](?P<word>{alternation(self._scales)})", re.IGNORECASE)

    def read(self, text: str, numeral: Numeral, floor: int = 0) -> Amount | None:
        """The amount of money around a numeral; None where no currency stands beside it.

        A currency before `floor` belongs to the number before.
        """
        head = self._prefix(text, numeral.start)
        if head is not None and (head[0] < floor or (head[1].scaled and not _is_sum(numeral))):
            head = None
        if numeral.led and head is None:
            return None
        if head is not None:
            start, sign, scale = head
            return self._prefixed(text, numeral, start, sign, scale)
        tail = self._suffix(text, numeral.end, numeral)
        scale_factor = Decimal(1)
        if tail is None and numeral.money_scale is not None:
            tail = self._suffix(text, numeral.money_scale.end, numeral)
            scale_factor = numeral.money_scale.factor
        if tail is None:
            return None
        end, sign = tail
        if sign.weight and self._is_weight(text, numeral, end):
            return None
        behind = self._scale.match(text, end) if numeral.factor == 1 and sign.factor == 1 else None
        if behind is not None:
            end, scale_factor = behind.end(), self._scales[behind["word"].lower()]
        return _money(numeral, sign, end=end, factor=sign.factor * scale_factor)

    def read_led(self, text: str, numeral: Numeral, floor: int = 0) -> Amount | None:
        """An amount behind its currency's name, for a number that nothing else claims: "Rupees 500", "MAD 5,000".

        A currency before `floor` belongs to the number before.
        """
        if numeral.led or numeral.share or numeral.ordinal or not numeral.lead:
            return None
        last = _LAST_WORDS.search(text, max(floor, numeral.start - _LEADING), numeral.start)
        if last is None or numeral.lead in self._verbs:
            return None
        word, before = last["word"], last["before"] or ""
        scale = numeral.money_scale
        end, factor = (scale.end, scale.factor) if scale is not None else (numeral.end, Decimal(1))
        if numeral.glued and scale is None:
            return None
        if self._signs.codes.get(word):
            # "TRY ALL OUR TOP 1,000": a code that is a word needs lower case around it.
            if not _is_sum(numeral) or (len(before) > 1 and before.isupper()):
                return None
            return _money(numeral, Sign(code=word), start=last.start("word"), end=end, factor=factor)
        if before.lower() in _DETERMINERS or not (_is_sum(numeral) or _is_lower_or_plural(word, numeral)):
            return None
        for match in _WORD_START.finditer(text, max(floor, numeral.start - _LEADING), numeral.start):
            named = self._signs.words.match(text, match.start())
            if named is not None and named[0] == numeral.start - 1:
                sign = named[1]
                return _money(numeral, sign, start=match.start(), end=end, factor=sign.factor * factor)
        return None

    def _prefixed(self, text: str, numeral: Numeral, start: int, sign: Sign, scale: Decimal) -> Amount | None:
        end = numeral.end
        if numeral.money_scale is not None:
            end, scale = numeral.money_scale.end, scale * numeral.money_scale.factor
        elif numeral.glued and text[end].isalpha() and not self._suffix(text, end, numeral):
            return None
        further = self._suffix(text, end, numeral, prefixed=True)
        if further is not None and further[1].factor == 1 and further[1].code in (sign.code, *sign.candidates):
            end, named = further
            sign = named if sign.candidates and not named.candidates else sign
        nation = self._signs.nation(text, end) if sign.candidates else None
        if nation is not None:
            end, sign = nation[0], Sign(code=nation[1])
        if numeral.value > 0 and _MINUS.search(text, max(0, start - 2), start):
            start, numeral = start - 1, replace(numeral, value=-numeral.value)
        found = _money(numeral, sign, start=start, factor=scale)
        return found if end == found.end else replace(found, end=end)

    def _is_weight(self, text: str, numeral: Numeral, end: int) -> bool:
        """Whether pounds are a weight: by what is said beside them, or by "pounds of" below a million."""
        gap = _SPACE.match(text, numeral.end)
        beside = self._units.at(text, gap.end() if gap else numeral.end, number_start=numeral.start)
        return beside is not None or (numeral.value < _MILLION and _OF.match(text, end) is not None)

    def _prefix(self, text: str, at: int) -> tuple[int, Sign, Decimal] | None:
        end = at
        if (end and text[end - 1] in " \u00a0\u202f") or (end > 1 and text[end - 1] == "-" and text[end - 2] in "$€£¥"):
            end -= 1
        for length in self._signs.before_lengths.get(text[end - 1 : end], ()):
            form = text[max(0, end - length) : end]
            sign = self._signs.before.get(form)
            if sign is not None and len(form) == length:
                start = end - length
                if form[0].isalpha() and start and (text[start - 1].isalnum() or text[start - 1] in "-&."):
                    continue
                return start, sign, Decimal(1)
        code = _CODE_BEFORE.search(text, max(0, at - 6), at) if end and text[end - 1].isupper() else None
        if code and self._signs.codes.get(code["code"]) is False:
            return code.start(), Sign(code=code["code"]), _SCALES.get(code["scale"] or "", Decimal(1))
        return None

    def _suffix(self, text: str, at: int, numeral: Numeral, *, prefixed: bool = False) -> tuple[int, Sign] | None:
        gap = _SPACE.match(text, at)
        begin = gap.end() if gap else at
        if begin >= len(text):
            return None
        code = _CODE_BEHIND.match(text, at)
        if code and code["code"] in self._signs.codes:
            factor = _SCALES.get(code["scale"] or "", Decimal(1))
            return code.end(), Sign(code=code["code"], factor=factor)
        if numeral.high is not None and (of := _OF.match(text, at)):
            begin = of.end()
        named = self._signs.words.match(text, begin)
        if named is not None:
            return None if _COMPOUND.match(text, named[0]) else named
        for length in self._signs.behind_lengths.get(text[begin], ()):
            form = text[begin : begin + length]
            sign = self._signs.behind.get(form)
            if sign is not None and len(form) == length:
                after = text[begin + length : begin + length + 1]
                if form[-1].isalpha() and (after.isalnum() or after == "'"):
                    continue
                if not form.isalpha() and (after.isdigit() or (prefixed and _DIGIT_NEXT.match(text, begin + length))):
                    continue
                if form in self._signs.attached and begin > at:
                    continue
                return begin + length, sign
        return None


def _money(
    numeral: Numeral, sign: Sign, *, factor: Decimal, start: int | None = None, end: int | None = None
) -> Amount:
    return amount(
        numeral,
        kind="money",
        unit=sign.code,
        start=start,
        end=end,
        factor=factor,
        candidates=sign.candidates,
        assumed=bool(sign.candidates),
        part=sign.part,
    )


def _is_sum(numeral: Numeral) -> bool:
    """Whether the number is written as amounts are: with a magnitude, with thousands grouped, or with decimals."""
    return numeral.factor != 1 or numeral.money_scale is not None or numeral.grouped or numeral.ulp < 1


def _is_lower_or_plural(word: str, numeral: Numeral) -> bool:
    """Whether a name reads as an amount before a plain number: "rupees 500", but not "Euro 2024"."""
    year = not numeral.words and 1800 <= numeral.value <= 2100
    return not year and numeral.value >= 1 and (word.islower() or word.endswith("s"))
