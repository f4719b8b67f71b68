"""Names in a text: the places and bodies that the rules know, under one name each, and any other capitalised names."""

import re
from collections import Counter
from typing import NamedTuple

from reconcile.model import Span
from reconcile.rulepack.schema import Rules

# "van", "de" and the like join the parts of one name; a name has at most five parts, which keeps matching linear.
_PROPER = re.compile(
    r"\b[^\W\d_a-z][\w’'.&-]*(?:\s(?:(?:de|del|della|van|von|der|den|bin|al|el|da|dos|la|le)\s)?[^\W\d_a-z][\w’'&-]*){0,4}"
)
_NAME_PART = 24  # code points that a part of a name is looked for in
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'])(?P<word>[^\W\d_a-z][\w’'-]*\.?)\s\Z")
_CAPITAL_AFTER = re.compile(r"\s(?P<word>[^\W\d_a-z][\w’'-]+)")
_TRIM = re.compile(r"(?:’s|'s|[.’'&-])+\Z")


class NameHit(NamedTuple):
    """A name in a text; `place` is the id in rules/names.yaml, None for a name that isn't there."""

    start: int
    end: int
    name: str
    place: str | None


class Names:
    """The names of rules/names.yaml as one pattern, longest first."""

    def __init__(self, rules: Rules) -> None:
        forms = {form: entry for entry in rules.names for form in entry.forms}
        self._ids = {form: (entry.forms[0], entry.id) for form, entry in forms.items()}
        written = {*forms, *(form for entry in rules.names for form in entry.unless)}
        self._labels = {entry.id: entry.forms[0] for entry in rules.names}
        self._countries = {entry.id for entry in rules.names if entry.kind == "country"}
        alternatives = "|".join(re.escape(form) for form in sorted(written, key=lambda form: (-len(form), form)))
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if written else None
        self._given = {form for entry in rules.names for form in entry.given}
        self._honorifics = {form for entry in rules.speakers if entry.role == "title" for form in entry.forms}
        self._common = {form for entry in rules.vocabulary for form in entry.forms}
        self._titles = {
            form.casefold() for entry in rules.speakers if entry.role in ("title", "post") for form in entry.forms
        }
        self._calendar = {form.casefold().rstrip(".") for entry in rules.periods for form in entry.forms}

    def find(self, text: str, span: Span) -> list[NameHit]:
        """All names in a span, in order: known ones first where both kinds would begin."""
        found = (
            []
            if self._pattern is None
            else [
                NameHit(m.start(), m.end(), *self._ids[m[0]])
                for m in self._pattern.finditer(text, span.start, span.end)
                if m[0] in self._ids and not (m[0] in self._given and self._is_person(text, m))
            ]
        )
        taken = [(hit.start, hit.end) for hit in found]
        for match in _PROPER.finditer(text, span.start, span.end):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            hit = self._proper(match, at_start=match.start() == span.start)
            if hit is not None:
                found.append(hit)
        return sorted(found)

    def _is_person(self, text: str, given: re.Match[str]) -> bool:
        """Whether another part of a person's name stands beside a name that is also a place's."""
        before = _CAPITAL_BEFORE.search(text, max(0, given.start() - _NAME_PART), given.start())
        after = _CAPITAL_AFTER.match(text, given.end())
        parts = [match["word"] for match in (before, after) if match is not None]
        return any(part in self._honorifics or not self._is_word(part) for part in parts)

    def _is_word(self, capitalised: str) -> bool:
        folded = capitalised.casefold().rstrip(".")
        return folded in self._common or folded in self._titles or folded in self._calendar

    def _proper(self, match: re.Match[str], *, at_start: bool) -> NameHit | None:
        words = _TRIM.sub("", match[0]).split()
        start = match.start()
        while words and (words[0].casefold() in self._common or words[0].casefold() in self._titles):
            start += len(words[0]) + 1
            words = words[1:]
            at_start = False
        words = [word for word in words if word.casefold().rstrip(".") not in self._calendar]
        # One capitalised word at the start of a sentence is more often just its first word.
        if not words or (at_start and len(words) == 1):
            return None
        name = _TRIM.sub("", " ".join(words))
        return NameHit(start, match.end(), name, None)

    def is_calendar(self, word: str) -> bool:
        """Whether a word is a month or a weekday."""
        return word.casefold().rstrip(".") in self._calendar

    def label(self, place: str) -> str:
        """The first name that the rules give for an id."""
        return self._labels[place]

    def pair(self, text: str) -> frozenset[str]:
        """The two countries that a document speaks of most, if it speaks of two at least twice each."""
        if self._pattern is None:
            return frozenset()
        ids = (self._ids[match[0]][1] for match in self._pattern.finditer(text) if match[0] in self._ids)
        counts = Counter(place for place in ids if place in self._countries).most_common(3)
        clear = len(counts) >= 2 and counts[1][1] >= 2 and (len(counts) == 2 or counts[2][1] < counts[1][1])
        return frozenset(place for place, _ in counts[:2]) if clear else frozenset()
