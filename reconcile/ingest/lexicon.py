"""The furniture pack, compiled."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reconcile.rulepack.entries.furniture import FurnitureRule
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import any_of

_SEEN = 240  # characters of a line that a pattern sees: no furniture is longer, and a slow pattern stays bearable


class FurnitureLexicon:
    """The patterns of the furniture pack, compiled."""

    def __init__(self, rules: Rules) -> None:
        compiled = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in rules.furniture]
        self._head = [(rule, pattern) for rule, pattern in compiled if rule.extent == "head"]
        self._credits = [(rule, pattern) for rule, pattern in compiled if rule.extent in ("credit", "other credit")]
        self._others = [pattern for rule, pattern in compiled if rule.extent == "other day"]
        self._masthead = [(rule, pattern) for rule, pattern in compiled if rule.extent == "masthead"]
        apart = ("head", "masthead", "credit", "other credit", "other day")
        self._body = [(rule, pattern) for rule, pattern in compiled if rule.extent not in apart]
        # Most lines are none, which one look tells.
        self._any = any_of([rule.pattern for rule, _ in self._body])

    def find(self, line: str) -> FurnitureRule | None:
        """The first rule in the order of the pack that knows the line; rules for the head and for credits aside."""
        line = line[:_SEEN]
        if self._any.match(line) is None:
            return None
        return next((rule for rule, pattern in self._body if pattern.match(line)), None)

    def heads(self, line: str) -> Iterator[tuple[FurnitureRule, re.Match[str]]]:
        """Each rule for the head that knows the line, with its match."""
        return _matches(self._head, line)

    def mastheads(self, line: str) -> Iterator[tuple[FurnitureRule, re.Match[str]]]:
        """Each rule for the first line that knows it, with its match."""
        return _matches(self._masthead, line)

    def credit(self, piece: str) -> tuple[FurnitureRule, dict[str, str]] | None:
        """The first rule that knows a piece of a line of credits as a whole, with what the piece says."""
        for rule, pattern in self._credits:
            match = pattern.fullmatch(piece)
            if match is not None:
                return rule, {name: value.strip('"“”') for name, value in match.groupdict().items() if value}
        return None

    def is_of_another_day(self, before: str) -> bool:
        """Whether what stands before a day says that it isn't the day of the document."""
        return any(pattern.match(before[-_SEEN:]) for pattern in self._others)


def _matches(
    rules: Sequence[tuple[FurnitureRule, re.Pattern[str]]], line: str
) -> Iterator[tuple[FurnitureRule, re.Match[str]]]:
    for rule, pattern in rules:
        match = pattern.match(line[:_SEEN])
        if match is not None:
            yield rule, match


@lru_cache(maxsize=4)
def furniture_lexicon(rules: Rules) -> FurnitureLexicon:
    """The lexicon of a set of rules, made once."""
    return FurnitureLexicon(rules)
