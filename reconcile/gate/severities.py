"""Severities of the config: how grave a team finds a code, or whatever concerns a measure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from reconcile.errors import ConfigError, Diagnostic
from reconcile.model import Finding, Report, Severity
from reconcile.wording import nearest, suggestion


class Grade(Struct, frozen=True, kw_only=True):
    """The severity of a code or of all codes with this beginning, or of a measure by its id in the rule packs."""

    of: Literal["code", "measure"]
    name: str
    severity: Severity
    place: Diagnostic


def regrade(report: Report, grades: Sequence[Grade], *, codes: Collection[str], measures: Mapping[str, str]) -> Report:
    """The report with the severities that were asked for. A measure goes before a code, a code before its beginning;
    of two measures in one finding the graver counts. `measures` are the labels of those known, by their ids.

    Raises:
        ConfigError: a grade names a code or a measure that isn't known.
    """
    faults = [fault for grade in grades for fault in _unknown(grade, codes, measures)]
    if faults:
        raise ConfigError(*faults)
    if not grades:
        return report
    concepts = {claim.id: claim.frame.concept for claim in report.claims}
    findings = tuple(
        msgspec.structs.replace(
            finding, severity=_severity(finding, {concepts.get(id) for id in finding.claims}, grades)
        )
        for finding in report.findings
    )
    return msgspec.structs.replace(report, findings=findings)


def _severity(finding: Finding, concepts: Collection[str | None], grades: Sequence[Grade]) -> Severity:
    measured = {grade.severity for grade in grades if grade.of == "measure" and grade.name in concepts}
    for severity in ("error", "warning", "note"):
        if severity in measured:
            return severity
    coded = [grade for grade in grades if grade.of == "code" and finding.code.startswith(grade.name.upper())]
    return max(coded, key=lambda grade: len(grade.name)).severity if coded else finding.severity


def _unknown(grade: Grade, codes: Collection[str], measures: Mapping[str, str]) -> Iterator[Diagnostic]:
    if grade.of == "code":
        found = any(code.startswith(grade.name.upper()) for code in codes)
        hint = suggestion(grade.name, codes)
    else:
        found = grade.name in measures
        hint = _measure_meant(grade.name, measures)
    if not found:
        yield msgspec.structs.replace(grade.place, message=f"unknown {grade.of} {grade.name!r}", hint=hint)


def _measure_meant(name: str, measures: Mapping[str, str]) -> str:
    """The measure whose id or label is most like a name; there are too many to list."""
    ids = {label: id for id, label in measures.items()} | {id: id for id in measures}
    near = nearest(name.lower().replace("-", " ").replace("_", " "), ids)
    return f"did you mean {ids[near]!r}?" if near else "measures are the ids in `reconcile rules list measures`"
