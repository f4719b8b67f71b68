"""What is told once: a denial of several figures of a sentence, and what two sentences contradict each other in."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.polarity import DENIED
from reconcile.model import Claim, Interval
from reconcile.wording import opening

Conflicts = Mapping[str, list[tuple[int, Issue]]]  # by document, where the figures and dates of each stand

_VOICES = frozenset({"ATT001", "ATT002"})


def told_once(judged: Sequence[tuple[Case, Outcome]], corpus: Corpus) -> list[tuple[Case, Outcome]]:
    """A denial is told once for the sentences that it stands in: of the statement where that is one, else of the first
    of their figures and dates. Sentences whose figures contradict each other are no one statement of two speakers, and
    "no one was hurt" against "six were hurt" is told of the figures alone."""
    denials = [issue for _, outcome in judged for issue in outcome.issues if issue.code == DENIED]
    denials.sort(key=lambda issue: any(claim.kind != "statement" for claim in issue.claims))
    told: dict[frozenset[tuple[str, int]], Issue] = {}
    for issue in denials:
        places = frozenset((claim.document, corpus.sentence(claim)) for claim in issue.claims)
        if not any(places <= others for others in told):
            told[places] = issue
    once = {id(issue) for issue in told.values()}
    against = _contradictions(judged)
    noughts = {
        document: [(start, issue) for start, issue in found if any(map(_is_nought, issue.claims))]
        for document, found in against.items()
    }
    kept = []
    for case, outcome in judged:
        issues = tuple(
            issue
            for issue in outcome.issues
            if (issue.code != DENIED or id(issue) in once)
            and not (issue.code in _VOICES and _is_against(issue, against))
            and not (issue.code == DENIED and _is_against(issue, noughts))
        )
        if len(issues) < len(outcome.issues):
            rest = tuple(reason for reason in outcome.reasons if reason not in ("polarity", "speaker"))
            outcome = replace(outcome, issues=issues, reasons=rest, verdict=outcome.verdict if issues else None)
        if not issues and any(claim.kind == "statement" for claim in case.claims):
            # "The strike costs €25 million" and "… €52 million" are no statement that two documents agree on.
            case = _unopposed(case, against)
            if len({claim.document for claim in case.claims}) < 2:
                continue
        kept.append((case, outcome))
    return kept


def _is_nought(claim: Claim) -> bool:
    return isinstance(claim.value, Interval) and claim.value.low == claim.value.high == 0


def _contradictions(judged: Sequence[tuple[Case, Outcome]]) -> Conflicts:
    """By document, where the figures and dates stand that conflict with those of other documents."""
    found: dict[str, list[tuple[int, Issue]]] = {}
    for _, outcome in judged:
        for issue in outcome.issues:
            if issue.verdict == "conflict" and len({claim.document for claim in issue.claims}) > 1:
                for claim in issue.claims:
                    if claim.value is not None:
                        found.setdefault(claim.document, []).append((claim.start, issue))
    return found


def _is_against(issue: Issue, conflicts: Conflicts) -> bool:
    """Whether one conflict has a figure or a date in each of a finding's statements."""
    inside = [_inside(claim, conflicts) for claim in issue.claims]
    return bool(inside) and bool(set.intersection(*inside))


def _unopposed(case: Case, conflicts: Conflicts) -> Case:
    """The case without the statements whose figure or date conflicts with one in another of them; what is left names
    it where the first is gone."""
    inside = {claim.id: _inside(claim, conflicts) for claim in case.claims}
    times = Counter(conflict for found in inside.values() for conflict in found)
    left = tuple(claim for claim in case.claims if all(times[conflict] < 2 for conflict in inside[claim.id]))
    if not left or case.cluster.claims[0] in {claim.id for claim in left}:
        return replace(case, claims=left)
    return replace(case, claims=left, cluster=replace(case.cluster, label=opening(left[0].text)))


def _inside(statement: Claim, conflicts: Conflicts) -> set[int]:
    """The conflicts with a figure or a date in a statement."""
    return {
        id(conflict)
        for start, conflict in conflicts.get(statement.document, ())
        if statement.start <= start < statement.end
    }
