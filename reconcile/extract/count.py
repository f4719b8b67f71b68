"""Counts and ordinals: a number with the noun it counts or ranks."""

import re

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import Numeral

_WORD_BEFORE = re.compile(r"(?P<word>[\w.#&’'-]+)[ \u00a0]?\Z")
_BEFORE_THAT = re.compile(r"(?P<word>[\w’'-]+)[ ][\w.#&’'-]+[ \u00a0]?\Z")
# "the two leaders" points back at a pair that the text has named; it counts nothing.
_PAIR = re.compile(r"(?<!\w)(?:the|these|those|both|our|their|its|his|her)[ ]\Z", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "across", "from", "of", "outside", "inside", "around", "for", "to", "with"}
)
# "the toll rose to 57": the noun stands before a verb of change and the number ends its clause.
_TALLY = re.compile(
    r"(?<!\w)(?P<noun>[a-z]+)(?:[ ](?:in|from|of)(?:[ ][\w’'-]+){1,4}?)??"
    r"(?:[ ](?:has|had|have|now|then|later|since|already|is|was|stands|stood|rose|risen|rises|climbed|jumped|grew|grown|"
    r"increased|reached|hit|topped|passed|surged|soared|went|up|revised|put|fell|dropped|stands|be|been|being|of|at|to|"
    r"upwards|downwards|by|officials|officially|sharply|further|again|official|dead|deaths)){1,5}[ ]\Z"
)
_CLAUSE_END = re.compile(
    r"\s*(?:[.,;:)”\"]|\Z|[ ](?:on|in|by|from|as|after|and|when|while|late|early|but|so|people)\b)", re.IGNORECASE
)


def read_count(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    """The count that begins with a numeral; None where it is a name, a year or a bare number."""
    if numeral.glued or numeral.led or numeral.share or numeral.ordinal:
        return None
    if _is_name(text, numeral, nouns) or (
        numeral.words and numeral.value == 2 and _PAIR.search(text, max(0, numeral.start - 8), numeral.start)
    ):
        return None
    state = nouns.state(text, numeral.end)
    if state is not None:
        return amount(numeral, kind="count", unit=state[1], end=state[0], noun=state[1])
    single = numeral.value in (0, 1) and numeral.high is None
    phrase = nouns.phrase(text, numeral.end, of=numeral.value > 1 or numeral.high is not None, singular=single)
    if phrase is None or (single and not _is_single(text, numeral, phrase.head)):
        return None if single else _tally(text, numeral, nouns)
    if not phrase.plural and not single and text[phrase.start - 1] != "-":
        return None
    if _is_year(numeral) and phrase.noun[0].isupper():
        return None
    return amount(numeral, kind="count", unit=phrase.head, end=phrase.end, noun=phrase.noun)


def read_ordinal(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    """ "20th anniversary", "the third round"; None where nothing is ranked ("third party", "21st century")."""
    if not numeral.ordinal or numeral.led or (numeral.words and numeral.value == 1):
        return None
    phrase = nouns.phrase(text, numeral.end, singular=True)
    if phrase is None or phrase.plural or text[numeral.end] == "-":
        return None
    words = phrase.noun.lower().split()
    if words[0] in nouns.ordinal_idioms or words[-1] in nouns.ordinal_idioms:
        return None
    return amount(numeral, kind="ordinal", unit=phrase.head, end=phrase.end, noun=phrase.noun)


def _is_name(text: str, numeral: Numeral, nouns: Nouns) -> bool:
    """ "Flight 370", "Boeing 737", "No. 14": the number belongs to the name before it."""
    if numeral.words or numeral.grouped or numeral.factor != 1:
        return False
    before = _WORD_BEFORE.search(text, max(0, numeral.start - 24), numeral.start)
    if before is None:
        return False
    word = before["word"]
    if word.lower() in nouns.names:
        return True
    if not word[0].isupper() or word[-1] == ".":
        return False
    at = before.start()
    if at == 0 or text[max(0, at - 2) : at].strip(" ") in ("", ".", "“", '"', "!", "?", "\n", "’", ":"):
        return False
    earlier = _BEFORE_THAT.search(text, max(0, numeral.start - 48), numeral.start)
    return earlier is None or earlier["word"].lower() not in _PREPOSITIONS


def _is_year(numeral: Numeral) -> bool:
    return not (numeral.words or numeral.grouped) and numeral.factor == 1 and 1800 <= numeral.value <= 2100


def _is_single(text: str, numeral: Numeral, head: str) -> bool:
    return (
        numeral.words
        and numeral.value == 1
        and head in ("person", "man", "woman", "child", "time", "vote", "case", "death")
    )


def _tally(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    if (numeral.words and numeral.value < 2) or _is_year(numeral) or not _CLAUSE_END.match(text, numeral.end):
        return None
    match = _TALLY.search(text, max(0, numeral.start - 70), numeral.start)
    if match is None or match["noun"] not in nouns.tallies:
        return None
    return replace(amount(numeral, kind="count", unit=match["noun"], end=numeral.end), noun=match["noun"])
