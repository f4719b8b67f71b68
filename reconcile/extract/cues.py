"""The words that announce speech: where they stand, and what follows them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from reconcile.rulepack.entries.speakers import SpeakerWord
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.grammar import DETERMINERS
from reconcile.text.letters import UPPER
from reconcile.text.quotations import CLOSING, OPENING

_FINITE = re.compile(
    r"""
    \b(?: is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|cannot
      | \w+n[’']t | \w+[’'](?:re|ve|ll|d) | (?:[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]here|[Ww]ho|[Ll]et)[’']s
      | said|says|told|went|came|made|took|got|gave|knew|became|began|left|lost|won|felt|fell|rose|saw|met|ran|sent|kept
      | held|grew|stood|needs?|wants?
      | [a-z]\w+ed (?!\s(?:by|on|to|in|from|with|at|for|as|of)\b)  # "agreed", but not "based on"
    )\b
    """,
    re.VERBOSE,
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TIME = (
    rf"(?:(?:on|late|early|earlier|last|this|next|yesterday|today|again|in)\s+){{0,2}}"
    rf"(?:{_DAY}|{_MONTH}\s+\d+(?:,\s+\d{{4}})?|\d+\s+{_MONTH}|yesterday|today|tonight|week|month|year|earlier|later|\d{{4}})"
    r"(?:\s+(?:morning|afternoon|evening|night|during|week|[(][^()\n]{1,20}[)]))?(?![\w’'])"
)
_ADJUNCT = re.compile(rf"\s*(?:{_TIME}|[(][^()\n]{{1,40}}[)])")
_PREPOSITION = re.compile(
    r"\s*(?:in|at|during|on|via|through|by|before|after|from|to|following|with|when|while|as|about|of|without|for|upon|ahead|"
    r"outside|inside|under|over|amid|since|until|because|using|speaking|referring|against|out|afterwards?|then)\b"
)
_THAT = re.compile(r"\bthat\b(?!\s+(?:is|was|day|night|week|time|year)\b)")
_BEFORE_THAT = re.compile(r"\s+(?!that\b)[^,;:.!?“”\"()]{1,80}?(?=\sthat\b)")
_LATER_THAT = re.compile(r"[^;:.!?“”\"()]{1,120}?, that\b")  # "in Toledo, Ohio, that"
# Whoever is told, where nothing but a comma or the end follows: "told some of the miners."
_SOMEBODY = re.compile(r"\s+(?!that\b|to\b|of\b|about\b|against\b)[a-z][\w’'-]*(?:\s+[\w’'-]+){0,5}(?=[,.”\"])")
_CLOSED = re.compile(r"['\"”’»]+(?:[\s.,;)]|$)")
_STOP = re.compile(r"''|[,;:.!?“”\"—–()]|$")
_BREAK = re.compile(rf"\band\b|{_STOP.pattern}")  # "added 300 jobs and sold two plants" has no clause after "added"
_NAMING = re.compile(
    rf"""(?:(?:him|her|it|them|this|that|these|the|an?|his|their|its|my|our)\b|{UPPER}|[“"‘])
        (?: [^,;:“”"]{{0,80}}? (?:[“"‘]|'')
          | [\w’'.-]*(?:\s(?!when|after|to|for|in|at|as|from)[\w’'.-]+){{0,4}}\san?\s )""",
    re.VERBOSE,
)
_PASSIVE = re.compile(r"(?:in|by|of|at)\b")  # "a man accused in the case", "the plan denied by all"
_CLAUSE_START = re.compile(
    r"\s*(?:he|she|it|they|there|we|I|you|this|these|those|no|nobody|nothing|if|when|while|what|how|why|whether)\b"
)


class Cue(Struct, frozen=True, kw_only=True, gc=False):
    """One reporting word in a text, and the entry of the rule pack that it belongs to."""

    start: int
    end: int
    word: SpeakerWord


class Complement(Struct, frozen=True, kw_only=True, gc=False):
    """What follows a cue. `start` is where what is said begins; `shape` tells how sure that is.

    end: nothing follows but the listener, a time, a place. comma: the sentence goes on after a comma. quote, colon,
    that, clause, infinitive: what they say. place-clause: a place, and a verb after it. words: anything else.
    """

    shape: str
    start: int
    listener: bool = False


class CueWords:
    """All reporting verbs and phrases of the rule packs in one pattern."""

    def __init__(self, rules: Rules) -> None:
        self._words: dict[str, SpeakerWord] = {}
        for entry in rules.speakers:
            if entry.role in ("verb", "phrase"):
                self._words.update(dict.fromkeys(entry.forms, entry))
        forms = [*self._words, *(form[0].upper() + form[1:] for form in self._words)]
        self.pattern = re.compile(rf"(?<!\w){alternation(forms)}(?![\w-])")
        listeners = [form for entry in rules.speakers if entry.role == "listener" for form in entry.forms]
        either = alternation(listeners)
        determiner = "|".join(sorted(DETERMINERS))
        self._listener = re.compile(
            rf"""
            \s+ (?: (?:{determiner})\s+ )?
            (?: (?:[\w’'-]+\s+){{0,4}} {either}\b 
                  (?:\s+(?:of|from|for|with)\s+(?:the\s+)?[\w’'-]+(?:\s+{UPPER}[\w’'-]*)*)?
              | {UPPER}[\w’'.&-]* (?:\s+{UPPER}[\w’'.&-]*)* )
            """,
            re.VERBOSE,
        )

    def find(self, text: str) -> Iterator[Cue]:
        """Every place where a reporting word is written, in order; whether it reports anything is still open."""
        for match in self.pattern.finditer(text):
            form = match[0]
            word = self._words.get(form) or self._words.get(form[0].lower() + form[1:])
            if word is not None:
                yield Cue(start=match.start(), end=match.end(), word=word)

    def find_in(self, text: str, low: int, high: int) -> Iterator[Cue]:
        """The reporting verbs of one stretch, at most the first `_REACH` characters of it."""
        for match in self.pattern.finditer(text, low, min(high, low + _REACH)):
            word = self._words.get(match[0])
            if word is not None and word.role == "verb":
                yield Cue(start=match.start(), end=match.end(), word=word)

    def complement(self, text: str, cue: Cue, limit: int) -> Complement:
        """Reads on from the cue, past the listener, times and places, to what is said; never past `limit`."""
        limit = min(limit, cue.end + _WINDOW)
        at, listener = cue.end, False
        if cue.word.takes == "person" or text.startswith(" to ", at):
            skip = 3 if text.startswith(" to ", at) else 0
            match = self._listener.match(text, at + skip, limit)
            if not match and cue.word.takes == "person":
                match = _SOMEBODY.match(text, at, limit) or _BEFORE_THAT.match(text, at, limit)
            if match:
                at, listener = _trim(text, match.end()), True
        while (match := _ADJUNCT.match(text, at, limit)) and match.end() > at:
            at = match.end()
        rest = text[at:limit].lstrip()
        start = at + (len(text[at:limit]) - len(rest))
        if not rest or rest[0] in ".!?…;—–)" or rest.startswith("-- "):
            return Complement(shape="end", start=start, listener=listener)
        if rest.startswith(CLOSING) and _CLOSED.match(rest):
            return Complement(shape="end", start=start, listener=listener)
        if rest[0] == ":" and rest[1:].lstrip().startswith(OPENING):
            return Complement(shape="quote", start=start + 1, listener=listener)
        if rest[0] == ":":
            return Complement(shape="colon", start=start + 1, listener=listener)
        if rest[0] == ",":
            after = rest[1:].lstrip()
            if after.startswith(OPENING):
                return Complement(shape="quote", start=start + len(rest) - len(after), listener=listener)
            return Complement(shape="comma", start=start + 1, listener=listener)
        if rest.startswith(OPENING):
            return Complement(shape="quote", start=start, listener=listener)
        if rest.startswith(("that ", "that,")):
            return Complement(shape="that", start=start, listener=listener)
        if cue.word.takes == "name":
            return Complement(shape="name" if _NAMING.match(rest) else "none", start=start)
        if cue.word.takes == "object" and _PASSIVE.match(rest):
            return Complement(shape="none", start=start)
        if rest.startswith("to ") and (not listener or cue.word.takes == "person"):
            return Complement(shape="infinitive", start=start, listener=listener)
        if _PREPOSITION.match(rest):
            return _after_place(rest, start, listener)
        if _CLAUSE_START.match(rest) or _has_verb(rest):
            return Complement(shape="clause", start=start, listener=listener)
        return Complement(shape="words", start=start, listener=listener)


_REACH = 600  # "Noting that …, Wang said": the longest opening clause that is worth reading for its speaker
_WINDOW = 240  # longer than any adjunct between a cue and its clause in news, and short enough to read for each cue


def _after_place(rest: str, start: int, listener: bool) -> Complement:
    """ "in an interview with X that …", "at a briefing: “…", "during a visit, “…"; else a place and nothing said."""
    stop = _STOP.search(rest)
    that = _THAT.search(rest, 0, stop.start() if stop else len(rest)) or _LATER_THAT.match(rest)
    if that:
        return Complement(shape="that", start=start + that.end() - 4, listener=listener)
    if stop and stop.start() < len(rest):
        mark, after = stop[0], rest[stop.end() :].lstrip()
        if mark == ":":
            return Complement(shape="colon", start=start + stop.end(), listener=listener)
        if mark == "," and after.startswith(OPENING):
            return Complement(shape="quote", start=start + len(rest) - len(after), listener=listener)
        if mark == "," and after.startswith("that "):
            return Complement(shape="that", start=start + len(rest) - len(after), listener=listener)
    if _FINITE.search(rest, 0, stop.start() if stop else len(rest)):
        return Complement(shape="place-clause", start=start, listener=listener)
    return Complement(shape="end" if not stop or stop[0] != "," else "place", start=start, listener=listener)


def _has_verb(rest: str) -> bool:
    """Whether a verb comes within the first words, before any punctuation: a clause rather than an object."""
    words = rest.split(" ", 12)[:12]
    near = " ".join(words)
    stop = _BREAK.search(near)
    return _FINITE.search(near, 0, stop.start() if stop else len(near)) is not None


def _trim(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


def has_finite_verb(text: str) -> bool:
    """Whether some form stands in the text that can only be, or mostly is, a verb with its own subject."""
    return _FINITE.search(text) is not None


@lru_cache(maxsize=4)
def cue_words(rules: Rules) -> CueWords:
    return CueWords(rules)
