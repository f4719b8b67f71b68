"""Words that bound or approximate a number, before it ("more than") and behind it ("or more")."""

import re

from msgspec import Struct

from reconcile.model import Bound
from reconcile.rulepack.lexicon import GAP, alternation
from reconcile.rulepack.schema import Rules

_REACH = 28  # characters; the longest qualifier with its gap is shorter


class Qualifier(Struct, frozen=True, kw_only=True):
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
        for entry in rules.magnitudes:
            if entry.role in _BOUNDS:
                self._bounds |= dict.fromkeys((*entry.forms, *entry.after), _BOUNDS[entry.role])
                before += entry.forms
                after += entry.after
        self._last_words = frozenset(form.split()[-1] for form in before)
        self._before = re.compile(rf"(?P<form>{alternation(before)})(?:{GAP}(?:an?{GAP})?)?\Z", re.IGNORECASE)
        self._after = re.compile(rf"[\s,]{{0,2}}(?P<form>{alternation(after)})".replace(r"(?<!\w)", ""), re.IGNORECASE)
        self._after_starts = frozenset(form.lstrip("-+")[:1] for form in after) | {"-", "+"}

    def before(self, text: str, start: int) -> Qualifier | None:
        """The qualifier that ends at the offset."""
        window = text[max(0, start - _REACH) : start]
        words = window.split()
        if not words:
            return None
        last = words[-1].lower().lstrip("([\"“‘'")
        if last in ("a", "an") and len(words) > 1:
            last = words[-2].lower()
        if last not in self._last_words and not last.endswith(tuple("~≈<>≥≤-")):
            return None
        match = self._before.search(text, max(0, start - _REACH), start)
        if match is None:
            return None
        word = " ".join(match["form"].lower().split())
        return Qualifier(start=match.start(), end=start, word=word, bound=self._bounds.get(word))

    def after(self, text: str, end: int) -> Qualifier | None:
        """The qualifier that begins at the offset."""
        match = self._after.match(text, end)
        if match is None:
            return None
        word = " ".join(match["form"].lower().split())
        return Qualifier(start=end, end=match.end(), word=word, bound=self._bounds.get(word))
