from pathlib import Path

import pytest

from reconcile import examples, pipeline
from reconcile.model import Claim, Document, Report

UNITS = """
# units of the house
- id: mile
  dimension: length
  examples: ["three miles", "a mile"]
  counterexamples: ["miles better", "a league"]
"""
CODE = """
- id: ZZZ001
  name: n
  severity: error
  message: m
  why: w
  advice: a
  examples: ["first\\n---\\nsecond"]
  counterexamples: []
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Rule packs of which the shipped ones are none, and a program that finds a mile wherever it reads "mile"."""
    monkeypatch.setattr("reconcile.rulepack.load.shipped_rules", lambda: tmp_path / "none")
    (tmp_path / "none").mkdir()
    seen = []

    def run(paths, options):
        texts = {Path(path).stem: Path(path).read_text() for path in paths}
        seen.append(list(texts.values()))
        return Report(
            documents=tuple(Document(id=f"id-{name}", path=f"{name}.txt", text=text) for name, text in texts.items()),
            claims=tuple(_mile(f"id-{name}") for name, text in texts.items() if "mile" in text),
            facts=(),
            findings=(),
            cleared=(),
        )

    monkeypatch.setattr(pipeline, "extract", run)
    monkeypatch.setattr(pipeline, "check", run)

    def write(**packs):
        for name, text in packs.items():
            (tmp_path / f"{name}.yaml").write_text(text)
        return (tmp_path,), seen

    return write


def _mile(document):
    place = {"document": document, "text": "", "start": 0, "end": 0, "line": 1, "column": 1}
    return Claim(id=document, kind="quantity", unit="mile", **place)


def test_an_entry_must_be_found_in_its_examples_and_nowhere_else(house):
    folders, _ = house(units=UNITS)
    (fault,) = examples.faults(folders)
    assert fault.message == "mile: found in its counterexample 'miles better'"
    assert (Path(fault.path).name, fault.line, fault.column) == ("units.yaml", 3, 3)
    folders, _ = house(units='- {id: "mile", dimension: length, examples: [], counterexamples: [mile]}\n')
    assert [(fault.line, fault.column) for fault in examples.faults(folders)] == [(1, 4)]
    folders, _ = house(units=UNITS.replace('"a mile"', '"a league"').replace('"miles better", ', ""))
    assert [fault.message for fault in examples.faults(folders)] == ["mile: not found in its example 'a league'"]


def test_a_findings_example_is_several_documents(house):
    folders, seen = house(findings=CODE)
    assert [fault.message for fault in examples.faults(folders)] == [
        "ZZZ001: not found in its example 'first\\n---\\nsecond'"
    ]
    assert seen == [["first\n", "second"]]
