"""The words that statements have in common: where to look in a sentence that is too long to show."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from reconcile.model import Claim, Span
from reconcile.text.words import WORD, fold

_LONGEST = 200  # words of a statement that are looked at; comparison takes their square


class SharedWords:
    """Runs of words in common, the rarer the words among all statements the better the run."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        statements = (claim.text for claim in claims if claim.kind == "statement")
        self._counts = Counter(
            word for text in statements for word in {fold(match[0]) for match in WORD.finditer(text)}
        )

    def span(self, claim: Claim, others: Iterable[Claim]) -> Span | None:
        """The best run of `claim` that stands in one of the others too, in offsets into the document."""
        found = list(WORD.finditer(claim.text))[:_LONGEST]
        words = [fold(match[0]) for match in found]
        best, best_weight = None, 0.0
        for other in others:
            theirs = [fold(match[0]) for match in WORD.finditer(other.text)][:_LONGEST]
            for block in SequenceMatcher(None, words, theirs, autojunk=False).get_matching_blocks():
                run = range(block.a, block.a + block.size)
                weight = sum(1 / max(1, self._counts[words[i]]) for i in run)
                if weight > best_weight:
                    best_weight = weight
                    best = Span(start=claim.start + found[run[0]].start(), end=claim.start + found[run[-1]].end())
        return best
