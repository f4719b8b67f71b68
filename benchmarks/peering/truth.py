"""Fixture corpora with every place that their expected.yaml names."""

import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from msgspec import Struct

from peering.alarm import Place
from reconcile.corpus import find_corpora
from reconcile.corpus.expectation import ExpectedFact, Quote, read_expectation


class Document(Struct, frozen=True, kw_only=True):
    """`file` is relative to the corpus's docs/."""

    id: str
    file: str
    text: str


class Conflict(Struct, frozen=True, kw_only=True):
    """What is to be reported: the documents, the words of each, and the cause where one is expected."""

    code: str
    documents: tuple[str, ...]
    quotes: tuple[str, ...]
    places: tuple[Place, ...]
    cause: str | None


class Fact(Struct, frozen=True, kw_only=True):
    """What is not to be reported, unless its verdict is "conflict"."""

    id: str
    verdict: str
    places: tuple[Place, ...]


class Corpus(Struct, frozen=True, kw_only=True):
    """A folder of fixtures."""

    name: str
    folder: Path
    documents: tuple[Document, ...]
    conflicts: tuple[Conflict, ...]
    facts: tuple[Fact, ...]
    quiet: tuple[Place, ...]

    def text(self, place: Place) -> str:
        return next(one.text for one in self.documents if one.id == place.document)[place.start : place.end]


def corpora(folder: Path) -> list[Corpus]:
    """All corpora below the folder, by name."""
    return [_corpus(one) for one in find_corpora((folder,))]


def _corpus(folder: Path) -> Corpus:
    listed = yaml.safe_load((folder / "corpus.yaml").read_text(encoding="utf-8"))["documents"]
    documents = [
        Document(id=one["id"], file=Path(one["file"]).name, text=(folder / one["file"]).read_text(encoding="utf-8"))
        for one in listed
    ]
    texts = {one.id: one.text for one in documents}
    expected = read_expectation(folder)
    facts = [*expected.facts, *(item.facts for item in expected.todo if item.facts)]
    conflicts = [
        Conflict(
            code=one.code,
            documents=one.documents,
            quotes=one.quotes,
            places=tuple(_everywhere(texts, one.documents, one.quotes)),
            cause=one.cause if isinstance(one.cause, str) else None,
        )
        for one in expected.findings
    ]
    return Corpus(
        name=folder.name,
        folder=folder,
        documents=tuple(documents),
        conflicts=tuple(conflicts),
        facts=tuple(_fact(texts, one) for one in facts),
        quiet=tuple(_place(texts, one) for one in expected.nothing_in),
    )


def _fact(texts: dict[str, str], fact: ExpectedFact) -> Fact:
    return Fact(id=fact.id, verdict=fact.verdict, places=tuple(_place(texts, one) for one in fact.claims))


def _place(texts: dict[str, str], quote: Quote) -> Place:
    found = list(re.finditer(re.escape(quote.quote), texts[quote.document]))
    return Place(quote.document, *found[quote.occurrence - 1].span())


def _everywhere(texts: dict[str, str], documents: Iterable[str], quotes: Iterable[str]) -> Iterable[Place]:
    for document in documents:
        for quote in quotes:
            yield from (Place(document, *match.span()) for match in re.finditer(re.escape(quote), texts[document]))
