"""Statements of two documents that quote one utterance, whatever stands around the quotation marks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.model import Claim, Document, Link, Speaker
from reconcile.rulepack.schema import Rules
from reconcile.text.quotations import Quotations
from reconcile.text.quoted import GAP, QuotedWord, Quoting
from reconcile.text.words import folded_words

RUN = 3  # words in a row
SHARED = 2  # runs that two quotations of one utterance have in common at least
SAME_QUOTATION = 0.7  # of the shorter quotation's words
COMMON = 20  # statements; a run that more of them hold is a set phrase
FEWEST = 4  # words of a quotation; shorter ones are names and titles


def quotation_links(statements: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> Iterator[Link]:
    """A link for each two statements of a group whose quoted words are mostly the same, by their runs of words."""
    group = {document.id: document.group for document in documents}
    quoting = Quoting(rules)
    quoted = _quoted(statements, documents, quoting)
    asserted = {claim: quoting.asserted(words) for claim, words in quoted.items()}
    holders: dict[tuple[str | None, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, claim in enumerate(statements):
        keys = asserted.get(claim.id, ())
        for run in {tuple(keys[place : place + RUN]) for place in range(len(keys) - RUN + 1)}:
            if GAP not in run:
                holders[group[claim.document], run].append(number)
    shared = Counter(
        pair for numbers in holders.values() if len(numbers) <= COMMON for pair in combinations(numbers, 2)
    )
    for (first, second), count in sorted(shared.items()):
        a, b = statements[first], statements[second]
        if a.document == b.document:
            continue
        if asserted[a.id] == asserted[b.id]:
            # Who else says the opposite is of another opinion.
            if len(quoted[a.id]) == len(quoted[b.id]) or _may_be_one(a.speaker, b.speaker):
                yield Link(a=a.id, b=b.id, score=1.0, fields={"quotation": 1.0})
        elif count >= SHARED and min(len(quoted[a.id]), len(quoted[b.id])) >= FEWEST:
            score = Quoting.likeness(quoted[a.id], quoted[b.id])
            if score >= SAME_QUOTATION:
                yield Link(a=a.id, b=b.id, score=round(score, 3), fields={"quotation": round(score, 3)})


def _may_be_one(a: Speaker | None, b: Speaker | None) -> bool:
    """Whether two speakers may be one: a word of name, post or organisation in common, or nothing known of either."""
    known = [
        set(folded_words(" ".join(part for part in (one.name, one.role, one.organisation) if part))) if one else set()
        for one in (a, b)
    ]
    return not all(known) or bool(known[0] & known[1])


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
            if len(quoting.asserted(words)) >= RUN:  # fillers count for a quotation that is the same from end to end
                found[claim.id] = words
    return found
