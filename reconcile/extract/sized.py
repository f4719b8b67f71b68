"""How many there are of what is sold, named or told by its size: "two 500mg tablets", "four 30-minute episodes"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.nouns import Nouns

_SIZES = frozenset({"quantity", "duration", "age", "money"})
_YEARS = range(1900, 2100)  # "In 2019 40-foot waves hit"
_RANKED = re.compile(r"-[a-z]+(?=[ ][a-z])")
_GAP = re.compile(r"[ ](?:of[ ](?:the|its|their|these|those|his|her)[ ])?")


def with_sized(text: str, amounts: Sequence[Amount], nouns: Nouns) -> list[Amount]:
    """The amounts, with bare numbers as counts that stand before the size of what they count."""
    read = []
    for i, number in enumerate(amounts):
        size = amounts[i + 1] if i + 1 < len(amounts) else None
        bare = size is not None and number.kind is None and _GAP.fullmatch(text, number.end, size.start)
        counted = _counted(text, number, size, nouns) if size is not None and bare else None
        read.append(counted or number)
    return read


def _counted(text: str, number: Amount, size: Amount, nouns: Nouns) -> Amount | None:
    ranked = _RANKED.match(text, size.numeral.end)  # "four 19th-century paintings", "ten 5-star hotels"
    if not _counts(number) or (not ranked and (size.kind not in _SIZES or not _is_before_noun(text, size))):
        return None
    if number.numeral.lead in nouns.names or (number.numeral.words and number.numeral.lead in nouns.pair_words):
        return None
    if size.kind == "age" and text.endswith("olds", size.start, size.end):
        return replace(number, kind="count", unit="person", noun="people")
    phrase = nouns.phrase(text, max(size.end, ranked.end()) if ranked else size.end)
    if phrase is None or not phrase.plural:
        return None
    return replace(number, kind="count", unit=phrase.head, noun=phrase.noun)


def _counts(number: Amount) -> bool:
    numeral = number.numeral
    if numeral.glued or numeral.led or numeral.share or numeral.ordinal or number.low < 2:
        return False
    if number.low != number.low.to_integral_value():
        return False
    return numeral.words or numeral.grouped or number.low not in _YEARS


def _is_before_noun(text: str, size: Amount) -> bool:
    """Whether a size is written as one that describes: "40-foot", "500mg", "18-year-old", "$20", "20 litre"."""
    if size.kind == "money":
        return size.prefixed
    written = text[size.numeral.end : size.end]
    return not written.startswith(" ") or not written.endswith(("s", "feet"))
