"""One of a thing: "one solution", "one of the oldest bridges", but not "no one" or "at one point"."""

import re

from reconcile.extract.amount import Amount, amount
from reconcile.extract.nouns import NOUNS_IN_LY, NounPhrase, Nouns
from reconcile.extract.numerals import Numeral
from reconcile.text.letters import UPPER

_OF = re.compile(r"[ ]of[ ]")
_NO_COUNT_AFTER = frozenset({"no", "not", "every", "any", "each", "this", "that", "which"})
_LAST_WORD = re.compile(rf"[ \u00a0\n](?!{UPPER})\S+\Z")
_OBJECT = re.compile(r"[ ](?:that|the|an?|his|her|its|their|it|them|to)\b")
# Nouns in the endings of participles and adverbs.
_NOUNS = frozenset({"bed", "shed", "sled", "seed", "breed", "need", "feed", "deed", "weed", *NOUNS_IN_LY})


def read_single(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    """The count that begins with a one; None where it is a pronoun, a name or an idiom."""
    if numeral.lead in _NO_COUNT_AFTER or numeral.lead in nouns.names:
        return None
    if _OF.match(text, numeral.end):
        phrase = nouns.phrase(text, numeral.end, of=True)
        chosen = phrase is not None and phrase.plural and phrase.head not in nouns.one_of_idioms
    else:
        phrase = _before_verb(nouns.phrase(text, numeral.end, singular=True))
        chosen = phrase is not None and _is_counted(text, phrase, numeral, nouns)
    if phrase is None or not chosen:
        return None
    return amount(numeral, kind="count", unit=phrase.head, end=phrase.end, noun=phrase.noun)


def _is_counted(text: str, phrase: NounPhrase, numeral: Numeral, nouns: Nouns) -> bool:
    words = phrase.noun.split()
    first = words[0].lower()
    if first in nouns.single_idioms or phrase.head in nouns.single_idioms:
        return False
    # "1 Introduction", "1 Main": a digit before a capital numbers it; "2 to 1 margin" is a ratio.
    if not numeral.words and (phrase.noun[0].isupper() or numeral.lead == "to"):
        return False
    # "One World Trade Center" is a name, and so is "on One UI".
    if len(words) == 1 and words[0][0].isupper() and text[numeral.start].isupper() and numeral.lead.islower():
        return False
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return False
    # "One saying that", "one backing Adler": a participle with its object.
    if first.endswith("ing") and (_OBJECT.match(text, phrase.end) or words[-1][0].isupper()):
        return False
    return phrase.head in _NOUNS or not phrase.head.endswith(("ed", "ly"))


def _before_verb(phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase without the verb in -s that only looks like its plural: "one expert thinks"."""
    if phrase is None or not phrase.plural:
        return phrase
    cut = _LAST_WORD.search(phrase.noun)
    if cut is None:
        return None
    noun = phrase.noun[: cut.start()]
    head = noun.split()[-1].lower()
    return NounPhrase(start=phrase.start, end=phrase.start + len(noun), noun=noun, head=head, plural=False)
