"""Which documents count as one origin: those that share wording, or name a common source or one another."""

from collections.abc import Sequence
from itertools import combinations

from reconcile.model import Document, SharedWording
from reconcile.text.quotations import Quotations
from reconcile.text.words import folded_words

RUN = 5  # words in a row; shorter runs are shared by set phrases, longer ones are broken by light editing
# Of the shorter document's runs: unrelated reports of one event stay under 0.03, rewritten agency copy over 0.12.
SHARE = 0.1
FEWEST = 12  # runs in common; below that a quoted sentence alone would make two texts one origin


def shared_wording(documents: Sequence[Document]) -> tuple[SharedWording, ...]:
    """Groups of two or more documents of one origin, in the order of their first document.

    Wording is compared as sets of five-word runs; a pair counts where at least a tenth of the shorter text's runs stand
    in the other. Source: A. Broder, On the resemblance and containment of documents, 1997.
    """
    runs = {document.id: _runs(document) for document in documents}
    parent = {document.id: document.id for document in documents}
    share: dict[str, float] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    named: dict[str, str] = {}
    origins = {document.origin.casefold() for document in documents if document.origin}
    for document in documents:
        source = document.origin or document.source
        if source and source.casefold() in origins:
            parent[root(document.id)] = root(named.setdefault(source.casefold(), document.id))
    for a, b in combinations(documents, 2):
        smaller = min(len(runs[a.id]), len(runs[b.id]))
        common = len(runs[a.id] & runs[b.id]) if a.group == b.group and smaller else 0
        if common >= FEWEST and common >= SHARE * smaller:
            parent[root(b.id)] = root(a.id)
            for name in (a.id, b.id):
                share[name] = max(share.get(name, 0.0), common / smaller)
    groups: dict[str, list[str]] = {}
    for document in documents:
        groups.setdefault(root(document.id), []).append(document.id)
    return tuple(_group(names, share) for names in groups.values() if len(names) > 1)


def _group(names: list[str], share: dict[str, float]) -> SharedWording:
    shares = [share[name] for name in names if name in share]
    reason = "shared wording" if shares else "named origin"
    return SharedWording(documents=tuple(names), reason=reason, share=round(max(shares), 3) if shares else None)


def _runs(document: Document) -> set[tuple[str, ...]]:
    """The runs of the author's own words: what somebody is quoted with, every reporter at hand writes down alike."""
    text, position, runs = document.text, 0, set()
    left_out = sorted((span.start, span.end) for span in (*document.furniture, *Quotations(text).spans))
    for start, end in [*left_out, (len(text), len(text))]:
        words = folded_words(text[position : max(position, start)])
        runs |= {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
        position = max(position, end)
    return runs
