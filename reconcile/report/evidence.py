"""The places that a finding rests on."""

from reconcile.model import Claim, Document, Finding
from reconcile.report.index import Index


def evidence(index: Index, finding: Finding) -> list[Claim]:
    """The claims of a finding by document and place, one a spot; the finding is told at the first."""
    spots: dict[tuple[str, int, int], Claim] = {}
    for claim in index.in_order(index.of(finding.claims)):
        spots.setdefault((claim.document, claim.start, claim.end), claim)
    return list(spots.values())


def end_position(document: Document, claim: Claim) -> tuple[int, int]:
    """Line and column, from 1, of the place just behind the claim's last character."""
    line, column = document.position(claim.end - 1) if claim.end > claim.start else (claim.line, claim.column - 1)
    return line, column + 1
