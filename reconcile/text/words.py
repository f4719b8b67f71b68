"""Words as they are compared: case, accents, plurals and verb endings folded away."""

import re
import unicodedata
from functools import lru_cache

from Stemmer import Stemmer

# Hyphens part words ("China-Russia" is two), apostrophes and the stops of initials don't.
WORD = re.compile(
    r"""
    \d+ (?: [.,] \d+ )*
    | [^\W\d_] (?: (?: \. [^\W\d_] \b )+ | [^\W_]* (?: [’'] [^\W_]+ )* )
    """,
    re.VERBOSE,
)

_stem = Stemmer("english", 0).stemWord  # it need remember no words: `fold` does


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and inflection: "Élections" and "election" are one."""
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return str(_stem(plain.removesuffix("’s").removesuffix("'s")))


def folded_words(text: str) -> list[str]:
    """The words of a text in order, folded; numbers are words, punctuation is not."""
    return [fold(match[0]) for match in WORD.finditer(text)]
