"""Why a finding is one, in words: the evidence on its figures, who is said to have said it, the likely cause."""

from reconcile.model import Finding
from reconcile.report.index import Index
from reconcile.wording import listed

_WHY = {
    "value": "the values differ by more than rounding explains",
    "currency": "the same figure is given in two currencies",
    "magnitude": "the values are orders of magnitude apart",
    "date": "the days do not overlap",
    "speaker": "the same words are given to different speakers",
    "role": "one speaker is given different roles",
    "polarity": "one affirms what another denies",
    "derived": "the figures cannot all hold together",
    "later": "later documents give another value",
}

# What only says the finding's name again.
_NO_CAUSE = frozenset(
    {
        "value-differs",
        "direction",
        "opposite",
        "other-speaker",
        "dropped-attribution",
        "other-post",
        "negation",
        "altered-quotation",
        "marks-differ",
        "copied-text",
    }
)


def why(index: Index, finding: Finding) -> str | None:
    """What the finding rests on: the diagnosis, else the voices, else the reasons of its fact."""
    if finding.diagnosis is not None:
        return finding.diagnosis.detail
    if finding.verdict == "attribution":
        return _voices(index, finding)
    fact = index.about(finding)
    return "; ".join(_WHY[reason] for reason in fact.reasons if reason in _WHY) or None if fact else None


def likely(finding: Finding) -> str | None:
    """The cause and the reading that it suggests: "lost currency: S$45.199 billion"."""
    if finding.diagnosis is None:
        return None
    cause = "" if finding.diagnosis.cause in _NO_CAUSE else finding.diagnosis.cause.replace("-", " ")
    return ": ".join(part for part in (cause, finding.diagnosis.likely) if part) or None


def _voices(index: Index, finding: Finding) -> str:
    """Who is said to have said it, and where: "said by Ida Brekke in S1, by Olav Rud in S2 and S3"."""
    voices: dict[str | None, list[str]] = {}
    for claim in index.of(finding.claims):
        sources = voices.setdefault(claim.speaker.name if claim.speaker else None, [])
        if index.names[claim.document] not in sources:
            sources.append(index.names[claim.document])
    voices[None] = voices.pop(None, [])
    return "said " + ", ".join(
        f"by {voice or 'nobody named'} in {listed(sources)}" for voice, sources in voices.items() if sources
    )
