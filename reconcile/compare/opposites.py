"""One figure of two opposite things: 300 jobs created in one document and axed in the other."""

from collections.abc import Sequence
from itertools import chain, combinations

from reconcile.compare.corpus import Case, Issue
from reconcile.compare.wording import who_says
from reconcile.model import Claim, Diagnosis
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import sides_of
from reconcile.wording import listed

OPPOSITE = "opposite"


def opposed(case: Case, claims: Sequence[Claim], code: str) -> list[Issue]:
    """A finding for each pair of opposites of which the claims of one fact are on both sides, and one where two names
    have changed places; linking lets such claims together only where they are one number in the same words."""
    found = []
    for pair in sorted({pair for claim in claims for pair, _ in claim.frame.acts}):
        sides: dict[str, list[Claim]] = {}
        for claim in claims:
            for side in sorted(side for name, side in claim.frame.acts if name == pair):
                sides.setdefault(side, []).append(claim)
        if len(sides) > 1:
            found.append(_issue(case, pair, sides, code))
    for a, b in combinations(claims, 2):
        if a.document != b.document and a.frame.exchanges(b.frame):
            return [*found, _exchange(case, a, b, code)]
    return found


def _exchange(case: Case, a: Claim, b: Claim, code: str) -> Issue:
    """Who gave and who took have changed places."""
    told = "; ".join(f"“{case.corpus.sentence_text(claim)}” in {case.corpus.label(claim.document)}" for claim in (a, b))
    diagnosis = Diagnosis(cause="exchanged-names", detail=f"two names have changed places: {told}")
    fields = {"values": f"{who_says((a, b), case.corpus)} (other names)"}
    return Issue(code=code, claims=(a, b), fields=fields, diagnosis=diagnosis)


def _issue(case: Case, pair: str, sides: dict[str, list[Claim]], code: str) -> Issue:
    involved = {claim.id for claims in sides.values() for claim in claims}
    claims = tuple(claim for claim in case.claims if claim.id in involved)
    told = "; ".join(
        f"“{_word(pair, side, case.corpus.rules)}” in "
        + listed(sorted({case.corpus.label(claim.document) for claim in sides[side]}))
        for side in sorted(sides)
    )
    diagnosis = Diagnosis(cause=OPPOSITE, detail=f"one figure is told of two opposites: {told}")
    return Issue(
        code=code, claims=claims, fields={"values": f"{who_says(claims, case.corpus)} ({told})"}, diagnosis=diagnosis
    )


def _word(pair: str, side: str, rules: Rules) -> str:
    """The first word of a side; of measures their name."""
    words = (word for word, id, number in sides_of(rules, OPPOSITE) if (id, str(number)) == (pair, side))
    labels = (measure.label for measure in rules.measures if measure.id == side)
    return next(chain(words, labels), side)
