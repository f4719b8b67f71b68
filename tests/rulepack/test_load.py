from pathlib import Path

import pytest

from reconcile.errors import RulePackError
from reconcile.rulepack.entries.units import Unit
from reconcile.rulepack.load import load_rules, pack_files, shipped_rules

MILE = """
- id: mile
  dimension: length
  words: [mile]
  examples: ["It is 3 miles away."]
  counterexamples: ["It is miles better."]
"""


@pytest.fixture
def house(tmp_path):
    """Writes a folder of rule packs."""

    def write(**packs: str) -> tuple[Path, ...]:
        for name, text in packs.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return (tmp_path,)

    return write


def faults(folders: tuple[Path, ...]) -> list[str]:
    with pytest.raises(RulePackError) as caught:
        load_rules(folders)
    return [
        f"{Path(fault.path or '').name}:{fault.line}:{fault.column}: {fault.message} ({fault.hint})"
        for fault in caught.value.diagnostics
    ]


def test_the_shipped_packs_load():
    rules = load_rules()
    assert "Mr." in rules.abbreviations[0].forms
    assert load_rules() is rules, "lexicons are built once for each object"


def test_a_folder_is_laid_over_the_shipped_packs(house):
    titles = '- {id: titles, forms: [Mx.], examples: ["Mx. Lee"], counterexamples: []}\n'
    rules = load_rules(house(units=MILE, abbreviations=titles))
    assert "mile" in [unit.id for unit in rules.units]
    by_id = {entry.id: entry for entry in rules.abbreviations}
    assert by_id["titles"].forms == ("Mx.",)
    assert len(by_id) == len(load_rules().abbreviations)


def test_an_edited_pack_is_read_again(house):
    before = load_rules(house(units=MILE))
    after = load_rules(house(units=MILE.replace("[mile]", "[mile, statute mile]")))
    assert after is not before
    assert [unit.words for unit in after.units if unit.id == "mile"] == [("mile", "statute mile")]


def test_words_that_yaml_takes_for_something_else_stay_text(house):
    entry = '- {id: NO, symbols: [NO, 12, on], words: ["no"], examples: [], counterexamples: [1:30]}\n'
    norway = load_rules(house(currencies=entry)).currencies[-1]
    assert (norway.id, norway.symbols, norway.counterexamples) == ("NO", ("NO", "12", "on"), ("1:30",))


def test_numbers_are_exact(house):
    entry = "- {id: tithe, role: fraction, forms: [tithe], value: 0.1, examples: [], counterexamples: []}\n"
    assert str(load_rules(house(magnitudes=entry)).magnitudes[-1].value) == "0.1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MILE.replace("words:", "wrods:"), "units.yaml:4:3: unknown field 'wrods' (did you mean 'words'?)"),
        (
            MILE.replace("  dimension: length\n", ""),
            "units.yaml:2:3: the entry lacks the field 'dimension' (None)",
        ),
        (MILE.replace("[mile]", "mile"), "units.yaml:4:10: words: expected a list, got text (None)"),
        (MILE.replace("[mile]", ""), "units.yaml:4:9: words: expected a list, got nothing (None)"),
        (MILE + MILE, "units.yaml:8:3: the id 'mile' stands twice in this pack (give each entry its own id)"),
        (
            MILE + "  id: again\n",
            "units.yaml:7:3: the field 'id' stands twice in this entry (keep one of them)",
        ),
        (
            MILE.replace("[mile]", "[mile, [a]]"),
            "units.yaml:4:17: words: expected text, got a list (None)",
        ),
        ("id: mile\n", "units.yaml:1:1: a rule pack is a list of entries (begin each entry with `- id: ...`)"),
        (
            "- mile\n",
            f"units.yaml:1:3: the entry is not a mapping of fields (fields: {', '.join(Unit.__struct_fields__)})",
        ),
        ("- id: [mile\n", "units.yaml:2:1: is not YAML: did not find expected ',' or ']' (None)"),
        ("- id: \x07\n", "units.yaml:None:None: is not YAML: control characters are not allowed (None)"),
    ],
)
def test_each_fault_has_its_place_and_a_hint(house, text, expected):
    assert faults(house(units=text)) == [expected]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (
            "[money, cuont]",
            "measures.yaml:3:18: kinds: unknown value 'cuont' (did you mean 'count'? known: money, percent,",
        ),
        ("[xyz]", "measures.yaml:3:11: kinds: unknown value 'xyz' (known: money, percent,"),
    ],
)
def test_a_value_of_a_list_that_is_none_of_those_known(house, kinds, expected):
    entry = f"- id: toll\n  label: toll\n  kinds: {kinds}\n  forms: [toll]\n  examples: []\n  counterexamples: []\n"
    (fault,) = faults(house(measures=entry))
    assert fault.startswith(expected)


