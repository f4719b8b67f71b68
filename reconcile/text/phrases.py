"""Words of a span with their places, and the phrases of a rule pack found among them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from reconcile.text.words import WORD, fold

P = TypeVar("P")


class Word(Struct, frozen=True, gc=False):
    """One word: half-open code point offsets into the document, in lower case, and folded for comparison."""

    start: int
    end: int
    lower: str
    folded: str


class Hit(NamedTuple, Generic[P]):
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
        self._by_first: dict[str, list[tuple[tuple[str, ...], P]]] = {}
        for form, payload in forms:
            folded = tuple(match[0].lower() if exact else fold(match[0]) for match in WORD.finditer(form))
            if folded:
                self._by_first.setdefault(folded[0], []).append((folded, payload))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: list[Word]) -> Iterator[Hit[P]]:
        folded = [word.lower if self._exact else word.folded for word in words]
        for first, word in enumerate(folded):
            if word in self._by_first:
                for phrase, payload in self._by_first[word]:
                    last = first + len(phrase)
                    if len(phrase) == 1 or tuple(folded[first:last]) == phrase:
                        yield Hit(first, last, payload)
