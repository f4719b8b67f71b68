"""The report for programs: one JSON document, its fields promised; findings or claims alone, one a line."""

from collections import Counter
from collections.abc import Collection
from decimal import Decimal
from pathlib import PurePath
from typing import Final

import msgspec

from reconcile.model import Claim, Document, Fact, Finding, Interval, Link, Notice, Period, Report
from reconcile.report import shape
from reconcile.report.index import Index
from reconcile.report.undated import undated, unresolved
from reconcile.report.values import plain

VERSION: Final = 1
_encoder = msgspec.json.Encoder(decimal_format="number")


def render(report: Report, exit_code: int) -> bytes:
    """The whole report, indented, ended by a line end. Numbers are exact; the same report gives the same bytes."""
    from reconcile import __version__

    index, paths = Index(report), {document.path for document in report.documents}
    content: shape.Report = {
        "format": "reconcile-report",
        "version": VERSION,
        "tool": {"name": "reconcile", "version": __version__},
        "documents": tuple(_document(document, index) for document in report.documents),
        "claims": tuple(_claim(claim, index) for claim in report.claims),
        "facts": tuple(map(_fact, report.facts)),
        "findings": tuple(map(_finding, report.findings)),
        "cleared": report.cleared,
        "shared": report.shared,
        "diagnostics": report.diagnostics,
        "notices": tuple(_notice(notice, paths) for notice in report.notices),
        "undated": _undated(report),
        "summary": _summary(report, exit_code),
    }
    return msgspec.json.format(_encoder.encode(content), indent=2) + b"\n"


def render_claims(report: Report) -> bytes:
    """The elements of `claims`, one a line."""
    index = Index(report)
    return b"".join(_encoder.encode(_claim(claim, index)) + b"\n" for claim in report.claims)


def render_findings(report: Report) -> bytes:
    """The elements of `findings`, one a line, each with what it rests on: its fact's `label` and `kind`, and as
    `evidence` the elements of `claims`, with the `path`, `source` and day (`published`) of their documents."""
    index = Index(report)
    return b"".join(_encoder.encode(_told(finding, index)) + b"\n" for finding in report.findings)


def _told(finding: Finding, index: Index) -> shape.FindingLine:
    fact = index.about(finding)
    claims = [(claim, index.document(claim)) for claim in index.in_order(index.of(finding.claims))]
    evidence = tuple(_evidence(claim, document, index) for claim, document in claims)
    kind = fact.kind if fact else claims[0][0].kind if claims else None
    return {**_finding(finding), "label": fact.label if fact else None, "kind": kind, "evidence": evidence}


def _evidence(claim: Claim, document: Document, index: Index) -> shape.Evidence:
    return {
        "path": document.path,
        "row": document.row,
        "source": document.source,
        "published": document.published,
        **_claim(claim, index),
    }


def _document(document: Document, index: Index) -> shape.Document:
    return {
        "id": document.id,
        "path": document.path,
        "row": document.row,
        "title": document.title,
        "source": document.source,
        "author": document.author,
        "published": document.published,
        "published_from": document.published_from,
        "language": document.language,
        "url": document.url,
        "group": document.group,
        "origin": index.origin(document),
        "provenance": dict(sorted(document.provenance.items())),
        "furniture": document.furniture,
    }


def _claim(claim: Claim, index: Index) -> shape.Claim:
    frame = claim.frame
    return {
        "id": claim.id,
        "document": claim.document,
        "kind": claim.kind,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "value": _range(claim.value),
        "unit": claim.unit,
        "precision": _number(claim.precision),
        "granularity": claim.granularity,
        "approximate": claim.approximate,
        "bound": claim.bound,
        "measure": measure(claim),
        "concept": frame.concept,
        "owner": frame.owner,
        "role": frame.role,
        "subjects": frame.subjects,
        "period": _days(frame.period) if frame.period else None,
        "baseline": frame.baseline,
        "direction": frame.direction,
        "modality": frame.modality,
        "polarity": frame.polarity,
        "scope": frame.scope,
        "speaker": claim.speaker,
        "furniture": claim.furniture,
        "fact": index.fact_of.get(claim.id),
        "restates": claim.restates,
        "candidates": claim.candidates,
        "assumed": claim.assumed,
        "derivation": claim.derivation,
        "weekday_mismatch": claim.weekday_mismatch,
        "alternatives": tuple(map(_days, claim.alternatives)),
    }


def measure(claim: Claim) -> str | None:
    """What is measured, as written; else the words of its concept."""
    frame = claim.frame
    return frame.measure or (frame.concept.replace("-", " ").replace("_", " ") if frame.concept else None)


def _fact(fact: Fact) -> shape.Fact:
    return {
        "id": fact.id,
        "label": fact.label,
        "kind": fact.kind,
        "verdict": fact.verdict,
        "reasons": fact.reasons,
        "claims": fact.claims,
        "documents": fact.documents,
        "origins": fact.origins,
        "importance": fact.importance,
        "links": tuple(map(_link, fact.links)),
    }


def _link(link: Link) -> shape.Link:
    return {"a": link.a, "b": link.b, "score": round(link.score, 4), "fields": _rounded(link.fields)}


def _rounded(fields: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(fields.items())}


def _finding(finding: Finding) -> shape.Finding:
    return {
        "id": finding.id,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "fact": finding.fact,
        "claims": finding.claims,
        "documents": finding.documents,
        "message": finding.message,
        "diagnosis": finding.diagnosis,
        "suppressed": finding.suppressed,
    }


def _notice(notice: Notice, documents: Collection[str]) -> shape.Notice:
    """A document by its path, any other file by its name alone: its folder is the machine's."""
    place = notice.place
    file = place.path if place.path is None or place.path in documents else PurePath(place.path).name
    return {
        "kind": notice.kind,
        "subject": notice.subject,
        "message": place.message,
        "file": file,
        "line": place.line,
    }


def _undated(report: Report) -> shape.Undated | None:
    found, claims = undated(report), unresolved(report)
    if found is None:
        return None
    return {
        "documents": tuple(dict.fromkeys(claim.document for claim in claims)),
        "claims": tuple(claim.id for claim in claims),
        "message": found.message,
        "hint": found.hint,
    }


def _summary(report: Report, exit_code: int) -> shape.Summary:
    verdicts = Counter(fact.verdict for fact in report.facts)
    severities = Counter(finding.severity for finding in report.findings if finding.suppressed is None)
    return {
        "documents": len(report.documents),
        "origins": report.origins,
        "claims": len(report.claims),
        "facts": len(report.facts),
        "verdicts": {
            "agree": verdicts["agree"],
            "update": verdicts["update"],
            "conflict": verdicts["conflict"],
            "single-source": verdicts["single-source"],
        },
        "findings": {"error": severities["error"], "warning": severities["warning"], "note": severities["note"]},
        "suppressed": sum(finding.suppressed is not None for finding in report.findings),
        "exit_code": exit_code,
    }


def _range(value: Interval | Period | None) -> shape.Range | None:
    if value is None:
        return None
    if isinstance(value, Interval):
        return {"low": _number(value.low), "high": _number(value.high)}
    return {"low": value.low, "high": value.high}


def _days(period: Period) -> shape.Days:
    return {"low": period.low, "high": period.high}


def _number(value: Decimal | None) -> Decimal | None:
    """A decimal that is written as a number without exponent and trailing zeros."""
    return None if value is None else Decimal(plain(value))
