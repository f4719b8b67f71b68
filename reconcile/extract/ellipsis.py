"""Bare numbers that leave out a noun said just before: "won 19 seats; in 2020 it had won 17"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, in_short_millions
from reconcile.extract.change import Changes
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import lead_word
from reconcile.extract.qualifiers import Qualifiers
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER

_REACH = 240  # characters back to the noun; a sentence and the one before it are seldom longer
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"‘(])|\n")
_LEVELS = frozenset({"count", "quantity", "percent"})
_COMPARABLE = _LEVELS | {"duration", "money"}
_CLOSES = frozenset(")]")
_OPENS = frozenset("([")
_MOST_IN_A_DAY = 20  # percent
_LEVEL = 1000  # points; an index seldom moves by as many
_UNSCALED = Decimal(1000)  # a magnitude left out goes with a smaller number: "$5.2 billion, up from 4.9"
_MILLION = 1_000_000
_FARTHEST = 20  # times; levels of one thing at two times lie closer together
_MEMORY = 4  # amounts; a noun further back is no longer in the reader's ear
_COORDINATED = re.compile(r"(?:,|,?[ ](?:and|but|while))[ ](?:[a-z]+ly[ ])?(?P<verb>[a-z]+)[ ]\Z")
_LISTED = re.compile(r"[^.;:!?\n]{0,40}(?:,|,?[ ]and)[ ]\Z")
# "Profit was €214.3 million (prior year: 171.0 million)", "12 points (Jones: 9)".
_LABELLED = re.compile(r"[^()\n]{0,40}[ ]\([^()\n:;0-9]{0,24}(?:[QH][1-4][ ])?(?:(?:19|20)[0-9]{2})?:[ ]\Z")
_PART_OPENS = re.compile(r"(?:,|[ ]and|,[ ]and)[ ]\Z")  # "of the 40 ships, 12 sank and 3 burned"
# "Forty-one members abstained and 12 were absent".
_OTHERS = re.compile(r"[ ][^.;:!?,\n]{1,40},?[ ](?:and|while|but)[ ]")
_STATE = re.compile(r"[ ](?:were|are|remain|remained|did|have|had)[ ]")
# "... 12 points and Sean Price 11", "..., Boris Hill for nine": a name alone, as the first figure had one.
_OTHER_NAME = re.compile(
    rf"(?:[,;]|[,;]?[ ](?:and|while|but))[ ](?:the[ ])?(?:{UPPER}[\w’'.-]*[ ]){{0,3}}(?P<last>{UPPER}[\w’'-]+)"
    r"(?:,|[ ](?:for|with|to|at|on|by|in))?[ ]"
)
# "Food rose 6 per cent, clothes almost four and rents three".
_OTHER_NOUN = re.compile(r"(?:[,;]|[,;]?[ ](?:and|while|but))[ ](?:the[ ])?(?:[a-z]+[ ])?(?P<last>[a-z]+)[ ]")
_AND_MORE = re.compile(
    r"[ ]and[ ][a-z]+[ ](?:[a-z]+[ ]){0,2}?(?:[0-9]|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_WHOLE = 100  # percent
_GAP_ENDS = re.compile(rf"\s*(?:[.;!?)”\"\n](?![0-9])|,(?![0-9])|\Z)|[ ]and[ ](?:the[ ])?{UPPER}")
_OF_ALL = re.compile(r"(?:\A|[\n.;:!?,(“\"–—])\s?[Oo]f(?:[ ](?:the|its|their|those|these|his|her|all))?[ ]\Z")
_IN_PLACE = re.compile(rf"[ ](?:in|from|at|near)[ ](?:the[ ])?{UPPER}")
_IN_YEAR = re.compile(r"[ ]in[ ](?:19|20)[0-9]{2}(?!\w)")
# "against a target of 12", "compared with the five-year average of 12".
_GOAL = (
    r"(?: (?:an?|the|its|their)(?: [a-z-]+){0,2} (?:target|average|forecast|estimate|goal|norm|limit|total|median) of)"
)
_TO = r"\A(?: in (?:19|20)[0-9]{2})? to"  # "from 63 cars in 2019 to 57"
_MORE_THAN = re.compile(r"[ ](?:more|fewer|less)[ ]than\b")
_ASIDE = re.compile(r",[ ]|[ ][-–—(][ ]?|,[ ]or[ ]|,[ ]which[ ](?:is|was)[ ]")
_TO_LEVEL = re.compile(
    r"(?:,?[ ]or[ ][0-9.]{1,6}[ ]?(?:%|percent|per[ ]cent))?,?(?:[ ](?:lower|higher|up|down|off))?"
    r"(?:[ ]to[ ](?:close|end|finish|settle)(?:[ ]the[ ](?:day|session|week))?)?[ ](?:to|at)[ ]"
)
_SAME_THING = re.compile(r"(?<!\w)(?:it|they|there)[ ](?:was|were|had[ ]been|stood[ ]at|came[ ]to)[ ]\Z", re.IGNORECASE)
_THEN = re.compile(r"\b(?:ago|before|earlier|previous|last|prior|in[ ](?:19|20)[0-9]{2})\b")
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
        self._changes = changes
        self._qualifiers = qualifiers
        words: dict[str, list[str]] = {}
        for entry in rules.nouns:
            words.setdefault(entry.role, []).extend(entry.forms)
        self._compared = re.compile(
            rf"(?:{alternation(words.get('compared', ()))}{_GOAL}?|{_TO})(?: the)? \Z", re.IGNORECASE
        )
        self._loose = re.compile(rf"(?:{_TO}|(?<![Uu]p)(?<![Dd]own) (?:from|than))(?: the)? \Z")
        self._part = re.compile(rf"{alternation(words.get('part', ()))} \Z", re.IGNORECASE)
        self._further = re.compile(rf"{alternation(words.get('further', ()))} \Z", re.IGNORECASE)
        self._followed = re.compile(rf" {alternation(words.get('followed', ()))}")
        self._streak = re.compile(rf" {alternation(words.get('streak', ()))}")
        self._verbs = frozenset(words.get("taking", ()))
        self._not_verbs = frozenset(words.get("not_taking", ()))

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
                elif source is None and self._are_people(text, found):
                    found = replace(found, kind="count", unit="person", noun="people")
            if found.kind is not None:
                recent = [found, *recent[: _MEMORY - 1]]
            filled.append(found)
        return filled

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
        start = self._beginning(text, found)
        ends_clause = self._nouns.tallies.ends_clause(text, found.end)
        return (
            _more(text, found, start, here)
            or (_index(text, found, here) if ends_clause else None)
            or self._level(text, start, here, ends_clause)
            or self._listed(text, found, start, here, ends_clause)
            or self._gapped(text, found, start, here)
            or self._same_deed(text, start, here, near, ends_clause)
            or self._same_thing(text, found, start, near, ends_clause)
            or self._rest(text, found, start, near, ends_clause)
        )

    def _beginning(self, text: str, found: Amount) -> int:
        """Where a number begins with the words that qualify it."""
        qualifier = self._qualifiers.before(text, found.start)
        return qualifier.start if qualifier is not None else found.start

    def _are_people(self, text: str, found: Amount) -> bool:
        """ "More than 12,000 fled their homes", "... where 300 queued": what only people do, no noun said before."""
        if found.kind is not None or found.numeral.ordinal or not self._nouns.tallies.is_of_people(text, found.end):
            return False
        start = self._beginning(text, found)
        low = max(0, start - 32)
        return _CLAUSE_OPENS.search(text, low, start) is not None or _WHEN.search(text, low, start) is not None

    def _level(self, text: str, start: int, here: Sequence[Amount], ends_clause: bool) -> Amount | None:
        """ "460 vans, compared with 63", "38,214 runners, up 4 percent from the 36,750 of last year"."""
        for earlier in here:
            if earlier.kind not in _COMPARABLE or self._is_change(text, earlier) or _in_brackets(text, earlier):
                continue
            gap = text[earlier.end : start]
            if _LABELLED.fullmatch(gap):
                return earlier
            if len(gap) > 80 or not self._compared.search(gap):
                return None
            return earlier if ends_clause or not self._loose.search(gap) else None
        return None

    def _is_change(self, text: str, figure: Amount) -> bool:
        return figure.kind == "percent" and self._changes.direction(text, figure.start, figure.end) is not None

    def _listed(self, text: str, found: Amount, start: int, here: Sequence[Amount], ends_clause: bool) -> Amount | None:
        """ "12 people in Ohio and 4 in Iowa", "40 cars, 9 of them red", "Of the 40 cars in town, 9 were sold"."""
        if here and here[0].kind in _LEVELS and _IN_YEAR.match(text, found.end):
            return here[0] if _LISTED.fullmatch(text, here[0].end, start) else None
        if here and here[0].kind == "money" and _MILLION <= found.low < here[0].low:
            # "90 million crowns, of which 60 million"
            return here[0] if self._part.search(text, here[0].end, start) else None
        counts = [earlier for earlier in here if earlier.kind == "count"]
        if not counts:
            return None
        whole = next((count for count in counts if _OF_ALL.search(text, max(0, count.start - 12), count.start)), None)
        beside = whole is not None and text[whole.end : start] == " "  # "Of the 14 games ten were drawn"
        if whole is not None and (ends_clause or beside or _PART_OPENS.search(text, max(0, start - 6), start)):
            return whole
        if here[0] is counts[0] and _OTHERS.fullmatch(text, counts[0].end, start) and _STATE.match(text, found.end):
            return counts[0]
        gap = text[counts[0].end : start]
        if self._part.search(gap) or self._followed.match(text, found.end):
            return counts[0]
        beside = here[0] is counts[0] and _LISTED.fullmatch(gap) is not None
        return counts[0] if beside and _IN_PLACE.match(text, found.end) else None

    def _gapped(self, text: str, found: Amount, start: int, here: Sequence[Amount]) -> Amount | None:
        """ "Lee scored 12 points and Sean Price 11": another's figure, whose verb and noun are left out."""
        if not here or here[0].kind not in _COMPARABLE:
            return None
        if not _GAP_ENDS.match(text, found.end) and not (
            here[0].kind == "percent" and _AND_MORE.match(text, found.end)
        ):
            return None
        if here[0].kind == "percent" and found.low < _WHOLE:
            beside = _OTHER_NOUN.fullmatch(text, here[0].end, start)
            if beside is not None:
                return here[0] if self._is_noun(beside["last"]) else None
        other = _OTHER_NAME.fullmatch(text, here[0].end, start)
        if other is None or other["last"].lower() in self._nouns.names:
            return None
        return here[0]

    def _is_noun(self, word: str) -> bool:
        """Whether a word in lower case may be what a figure is of, and is no verb whose object is a number."""
        taken = word in self._verbs or word in self._nouns.names or self._nouns.is_function_word(word)
        return not taken and not word.endswith(("ed", "ing"))

    def _same_deed(
        self, text: str, start: int, here: Sequence[Amount], near: Sequence[Amount], ends_clause: bool
    ) -> Amount | None:
        """ "won 19 seats; in 2020 it had won 17", "opened 12 shops and closed 3", "Another 9 were hurt"."""
        verb = lead_word(text, start)
        if not ends_clause or not verb or verb in self._not_verbs or not (verb in self._verbs or _PAST.match(verb)):
            return None
        for earlier in near:
            if earlier.kind not in _COMPARABLE:
                continue
            before = self._qualifiers.before(text, earlier.start)
            if lead_word(text, before.start if before is not None else earlier.start) == verb:
                return earlier
        beside = bool(here) and here[0].kind == "count" and _COORDINATED.fullmatch(text, here[0].end, start)
        return here[0] if beside else None

    def _same_thing(
        self, text: str, found: Amount, start: int, near: Sequence[Amount], ends_clause: bool
    ) -> Amount | None:
        """ "Turnout was 57 percent. Four years ago it had been 55."."""
        if not ends_clause or not near or near[0].kind not in _LEVELS:
            return None
        if not _SAME_THING.search(text, max(0, start - 24), start):
            return None
        opening = max(near[0].end, start - 80)
        return near[0] if _THEN.search(text, opening, start) or _THEN.search(text, found.end, found.end + 24) else None

    def _rest(self, text: str, found: Amount, start: int, near: Sequence[Amount], ends_clause: bool) -> Amount | None:
        """ "Some 400 people fled; about 60 remain", "Twelve miners came up. The search for the other nine goes on."."""
        acts = _ACTS.match(text, found.end) is not None
        if not acts and not ends_clause and not _GOES_ON.match(text, found.end):
            return None
        opens = acts and _CLAUSE_OPENS.search(text, max(0, start - 32), start) is not None
        if not opens and not self._further.search(text, max(0, start - 24), start):
            return None
        counts = [earlier for earlier in near if earlier.kind == "count" and found.low <= earlier.high * _FARTHEST]
        named = next((count for count in counts if not self._nouns.tallies.is_state(count.unit)), None)
        return named or (replace(counts[0], unit="person", noun="people") if counts else None)


