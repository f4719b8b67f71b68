"""A report → what is left of it after the filters, and the exit code."""

from collections.abc import Collection
from typing import Literal

import msgspec
from msgspec import Struct

from reconcile.model import Finding, Kind, Report, Severity
from reconcile.wording import counted, tally

_RANK = {"note": 0, "warning": 1, "error": 2, "never": 3}


class Gate(Struct, frozen=True, kw_only=True):
    """The verdict on a run: its exit code, the same in words, and the ids of the findings at or above `--fail-on`."""

    exit_code: int
    line: str
    failing: frozenset[str] = frozenset()


def judge(report: Report, *, fail_on: Severity | Literal["never"], exit_zero: bool, allow_empty: bool) -> Gate:
    """0 nothing at or above `fail_on`, 1 findings, 2 inputs that couldn't be read, 5 nothing to compare.

    Unreadable inputs come before all else. A document that contradicts itself was compared with itself, so a lack of
    others counts only where nothing was found. `exit_zero` forgives findings alone. Suppressed findings don't count.
    """
    if report.diagnostics:
        return Gate(exit_code=2, line=f"FAIL {counted(len(report.diagnostics), 'fault')} in the input (exit 2)")
    lack = None if report.findings else _lack(report)
    if lack and not allow_empty:
        return Gate(exit_code=5, line=f"NOTHING TO COMPARE {lack} (exit 5)")
    open_findings = [finding for finding in report.findings if finding.suppressed is None]
    grave = [finding for finding in open_findings if _RANK[finding.severity] >= _RANK[fail_on]]
    if grave:
        code, words = (0, ", --exit-zero") if exit_zero else (1, "")
        line = f"FAIL {_counts(grave)} at or above --fail-on={fail_on} (exit {code}{words})"
        return Gate(exit_code=code, line=line, failing=frozenset(finding.id for finding in grave))
    if lack:
        return Gate(exit_code=0, line=f"PASS {lack}, --allow-empty (exit 0)")
    below = f", {_counts(open_findings)} below" if open_findings else ""
    if fail_on == "never":
        return Gate(exit_code=0, line=f"PASS --fail-on=never{below.removesuffix(' below')} (exit 0)")
    return Gate(exit_code=0, line=f"PASS nothing at or above --fail-on={fail_on}{below} (exit 0)")


def keep_findings(
    report: Report, *, select: Collection[str] = (), ignore: Collection[str] = (), min_severity: Severity = "note"
) -> Report:
    """The report with the findings whose code is selected and not ignored, at or above `min_severity`.

    `select` and `ignore` hold codes or their beginnings; the longer one wins, and `ignore` where both are as long.
    """

    def kept(finding: Finding) -> bool:
        chosen = _longest(finding.code, select or ("",)) > _longest(finding.code, ignore)
        return chosen and _RANK[finding.severity] >= _RANK[min_severity]

    return msgspec.structs.replace(report, findings=tuple(filter(kept, report.findings)))


def keep_kinds(report: Report, kinds: Collection[Kind]) -> Report:
    """The report with the facts of these kinds, the findings on them, and every claim that those rest on."""
    kind_of = {claim.id: claim.kind for claim in report.claims}
    facts = tuple(fact for fact in report.facts if fact.kind in kinds)
    fact_kinds = {fact.id: fact.kind for fact in report.facts}
    findings = tuple(
        finding
        for finding in report.findings
        if fact_kinds.get(finding.fact) in kinds
        or (finding.fact not in fact_kinds and any(kind_of.get(claim) in kinds for claim in finding.claims))
    )
    needed = {claim for fact in facts for claim in fact.claims} | {claim for item in findings for claim in item.claims}
    claims = tuple(claim for claim in report.claims if claim.kind in kinds or claim.id in needed)
    present = {claim.id for claim in claims}
    cleared = tuple(item for item in report.cleared if present.issuperset(item.claims))
    return msgspec.structs.replace(report, facts=facts, findings=findings, claims=claims, cleared=cleared)


def _lack(report: Report) -> str | None:
    """What a comparison lacks, in words; None where there is enough to compare."""
    with_text = sum(1 for document in report.documents if document.text.strip())
    if with_text < 2:
        return f"{counted(with_text, 'document')} with text, a comparison needs two"
    return None if report.claims else f"no claim in {counted(with_text, 'document')}"


def _longest(code: str, beginnings: Collection[str]) -> int:
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=-1)


def _counts(findings: Collection[Finding]) -> str:
    return tally(finding.severity for finding in findings)
