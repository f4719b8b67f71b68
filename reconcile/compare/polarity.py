"""Whether one statement says that what the other says is not so."""

from collections.abc import Sequence
from itertools import combinations

from reconcile.model import Claim, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.words import WORD, fold

SAME = 0.75  # of a link's score; below it two statements share their matter, above it their words


def sides(claims: Sequence[Claim], links: Sequence[Link], rules: Rules) -> tuple[list[Claim], list[Claim]]:
    """The claims that affirm a statement and those that deny it; nothing is denied where no two are opposed.

    Two are opposed where they differ by a denial: in what is done with the statement ("denied that"), or in a negator
    and little else. Negators count only between near-identical wordings: "non-targeting of third countries" and "is not
    targeted at any third country" differ by a "not" and say the same.
    """
    negators = {fold(form) for entry in rules.vocabulary if entry.role == "negator" for form in entry.forms}
    near = {frozenset((link.a, link.b)) for link in links if link.score >= SAME}
    denied: list[Claim] = []
    for pair in combinations(claims, 2):
        by_cue = pair[0].frame.polarity != pair[1].frame.polarity
        by_word = sum(_negations(claim, negators) for claim in pair) % 2 == 1
        if by_cue != (by_word and frozenset(claim.id for claim in pair) in near):
            denying = max(pair, key=lambda claim: _denials(claim, negators))
            denied += [denying] if denying not in denied else []
    return [claim for claim in claims if claim not in denied], denied


def _denials(claim: Claim, negators: set[str]) -> int:
    return _negations(claim, negators) + (claim.frame.polarity == "denied")


def _negations(claim: Claim, negators: set[str]) -> int:
    words = (match[0].replace("’", "'").lower() for match in WORD.finditer(claim.text))
    return sum(word.endswith("n't") or fold(word) in negators for word in words)
