"""The noun phrase that names the speaker, on either side of a reporting word."""

import re
from collections.abc import Sequence

from msgspec import Struct

from reconcile.extract.cues import has_finite_verb
from reconcile.text.grammar import (
    ADJUNCT_OPENERS,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CLAUSE_OPENERS,
    CONNECTORS,
    DETERMINERS,
    IRREALIS,
    NOT_NAMES,
    PARTICLES,
    WEEKDAYS,
)
from reconcile.text.persons import WORD, PersonWords

_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")
_REACH = 320  # a name with three asides, and no more than can be read for every cue
_ASIDE_OPENERS = ("who", "whose", "which", "of", "speaking", "too", "however", "meanwhile", "herself", "himself", "for")
_BE = ("is", "are", "was", "were", "been", "being", "be", "am")
_TIMES = WEEKDAYS | {"last", "this", "yesterday", "today", "earlier", "later", "late", "early", "ahead"}
_ENDS_AFTER = (CLAUSE_OPENERS | ADJUNCT_OPENERS | _TIMES | {"who", "whose", "which", "via", "upon"}) - {
    "of",
    "for",
    "near",
}


class Source(Struct, frozen=True, kw_only=True):
    """Where the speaker's words stand; `pronoun` where they only refer back; `known` where a name, a post, a group, a
    body or a report is among them; `report` where a text speaks."""

    start: int
    end: int
    pronoun: bool = False
    known: bool = False
    report: bool = False


class Token(Struct, frozen=True, kw_only=True):
    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def source_before(text: str, low: int, cue_start: int, continuous: bool, words: PersonWords) -> Source | None:
    """The subject of a verb: the noun phrase that ends at the cue, with its asides.

    None where there is none, or where the verb is negated, modal, passive or an infinitive and so reports nothing.
    `continuous`: the verb ends in -ing, so "is saying" is no passive.
    """
    tokens = _tokens(text, max(low, cue_start - _REACH), cue_start)
    end = len(tokens)
    while end and (_is_adverb(tokens[end - 1].text) or tokens[end - 1].text in AUXILIARIES):
        if tokens[end - 1].text in _BE and not continuous:
            return None
        end -= 1
    if not end or tokens[end - 1].text.casefold() in IRREALIS or tokens[end - 1].text.endswith(("n't", "n’t")):
        return None
    last = tokens[end - 1]
    contracted = re.fullmatch(r"(he|she|it|they|i|we|who)[’'](?:s|ve|d|re)", last.text, re.IGNORECASE)
    if last.text.casefold() in words.pronouns or contracted:
        return Source(start=last.start, end=last.end, pronoun=True, known=True)
    if last.text == ")":
        opening = next((i for i in range(end - 1, max(-1, end - 12), -1) if tokens[i].text == "("), None)
        return _phrase(tokens[:opening], words, last.end) if opening else None
    if last.text == ",":
        return _with_asides(tokens, end - 1, words)
    if last.text in ("and", "or", "but", "then"):
        return None if any(token.text in CLAUSE_OPENERS for token in tokens) else subject(text, low, last.start, words)
    if not last.is_word:
        return None
    return _phrase(tokens[:end], words, last.end)


