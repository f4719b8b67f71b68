"""Whether one statement says that what the other says is not so."""

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.model import Claim
from reconcile.rulepack.schema import Rules
from reconcile.text.words import WORD, fold

SAME = 88  # token-sort ratio of the words without negators; "has signed" and "will sign" are left at 80


def sides(claims: Sequence[Claim], rules: Rules) -> tuple[list[Claim], list[Claim]]:
    """The claims that affirm a statement and those that deny it; nothing is denied where no two are opposed.

    Two are opposed where they differ by a denial: in what is done with the statement ("denied that"), or in a negator
    and little else. Negators count only between near-identical wordings: "non-targeting of third countries" and "is not
    targeted at any third country" differ by a "not" and say the same.
    """
    negators = {fold(form) for entry in rules.vocabulary if entry.role == "negator" for form in entry.forms}
    denied: list[Claim] = []
    for pair in combinations(claims, 2):
        if _opposed(*pair, negators):
            denying = max(pair, key=lambda claim: _denials(claim, negators))
            denied += [denying] if denying not in denied else []
    return [claim for claim in claims if claim not in denied], denied


def _denials(claim: Claim, negators: set[str]) -> int:
    return _parted(claim.text, negators)[1] + (claim.frame.polarity == "denied")


def _opposed(a: Claim, b: Claim, negators: set[str]) -> bool:
    by_cue = a.frame.polarity != b.frame.polarity
    (words, no), (other_words, other_no) = _parted(a.text, negators), _parted(b.text, negators)
    near = fuzz.token_sort_ratio(" ".join(words), " ".join(other_words)) >= SAME
    return by_cue != (near and no % 2 != other_no % 2)


def _parted(text: str, negators: set[str]) -> tuple[list[str], int]:
    """The folded words without negators, and how many negators there were."""
    words, count = [], 0
    for match in WORD.finditer(text):
        word = match[0].replace("’", "'").lower()
        if word.endswith("n't"):
            words.append(fold(word.removesuffix("n't")))
            count += 1
        elif fold(word) in negators:
            count += 1
        else:
            words.append(fold(word))
    return words, count
