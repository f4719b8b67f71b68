"""Whether a letter behind a number says millions or is the sign of a unit: "rose to 3.4m", "a wave of 3.4m"."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.numerals import Numeral, Scale
from reconcile.extract.unit_senses import CLAUSE_END
from reconcile.rulepack.schema import Rules

_REACH = 60  # characters before the number; the subject of a clause seldom stands further off
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES = frozenset({"a", "an", "the"})
# "Passengers fell 30m" may be a fall; "fell to 30m" is none.
_LEVEL = frozenset(
    {"to", "of", "at", "was", "were", "is", "are", "by", "from", "than", "with", "about", "around", "nearly", "some"}
    | {"almost", "over", "under", "least", "reached", "hit", "topped", "exceeded", "totalled", "passed", "only", "just"}
)
_LABELLED = re.compile(r":[ ]\Z")
# "Some 4m had no power": a verb that lengths have no use for.
_MANY = re.compile(r"[ ](?:were|are|have|had|who|live|lived|lives|voted|watched|fled|died|work|worked)\b")
# "8 B people": a letter that stands apart says it before what is told in millions alone.
_SPACED = re.compile(r"[ ](?P<letter>[BMK])[ ](?P<noun>[a-z]+)")
_FACTORS = {"B": Decimal(1_000_000_000), "M": Decimal(1_000_000), "K": Decimal(1000)}
_LEAST = Decimal(1_000_000)  # "5L" is five lakhs of rupees alone
_TRILLIONS = frozenset("tT")


class ShortScales:
    """Settles the letters m, b and t by the words around a number."""

    def __init__(self, rules: Rules) -> None:
        words = {entry.role: frozenset(entry.forms) for entry in rules.nouns}
        self._sizes = words.get("size", frozenset())
        self._lengths = words.get("in_metres", frozenset()) | self._sizes
        self._sums = words.get("in_millions", frozenset())
        self._many = words.get("level_in_millions", frozenset())
        self._trillions = words.get("in_trillions", frozenset())

    def meant(self, text: str, numeral: Numeral) -> Numeral:
        """The numeral, in millions where the letter behind it says that beside the words of its clause."""
        scale = numeral.money_scale
        spaced = _SPACED.match(text, numeral.end) if scale is None and numeral.factor == 1 else None
        if spaced is not None and spaced["noun"] in self._many:
            scale = Scale(end=spaced.end("letter"), factor=_FACTORS[spaced["letter"]])
            return _scaled(numeral, scale)
        if (
            scale is None
            or scale.factor < _LEAST
            or scale.end != numeral.end + 1
            or not self._is_scale(text, numeral, scale.end)
        ):
            return numeral
        return _scaled(numeral, scale)

    def _is_scale(self, text: str, numeral: Numeral, end: int) -> bool:
        following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        word = following[0].lower() if following else ""
        if word in self._lengths:
            return False
        in_trillions = text[numeral.end] in _TRILLIONS
        if numeral.lead in _ARTICLES or numeral.lead.endswith(("’s", "'s")):
            return not in_trillions and (word in self._many or word in self._sums)
        if _MANY.match(text, end) and not in_trillions:
            return True
        before = CLAUSE_END.split(text[max(0, numeral.start - _REACH) : numeral.start])[-1]
        level = numeral.lead in _LEVEL or _LABELLED.search(before) is not None
        for found in reversed(_WORD.findall(before)):
            cue = found.lower()
            if cue in self._lengths:
                return False
            if in_trillions:
                if cue in self._trillions:
                    return True
            elif cue in self._sums or (level and cue in self._many):
                return True
        return False


def _scaled(numeral: Numeral, scale: Scale) -> Numeral:
    value, ulp = numeral.value * scale.factor, numeral.ulp * scale.factor
    return replace(numeral, end=scale.end, value=value, ulp=ulp, factor=scale.factor, glued=False, money_scale=None)
