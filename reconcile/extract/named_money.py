"""Money behind the name of its currency: "Rupees 500", "Pounds 30m", "MAD 5,000"."""

import re
from decimal import Decimal

from reconcile.extract.amount import Amount
from reconcile.extract.currency_signs import Sign, Signs, is_sum
from reconcile.extract.numerals import Numeral
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import noun_forms_of

_LAST_WORDS = re.compile(r"(?:(?P<before>[\w.’'-]+)[ ])?(?P<word>[^\W\d_]+)[ \u00a0]\Z")
_WORD_START = re.compile(r"(?<![^\W_])[^\W\d_]")
_LEADING = 40  # characters; the longest name of a currency is 35
# "Against the dollar 5": of the currency itself.
_DETERMINERS = frozenset({"the", "a", "an", "per", "each", "one"})


class NamedMoney:
    """Reads numbers that nothing else claims."""

    def __init__(self, rules: Rules, signs: Signs) -> None:
        self._signs = signs
        self._verbs = frozenset(noun_forms_of(rules, "taking"))

    def read(self, text: str, numeral: Numeral, floor: int = 0) -> Amount | None:
        """The amount of a number behind its currency's name; None where no name stands there.

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
        is_code = self._signs.codes.get(word, False)
        if not is_code and word.lower() not in self._signs.last_words:
            return None
        if is_code:
            # "TRY ALL OUR TOP 1,000": a code that is a word needs lower case around it.
            if not is_sum(numeral) or (len(before) > 1 and before.isupper()):
                return None
            return self._signs.amount(numeral, Sign(code=word), start=last.start("word"), end=end, factor=factor)
        if before.lower() in _DETERMINERS or not (is_sum(numeral) or _is_lower_or_plural(word, numeral)):
            return None
        for match in _WORD_START.finditer(text, max(floor, numeral.start - _LEADING), numeral.start):
            named = self._signs.words.match(text, match.start())
            if named is not None and named[0] == numeral.start - 1:
                sign = named[1]
                return self._signs.amount(numeral, sign, start=match.start(), end=end, factor=sign.factor * factor)
        return None


def _is_lower_or_plural(word: str, numeral: Numeral) -> bool:
    """Whether a name reads as an amount before a plain number: "rupees 500", but not "Euro 2024"."""
    year = not numeral.words and 1800 <= numeral.value <= 2100
    return not year and numeral.value >= 1 and (word.islower() or word.endswith("s"))
