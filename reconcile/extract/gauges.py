"""Bare numbers that are the level of an index: "the PMI rose to 51.2 in May"."""

import re

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import noun_forms_of

_REACH = 120  # code points from the index to its level
_MOST = 500_000  # points; no index stands higher
_BY = r"[0-9][0-9.,]*(?:%|[ ](?:per[ ]?cent|points?))"
_STEP = rf"(?:[ ]{_BY}(?:,?[ ](?:or[ ])?{_BY},?)?)?"
_WHEN = re.compile(r"[ ](?:in|on|at|for|last|this|by|after|during)[ ]|[ ](?:from|compared|against|versus|up|down)[ ]")


class Gauges:
    """Finds the numbers that an index stands at, in points."""

    def __init__(self, rules: Rules) -> None:
        gauge, reads = (alternation(noun_forms_of(rules, role)) for role in ("gauge", "gauge_reads"))
        # No other clause between the two, and no figure but how far it went: "rose 1.2%, or 38.6 points, to 3,210.4".
        self._before = re.compile(rf"(?<!\w){gauge}(?!\w)[^,;:.!?()\n0-9]{{0,70}}?{_STEP}[ ]{reads}[ ]\Z")

    def level(self, text: str, found: Amount, start: int, *, ends_clause: bool) -> Amount | None:
        """The number as points where an index stands at it: `start` is where it begins with what qualifies it."""
        if found.kind is not None or found.numeral.ordinal or found.high > _MOST:
            return None
        if not ends_clause and not _WHEN.match(text, found.end):
            return None
        if self._before.search(text, max(0, start - _REACH), start) is None:
            return None
        return replace(found, kind="quantity", unit="point", suffixed=True)
