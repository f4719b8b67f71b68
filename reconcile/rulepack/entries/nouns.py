"""rules/nouns.yaml: what is counted, and what only looks like a count."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class NounRule(Entry, frozen=True, kw_only=True):
    """Words about the noun of a count.

    `role`: "stop" words end a noun phrase; "name" words make the number behind them a name ("Flight 370"); "state"
    words count people by what happened to them ("six hurt"); "tally" nouns stand before a bare total ("the toll rose to 57");
    "modifier" words are plurals that also stand before a noun ("sports cars"); "not_plural" words only look like
    plurals ("glass"); "invariant" nouns are the same in both numbers;
    "irregular" gives singulars, plural first.
    """

    role: Literal["stop", "name", "state", "tally", "modifier", "not_plural", "invariant", "irregular", "ordinal_idiom"]
    forms: tuple[str, ...] = ()
    singular: dict[str, str] = {}
