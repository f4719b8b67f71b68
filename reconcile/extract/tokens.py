"""The words and marks of a stretch of text, each with its place: what noun phrases are read from."""

import re

from msgspec import Struct

from reconcile.text.persons import WORD

_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")


class Token(Struct, frozen=True, gc=False):
    """A word, or a mark by itself, with its half-open offsets."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def tokens_of(text: str, low: int, high: int) -> list[Token]:
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, low, high)]
