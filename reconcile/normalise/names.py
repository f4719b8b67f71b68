"""Names in a text: the places and bodies that the rules know, under one name each, and any other capitalised names."""

import re
from collections import Counter
from collections.abc import Sequence

from reconcile.model import Span
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.grammar import NOT_NAMES
from reconcile.text.names import plain_words

# "van", "de" and the like join the parts of one name; a name has at most five parts, which keeps matching linear.
_PROPER = re.compile(
    r"[^\W\d_a-z](?<!\w\w)[\w’'.&-]*(?:\s(?:(?:de|del|della|van|von|der|den|bin|al|el|da|dos|la|le)\s)?[^\W\d_a-z][\w’'&-]*){0,4}"
)
_IN_NAMES = ("opposite", "kind", "verb", "neutral", "alike")  # classes whose words may stand in a name like any others
_NAME_PART = 24  # code points that a part of a name is looked for in
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'])(?P<word>[^\W\d_a-z][\w’'-]*\.?)\s\Z")
_CAPITAL_AFTER = re.compile(r"\s(?P<word>[^\W\d_a-z][\w’'-]+)")
_WORD = re.compile(r"\w")
_SPAN = re.compile(r"(?:Q[1-4]|H[12]|FY\d*)")
_TRIM = re.compile(r"(?:’s|'s|[.’'&-])+\Z")


class NameHit(Span, frozen=True, kw_only=True):
    """A name in a text; `place` is the id in rules/names.yaml, None for a name that isn't there."""

    name: str
    place: str | None


class Names:
    """The names of rules/names.yaml, the longest that fits first."""

    def __init__(self, rules: Rules) -> None:
        forms = {form: entry for entry in rules.names for form in entry.forms}
        self._ids = {form: (entry.forms[0], entry.id) for form, entry in forms.items()}
        self._labels = {entry.id: entry.forms[0] for entry in rules.names}
        self._countries = {entry.id for entry in rules.names if entry.kind == "country"}
        written = {*forms, *(form for entry in rules.names for form in entry.unless)}
        words = [form for form in written if _WORD.match(form)]
        self._written = re.compile(alternation(words, not_behind=r"\w") + r"(?!\w)")
        self._given = {form for entry in rules.names for form in entry.given}
        self._honorifics = {form for entry in rules.speakers if entry.role == "title" for form in entry.forms}
        self._common = {form for entry in rules.vocabulary if entry.role not in _IN_NAMES for form in entry.forms}
        self._kinds = {form.casefold() for entry in rules.vocabulary if entry.role == "kind" for form in entry.forms}
        self._titles = {
            form.casefold() for entry in rules.speakers if entry.role in ("title", "post") for form in entry.forms
        }
        self._calendar = {form.casefold().rstrip(".") for entry in rules.periods for form in entry.forms}

    def known(self, text: str) -> list[NameHit]:
        """The names in a text that the rules know, in order."""
        found = []
        for match in self._written.finditer(text):
            form, (start, end) = match[0], match.span()
            if form in self._ids and not (form in self._given and self._is_person(text, start, end)):
                name, place = self._ids[form]
                found.append(NameHit(start=start, end=end, name=name, place=place))
        return found

    def find(self, text: str, span: Span, known: Sequence[NameHit]) -> list[NameHit]:
        """All names in a span, in order; `known` are those in it that the rules know."""
        found = list(known)
        first = _WORD.search(text, span.start, span.end)  # a list's item begins with its sign
        head = first.start() if first is not None else span.start
        for match in _PROPER.finditer(text, span.start, span.end):
            start, end = match.span()
            if any(hit.start < end and start < hit.end for hit in known):
                continue
            hit = self._proper(match, text, at_start=start <= head)
            if hit is not None:
                found.append(hit)
        return sorted(found, key=lambda hit: hit.start)

    def _is_person(self, text: str, start: int, end: int) -> bool:
        """Whether another part of a person's name stands beside a name that is also a place's."""
        before = _CAPITAL_BEFORE.search(text, max(0, start - _NAME_PART), start)
        after = _CAPITAL_AFTER.match(text, end)
        parts = [match["word"] for match in (before, after) if match is not None]
        return any(part in self._honorifics or not self._is_word(part) for part in parts)

    def _is_word(self, capitalised: str) -> bool:
        folded = capitalised.casefold().rstrip(".")
        return folded in self._common or folded in self._titles or folded in self._calendar

    def _proper(self, match: re.Match[str], text: str, *, at_start: bool) -> NameHit | None:
        words = _trimmed(match[0]).split()
        start = match.start()
        while words and self._is_lead(words[0]):
            start += len(words[0]) + 1
            words = words[1:]
            at_start = False
        words = [word for word in words if not all(map(self.is_calendar, word.split("-")))]  # "July-September"
        # One capitalised word at the start of a sentence is more often just its first word.
        if not words or (at_start and len(words) == 1):
            return None
        if len(words) == 1 and (
            words[0].casefold() in self._kinds or _SPAN.fullmatch(words[0]) or words[0] in plain_words(text)
        ):
            return None  # "the Group", "Q3"
        name = _trimmed(" ".join(words))
        return NameHit(start=start, end=match.end(), name=name, place=None)

    def _is_lead(self, word: str) -> bool:
        """Whether a capitalised word only stands before a name: "Unlike Elm", "Chancellor Roe", "Leeds-based Elm"."""
        made_up = "-" in word and word.rpartition("-")[2].islower()
        return made_up or word.casefold() in self._common or word.casefold() in self._titles or word in NOT_NAMES

    def is_calendar(self, word: str) -> bool:
        """Whether a word is a month or a weekday."""
        return word.casefold().rstrip(".") in self._calendar

    def label(self, place: str) -> str:
        """The first name that the rules give for an id."""
        return self._labels[place]

    def pair(self, known: Sequence[NameHit]) -> frozenset[str]:
        """The two countries that a document speaks of most, if it speaks of two at least twice each; `known` are the
        names in the document that the rules know."""
        counts = Counter(hit.place for hit in known if hit.place in self._countries).most_common(3)
        clear = len(counts) >= 2 and counts[1][1] >= 2 and (len(counts) == 2 or counts[2][1] < counts[1][1])
        return frozenset(place for place, _ in counts[:2]) if clear else frozenset()


def _trimmed(name: str) -> str:
    """A name without an owner's "'s" and without signs behind it."""
    return _TRIM.sub("", name) if name.endswith("s") or not name[-1:].isalnum() else name
