"""Whether a figure is a change, and which way: "rose by 5%", "a 4% drop", but not "rose to 5%"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from reconcile.model import Direction
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import scanner
from reconcile.text.grammar import ARTICLES, WAYS

_REACH = 70  # characters before the figure in which its verb is looked for
_WORDS = re.compile(r"[^\W\d_][\w’'-]*|[.;:!?\n(),]|[0-9%$€£]+(?:[.,][0-9%]+)*")
_BEHIND = re.compile(
    r"[\s\u00a0-]{0,2}(?:(?:year|quarter|month)[\s-]{1,2}(?:on|over)[\s-]{1,2}(?:year|quarter|month)[\s-])?(?P<first>[^\W\d_]+)(?:[\s-](?P<second>[^\W\d_]+))?"
)
# "68%, up from 61%"
_TURNED = re.compile(r",?[\s\u00a0](?P<way>up|down)\s(?!to\b)")
_TURN = 6  # words between a verb and "to"
_MODAL_REACH = 30  # characters; "projected to more than" is shorter
# "They will double down", "it may double as a bar".
_NO_FACTOR = re.compile(r"[ -](?:down|up|back|as|check|dip)\b")


class Factor(Struct, frozen=True, kw_only=True, gc=False):
    """A word that is a change by itself: "doubled"."""

    start: int
    end: int
    percent: Decimal
    direction: Direction


class Changes:
    """Reads the direction of a figure from the words around it. `raising` verbs find money, up to so much."""

    def __init__(self, rules: Rules) -> None:
        self._before: dict[str, Direction] = {}
        self._after: dict[str, Direction] = {}
        self._factors: dict[str, tuple[Decimal, Direction]] = {}
        gaps: set[str] = set()
        levels: set[str] = set()
        particle_verbs: set[str] = set()
        judging: set[str] = set()
        for entry in rules.changes:
            if entry.role == "gap":
                gaps.update(entry.before)
            elif entry.role == "level":
                levels.update(entry.before)
            elif entry.role == "particle":
                particle_verbs.update(entry.before)
            elif entry.role == "judging":
                judging.update(entry.before)
            elif entry.direction is not None and entry.role == "factor" and entry.percent is not None:
                self._factors |= dict.fromkeys((*entry.before, *entry.infinitive), (entry.percent, entry.direction))
            elif entry.direction is not None:
                self._before |= dict.fromkeys(entry.before, entry.direction)
                self._after |= dict.fromkeys(entry.after, entry.direction)
        self._turns = {word: way for word, way in self._before.items() if word not in judging}
        self._gaps = frozenset(gaps)
        self._levels = frozenset(levels)
        self._particle_verbs = frozenset(particle_verbs)
        self._leading = frozenset(forms_before(rules, "leading"))
        self.raising = frozenset(forms_before(rules, "raising"))
        comparisons = [form for entry in rules.changes if entry.role == "comparison" for form in entry.after]
        self._comparison = re.compile(rf"[\s(]{{0,2}}{alternation(comparisons)}", re.IGNORECASE)
        self._factor = scanner(self._factors)
        self._infinitives = frozenset(form for entry in rules.changes for form in entry.infinitive)
        self._modal = re.compile(
            rf"{alternation(forms_before(rules, 'modal'))}(?:[ ](?:more|less)[ ]than|[ ][a-z]+ly|[ ]almost)?[ ]\Z"
        )

    def direction(self, text: str, start: int, end: int) -> Direction | None:
        """The way of the change that the words at both sides of a figure speak of; None for a level."""
        return self._behind(text, end) or self._ahead(text, start)

    def turn(self, text: str, start: int, end: int) -> Direction | None:
        """The way that a level went to get there: "rose to 68%", "68%, down from 71%"; None where no words say so."""
        words = _WORDS.findall(text, max(0, start - _REACH), start)
        while words and words[-1].lower() in self._gaps and words[-1].lower() not in WAYS:
            words.pop()
        if words and words.pop().lower() == "to":
            for steps, word in enumerate(map(str.lower, reversed(words[-_TURN:]))):
                if word in ".;:!?\n()" or word == "to":
                    break
                if word in self._before:
                    # "Growth slowed to 4 percent": a noun tells the way only where its level follows it, "a rise to 4".
                    is_noun = word in self._after and word not in WAYS and steps > 0
                    return None if is_noun else self._turns.get(word)
        turned = _TURNED.match(text, end)
        return self._after.get(turned["way"]) if turned is not None else None

    def moves(self, text: str, at: int) -> bool:
        """Whether the word before the offset is a change or leads back ("climbed", "back")."""
        words = _WORDS.findall(text, max(0, at - 24), at)
        return bool(words) and (words[-1].lower() in self._before or words[-1].lower() in self._leading)

    def is_compared(self, text: str, end: int) -> bool:
        """Whether words of comparison follow a figure: "-4% year on year"."""
        return self._comparison.match(text, end) is not None

    def factors(self, text: str) -> Iterator[Factor]:
        """Words such as "doubled" that say a change without a number."""
        for match in self._factor.finditer(text):
            word = match["word"].lower()
            if word in self._infinitives and not self._is_verb(text, match.start("word"), match.end()):
                continue
            percent, direction = self._factors[word]
            yield Factor(start=match.start("word"), end=match.end(), percent=percent, direction=direction)

    def _is_verb(self, text: str, start: int, end: int) -> bool:
        led = self._modal.search(text, max(0, start - _MODAL_REACH), start)
        return led is not None and _NO_FACTOR.match(text, end) is None

    def _ahead(self, text: str, start: int) -> Direction | None:
        words = _WORDS.findall(text, max(0, start - _REACH), start)
        reach = 4
        by = passed = False
        steps = 0
        while words and steps < reach:
            word = words.pop().lower()
            if word in self._before:
                if word in WAYS and not by and words and words[-1].lower() in self._particle_verbs:
                    return None
                # "The crash killed 12": a noun with a verb of its own changes nothing.
                noun = passed and words and words[-1].lower() in ARTICLES
                return None if noun else self._before[word]
            if word == "of" and steps == 0:
                reach = 3
            elif word == "by":
                by, reach = True, 12
            elif (word in self._levels and not by) or word in ".;:!?\n()" or (word in "," and not by):
                return None
            if not (by or word in self._gaps or word.endswith("ly") or word in ("of", ",")):
                passed = True
                steps += 2
            steps += 1
        return None

    def _behind(self, text: str, end: int) -> Direction | None:
        match = _BEHIND.match(text, end)
        if match is None:
            return None
        first, second = match["first"].lower(), (match["second"] or "").lower()
        if first in WAYS and second == "to":
            return None  # "18 deaths up to 22 August"
        found = self._after.get(first)
        if found is not None:
            return found
        return self._after.get(second) if first in self._gaps or first.endswith("ly") else None


def forms_before(rules: Rules, role: str) -> list[str]:
    """The words that stand before a figure, of all entries with a role."""
    return [form for entry in rules.changes if entry.role == role for form in entry.before]
