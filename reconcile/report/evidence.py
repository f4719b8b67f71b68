"""The places that a finding rests on."""

from msgspec import Struct

from reconcile.model import Claim, Document, Finding
from reconcile.report.glyphs import safe
from reconcile.report.index import Index


class Region(Struct, frozen=True, kw_only=True):
    """Lines of a file, both inclusive, and the columns of the first character and just behind the last; all from 1."""

    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None


def evidence(index: Index, finding: Finding) -> list[Claim]:
    """The claims of a finding by document and place, one a spot; the finding is told at the first."""
    spots: dict[tuple[str, int, int], Claim] = {}
    for claim in index.in_order(index.of(finding.claims)):
        spots.setdefault((claim.document, claim.start, claim.end), claim)
    return list(spots.values())


def in_file(document: Document, claim: Claim) -> Region:
    """Where the file of the document has the claim; of a row of a table, the line at which the row begins."""
    if document.row is not None:
        return Region(line=document.row, end_line=document.row)
    if claim.start == claim.end:
        return Region(line=claim.line, column=claim.column, end_line=claim.line, end_column=claim.column)
    end_line, last_column = document.position(claim.end - 1)
    return Region(line=claim.line, column=claim.column, end_line=end_line, end_column=last_column + 1)


def told(index: Index, finding: Finding) -> list[str]:
    """The message, the likely cause, and where else to look: a line each, for what is shown at the first place."""
    lines = [finding.message]
    if finding.diagnosis is not None:
        likely = f"; likely {finding.diagnosis.likely}" if finding.diagnosis.likely else ""
        lines.append(f"{finding.diagnosis.cause}: {finding.diagnosis.detail}{likely}")
    lines += [f"see also {index.place(claim)}: {claim.text}" for claim in evidence(index, finding)[1:]]
    return list(map(safe, lines))
