"""Clusters → facts with verdicts and reasons, findings with their diagnosis, and what was cleared."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from reconcile.compare.backing import backing
from reconcile.compare.copies import copied_text
from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.derive import compare_derived
from reconcile.compare.holding import holding
from reconcile.compare.identity import copy_id, fact_id, fact_key, finding_id
from reconcile.compare.numeric import compare_figures
from reconcile.compare.rates import Exchange
from reconcile.compare.speakers import compare_posts, compare_statements
from reconcile.compare.temporal import compare_dates
from reconcile.compare.told_once import told_once
from reconcile.model import (
    Claim,
    Cleared,
    Cluster,
    Diagnosis,
    Document,
    ExchangeRate,
    Fact,
    FactVerdict,
    Finding,
    Importance,
    Reason,
    SharedWording,
)
from reconcile.rulepack.entries.findings import FindingRule
from reconcile.rulepack.schema import Rules

_WORDS = frozenset({"statement", "attribution"})
_RANKS = {importance: rank for rank, importance in enumerate(get_args(Importance))}


class Comparison(Struct, frozen=True, kw_only=True):
    """What comparing came to: facts by how much they matter, findings in the order of their facts, those on no fact
    last."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...]


def compare(
    clusters: Sequence[Cluster],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    shared: Sequence[SharedWording],
    rules: Rules,
    rates: Sequence[ExchangeRate] = (),
) -> Comparison:
    """Judge each cluster, then the figures that follow from each other across clusters.

    `rates` go before the reference rates of the European Central Bank.
    The result depends on neither the order of clusters nor that of documents. Furniture is left out.
    """
    corpus = Corpus(claims=claims, documents=documents, shared=shared, rules=rules, exchange=Exchange(rates))
    cases = [case for cluster in (*clusters, *_odd_weekdays(clusters, claims)) if (case := _case(cluster, corpus))]
    cases.sort(key=lambda case: [(claim.document, claim.start, claim.id) for claim in case.claims])
    judged = told_once(compare_derived([pair for case in cases for pair in _judged(case)], corpus), corpus)
    codes = {rule.id: rule for rule in rules.findings}
    taken: Counter[str] = Counter()
    told = [(case, outcome) for case, outcome in judged if outcome.issues or not _is_talk(case)]
    results = [_conclude(case, outcome, corpus, codes, taken) for case, outcome in told]
    # Sorting leaves the place in the text.
    results.sort(key=lambda result: (_RANKS[result[0].importance], -result[0].origins))
    copies = (_copied(group, issue, codes.get(issue.code)) for group, issue in copied_text(corpus))
    return Comparison(
        facts=tuple(fact for fact, _ in results),
        findings=(*(finding for _, findings in results for finding in findings), *copies),
        cleared=tuple(
            replace(cleared, message=f"{case.cluster.label}: {cleared.message}")
            for case, outcome in judged
            for cleared in outcome.cleared
        ),
    )


def _case(cluster: Cluster, corpus: Corpus) -> Case | None:
    found = (corpus.claims[claim] for claim in dict.fromkeys(cluster.claims) if claim in corpus.claims)
    ordered = sorted((claim for claim in found if not claim.furniture), key=lambda c: (c.document, c.start, c.id))
    return Case(cluster=cluster, claims=tuple(ordered), corpus=corpus) if ordered else None


def _odd_weekdays(clusters: Sequence[Cluster], claims: Mapping[str, Claim]) -> list[Cluster]:
    """Dates that stand in no cluster and are wrong on their own."""
    clustered = {claim for cluster in clusters for claim in cluster.claims}
    return [
        Cluster(id=claim.id, label=" ".join(claim.text.split()), kind=claim.kind, claims=(claim.id,))
        for claim in claims.values()
        if claim.weekday_mismatch and not claim.furniture and claim.id not in clustered
    ]


def _judged(case: Case) -> Iterator[tuple[Case, Outcome]]:
    """The case and its outcome; claims that can't be compared with the others are a case of their own."""
    outcome = _judge(case)
    rest = {claim.id for claim in outcome.apart}
    yield replace(case, claims=tuple(claim for claim in case.claims if claim.id not in rest)), outcome
    if rest:
        yield from _judged(replace(case, claims=outcome.apart))


def _judge(case: Case) -> Outcome:
    if case.cluster.kind == "attribution":
        return compare_posts(case)
    kinds = {claim.kind for claim in case.claims}
    if "statement" in kinds:
        return compare_statements(case)
    if kinds & {"date", "date_range"}:
        return compare_dates(case)
    return compare_figures(case)


