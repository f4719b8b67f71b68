"""Statements in which two names have changed places: who sued whom, in whatever words around it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.model import Claim, Document, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.roles import Deed, Roles, exchanged
from reconcile.text.vocabulary import folded_forms_of
from reconcile.text.words import folded_words

SCORE = 0.8  # of a link; what two statements tell beside the deed may differ
ALIKE = 0.5  # of the other words of the statement with fewer
COMMON = 40  # statements of one verb; more are of many matters


def exchange_links(statements: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> Iterator[Link]:
    """A link for each two statements of a group that tell one deed of two who have changed places."""
    group = {document.id: document.group for document in documents}
    roles, function = Roles(rules), folded_forms_of(rules, "function")
    deeds = {claim.id: found for claim in statements if (found := list(roles.deeds(claim.text)))}
    holders: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in statements:
        for verb in sorted({deed.verb for deed in deeds.get(claim.id, ())}):
            holders[group[claim.document], verb].append(claim)
    for claims in holders.values():
        for a, b in combinations(claims, 2) if len(claims) <= COMMON else ():
            if a.document == b.document or a.frame.at_other_times(b.frame):
                continue
            if exchanged(deeds[a.id], deeds[b.id]):
                one, other = (_rest(claim, deeds[claim.id], function) for claim in (a, b))
                if len(one & other) >= ALIKE * min(len(one), len(other)):
                    yield Link(a=a.id, b=b.id, score=SCORE, fields={"roles": SCORE})


def _rest(claim: Claim, deeds: Sequence[Deed], function: frozenset[str]) -> set[str]:
    """The telling words of a statement beside its deeds."""
    told = function.union(*(deed.by | deed.to for deed in deeds), (deed.verb for deed in deeds))
    return {word for word in folded_words(claim.text) if word not in told}
