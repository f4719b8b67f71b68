"""SARIF 2.1.0: findings for code scanning and for every editor that reads it.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from reconcile.model import Claim, Document, Finding, Report
from reconcile.report.evidence import evidence, in_file
from reconcile.report.explain import spelt_out
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.rulepack.entries.findings import FindingRule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "reconcileFinding/v1"  # of the id; a new way to make ids would be v2

_Object = dict[str, object]


def render(report: Report, rules: Sequence[FindingRule], exit_code: int) -> bytes:
    """One run with all rules and all findings, accepted ones as suppressed; the same report gives the same bytes."""
    from reconcile import __version__

    driver = {"name": "reconcile", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    index, places = Index(report), {rule.id: place for place, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, exit_code)],
        "results": [_result(index, finding, places) for finding in report.findings],
    }
    content = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _rule(rule: FindingRule) -> _Object:
    why, advice = " ".join(rule.why.split()), " ".join(rule.advice.split())
    example = rule.examples[0].strip() if rule.examples else ""
    fence = "`" * 3
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": spelt_out(rule.message)},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\nWhat to do: {advice}" + (f"\n\nExample:\n{example}" if example else ""),
            "markdown": f"{why}\n\n**What to do:** {advice}"
            + (f"\n\n**Example:**\n\n{fence}text\n{example}\n{fence}" if example else ""),
        },
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(index: Index, finding: Finding, rules: dict[str, int]) -> _Object:
    claims = evidence(index, finding)
    fact = index.about(finding)
    result: _Object = {"ruleId": finding.code}
    if finding.code in rules:
        result["ruleIndex"] = rules[finding.code]
    result |= {
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [_location(index, claim) for claim in claims[:1]],
        "relatedLocations": [
            {"id": number, **_location(index, claim), "message": {"text": safe(claim.text)}}
            for number, claim in enumerate(claims[1:], start=1)
        ],
        "partialFingerprints": {_FINGERPRINT: finding.id},
        # An empty list says that the finding was looked at and stands; SARIF wants it on all results or on none.
        "suppressions": _suppressions(index, finding),
        "properties": {
            "fact": finding.fact,
            "label": safe(fact.label) if fact else None,
            "verdict": finding.verdict,
            "cause": finding.diagnosis.cause if finding.diagnosis else None,
        },
    }
    return result


def _suppressions(index: Index, finding: Finding) -> list[_Object]:
    if finding.suppressed is None:
        return []
    kind = "inSource" if finding.id in index.report.inline else "external"
    return [{"kind": kind, "status": "accepted", "justification": safe(finding.suppressed)}]


def _message(finding: Finding) -> str:
    if finding.diagnosis is None:
        return safe(finding.message)
    likely = f"; likely {finding.diagnosis.likely}" if finding.diagnosis.likely else ""
    return safe(f"{finding.message}. {finding.diagnosis.cause}: {finding.diagnosis.detail}{likely}")


def _location(index: Index, claim: Claim) -> _Object:
    document = index.document(claim)
    place = in_file(document, claim)
    region: _Object = {"startLine": place.line, "endLine": place.end_line}
    if place.column is not None:  # a file of its own, so that offsets into the text are those into the file
        region |= {"startColumn": place.column, "endColumn": place.end_column}
        region |= {"charOffset": claim.start, "charLength": claim.end - claim.start, "snippet": {"text": claim.text}}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document)}, "region": region}}


def _uri(document: Document) -> str:
    """The path as a relative reference; a name that isn't UTF-8 keeps its bytes."""
    return quote(document.path.encode("utf-8", "surrogateescape"))


def _invocation(report: Report, exit_code: int) -> _Object:
    """How the run went, without its time, its machine or its command line: the same inputs give the same bytes."""
    faults = [{"level": "error", "message": {"text": safe(str(fault))}} for fault in report.diagnostics]
    notices = [{"level": "warning", "message": {"text": safe(notice.place.message)}} for notice in report.notices]
    return {
        "executionSuccessful": not faults,
        "exitCode": exit_code,
        "toolExecutionNotifications": faults,
        "toolConfigurationNotifications": notices,
    }
