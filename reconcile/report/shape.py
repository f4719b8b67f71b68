"""What `--format json` and `jsonl` promise, field by field: the types behind the published JSON Schemas.

A description here is one in the schema. Every field is always there; what isn't known is null.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from reconcile.errors import Diagnostic
from reconcile.model import (
    Bound,
    Cleared,
    Diagnosis,
    Direction,
    FactVerdict,
    FindingVerdict,
    Furniture,
    Granularity,
    Importance,
    Kind,
    Modality,
    Polarity,
    Reason,
    Severity,
    SharedWording,
    Speaker,
)

Name = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]
FromOne = Annotated[int, Meta(ge=1)]
Offset = Annotated[int, Meta(ge=0, description="Code points from the beginning of the text.")]
ExitCode = Annotated[int, Meta(ge=0, le=5)]


class Tool(TypedDict):
    """The program that made the report."""

    name: Literal["reconcile"]
    version: str


class Range(TypedDict):
    """Both ends included; a point has low = high; an open end is null."""

    low: Decimal | date | None
    high: Decimal | date | None


class Days(TypedDict):
    """Both days included; an open end is null."""

    low: date | None
    high: date | None


class Document(TypedDict):
    """What is known of a document and, in `provenance`, where each of it is from."""

    id: Annotated[Name, Meta(description="Declared, else the path below the folder of the project.")]
    path: Annotated[str, Meta(description="As it was given; never absolute.")]
    row: Annotated[int | None, Meta(description="Of a row of a table: the line of the file at which it begins.")]
    title: str | None
    source: Annotated[str | None, Meta(description="Its publisher.")]
    author: str | None
    published: date | None
    published_from: str | None
    language: str | None
    url: str | None
    group: str | None
    origin: Annotated[str, Meta(description="The same for documents that share wording or a declared origin.")]
    provenance: dict[str, str]
    furniture: tuple[Furniture, ...]


class Claim(TypedDict):
    """One claim of one document: `text` is what stands from `start` to `end`, half-open."""

    id: Name
    document: Annotated[Name, Meta(description="The document's id.")]
    kind: Kind
    text: str
    start: Offset
    end: Offset
    line: FromOne
    column: FromOne
    value: Annotated[Range | None, Meta(description="What is written, not widened by rounding.")]
    unit: Annotated[str | None, Meta(description="ISO 4217 code, pint's name, percent, or the noun that is counted.")]
    precision: Annotated[Decimal | None, Meta(description="Half the unit of the last written digit.")]
    granularity: Granularity | None
    approximate: bool
    bound: Annotated[Bound | None, Meta(description='"lower" for "more than 40", "upper" for "up to 5".')]
    measure: Annotated[str | None, Meta(description="What is measured, in words.")]
    concept: Annotated[str | None, Meta(description="The measure's id in the rule packs.")]
    owner: str | None
    role: str
    subjects: tuple[str, ...]
    period: Annotated[Days | None, Meta(description="The time that the value speaks of.")]
    baseline: Annotated[str | None, Meta(description="What a change is measured against.")]
    direction: Direction | None
    modality: Modality
    polarity: Polarity
    scope: str | None
    speaker: Annotated[Speaker | None, Meta(description="Null where the text speaks in its author's own voice.")]
    furniture: Annotated[bool, Meta(description="Not part of the article, and never of a fact.")]
    fact: Annotated[str | None, Meta(description="The id of the fact that it belongs to.")]
    restates: str | None
    candidates: tuple[str, ...]
    assumed: tuple[str, ...]
    derivation: str | None
    weekday_mismatch: str | None
    alternatives: tuple[Days, ...]


class Link(TypedDict):
    """Why two claims were taken for one fact: a score from 0 to 1, and what each field gave to it."""

    a: Name
    b: Name
    score: float
    fields: dict[str, float]


class Fact(TypedDict):
    """What several claims say of one thing. `origins` counts documents that share wording once."""

    id: Name
    label: str
    kind: Kind
    verdict: FactVerdict
    reasons: tuple[Reason, ...]
    claims: tuple[Name, ...]
    documents: tuple[Name, ...]
    origins: Count
    importance: Annotated[
        Importance,
        Meta(
            description="Why it stands where it stands: facts are in this order, within it by `origins`, most first,"
            " then by the document and the place of their first claim."
        ),
    ]
    links: tuple[Link, ...]


class Finding(TypedDict):
    """One thing to look at; `id` is a fingerprint of code, fact, normalised values and sources."""

    id: Name
    code: Annotated[str, Meta(pattern="^[A-Z]{3}[0-9]{3}$")]
    name: Name
    severity: Severity
    verdict: FindingVerdict
    fact: Annotated[
        str | None, Meta(description="The id of its fact; null where it is about documents, not about what they say.")
    ]
    claims: tuple[Name, ...]
    documents: tuple[Name, ...]
    message: str
    diagnosis: Diagnosis | None
    suppressed: Annotated[str | None, Meta(description="Why it was accepted; null where it is open.")]


class Evidence(Claim):
    """A claim with what is told of its document."""

    path: str
    row: int | None
    source: str | None
    published: date | None


class FindingLine(Finding):
    """A finding with what it rests on: a line that can be read without the others."""

    label: Annotated[str | None, Meta(description="Its fact's; null where it stands apart from all facts.")]
    kind: Kind | None
    evidence: tuple[Evidence, ...]


class Notice(TypedDict):
    """A setting that has come to say nothing."""

    kind: Literal["expired", "stale", "unused", "unreadable"]
    subject: Annotated[str, Meta(description="The id or the pattern.")]
    message: str
    file: str | None
    line: FromOne | None


class Undated(TypedDict):
    """Documents that don't say when they were published, and the dates in them that hang on it: neither resolved nor
    compared."""

    documents: tuple[Name, ...]
    claims: tuple[Name, ...]
    message: str
    hint: str | None


class Severities(TypedDict):
    """How many open findings of each severity."""

    error: Count
    warning: Count
    note: Count


Verdicts = TypedDict("Verdicts", {"agree": Count, "update": Count, "conflict": Count, "single-source": Count})


class Summary(TypedDict):
    """Counts, and what `reconcile check` ended with."""

    documents: Count
    origins: Count
    claims: Count
    facts: Count
    verdicts: Verdicts
    findings: Severities
    suppressed: Count
    exit_code: ExitCode


class Report(TypedDict):
    """All that a run found."""

    format: Literal["reconcile-report"]
    version: Literal[1]
    tool: Tool
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...]
    shared: tuple[SharedWording, ...]
    diagnostics: Annotated[tuple[Diagnostic, ...], Meta(description="Inputs that couldn't be read.")]
    notices: tuple[Notice, ...]
    undated: Undated | None
    summary: Summary


class Explained(TypedDict):
    """What a finding code means."""

    code: Name
    name: Name
    severity: Annotated[Severity, Meta(description="The one that findings have unless the config gives another.")]
    message: Annotated[str, Meta(description="With capitals or stand-ins for what a finding fills in.")]
    why: Annotated[str, Meta(description="Why it matters.")]
    advice: Annotated[str, Meta(description="What to do.")]
    raises_it: Annotated[tuple[str, ...], Meta(description="Documents, parted by a line of three dashes.")]
    does_not_raise_it: tuple[str, ...]


class Explanation(TypedDict):
    """What `reconcile explain -f json` prints: the codes that were asked for, each once."""

    format: Literal["reconcile-explain"]
    version: Literal[1]
    codes: tuple[Explained, ...]
