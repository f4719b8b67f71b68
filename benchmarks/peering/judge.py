"""Alarms against what is expected of a corpus."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from peering.alarm import Alarm, Place
from peering.truth import Conflict, Corpus


class Score(Struct, frozen=True, kw_only=True):
    """Counts. Of the conflicts: how many are flagged (some of their words, not held against a wrong document), shown
    (the other words too) and explained (the expected cause named). Of the rest, how many things are flagged that
    should not be, each once: facts that agree, facts that are updates, facts of one document, texts that are no facts.
    `unlike` are alarms whose two texts speak of two different facts."""

    flagged: int = 0
    shown: int = 0
    explained: int = 0
    agreeing: int = 0
    updates: int = 0
    single: int = 0
    quiet: int = 0
    unlike: int = 0
    alarms: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(**{field: getattr(self, field) + getattr(other, field) for field in self.__struct_fields__})


def score(corpus: Corpus, alarms: Sequence[Alarm]) -> Score:
    """How a program did on a corpus."""
    stray = [one for one in alarms if not any(_flags(one, conflict) for conflict in corpus.conflicts)]

    def facts(verdict: str) -> int:
        return sum(_touched(fact.places, stray) for fact in corpus.facts if fact.verdict == verdict)

    return Score(
        flagged=sum(any(_flags(one, conflict) for one in alarms) for conflict in corpus.conflicts),
        shown=sum(any(_shows(one, conflict) for one in alarms) for conflict in corpus.conflicts),
        explained=sum(any(_explains(one, conflict) for one in alarms) for conflict in corpus.conflicts),
        agreeing=facts("agree"),
        updates=facts("update"),
        single=facts("single-source"),
        quiet=sum(_touched([place], stray) for place in corpus.quiet),
        unlike=sum(_unlike(corpus, one) for one in alarms),
        alarms=len(alarms),
    )


def possible(corpus: Corpus) -> Score:
    """The most that each count but the last two can be; `explained` is of the conflicts whose cause is expected."""
    verdicts = [fact.verdict for fact in corpus.facts]
    return Score(
        flagged=len(corpus.conflicts),
        shown=len(corpus.conflicts),
        explained=sum(conflict.cause is not None for conflict in corpus.conflicts),
        agreeing=verdicts.count("agree"),
        updates=verdicts.count("update"),
        single=verdicts.count("single-source"),
        quiet=len(corpus.quiet),
    )


def touches(alarm: Alarm, places: Iterable[Place]) -> bool:
    """Whether what it flags is there; what it compares with doesn't count."""
    return any(one.meets(place) for one in alarm.at for place in places)


def _touched(places: Sequence[Place], alarms: Iterable[Alarm]) -> bool:
    return any(touches(one, places) for one in alarms)


def _flags(alarm: Alarm, conflict: Conflict) -> bool:
    compared = {place.document for place in alarm.against} or set(alarm.sources)
    return touches(alarm, conflict.places) and not compared.isdisjoint(conflict.documents)


def _shows(alarm: Alarm, conflict: Conflict) -> bool:
    if not _flags(alarm, conflict):
        return False
    at = [place for place in conflict.places if any(place.meets(one) for one in alarm.at)]
    others = [place for place in conflict.places if place not in at]
    if not others:  # all of it is in one place: a weekday that doesn't fit its date
        return True
    figures = {figure for quote in conflict.quotes for figure in re.findall(r"\d+(?:\.\d+)?", quote.replace(",", ""))}
    return any(one.meets(place) for one in alarm.against for place in others) or not figures.isdisjoint(alarm.hints)


def _explains(alarm: Alarm, conflict: Conflict) -> bool:
    return conflict.cause is not None and alarm.cause == conflict.cause and _shows(alarm, conflict)


def _unlike(corpus: Corpus, alarm: Alarm) -> bool:
    """Not so where a derived figure is held against those it is derived from, which are expected together."""
    if any(_shows(alarm, conflict) for conflict in corpus.conflicts):
        return False
    return any(_apart(corpus, a, b) for a in alarm.at for b in alarm.against)


def _apart(corpus: Corpus, a: Place, b: Place) -> bool:
    facts_a, facts_b = _facts(corpus, a), _facts(corpus, b)
    return bool(facts_a and facts_b) and facts_a.isdisjoint(facts_b)


def _facts(corpus: Corpus, at: Place) -> set[str]:
    return {fact.id for fact in corpus.facts if any(place.meets(at) for place in fact.places)}
