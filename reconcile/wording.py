"""Phrases that messages of several rooms have in common."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, get_args

_CONSONANT_Y = re.compile(r"[^aeiou]y$")

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_month(day: date) -> str:
    """ "Mar": the English name, whatever the process's locale says."""
    return MONTHS[day.month - 1]


def suggestion(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, as a question, or all of them where none is."""
    words = list(known)
    near = nearest(word, words)
    return f"did you mean {near!r}?" if near else f"known: {', '.join(words)}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `word`; None where none is like it."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1)), None)


def choices(kind: Any) -> list[str]:
    """The texts that a type made of Literals allows: a, b for `Literal["a", "b"] | None`."""
    return [word for part in get_args(kind) for word in ([part] if isinstance(part, str) else choices(part))]


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 fault", "2 entries", "2 days", "2,000 faults"; `plural` where it is none of these."""
    if number != 1:
        noun = plural or (f"{noun[:-1]}ies" if _CONSONANT_Y.search(noun) else f"{noun}s")
    return f"{number:,} {noun}"


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c"; empty where there is none."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def opening(text: str) -> str:
    """The first eight words, in quotation marks: “The new bridge over the Aller cost $48.2…”."""
    words = text.split()
    return f"“{' '.join(words[:8])}{'…' if len(words) > 8 else ''}”"


def tally(severities: Iterable[str]) -> str:
    """How many of each severity, the worst first: "1 error, 2 notes"; empty where there is none."""
    counts = Counter(severities)
    return ", ".join(
        counted(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]
    )
