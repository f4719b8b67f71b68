"""The flow, on one screen: paths → documents → mentions → claims → clusters → facts and findings → report."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from reconcile.compare import compare
from reconcile.errors import Diagnostic
from reconcile.gather import Memory, gather
from reconcile.ingest import document_of, empty_folders, files_read, other_types, read_documents, read_rates
from reconcile.link import link
from reconcile.model import Claim, Document, ExchangeRate, Report
from reconcile.rulepack.load import load_rules
from reconcile.rulepack.schema import Rules
from reconcile.text.comments import outside_comments, spoken
from reconcile.text.plain import Plain

Stage = Literal["reading", "extracting", "linking", "comparing"]
Tell = Callable[[Stage, int, int | None], None]  # how many of how many steps of a stage are done; None: of unknown many


def untold(stage: Stage, done: int, total: int | None) -> None:
    """For runs that nobody watches."""


class Options(Struct, frozen=True, kw_only=True):
    """What a run may be told.

    `as_of` dates documents that don't say when they were published. `rates` is a file of exchange rates. `exclude` are
    globs of what isn't read in folders. `jobs` is the number of processes that extract: 0 is one for each core, None as
    many as pay. `memory` is of the run before, where the same paths are checked again.
    """

    sources: Path | None = None
    rates: Path | None = None
    rules: tuple[Path, ...] = ()
    as_of: date | None = None
    group_by: Literal["none", "directory", "group"] = "none"
    exclude: tuple[str, ...] = ()
    stdin: BinaryIO | None = None
    stdin_name: str = "stdin.txt"
    jobs: int | None = 1
    tell: Tell = untold
    memory: Memory | None = None


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
    texts = _plain(documents)
    plain = [text.document for text in texts]
    claims = _gathered(plain, rules, options, statements=True)
    options.tell("linking", 0, None)
    linked = link(claims, plain, rules)
    by_id = {claim.id: claim for claim in claims}
    options.tell("comparing", 0, None)
    compared = compare(
        linked.clusters, by_id, {document.id: document for document in plain}, linked.shared, rules, rates
    )
    told = {claim for fact in compared.facts for claim in fact.claims}
    told |= {claim for finding in compared.findings for claim in finding.claims}
    claims = _as_written(claims, texts, documents)
    return Report(
        documents=documents,
        # A statement is a claim to look at only where another document makes it too.
        claims=tuple(claim for claim in claims if claim.kind != "statement" or claim.id in told),
        facts=compared.facts,
        findings=compared.findings,
        cleared=(*compared.cleared, *linked.cleared),
        shared=linked.shared,
        diagnostics=diagnostics,
    )


def extract(paths: Sequence[str], options: Options = DEFAULTS, *, statements: bool = False) -> Report:
    """The claims alone, with or without plain statements. Raises what `check` raises: rates have no effect here, but a
    file of them that has a fault is told of before it costs a comparison."""
    rules = load_rules(options.rules)
    _rates(options, rules)
    documents, diagnostics = _read(paths, options, rules)
    texts = _plain(documents)
    claims = _gathered([text.document for text in texts], rules, options, statements=statements)
    claims = _as_written(claims, texts, documents)
    return Report(documents=documents, claims=tuple(claims), facts=(), findings=(), cleared=(), diagnostics=diagnostics)


def left_aside(paths: Sequence[str], exclude: Sequence[str] = ()) -> Counter[str]:
    """How many files of each ending lie in these folders and aren't read, since their type is none that is known."""
    return other_types(paths, exclude)


def without_documents(paths: Sequence[str], exclude: Sequence[str] = ()) -> list[Diagnostic]:
    """The folders among these that hold no documents, with what to do."""
    return empty_folders(paths, exclude)


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
    return _as_written(gather([texts[0].document], known, statements=statements), texts, [document])


def read(paths: Sequence[str], options: Options = DEFAULTS) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents alone, and the inputs that can't be read. Raises what `check` raises."""
    return _read(paths, options, load_rules(options.rules))


def files(paths: Sequence[str], options: Options = DEFAULTS) -> Iterator[Path]:
    """The files that a run reads, there or not: documents, what describes them, rates and rule packs."""
    yield from files_read(paths, options.rates, options.exclude)
    yield from (file for file in (options.sources, options.rates) if file is not None)
    for folder in options.rules:
        yield from folder.glob("*.yaml")


def _rates(options: Options, rules: Rules) -> tuple[ExchangeRate, ...]:
    if options.rates is None:
        return ()
    return read_rates(options.rates, options.rates.as_posix(), [entry.id for entry in rules.currencies])


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
        exclude=options.exclude,
        tell=lambda done, total: options.tell("reading", done, total),
    )


def _gathered(documents: Sequence[Document], rules: Rules, options: Options, *, statements: bool) -> list[Claim]:
    def tell(done: int, total: int) -> None:
        options.tell("extracting", done, total)

    return gather(documents, rules, statements=statements, jobs=options.jobs, tell=tell, memory=options.memory)


def _plain(documents: Sequence[Document]) -> list[Plain]:
    """What the stages read: the documents without comments to this program, in their plainest form."""
    return [Plain(spoken(document)) for document in documents]


def _as_written(claims: Sequence[Claim], texts: Sequence[Plain], documents: Sequence[Document]) -> list[Claim]:
    """The claims with the text and the offsets of the documents as they were read."""
    plain = {text.document.id: text for text in texts}
    written = {document.id: document for document in documents}
    return [outside_comments(plain[claim.document].restored(claim), written[claim.document]) for claim in claims]
