"""What stands behind each side of a conflict: how many independent origins, and which offices the texts name."""

from collections.abc import Sequence

from reconcile.compare.corpus import Corpus, Issue
from reconcile.compare.wording import quoted
from reconcile.model import Claim
from reconcile.wording import counted, listed

_MOST = 4  # sides; more make no line


def backing(issue: Issue, corpus: Corpus) -> str | None:
    """ "29.3% has 2 origins, 26.3% has 1 origin, with “the customs service”". Who is right is left open.

    None where it would only say again that two documents have two values.
    """
    sides: dict[object, list[Claim]] = {}
    for claim in issue.claims:
        if claim.value is not None:
            unit = None if claim.kind == "count" else claim.unit  # six people and six adults are one side
            sides.setdefault((str(claim.value), unit, claim.bound), []).append(claim)
    documents = {claim.document for claim in issue.claims}
    officials = {claim.id: named for claim in issue.claims if (named := _official(claim, corpus))}
    if not 1 < len(sides) <= _MOST or len(documents) < 2 or (len(documents) == 2 and not officials):
        return None
    return ", ".join(_side(claims, officials, corpus) for claims in sides.values())


def _side(claims: Sequence[Claim], officials: dict[str, str], corpus: Corpus) -> str:
    origins = counted(corpus.origins([claim.document for claim in claims]), "origin")
    named = list(dict.fromkeys(officials[claim.id] for claim in claims if claim.id in officials))
    said = f" with {listed([f'“{name}”' for name in named[:_MOST]])}" if named else ""
    return f"{quoted(claims[0])} has {origins}{said}"


def _official(claim: Claim, corpus: Corpus) -> str | None:
    """How the text names the office that a claim is from; None where its speaker holds none."""
    speaker = claim.speaker
    if speaker is None or not corpus.voices.is_official(speaker):
        return None
    document = corpus.documents.get(claim.document)
    if document is None or speaker.start is None or speaker.end is None:
        return speaker.organisation or speaker.role
    return " ".join(document.text[speaker.start : speaker.end].split())
