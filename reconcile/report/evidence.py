"""The places that a finding rests on."""

from reconcile.model import Claim, Document, Finding
from reconcile.report.glyphs import safe
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


def told(index: Index, finding: Finding) -> list[str]:
    """The message, the likely cause, and where else to look: a line each, for what is shown at the first place."""
    lines = [finding.message]
    if finding.diagnosis is not None:
        likely = f"; likely {finding.diagnosis.likely}" if finding.diagnosis.likely else ""
        lines.append(f"{finding.diagnosis.cause}: {finding.diagnosis.detail}{likely}")
    lines += [f"see also {index.place(claim)}: {claim.text}" for claim in evidence(index, finding)[1:]]
    return list(map(safe, lines))
