"""The words of quotations, so that two reports of one utterance can be compared word for word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import OSA

from reconcile.model import Span
from reconcile.rulepack.schema import Rules
from reconcile.text.senses import Senses
from reconcile.text.spoken import Spoken, spoken_words
from reconcile.text.vocabulary import folded_forms_of, forms_of

GAP = ""  # stands where words may have been left out or put in: an ellipsis, brackets, "he said"
_LEFT_OUT = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)|…|\.(?:\s?\.){2,}")
_LONGEST = 150  # words of a quotation that are compared; comparison takes their square
_FEWEST = 4  # words in common; fewer are a set phrase
_SAME = 0.6  # of the shorter quotation's words that are in the other; below it they are two utterances
_MOST = 4  # words changed at one place; more are another sentence
_AROUND_SET = 2  # telling words beside a set phrase: "no comment at this time"; more are somebody's own
_LONG_WORD = 7  # letters; one that differs by a letter is misspelt, a shorter one is another word
_SHORT_FORMS = {"had": "would", "'d": "would", "were": "was"}
_HIDDEN = frozenset({"'s", "is", "has"})  # "he's" may be either, and a genitive is neither
_AMERICAN = (
    (re.compile(r"(?<=\w\w)our(?=$|s|ed|ing|er|able|ful|ite|hood|ly|al)"), "or"),
    (re.compile(r"(?<=\w\w\w)(?:is|ys)(?=e$|es$|ed$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=\w\w)re$"), "er"),
    (re.compile(r"(?<=\w)ogue$"), "og"),
    (re.compile(r"ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"(?<=\w)ence$"), "ense"),
)


class QuotedWord(NamedTuple):
    """A word with the half-open offsets of what it is written in; `key` is one for all its shapes and spellings."""

    start: int
    end: int
    word: str
    key: str


class Change(NamedTuple):
    """The half-open runs of words that stand in one quotation and in their place in the other; either may be empty."""

    a: tuple[int, int]
    b: tuple[int, int]


class Quoting:
    """Compares quotations by rules/vocabulary.yaml: what is said stays the same without its fillers."""

    def __init__(self, rules: Rules) -> None:
        self._senses = Senses(rules)
        titles = (form for entry in rules.speakers if entry.role == "title" for form in entry.forms)
        fillers = (*forms_of(rules, "filler"), *titles)
        self._fillers = {tuple(form.lower().rstrip(".").split()) for form in fillers}
        self._function = folded_forms_of(rules, "function")
        self._numbers = {form for entry in rules.magnitudes for form in entry.forms}
        self._phrases = [self._keys(form) for form in forms_of(rules, "set phrase")]

    def words(self, text: str, spans: Sequence[Span]) -> list[QuotedWord]:
        """The words of the spans in order, without fillers; between two spans lies a gap."""
        found: list[QuotedWord] = []
        for span in spans:
            if found:
                found.append(QuotedWord(span.start, span.start, "", GAP))
            at = span.start
            for hole in _LEFT_OUT.finditer(text, span.start, span.end):
                found.extend(self._said(spoken_words(text, at, hole.start())))
                found.append(QuotedWord(hole.start(), hole.end(), "", GAP))
                at = hole.end()
            found.extend(self._said(spoken_words(text, at, span.end)))
        return found[:_LONGEST]

    def asserted(self, words: Sequence[QuotedWord]) -> list[str]:
        """The keys of a quotation's words without its negators: one for "We will sell" and "We will not sell"."""
        return [word.key for word in words if not self._senses.negates(word.key)]

    def is_own(self, words: Sequence[QuotedWord]) -> bool:
        """Whether a quotation is somebody's own: it says something, and not only what many say ("No comment")."""
        keys = tuple(word.key for word in words)
        telling = sum(key not in self._function for key in keys)
        said = max(
            (sum(key not in self._function for key in form) for form in self._phrases if _holds(keys, form)),
            default=None,
        )
        return telling > 0 if said is None else telling - said > _AROUND_SET

    def changes(self, a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> list[Change] | None:
        """Where the words of one utterance differ; None where these are two utterances.

        Left alone: what one of them lacks at either end, gaps, figures (they are compared on their own), inflection,
        spelling, and what is longer than a few words.
        """
        runs = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], autojunk=False).get_opcodes()
        common = sum(a[n].key != GAP for kind, i, j, _, _ in runs if kind == "equal" for n in range(i, j))
        if common < _FEWEST or common < _SAME * min(len(a), len(b)):
            return None
        found = []
        for number, (kind, i, j, k, m) in enumerate(runs):
            at_end = number in (0, len(runs) - 1)
            if kind == "equal" or (at_end and (i == j or k == m or max(j - i, m - k) > 1)):
                continue
            beside = {word.key for word in (*a[max(0, i - 1) : j + 1], *b[max(0, k - 1) : m + 1])}
            if max(j - i, m - k) <= _MOST and beside.isdisjoint((GAP, "#")) and _differ(a[i:j], b[k:m]):
                found.append(Change((i, j), (k, m)))
        gone = sorted(word.key for change in found for word in a[slice(*change.a)])
        come = sorted(word.key for change in found for word in b[slice(*change.b)])
        changed = sum(max(j - i, m - k) for (i, j), (k, m) in found)
        return None if 2 * changed > common else found if gone != come else []  # the same words in another order

    @staticmethod
    def longest_run(a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> tuple[int, int] | None:
        """The half-open run of words of `a` that stands word for word in `b`, the longest there is."""
        match = SequenceMatcher(None, [w.word for w in a], [w.word for w in b], autojunk=False).find_longest_match()
        return (match.a, match.a + match.size) if match.size else None

    @staticmethod
    def likeness(a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> float:
        """How much of the shorter of two quotations is in the other, from 0 to 1 (closed)."""
        blocks = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], autojunk=False).get_matching_blocks()
        common = sum(a[n].key != GAP for block in blocks for n in range(block.a, block.a + block.size))
        return common / min(len(a), len(b)) if common >= _FEWEST else 0.0

    def _keys(self, form: str) -> tuple[str, ...]:
        return tuple(word.key for word in self._said(spoken_words(form, 0, len(form))))

    def _said(self, words: Sequence[Spoken]) -> Iterator[QuotedWord]:
        place = 0
        while place < len(words):
            here = words[place]
            pair = tuple(word.word for word in words[place : place + 2])
            if pair in self._fillers:
                place += 2
                continue
            place += 1
            again = place > 1 and here.word == words[place - 2].word  # "very, very": said once
            if (here.word,) not in self._fillers and not again:
                yield QuotedWord(here.start, here.end, here.word, self._key(here.word))

    def _key(self, word: str) -> str:
        if word[0].isdigit() or word in self._numbers:
            return "#"
        word = _SHORT_FORMS.get(word, word)
        for british, american in _AMERICAN:
            word = british.sub(american, word)
        return self._senses.name(word)


def _holds(keys: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return any(keys[place : place + len(form)] == form for place in range(len(keys) - len(form) + 1))


def _differ(a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> bool:
    one, other = ("".join(word.word for word in side if word.word not in _HIDDEN) for side in (a, b))
    if not one or not other:
        return bool(one or other)
    return OSA.distance(one, other) > (min(len(one), len(other)) >= _LONG_WORD)
