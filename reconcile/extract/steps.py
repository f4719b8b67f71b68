"""Bare numbers by which a figure moved: "761,000 vacancies, a decrease of 42,000", "a rise of 12,000 in vacancies"."""

import re

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.bare import Bare
from reconcile.extract.change import Changes
from reconcile.extract.nouns import Nouns

# Between a level and its step: "761,000 vacancies, a sharp decrease of", "76,000 people across the region, up".
_BESIDE = re.compile(
    r"[^,;:.!?()\n]{0,40}(?:,|[ ]?[-–—(])[ ]?(?:or[ ]|which[ ](?:is|was)[ ])?"
    r"(?:(?:an?|the)[ ])?(?:[a-z]+[ ]){0,3}?\Z"
)
# Between a step and the level that it led to: "fell by 33,000 on the month, to".
_TO_LEVEL = re.compile(
    r"(?:[ ](?:on|over|in|from|during|since)[ ](?:[\w’'-]+[ ]?){1,5}?)?"
    r"(?:,?[ ](?:or|\()[ ]?[0-9.]{1,5}[ ]?(?:%|per[ ]?cent)\)?)?,?[ ]to[ ](?:a[ ](?:total[ ]of[ ]|record[ ])?)?\Z"
)
_IN = re.compile(r"[ ]in[ ](?:the[ ])?(?:(?:overall[ ]|total[ ])?(?:number|total|tally)[ ]of[ ])?(?=[a-z])")
_ENDS = re.compile(r"[ ](?:since|compared|over|more|less|fewer|lower|higher|above|below|than|against|during|between)\b")
_FAR = 64  # code points


class Steps:
    """Finds what a bare number that is a change is a change of."""

    def __init__(self, nouns: Nouns, changes: Changes) -> None:
        self._nouns = nouns
        self._changes = changes

    def source(self, bare: Bare) -> Amount | None:
        """The level that moved by the number, or the step that led to it."""
        here, found = bare.here, bare.found
        if not here or bare.start - here[0].end > _FAR:
            return None
        if here[0].kind != "count" and (here[0].kind != "money" or found.numeral.factor == 1):
            return None  # "€4.2bn, up 0.3bn", but no "$4.20, up 3" points
        gap = bare.text[here[0].end : bare.start]
        if _TO_LEVEL.fullmatch(gap):
            return here[0] if bare.ends_clause and self._is_step(bare.text, here[0].start, here[0].end) else None
        if not (bare.ends_clause or _ENDS.match(bare.text, found.end)) or not _BESIDE.fullmatch(gap):
            return None
        smaller = found.high <= here[0].high or found.numeral.factor == 1
        return here[0] if smaller and self._is_step(bare.text, bare.start, found.end) else None

    def counted(self, text: str, found: Amount, start: int) -> Amount | None:
        """ "A drop of 33,000 in the number of employees": the count of what is named behind it."""
        behind = _IN.match(text, found.end) if found.kind is None else None
        if behind is None or found.numeral.lead != "of" or not self._is_step(text, start, found.end):
            return None
        phrase = self._nouns.phrase(text, behind.end() - 1)
        if phrase is None or not phrase.plural:
            return None
        return replace(found, kind="count", unit=phrase.head, noun=phrase.noun)

    def _is_step(self, text: str, start: int, end: int) -> bool:
        return self._changes.direction(text, start, end) is not None
