"""Whether what looks like a date may stand for one where it is, and which verb governs it."""

import re

from reconcile.extract.date_scan import LOOKBACK, lower, trie
from reconcile.extract.date_tokens import Run
from reconcile.model import CalendarDate, Tense, Written
from reconcile.rulepack.schema import Rules

CLAUSE = 240  # how far back and forth the verb of a date is looked for
PARTICIPLE = 14  # longest gap between "will" and its participle: " not have been "
HEAD = 1500  # datelines stand in the first lines, after a title and a masthead

_STOP = re.compile(r"[.!?][”\"’)]?\s|\n|(?<=[a-z])\.(?=[A-Z])")
_TO_DO = re.compile(r"\bto [a-z]+")
_FIELD = re.compile(
    r"(?:\W*\b(?:date|dated|published|posted|updated|issued|released|created)\b(?: (?:on|at))?)?\W*", re.IGNORECASE
)
_PLACE = re.compile(r"\W*(?:[A-Z][\w.'’-]*(?:,? |, ?)){1,5}[(–—-]*\s?(?:\([A-Z][\w ]*\)\s*)?[–—-]*\s*")
_AFTER_DATELINE = re.compile(r"\s*(?:/[A-Z][\w ]*/|\([A-Z]|[–—:-]|\n)")
_PLAIN = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+(?=\W*\Z)")

_STRONG = frozenset(("in", "since", "during", "until", "till", "year", "by", "before", "throughout"))


class Surroundings:
    """The words around dates, of one set of rules: verbs and their tense, and what may follow a bare year."""

    def __init__(self, rules: Rules) -> None:
        def forms(*roles: str) -> frozenset[str]:
            return frozenset(form for entry in rules.periods if entry.role in roles for form in entry.forms)

        self._tenses = {form: entry.value for entry in rules.periods if entry.role == "tense" for form in entry.forms}
        self._verb = re.compile(rf"[\s'’\"“(](?:(?:{trie(self._tenses)})(?![^\W\d_])|[a-z]+ed(?!\w))", re.VERBOSE)
        self.counted, self.function = forms("counted"), forms("function")
        self.past = frozenset(form for form, value in self._tenses.items() if value != "future")

    def is_attribute(self, run: Run, after: int) -> bool:
        """Whether the date before `after` only describes what follows: "after Friday's vote", "before the May 3 talks"."""
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
        last = -CLAUSE
        for verb in self._verb.finditer(before):
            here = self._of(verb[0][1:])
            # "will be held", "is expected to have ended": the participle belongs to the verb before it
            if not (found[0] == "future" and here[0] == "past" and verb.start() - last <= PARTICIPLE):
                found = here
            last = verb.end()
        if found[0] is not None:
            return found
        if _TO_DO.search(written):
            return "future", False
        stop_after = _STOP.search(text, end, end + CLAUSE)
        after = text[end : stop_after.start() if stop_after else end + CLAUSE]
        verb_after = self._verb.search(lower(after))
        if verb_after is not None:
            return self._of(verb_after[0][1:])
        return ("future" if _TO_DO.search(after) else None), False

    def _of(self, verb: str) -> tuple[Tense, bool]:
        value = self._tenses.get(" ".join(verb.split()), "past")
        return ("future" if value == "future" else "past"), value == "said"


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


def stands_alone(run: Run, written: Written, i: int, after: int, led: bool, words: Surroundings) -> bool:
    """Whether a date that is only a year, a month or a weekday may be one here."""
    if not isinstance(written, CalendarDate):
        return True
    if written.numeric is not None or written.shift is not None or written.year_shift is not None:
        return True
    match written:
        case CalendarDate(day=None, month=None, weekday=None, year=int(number)):
            return after - i > 1 or _year_stands(run, i, number, led, words)
        case CalendarDate(day=None, month=int(), year=None):
            return _month_stands(run, i, led)
        case CalendarDate(day=None, month=None, weekday=int()):
            return _weekday_stands(run, i, led)
    return True


def _word(run: Run, i: int) -> str:
    return run.at(i).small


def _year_stands(run: Run, i: int, number: int, led: bool, words: Surroundings) -> bool:
    before, follows = _word(run, i - 1), _word(run, i + 1)
    modern = 1800 <= number < 2100
    if run.touches(i + 1) and not run.is_mark(i + 1, ".,;:)!?-–—”\"'’/") and run.at(i + 1).kind != "possessive":
        return False
    if follows in words.counted:
        return False
    if before in _STRONG or led:
        return modern or before in ("in", "year", "since") or not follows
    if run.value(i - 1, "cue", "lead", "joint") is not None:
        return modern and (not follows or follows in words.function or follows in words.past or follows.endswith("ed"))
    if run.is_mark(i - 1, "(") and run.is_mark(i + 1, "),;–-"):
        return modern
    if before in ("the", "its", "their", "his", "her", "our") or run.at(i - 1).kind == "possessive":
        return modern and (follows != "" or run.at(i + 1).text[:1].isupper()) and not _plural(follows)
    starts = i == 0 or (run.at(i - 1).kind == "foreign" and not before and run.at(i - 1).text.strip(' \n.”"') == "")
    starts = starts or run.is_mark(i - 1, ".")
    return starts and modern and (follows in words.past or run.at(i + 1).kind == "possessive")


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _weak(run: Run, i: int, role: str) -> bool:
    words = run.at(i).words
    return any(name == role and run.at(i).small.rstrip(".") in word.entry.weak for name, word in words.items())


def _month_stands(run: Run, i: int, led: bool) -> bool:
    token, follows = run.at(i), run.at(i + 1)
    before = _word(run, i - 1)
    if run.touches(i + 1) and run.is_mark(i + 1, "-") and run.at(i + 2).kind == "foreign":
        return not _weak(run, i, "month")
    if not _weak(run, i, "month"):
        return True
    if not token.text[:1].isupper():
        return False
    if follows.kind == "foreign" and follows.text[:1].isupper() and _PLAIN.fullmatch(follows.text):
        return before in ("in", "during", "since", "until", "throughout", "last", "next", "this")
    return (
        led or before in ("in", "during", "throughout") or run.value(i - 1, "lead", "joint", "cue", "part") is not None
    )


def _weekday_stands(run: Run, i: int, led: bool) -> bool:
    follows = run.at(i + 1)
    if not run.at(i).text[:1].isupper() and not _word(run, i - 1):
        return False
    if _weak(run, i, "weekday"):
        return led or (run.is_word(i - 1, "on", "this", "next", "last") and not follows.text[:1].isupper())
    return True
