"""rules/measures.yaml: what figures measure and what happens on dates, under all their names."""

from typing import Literal

from reconcile.rulepack.entry import Entry

MeasuredKind = Literal["money", "percent", "percent_change", "quantity", "count", "ordinal", "age", "duration", "date"]


class Measure(Entry, frozen=True, kw_only=True):
    """One thing that can be measured or can happen; the id is its name.

    `forms` are words and phrases that name it ("bilateral trade", "trade turnover"), in their base form: plurals and
    verb endings are found too. `around` are pairs of words with a figure between: "claim", "lives" finds "claimed 12
    lives".
    `kinds` are the kinds of claim that it can be the measure of; empty means all.
    `unless` are words and phrases, as written, in which a form means something else ("trade union", "important").
    `label` is how reports name it. `of` "person" lets the measure count people whatever they are called ("12
    villagers were killed"), "thing" anything that the form's verb is done to ("recalled 12,000 kettles").
    `dimensions` are those of the quantities that it can be (see rules/units.yaml; empty means all). `owner` measures
    belong to one of several people, parties or firms: votes, revenue; `undergone` ones are done to their owner, whom
    a judge sentences. `generic` measures say little without the words beside them ("in a row", "cost"). `tally` marks
    a count that later reports raise ("rising": the dead) or revise either way ("changing": the missing): then later
    replaces earlier. `part_of` names the measure that this one is a part of: a part is never compared with its whole.
    `besides` counts leave none of their own out when they are told as "others": "two died, four others were hurt".
    `daily` events happen on a day: a month or a year beside them and a figure is the figure's time. `opposite` names
    the measure of the other sign: a loss is no profit. Of a `limit`, what a law or a device allows, "up to" tells the
    limit itself: where all that is said of one is so told, "up to $3,000" and "up to $30,000" are two. What happens
    `once` to a thing, that it was built or founded, has one year: two years of it are a mistake in one of them.
    """

    label: str
    forms: tuple[str, ...]
    around: tuple[tuple[str, str], ...] = ()
    unless: tuple[str, ...] = ()
    kinds: tuple[MeasuredKind, ...] = ()
    of: Literal["person", "thing"] | None = None
    dimensions: tuple[str, ...] = ()
    owner: bool = False
    undergone: bool = False
    generic: bool = False
    besides: bool = False
    daily: bool = False
    tally: Literal["rising", "changing"] | None = None
    part_of: str | None = None
    opposite: str | None = None
    limit: bool = False
    once: bool = False
