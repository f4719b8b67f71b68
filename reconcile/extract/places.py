"""Places in a ranking: "sixth place", "finished sixth", "climbed from eighth to fifth", "is 11th in the table"."""

import re

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.extract.tallies import Tallies
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

_UNIT = "place"
_REACH = 60  # characters from the verb to the place: "lifts the promoted side from the coast up to "
# Not "the third place he saw", "in the first place".
_INTO = frozenset({"to", "in", "into", "from", "for", "at", "on"})
_FINISH = "finish"
_TOWARDS = frozenset({"to", "into", "from"})
_GOES_ON = re.compile(
    r"[ ](?:overall|behind|with|out[ ]of|again|ahead|above|below|there"
    r"|to[ ](?:[a-z]+th|[0-9]+(?:st|nd|rd|th)|second|third))\b"
)


class Places:
    """Reads places with the words of rules/nouns.yaml."""

    def __init__(self, rules: Rules, tallies: Tallies) -> None:
        self._tallies = tallies
        words: dict[str, set[str]] = {}
        for entry in rules.nouns:
            words.setdefault(entry.role, set()).update(entry.forms)
        self._placed = frozenset(words.get("placed", ()))
        self._noun = re.compile(rf"(?P<gap>[ -]){alternation(words.get('placing', ()))}")
        self._moved = re.compile(
            rf"{alternation(words.get('place_move', ()))}(?:[ ][^.;:!?\n]{{0,40}})?[ ](?:to|into|from)[ ]\Z",
            re.IGNORECASE,
        )
        self._table = re.compile(
            rf"[ ](?:in|of)[ ](?:the|their|its)[ ](?:[\w’'-]+[ ]){{0,2}}?{alternation(words.get('table', ()))}"
        )

    def read(self, text: str, numeral: Numeral) -> Amount | None:
        """The place that an ordinal is; None where it ranks a thing of its own or nothing."""
        noun = self._noun.match(text, numeral.end)
        if noun is not None:
            alone = noun["gap"] == "-" or numeral.lead in _INTO or numeral.lead in self._placed
            return amount(numeral, kind="ordinal", unit=_UNIT, end=noun.end(), noun=_UNIT) if alone else None
        if self._is_bare(text, numeral):
            return amount(numeral, kind="ordinal", unit=_UNIT, end=numeral.end, noun=_UNIT)
        return None

    def _is_bare(self, text: str, numeral: Numeral) -> bool:
        if self._table.match(text, numeral.end):
            return numeral.lead not in ("the", "a", "an")
        if not (self._tallies.ends_clause(text, numeral.end) or _GOES_ON.match(text, numeral.end)):
            return False
        if numeral.words and numeral.value == 1 and not numeral.lead.startswith(_FINISH):
            return False  # "the rain came first"
        if numeral.lead in self._placed:
            return True
        moved = numeral.lead in _TOWARDS
        return moved and self._moved.search(text, max(0, numeral.start - _REACH), numeral.start) is not None
