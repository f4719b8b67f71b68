"""What stands behind each side of a conflict: how many independent origins, and which offices the texts name."""

from collections.abc import Sequence

from reconcile.compare.corpus import Corpus, Issue
from reconcile.compare.scale import common_scale, hold_together
from reconcile.compare.wording import few_holders, quoted
from reconcile.model import Claim
from reconcile.wording import counted, listed

_MOST = 4  # sides; more make no line
_FEW = 12  # values that are held against each other


def backing(issue: Issue, corpus: Corpus) -> str | None:
    """ "29.3% has 2 origins, 26.3% has 1 origin, with “the customs service”". Who is right is left open.

    None where it would only say again that two documents have two values.
    """
    documents = {claim.document for claim in issue.claims}
    officials = {claim.id: named for claim in issue.claims if (named := _official(claim, corpus))}
    if len(documents) < 2 or (len(documents) == 2 and not officials):
        return None
    groups = sides(issue.claims, corpus)
    return ", ".join(_side(group, officials, corpus) for group in groups) if 1 < len(groups) <= _MOST else None


def sides(claims: Sequence[Claim], corpus: Corpus) -> list[list[Claim]]:
    """The claims with a value, by what they say: one value in one direction, however rounded or in whatever unit it is
    told where few values are."""
    told: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.value is not None:
            unit = None if claim.kind == "count" else claim.unit  # six people and six adults are one side
            told.setdefault(
                (str(claim.value), unit, claim.bound, claim.approximation, claim.frame.direction), []
            ).append(claim)
    groups = list(told.values())
    return _merged(groups, corpus) if 1 < len(groups) <= _FEW else groups


def _merged(groups: Sequence[list[Claim]], corpus: Corpus) -> list[list[Claim]]:
    """The groups, those together that one number in one direction satisfies, and that so satisfy no group apart."""
    readings = common_scale([group[0] for group in groups], corpus)

    def is_one(i: int, j: int) -> bool:
        a, b = readings[i], readings[j]
        one_way = groups[i][0].frame.direction == groups[j][0].frame.direction
        return a is not None and b is not None and one_way and hold_together((a, b))

    everybody = range(len(groups))
    like = [frozenset(j for j in everybody if i == j or is_one(i, j)) for i in everybody]
    together: dict[frozenset[int], list[Claim]] = {}
    for i in everybody:
        key = like[i] if all(like[j] == like[i] for j in like[i]) else frozenset({i})
        together.setdefault(key, []).extend(groups[i])
    return list(together.values())


def _side(claims: Sequence[Claim], officials: dict[str, str], corpus: Corpus) -> str:
    origins = counted(corpus.origins([claim.document for claim in claims]), "origin")
    by_name: dict[str, list[str]] = {}
    for claim in claims:
        if claim.id in officials:
            by_name.setdefault(officials[claim.id], []).append(claim.document)
    told_by = {document for documents in by_name.values() for document in documents}
    everybody = told_by == {claim.document for claim in claims}
    named = []
    for name, documents in list(by_name.items())[:_MOST]:
        holders = few_holders([corpus.label(one) for one in dict.fromkeys(documents)])
        named.append(f"“{name}”" if everybody else f"“{name}” in {listed(holders)}")
    said = f" with {listed(named)}" if named else ""
    units = {claim.unit: claim for claim in reversed(claims) if claim.kind == "money"}
    told = listed([quoted(claim) for claim in reversed(units.values())]) if len(units) > 1 else quoted(claims[0])
    return f"{told} {'have' if len(units) > 1 else 'has'} {origins}{said}"


def _official(claim: Claim, corpus: Corpus) -> str | None:
    """How the text names the office that a claim is from; None where its speaker holds none."""
    speaker = claim.speaker
    if speaker is None or not corpus.voices.is_official(speaker):
        return None
    document = corpus.documents.get(claim.document)
    if document is None or speaker.start is None or speaker.end is None:
        return speaker.organisation or speaker.role
    return " ".join(document.text[speaker.start : speaker.end].split())
