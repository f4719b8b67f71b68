"""Whether one statement says that what the other says is not so."""

from rapidfuzz import fuzz

from reconcile.model import Claim
from reconcile.rulepack.schema import Rules
from reconcile.text.words import WORD, fold

SAME = 88  # token-sort ratio of the words without negators; "has signed" and "will sign" are left at 80


def opposed(a: Claim, b: Claim, rules: Rules) -> bool:
    """True where the two differ by a denial: in what is done with the statement, or in a negator and little else.

    Negators count only between near-identical wordings: "non-targeting of third countries" and "is not targeted at any
    third country" differ by a "not" and say the same.
    """
    by_cue = a.frame.polarity != b.frame.polarity
    negators = {fold(form) for entry in rules.vocabulary if entry.role == "negator" for form in entry.forms}
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
