"""The flow, on one screen: paths → documents → mentions → claims → clusters → facts and findings → report."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from reconcile.compare import compare
from reconcile.errors import Diagnostic
from reconcile.extract import Extractor
from reconcile.ingest import document_of, read_documents
from reconcile.link import link
from reconcile.model import Claim, Document, Report
from reconcile.normalise import Normaliser
from reconcile.rulepack.load import load_rules
from reconcile.rulepack.schema import Rules
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
    texts = [Plain(document) for document in documents]
    plain = [text.document for text in texts]
    claims = _claims(plain, rules, statements=True)
    linked = link(claims, plain, rules)
    by_id = {claim.id: claim for claim in claims}
    compared = compare(linked.clusters, by_id, {document.id: document for document in plain}, linked.shared, rules)
    in_facts = {claim for fact in compared.facts for claim in fact.claims}
    claims = _restored(claims, texts)
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
    texts = [Plain(document) for document in documents]
    claims = _restored(_claims([text.document for text in texts], rules, statements=statements), texts)
    return Report(documents=documents, claims=tuple(claims), facts=(), findings=(), cleared=(), diagnostics=diagnostics)


def extract_text(
    text: str, published: date | None = None, rules: tuple[Path, ...] = (), *, statements: bool = False
) -> list[Claim]:
    """The claims of one text that is no file; its own header or dateline tells when it was published, else `published`.

    Raises:
        RulePackError: a rule pack can't be used.
    """
    known = load_rules(rules)
    plain = Plain(document_of(text, known, published))
    return _restored(_claims([plain.document], known, statements=statements), [plain])


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


def _restored(claims: Sequence[Claim], texts: Sequence[Plain]) -> list[Claim]:
    """The claims with the offsets of the documents as they were read."""
    by_id = {text.document.id: text for text in texts}
    return [by_id[claim.document].restored(claim) for claim in claims]


@lru_cache(maxsize=4)
def _extractor(rules: Rules) -> Extractor:
    """Its patterns take longer to make than a short text to read."""
    return Extractor(rules)
