"""The time that stands where a speaker is looked for: "Police on Friday said", "Three weeks ago the company said"."""

import re
from collections.abc import Sequence

from reconcile.extract.tokens import Token
from reconcile.text.grammar import MONTHS, WEEKDAYS

_DAYS = WEEKDAYS | {"yesterday", "today", "tonight"}
SPANS = frozenset({"day", "week", "month", "year", "night", "morning", "afternoon", "evening", "weekend"})
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_WHICH = frozenset({"last", "this", "next", "late", "early", "earlier", "later", "that"})
_AWAY = frozenset({"ago", "later", "earlier"})
_AWAY_WITHIN = 5  # words: "Just over two weeks ago"
_LONGEST = 36  # characters: "late on Wednesday afternoon"
_MONTH = "|".join(sorted(MONTHS))
_WHEN = re.compile(
    rf"""
    (?: \s(?:late|early|earlier|later|on|in|last|this) )* \s
    (?: (?:{"|".join(sorted(_DAYS))}) (?: \s(?:night|morning|afternoon|evening) )?
      | (?: (?<=last\s) | (?<=this\s) ) (?:{"|".join(sorted(SPANS | _SEASONS))})
      | (?<=in\s) (?: {_MONTH} | \d{{4}} )
      | (?<=on\s) (?: (?:{_MONTH})\s\d{{1,2}} | \d{{1,2}}\s(?:{_MONTH}) )
    )\Z
    """,
    re.VERBOSE,
)


def without_time(text: str, tokens: Sequence[Token], end: int) -> int:
    """How many of the first `end` tokens are left without the time between a speaker and the verb."""
    last = tokens[end - 1].text if end else ""
    if last not in _DAYS | MONTHS | SPANS | _SEASONS and not last.isdigit():
        return end
    limit = tokens[end - 1].end
    when = _WHEN.search(text, max(tokens[0].start, limit - _LONGEST), limit)
    return sum(token.end <= when.start() for token in tokens[:end]) if when else end


def opens_with_time(tokens: Sequence[Token]) -> bool:
    """Whether a time stands before the noun phrase: "Three weeks ago", "Last month"."""
    words = [token.text.casefold() for token in tokens[: _AWAY_WITHIN + 1]]
    if not _AWAY.isdisjoint(words[1:-1]):
        return True
    follows = tokens[1].text if len(tokens) > 2 else ""
    return words[0] in _WHICH and follows in SPANS | _SEASONS | _DAYS | MONTHS
