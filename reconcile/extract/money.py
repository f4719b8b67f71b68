"""Money: a number beside a currency's symbol, code or name."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.currency_signs import Sign, Signs, is_sum
from reconcile.extract.numerals import Numeral
from reconcile.extract.units import Units
from reconcile.rulepack.lexicon import alternation, small
from reconcile.rulepack.schema import Rules

_MILLION = Decimal(1_000_000)
_THOUSAND = Decimal(1000)
_CODE_BEHIND = re.compile(r"[ \u00a0-]?(?P<scale>[MmkT])?(?P<code>[A-Z]{3})(?![\w$])")
_CODE_BEFORE = re.compile(r"(?<![\w])(?P<scale>[MmkT])?(?P<code>[A-Z]{3})[ \u00a0]?\Z")
_SPACE = re.compile(r"(?:[ \u00a0\u202f]| ?- ?|\n)?")
_OF = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?:feet|foot|force|inch|ft)", re.IGNORECASE)
_DIGIT_NEXT = re.compile(r"[ ]?[0-9]")
_SCALES = {"M": _MILLION, "m": _MILLION, "k": _THOUSAND, "T": _THOUSAND}
_PRICING = frozenset({"cost", "costs", "price", "paid", "pay", "pays", "worth", "for", "at", "to", "of", "by", "from"})
_MINUS = re.compile(r"(?<![\w)%.-])[-−]\Z")
# "Net income was ($1.2bn)" is negative; "the fine ($40)" isn't.
_ACCOUNT = re.compile(r"(?<!\w)(?:is|was|were|of|at|to|from|by)[ ]\(\Z")
_AMOUNT_BEFORE = re.compile(r"[0-9][a-zA-Z]{0,2}-\Z")


class Money:
    """Currency before the number, behind it, or both ("$5 million dollars")."""

    def __init__(self, rules: Rules, units: Units, signs: Signs) -> None:
        self._units = units
        self._signs = signs
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
        if head is not None and (head[0] < floor or (head[1].scaled and not is_sum(numeral))):
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
        if sign.verb and not is_sum(numeral) and numeral.value < _THOUSAND and numeral.lead not in _PRICING:
            return None  # "Of the 12, seven won"
        if sign.weight and self._is_weight(text, numeral, end):
            return None
        behind = self._scale.match(text, end) if numeral.factor == 1 and sign.factor == 1 else None
        if behind is not None:
            end, scale_factor = behind.end(), self._scales[small(behind["word"])]
        return self._signs.amount(numeral, sign, end=end, factor=sign.factor * scale_factor)

    def _prefixed(self, text: str, numeral: Numeral, start: int, sign: Sign, scale: Decimal) -> Amount | None:
        end = numeral.end
        if numeral.money_scale is not None and self._signs.takes(sign, numeral.money_scale):
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
        in_account = _ACCOUNT.search(text, max(0, start - 8), start) is not None and text[end : end + 1] == ")"
        if numeral.value > 0 and (in_account or _MINUS.search(text, max(0, start - 2), start)):
            start, end, numeral = start - 1, end + in_account, replace(numeral, value=-numeral.value)
        found = self._signs.amount(numeral, sign, start=start, factor=scale)
        return found if end == found.end else replace(found, end=end)

    def _is_weight(self, text: str, numeral: Numeral, end: int) -> bool:
        """Whether pounds are a weight: by what is said beside them, or by "thousands of pounds of"."""
        gap = _SPACE.match(text, numeral.end)
        beside = self._units.at(text, gap.end() if gap else numeral.end, numeral=numeral)
        vague = numeral.high is not None and numeral.value < _MILLION
        return beside is not None or (vague and _OF.match(text, end) is not None)

    def _prefix(self, text: str, at: int) -> tuple[int, Sign, Decimal] | None:
        end = at
        if (end and text[end - 1] in " \u00a0\u202f") or (end > 1 and text[end - 1] == "-" and text[end - 2] in "$€£¥"):
            end -= 1
        for length in self._signs.before_lengths.get(text[end - 1 : end], ()):
            form = text[max(0, end - length) : end]
            sign = self._signs.before.get(form)
            if sign is not None and len(form) == length:
                start = end - length
                if form[0].isalpha() and start and not _stands_free(text, start):
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


def _stands_free(text: str, start: int) -> bool:
    """Whether a sign in letters is no part of a word: "B-S$" is one, "S$1.6b-S$2b" is a range."""
    if text[start - 1] == "-":
        return _AMOUNT_BEFORE.search(text, max(0, start - 4), start) is not None
    return not (text[start - 1].isalnum() or text[start - 1] in "&.")
