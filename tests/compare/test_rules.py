"""Every code that is raised has its entry in rules/findings.yaml, and every word that approximates its tolerance."""

import re
from pathlib import Path

import pytest

import reconcile.compare
from tests.compare.build import RULES


def test_every_code_is_explained_and_every_explained_code_is_raised() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(reconcile.compare.__file__).parent.glob("*.py"))
    raised = set(re.findall(r'"([A-Z]{3}\d{3})"', sources))
    declared = {relation.code for relation in RULES.relations}
    assert raised | declared == {entry.id for entry in RULES.findings}


@pytest.mark.parametrize("entry", RULES.findings, ids=lambda entry: entry.id)
def test_examples_of_findings_are_two_documents(entry: object) -> None:
    examples = (*entry.examples, *entry.counterexamples)  # type: ignore[attr-defined]
    assert all(len(example.split("\n---\n")) >= 2 for example in examples)


def test_every_word_that_approximates_has_a_tolerance() -> None:
    known = {form.casefold() for entry in RULES.tolerances if entry.role == "approximation" for form in entry.forms}
    words = {form.casefold() for entry in RULES.magnitudes if entry.role == "approximation" for form in entry.forms}
    assert words <= known
