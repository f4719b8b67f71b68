import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from reconcile import pipeline
from reconcile.report import sarif
from reconcile.rulepack.load import load_rules
from tests import reports
from tests.report.sample import report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text())
RULES = load_rules(()).findings
STATE_VISIT = Path(__file__).parents[2] / "fixtures" / "state-visit" / "docs"


def read(of: Any) -> Any:
    """The one run, after the whole was held to the published schema."""
    made = json.loads(sarif.render(of, RULES, 1))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(made)
    (run,) = made["runs"]
    return run


@pytest.mark.parametrize(
    "of", [report(), reports.report(), reports.report(documents=()), reports.report(reports.finding())]
)
def test_is_valid(of: Any) -> None:
    read(of)


def test_a_rows_region_is_its_line_in_the_table() -> None:
    first, *others = report().documents
    rows = (replace(first, path="news.jsonl", row=7), *others)
    found = read(replace(report(), documents=rows))["results"][0]["locations"][0]["physicalLocation"]
    assert (found["artifactLocation"]["uri"], found["region"]) == ("news.jsonl", {"startLine": 7, "endLine": 7})


def test_rules_are_those_of_the_packs_with_help() -> None:
    rules = read(report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] and rule["fullDescription"]["text"] for rule in rules)
    assert "{" not in "".join(rule["shortDescription"]["text"] for rule in rules)


def test_a_result_has_its_places_and_its_fingerprint() -> None:
    run = read(report())
    cost, spine, _ = run["results"]
    assert (cost["ruleId"], cost["level"]) == ("MON001", "error")
    assert run["tool"]["driver"]["rules"][cost["ruleIndex"]]["id"] == "MON001"
    assert cost["partialFingerprints"] == {"reconcileFinding/v1": "b7c1-90e4"}
    assert cost["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "bridge/gazette.txt"},
        "region": {
            "startLine": 3,
            "startColumn": 20,
            "endLine": 3,
            "endColumn": 40,
            "charOffset": 59,
            "charLength": 20,
            "snippet": {"text": "33.5 million dollars"},
        },
    }
    assert [place["id"] for place in cost["relatedLocations"]] == list(range(1, len(cost["relatedLocations"]) + 1))
    assert spine["relatedLocations"][1]["physicalLocation"]["artifactLocation"]["uri"] == "bridge/night%09desk.txt"
    assert "likely S$44.9m" in cost["message"]["text"]


def test_columns_count_code_points() -> None:
    run = read(report())
    texts = {document.path: document.text for document in report().documents}
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        for place in result["locations"] + result["relatedLocations"]:
            found = place["physicalLocation"]
            region = found["region"]
            text = texts[found["artifactLocation"]["uri"].replace("%09", "\t")]
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
            assert text[region["charOffset"] :].startswith(region["snippet"]["text"])


def test_accepted_findings_are_suppressed_with_their_reason() -> None:
    suppressions = [result["suppressions"] for result in read(report())["results"]]
    accepted = {"kind": "external", "status": "accepted", "justification": "known, see ticket"}
    assert suppressions == [[], [], [accepted]]


def test_what_couldnt_be_read_is_a_notification() -> None:
    (invocation,) = read(report())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
        "bridge/photo.txt: is not text"
    ]


def test_a_code_of_no_rule_and_a_finding_of_no_claim() -> None:
    odd = replace(reports.finding("ZZZ001"), claims=())
    (result,) = read(reports.report(odd))["results"]
    assert "ruleIndex" not in result
    assert result["locations"] == []


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    paths = sorted(map(str, STATE_VISIT.glob("*.txt")))
    made = [sarif.render(pipeline.check(given), RULES, 1) for given in (paths, paths[::-1], paths)]
    assert made[0] == made[1] == made[2]
    assert json.loads(made[0])["runs"][0]["results"]