def _is_talk(case: Case) -> bool:
    """Whether nothing is stated but words: a sentence that two documents share in their own voice, or who somebody is.
    Without a finding that is no fact to report."""
    kinds = {claim.kind for claim in case.claims}
    return case.cluster.kind == "attribution" or (
        "statement" in kinds and all(claim.speaker is None for claim in case.claims)
    )


def _conclude(
    case: Case, outcome: Outcome, corpus: Corpus, codes: Mapping[str, FindingRule], taken: Counter[str]
) -> tuple[Fact, tuple[Finding, ...]]:
    documents = tuple(dict.fromkeys(claim.document for claim in case.claims))
    told = {claim.document for claim in case.claims if claim.value is not None or claim.kind in _WORDS}
    verdict: FactVerdict = outcome.verdict or ("agree" if len(told) > 1 else "single-source")
    key = fact_key(case)
    fact = Fact(
        id=_unused(fact_id(key), taken),
        label=case.cluster.label,
        kind=case.cluster.kind,
        verdict=verdict,
        reasons=_alone(outcome.reasons) if verdict == "single-source" else outcome.reasons,
        claims=tuple(claim.id for claim in case.claims),
        documents=documents,
        origins=corpus.origins(documents),
        importance=_importance(verdict, outcome),
        links=holding(case.cluster.links),
    )
    findings = (_finding(issue, fact, key, corpus, codes.get(issue.code), taken) for issue in outcome.issues)
    return fact, tuple(findings)


def _alone(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """What can be said for a figure that one document has: that it follows from others."""
    return tuple(reason for reason in reasons if reason == "derived")


def _finding(
    issue: Issue, fact: Fact, key: str, corpus: Corpus, rule: FindingRule | None, taken: Counter[str]
) -> Finding:
    fields = {"fact": fact.label, **issue.fields}
    template = rule.message if rule else "{fact}: {values}"
    before, values, behind = template.partition("{values}")
    return Finding(
        id=_unused(finding_id(issue, key, corpus), taken),
        code=issue.code,
        name=rule.name if rule else issue.code,
        severity=rule.severity if rule else "error",
        verdict=issue.verdict,
        fact=fact.id,
        claims=tuple(claim.id for claim in issue.claims),
        documents=tuple(dict.fromkeys(claim.document for claim in issue.claims)),
        message=_filled(template, fields),
        diagnosis=_with_backing(issue, corpus),
        around=(_filled(before, fields), _filled(behind, fields)) if values else None,
        against=tuple(claim.id for claim in issue.against),
    )


def _copied(group: SharedWording, issue: Issue, rule: FindingRule | None) -> Finding:
    """A finding on documents, whatever they say: it rests on no fact."""
    return Finding(
        id=copy_id(issue.code, group.documents),
        code=issue.code,
        name=rule.name if rule else issue.code,
        severity=rule.severity if rule else "note",
        verdict=issue.verdict,
        fact=None,
        claims=tuple(claim.id for claim in issue.claims),
        documents=group.documents,
        message=_filled(rule.message if rule else "{documents}", issue.fields),
        diagnosis=issue.diagnosis,
        against=tuple(claim.id for claim in issue.against),
    )


def _with_backing(issue: Issue, corpus: Corpus) -> Diagnosis | None:
    """The diagnosis of a conflict, with what stands behind each side."""
    if issue.diagnosis is None or issue.verdict != "conflict":
        return issue.diagnosis
    behind = backing(issue, corpus)
    return replace(issue.diagnosis, detail=f"{issue.diagnosis.detail}; {behind}") if behind else issue.diagnosis


def _filled(template: str, fields: Mapping[str, str]) -> str:
    """The template with its fields; a field that this finding has no value for stays as it is written."""
    return re.sub(r"\{(\w+)\}", lambda match: fields.get(match[1], match[0]), template)


def _unused(name: str, taken: Counter[str]) -> str:
    """The name, with a number after it from its second use on: two facts may be about the same by their frames."""
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _importance(verdict: FactVerdict, outcome: Outcome) -> Importance:
    """Conflicts, then updates and speakers, then what most origins say, then what one document does."""
    if verdict == "conflict":
        return "conflict"
    if outcome.issues or verdict == "update":
        return "finding"
    return "single-source" if verdict == "single-source" else "agreement"
