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
from reconcile.ingest import document_of, read_documents, read_rates
from reconcile.link import link
from reconcile.model import Claim, Document, ExchangeRate, Report
from reconcile.normalise import Normaliser
from reconcile.rulepack.load import load_rules
from reconcile.rulepack.schema import Rules


class Options(Struct, frozen=True, kw_only=True):
    """What a run may be told. `as_of` dates documents that don't say when they were published; `rates` is a file of
    exchange rates."""

    sources: Path | None = None
    rates: Path | None = None
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
        InputError: a table of sources or of exchange rates can't be used. A document that can't be read is a diagnostic
            of the report.
    """
    rules = load_rules(options.rules)
    rates = _rates(options, rules)
    documents, diagnostics = _read(paths, options, rules)
    claims = _claims(documents, rules, statements=True)
    linked = link(claims, documents, rules)
    by_id = {claim.id: claim for claim in claims}
    compared = compare(
        linked.clusters, by_id, {document.id: document for document in documents}, linked.shared, rules, rates
    )
    in_facts = {claim for fact in compared.facts for claim in fact.claims}
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
    claims = _claims(documents, rules, statements=statements)
    return Report(documents=documents, claims=tuple(claims), facts=(), findings=(), cleared=(), diagnostics=diagnostics)


def extract_text(
    text: str, published: date | None = None, rules: tuple[Path, ...] = (), *, statements: bool = False
) -> list[Claim]:
    """The claims of one text that is no file; its own header or dateline tells when it was published, else `published`.

    Raises:
        RulePackError: a rule pack can't be used.
    """
    known = load_rules(rules)
    return _claims([document_of(text, known, published)], known, statements=statements)


def _rates(options: Options, rules: Rules) -> tuple[ExchangeRate, ...]:
    if options.rates is None:
        return ()
    return read_rates(options.rates, options.rates.name, [entry.id for entry in rules.currencies])


def _read(paths: Sequence[str], options: Options, rules: Rules) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    return read_documents(
        paths,
        rules=rules,
        sources=options.sources,
        as_of=options.as_of,
        group_by=options.group_by,
        stdin=options.stdin,
        stdin_name=options.stdin_name,
        apart=options.rates,
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


@lru_cache(maxsize=4)
def _extractor(rules: Rules) -> Extractor:
    """Its patterns take longer to make than a short text to read."""
    return Extractor(rules)
