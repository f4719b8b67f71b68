"""A report → what is left of it when only some codes, severities or kinds count."""

from collections.abc import Collection

import msgspec

from reconcile.gate.verdict import RANK
from reconcile.model import Finding, Kind, Report, Severity


def keep_findings(
    report: Report, *, select: Collection[str] = (), ignore: Collection[str] = (), min_severity: Severity = "note"
) -> Report:
    """The report with the findings whose code is selected and not ignored, at or above `min_severity`.

    `select` and `ignore` hold codes or their beginnings; the longer one wins, and `ignore` where both are as long.
    """

    def kept(finding: Finding) -> bool:
        return is_selected(finding.code, select, ignore) and RANK[finding.severity] >= RANK[min_severity]

    return msgspec.structs.replace(report, findings=tuple(filter(kept, report.findings)))


def is_selected(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Whether a finding of this code is one that `keep_findings` keeps."""
    return _longest(code, select or ("",)) > _longest(code, ignore)


def keep_kinds(report: Report, kinds: Collection[Kind]) -> Report:
    """The report with the facts of these kinds, the findings on them, and every claim that those rest on."""
    kind_of = {claim.id: claim.kind for claim in report.claims}
    facts = tuple(fact for fact in report.facts if fact.kind in kinds)
    fact_kinds: dict[str | None, Kind] = {fact.id: fact.kind for fact in report.facts}
    findings = tuple(
        finding
        for finding in report.findings
        if (
            fact_kinds[finding.fact] in kinds
            if finding.fact in fact_kinds
            else any(kind_of.get(claim) in kinds for claim in finding.claims)
        )
    )
    needed = {claim for fact in facts for claim in fact.claims} | {claim for item in findings for claim in item.claims}
    claims = tuple(claim for claim in report.claims if claim.kind in kinds or claim.id in needed)
    present = {claim.id for claim in claims}
    cleared = tuple(item for item in report.cleared if present.issuperset(item.claims))
    return msgspec.structs.replace(report, facts=facts, findings=findings, claims=claims, cleared=cleared)


def _longest(code: str, beginnings: Collection[str]) -> int:
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=-1)
