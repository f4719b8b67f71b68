"""Statements of which one denies what the other says, in whatever words around it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from reconcile.model import Claim, Document, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.cores import Core, Cores
from reconcile.text.words import folded_words

SCORE = 0.8  # of a link; what two statements tell beside their cores may differ
COMMON = 60  # clauses that hold a word; more are of many matters
NEAR = timedelta(days=1)  # between two documents of which one says that it is so, the other that it isn't any more


def denial_links(statements: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> Iterator[Link]:
    """A link for each two statements of a group in which a clause of one turns over a clause of the other."""
    of = {document.id: document for document in documents}
    cores = Cores(rules)
    found = [(claim, core) for claim in statements for core in cores.of(claim.text, _aside(claim))]
    holders: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, (claim, core) in enumerate(found):
        for key in core.keys:
            holders[of[claim.document].group, key].append(number)
    order = {claim.id: number for number, claim in enumerate(statements)}
    linked = set()
    for claim, core in found:
        if not (core.denies or any(sense.written for sense in core.senses.values())):
            continue
        group = of[claim.document].group
        rarest = sorted(core.keys, key=lambda key: (len(holders[group, key]), key))[:2]
        for number in sorted({n for key in rarest for n in holders[group, key]}):
            other, its = found[number]
            if len(holders[group, rarest[0]]) > COMMON or other.document == claim.document:
                continue
            if len(core.keys - its.keys) > 1 or frozenset((claim.id, other.id)) in linked:
                continue
            if _of_one_time(core, its, claim, other, of) and cores.turns_over(core, its):
                linked.add(frozenset((claim.id, other.id)))
                a, b = sorted((claim, other), key=lambda one: order[one.id])
                yield Link(a=a.id, b=b.id, score=SCORE, fields={"denial": SCORE})


def _of_one_time(one: Core, other: Core, a: Claim, b: Claim, of: dict[str, Document]) -> bool:
    """Whether what one clause denies may not have come about since. Of opposites without a negator ("opened",
    "closed") either may follow the other, and figures tell of their own whether they rose or fell."""
    if a.frame.at_other_times(b.frame) or (not one.denies and "figures" in (a.frame.role, b.frame.role)):
        return False
    if one.denies and not one.current and not other.current:
        return True
    first, second = of[a.document].published, of[b.document].published
    if first is None or second is None:
        return False
    return first >= second if one.denies else abs(first - second) <= NEAR


def _aside(claim: Claim) -> tuple[int, int]:
    """Where in a statement's text stands who says it; nowhere where that is who does it ("the council rejected")."""
    speaker = claim.speaker
    if speaker is None or speaker.start is None or speaker.end is None:
        return 0, 0
    start, end = speaker.start - claim.start, speaker.end - claim.start
    said = [word for word in folded_words(claim.text[max(0, start) : max(0, end)]) if word in claim.frame.terms]
    return (0, 0) if said else (start, end)