def source_after(text: str, at: int, limit: int, words: PersonWords, leading: bool = False) -> Source | None:
    """The noun phrase that begins at `at`: "said Ruth Adler, a clerk at Elm Bank."

    `leading`: a clause follows ("According to Ruth Adler, a clerk, the port …"), so an aside must be closed by a comma.
    """
    tokens = _tokens(text, at, min(limit, at + _REACH))
    if not tokens or not tokens[0].is_word or tokens[0].text.casefold() in _TIMES | {"that", "to", "by", "in", "on"}:
        return None
    if tokens[0].text.casefold() in words.pronouns and tokens[0].text != "who":
        return Source(start=tokens[0].start, end=tokens[0].end, pronoun=True, known=True)
    stop = 1
    while (
        stop < min(len(tokens), 18)
        and (tokens[stop].is_word or tokens[stop].text in "-&")
        and tokens[stop].text not in _ENDS_AFTER
    ):
        stop += 1
    if has_finite_verb(" ".join(token.text for token in tokens[1:stop])) and not _is_report(tokens[:stop], words):
        return None
    end = stop
    while end < len(tokens) and tokens[end].text in ",(":
        close = end + 1
        while close < len(tokens) and (tokens[close].is_word or tokens[close].text in "-&") and close - end < 24:
            close += 1
        aside = tokens[end + 1 : close]
        if not _is_aside(aside, words) or (leading and (close >= len(tokens) or tokens[close].text not in ",)")):
            break
        if has_finite_verb(" ".join(token.text for token in aside)) and aside[0].text not in _ASIDE_OPENERS:
            break
        end = close + (close < len(tokens) and tokens[close].text == ")")
    last = tokens[end - 1].end
    return Source(
        start=tokens[0].start,
        end=last - (last == limit and text[last - 1] == "."),
        known=_is_known(tokens[:stop], words),
        report=_is_report(tokens[:stop], words),
    )


def subject(text: str, low: int, high: int, words: PersonWords) -> Source | None:
    """The noun phrase that opens a sentence, taken for its subject."""
    tokens = _tokens(text, low, min(high, low + 160))
    while tokens and (tokens[0].text in CONNECTORS or not tokens[0].is_word):
        tokens = tokens[1:]
    if not tokens or tokens[0].text.endswith("ly"):
        return None
    if tokens[0].text.casefold() in words.pronouns:
        return Source(start=tokens[0].start, end=tokens[0].end, pronoun=True, known=True)
    stop = 0
    while stop < len(tokens) and tokens[stop].is_word and _capital(tokens[stop].text):
        stop += 1
    if stop == 0 and tokens[0].text.casefold() in DETERMINERS:
        stop = 1
        while stop < min(len(tokens), 8) and tokens[stop].is_word and not has_finite_verb(tokens[stop].text):
            stop += 1
    if stop == 0 or not _is_known(tokens[:stop], words):
        return None
    return Source(start=tokens[0].start, end=tokens[stop - 1].end, known=True)


def _tokens(text: str, low: int, high: int) -> list[Token]:
    return [Token(text=m[0], start=m.start(), end=m.end()) for m in _TOKEN.finditer(text, low, high)]


def _with_asides(tokens: Sequence[Token], comma: int, words: PersonWords) -> Source | None:
    """ "Ruth Adler, 45, a clerk at Elm Bank," read from its last comma back."""
    at = comma
    for _ in range(3):
        opening = at - 1
        while opening >= 0 and (tokens[opening].is_word or tokens[opening].text in "-’'$%&") and at - opening < 28:
            opening -= 1
        if opening <= 0 or tokens[opening].text not in ",()":
            return None
        aside = tokens[opening + 1 : at]
        opens = all(token.is_word and _capital(token.text) for token in tokens[:opening])
        if not _is_aside(aside, words) and not (
            opens and aside and not has_finite_verb(" ".join(t.text for t in aside))
        ):
            return None
        before = tokens[:opening]
        if tokens[opening].text == ")" or (before and before[-1].text == ")"):
            bracket = next((i for i in range(len(before) - 1, -1, -1) if before[i].text == "("), 0)
            before = before[:bracket]
        core = _phrase(before, words, tokens[comma - 1].end) if before else None
        if core and core.known:
            return core
        at = opening
    return None


