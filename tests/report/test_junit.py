from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema
from msgspec.structs import replace

from reconcile.report import junit
from tests import reports
from tests.report.sample import report

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def read(of: Any, failing: tuple[str, ...] = ()) -> ElementTree.Element:
    """The one suite, after the whole was held to the schema that build servers use."""
    made = junit.render(of, failing).decode()
    SCHEMA.validate(made)
    (suite,) = ElementTree.fromstring(made)
    return suite


def outcomes(suite: ElementTree.Element) -> list[list[str]]:
    return [[child.tag for child in case] for case in suite]


def test_each_fact_is_a_case_and_a_conflict_fails_it() -> None:
    suite = read(report())
    assert outcomes(suite) == [["error"], ["failure"], ["system-out"], [], [], [], [], ["skipped"]]
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "8",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
    }
    failure = suite[1][0]
    assert failure.get("type") == "MON001"
    assert "bridge/gazette.txt:3:20: $33.5m: 33.5 million dollars" in (failure.text or "")
    assert suite[7][0].get("message") == "accepted: known, see ticket"


def test_what_the_gate_stumbles_over_fails_too() -> None:
    assert outcomes(read(report(), failing=("4fd0-1a2c",)))[2] == ["failure"]


def test_names_are_unique() -> None:
    names = [case.get("name") for case in read(report())]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "text", ["\x00\x0b\x1b]0;x\x07", "\ud800", "\ufffe\uffff", "<&>\"']]>", "a\nb\tc", "\x85\u2028"]
)
def test_no_text_breaks_the_xml(text: str) -> None:
    odd = reports.finding(message=text, name=text, fact="F2")
    failure = read(reports.report(odd))[1][0]
    assert failure.tag == "failure"
    accepted = replace(odd, suppressed=text)
    assert read(reports.report(accepted))[1][0].tag == "skipped"


def test_nothing_found_is_a_suite_that_passes() -> None:
    assert outcomes(read(reports.report())) == [[]]
    assert outcomes(read(reports.report(documents=()))) == []
