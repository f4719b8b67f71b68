"""Figures that one sentence puts together in so many words: "19 of the 45 seats, or 42 percent"."""

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from reconcile.compare.corpus import Corpus
from reconcile.compare.operands import Binding, accepts
from reconcile.model import Claim, Kind
from reconcile.rulepack.entries.relations import NOUN, Relation
from reconcile.text.grammar import PREPOSITIONS
from reconcile.text.words import fold

# Each figure of a sentence is one character of the private use area while its shape is looked for: a block a kind.
_KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind not in ("attribution", "statement"))
_BLOCK = 256  # figures of one kind in a sentence; a sentence is cut at a thousand characters
_FIRST = 0xE000
_DATES = _FIRST + _KINDS.index("date") * _BLOCK
_LAST = _FIRST + len(_KINDS) * _BLOCK - 1
_FIGURE, _DATE = f"{chr(_FIRST)}-{chr(_DATES - 1)}", f"{chr(_DATES)}-{chr(_LAST)}"
_REACH = 48  # code points; more than that between two figures ties nothing together
_GAPS = {"words": rf"(?:[^{_FIGURE}{_DATE};:()]{{0,{_REACH}}}?)", "any": rf"(?:[^{_FIGURE};:()]{{0,{_REACH}}}?)"}
# "in 2018", "at the start", "in the second quarter of 2018": nothing, or where and when in a few words.
_WORD = rf"[^\W\d{_FIGURE}{_DATE}]+"
_WHERE = rf",? (?:{'|'.join(sorted(PREPOSITIONS - {'to', 'from', 'by', 'with'}))}) {_WORD}(?: {_WORD}){{0,3}}?"
_GAPS["time"] = rf"(?:(?:{_WHERE})?(?:,?(?: {_WORD}){{0,3}} [{_DATE}])?)"
# "… at $25 each and 200 at $30": a list that goes on, with a number that is no claim too.
_MORE = rf"[{_FIGURE}\d]"
_LINK = r"(?:and|or|plus|with|besides|as well as|along with)"
_GAPS["alone"] = rf"(?!,? {_LINK}\b[^;:]*{_MORE}|, (?:for |to |the )*{_MORE})"
_GAPS["first"] = rf"(?<!\band )(?<!\bor )(?<!\bplus )(?<!\bwith )(?<!{_MORE}, )(?<!\beach, )(?<!\bapiece, )"
_NEXT = rf"{_GAPS['words']}(?:, and |, | and )"  # from one figure of a list to the next
_PLACE = r"\{([a-z]+)\}"


class Shapes:
    """The shapes of one relation, compiled: those of all its roles, and those of two of them."""

    def __init__(self, relation: Relation) -> None:
        self._operands = {operand.role: operand for operand in relation.operands}
        self._summed = relation.parsed.terms[0] if relation.parsed.operation == "sum" else None
        self._whole = [self._compiled(shape) for shape in relation.shapes]
        self._pairs = [self._compiled(shape) for shape in relation.pairs]

    def found(self, claims: Sequence[Claim], corpus: Corpus) -> Iterator[Binding]:
        """The figures of one sentence by their roles, once for each shape that it has; all roles or two of them."""
        roles = [role for role in self._operands if any(claim.kind in self._operands[role].kinds for claim in claims)]
        patterns = self._whole if len(roles) == len(self._operands) else []
        patterns = [*patterns, *(self._pairs if len(roles) > 1 else [])]
        if not patterns:
            return
        masked, by_mark = _masked(claims, corpus)
        for pattern in patterns:
            for match in pattern.finditer(masked):
                told = match.groupdict()
                noun = told.pop(NOUN, None)
                named = {role: tuple(by_mark[mark] for mark in told[role] if mark in by_mark) for role in told}
                figures = [(role, claim) for role, found in named.items() for claim in found]
                counted = {fold(claim.unit or "") for _, claim in figures if claim.kind == "count"}
                if (noun is None or fold(noun) in counted) and all(
                    accepts(self._operands[role], claim, by_frame=False) for role, claim in figures
                ):
                    yield dict(named)

    def _compiled(self, shape: str) -> re.Pattern[str]:
        told = re.sub(_PLACE, lambda match: _GAPS.get(match[1]) or self._figure(match[1]), shape)
        return re.compile(told, re.IGNORECASE)

    def _figure(self, role: str) -> str:
        blocks = (_FIRST + _KINDS.index(kind) * _BLOCK for kind in self._operands[role].kinds)
        one = f"[{''.join(f'{chr(first)}-{chr(first + _BLOCK - 1)}' for first in blocks)}]"
        return f"(?P<{role}>{one}(?:{_NEXT}{one})+)" if role == self._summed else f"(?P<{role}>{one})"


def _masked(claims: Sequence[Claim], corpus: Corpus) -> tuple[str, dict[str, Claim]]:
    """The sentence with a mark for each figure, and the figures by their marks. What only repeats a figure in brackets
    is left out."""
    start, text = corpus.sentence_around(claims[0])
    parts: list[str] = []
    by_mark: dict[str, Claim] = {}
    at = start
    for claim in claims:
        if claim.start < at or claim.kind not in _KINDS or len(by_mark) >= _BLOCK:
            continue
        mark = chr(_FIRST + _KINDS.index(claim.kind) * _BLOCK + len(by_mark))
        by_mark[mark] = claim
        parts += [text[at - start : claim.start - start], mark]
        at = claim.end - len(_state(claim, corpus))
    parts.append(text[at - start :])
    whole = " ".join("".join(parts).split())
    for mark, claim in by_mark.items():
        if claim.restates:
            whole = re.sub(rf" ?[(\[][^()\[\]]{{0,20}}{mark}[^()\[\]]{{0,20}}[)\]]", "", whole)
    return whole, by_mark


def _state(claim: Claim, corpus: Corpus) -> str:
    """The word for what has happened to those who are counted, which says more than how many they are: "injured" of
    "four women injured"."""
    head, gap, last = claim.text.rpartition(" ")
    stated = claim.kind == "count" and head and last.lower() in corpus.lexicon.states and last != claim.unit
    return gap + last if stated else ""
