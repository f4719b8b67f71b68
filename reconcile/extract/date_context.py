"""Whether what looks like a date may stand for one where it is, and which verb governs it."""

import re

from reconcile.extract.date_lists import Dated
from reconcile.extract.date_scan import LOOKBACK, lower, trie
from reconcile.extract.date_tokens import Run
from reconcile.model import Between, CalendarDate, Holiday, Tense
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER

CLAUSE = 240  # how far back and forth the verb of a date is looked for
PARTICIPLE = 14  # longest gap between "will" and its participle: " not have been "
STATE = 6  # longest gap between "is" and its participle: " still"
ON = 4  # longest gap between "is" and a date: " on "
HEAD = 1500  # datelines stand in the first lines, after a title and a masthead

_STOP = re.compile(rf"[.!?\n](?:(?<=\n)|[”\"’)]?\s|(?<=[a-z]\.)(?={UPPER}))")
_TO_DO = re.compile(r"\bto [a-z]+")
_FIELD = re.compile(
    r"(?:\W*\b(?:date|dated|published|posted|updated|issued|released|created)\b(?: (?:on|at))?)?\W*", re.IGNORECASE
)
_PLACE = re.compile(rf"\W*(?:{UPPER}[\w.'’-]*(?:,? |, ?)){{1,5}}[(–—-]*\s?(?:\({UPPER}[\w ]*\)\s*)?[–—-]*\s*")
_AFTER_DATELINE = re.compile(rf"\s*(?:/{UPPER}[\w ]*/|\({UPPER}|[–—:-]|\n)")
_PLAIN = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+(?=\W*\Z)")

# "the third strike in two months": what is counted or compared in a stretch looks back over it, whatever the verb does
_RANKED = re.compile(
    r"\b(?:first|second|third|fifth|\w{2,}(?:th|est)|most|least|times|twice|once)(?: [\w’'-]+){0,3} \Z", re.IGNORECASE
)

# "isn't expected in the shops before May", and not "nobody may sell it before May"
_DENIED = (
    r"(?:\b(?:not|no|nothing|nobody|never|none|neither|hardly)|n['’]t)\b"
    r"[^.;:\n]{{0,60}}?\b(?:{})\b[^.;:,\n]{{0,40}}\Z"
)
# "to find survivors of Monday's quake": what a day owns behind these words is over
_OF = re.compile(r"\b(?:of|after|following|from|over) (?:the )?\Z", re.IGNORECASE)

_OWNERS = frozenset(("the", "a", "its", "their", "his", "her", "our"))
_COUNTED = ("them", "these", "those", "us", "whom", "which")
_STRONG = frozenset(("in", "since", "during", "until", "till", "year", "by", "before", "throughout"))


