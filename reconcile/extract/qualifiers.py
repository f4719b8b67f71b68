"""Words that bound or approximate a number, before it ("more than") and behind it ("or more")."""

import re

from msgspec import Struct

from reconcile.model import Bound
from reconcile.rulepack.lexicon import alternation, small
from reconcile.rulepack.schema import Rules

_REACH = 32  # characters; the longest qualifier with its gap is shorter
# Punctuation breaks a phrase: "it was about. 40 people" has no qualifier.
_WORD = re.compile(r"(?<!\w)[^\W\d_]+\.?|[^\s\w-]|[0-9]")
_INNER = frozenset("-+")
_NOUN_FOLLOWS = re.compile(r"[ -][^\W\d_]")
_PLUS = "plus"
_MORE_FOLLOWS = re.compile(r"[ ][\w$€£¥]")
_NUMBER_FOLLOWS = re.compile(r"[ ](?:than\b|[0-9$€£¥])")
_AMOUNT = re.compile(r"[0-9][a-z%]{0,3} \Z")  # "$3m over five years"; a figure ends with its magnitude or unit
_ARTICLES = frozenset({"a", "an"})


class Qualifier(Struct, frozen=True, kw_only=True, gc=False):
    """What a word does to a number; `start` and `end` are its own."""

    start: int
    end: int
    word: str
    bound: Bound | None = None


_BOUNDS: dict[str, Bound | None] = {"approximation": None, "lower_bound": "lower", "upper_bound": "upper"}


class Qualifiers:
    """Reads the qualifier that touches a number."""

    def __init__(self, rules: Rules) -> None:
        self._bounds: dict[str, Bound | None] = {}
        before: list[str] = []
        after: list[str] = []
        along: list[str] = []
        for entry in rules.magnitudes:
            if entry.role in _BOUNDS:
                self._bounds |= dict.fromkeys((*entry.forms, *entry.after), _BOUNDS[entry.role])
                before += entry.forms
                after += entry.after
            elif entry.role == "along":
                along += entry.forms
        self._longest = max((len(form.split()) for form in (*before, *along)), default=1)
        self._last = _ARTICLES.union(form.split()[-1] for form in (*before, *along))
        self._before = frozenset(before)
        self._along = frozenset(along)
        self._after = re.compile(rf"[\s,]{{0,2}}(?P<form>{alternation(after)})".replace(r"(?<!\w)", ""), re.IGNORECASE)

    def before(self, text: str, start: int, *, extent: bool = False) -> Qualifier | None:
        """The qualifier that ends at the offset, with at most an article between: "about a", "more than".

        With `extent` the number is of a length or a time, before which "over" may say how far something reaches.
        """
        pieces = text[max(0, start - _REACH) : start].rsplit(None, 1)
        last = pieces[-1:] if not pieces or pieces[-1].isalpha() else _WORD.findall(pieces[-1])
        if not pieces or (last and last[-1].lower() not in self._last):
            return None  # as most words before a number
        words = list(_WORD.finditer(text, max(0, start - _REACH), start))
        if words and words[-1][0].lower() in _ARTICLES:
            words.pop()
        found: Qualifier | None = None
        phrase = ""
        for word in reversed(words[-self._longest :]):
            phrase = f"{word[0].lower()} {phrase}" if phrase else word[0].lower()
            if extent and (
                phrase in self._along
                or (phrase == "over" and _AMOUNT.search(text, max(0, word.start() - 6), word.start()))
            ):
                return None
            if phrase in self._before:
                found = Qualifier(start=word.start(), end=start, word=phrase, bound=self._bounds[phrase])
        return found

    def inside(self, text: str, end: int) -> Qualifier | None:
        """The qualifier between a number that ends there and its noun: "40-plus meetings", "500 or more people"."""
        if text[end : end + 1] not in _INNER and text[end : end + 4] != " or ":
            return None
        found = self.after(text, end)
        return found if found is not None and _NOUN_FOLLOWS.match(text, found.end) else None

    def after(self, text: str, end: int) -> Qualifier | None:
        """The qualifier that begins at the offset."""
        match = self._after.match(text, end)
        if match is None:
            return None
        word = " ".join(small(match["form"]).split())
        # "£35m plus £15m", "£35m plus bonuses" are sums; "12 plays and over 100 stories" has a number of its own.
        is_sum = word == _PLUS and text[end : end + 1] in " ," and _MORE_FOLLOWS.match(text, match.end())
        is_next = word == "+" and match.start("form") > end  # "$18.6bn, +8.8%"
        if is_sum or is_next or (" " in word and _NUMBER_FOLLOWS.match(text, match.end())):
            return None
        return Qualifier(start=end, end=match.end(), word=word, bound=self._bounds.get(word))
