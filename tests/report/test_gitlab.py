"""GitLab's code quality report, held to what GitLab publishes of it."""

import json

import jsonschema
import pytest

from reconcile.cli import main
from reconcile.errors import Diagnostic
from reconcile.report import gitlab
from tests import reports
from tests.report import sample

# The table of attributes in GitLab's documentation, and the JSON schema that its server validates each entry with:
# the same four are required there, and unknown ones allowed.
ENTRY = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "minLength": 1},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!/|\./)."},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                },
            },
        },
    },
}
SCHEMA = {"type": "array", "items": ENTRY, "uniqueItems": True}


def rendered(report):
    entries = json.loads(gitlab.render(report))
    jsonschema.Draft202012Validator(SCHEMA).validate(entries)
    fingerprints = [entry["fingerprint"] for entry in entries]
    assert len(set(fingerprints)) == len(fingerprints)
    return entries


def test_a_finding():
    (entry,) = rendered(reports.report(reports.finding(id="30dd-d8ca")))
    assert entry == {
        "description": "$4.2 million in a, $4.2 billion in b\n"
        "magnitude-slip: the ratio is 1,000\n"
        "see also b.txt:1:14: $4.2 billion",
        "check_name": "MON001",
        "fingerprint": "30dd-d8ca",
        "severity": "major",
        "location": {"path": "a.txt", "lines": {"begin": 1, "end": 1}},
    }


@pytest.mark.parametrize(("ours", "theirs"), [("error", "major"), ("warning", "minor"), ("note", "info")])
def test_severities(ours, theirs):
    (entry,) = rendered(reports.report(reports.finding(severity=ours)))
    assert entry["severity"] == theirs


def test_hostile_documents_and_accepted_findings():
    entries = rendered(sample.report())
    assert [entry["check_name"] for entry in entries] == ["unreadable", "MON001", "ATT001"]
    assert not [entry for entry in entries if "\x1b" in entry["description"]]


def test_a_finding_without_a_place_still_has_one():
    (entry,) = rendered(reports.report(reports.finding(claims=())))
    assert entry["location"] == {"path": "a.txt", "lines": {"begin": 1, "end": 1}}


def test_what_couldnt_be_read_has_its_line():
    fault = Diagnostic(message="is not valid UTF-8", path="c.txt", line=7)
    (entry,) = rendered(reports.report(diagnostics=(fault,)))
    assert (entry["severity"], entry["location"]["path"]) == ("blocker", "c.txt")
    assert entry["location"]["lines"]["begin"] == 7


def test_nothing_found_is_an_empty_list():
    assert rendered(reports.report()) == []


def test_from_the_command_line(capsysbinary, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, amount in (("a.txt", "48.2"), ("b.txt", "42.8")):
        (tmp_path / name).write_text(f"In 2021 the new bridge over the Aller cost ${amount} million.\n")
    assert main(["check", str(tmp_path), "-f", "gitlab"]) == 1
    written = json.loads(capsysbinary.readouterr().out)
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    assert [entry["location"]["path"] for entry in written] == ["a.txt"]
