"""Words as they are compared: case, accents, plurals and verb endings folded away."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

# Hyphens part words ("China-Russia" is two), apostrophes and the stops of initials don't.
WORD = re.compile(
    r"""
    \d+ (?: [.,] \d+ )*
    | [^\W\d_] (?: (?: \. [^\W\d_] \b )+ | [^\W_]* (?: [’'] [^\W_]+ )* )
    """,
    re.VERBOSE,
)

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and inflection: "Élections" and "election" are one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return str(_stemmer.stemWord(plain.removesuffix("’s").removesuffix("'s")))


def folded_words(text: str) -> list[str]:
    """The words of a text in order, folded; numbers are words, punctuation is not."""
    return [fold(match[0]) for match in WORD.finditer(text)]
