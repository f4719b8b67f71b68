"""A claim: a mention with its value settled and its frame, that is, what the value is a value of."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from reconcile.model.interval import Interval, Period
from reconcile.model.mention import Bound, Direction, Kind

Polarity = Literal["affirmed", "denied"]
Modality = Literal["fact", "plan", "forecast", "target", "condition"]
Granularity = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century", "span"]


class Speaker(Struct, frozen=True, kw_only=True, gc=False):
    """Who said it: the full name where the document gives one, and the span of the words that name the speaker here."""

    name: str | None
    role: str | None = None
    organisation: str | None = None
    start: int | None = None
    end: int | None = None


class Frame(Struct, frozen=True, kw_only=True, gc=False):
    """What is measured, of whom, for which period, against which baseline.

    `measure` is the noun phrase as written, `concept` the id in rules/measures.yaml if it is known there.
    `role` tells the figures of one sentence apart: "level", "change", "previous" (the level before the change), "whole"
    ("19 of the 45"), "part" ("nine of the dead"), "start", "end", "length" (of an event), "publication" (the document's
    own date), "period" (a date that only times a figure), "record" (a time in which there was no such: "the worst fire
    in 20 years"); a statement with figures in it has "figures", one with dates alone "dated", and the `period` of the
    date if there is but one; a "post" is one that gives its `owner` the post in `measure`.
    `terms` are the folded content words of the clause, the ground for fuzzy comparison.
    `subjects` are the names that the clause is about, countries under one name however they are written; `places` are
    those that rules/names.yaml knows as countries, places or bodies: two figures of different places are two facts.
    `period_written` without a `period` is a time that can't be resolved ("this year" in an undated text).
    `owner` is whose figure it is where there may be one for each of several ("Varga received 65,014 votes").
    `marks` are the names and numbers by which its clause tells one thing from others of its kind, with the place where
    each stands: ("subject", "Leeds"), ("in", "York"), ("# route", "5"); ("in @", "France") for places that the rules
    know.
    `acts` are the sides it is on of what may be done or undone: ("hiring and dismissing", "0"); see "opposite" in
    rules/vocabulary.yaml.
    `noun` is the folded head noun of a count; empty where people are counted, whatever they are called. Of an age
    without an owner it is who is so old ("boy"), empty for "the 34-year-old" and "she is 34".
    `turn` is the way that a level went to get there: "rose to 68", "68, down from 71".
    `culprit` marks a count of people that counts whoever did it to them: "three dead, including the gunman".
    """

    measure: str | None = None
    concept: str | None = None
    noun: str | None = None
    owner: str | None = None
    role: str = "level"
    subjects: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    period: Period | None = None
    period_written: bool = False
    baseline: str | None = None
    direction: Direction | None = None
    turn: Direction | None = None
    modality: Modality = "fact"
    polarity: Polarity = "affirmed"
    scope: str | None = None
    marks: frozenset[tuple[str, str]] = frozenset()
    acts: frozenset[tuple[str, str]] = frozenset()
    culprit: bool = False

    def at_other_times(self, other: "Frame") -> bool:
        """Whether both have a time, and not the same: what failed in May may pass in June."""
        return self.period is not None and other.period is not None and not self.period.overlaps(other.period)

    def exchanges(self, other: "Frame") -> bool:
        """Whether two names have changed places: "Norvik lent Orbis $40m" and "Orbis lent Norvik $40m"."""
        mine, theirs = _named(self), _named(other)
        pairs = [(one, two) for one in mine for two in mine if one < two and one in theirs and two in theirs]
        return any(
            mine[one] == theirs[two] and mine[two] == theirs[one] and not mine[one] & mine[two]
            for one, two in pairs
            if not _MUTUAL & {one.split()[0], two.split()[0]}
        )


def _named(frame: Frame) -> dict[str, set[str]]:
    """The names of each part that somebody has in what is told."""
    found: dict[str, set[str]] = {}
    for slot, name in frame.marks:
        if slot[0] != "#":
            found.setdefault(slot, set()).add(name)
    return found


_MUTUAL = frozenset({"with", "between", "against", "and"})  # who signs a deal with whom is all one


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """One claim of one document. `text` is `document.text[start:end]`; `line` and `column` count from 1.

    `value` is what is written, not widened by rounding (`precision` says how far it may be: half the unit of the last
    digit) nor by `approximate`. Dates carry a Period and their `granularity`; `derivation` says in words how a value
    came about that is not written out ("Friday before 2023-03-18"). `assumed` names what was settled by default:
    "currency", "year", "day-month order". `weekday_mismatch` is the weekday written beside a date that it doesn't fit.
    `alternatives` holds the other readings of an ambiguous numeric date.
    `restates` is the id of the claim whose value this one repeats in brackets.
    """

    id: str
    document: str
    kind: Kind
    text: str
    start: int
    end: int
    line: int
    column: int
    value: Interval | Period | None = None
    unit: str | None = None
    precision: Decimal | None = None
    granularity: Granularity | None = None
    approximate: bool = False
    approximation: str | None = None
    bound: Bound | None = None
    candidates: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    derivation: str | None = None
    weekday_mismatch: str | None = None
    alternatives: tuple[Period, ...] = ()
    restates: str | None = None
    frame: Frame = Frame()
    speaker: Speaker | None = None
    furniture: bool = False