def _is_aside(tokens: Sequence[Token], words: PersonWords) -> bool:
    """Whether the words between two commas describe somebody: an age, a post, a party, a relative clause."""
    if not tokens or len(tokens) > 26:
        return False
    first = tokens[0].text
    if first.isdigit() or first.casefold() in _ASIDE_OPENERS:
        return True
    if first in ADJUNCT_OPENERS or first in CONNECTORS or first in CLAUSE_OPENERS or first.casefold() in words.pronouns:
        return False
    if all(_capital(token.text) or token.text == "-" for token in tokens) and len(tokens) < 5:
        return True
    if has_finite_verb(" ".join(token.text for token in tokens[:4])):
        return False
    return first.casefold() in ARTICLES or bool(words.posts_in(" ".join(token.text for token in tokens)))


def _phrase(tokens: Sequence[Token], words: PersonWords, end: int) -> Source | None:
    """The noun phrase that ends with the last token."""
    low = len(tokens)
    while low and len(tokens) - low < 22 and (tokens[low - 1].is_word or tokens[low - 1].text in "-&’'"):
        if tokens[low - 1].text in CLAUSE_OPENERS or (tokens[low - 1].text == "'" and tokens[low - 2].text == "'"):
            break
        low -= 1
    chunk = list(tokens[low:])
    while chunk and chunk[0].text in CONNECTORS:
        chunk.pop(0)
    for i in range(len(chunk) - 1, 0, -1):
        if chunk[i].text in ("and", "or") and has_finite_verb(" ".join(token.text for token in chunk[:i])):
            chunk = chunk[i + 1 :]
            break
    if not chunk:
        return None
    verbs = has_finite_verb(" ".join(token.text for token in chunk[1:])) and not _is_report(chunk, words)
    if not _opens_phrase(chunk, words) or verbs:
        chunk = _trailing(chunk, words)
    if not chunk or chunk[-1].text.casefold() in DETERMINERS - {
        "one",
        "another",
        "many",
        "some",
        "several",
        "most",
        "both",
        "all",
    }:
        return None
    return Source(start=chunk[0].start, end=end, known=_is_known(chunk, words), report=_is_report(chunk, words))


def _opens_phrase(chunk: Sequence[Token], words: PersonWords) -> bool:
    first = chunk[0].text
    if first.casefold() in ADJUNCT_OPENERS:
        return False
    if first.casefold() in DETERMINERS or first[0].isupper() or first[0].isdigit():
        return True
    return len(chunk) < 7 and _is_known(chunk[-1:], words)


def _trailing(chunk: Sequence[Token], words: PersonWords) -> list[Token]:
    """The shortest run at the end that can be a noun phrase of its own: "that night Ruth Adler" gives the name."""
    start = len(chunk)
    while start:
        token = chunk[start - 1]
        if _capital(token.text) or token.text in PARTICLES or _is_known([token], words):
            start -= 1
            continue
        # "the tired old mayor": plain words count where an article opens them.
        reach = next(
            (k for k in range(start - 1, max(-1, start - 8), -1) if chunk[k].text.casefold() in DETERMINERS), None
        )
        if reach is not None and not has_finite_verb(" ".join(t.text for t in chunk[reach:start])):
            start = reach
        break
    while start < len(chunk) and chunk[start].text in PARTICLES and chunk[start].text not in ("the",):
        start += 1
    return list(chunk[start:])


def _is_known(chunk: Sequence[Token], words: PersonWords) -> bool:
    for i, token in enumerate(chunk):
        folded = token.text.casefold().removesuffix("’s").removesuffix("'s")
        if folded in words.posts or folded in words.groups or folded in words.bodies or folded in words.reports:
            return True
        if _capital(token.text) and (i or len(token.text) > 1 or len(chunk) > 1):
            return True
    return False


def _is_report(chunk: Sequence[Token], words: PersonWords) -> bool:
    return any(token.text.casefold() in words.reports for token in chunk)


def _is_adverb(word: str) -> bool:
    return (
        word in ADVERBS
        or word in WEEKDAYS
        or word in ("yesterday", "today")
        or (word.endswith("ly") and word.islower() and word not in ("family", "ally"))
    )


def _capital(word: str) -> bool:
    return word[0].isupper() and word not in NOT_NAMES
