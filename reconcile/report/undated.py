"""What can't be compared because nobody knows when a document was written."""

from reconcile.errors import Diagnostic
from reconcile.model import Claim, Report
from reconcile.wording import counted

_DATES = frozenset({"date", "date_range"})
_EXAMPLES = 3


def undated(report: Report) -> Diagnostic | None:
    """How many documents without a date have dates that hang on it ("Friday", "last week"), and what to do; None where
    there is none."""
    hanging = unresolved(report)
    if not hanging:
        return None
    of = len({claim.document for claim in hanging})
    words = list(dict.fromkeys(" ".join(claim.text.split()) for claim in hanging))
    quoted = ", ".join([*(f"“{word}”" for word in words[:_EXAMPLES]), *(["…"] if len(words) > _EXAMPLES else [])])
    dates = counted(len(hanging), "date hangs", "dates hang")
    return Diagnostic(
        message=f"{of:,} of {counted(len(report.documents), 'document')} {'has' if of == 1 else 'have'} no date, and"
        f" {dates} on it ({quoted}): not resolved, not compared",
        hint="say when they were published in a sources.yaml, or for all of them with --as-of DATE",
    )


def unresolved(report: Report) -> list[Claim]:
    """The dates of documents without a date that hang on it."""
    dateless = {document.id for document in report.documents if document.published is None}
    return [
        claim
        for claim in report.claims
        if claim.document in dateless and claim.kind in _DATES and claim.value is None and not claim.furniture
    ]
