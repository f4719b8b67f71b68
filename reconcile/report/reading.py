"""What a claim was read as, for the label of the words that it is quoted for."""

from reconcile.model import Claim, Finding
from reconcile.report.index import Index
from reconcile.report.values import short, speaker_words


def reading(index: Index, finding: Finding | None, claim: Claim, *, ascii: bool = False) -> str:
    """The label of a mark: who says it, or what it was read as where that is not what is written; nothing where words
    were copied, whoever says them."""
    if finding is not None and finding.fact is None:
        return ""
    if claim.kind in ("attribution", "statement"):
        return speaker_words(claim.speaker)
    value = short(claim, explicit=True, ascii=ascii)
    parts = [] if value.casefold() == claim.text.casefold() else [value]
    # Every "$" is read as one of its currencies; that is news only where the currency is what is wrong.
    assumed = [what for what in claim.assumed if what != "currency" or (finding and _is_about_currency(finding))]
    if assumed:
        parts = [f"read as {value} ({', '.join(assumed)} assumed)"]
    if claim.weekday_mismatch:
        parts.append(f"not a {claim.weekday_mismatch}")
    if claim.derivation:
        parts.append(claim.derivation)
    if claim.frame.polarity == "denied":
        parts.append("denied")
    if claim.speaker and claim.speaker.name and finding and _voices_differ(index, finding):
        parts.append(claim.speaker.name)
    return " · ".join(parts)


def _is_about_currency(finding: Finding) -> bool:
    return finding.diagnosis is not None and "currenc" in finding.diagnosis.cause


def _voices_differ(index: Index, finding: Finding) -> bool:
    return len({claim.speaker.name if claim.speaker else None for claim in index.of(finding.claims)}) > 1
