"""Money: a number beside a currency's symbol, code or name."""

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.units import Units
from reconcile.rulepack.lexicon import Phrases, alternation, lengths_by
from reconcile.rulepack.schema import Rules

_CENT = Decimal("0.01")
_MILLION = Decimal(1_000_000)
_THOUSAND = Decimal(1000)
_CODE_BEHIND = re.compile(r"[ \u00a0-]?(?P<scale>[Mmk])?(?P<code>[A-Z]{3})(?![\w$])")
_CODE_BEFORE = re.compile(r"(?<![\w])(?P<scale>[Mmk])?(?P<code>[A-Z]{3})[ \u00a0]?\Z")
_SPACE = re.compile(r"(?:[ \u00a0\u202f]| ?- ?|\n)?")
_OF = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?:feet|foot|force|inch|ft)", re.IGNORECASE)
_DIGIT_NEXT = re.compile(r"[ ]?[0-9]")
_SCALES = {"M": _MILLION, "m": _MILLION, "k": _THOUSAND}


class _Sign(Struct, frozen=True, kw_only=True):
    """What a symbol or word stands for: the default currency first where others share it."""

    code: str
    candidates: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    weight: bool = False


class Money:
    """Currency before the number, behind it, or both ("$5 million dollars")."""

    def __init__(self, rules: Rules, units: Units) -> None:
        self._units = units
        shared: dict[str, list[str]] = {}
        for entry in rules.currencies:
            for form in entry.shared:
                shared.setdefault(form, []).append(entry.id)
        before: dict[str, _Sign] = {}
        behind: dict[str, _Sign] = {}
        words: dict[str, _Sign] = {}
        self._codes: dict[str, bool] = {}
        for entry in rules.currencies:
            self._codes[entry.id] = entry.code_is_word
            for form in (*entry.symbols, *entry.prefixes):
                before.setdefault(form, _Sign(code=entry.id, candidates=tuple(shared.get(form, ()))))
            for form in (*entry.symbols, *entry.suffixes):
                behind.setdefault(form, _Sign(code=entry.id, candidates=tuple(shared.get(form, ()))))
            for form in entry.words:
                sign = _Sign(code=entry.id, candidates=tuple(shared.get(form, ())), weight=form == "pound")
                for spelling in (form, form + "s") if len(form) > 3 else (form,):
                    words.setdefault(spelling.lower(), sign)
        dollars, pounds = ("USD", tuple(shared.get("$", ()))), ("GBP", tuple(shared.get("£", ())))
        for entry in rules.currencies:
            code, others = dollars if entry.id == "USD" else pounds if entry.id == "GBP" else (entry.id, ())
            sign = _Sign(code=code, candidates=others, factor=_CENT)
            for form in entry.subunit_symbols:
                behind.setdefault(form, sign)
            for form in entry.subunits:
                for spelling in (form, form + "s") if len(form) > 3 else (form,):
                    words.setdefault(spelling.lower(), sign)
        self._attached = frozenset(form for entry in rules.currencies for form in entry.subunit_symbols)
        self._before = before
        self._before_lengths = lengths_by(before, -1)
        self._behind = behind
        self._behind_lengths = lengths_by(behind, 0)
        self._words = Phrases(words)
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
        if head is not None and head[0] < floor:
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
        return amount(
            numeral,
            kind="money",
            unit=sign.code,
            end=end,
            factor=sign.factor * scale_factor,
            candidates=sign.candidates,
            assumed=bool(sign.candidates),
            part=sign.factor == _CENT,
        )

    def _prefixed(self, text: str, numeral: Numeral, start: int, sign: _Sign, scale: Decimal) -> Amount | None:
        end = numeral.end
        if numeral.money_scale is not None:
            end, scale = numeral.money_scale.end, scale * numeral.money_scale.factor
        elif numeral.glued and text[end].isalpha() and not self._suffix(text, end, numeral):
            return None
        further = self._suffix(text, end, numeral, prefixed=True)
        if further is not None and further[1].factor == 1 and further[1].code in (sign.code, *sign.candidates):
            end, named = further
            sign = named if sign.candidates and not named.candidates else sign
        found = amount(
            numeral,
            kind="money",
            unit=sign.code,
            start=start,
            factor=scale,
            candidates=sign.candidates,
            assumed=bool(sign.candidates),
        )
        return found if end == found.end else replace(found, end=end)

    def _is_weight(self, text: str, numeral: Numeral, end: int) -> bool:
        """Whether pounds are a weight: by what is said beside them, or by "thousands of pounds of"."""
        gap = _SPACE.match(text, numeral.end)
        beside = self._units.at(text, gap.end() if gap else numeral.end, numeral=numeral)
        vague = numeral.high is not None and numeral.value < _MILLION
        return beside is not None or (vague and _OF.match(text, end) is not None)

    def _prefix(self, text: str, at: int) -> tuple[int, _Sign, Decimal] | None:
        end = at
        if (end and text[end - 1] in " \u00a0\u202f") or (end > 1 and text[end - 1] == "-" and text[end - 2] in "$€£¥"):
            end -= 1
        for length in self._before_lengths.get(text[end - 1 : end], ()):
            form = text[max(0, end - length) : end]
            sign = self._before.get(form)
            if sign is not None and len(form) == length:
                start = end - length
                if form[0].isalpha() and start and (text[start - 1].isalnum() or text[start - 1] in "-&."):
                    continue
                return start, sign, Decimal(1)
        code = _CODE_BEFORE.search(text, max(0, at - 6), at) if end and text[end - 1].isupper() else None
        if code and self._codes.get(code["code"]) is False:
            return code.start(), _Sign(code=code["code"]), _SCALES.get(code["scale"] or "", Decimal(1))
        return None

    def _suffix(self, text: str, at: int, numeral: Numeral, *, prefixed: bool = False) -> tuple[int, _Sign] | None:
        gap = _SPACE.match(text, at)
        begin = gap.end() if gap else at
        if begin >= len(text):
            return None
        code = _CODE_BEHIND.match(text, at)
        if code and code["code"] in self._codes:
            factor = _SCALES.get(code["scale"] or "", Decimal(1))
            return code.end(), _Sign(code=code["code"], factor=factor)
        if numeral.high is not None and (of := _OF.match(text, at)):
            begin = of.end()
        named = self._words.match(text, begin)
        if named is not None:
            return None if _COMPOUND.match(text, named[0]) else named
        for length in self._behind_lengths.get(text[begin], ()):
            form = text[begin : begin + length]
            sign = self._behind.get(form)
            if sign is not None and len(form) == length:
                after = text[begin + length : begin + length + 1]
                if form[-1].isalpha() and (after.isalnum() or after == "'"):
                    continue
                if not form.isalpha() and (after.isdigit() or (prefixed and _DIGIT_NEXT.match(text, begin + length))):
                    continue
                if form in self._attached and begin > at:
                    continue
                return begin + length, sign
        return None
