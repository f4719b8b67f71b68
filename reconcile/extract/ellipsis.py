"""Bare numbers that leave out a noun said just before: "won 19 seats; in 2020 it had won 17"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, in_short_millions
from reconcile.extract.bare import COMPARABLE, Bare
from reconcile.extract.change import Changes
from reconcile.extract.gauges import Gauges
from reconcile.extract.levels import Levels, same_thing
from reconcile.extract.lists import Lists
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import lead_word
from reconcile.extract.qualifiers import Qualifiers
from reconcile.extract.steps import Steps
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import noun_forms_of

_REACH = 240  # characters back to the noun; a sentence and the one before it are seldom longer
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"‘(])|\n")
_UNSCALED = Decimal(1000)  # a magnitude left out goes with a smaller number: "$5.2 billion, up from 4.9"
_FARTHEST = 20  # times; levels of one thing at two times lie closer together
_MEMORY = 4  # amounts; a noun further back is no longer in the reader's ear
_COORDINATED = re.compile(r"(?:,|,?[ ](?:and|but|while))[ ](?:[a-z]+ly[ ])?(?P<verb>[a-z]+)[ ]\Z")
# "A mean of seven per shift" is a rate, "4 of 6 free kicks" has its own noun.
_OF_ITS_OWN = re.compile(r"[ ]per[ ]|[ ](?:out[ ])?of[ ](?:the[ ]|its[ ])?[0-9]")
# What may stand before the number that begins a clause, and the verb behind it: "..., and all 60 were found".
_CLAUSE_OPENS = re.compile(
    r"(?:\A|\n|(?<=[a-z0-9)”\"’]{2})[.;:!?]”?[ ]|[,–—][ ](?:and[ ]|but[ ]|while[ ])?"
    r"|(?<!\w)(?:and|but|while|that|said)[ ])"
    r"(?:(?:all|only|just|both|the)[ ]|(?:none|all|most|some|half|many|few|each)[ ]of[ ]the[ ])?\Z",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"[ ](?:(?:still|also|later|then|now|since)[ ])?"
    r"(?:(?:were|are|had|have|did|do|remain|came|went|left|fled|got|took|made|said)\b"
    # "two unidentified men" are no two who identified anything
    r"|[a-z]{2,}ed(?=[.,;:]|[ ](?:to|the|an?|in|on|at|for|from|by|with|their|his|her|its|as|of|it|them|after|before"
    r"|when|and|but|or)\b))"
)
_WHEN = re.compile(
    r"(?<!\w)(?:as|when|where|after|before|because|if|since|though|although|until|saying)[ ]\Z", re.IGNORECASE
)
_GOES_ON = re.compile(r"[ ](?:is|was|has|will|would|continues?|continued|goes)\b")
_PAST = re.compile(r"(?:[a-z]{2,}ed|[a-z]{2,}ing)\Z")


class Ellipses:
    """Gives bare numbers the noun of the figure that they are set beside, where words on both sides say so."""

    def __init__(self, rules: Rules, nouns: Nouns, changes: Changes, qualifiers: Qualifiers) -> None:
        self._nouns = nouns
        self._qualifiers = qualifiers
        self._levels = Levels(rules, changes)
        self._gauges = Gauges(rules)
        self._lists = Lists(rules, nouns)
        self._steps = Steps(nouns, changes)
        self._further = re.compile(rf"{alternation(noun_forms_of(rules, 'further'))} \Z", re.IGNORECASE)
        self._streak = re.compile(rf" {alternation(noun_forms_of(rules, 'streak'))}")
        self._not_verbs = frozenset(noun_forms_of(rules, "not_taking"))

    def fill(self, text: str, amounts: Sequence[Amount]) -> list[Amount]:
        """The amounts in the order of the text, with units for those bare ones that take over a noun."""
        filled: list[Amount] = []
        recent: list[Amount] = []
        for found in amounts:
            bare = found if found.kind is None else in_short_millions(found)
            if bare is not None and _is_plain(bare) and not _OF_ITS_OWN.match(text, bare.end):
                source = self._source(text, bare, recent)
                if source is not None and (found.kind is None or source.kind == "money"):
                    found = _taking(bare, source)
                elif source is None:
                    found = self._counting(text, found)
            if found.kind is not None:
                recent = [found, *recent[: _MEMORY - 1]]
            filled.append(found)
        return filled

    def _counting(self, text: str, found: Amount) -> Amount:
        """The number as a count of what follows, or the points of an index; itself where it is neither."""
        if self._are_people(text, found):
            return replace(found, kind="count", unit="person", noun="people")
        start = self._beginning(text, found)
        ends_clause = self._nouns.tallies.ends_clause(text, found.end)
        return (
            self._gauges.level(text, found, start, ends_clause=ends_clause)
            or self._steps.counted(text, found, start)
            or found
        )

    def _source(self, text: str, found: Amount, recent: Sequence[Amount]) -> Amount | None:
        """The figure whose noun the number takes over."""
        here: list[Amount] = []
        near: list[Amount] = []
        for earlier in recent:
            if found.start - earlier.end > _REACH:
                break
            ends = sum(1 for _ in _SENTENCE_END.finditer(text, earlier.end, found.start))
            if ends == 0:
                here.append(earlier)
            if ends < 2:
                near.append(earlier)
        if found.numeral.ordinal:
            ranked = [earlier for earlier in near if earlier.kind in ("count", "ordinal")]
            return ranked[0] if ranked and self._streak.match(text, found.end) else None
        bare = Bare(
            text=text,
            found=found,
            start=self._beginning(text, found),
            here=here,
            near=near,
            ends_clause=self._nouns.tallies.ends_clause(text, found.end),
        )
        return (
            self._levels.source(bare)
            or self._lists.source(bare)
            or self._steps.source(bare)
            or self._same_deed(bare)
            or same_thing(bare)
            or self._rest(bare)
        )

    def _beginning(self, text: str, found: Amount) -> int:
        """Where a number begins with the words that qualify it."""
        qualifier = self._qualifiers.before(text, found.start)
        return qualifier.start if qualifier is not None else found.start

    def _are_people(self, text: str, found: Amount) -> bool:
        """ "More than 12,000 fled their homes", "... where 300 queued": what only people do, no noun said before."""
        if (
            found.kind is not None
            or found.numeral.ordinal
            or not self._nouns.tallies.is_done_by_people(text, found.end)
        ):
            return False
        start = self._beginning(text, found)
        low = max(0, start - 32)
        return _CLAUSE_OPENS.search(text, low, start) is not None or _WHEN.search(text, low, start) is not None

    def _same_deed(self, bare: Bare) -> Amount | None:
        """ "won 19 seats; in 2020 it had won 17", "opened 12 shops and closed 3", "Another 9 were hurt"."""
        text, start, here = bare.text, bare.start, bare.here
        verb = lead_word(text, start)
        if (
            not bare.ends_clause
            or not verb
            or verb in self._not_verbs
            or not (verb in self._nouns.taking or _PAST.match(verb))
        ):
            return None
        for earlier in bare.near:
            if earlier.kind not in COMPARABLE:
                continue
            before = self._qualifiers.before(text, earlier.start)
            if lead_word(text, before.start if before is not None else earlier.start) == verb:
                return earlier
        beside = bool(here) and here[0].kind == "count" and _COORDINATED.fullmatch(text, here[0].end, start)
        return here[0] if beside else None

    def _rest(self, bare: Bare) -> Amount | None:
        """ "Some 400 people fled; about 60 remain", "Twelve miners came up. The search for the other nine goes on."."""
        text, found, start = bare.text, bare.found, bare.start
        acts = _ACTS.match(text, found.end) is not None
        if not acts and not bare.ends_clause and not _GOES_ON.match(text, found.end):
            return None
        opens = acts and _CLAUSE_OPENS.search(text, max(0, start - 32), start) is not None
        if not opens and not self._further.search(text, max(0, start - 24), start):
            return None
        counts = [earlier for earlier in bare.near if earlier.kind == "count" and found.low <= earlier.high * _FARTHEST]
        named = next((count for count in counts if not self._nouns.tallies.is_state(count.unit)), None)
        return named or (replace(counts[0], unit="person", noun="people") if counts else None)


def _taking(found: Amount, source: Amount) -> Amount:
    kind = "ordinal" if found.numeral.ordinal else "count" if source.kind == "ordinal" else source.kind
    factor = _magnitude(found, source)
    if source.kind == "money" and source.factor < 1 and found.numeral.factor == 1:
        factor = source.factor  # "60 cents, up from 45"
    return replace(
        found,
        kind=kind,
        unit=source.unit,
        factor=factor,
        low=found.low * factor,
        high=found.high * factor,
        ulp=found.ulp * factor,
        candidates=source.candidates,
        assumed=source.assumed,
        noun=source.noun,
        end=found.end if kind == "money" else found.numeral.end,
        suffixed=True,
        qualifier=None,
    )


def _magnitude(found: Amount, source: Amount) -> Decimal:
    """What a number is multiplied by that leaves out the magnitude of the one it is set beside."""
    numeral = found.numeral
    own = source.numeral.factor if source.numeral.factor != 1 else _written_scale(source)
    if (
        numeral.factor != 1
        or numeral.grouped
        or own < 1000
        or found.low != numeral.value
        or not 0 < found.low < _UNSCALED
    ):
        return Decimal(1)
    near = source.low / _FARTHEST <= found.low * own <= source.low * _FARTHEST
    return own if near else Decimal(1)


def _written_scale(source: Amount) -> Decimal:
    scale = source.numeral.money_scale
    return scale.factor if scale is not None and source.kind == "money" else Decimal(1)


def _is_plain(found: Amount) -> bool:
    numeral = found.numeral
    if (
        numeral.glued
        or numeral.led
        or numeral.share
        or numeral.high is not None
        or (numeral.value < 2 and numeral.ulp == 1)
    ):
        return False
    return not numeral.may_be_year
