"""The noun phrase that names the speaker, on either side of a reporting word."""

import re
from collections.abc import Sequence

from reconcile.extract.noun_phrases import (
    ASIDE_OPENERS,
    TIMES,
    Source,
    capital,
    has_verb,
    is_aside,
    is_known,
    is_report,
    phrase,
)
from reconcile.extract.said_when import without_time
from reconcile.extract.tokens import Token, tokens_of
from reconcile.text.grammar import (
    ADJUNCT_OPENERS,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CLAUSE_OPENERS,
    CONNECTORS,
    DETERMINERS,
    IRREALIS,
)
from reconcile.text.persons import PersonWords

_REACH = 320  # a name with three asides, and no more than can be read for every cue
_SHORT_REACH = 140  # a name without asides
_CLOSES_ASIDE = (", ", ") ", "- ", "– ", "— ", "—", "–")
_MOST_ASIDES = 5  # "Ruth Adler, 45, of Elm, Ohio, who saw it, said"
_DASHES = ("-", "–", "—")
_BE = ("is", "are", "was", "were", "been", "being", "be", "am")
_ENDS_AFTER = (CLAUSE_OPENERS | ADJUNCT_OPENERS | TIMES | {"who", "whose", "which", "via", "upon"}) - {
    "of",
    "for",
    "near",
}


def source_before(text: str, low: int, cue_start: int, continuous: bool, words: PersonWords) -> Source | None:
    """The subject of a verb: the noun phrase that ends at the cue, with its asides.

    None where there is none, or where the verb is negated, modal, passive or an infinitive and so reports nothing.
    `continuous`: the verb ends in -ing, so "is saying" is no passive.
    """
    aside = text.endswith(_CLOSES_ASIDE, max(low, cue_start - 2), cue_start)
    tokens = tokens_of(text, max(low, cue_start - (_REACH if aside else _SHORT_REACH)), cue_start)
    end = without_time(text, tokens, len(tokens))
    while end and (_is_adverb(tokens[end - 1].text) or tokens[end - 1].text in AUXILIARIES):
        if tokens[end - 1].text in _BE and not continuous:
            return None
        end = without_time(text, tokens, end - 1)
    if not end or _is_irrealis(tokens, end - 1) or tokens[end - 1].text.endswith(("n't", "n’t")):
        return None
    last = tokens[end - 1]
    contracted = re.fullmatch(r"(he|she|it|they|i|we|who)[’'](?:s|ve|d|re)", last.text, re.IGNORECASE)
    if last.text.casefold() in words.pronouns or contracted:
        return Source(start=last.start, end=last.end, pronoun=True, known=True)
    if last.text == ")":
        opening = next((i for i in range(end - 1, max(-1, end - 12), -1) if tokens[i].text == "("), None)
        return phrase(tokens[:opening], words, last.end) if opening else None
    if last.text == ",":
        return _with_asides(tokens, end - 1, words)
    if last.text in ("and", "but", "then"):
        return None if any(token.text in CLAUSE_OPENERS for token in tokens) else subject(text, low, last.start, words)
    if last.text in _DASHES:
        return _between_dashes(tokens[:end], words)
    if not last.is_word:
        return None
    return phrase(tokens[:end], words, last.end)


def source_after(text: str, at: int, limit: int, words: PersonWords, leading: bool = False) -> Source | None:
    """The noun phrase that begins at `at`: "said Ruth Adler, a clerk at Elm Bank."

    `leading`: a clause follows ("According to Ruth Adler, a clerk, the port …"), so an aside must be closed by a comma.
    """
    tokens = tokens_of(text, at, min(limit, at + _REACH))
    if not tokens or not tokens[0].is_word or tokens[0].text.casefold() in TIMES | {"that", "to", "by", "in", "on"}:
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
    if has_verb(tokens[1:stop]) and not is_report(tokens[:stop], words):
        return None
    end = stop
    while end < len(tokens) and tokens[end].text in ",(":
        close = end + 1
        while close < len(tokens) and (tokens[close].is_word or tokens[close].text in "-&") and close - end < 24:
            close += 1
        aside = tokens[end + 1 : close]
        if not is_aside(aside, words) or (leading and (close >= len(tokens) or tokens[close].text not in ",)")):
            break
        if has_verb(aside) and aside[0].text not in ASIDE_OPENERS:
            break
        end = close + (close < len(tokens) and tokens[close].text == ")")
    last = tokens[end - 1].end
    return Source(
        start=tokens[0].start,
        end=last - (last == limit and text[last - 1] == "."),
        known=is_known(tokens[:stop], words),
        report=is_report(tokens[:stop], words),
    )


