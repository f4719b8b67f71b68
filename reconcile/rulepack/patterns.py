"""How a regular expression of a rule pack is built: what it can begin with, and whether it may take for ever."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from re import _parser  # type: ignore[attr-defined]  # nothing public tells how a pattern is built

from msgspec import Struct

Characters = frozenset[str]

_OTHERS = frozenset("\u00e9\u00a0\u0663\u2026")  # a letter, a space, a digit and a sign, for all others beyond ASCII
_FEW = 3  # times that a part may be there without counting as repeated
_WIDE = 1000  # times from which on a part counts as unbounded: no pattern sees a longer text
_MOST_WIDE = 2  # unbounded parts in a row over one character: each multiplies the time by the length of the text
_NONE: Characters = frozenset()
_CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}


class Part(Struct, frozen=True, gc=False):
    """One place of a pattern with the characters that it takes, in lower case; or a group of `choices`, each a sequence
    of parts, that is there `least` to `most` times. What a `kept` one has matched, it never gives back. `end` is the
    place behind which nothing stands."""

    characters: Characters = _NONE
    choices: tuple[tuple["Part", ...], ...] = ()
    least: int = 1
    most: int = 1
    kept: bool = False
    end: bool = False


def first_characters(pattern: str) -> Characters | None:
    """The characters, in lower case, that a match can begin with, case aside; None where one beyond ASCII may."""
    found, empty = _starts(_Reader(pattern).parts)
    return None if empty or not all(map(str.isascii, found)) else found


def hazard(pattern: str) -> str | None:
    """What could keep a search for the pattern busy for ever on some text; None where nothing is known to.

    What repeats may hold no other repetition, unless something parts its rounds: "(?:[a-z]+ )*", not "(?:[a-z]+ ?)*".
    A choice in it must not take one character two ways. No more than two unbounded parts in a row may match the same.
    """
    parts = _Reader(pattern).parts
    for group in _groups(parts):
        if group.most > _FEW and not group.kept:
            few = _FEW if group.most < _WIDE else 0  # two ways a round are many only where rounds are
            loose = _union(_taken(inner) for body in group.choices for inner in _loose(body, few))
            if loose and not all(_is_parted(body, loose) for body in group.choices):
                return "it repeats what is repeated inside"
            if any(_begin_alike(inner) for body in group.choices for inner in _groups(body)):
                return "it repeats a choice of which two match the same"
    wide = _union(_taken(group) for group in _groups(parts) if group.most >= _WIDE and not group.kept)
    if any(_times_wide(parts, character) > _MOST_WIDE for character in wide):
        return f"more than {_MOST_WIDE} parts of it match the same text at any length"
    return None


class _Reader:
    """The parser's own tree as parts; what has no width is left out."""

    def __init__(self, pattern: str) -> None:
        characters = {*map(chr, range(128)), *pattern}
        self._all = _OTHERS.union(character.lower() for character in characters if len(character.lower()) == 1)
        self.parts = self._parts(_parser.parse(pattern, re.IGNORECASE))

    def _parts(self, parsed: Iterable[tuple[object, Sequence[object]]]) -> tuple[Part, ...]:
        return tuple(part for name, value in parsed if (part := self._part(str(name), value)) is not None)

    def _part(self, name: str, value) -> Part | None:  # type: ignore[no-untyped-def]  # each kind has another
        match name:
            case "AT":
                return Part(end=True) if str(value) in ("AT_END", "AT_END_STRING") else None
            case "ASSERT" | "ASSERT_NOT":  # takes nothing
                return Part(choices=(self._parts(value[1]),), least=0, most=0)
            case "LITERAL":
                return Part(self._set([(name, value)]))
            case "NOT_LITERAL":
                return Part(self._all - self._set([("LITERAL", value)]))
            case "IN":
                return Part(self._set(value))
            case "BRANCH":
                return Part(choices=tuple(map(self._parts, value[1])))
            case "SUBPATTERN":
                return Part(choices=(self._parts(value[-1]),))
            case "ATOMIC_GROUP":
                return Part(choices=(self._parts(value),), kept=True)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, body = value
                return Part(choices=(self._parts(body),), least=least, most=int(most), kept=name[0] == "P")
        return Part(self._all)

    def _set(self, items: Sequence[tuple[object, object]]) -> Characters:
        found: set[str] = set()
        for name, value in items:
            match str(name), value:
                case "LITERAL", int(code):
                    found |= {chr(code).lower()} & self._all
                case "RANGE", (int(low), int(high)):
                    found |= {c for c in self._all if low <= ord(c) <= high or low <= ord(c.upper()[0]) <= high}
                case "CATEGORY", category:
                    pattern = re.compile(_CATEGORIES[str(category).removeprefix("CATEGORY_")])
                    found |= {character for character in self._all if pattern.match(character)}
                case "NEGATE", _:
                    return self._all - self._set(items[1:])
        return frozenset(found)


def _starts(parts: Iterable[Part]) -> tuple[Characters, bool]:
    """What a sequence can begin with, and whether it can be empty."""
    found = _NONE
    for part in parts:
        heads = [_starts(choice) for choice in part.choices] or [(part.characters, part.end)]
        found |= _union(characters for characters, _ in heads)
        if part.least and not any(empty for _, empty in heads):
            return found, False
    return found, True


def _groups(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if part.choices:
            yield part
            for choice in part.choices:
                yield from _groups(choice)


def _loose(parts: Iterable[Part], few: int) -> Iterator[Part]:
    """What may be there a number of times that varies by more than a few."""
    for part in parts:
        if part.choices and not part.kept:
            if part.most - part.least > few or (not few and any(_starts(choice)[1] for choice in part.choices)):
                yield part
            for choice in part.choices:
                yield from _loose(choice, few)


def _is_parted(parts: Iterable[Part], loose: Characters) -> bool:
    """Whether every match of a sequence has a character that what is loose in it doesn't take."""
    return any(
        all(_is_parted(choice, loose) for choice in part.choices) if part.choices else loose.isdisjoint(part.characters)
        for part in parts
        if part.least
    )


def _begin_alike(group: Part) -> bool:
    """Whether one choice is a single character, or nothing, that another can begin with, or be."""
    starts = [(*_starts(choice), len(choice) == 1 and not choice[0].choices) for choice in group.choices]
    return any(
        ((one_single or other_single) and not one.isdisjoint(other)) or (one_empty and other_empty)
        for (one, one_empty, one_single), (other, other_empty, other_single) in combinations(starts, 2)
    )


def _times_wide(parts: Iterable[Part], character: str) -> int:
    """How many unbounded parts in a row take a character."""
    times = 0
    for part in parts:
        inner = max((_times_wide(choice, character) for choice in part.choices), default=0)
        if inner and 1 < part.most <= _FEW and not all(_is_parted(c, frozenset(character)) for c in part.choices):
            inner *= part.most
        times += max(inner, part.most >= _WIDE and not part.kept and character in _taken(part))
    return times


def _taken(part: Part) -> Characters:
    """All characters that a part may take."""
    return part.characters | _union(_taken(inner) for choice in part.choices for inner in choice)


def _union(sets: Iterable[Characters]) -> Characters:
    return _NONE.union(*sets)
