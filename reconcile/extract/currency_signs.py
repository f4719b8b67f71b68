"""How currencies are written: tables of signs, codes and words, from rules/currencies.yaml."""

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral, Scale
from reconcile.rulepack.entries.currencies import Currency
from reconcile.rulepack.lexicon import Phrases, alternation, lengths_by
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import noun_forms_of

_THOUSAND = Decimal(1000)
_LAKH = Decimal(100_000)
_THOUSANDTH = Decimal("0.001")
_DOLLAR = " dollar"
_NEXT_WORD = re.compile(r"[ \u00a0-](?P<word>[^\W\d_]+)")


class Sign(Struct, frozen=True, kw_only=True, gc=False):
    """What a symbol or word stands for: the default currency first where others share it.

    `part` is a subunit, `weight` a word that is also a mass, `verb` one that is also a verb, `scaled` a letter
    that needs a magnitude behind it.
    """

    code: str
    candidates: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    part: bool = False
    weight: bool = False
    verb: bool = False
    scaled: bool = False


class Signs:
    """The forms of all currencies: `before` and `behind` a number in their own spelling, `words` in any.

    `codes` says of each code whether it is also a word; `last_words` are those that names end in, in lower case;
    `attached` are signs that stand behind a number without a space; `whole` are currencies without parts.
    """

    def __init__(self, rules: Rules) -> None:
        self.codes = {entry.id: entry.code_is_word for entry in rules.currencies}
        self.whole = frozenset(entry.id for entry in rules.currencies if entry.whole)
        self._in_lakhs = frozenset(entry.id for entry in rules.currencies if entry.in_lakhs)
        self._shared: dict[str, tuple[str, ...]] = {}
        for entry in rules.currencies:
            for form in entry.shared:
                self._shared[form] = (*self._shared.get(form, ()), entry.id)
        self.before: dict[str, Sign] = {}
        self.behind: dict[str, Sign] = {}
        words: dict[str, Sign] = {}
        for entry in rules.currencies:
            for form in (*entry.symbols, *entry.prefixes):
                self.before.setdefault(form, self._sign(entry, form))
            for form in entry.scaled:
                self.before.setdefault(form, self._sign(entry, form, scaled=True))
            for form in (*entry.symbols, *entry.suffixes):
                self.behind.setdefault(form, self._sign(entry, form))
            for form in entry.words:
                sign = self._sign(entry, form, weight=form == "pound", verb=form in entry.verbs)
                words |= {spelling: sign for spelling in _spellings((form,)) if spelling not in words}
        self._nations = {
            word.removesuffix(_DOLLAR): entry.id
            for entry in rules.currencies
            for word in entry.words
            if word.endswith(_DOLLAR)
        }
        for entry in rules.currencies:
            for form in entry.subunit_symbols:
                self.behind.setdefault(form, self._part(entry, form))
            for spelling in _spellings(entry.subunits):
                words.setdefault(spelling, self._part(entry, spelling))
            local = (word.replace(_DOLLAR, " cent") for word in entry.words if word.endswith(_DOLLAR))
            for spelling in _spellings(local):
                words.setdefault(spelling, Sign(code=entry.id, factor=Decimal("0.01"), part=True))
        self.words = Phrases(words)
        self.last_words = frozenset(word.split()[-1] for word in words)
        self.attached = frozenset(
            form for entry in rules.currencies for form in entry.subunit_symbols if form.isalpha()
        )
        self.before_lengths = lengths_by(self.before, -1)
        self.behind_lengths = lengths_by(self.behind, 0)
        self._nation = re.compile(rf"[ \u00a0](?P<nation>{alternation(self._nations)})")
        self._stops = frozenset(noun_forms_of(rules, "stop"))

    def nation(self, text: str, at: int) -> tuple[int, str] | None:
        """Whose dollars end at the offset, and where that is said: "$3 million Canadian", but no "Canadian film"."""
        match = self._nation.match(text, at)
        if match is None:
            return None
        following = _NEXT_WORD.match(text, match.end())
        if following is not None and following["word"].lower() not in self._stops:
            return None
        return match.end(), self._nations[match["nation"]]

    def takes(self, sign: Sign, scale: Scale) -> bool:
        """Whether the currency is told in the magnitude: "₹2.5L" is of lakhs, "€2.10 L" is no sum of them."""
        return scale.factor != _LAKH or not self._in_lakhs.isdisjoint((sign.code, *sign.candidates))

    def amount(
        self, numeral: Numeral, sign: Sign, *, factor: Decimal, start: int | None = None, end: int | None = None
    ) -> Amount:
        """The amount of money that a numeral is beside a sign, its value multiplied by `factor`."""
        grouped = sign.code in self.whole and numeral.ulp == _THOUSANDTH and factor == 1
        return amount(
            numeral,
            kind="money",
            unit=sign.code,
            start=start,
            end=end,
            factor=_THOUSAND if grouped else factor,
            candidates=sign.candidates,
            assumed=bool(sign.candidates),
            part=sign.part,
        )

    def _sign(
        self, entry: Currency, form: str, *, weight: bool = False, verb: bool = False, scaled: bool = False
    ) -> Sign:
        return Sign(code=entry.id, candidates=self._shared.get(form, ()), weight=weight, verb=verb, scaled=scaled)

    def _part(self, entry: Currency, form: str) -> Sign:
        """A subunit: those of the dollar and the pound are as ambiguous as these are."""
        symbol = {"USD": "$", "GBP": "£"}.get(entry.id)
        others = (*self._shared.get(form.removesuffix("s"), ()), *(self._shared.get(symbol, ()) if symbol else ()))
        factor = Decimal(1) / entry.subunits_in_one
        return Sign(code=entry.id, candidates=tuple(dict.fromkeys(others)), factor=factor, part=True)


def _spellings(forms: Iterable[str]) -> list[str]:
    """The forms and their plurals in -s, in lower case; a short one has no plural that is found."""
    return [spelling.lower() for form in forms for spelling in ((form, form + "s") if len(form) > 3 else (form,))]


def is_sum(numeral: Numeral) -> bool:
    """Whether the number is written as amounts are: with a magnitude, with thousands grouped, or with decimals."""
    return numeral.factor != 1 or numeral.money_scale is not None or numeral.grouped or numeral.ulp < 1