def subject(text: str, low: int, high: int, words: PersonWords) -> Source | None:
    """The noun phrase that opens a sentence, taken for its subject."""
    tokens = tokens_of(text, low, min(high, low + 160))
    while tokens and (tokens[0].text in CONNECTORS or not tokens[0].is_word):
        tokens = tokens[1:]
    if tokens and tokens[0].text.casefold() in ADJUNCT_OPENERS:
        tokens = _after_adjunct(tokens, words)
    if not tokens or tokens[0].text.endswith("ly"):
        return None
    if tokens[0].text.casefold() in words.pronouns:
        return Source(start=tokens[0].start, end=tokens[0].end, pronoun=True, known=True)
    stop = 0
    while stop < len(tokens) and tokens[stop].is_word and capital(tokens[stop].text):
        stop += 1
    if stop == 0 and tokens[0].text.casefold() in DETERMINERS:
        stop = 1
        while stop < min(len(tokens), 8) and tokens[stop].is_word and not has_verb(tokens[stop : stop + 1]):
            stop += 1
    if stop == 0 or not is_known(tokens[:stop], words):
        return None
    return Source(start=tokens[0].start, end=tokens[stop - 1].end, known=True)


def _after_adjunct(tokens: Sequence[Token], words: PersonWords) -> list[Token]:
    """What follows "In March 2013" or "At a rally on Friday,": from its comma, or from a pronoun."""
    for i, token in enumerate(tokens[1:14], 1):
        if token.text == ",":
            return list(tokens[i + 1 :])
        if token.text.casefold() in words.pronouns and token.text not in ("who", "which"):
            return list(tokens[i:])
    return []


def _with_asides(tokens: Sequence[Token], comma: int, words: PersonWords) -> Source | None:
    """ "Ruth Adler, 45, a clerk at Elm Bank," read from its last comma back."""
    at, nearest = comma, None
    for _ in range(_MOST_ASIDES):
        opening = at - 1
        while opening >= 0 and (tokens[opening].is_word or tokens[opening].text in "-’'$%&") and at - opening < 28:
            opening -= 1
        if opening <= 0 or tokens[opening].text not in ",()":
            return nearest
        before = tokens[:opening]
        if tokens[opening].text == ")" or (before and before[-1].text == ")"):
            bracket = next((i for i in range(len(before) - 1, -1, -1) if before[i].text == "("), 0)
            before = before[:bracket]
        core = phrase(before, words, tokens[comma - 1].end) if before else None
        aside = tokens[opening + 1 : at]
        if not is_aside(aside, words) and not (core and _stands_first(before, core) and not has_verb(aside)):
            return nearest
        if core and core.known:
            nearest = core
            if not _goes_on(before):
                return core
        at = opening
    return nearest


def _goes_on(before: Sequence[Token]) -> bool:
    """Whether what stands before an aside is an aside itself: "…, 45, of Elm, Ohio, who saw it," """
    start = next((i + 1 for i in range(len(before) - 1, max(-1, len(before) - 20), -1) if before[i].text == ","), None)
    if start is None or start >= len(before):
        return False
    first = before[start].text
    return first == "of" or first.isdigit() or first.casefold() in ARTICLES or first.endswith(".")


def _between_dashes(tokens: Sequence[Token], words: PersonWords) -> Source | None:
    """ "Ruth Adler -- a clerk at Elm Bank, where she began -- said" """
    end = len(tokens)
    while end and tokens[end - 1].text in _DASHES:
        end -= 1
    opening = next((i for i in range(end - 1, max(-1, end - 40), -1) if _is_dash(tokens, i)), None)
    return (
        phrase(tokens[: opening - 1 if tokens[opening].text == "-" else opening], words, tokens[end - 1].end)
        if opening
        else None
    )


def _is_dash(tokens: Sequence[Token], i: int) -> bool:
    """Two hyphens, or one dash; a single hyphen joins words."""
    return tokens[i].text in ("–", "—") or (i > 0 and tokens[i].text == tokens[i - 1].text == "-")


def _stands_first(before: Sequence[Token], core: Source) -> bool:
    """Whether nothing but a connector or punctuation stands before the phrase: it is the subject of its sentence."""
    earlier = [token for token in before if token.end <= core.start]
    return (
        not earlier
        or not earlier[-1].is_word
        or all(token.text in CONNECTORS or token.text == "Even" for token in earlier)
    )


def _is_irrealis(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word means that nothing is reported: "may say", but not "Theresa May says"."""
    word = tokens[at].text
    return word.casefold() in IRREALIS and not (word[0].isupper() and at > 0 and capital(tokens[at - 1].text))


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word.islower() and word not in ("family", "ally"))
