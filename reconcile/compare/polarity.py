"""Whether one document says that what the other says is not so."""

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from reconcile.compare.corpus import Case, Issue
from reconcile.compare.wording import listed, quoted
from reconcile.model import Claim, Diagnosis, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.words import WORD, fold

DENIED = "ATT003"
_ASKED_WITHIN = 4  # words: "not yet say exactly how"
_LONGEST = 80  # characters of a quotation in a message
SAME = 0.75  # of a link's score; below it two statements share their matter, above it their words


def sides(claims: Sequence[Claim], links: Sequence[Link], rules: Rules) -> tuple[list[Claim], list[Claim]]:
    """The claims that affirm a statement and those that deny it; nothing is denied where no two are opposed.

    Two are opposed where they differ by a denial: in what is done with the statement ("denied that"), or in a negator
    and little else. Negators count only between near-identical wordings: "non-targeting of third countries" and "is not
    targeted at any third country" differ by a "not" and say the same.
    """
    negators = _Negators(
        words=frozenset(fold(form) for entry in rules.vocabulary if entry.role == "negator" for form in entry.forms),
        asked=frozenset(form for entry in rules.modality if entry.modality == "asked" for form in entry.forms),
    )
    near = {frozenset((link.a, link.b)) for link in links if link.score >= SAME}
    denied: list[Claim] = []
    for pair in combinations(claims, 2):
        by_cue = pair[0].frame.polarity != pair[1].frame.polarity
        by_word = sum(_negations(claim, negators) for claim in pair) % 2 == 1
        if by_cue != (by_word and frozenset(claim.id for claim in pair) in near):
            denying = max(pair, key=lambda claim: _denials(claim, negators))
            denied += [denying] if denying not in denied else []
    return [claim for claim in claims if claim not in denied], denied


def denied_elsewhere(case: Case, claims: Sequence[Claim]) -> Issue | None:
    """The finding where some documents state figures or dates that others deny; None where all are of one mind."""
    affirmed = [claim for claim in claims if claim.frame.polarity == "affirmed"]
    stated = {claim.document for claim in affirmed}
    denied = [claim for claim in claims if claim.frame.polarity == "denied" and claim.document not in stated]
    return denial(case, affirmed, denied) if affirmed and denied else None


def denial(case: Case, affirmed: Sequence[Claim], denied: Sequence[Claim]) -> Issue:
    """The finding that sets those who affirm against those who deny; there is at least one of either."""
    yes, no = (listed(sorted({case.corpus.label(claim.document) for claim in side})) for side in (affirmed, denied))
    return Issue(
        code=DENIED,
        claims=tuple(claim for claim in case.claims if claim in affirmed or claim in denied),
        fields={"values": f"affirmed in {yes}, denied in {no}"},
        diagnosis=Diagnosis(
            cause="negation", detail=f"“{_told(affirmed[0], case)}” against “{_told(denied[0], case)}”"
        ),
    )


def _told(claim: Claim, case: Case) -> str:
    """The words of a statement, or the sentence that a figure stands in."""
    text = quoted(claim) if claim.kind == "statement" else case.corpus.sentence_text(claim)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


class _Negators(Struct, frozen=True, kw_only=True):
    """Folded words that turn a statement over, and the words behind which it is left open: "not clear whether"."""

    words: frozenset[str]
    asked: frozenset[str]


def _denials(claim: Claim, negators: _Negators) -> int:
    return _negations(claim, negators) + (claim.frame.polarity == "denied")


def _negations(claim: Claim, negators: _Negators) -> int:
    words = [match[0].replace("’", "'").lower() for match in WORD.finditer(claim.text)]
    return sum(
        (word.endswith("n't") or fold(word) in negators.words)
        and negators.asked.isdisjoint(words[place + 1 : place + 1 + _ASKED_WITHIN])
        for place, word in enumerate(words)
    )
