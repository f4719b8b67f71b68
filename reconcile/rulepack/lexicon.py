"""Forms from the rule packs → alternations and tables that find them in a text."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")

# What may stand where a form has a space: "year on year", "year-on-year", and "year -on -year".
GAP = r"[\s\u00a0\u202f-]{1,3}"
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "\u212a": "k", "\u0307": None})
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN_WORDS = re.compile(r"(?<=[^\s-])[\s\u00a0\u202f-]+(?=[^\s-])")


def alternation(forms: Iterable[str]) -> str:
    """A group that matches any of the forms, the longest first, each bounded where a letter or digit begins or ends it.

    A space in a form also matches a hyphen, a line break or a doubled space. Never empty: no forms match nothing.
    """
    parts = [_bounded(form) for form in sorted(set(forms), key=lambda form: (-len(form), form))]
    return f"(?:{'|'.join(parts)})" if parts else r"(?!)"


def lengths_by(forms: Iterable[str], position: int) -> dict[str, tuple[int, ...]]:
    """How long forms are, the longest first, by their character at a position: 0 for the first, -1 for the last."""
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[position], set()).add(len(form))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


def small(written: str) -> str:
    """In small letters, as patterns without case match them: a dotless i, a dotted capital, a long s and the sign of
    the kelvin match "i", "s" and "k", and so must be found under them."""
    return written.lower().translate(_ALIKE)


def _spaced(form: str) -> str:
    return _BETWEEN_WORDS.sub(" ", small(form))


def _bounded(form: str) -> str:
    body = GAP.join(re.escape(word) for word in _BETWEEN_WORDS.split(form))
    before = r"(?<!\w)" if form[0].isalnum() else ""
    after = r"(?!\w)" if form[-1].isalnum() else ""
    return before + body + after


class Phrases(Generic[V]):
    """Words and phrases with a value each, matched at an offset without regard to case, the longest first.

    A table by first word, so that the cost of a match does not grow with the number of forms.
    """

    def __init__(self, values: Mapping[str, V]) -> None:
        self._values = {_spaced(form): value for form, value in values.items()}
        longer: dict[str, list[str]] = {}
        for form in self._values:
            first = _FIRST_WORD.match(form)
            if first is None:
                raise ValueError(f"a phrase begins with a letter: {form!r}")
            longer.setdefault(first[0], []).append(form)
        self._forms = longer
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, at: int) -> tuple[int, V] | None:
        """Where the longest phrase that begins at the offset ends, and its value."""
        first = _FIRST_WORD.match(text, at)
        if first is None:
            return None
        word = small(first[0])
        forms = self._forms.get(word)
        if forms is None:
            return None
        if len(forms) == 1 and forms[0] == word:
            end = first.end()
            bounded = end == len(text) or not (text[end].isalnum() or text[end] == "_")
            return (end, self._values[word]) if bounded else None
        pattern = self._patterns.get(word)
        if pattern is None:
            pattern = self._patterns[word] = re.compile(alternation(forms), re.IGNORECASE)
        found = pattern.match(text, at)
        return (found.end(), self._values[_spaced(found[0])]) if found else None
