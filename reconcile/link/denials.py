"""Statements of which one denies what the other says, in whatever words around it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from reconcile.model import Claim, Document, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.cores import Core, Cores
from reconcile.text.words import folded_words

SCORE = 0.8  # of a link; what two statements tell beside their cores may differ
COMMON = 60  # statements that hold a word; more are of many matters
NEAR = timedelta(days=1)  # between two documents of which one says that it is so, the other that it isn't any more


def denial_links(statements: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> Iterator[Link]:
    """A link for each two statements of a group in which a clause of one turns over a clause of the other."""
    of = {document.id: document for document in documents}
    order = {claim.id: number for number, claim in enumerate(statements)}
    cores = Cores(rules)
    holders: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in statements:
        for key in cores.keys(claim.frame.terms):
            holders[of[claim.document].group, key].append(claim)
    read: dict[str, list[Core]] = {}
    linked = set()
    for claim in statements:
        if not _may_turn(claim, of, cores):
            continue
        for core in _cores_of(claim, cores, read):
            held = [holders[of[claim.document].group, key] for key in sorted(core.keys)]
            two = sorted(filter(None, held), key=len)[:2]  # of what a clause says, the other says all or all but one
            if not two or len(two[0]) > COMMON or not (core.denies or core.is_sided):
                continue
            for other in {one.id: one for few in two if len(few) <= COMMON for one in few}.values():
                pair = frozenset((claim.id, other.id))
                if other.document == claim.document or pair in linked:
                    continue
                if any(_turned(core, its, claim, other, of, cores) for its in _cores_of(other, cores, read)):
                    linked.add(pair)
                    a, b = sorted((claim, other), key=lambda one: order[one.id])
                    yield Link(a=a.id, b=b.id, score=SCORE, fields={"denial": SCORE})


def _may_turn(claim: Claim, of: Mapping[str, Document], cores: Cores) -> bool:
    """Whether a statement has a negator, or an opposite on a known day."""
    if cores.negates(claim.text):
        return True
    dated = of[claim.document].published is not None and claim.frame.role != "figures"
    return dated and cores.has_sides(claim.frame.terms)


def _cores_of(claim: Claim, cores: Cores, read: dict[str, list[Core]]) -> list[Core]:
    """Each statement's, read once."""
    if claim.id not in read:
        read[claim.id] = list(cores.of(claim.text, _aside(claim)))
    return read[claim.id]


def _turned(one: Core, other: Core, a: Claim, b: Claim, of: Mapping[str, Document], cores: Cores) -> bool:
    return len(one.keys - other.keys) <= 1 and _of_one_time(one, other, a, b, of) and cores.turns_over(one, other)


def _of_one_time(one: Core, other: Core, a: Claim, b: Claim, of: Mapping[str, Document]) -> bool:
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