def _more(text: str, found: Amount, start: int, here: Sequence[Amount]) -> Amount | None:
    """ "31,400 runners, 2,300 more than last year"."""
    beside = here and here[0].kind == "count" and _MORE_THAN.match(text, found.end)
    return here[0] if beside and _ASIDE.fullmatch(text, here[0].end, start) else None


def _index(text: str, found: Amount, here: Sequence[Amount]) -> Amount | None:
    """ "tumbled 1,017 points, or 1.24 per cent, to 81,184": the level of an index behind its points."""
    if not (found.numeral.grouped or found.numeral.ulp < 1) or found.numeral.lead not in ("to", "at"):
        return None
    points = next((earlier for earlier in here if earlier.unit == "point"), None)
    if points is None:
        return None
    # "closed at 1,463.8 points, while the other lost 1.1% to 1,334.2"
    told = found.numeral.ulp < 1 or points.high >= _LEVEL
    moved = told and here[0].kind == "percent" and here[0].high < _MOST_IN_A_DAY
    last = here[0] if moved else points
    return points if _TO_LEVEL.fullmatch(text, last.end, found.start) else None


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


def _in_brackets(text: str, figure: Amount) -> bool:
    """Whether a figure only repeats the one before it: "40 million crowns ($6 million)"."""
    return text[figure.end : figure.end + 1] in _CLOSES and text[max(0, figure.start - 1) : figure.start] in _OPENS


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
