"""A report → the exit code, and why."""

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from reconcile.model import Finding, Report
from reconcile.wording import counted, tally

FailOn = Literal["error", "warning", "note", "never"]
RANK: dict[FailOn, int] = {"note": 0, "warning": 1, "error": 2, "never": 3}


class Gate(Struct, frozen=True, kw_only=True):
    """The verdict on a run: its exit code, the same in words, and the ids of the findings at or above `--fail-on`."""

    exit_code: int
    line: str
    failing: frozenset[str] = frozenset()


def judge(
    report: Report,
    *,
    fail_on: FailOn,
    exit_zero: bool,
    allow_empty: bool,
    fail_on_stale: bool = False,
) -> Gate:
    """0 nothing at or above `fail_on`, 1 findings, 2 inputs that couldn't be read, 5 nothing to compare.

    Unreadable inputs come before all else. A document that contradicts itself was compared with itself, so a lack of
    others counts only where nothing was found. `exit_zero` forgives findings alone. Suppressed findings don't count;
    with `fail_on_stale`, notices count as findings do.
    """
    if report.diagnostics:
        return Gate(exit_code=2, line=f"FAIL {counted(len(report.diagnostics), 'fault')} in the input (exit 2)")
    lack = None if report.findings else _lack(report)
    if lack and not allow_empty:
        return Gate(exit_code=5, line=f"NOTHING TO COMPARE {lack} (exit 5)")
    open_findings = [finding for finding in report.findings if finding.suppressed is None]
    grave = [finding for finding in open_findings if RANK[finding.severity] >= RANK[fail_on]]
    if grave:
        code, words = (0, ", --exit-zero") if exit_zero else (1, "")
        line = f"FAIL {_counts(grave)} at or above --fail-on={fail_on} (exit {code}{words})"
        return Gate(exit_code=code, line=line, failing=frozenset(finding.id for finding in grave))
    if report.notices and fail_on_stale:
        code, words = (0, ", --exit-zero") if exit_zero else (1, "")
        entries = counted(len(report.notices), "stale entry")
        return Gate(exit_code=code, line=f"FAIL {entries}, --fail-on-stale (exit {code}{words})")
    if lack:
        return Gate(exit_code=0, line=f"PASS {lack}, --allow-empty (exit 0)")
    accepted = len(report.findings) - len(open_findings)
    below = [f"{_counts(open_findings)}{'' if fail_on == 'never' else ' below'}"] if open_findings else []
    rest = "".join(f", {words}" for words in [*below, *([f"{accepted} accepted"] if accepted else [])])
    passed = "--fail-on=never" if fail_on == "never" else f"nothing at or above --fail-on={fail_on}"
    return Gate(exit_code=0, line=f"PASS {passed}{rest} (exit 0)")


def _lack(report: Report) -> str | None:
    """What a comparison lacks, in words; None where there is enough to compare."""
    with_text = sum(1 for document in report.documents if document.text.strip())
    if with_text < 2:
        return f"{counted(with_text, 'document')} with text, a comparison needs two"
    return None if report.claims else f"no claim in {counted(with_text, 'document')}"


def _counts(findings: Collection[Finding]) -> str:
    return tally(finding.severity for finding in findings)