def test_a_pattern_that_is_none_has_its_place(house):
    rule = "pattern: 'win (a|two tickets', extent: line, reason: x, examples: [win], counterexamples: [won]"
    baseline = "- id: jubilee\n  patterns:\n    - old\n    - '*jubilee'\n  examples: []\n  counterexamples: []\n"
    unclosed, bare = faults(house(furniture=f"- {{id: mine, {rule}}}\n", baselines=baseline))[::-1]
    hint = "(put a backslash before a sign that stands for itself, as in \\( or \\?)"
    assert bare.endswith(
        f"baselines.yaml:4:7: patterns: is not a regular expression: nothing to repeat, at '*jubilee' {hint}"
    )
    missing = "is not a regular expression: missing ), unterminated subpattern, at '(a|two ticke'"
    assert unclosed.endswith(f"furniture.yaml:1:23: pattern: {missing} {hint}")


def test_a_pattern_that_may_take_for_ever_is_a_fault(house):
    patterns = "['(?:old |new ?)+jubilee', '(?:\\w+ ?)*jubilee']"
    baseline = f"- id: jubilee\n  patterns: {patterns}\n  examples: []\n  counterexamples: []\n"
    (fault,) = faults(house(baselines=baseline))
    assert "yaml:2:40: patterns: some texts would take for ever: it repeats what is repeated inside (" in fault


def test_all_faults_of_all_packs_at_once(house):
    folders = house(units="- {id: a}\n", curencies="[]\n", currencies="- {id: X, simbols: []}\n")
    assert [fault.partition(": ")[2] for fault in faults((*folders, Path("nowhere")))] == [
        "unknown rule pack 'curencies' (did you mean 'currencies'?)",
        "unknown field 'simbols' (did you mean 'symbols'?)",
        "the entry lacks the field 'examples' (None)",
        "the entry lacks the field 'counterexamples' (None)",
        "the entry lacks the field 'examples' (None)",
        "the entry lacks the field 'counterexamples' (None)",
        "the entry lacks the field 'dimension' (None)",
        "no such folder of rule packs (--rules takes a folder)",
    ]


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_an_id_that_stands_twice_is_told_whatever_else_is_wrong(house, wrong):
    three = [MILE, MILE, MILE.replace("id: mile", "id: yard")]
    three[wrong] = three[wrong].replace("  words:", "  unit: x\n  words:")
    assert {fault.partition(" (")[0] for fault in faults(house(units="".join(three)))} == {
        f"units.yaml:{8 + (wrong == 0)}:3: the id 'mile' stands twice in this pack",
        f"units.yaml:{4 + 6 * wrong}:3: unknown field 'unit'",
    }


def test_bytes_that_are_no_utf8(house, tmp_path):
    folders = house()
    (tmp_path / "units.yaml").write_bytes(b"- id: \xff\n")
    assert faults(folders) == ["units.yaml:None:None: is not UTF-8 (save the file as UTF-8)"]


def test_where_each_pack_comes_from(house):
    files = pack_files(house(units=MILE))
    assert [path.parent for path in files["units"]] == [shipped_rules(), house()[0]]
    assert [path.parent for path in files["currencies"]] == [shipped_rules()]
