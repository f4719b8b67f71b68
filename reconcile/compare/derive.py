"""Figures that follow from others, by the relations that the rules declare: agreement, or that they can't all hold."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.derivation import Instance, agreement, because, derived, likely_reading
from reconcile.compare.operands import Binding, Term, day_term, of_a_kind, term
from reconcile.compare.shapes import Shapes
from reconcile.compare.ties import in_one_sentence, joined_pairs, of_one_person, over_years
from reconcile.compare.wording import who_says
from reconcile.model import Claim, Cleared, Diagnosis, Period
from reconcile.rulepack.entries.relations import Relation

Judged = Sequence[tuple[Case, Outcome]]


def compare_derived(judged: Judged, corpus: Corpus) -> list[tuple[Case, Outcome]]:
    """The outcomes, with what confirms a fact from others, and a conflict where figures can't all hold.

    Only undisputed figures are put together. What is neither sure to fit nor sure not to is passed over.
    """
    outcomes = [outcome for _, outcome in judged]
    home = {claim.id: number for number, (case, _) in enumerate(judged) for claim in case.claims}
    disputed = {claim.id for case, outcome in judged if outcome.verdict == "conflict" for claim in case.claims}
    told: set[tuple[object, ...]] = set()
    for relation in corpus.rules.relations:
        for instance in _instances(relation, judged, home, corpus):
            homes = [home[claim.id] for claim in instance.claims if claim.id in home]
            if not homes or any(claim.id in disputed for claim in instance.claims):
                continue
            fits = agreement(instance)
            key = relation.code, fits, *(home.get(claim.id, claim.id) for claim in instance.claims)
            if fits is None or key in told:
                continue
            told.add(key)
            first = outcomes[homes[0]]
            outcomes[homes[0]] = _confirmed(first, instance) if fits else _refuted(first, instance, corpus)
    return [(case, outcome) for (case, _), outcome in zip(judged, outcomes, strict=True)]


def _instances(relation: Relation, judged: Judged, home: Mapping[str, int], corpus: Corpus) -> Iterator[Instance]:
    """Each set of claims once, however it is tied."""
    unless = re.compile(relation.unless, re.IGNORECASE) if relation.unless else None
    seen: set[frozenset[str]] = set()
    for binding, day in _bindings(relation, judged, home, corpus):
        claims = tuple(_claims_of(binding, relation))
        ids = frozenset(claim.id for claim in claims)
        if ids in seen or len(ids) < len(claims):
            continue
        seen.add(ids)
        if (
            not of_a_kind(claims)
            or not _adds_up(relation, binding)
            or not corpus.together({c.document for c in claims})
        ):
            continue
        if unless is not None and any(unless.search(corpus.sentence_around(claim)[1]) for claim in claims):
            continue
        terms = _terms(relation, binding, corpus)
        if terms is not None and day is not None:
            terms[relation.parsed.roles[-1]] = day_term(day)
        if terms is not None:
            yield Instance(relation=relation, terms=terms, claims=claims)


def _bindings(
    relation: Relation, judged: Judged, home: Mapping[str, int], corpus: Corpus
) -> Iterator[tuple[Binding, Period | None]]:
    shapes = Shapes(relation)
    pairs: list[Binding] = []
    for claims in corpus.by_sentence.values():
        for binding in shapes.found(claims, corpus):
            if len(binding) < len(relation.operands):
                pairs.append(binding)
            else:
                yield binding, None
        if "sentence" in relation.ties:
            for binding in in_one_sentence(relation, claims, corpus):
                yield binding, None
    for binding in joined_pairs(relation, pairs, home, corpus):
        yield binding, None
    if "years" in relation.ties:
        for binding in over_years(relation, _each_figure(judged, corpus), corpus):
            yield binding, None
    if "person" in relation.ties:
        yield from of_one_person(relation, _each_figure(judged, corpus), corpus)


def _each_figure(judged: Judged, corpus: Corpus) -> Iterator[Claim]:
    """A claim for each way in which a fact is told."""
    for case, _ in judged:
        seen: set[object] = set()
        for claim in case.claims:
            # An age is of the day of its document.
            day = corpus.published(claim) if claim.kind == "age" else None
            frame = replace(claim.frame, measure=None, terms=())
            way = str(claim.value), claim.unit, claim.precision, claim.approximation, claim.bound, frame, day
            if claim.value is not None and way not in seen:
                seen.add(way)
                yield claim


def _terms(relation: Relation, binding: Binding, corpus: Corpus) -> dict[str, Term] | None:
    """A term for each role; one that nobody gives is worked out from those that it follows from."""
    terms: dict[str, Term] = {}
    for role, found in binding.items():
        if isinstance(found, dict):
            below = _terms(relation, found, corpus)
            made = derived(relation, below) if below is not None else None
        else:
            made = term(found, relation.parsed.operation, corpus)
        if made is None:
            return None
        terms[role] = made
    return terms


def _claims_of(binding: Binding, relation: Relation) -> Iterator[Claim]:
    """The claims in the order of the formula, the result first."""
    for role in relation.parsed.roles:
        found = binding.get(role, ())
        if isinstance(found, dict):
            yield from _claims_of(found, relation)
        else:
            yield from found


def _adds_up(relation: Relation, binding: Binding) -> bool:
    """Whether the parts of a sum are all of a whole: called as it is, or by nouns that leave nobody out."""
    formula = relation.parsed
    whole, parts = binding.get(formula.result, ()), binding.get(formula.terms[0], ())
    if formula.operation != "sum" or isinstance(whole, dict) or isinstance(parts, dict):
        return True
    nouns = {claim.unit for claim in parts}
    return nouns == {claim.unit for claim in whole} or any(nouns == set(all_) for all_ in relation.complete)


def _confirmed(outcome: Outcome, instance: Instance) -> Outcome:
    message = f"{because(instance)}, which {instance.result.words} fits"
    line = Cleared(claims=tuple(claim.id for claim in instance.claims), reason="derived", message=message)
    reasons = outcome.reasons if "derived" in outcome.reasons else (*outcome.reasons, "derived")
    return replace(outcome, reasons=reasons, cleared=(*outcome.cleared, line))


def _refuted(outcome: Outcome, instance: Instance, corpus: Corpus) -> Outcome:
    diagnosis = Diagnosis(
        cause="derived-mismatch",
        detail=f"{because(instance)}, not {instance.result.words}",
        likely=likely_reading(instance, corpus),
    )
    issue = Issue(
        code=instance.relation.code,
        claims=tuple(sorted(instance.claims, key=lambda claim: (claim.document, claim.start, claim.id))),
        fields={"values": who_says(instance.claims, corpus)},
        diagnosis=diagnosis,
    )
    return replace(outcome, verdict="conflict", reasons=("value",), issues=(*outcome.issues, issue))
