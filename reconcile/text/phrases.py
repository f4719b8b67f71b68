"""Words of a span with their places, and the phrases of a rule pack found among them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from msgspec import Struct

from reconcile.text.words import WORD, fold

P = TypeVar("P")


class Word(Struct, frozen=True, gc=False):
    """One word: half-open code point offsets into the document, in lower case, and folded for comparison."""

    start: int
    end: int
    lower: str
    folded: str


class Hit(Struct, Generic[P], frozen=True, gc=False):
    """A phrase among words: the half-open run of word numbers, and what the phrase stands for."""

    first: int
    last: int
    payload: P


def words_of(text: str, start: int, end: int) -> list[Word]:
    return [Word(*match.span(), *_forms(match[0])) for match in WORD.finditer(text, start, end)]


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str]:
    return word.lower(), fold(word)


class Phrases(Generic[P]):
    """Phrases looked up by their folded words, or with `exact` by their words in lower case as they are; where two
    begin at one word, the longer ones come first."""

    def __init__(self, forms: Iterable[tuple[str, P]], *, exact: bool = False) -> None:
        self._exact = exact
        self._alone: dict[str, list[P]] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], P]]]] = {}  # by the first word and the second
        for form, payload in forms:
            words = [match[0].lower() if exact else fold(match[0]) for match in WORD.finditer(form)]
            if len(words) == 1:
                self._alone.setdefault(words[0], []).append(payload)
            elif words:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, payload))
        for seconds in self._longer.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self._first = self._alone.keys() | self._longer.keys()

    def find(self, words: list[Word]) -> list[Hit[P]]:
        """The phrases among the words, in order."""
        folded = [word.lower for word in words] if self._exact else [word.folded for word in words]
        found = []
        for first in [number for number, word in enumerate(folded) if word in self._first]:  # most words begin none
            word = folded[first]
            if word in self._longer and first + 1 < len(folded):
                for phrase, payload in self._longer[word].get(folded[first + 1], ()):
                    last = first + len(phrase)
                    if folded[first:last] == phrase:
                        found.append(Hit(first, last, payload))
            if word in self._alone:
                found += [Hit(first, first + 1, payload) for payload in self._alone[word]]
        return found
