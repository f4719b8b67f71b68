"""Phrases that messages of several rooms have in common."""

import difflib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_month(day: date) -> str:
    """ "Mar": the English name, whatever the process's locale says."""
    return MONTHS[day.month - 1]


def suggestion(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, as a question, or all of them where none is."""
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(words)}"


def choices(kind: Any) -> list[str]:
    """The texts that a type made of Literals allows: a, b for `Literal["a", "b"] | None`."""
    return [word for part in get_args(kind) for word in ([part] if isinstance(part, str) else choices(part))]


def counted(number: int, noun: str) -> str:
    """1 fault, 2 faults, 2 entries."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def tally(severities: Iterable[str]) -> str:
    """How many of each severity, the worst first: "1 error, 2 notes"; empty where there is none."""
    counts = Counter(severities)
    return ", ".join(
        counted(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]
    )
