"""Copied text: documents that count as one origin since one has the wording of another, and nobody said so."""

from collections.abc import Iterator

from reconcile.compare.corpus import Corpus, Issue
from reconcile.model import Claim, Diagnosis, SharedWording
from reconcile.wording import counted

_NAMED = 6  # documents that the message names; of more it tells how many


def copied_text(corpus: Corpus) -> Iterator[tuple[SharedWording, Issue]]:
    """A note for each group of documents of which one was copied from another, unless `origin` in a table of sources
    declares them one already. It rests on the statement that most of the copied wording stands in, in each of them."""
    for group in corpus.shared:
        if group.share is not None and not _is_declared(group, corpus):
            yield group, _issue(group, group.share, corpus)


def _is_declared(group: SharedWording, corpus: Corpus) -> bool:
    """Whether people gave all of them one origin; the origin's own text has it as its publisher."""
    names: set[str | None] = set()
    declared = False
    for id in group.documents:
        document = corpus.documents.get(id)
        if document is None:
            return False
        by_hand = document.provenance.get("origin") == "sources.yaml"
        declared = declared or by_hand
        name = document.origin if by_hand else document.source
        names.add(name.casefold() if name else None)
    return declared and len(names) == 1


def _issue(group: SharedWording, share: float, corpus: Corpus) -> Issue:
    names = [corpus.label(document) for document in group.documents]
    more = f" and {counted(len(names) - _NAMED, 'other')}" if len(names) > _NAMED else ""
    most = "up to " if len(names) > 2 else ""
    evidence = _evidence(group, corpus)
    return Issue(
        code="SRC001",
        claims=evidence,
        fields={
            "documents": f"({', '.join(names[:_NAMED])}){more}",
            "share": f"{most}{share:.0%}",
        },
        diagnosis=Diagnosis(
            cause="copied-text",
            detail=f"{most}{share:.1%} of the five-word runs of the shorter text, quotations left"
            " out, stand in the other; they corroborate nothing",
        ),
        verdict="attribution",
        against=evidence[:1],
    )


def _evidence(group: SharedWording, corpus: Corpus) -> tuple[Claim, ...]:
    """The statement with most of the shared runs, then of each other document the one that has most in common with it,
    else with any."""
    runs = {claim.id: corpus.own_runs(claim) for id in group.documents for claim in corpus.statements.get(id, ())}
    holders: dict[tuple[str, ...], set[str]] = {}
    for id in group.documents:
        for claim in corpus.statements.get(id, ()):
            for run in runs[claim.id]:
                holders.setdefault(run, set()).add(id)
    shared = {id: {run for run in own if len(holders[run]) > 1} for id, own in runs.items()}

    def best(id: str, like: set[tuple[str, ...]]) -> Claim | None:
        found = [claim for claim in corpus.statements.get(id, ()) if shared[claim.id]]
        return max(found, key=lambda claim: (len(shared[claim.id] & like), len(shared[claim.id])), default=None)

    firsts = [first for id in group.documents if (first := best(id, set())) is not None]
    if not firsts:
        return ()
    lead = max(firsts, key=lambda claim: len(shared[claim.id]))
    told = (lead if id == lead.document else best(id, shared[lead.id]) for id in group.documents)
    return tuple(claim for claim in told if claim is not None)