class Surroundings:
    """The words around dates, of one set of rules: verbs and their tense, and what may follow a bare year."""

    def __init__(self, rules: Rules) -> None:
        def forms(*roles: str) -> frozenset[str]:
            return frozenset(form for entry in rules.periods if entry.role in roles for form in entry.forms)

        self._tenses = {form: entry.value for entry in rules.periods if entry.role == "tense" for form in entry.forms}
        self._verb = re.compile(rf"[\s'’\"“(](?:(?:{trie(self._tenses)})(?![^\W\d_])|[a-z]+ed(?!\w))", re.VERBOSE)
        self.counted, self.function = forms("counted"), forms("function")
        self.past = frozenset(form for form, value in self._tenses.items() if value in ("past", "said"))
        awaited = "|".join(sorted(forms("awaited")))
        self._denied = re.compile(_DENIED.format(awaited), re.IGNORECASE)

    def is_attribute(self, run: Run, after: int) -> bool:
        """Whether the date before `after` only describes what follows: "after Friday's vote", "the May 3 talks"."""
        follows = run.at(after)
        if follows.kind == "possessive":
            return True
        return follows.kind == "foreign" and follows.small.isalpha() and follows.small not in self.function

    def tense(self, text: str, start: int, end: int) -> tuple[Tense | None, bool]:
        """The tense of the last verb before the date in its sentence, else the first after it; whether it is to say."""
        begin = max(0, start - CLAUSE)
        for stop in _STOP.finditer(text, begin, start):
            begin = stop.end()
        written = text[begin:start]
        before = " " + lower(written)
        found: tuple[Tense | None, bool] = (None, False)
        last, lasting = -CLAUSE, False
        for verb in self._verb.finditer(before):
            if self._tenses.get(verb[0][1:]) == "present":
                last, lasting = verb.end(), True
                continue
            here = self._of(verb[0][1:])
            gap = verb.start() - last
            if lasting and here[0] == "past" and gap <= STATE:
                found = (None, False)
                continue
            lasting = False
            # "will be held", "is expected to have ended": the participle belongs to the verb before it
            if not (found[0] == "future" and here[0] == "past" and gap <= PARTICIPLE):
                found = here
            last = verb.end()
        if found[0] is not None:
            return found
        if _TO_DO.search(written):
            owned = text.startswith(("'s", "’s"), end) and _OF.search(written)
            return (None if owned else "future"), False
        if lasting:
            return ("future" if len(before) - last <= ON else None), False
        stop_after = _STOP.search(text, end, end + CLAUSE)
        after = text[end : stop_after.start() if stop_after else end + CLAUSE]
        verb_after = self._verb.search(lower(after))
        if verb_after is not None:
            return self._of(verb_after[0][1:])
        return ("future" if _TO_DO.search(after) else None), False

    def is_awaited(self, text: str, start: int) -> bool:
        """Whether what stands before a date denies that something is due before it: "isn't expected before May"."""
        return self._denied.search(text, max(0, start - CLAUSE // 2), start) is not None

    def _of(self, verb: str) -> tuple[Tense, bool]:
        value = self._tenses.get(" ".join(verb.split()), "past")
        return ("future" if value == "future" else "past"), value == "said"


def is_ranked(text: str, start: int) -> bool:
    """Whether a superlative or a rank stands before the stretch of time that begins at the offset."""
    return _RANKED.search(text, max(0, start - CLAUSE // 4), start) is not None


def heads_text(text: str, start: int, end: int) -> bool:
    """Whether the date stands at the head of the text, in a field of its head ("Published: ...") or in a dateline."""
    if start > HEAD:
        return False
    line = text.rfind("\n", 0, start) + 1
    if start - line > LOOKBACK:
        return False
    before = text[line:start]
    if _FIELD.fullmatch(before):
        named = _LETTERS_BEFORE.search(before) is not None
        return named or not text[:start].strip() or _AFTER_DATELINE.match(text, end) is not None
    return _PLACE.fullmatch(before) is not None and _AFTER_DATELINE.match(text, end) is not None


def stands_alone(run: Run, dated: Dated, joined: bool, words: Surroundings) -> bool:
    """Whether a date that is only a year, a month or a weekday may be one here.

    `joined` is true where another date stands before it: "in 2019, 2021 and 2022".
    """
    written, i, after = dated
    match written:
        case CalendarDate(numeric=None, day=None, shift=None, year_shift=None, month=month, weekday=weekday, year=year):
            if month is None and weekday is None and year is not None:
                return _year_stands(run, i, after, year, joined, words)
            if month is not None and year is None:
                return _month_stands(run, i, joined)
            return weekday is None or _weekday_stands(run, i, joined)
        case Holiday(year=None, shift=None, year_shift=None) if _weak(run, i, "holiday"):
            return _holiday_stands(run, i, after, words)
        case Between(first=CalendarDate(month=None, weekday=None, year=int(first)), last=CalendarDate(month=None)):
            return _stretch_stands(run, i, after, first, words)
    return True


def _stretch_stands(run: Run, i: int, after: int, first: int, words: Surroundings) -> bool:
    """ "from 1368 until 1644", "(1558–1603)"; "2000 to 2500 votes" are counted."""
    if _counts(run, after, words):
        return False
    told = run.value(i - 1, "lead") is not None or (run.is_mark(i - 1, "(.,") and run.is_mark(after, "),;"))
    return _modern(first) or (told and not words.is_attribute(run, after))


def _modern(year: int) -> bool:
    return 1800 <= year < 2100


def _is_counted(run: Run, after: int, words: Surroundings) -> bool:
    """Whether a known noun stands behind the number, or a pronoun that stands for one: "1205 of them"."""
    return run.at(after).small in words.counted or (run.is_word(after, "of") and run.is_word(after + 1, *_COUNTED))


def _counts(run: Run, after: int, words: Surroundings) -> bool:
    """Whether the number before `after` counts what follows: "2022 people", "2000 to 2500 votes"."""
    follows = run.at(after)
    if _is_counted(run, after, words):
        return True
    plain = follows.kind == "foreign" and follows.small == follows.text and follows.small.endswith("s")
    return plain and not follows.small.endswith("ss") and follows.small not in words.function | words.past


def _year_stands(run: Run, i: int, after: int, number: int, joined: bool, words: Surroundings) -> bool:
    before, follows = run.at(i - 1), run.at(after)
    if run.touches(after) and not run.is_mark(after, ".,;:)]!?-–—”\"'’/") and follows.kind != "possessive":
        return False
    old = run.value(i - 1, "lead") is not None and not words.is_attribute(run, after)
    if _is_counted(run, after, words) or not (_modern(number) or before.small in ("in", "year", "since") or old):
        return False
    if joined or before.small in _STRONG:
        return True
    verb = follows.small in words.past or follows.small.endswith("ed")
    if run.value(i - 1, "cue", "lead", "joint") is not None:
        return not follows.small or follows.small in words.function or verb
    if run.is_mark(i - 1, "("):
        return run.is_mark(after, "),;:–-")
    if run.is_mark(after, ":") and run.is_mark(i - 1, ";,"):
        return True  # "(2024: €4m; 2023: €3m)"
    if before.small in _OWNERS or before.kind == "possessive":
        return follows.small != "" and not _counts(run, after, words)
    if follows.kind == "possessive" and run.is_mark(i - 1, ",;"):
        return True
    starts = run.is_mark(i - 1, ".") or before.kind == "end" or (before.kind == "foreign" and not before.small)
    return starts and (verb or follows.kind == "possessive")


def _holiday_stands(run: Run, i: int, after: int, words: Surroundings) -> bool:
    """ "before Christmas", and not "a Christmas card", "Christmas trading"."""
    led = run.value(i - 1, "cue", "lead", "part") is not None or run.is_word(i - 1, "at", "on")
    return led and not words.is_attribute(run, after)


def _weak(run: Run, i: int, role: str) -> bool:
    words = run.at(i).words
    return any(name == role and run.at(i).small.rstrip(".") in word.entry.weak for name, word in words.items())


def _month_stands(run: Run, i: int, joined: bool) -> bool:
    token, follows = run.at(i), run.at(i + 1)
    before = run.at(i - 1).small
    if run.touches(i + 1) and run.is_mark(i + 1, "-") and run.at(i + 2).kind == "foreign":
        return not _weak(run, i, "month")
    if not _weak(run, i, "month"):
        return True
    if not token.text[:1].isupper():
        return False
    if follows.kind == "foreign" and follows.text[:1].isupper() and _PLAIN.fullmatch(follows.text):
        return before in ("in", "during", "since", "until", "throughout", "last", "next", "this")
    return joined or run.value(i - 1, "lead", "joint", "cue", "part") is not None


def _weekday_stands(run: Run, i: int, joined: bool) -> bool:
    if not _weak(run, i, "weekday") or joined or run.value(i - 1, "lead") is not None:
        return True
    return run.is_word(i - 1, "on", "this", "next", "last") and not run.at(i + 1).text[:1].isupper()
