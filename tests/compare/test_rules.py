"""The examples of rules/tolerances.yaml hold, and every code that is raised has its entry in rules/findings.yaml."""

import re
from pathlib import Path

import pytest

import reconcile.compare
from reconcile.compare.voices import Voices
from reconcile.model import Claim, Kind
from reconcile.rulepack.entries.tolerances import Tolerance
from tests.compare.build import RULES, figure, run, the_fact

UNITS: dict[str, tuple[Kind, str]] = {
    "US dollars": ("money", "USD"),
    "S$": ("money", "SGD"),
    "$": ("money", "USD"),
    "people": ("count", "person"),
    "nautical miles": ("quantity", "nautical_mile"),
    "miles per hour": ("quantity", "mile / hour"),
    "mph": ("quantity", "mile / hour"),
    "kilometres per hour": ("quantity", "kilometer / hour"),
    "km/h": ("quantity", "kilometer / hour"),
    "kilometres": ("quantity", "kilometer"),
    "miles": ("quantity", "mile"),
    "centimetres": ("quantity", "centimeter"),
    "metres": ("quantity", "meter"),
    "feet": ("quantity", "foot"),
    "inches": ("quantity", "inch"),
    "kilograms": ("quantity", "kilogram"),
    "pounds": ("quantity", "pound"),
    "tonnes": ("quantity", "metric_ton"),
    "tons": ("quantity", "ton"),
    "hectares": ("quantity", "hectare"),
    "acres": ("quantity", "acre"),
    "litres": ("quantity", "liter"),
    "gallons": ("quantity", "gallon"),
    "°C": ("quantity", "degree_Celsius"),
    "°F": ("quantity", "degree_Fahrenheit"),
}
CASES = [
    (entry, example, agrees)
    for entry in RULES.tolerances
    for agrees, examples in ((True, entry.examples), (False, entry.counterexamples))
    for example in examples
]


def claim(doc: str, text: str) -> Claim:
    kind, unit = next((found for sign, found in UNITS.items() if sign in text), ("quantity", "kilogram"))
    return figure(doc, text, kind, unit)


@pytest.mark.parametrize(
    ("entry", "example", "agrees"), CASES, ids=[f"{entry.id}: {example}" for entry, example, _ in CASES]
)
def test_examples(entry: Tolerance, example: str, agrees: bool) -> None:
    first, second = example.split(" | ")
    if entry.role == "post":
        assert Voices(RULES).clashing_posts(first, second) is not agrees
    else:
        verdict = the_fact(run([claim("a", first), claim("b", second)], documents={"a": "2023-03-17"})).verdict
        assert verdict == ("agree" if agrees else "conflict")


def test_every_code_is_explained_and_every_explained_code_is_raised() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(reconcile.compare.__file__).parent.glob("*.py"))
    raised = set(re.findall(r'"([A-Z]{3}\d{3})"', sources))
    assert raised == {entry.id for entry in RULES.findings}


@pytest.mark.parametrize("entry", RULES.findings, ids=lambda entry: entry.id)
def test_examples_of_findings_are_two_documents(entry: object) -> None:
    examples = (*entry.examples, *entry.counterexamples)  # type: ignore[attr-defined]
    assert all(len(example.split("\n---\n")) >= 2 for example in examples)


def test_every_word_that_approximates_has_a_tolerance() -> None:
    known = {form.casefold() for entry in RULES.tolerances if entry.role == "approximation" for form in entry.forms}
    words = {form.casefold() for entry in RULES.magnitudes if entry.role == "approximation" for form in entry.forms}
    assert words <= known
