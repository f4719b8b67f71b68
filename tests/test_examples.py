"""Rule packs keep their promises: every entry is found in its examples and in none of its counterexamples.

tests/house_rules holds an entry of each pack such as a user might add.
"""

import re
from pathlib import Path

from reconcile import examples

HOUSE = Path(__file__).parent / "house_rules"
PACKS = sorted(path.stem for path in HOUSE.glob("*.yaml"))
SWAPPED = {"  examples:": "  counterexamples:", "  counterexamples:": "  examples:"}
BROKEN = {"examples": "not found in its example", "counterexamples": "found in its counterexample"}


def faults(folder: Path) -> list[str]:
    """What is wrong with the packs of a folder, apart from what is wrong with the shipped ones."""
    found = map(str, examples.faults((folder,)))
    return [fault.removeprefix(f"{folder}/") for fault in found if fault.startswith(f"{folder}/")]


def test_the_shipped_packs() -> None:
    assert [str(fault) for fault in examples.faults()] == []


def test_entries_that_a_user_adds() -> None:
    assert faults(HOUSE) == []


def test_entries_that_the_guide_shows(tmp_path: Path) -> None:
    guide = (HOUSE.parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n# my-rules/(\w+)\.yaml\n(.*?)```", guide, re.DOTALL)
    whole = [(pack, entry) for pack, entry in shown if "..." not in entry]
    assert len(whole) == len(shown) - 1
    for pack, entry in whole:
        with (tmp_path / f"{pack}.yaml").open("a", encoding="utf-8") as file:
            file.write(entry)
    assert faults(tmp_path) == []


def test_entries_of_every_pack_that_break_their_promises(tmp_path: Path) -> None:
    """With examples and counterexamples the other way round nothing holds: two faults an entry, each in its place."""
    expected = []
    for pack in PACKS:
        text = (HOUSE / f"{pack}.yaml").read_text(encoding="utf-8")
        turned = re.sub("^  (?:counter)?examples:", lambda match: SWAPPED[match[0]], text, flags=re.MULTILINE)
        (tmp_path / f"{pack}.yaml").write_text(turned, encoding="utf-8")
        lines = turned.splitlines()
        for field, manner in BROKEN.items():
            number = next(number for number, line in enumerate(lines, start=1) if line.startswith(f"  {field}: "))
            entry = lines[0].removeprefix("- id: ")
            expected.append(f"{pack}.yaml:{number}:{len(field) + 6}: {entry}: {manner}")
    assert [fault.partition(" '")[0].partition(' "')[0] for fault in faults(tmp_path)] == expected


def test_an_entry_without_examples(tmp_path: Path) -> None:
    entry = "- {id: furlong, dimension: length, words: [furlong], examples: [], counterexamples: []}"
    (tmp_path / "units.yaml").write_text(entry, encoding="utf-8")
    assert faults(tmp_path) == [
        "units.yaml:1:64: furlong: has no examples",
        "units.yaml:1:85: furlong: has no counterexamples",
    ]


def test_a_unit_beside_others_that_nothing_converts(tmp_path: Path) -> None:
    rest = "words: [{}], examples: ['It took 5 {}s.'], counterexamples: ['They have {}s.']}}"
    entries = [
        f"- {{id: {id}, dimension: {dimension}, {rest.replace('{}', id).replace('}}', '}')}"
        for id, dimension in (("lengt", "length"), ("rod", "length"), ("shekelweight", "coins of old"))
    ]
    (tmp_path / "units.yaml").write_text("\n".join(entries), encoding="utf-8")
    assert [fault.partition(",")[0] for fault in faults(tmp_path)] == [
        "units.yaml:1:8: lengt: pint knows no such unit",
    ]


def test_a_findings_example_is_several_documents(tmp_path: Path) -> None:
    rule = "- {id: MON001, name: n, severity: error, message: m, why: w, advice: a"
    pair = '"It cost $3.\\n---\\nThe dam is old."'
    text = f"{rule}, examples: [{pair}], counterexamples: [{pair}]}}\n"
    (tmp_path / "findings.yaml").write_text(text, encoding="utf-8")
    (fault,) = faults(tmp_path)
    assert "MON001: not found in its example 'It cost $3.\\n---\\nThe dam is old.'" in fault
