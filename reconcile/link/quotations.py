"""Statements of two documents that quote one utterance, whatever stands around the quotation marks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.model import Claim, Document, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.quotations import Quotations
from reconcile.text.quoted import GAP, QuotedWord, Quoting

RUN = 3  # words in a row
SHARED = 2  # runs that two quotations of one utterance have in common at least
SAME = 0.7  # of the shorter quotation's words
COMMON = 20  # statements; a run that more of them hold is a set phrase
FEWEST = 5  # words of a quotation; shorter ones are names and titles


def quotation_links(statements: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> Iterator[Link]:
    """A link for each two statements of a group whose quoted words are mostly the same, by their runs of words."""
    group = {document.id: document.group for document in documents}
    quoted = _quoted(statements, documents, Quoting(rules))
    holders: dict[tuple[str | None, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, claim in enumerate(statements):
        keys = [word.key for word in quoted.get(claim.id, ())]
        for run in {tuple(keys[place : place + RUN]) for place in range(len(keys) - RUN + 1)}:
            if GAP not in run:
                holders[group[claim.document], run].append(number)
    shared = Counter(
        pair for numbers in holders.values() if len(numbers) <= COMMON for pair in combinations(numbers, 2)
    )
    for (first, second), count in sorted(shared.items()):
        a, b = statements[first], statements[second]
        if count >= SHARED and a.document != b.document:
            score = Quoting.likeness(quoted[a.id], quoted[b.id])
            if score >= SAME:
                yield Link(a=a.id, b=b.id, score=round(score, 3), fields={"quotation": round(score, 3)})


def _quoted(
    statements: Sequence[Claim], documents: Sequence[Document], quoting: Quoting
) -> dict[str, list[QuotedWord]]:
    """The quoted words of each statement that has enough of them."""
    quotations = {document.id: Quotations(document.text) for document in documents}
    found = {}
    for claim in statements:
        marks = quotations[claim.document]
        spans = marks.within(claim.start, claim.end)
        if sum(span.end - span.start for span in spans) > 2 * FEWEST:
            words = quoting.words(marks.text, spans)
            if len(words) >= FEWEST:
                found[claim.id] = words
    return found
