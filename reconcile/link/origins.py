"""Which documents count as one origin: those that share wording, name a common source, or credit one another."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from reconcile.model import Document, SharedWording, Span
from reconcile.rulepack.lexicon import small
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.quotations import Quotations
from reconcile.text.runs import word_runs
from reconcile.text.vocabulary import forms_of

# Of the shorter document's runs: unrelated reports of one event stay under 0.03, rewritten agency copy over 0.12.
SHARE = 0.1
FEWEST = 12  # runs in common; below that a quoted sentence alone would make two texts one origin
MANY = 50  # documents; a run that more have joins each with the next, which makes one group of them all the same


def shared_wording(documents: Sequence[Document], rules: Rules) -> tuple[SharedWording, ...]:
    """Groups of two or more documents of one origin, in the order of their first document.

    Wording is compared as sets of five-word runs; a pair counts where at least a tenth of the shorter text's runs stand
    in the other. Takes time in proportion to the runs that documents have in common, not to the pairs of documents.
    Source: A. Broder, On the resemblance and containment of documents, 1997.
    """
    parent = {document.id: document.id for document in documents}
    share: dict[str, float] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for a, b in (*_named_alike(documents), *_credited(documents, rules)):
        parent[root(b.id)] = root(a.id)
    for a, b, found in _alike(documents):
        parent[root(b.id)] = root(a.id)
        for name in (a.id, b.id):
            share[name] = max(share.get(name, 0.0), found)
    groups: dict[str, list[str]] = {}
    for document in documents:
        groups.setdefault(root(document.id), []).append(document.id)
    return tuple(_group(names, share) for names in groups.values() if len(names) > 1)


def _group(names: list[str], share: dict[str, float]) -> SharedWording:
    shares = [share[name] for name in names if name in share]
    reason = "shared wording" if shares else "named origin"
    return SharedWording(documents=tuple(names), reason=reason, share=round(max(shares), 3) if shares else None)


def _named_alike(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """Documents of one declared origin, and the one whose publisher that origin is."""
    origins = {document.origin.casefold() for document in documents if document.origin}
    first: dict[str, Document] = {}
    for document in documents:
        source = (document.origin or document.source or "").casefold()
        if source in origins:
            yield first.setdefault(source, document), document


def _credited(documents: Sequence[Document], rules: Rules) -> Iterator[tuple[Document, Document]]:
    """A document and the one whose publisher it names as the first to tell: "as first reported by The Elm Post"."""
    publishers: dict[str, Document] = {}
    for document in documents:
        name = _bare(document.source or "")
        if name:
            publishers.setdefault(name, document)
    if len(publishers) < 2:
        return
    told, known = alternation(forms_of(rules, "credit")), alternation(publishers)
    credit = re.compile(rf"(?<!\w){told}\s(?:the\s)?(?P<name>{known})(?!\w)", re.IGNORECASE)
    for document in documents:
        for match in credit.finditer(document.text):
            origin = publishers.get(_bare(match["name"]))
            if origin is not None and origin.group == document.group:
                yield origin, document


def _bare(name: str) -> str:
    return small(name).removeprefix("the ")


def _alike(documents: Sequence[Document]) -> Iterator[tuple[Document, Document, float]]:
    """Pairs of a group that share wording, with the part of the shorter one's runs that they have in common."""
    holders: dict[tuple[str | None, tuple[str, ...]], list[int]] = defaultdict(list)
    runs = [_runs(document) for document in documents]
    for number, document in enumerate(documents):
        for run in runs[number]:
            holders[document.group, run].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        common.update(combinations(numbers, 2) if len(numbers) <= MANY else pairwise(numbers))
    for (a, b), count in sorted(common.items()):
        smaller = min(len(runs[a]), len(runs[b]))
        if count >= FEWEST and count >= SHARE * smaller:
            yield documents[a], documents[b], count / smaller


def _runs(document: Document) -> set[tuple[str, ...]]:
    """The runs of the author's own words: what somebody is quoted with, every reporter at hand writes down alike."""
    text = document.text
    return word_runs(text, Span(start=0, end=len(text)), (*document.furniture, *Quotations(text).spans))
