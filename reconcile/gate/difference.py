"""Two runs, as `reconcile check -f json` wrote them → the findings that are new, gone and unchanged."""

from pathlib import Path
from typing import Literal, TypedDict

import msgspec
from msgspec import Struct

from reconcile.errors import Diagnostic, InputError
from reconcile.gate.verdict import RANK, Gate
from reconcile.model import FindingVerdict, Severity
from reconcile.report.shape import ExitCode, Severities
from reconcile.wording import tally

_HINT = "write it with `reconcile check … -f json -o FILE`"


class Place(Struct, frozen=True, kw_only=True):
    """A place that a finding rests on, as its run saw it; `line` and `column` of the file count from 1."""

    path: str
    line: int
    column: int
    text: str


class PastFinding(Struct, frozen=True, kw_only=True):
    """A finding of a run that is over. `label` is its fact's, where it has one."""

    id: str
    code: str
    severity: Severity
    verdict: FindingVerdict
    message: str
    label: str | None
    suppressed: str | None
    evidence: tuple[Place, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """Findings by fingerprint, in the order of their runs: of the new run alone, of the old one alone, of both. What is
    in both is as the new run tells it."""

    new: tuple[PastFinding, ...]
    gone: tuple[PastFinding, ...]
    unchanged: tuple[PastFinding, ...]


class Summary(TypedDict):
    """How many open findings of each severity, and what `reconcile diff` ended with."""

    new: Severities
    gone: Severities
    unchanged: Severities
    exit_code: ExitCode


class Written(TypedDict):
    """What `reconcile diff -f json` prints, field by field."""

    format: Literal["reconcile-diff"]
    version: Literal[1]
    new: tuple[PastFinding, ...]
    gone: tuple[PastFinding, ...]
    unchanged: tuple[PastFinding, ...]
    summary: Summary


def difference(old: tuple[PastFinding, ...], new: tuple[PastFinding, ...]) -> Difference:
    """What the new run found beyond the old one, and the reverse."""
    before, now = {finding.id for finding in old}, {finding.id for finding in new}
    return Difference(
        new=tuple(finding for finding in new if finding.id not in before),
        gone=tuple(finding for finding in old if finding.id not in now),
        unchanged=tuple(finding for finding in new if finding.id in before),
    )


def judge_new(found: Difference, *, fail_on: Severity | Literal["never"], exit_zero: bool) -> Gate:
    """1 where a new finding that nobody has accepted is at or above `fail_on`, else 0."""
    open_findings = [finding for finding in found.new if finding.suppressed is None]
    grave = [finding for finding in open_findings if RANK[finding.severity] >= RANK[fail_on]]
    if not grave:
        return Gate(exit_code=0, line=f"PASS nothing new at or above --fail-on={fail_on} (exit 0)")
    code, words = (0, ", --exit-zero") if exit_zero else (1, "")
    counts = tally(finding.severity for finding in grave)
    return Gate(exit_code=code, line=f"FAIL new: {counts} at or above --fail-on={fail_on} (exit {code}{words})")


def read_findings(path: Path) -> tuple[PastFinding, ...]:
    """The findings of a report, with their places.

    Raises:
        InputError: the file can't be read or isn't a report in JSON.
    """
    try:
        data = path.read_bytes()
        head = msgspec.json.decode(data, type=_Head)
        if (head.format, head.version) != ("reconcile-report", 1):
            message = f"is {head.format!r} version {head.version}, not 'reconcile-report' version 1"
            raise InputError(Diagnostic(message=message, path=str(path), hint=_HINT))
        return _findings(msgspec.json.decode(data, type=_Report))
    except OSError as error:
        raise InputError(Diagnostic(message=f"can't be read: {error.strerror}", path=str(path))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(Diagnostic(message=f"is not a report in JSON: {error}", path=str(path), hint=_HINT)) from None


class _Head(Struct):
    format: str
    version: int


class _Document(Struct):
    id: str
    path: str
    row: int | None = None


class _Claim(Struct):
    id: str
    document: str
    line: int
    column: int
    text: str


class _Fact(Struct):
    id: str
    label: str


class _Finding(Struct):
    id: str
    code: str
    severity: Severity
    verdict: FindingVerdict
    fact: str | None
    claims: list[str]
    message: str
    suppressed: str | None = None


class _Report(Struct):
    documents: list[_Document]
    claims: list[_Claim]
    facts: list[_Fact]
    findings: list[_Finding]


def _place(claim: _Claim, document: _Document | None) -> Place:
    if document is None:
        return Place(path=claim.document, line=claim.line, column=claim.column, text=claim.text)
    if document.row is not None:
        return Place(path=document.path, line=document.row, column=1, text=claim.text)
    return Place(path=document.path, line=claim.line, column=claim.column, text=claim.text)


def _findings(report: _Report) -> tuple[PastFinding, ...]:
    documents = {document.id: document for document in report.documents}
    labels: dict[str | None, str] = {fact.id: fact.label for fact in report.facts}
    places = {claim.id: _place(claim, documents.get(claim.document)) for claim in report.claims}
    return tuple(
        PastFinding(
            id=finding.id,
            code=finding.code,
            severity=finding.severity,
            verdict=finding.verdict,
            message=finding.message,
            label=labels.get(finding.fact),
            suppressed=finding.suppressed,
            evidence=tuple(dict.fromkeys(places[id] for id in finding.claims if id in places)),
        )
        for finding in report.findings
    )
