"""Words as they are spoken: contractions written out, so that "don't" and "do not" are the same two words."""

import re
from typing import NamedTuple

from reconcile.text.grammar import CONTRACTIONS
from reconcile.text.words import WORD

_ENDING = re.compile(r"(?P<stem>[^\W\d_]{2,})(?P<ending>n't|'(?:re|ve|ll|m|s|d))|(?P<i>i)(?P<after>'(?:ve|ll|m|d))")
_WRITTEN_OUT = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}


class Spoken(NamedTuple):
    """One word in lower case, and the half-open offsets of what it is written in; "don't" is the place of two."""

    start: int
    end: int
    word: str


def spoken_words(text: str, start: int, end: int) -> list[Spoken]:
    """The words of a stretch in order. An "'s" stays a word of its own, since it may be "is", "has" or a genitive."""
    return [
        Spoken(match.start(), match.end(), word)
        for match in WORD.finditer(text, start, end)
        for word in written_out(match[0])
    ]


def written_out(word: str) -> tuple[str, ...]:
    """The words that one word is spoken as, in lower case: "doesn’t" is "does" and "not"."""
    word = word.replace("’", "'").lower()
    if "'" not in word and word not in CONTRACTIONS:
        return (word,)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    match = _ENDING.fullmatch(word)
    if match is None:
        return (word,)
    stem, ending = match["stem"] or match["i"], match["ending"] or match["after"]
    return stem, _WRITTEN_OUT.get(ending, ending)
