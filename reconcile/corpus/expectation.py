"""corpus.yaml and expected.yaml: what a corpus is, and what a run over it must conclude."""

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from msgspec import UNSET, Struct, UnsetType

from reconcile.errors import Diagnostic, InputError
from reconcile.model import Bound, Direction, FactVerdict, Kind, Modality, Polarity, Reason
from reconcile.rulepack.yaml_reader import Placed, YamlReader
from reconcile.wording import suggestion

Ends = tuple[str | None, str | None]
S = TypeVar("S", bound=Struct)


class CorpusDocument(Placed, frozen=True, kw_only=True):
    """One document; `file` is relative to the corpus. The fields are those of a sources.yaml."""

    file: str
    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    origin: str | None = None
    group: str | None = None


class Corpus(Struct, frozen=True, kw_only=True):
    """`why` says what the corpus is there to show."""

    title: str
    why: str
    documents: tuple[CorpusDocument, ...]


class Quote(Placed, frozen=True, kw_only=True):
    """Words of a document; `occurrence` counts from 1 where they stand there more than once."""

    document: str
    quote: str
    occurrence: int = 1


class ExpectedClaim(Quote, frozen=True, kw_only=True):
    """A claim that overlaps the quote and has each field that is given; a field that isn't given may be anything."""

    kind: Kind | UnsetType = UNSET
    value: Ends | UnsetType | None = UNSET
    unit: str | UnsetType | None = UNSET
    period: Ends | UnsetType | None = UNSET
    bound: Bound | UnsetType | None = UNSET
    approximate: bool | UnsetType = UNSET
    speaker: str | UnsetType | None = UNSET
    baseline: str | UnsetType | None = UNSET
    direction: Direction | UnsetType | None = UNSET
    modality: Modality | UnsetType = UNSET
    polarity: Polarity | UnsetType = UNSET
    concept: str | UnsetType | None = UNSET
    furniture: bool | UnsetType = UNSET


class ExpectedFact(Placed, frozen=True, kw_only=True):
    """A fact that holds a claim over each quote. A quote means the figures and dates in it, or what they are in where
    there are none; `kind` chooses otherwise. `apart_from` names facts that must be others."""

    id: str
    verdict: FactVerdict
    kind: Kind | None = None
    reasons: tuple[Reason, ...] = ()
    claims: tuple[Quote, ...]
    apart_from: tuple[str, ...] = ()


class ExpectedFinding(Placed, frozen=True, kw_only=True):
    """A finding on exactly these documents; each quote must be overlapped by one of its claims."""

    code: str
    documents: tuple[str, ...]
    cause: str | UnsetType | None = UNSET
    quotes: tuple[str, ...] = ()


class Todo(Placed, frozen=True, kw_only=True):
    """A known miss, under the name of the section it will move to when it holds; `no_findings` is one that is raised
    today and is wrong. An entry that no longer misses fails the run."""

    why: str
    claims: ExpectedClaim | None = None
    facts: ExpectedFact | None = None
    findings: ExpectedFinding | None = None
    no_findings: ExpectedFinding | None = None
    nothing_in: Quote | None = None


class Expectation(Struct, frozen=True, kw_only=True):
    """`findings` is complete: every error and warning of the run stands there."""

    claims: tuple[ExpectedClaim, ...] = ()
    facts: tuple[ExpectedFact, ...] = ()
    findings: tuple[ExpectedFinding, ...] = ()
    nothing_in: tuple[Quote, ...] = ()
    todo: tuple[Todo, ...] = ()


def read_expectation(folder: Path) -> Expectation:
    """The expectation of a corpus, checked against its corpus.yaml.

    Raises:
        InputError: with one diagnostic for every fault in both files.
    """
    faults: list[Diagnostic] = []
    corpus = _read(folder / "corpus.yaml", Corpus, faults)
    expectation = _read(folder / "expected.yaml", Expectation, faults)
    if corpus is not None:
        faults += [
            document.fault(f"no such file {document.file!r}")
            for document in corpus.documents
            if not (folder / document.file).is_file()
        ]
    if corpus is not None and expectation is not None:
        faults += _faults(expectation, [document.id for document in corpus.documents])
    if faults or expectation is None:
        raise InputError(*faults)
    return expectation


def ends(written: Ends) -> tuple[Decimal | date | None, Decimal | date | None]:
    """Both ends as numbers or days; None is open.

    Raises:
        ValueError: where one is neither.
    """
    low, high = (None if end is None else _number_or_day(end) for end in written)
    return low, high


def _number_or_day(written: str) -> Decimal | date:
    try:
        return Decimal(written)
    except InvalidOperation:
        return date.fromisoformat(written)


def _read(path: Path, struct_type: type[S], faults: list[Diagnostic]) -> S | None:
    reader = YamlReader(path, faults)
    before = len(faults)
    root = reader.root()
    if root is None:
        # An empty expectation is one: no finding may be raised.
        return struct_type() if len(faults) == before and struct_type is Expectation else None
    return reader.struct(root, struct_type, "file")


def _faults(expectation: Expectation, documents: list[str]) -> list[Diagnostic]:
    todo = expectation.todo
    claims = [*expectation.claims, *(item.claims for item in todo if item.claims)]
    facts = [*expectation.facts, *(item.facts for item in todo if item.facts)]
    findings = [*expectation.findings, *(x for item in todo for x in (item.findings, item.no_findings) if x)]
    quiet = [*expectation.nothing_in, *(item.nothing_in for item in todo if item.nothing_in)]
    quotes: list[Quote] = [*claims, *quiet, *(quote for fact in facts for quote in fact.claims)]
    ids = [fact.id for fact in facts]
    return [
        *(quote.fault(f"no document {quote.document!r}", suggestion(quote.document, documents))
          for quote in quotes if quote.document not in documents),
        *(finding.fault(f"no document {document!r}", suggestion(document, documents))
          for finding in findings for document in finding.documents if document not in documents),
        *(fact.fault(f"no fact {other!r}", suggestion(other, ids))
          for fact in facts for other in fact.apart_from if other not in ids),
        *(fact.fault(f"the id {fact.id!r} stands twice") for n, fact in enumerate(facts) if fact.id in ids[:n]),
        *(claim.fault(f"{written!r} is no pair of numbers or days")
          for claim in claims for written in (claim.value, claim.period) if _unreadable(written)),
        *(item.fault("a todo names one thing: claims, facts, findings, no_findings or nothing_in")
          for item in todo if _named(item) != 1),
    ]  # fmt: skip


def _unreadable(written: Ends | UnsetType | None) -> bool:
    if not isinstance(written, tuple):
        return False
    try:
        ends(written)
    except ValueError:
        return True
    return False


def _named(item: Todo) -> int:
    return sum(x is not None for x in (item.claims, item.facts, item.findings, item.no_findings, item.nothing_in))
