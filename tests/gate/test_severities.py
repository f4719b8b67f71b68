from typing import Any

import pytest
from msgspec.structs import replace

from reconcile.errors import ConfigError, Diagnostic
from reconcile.gate.severities import Grade, regrade
from reconcile.model import Frame
from reconcile.rulepack.load import load_rules
from tests.reports import BILLION, MILLION, finding, report

CODES, MEASURES = ("MON001", "MON002", "ATT001"), {"cost": "cost", "footfall": "number of visitors"}
CLAIMS = (replace(MILLION, frame=Frame(concept="cost")), BILLION)


def grade(name: str, severity: Any, of: Any = "code") -> Grade:
    return Grade(of=of, name=name, severity=severity, place=Diagnostic(message="", path="reconcile.toml", line=2))


@pytest.mark.parametrize(
    ("grades", "severity"),
    [
        ([], "error"),
        ([grade("MON001", "note")], "note"),
        ([grade("MON002", "note")], "error"),
        ([grade("MON", "warning")], "warning"),
        ([grade("mon", "warning")], "warning"),
        ([grade("MON001", "note"), grade("MON", "warning")], "note"),
        ([grade("cost", "warning", "measure")], "warning"),
        ([grade("footfall", "warning", "measure")], "error"),
        ([grade("cost", "note", "measure"), grade("MON001", "warning")], "note"),
    ],
)
def test_the_narrower_one_counts(grades: list[Grade], severity: str) -> None:
    made = regrade(report(finding(), claims=CLAIMS), grades, codes=CODES, measures=MEASURES)
    assert [item.severity for item in made.findings] == [severity]


def test_what_isnt_known_is_a_fault_each() -> None:
    grades = [grade("MONN001", "note"), grade("footfal", "note", "measure"), grade("ATT", "note")]
    with pytest.raises(ConfigError) as caught:
        regrade(report(), grades, codes=CODES, measures=MEASURES)
    assert [(str(fault), fault.hint) for fault in caught.value.diagnostics] == [
        ("reconcile.toml:2: unknown code 'MONN001'", "did you mean 'MON001'?"),
        ("reconcile.toml:2: unknown measure 'footfal'", "did you mean 'footfall'?"),
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("trade-volume", "did you mean 'trade'?"),
        ("trade volume", "did you mean 'trade'?"),
        ("Trade_Volume", "did you mean 'trade'?"),
        ("trade volum", "did you mean 'trade'?"),
        ("zzz", "measures are the ids in `reconcile rules list measures`"),
    ],
)
def test_an_unknown_measure_is_known_by_what_reports_call_it(name: str, hint: str) -> None:
    measures = {measure.id: measure.label for measure in load_rules(()).measures}
    with pytest.raises(ConfigError) as caught:
        regrade(report(), [grade(name, "note", "measure")], codes=CODES, measures=measures)
    assert [fault.hint for fault in caught.value.diagnostics] == [hint]
