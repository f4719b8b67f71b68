"""The flow, on one screen: paths → documents → mentions → claims → clusters → facts and findings → report."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from reconcile.compare import compare
from reconcile.errors import Diagnostic
from reconcile.extract import Extractor
from reconcile.ingest import document_of, other_types, read_documents
from reconcile.link import link
from reconcile.model import Claim, Document, Report
from reconcile.normalise import Normaliser
from reconcile.rulepack.load import load_rules
from reconcile.rulepack.schema import Rules
from reconcile.text.comments import outside_comments, spoken
from reconcile.text.plain import Plain


class Options(Struct, frozen=True, kw_only=True):
    """What a run may be told. `as_of` dates documents that don't say when they were published."""

    sources: Path | None = None
    rules: tuple[Path, ...] = ()
    as_of: date | None = None
    group_by: Literal["none", "directory", "group"] = "none"
    stdin: BinaryIO | None = None
    stdin_name: str = "stdin.txt"


DEFAULTS = Options()


def check(paths: Sequence[str], options: Options = DEFAULTS) -> Report:
    """Read, extract, normalise, link and compare.

    Raises:
        RulePackError: a rule pack can't be used.
        InputError: a table of sources can't be used. A document that can't be read is a diagnostic of the report.
    """
    rules = load_rules(options.rules)
    documents, diagnostics = _read(paths, options, rules)
    texts = _plain(documents)
    plain = [text.document for text in texts]
    claims = _claims(plain, rules, statements=True)
    linked = link(claims, plain, rules)
    by_id = {claim.id: claim for claim in claims}
    compared = compare(linked.clusters, by_id, {document.id: document for document in plain}, linked.shared, rules)
    in_facts = {claim for fact in compared.facts for claim in fact.claims}
    claims = _as_written(claims, texts, documents)
    return Report(
        documents=documents,
        # A statement is a claim to look at only where another document makes it too.
        claims=tuple(claim for claim in claims if claim.kind != "statement" or claim.id in in_facts),
        facts=compared.facts,
        findings=compared.findings,
        cleared=(*compared.cleared, *linked.cleared),
        shared=linked.shared,
        diagnostics=diagnostics,
    )


def extract(paths: Sequence[str], options: Options = DEFAULTS, *, statements: bool = False) -> Report:
    """The claims alone, with or without plain statements. Raises what `check` raises."""
    rules = load_rules(options.rules)
    documents, diagnostics = _read(paths, options, rules)
    texts = _plain(documents)
    claims = _claims([text.document for text in texts], rules, statements=statements)
    claims = _as_written(claims, texts, documents)
    return Report(documents=documents, claims=tuple(claims), facts=(), findings=(), cleared=(), diagnostics=diagnostics)


def left_aside(paths: Sequence[str]) -> Counter[str]:
    """How many files of each ending lie in these folders and aren't read, since their type is none that is known."""
    return other_types(paths)


def extract_text(
    text: str, published: date | None = None, rules: tuple[Path, ...] = (), *, statements: bool = False
) -> list[Claim]:
    """The claims of one text that is no file; its own header or dateline tells when it was published, else `published`.

    Raises:
        RulePackError: a rule pack can't be used.
    """
    known = load_rules(rules)
    document = document_of(text, known, published)
    texts = _plain([document])
    return _as_written(_claims([texts[0].document], known, statements=statements), texts, [document])


def read(paths: Sequence[str], options: Options = DEFAULTS) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents alone, and the inputs that can't be read. Raises what `check` raises."""
    return _read(paths, options, load_rules(options.rules))


def _read(paths: Sequence[str], options: Options, rules: Rules) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    return read_documents(
        paths,
        rules=rules,
        sources=options.sources,
        as_of=options.as_of,
        group_by=options.group_by,
        stdin=options.stdin,
        stdin_name=options.stdin_name,
    )


def _claims(documents: Sequence[Document], rules: Rules, *, statements: bool) -> list[Claim]:
    extractor, normaliser = _extractor(rules), Normaliser(rules)
    mentions = [extractor.mentions(document, statements=statements) for document in documents]
    for document in documents:
        normaliser.meet(document)
    return [
        claim
        for number, (document, found) in enumerate(zip(documents, mentions, strict=True), start=1)
        for claim in normaliser.claims(
            document, number, found.sentences, found.figures, found.moments, found.attributions, found.statements
        )
    ]


def _plain(documents: Sequence[Document]) -> list[Plain]:
    """What the stages read: the documents without comments to this program, in their plainest form."""
    return [Plain(spoken(document)) for document in documents]


def _as_written(claims: Sequence[Claim], texts: Sequence[Plain], documents: Sequence[Document]) -> list[Claim]:
    """The claims with the text and the offsets of the documents as they were read."""
    plain = {text.document.id: text for text in texts}
    written = {document.id: document for document in documents}
    return [outside_comments(plain[claim.document].restored(claim), written[claim.document]) for claim in claims]


@lru_cache(maxsize=4)
def _extractor(rules: Rules) -> Extractor:
    """Its patterns take longer to make than a short text to read."""
    return Extractor(rules)
