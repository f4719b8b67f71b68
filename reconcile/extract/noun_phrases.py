"""Noun phrases without a tagger: where the words that name somebody begin and end."""

from collections.abc import Sequence

from msgspec import Struct

from reconcile.extract.cues import has_finite_verb
from reconcile.extract.said_when import SPANS, opens_with_time
from reconcile.extract.tokens import Token
from reconcile.text.grammar import (
    ADJUNCT_OPENERS,
    ARTICLES,
    CLAUSE_OPENERS,
    CONNECTORS,
    DETERMINERS,
    NOT_NAMES,
    PARTICLES,
    WEEKDAYS,
    in_name,
)
from reconcile.text.persons import PersonWords

ASIDE_OPENERS = ("who", "whose", "which", "of", "speaking", "too", "however", "meanwhile", "herself", "himself", "for")
_BREAKS = CLAUSE_OPENERS | {"who", "which"}
TIMES = (
    WEEKDAYS
    | {"last", "this", "yesterday", "today", "earlier", "later", "late", "early", "ahead", "ago"}
    | {"night", "morning", "evening"}
)


class Source(Struct, frozen=True, kw_only=True, gc=False):
    """Where the speaker's words stand; `pronoun` where they only refer back; `known` where a name, a post, a group, a
    body or a report is among them; `report` where a text speaks."""

    start: int
    end: int
    pronoun: bool = False
    known: bool = False
    report: bool = False


def phrase(tokens: Sequence[Token], words: PersonWords, end: int) -> Source | None:
    """The noun phrase that ends with the last token."""
    low = len(tokens)
    while low and len(tokens) - low < 22 and (tokens[low - 1].is_word or tokens[low - 1].text in "-&’'"):
        if tokens[low - 1].text in _BREAKS or (tokens[low - 1].text == "'" and tokens[low - 2].text == "'"):
            break
        if _is_spaced_dash(tokens, low - 1):  # "ELM - The company said": a dateline
            break
        low -= 1
    chunk = list(tokens[low:])
    if len(chunk) > 1 and chunk[0].text in SPANS and low and tokens[low - 1].text == "that":
        chunk.pop(0)  # "Later that day police said"
    while chunk and (chunk[0].text in CONNECTORS or chunk[0].text in ("and", "or")):
        chunk.pop(0)
    for i in range(len(chunk) - 1, 0, -1):
        if chunk[i].text in ("and", "or") and has_verb(chunk[:i]):
            chunk = chunk[i + 1 :]
            break
    if not chunk or chunk[0].text.casefold() in ("neither", "nobody", "no", "none", "nothing"):
        return None
    verbs = has_verb(chunk[1:]) and not is_report(chunk, words)
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
    return Source(start=chunk[0].start, end=end, known=is_known(chunk, words), report=is_report(chunk, words))


def _is_spaced_dash(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text != "-" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _opens_phrase(chunk: Sequence[Token], words: PersonWords) -> bool:
    first = chunk[0].text
    if first.casefold() in ADJUNCT_OPENERS or opens_with_time(chunk):
        return False
    if first.casefold() in DETERMINERS or first[0].isupper() or first[0].isdigit():
        return True
    return len(chunk) < 7 and is_known(chunk[-1:], words)


def _trailing(chunk: Sequence[Token], words: PersonWords) -> list[Token]:
    """The shortest run at the end that can be a noun phrase of its own: "that night Ruth Adler" gives the name."""
    start = len(chunk)
    texts = [token.text for token in chunk]
    while start:
        token = chunk[start - 1]
        if in_name(texts, start - 1) or token.text in PARTICLES or is_known([token], words):
            start -= 1
            continue
        # "the tired old mayor": plain words count where an article opens them.
        reach = next(
            (k for k in range(start - 1, max(-1, start - 8), -1) if chunk[k].text.casefold() in DETERMINERS), None
        )
        between = [token.text for token in chunk[reach:start]] if reach is not None else []
        if between and TIMES.isdisjoint(between) and not has_finite_verb(" ".join(between)):
            start -= len(between)
        break
    while start < len(chunk) and chunk[start].text in PARTICLES and chunk[start].text not in ("the",):
        start += 1
    return list(chunk[start:])


def is_known(chunk: Sequence[Token], words: PersonWords) -> bool:
    for i, token in enumerate(chunk):
        folded = token.text.casefold().removesuffix("’s").removesuffix("'s")
        if folded in words.posts or folded in words.groups or folded in words.bodies or folded in words.reports:
            return True
        if capital(token.text) and (i or len(token.text) > 1 or len(chunk) > 1):
            return True
    return False


def is_report(chunk: Sequence[Token], words: PersonWords) -> bool:
    return any(token.text.casefold() in words.reports for token in chunk)


def is_aside(tokens: Sequence[Token], words: PersonWords) -> bool:
    """Whether the words between two commas describe somebody: an age, a post, a party, a relative clause."""
    if not tokens or len(tokens) > 26:
        return False
    first = tokens[0].text
    if first.isdigit() or first.casefold() in ASIDE_OPENERS:
        return True
    if first in ADJUNCT_OPENERS or first in CONNECTORS or first in CLAUSE_OPENERS or first.casefold() in words.pronouns:
        return False
    texts = [token.text for token in tokens]
    if len(tokens) < 5 and all(in_name(texts, i) or text == "-" for i, text in enumerate(texts)):
        return True
    if has_verb(tokens[:4]):
        return False
    return first.casefold() in ARTICLES or bool(words.posts_in(" ".join(token.text for token in tokens)))


def has_verb(tokens: Sequence[Token]) -> bool:
    return has_finite_verb(" ".join(token.text for token in tokens))


def capital(word: str) -> bool:
    return word[0].isupper() and word not in NOT_NAMES
