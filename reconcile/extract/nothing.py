"""What there is none of, where that is news: "no casualties", "no one was hurt" are counts of nought."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.plurals import Plurals
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.grammar import ADJUNCT_OPENERS, ADVERBS, AUXILIARIES, CLAUSE_OPENERS
from reconcile.text.vocabulary import noun_forms_of

# Who denies it says that there were some; what a noun only describes isn't counted ("no deaths data").
_DENIED = re.compile(r"(?:n[’']t|\b(?:not|never|false|untrue|den(?:y|ies|ied|ying)|disputes?|disputed))\b[^.!?\n]*\Z")
_DENIED_WITHIN = 80  # code points before it
_AFTER = AUXILIARIES | ADJUNCT_OPENERS | CLAUSE_OPENERS | ADVERBS | {"and", "or", "nor"}
_NEXT_WORD = re.compile(r"[ ](\w+)")
_OPENINGS = ("no ", "No ", "obody was ", "obody were ")


class Nothing:
    """Reads noughts with the words of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._plurals = Plurals(rules)
        nouns = list(noun_forms_of(rules, "none_of"))
        states = list(noun_forms_of(rules, "state"))
        self._noun = re.compile(
            rf"(?<!\w)[Nn]o[ ](?:(?:immediate|known|confirmed|reported)[ ]){{0,2}}(?P<noun>{alternation(nouns)})"
            rf"|(?<!\w)(?:[Nn]o[ ](?:one|people|person)|[Nn]obody)[ ](?:was|were)[ ]"
            rf"(?:reported[ ]|believed[ ](?:to[ ]be[ ])?)?(?P<state>{alternation(states)})"
        )

    def find(self, text: str) -> Iterator[Amount]:
        """Noughts in the order of the text: a search for plain text is many times faster than one for a pattern."""
        places = set()
        for opening in _OPENINGS:
            at = text.find(opening)
            while at >= 0:
                places.add(at - (opening[0] == "o"))
                at = text.find(opening, at + 1)
        for at in sorted(places):
            match = self._noun.match(text, at)
            if match is not None and not _is_denied(text, at) and not (match["noun"] and _describes(text, match.end())):
                numeral = Numeral(start=at, end=at + 2, value=Decimal(0), ulp=Decimal(1), words=True)
                noun = match["noun"]
                unit = self._plurals.singular(noun) if noun else match["state"].lower()
                yield amount(numeral, kind="count", unit=unit, end=match.end(), noun=noun or match["state"])


def _is_denied(text: str, at: int) -> bool:
    return _DENIED.search(text, max(0, at - _DENIED_WITHIN), at) is not None


def _describes(text: str, end: int) -> bool:
    """Whether a noun only describes the next one: "no deaths data"; "no deaths were reported" has none behind it."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1] not in _AFTER and not following[1].endswith("ed")
