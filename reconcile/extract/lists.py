"""Bare numbers in a list of figures, or of a whole told before: "12 people in Ohio and 4 in Iowa"."""

import re

from reconcile.extract.amount import Amount
from reconcile.extract.bare import COMPARABLE, LEVELS, Bare
from reconcile.extract.nouns import Nouns
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER
from reconcile.text.vocabulary import noun_forms_of

_MILLION = 1_000_000
_LISTED = re.compile(r"[^.;:!?\n]{0,40}(?:,|,?[ ]and)[ ]\Z")
_PART_OPENS = re.compile(r"(?:,|[ ]and|,[ ]and)[ ]\Z")  # "of the 40 ships, 12 sank and 3 burned"
# "Forty-one members abstained and 12 were absent".
_OTHERS = re.compile(r"[ ][^.;:!?,\n]{1,40},?[ ](?:and|while|but)[ ]")
_STATE = re.compile(r"[ ](?:were|are|remain|remained|did|have|had)[ ]")
# "... 12 points and Sean Price 11", "..., Boris Hill for nine": a name alone, as the first figure had one.
_OTHER_NAME = re.compile(
    rf"(?:[,;]|[,;]?[ ](?:and|while|but))[ ](?:the[ ])?(?:{UPPER}[\w’'.-]*[ ]){{0,3}}(?P<last>{UPPER}[\w’'-]+)"
    r"(?:,|[ ](?:for|with|to|at|on|by|in))?[ ]"
)
# "Food rose 6 per cent, clothes almost four and rents three".
_OTHER_NOUN = re.compile(r"(?:[,;]|[,;]?[ ](?:and|while|but))[ ](?:the[ ])?(?:[a-z]+[ ])?(?P<last>[a-z]+)[ ]")
_AND_MORE = re.compile(
    r"[ ]and[ ][a-z]+[ ](?:[a-z]+[ ]){0,2}?(?:[0-9]|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_WHOLE = 100  # percent
_GAP_ENDS = re.compile(rf"\s*(?:[.;!?)”\"\n](?![0-9])|,(?![0-9])|\Z)|[ ]and[ ](?:the[ ])?{UPPER}")
_OF_ALL = re.compile(r"(?:\A|[\n.;:!?,(“\"–—])\s?[Oo]f(?:[ ](?:the|its|their|those|these|his|her|all))?[ ]\Z")
_IN_PLACE = re.compile(rf"[ ](?:in|from|at|near)[ ](?:the[ ])?{UPPER}")
_IN_YEAR = re.compile(r"[ ]in[ ](?:19|20)[0-9]{2}(?!\w)")


class Lists:
    """Finds the figure beside which, or of which, a bare number is told."""

    def __init__(self, rules: Rules, nouns: Nouns) -> None:
        self._nouns = nouns
        self._part = re.compile(rf"{alternation(noun_forms_of(rules, 'part'))} \Z", re.IGNORECASE)
        self._followed = re.compile(rf" {alternation(noun_forms_of(rules, 'followed'))}")

    def source(self, bare: Bare) -> Amount | None:
        """The figure whose noun the number takes over."""
        return self._listed(bare) or self._gapped(bare)

    def _listed(self, bare: Bare) -> Amount | None:
        """ "12 people in Ohio and 4 in Iowa", "40 cars, 9 of them red", "Of the 40 cars in town, 9 were sold"."""
        text, found, start, here = bare.text, bare.found, bare.start, bare.here
        if here and here[0].kind in LEVELS and _IN_YEAR.match(text, found.end):
            return here[0] if _LISTED.fullmatch(text, here[0].end, start) else None
        if here and here[0].kind == "money" and _MILLION <= found.low < here[0].low:
            # "90 million crowns, of which 60 million"
            return here[0] if self._part.search(text, here[0].end, start) else None
        counts = [earlier for earlier in here if earlier.kind == "count"]
        if not counts:
            return None
        whole = next((count for count in counts if _OF_ALL.search(text, max(0, count.start - 12), count.start)), None)
        beside = whole is not None and text[whole.end : start] == " "  # "Of the 14 games ten were drawn"
        if whole is not None and (bare.ends_clause or beside or _PART_OPENS.search(text, max(0, start - 6), start)):
            return whole
        if here[0] is counts[0] and _OTHERS.fullmatch(text, counts[0].end, start) and _STATE.match(text, found.end):
            return counts[0]
        gap = text[counts[0].end : start]
        if self._part.search(gap) or self._followed.match(text, found.end):
            return counts[0]
        beside = here[0] is counts[0] and _LISTED.fullmatch(gap) is not None
        return counts[0] if beside and _IN_PLACE.match(text, found.end) else None

    def _gapped(self, bare: Bare) -> Amount | None:
        """ "Lee scored 12 points and Sean Price 11": another's figure, whose verb and noun are left out."""
        text, found, start, here = bare.text, bare.found, bare.start, bare.here
        if not here or here[0].kind not in COMPARABLE:
            return None
        if not _GAP_ENDS.match(text, found.end) and not (
            here[0].kind == "percent" and _AND_MORE.match(text, found.end)
        ):
            return None
        if here[0].kind == "percent" and found.low < _WHOLE:
            beside = _OTHER_NOUN.fullmatch(text, here[0].end, start)
            if beside is not None:
                return here[0] if self._is_noun(beside["last"]) else None
        other = _OTHER_NAME.fullmatch(text, here[0].end, start)
        if other is None or other["last"].lower() in self._nouns.names:
            return None
        return here[0]

    def _is_noun(self, word: str) -> bool:
        """Whether a word in lower case may be what a figure is of, and is no verb whose object is a number."""
        taken = word in self._nouns.taking or word in self._nouns.names or self._nouns.is_function_word(word)
        return not taken and not word.endswith(("ed", "ing"))
