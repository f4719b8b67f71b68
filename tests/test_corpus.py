import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from reconcile import pipeline
from reconcile.cli import main
from reconcile.corpus import find_corpora, run, update
from reconcile.corpus.floors import read_floors
from reconcile.errors import ReconcileError
from reconcile.model import Kind, Period
from tests.reports import TEXTS, claim, finding, report

KINDS = f"known: {', '.join(get_args(Kind))}"

CORPUS = """
title: A bridge, told twice
why: Three noughts are lost.
documents:
  - {file: docs/a.txt, id: a, publisher: Daily, published: 2024-05-04}
  - {file: docs/b.txt, id: b, publisher: Wire}
"""
HOLDS = """
claims:
  - {document: a, quote: "$4.2 million", kind: money, value: [4200000, 4200000.0], unit: USD, speaker: null}
facts:
  - id: cost
    verdict: conflict
    reasons: [magnitude]
    claims: [{document: a, quote: "$4.2"}, {document: b, quote: "$4.2 billion"}]
findings:
  - {code: MON001, documents: [b, a], cause: magnitude-slip, quotes: ["$4.2 million", "$4.2 billion"]}
nothing_in:
  - {document: a, quote: "opens on Monday"}
"""
IN_BOTH = 'documents: [b, a], cause: magnitude-slip, quotes: ["$4.2 million", "$4.2 billion"]'


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Writes a corpus with this expectation; every run over it finds one error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "check", lambda paths, options: report(finding()))
    folder = Path("fixtures/bridge")
    (folder / "docs").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "docs" / f"{name}.txt").write_text(text)
    (folder / "corpus.yaml").write_text(CORPUS)

    def write(expected: str) -> Path:
        (folder / "expected.yaml").write_text(expected)
        return folder

    return write


def misses(folder: Path) -> list[tuple[str, str]]:
    return [(miss.section, f"{miss.what}: {miss.how}") for miss in run(folder).misses]


def faults(folder: Path) -> list[str]:
    with pytest.raises(ReconcileError) as caught:
        run(folder)
    return [f"{fault}. {fault.hint}" for fault in caught.value.diagnostics]


def test_an_expectation_that_holds(corpus, capsys):
    folder = corpus(HOLDS)
    assert misses(folder) == []
    assert main(["test", "fixtures"]) == 0
    assert capsys.readouterr().out == (
        "ok    fixtures/bridge  1 claim, 1 fact, 1 finding, 1 quiet text\n1 as expected\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("unit: USD", "unit: EUR", ("claims", "a '$4.2 million': unit: expected EUR, found USD")),
        (
            "4200000.0]",
            "null]",
            ("claims", "a '$4.2 million': value: expected 4200000 to open, found 4200000 to 4200000"),
        ),
        ("speaker: null", "speaker: Ada", ("claims", "a '$4.2 million': speaker: expected Ada, found None")),
        (
            'quote: "$4.2 million", kind',
            'quote: "opens", kind',
            ("claims", "a 'opens': no claim there"),
        ),
        (
            "verdict: conflict",
            "verdict: agree",
            ("facts", "cost: verdict: expected agree, found conflict (magnitude)"),
        ),
        (
            "reasons: [magnitude]",
            "reasons: [rounding]",
            ("facts", "cost: reasons: expected rounding, found magnitude"),
        ),
        (
            'claims: [{document: a, quote: "$4.2"}',
            'claims: [{document: a, quote: "opens"}',
            ("facts", "cost: no fact holds all of: a 'opens' (no claim), b '$4.2 billion' ('cost of the bridge')"),
        ),
        (
            'quote: "opens on Monday"',
            'quote: "aside $4"',
            ("nothing_in", "a 'aside $4': money '$4.2 million' is part of a fact"),
        ),
    ],
)
def test_what_is_not_as_expected_is_named(corpus, old, new, expected):
    assert old in HOLDS
    assert misses(corpus(HOLDS.replace(old, new))) == [expected]


def test_findings_are_complete(corpus):
    raised = "MON001 (error) in a, b on '$4.2 million', '$4.2 billion'"
    assert misses(corpus("claims: []\n")) == [
        ("findings", f"{raised}: not expected: $4.2 million in a, $4.2 billion in b")
    ]
    other = HOLDS.replace(IN_BOTH, "documents: [a], cause: wrong-currency")
    assert misses(corpus(other))[0] == ("findings", f"MON001 in a: not raised; raised: {raised}")


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("magnitude-slip", "wrong-currency", "MON001 in b, a: cause: expected wrong-currency, found magnitude-slip"),
        (IN_BOTH, "documents: [a], cause: magnitude-slip", "MON001 in a: documents: expected a, found a; b"),
        (
            '["$4.2 million", "$4.2 billion"]',
            '["opens"]',
            "MON001 in b, a: quotes: expected opens, found $4.2 million; $4.2 billion",
        ),
    ],
)
def test_a_finding_that_is_the_expected_one_but_for_a_field(corpus, old, new, differs):
    folder = corpus(HOLDS.replace(old, new))
    assert misses(folder) == [("findings", differs)]
    assert main(["test", "--update"]) == 0
    assert (folder / "expected.yaml").read_text().count("code: MON001") == 1


def test_notes_need_not_be_listed(corpus, monkeypatch):
    folder = corpus("findings: []\n")
    monkeypatch.setattr(pipeline, "check", lambda paths, options: report(finding(severity="note")))
    assert misses(folder) == []


def test_facts_that_must_be_apart(corpus):
    folder = corpus(
        HOLDS.replace("findings:", '  - {id: other, verdict: conflict, claims: [{document: b, quote: "$4.2 billion"}],'
                      " apart_from: [cost]}\nfindings:")
    )  # fmt: skip
    assert misses(folder) == [
        ("facts", "other: must be apart from cost, and 'cost of the bridge' holds claims of both")
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('claims: {document: a, quote: "$4.2 million", unit: EUR}', []),
        (
            'claims: {document: a, quote: "$4.2 million", unit: USD}',
            [("todo", "a '$4.2 million': holds now: move it up to claims")],
        ),
        ('facts: {id: x, verdict: agree, claims: [{document: a, quote: "$4.2"}]}', []),
        (
            'facts: {id: x, verdict: conflict, claims: [{document: a, quote: "$4.2"}]}',
            [("todo", "x: holds now: move it up to facts")],
        ),
        ("findings: {code: MON002, documents: [a]}", []),
        ('nothing_in: {document: a, quote: "$4.2 million"}', []),
        (
            'nothing_in: {document: a, quote: "Monday"}',
            [("todo", "a 'Monday': holds now: move it up to nothing_in")],
        ),
        (
            "no_findings: {code: DAT001, documents: [a]}",
            [("todo", "DAT001 in a: is raised no longer: delete it")],
        ),
    ],
)
def test_a_known_miss_fails_the_run_when_it_starts_to_hold(corpus, entry, expected):
    assert misses(corpus(HOLDS + f"todo:\n  - why: not read yet\n    {entry}\n")) == expected


def test_a_finding_that_is_known_to_be_wrong(corpus):
    known = "todo:\n  - {why: it is no conflict, no_findings: {code: MON001, documents: [a, b]}}\n"
    assert misses(corpus(known)) == []


def test_every_fault_of_the_files_is_shown_at_once(corpus):
    folder = corpus(
        "claims:\n"
        "  - {document: c, quote: x}\n"
        "  - {document: a, quote: x, value: [one, two]}\n"
        "facts:\n"
        "  - {id: f, verdict: agree, claims: [], apart_from: [g]}\n"
        "todo:\n"
        "  - {why: nothing}\n"
    )
    place = "fixtures/bridge/expected.yaml"
    assert faults(folder) == [
        f"{place}:2:5: no document 'c'. known: a, b",
        f"{place}:5:5: no fact 'g'. known: f",
        f"{place}:3:5: ('one', 'two') is no pair of numbers or days. None",
        f"{place}:7:5: a todo names one thing: claims, facts, findings, no_findings or nothing_in. None",
    ]


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ("claim: []\n", "1:1: unknown field 'claim'. did you mean 'claims'?"),
        ("claims: [{document: a, quot: x}]\n", "1:24: unknown field 'quot'. did you mean 'quote'?"),
        ("claims: [{quote: x, kind: mony}]\n", f"1:27: kind: unknown value 'mony'. did you mean 'money'? {KINDS}"),
        ("facts: [{claims: [{document: a}]}]\n", "1:19: the entry of claims lacks the field 'quote'. None"),
    ],
)  # fmt: skip
def test_faults_have_their_place(corpus, expected, fault):
    assert f"fixtures/bridge/expected.yaml:{fault}" in faults(corpus(expected))


@pytest.mark.parametrize(
    ("expected", "miss"),
    [
        ('claims: [{document: a, quote: "$9"}]', ("claims", "a '$9': 'a' doesn't say '$9'")),
        (
            'claims: [{document: a, quote: "bridge", occurrence: 2}]',
            ("claims", "a 'bridge': 'a' doesn't say 'bridge' 2 times"),
        ),
        (
            'facts: [{id: f, verdict: conflict, claims: [{document: a, quote: "$4.2"}, {document: b, quote: "$9"}]}]',
            ("facts", "f: 'b' doesn't say '$9'"),
        ),
        ("nothing_in: [{document: a, quote: nine}]", ("nothing_in", "a 'nine': 'a' doesn't say 'nine'")),
        (
            "todo: [{why: hard, nothing_in: {document: a, quote: nine}}]",
            ("todo", "a 'nine': 'a' doesn't say 'nine'"),
        ),
    ],
)
def test_a_quote_that_is_gone_fails_its_own_expectation(corpus, expected, miss):
    finding = HOLDS[HOLDS.index("findings:") : HOLDS.index("nothing_in:")]
    assert misses(corpus(f"{expected}\n{finding}")) == [miss]


def test_a_document_that_is_not_there(corpus, capsys):
    folder = corpus(HOLDS)
    (folder / "docs" / "b.txt").unlink()
    assert faults(folder) == ["fixtures/bridge/corpus.yaml:6:5: no such file 'docs/b.txt'. None"]
    assert main(["test"]) == 2
    output = capsys.readouterr()
    assert output.out == "ERROR fixtures/bridge\n1 can't be read\n"
    assert "no such file 'docs/b.txt'" in output.err


def test_a_folder_without_a_corpus(tmp_path, capsys):
    assert main(["test", str(tmp_path)]) == 2
    assert "no fixture corpus here" in capsys.readouterr().err


def test_corpora_are_found_below_and_once(corpus):
    folder = corpus(HOLDS)
    assert find_corpora((Path("fixtures"), folder, Path())) == [folder]


def test_a_miss_is_exit_code_1(corpus, capsys):
    corpus(HOLDS.replace("unit: USD", "unit: EUR"))
    assert main(["test", "fixtures", "-q"]) == 1
    assert capsys.readouterr().out == (
        "FAIL  fixtures/bridge  1 not as expected; 1 claim, 1 fact, 1 finding, 1 quiet text\n"
        "  fixtures/bridge/expected.yaml:3: claims: a '$4.2 million'\n"
        "      a.txt:1:23  … council set aside $4.2 million for the bridge.\n"
        "      - unit: EUR\n"
        "      + unit: USD\n"
        "1 not as expected\n"
    )


QUIET_TODO = "todo:\n  - {why: it is, nothing_in: {document: a, quote: $4.2 million}}\n"
COMMENTED = """\
# What the bridge costs.
claims:
  # the sum in the first sentence
  - {document: a, quote: "$4.2 million", kind: money, value: [4200000, 4300000], unit: EUR, speaker: null}  # signed
facts:
  - id: cost       # told twice
    verdict: agree
    reasons:
      - rounding
    claims: [{document: a, quote: '$4.2'}, {document: b, quote: "$4.2 billion"}]

findings:
  # swapped
  - {code: MON009, documents: [a, b]}  # one
nothing_in: [{document: a, quote: "opens on Monday"}]
todo:
  - why: >-
      not read yet,
      it seems
    claims: {document: a, quote: "$4.2 million", unit: CAD}
  # it is
  - why: not quiet
    nothing_in: {document: a, quote: "bridge"}
"""
MENDED = """\
# What the bridge costs.
claims:
  # the sum in the first sentence
  - {document: a, quote: "$4.2 million", kind: money, value: [4200000, 4200000], unit: USD, speaker: null}  # signed
facts:
  - id: cost       # told twice
    verdict: conflict
    reasons:
      [magnitude]
    claims: [{document: a, quote: '$4.2'}, {document: b, quote: "$4.2 billion"}]

findings:
  # swapped
  - {code: MON001, documents: [a, b], cause: magnitude-slip, quotes: [$4.2 million, $4.2 billion]}
nothing_in: [{document: a, quote: "opens on Monday"}, {document: a, quote: bridge}]
todo:
  - why: >-
      not read yet,
      it seems
    claims: {document: a, quote: "$4.2 million", unit: CAD}
  # it is
"""


GONE = """\
claims:
  - {document: a, quote: "$5.1 million"}  # before it rose
  - {document: a, quote: "$4.2 million"}
facts:
  - id: cost  # told twice
    verdict: conflict
    claims:
      - {document: a, quote: "$5.1"}
      - {document: b, quote: "$4.2 billion"}
    apart_from: [roof]
  - {id: roof, verdict: agree, claims: [{document: a, quote: roof}]}
findings:
  - {code: MON001, documents: [a, b], quotes: ["$5.1 million", "$4.2 billion"]}
nothing_in:
  - {document: a, quote: "opens on Friday"}
todo:
  - {why: hard, claims: {document: b, quote: shuts}}
"""
LEFT = """\
claims:
  - {document: a, quote: "$4.2 million"}
facts:
  - id: cost  # told twice
    verdict: conflict
    claims:
      [{document: b, quote: $4.2 billion}]
    apart_from: []
findings:
  - {code: MON001, documents: [a, b], quotes: [$4.2 million, $4.2 billion]}
nothing_in: []
todo: []
"""


class TestUpdate:
    def test_only_what_came_out_otherwise_is_rewritten(self, corpus, capsys):
        folder = corpus(COMMENTED)
        assert main(["test", "--update"]) == 0
        assert (folder / "expected.yaml").read_text() == MENDED
        assert capsys.readouterr().out == (
            "ok    fixtures/bridge  1 claim, 1 fact, 1 finding, 2 quiet texts, 1 todo\n"
            "  fixtures/bridge/expected.yaml: claims: a '$4.2 million': value: 4200000 to 4300000 → 4200000 to"
            " 4200000\n"
            "  fixtures/bridge/expected.yaml: claims: a '$4.2 million': unit: EUR → USD\n"
            "  fixtures/bridge/expected.yaml: facts: cost: verdict: agree → conflict\n"
            "  fixtures/bridge/expected.yaml: facts: cost: reasons: rounding → magnitude\n"
            "  fixtures/bridge/expected.yaml: findings: MON009 in a, b: not raised: REMOVED\n"
            "  fixtures/bridge/expected.yaml: findings: MON001 in a, b: added: $4.2 million in a, $4.2 billion in b\n"
            "  fixtures/bridge/expected.yaml: todo: a 'bridge': holds now: moved up to nothing_in\n"
            "1 as expected\n"
        )

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", "findings:\n  - {code: MON001, documents: [a, b]"),
            ("findings: []\n", "findings:\n  - {code: MON001, documents: [a, b]"),
            ("findings: [{code: MON009, documents: [a, b]}]\n", "findings:\n  - {code: MON001, documents: [a, b]"),
            ("findings:\n- code: MON009\n  documents: [a, b]", "findings:\n- {code: MON001, documents: [a, b]"),
        ],
    )
    def test_a_list_may_be_written_in_any_way(self, corpus, before, after):
        folder = corpus(before)
        assert main(["test", "--update"]) == 0
        assert (folder / "expected.yaml").read_text().startswith(after)

    def test_a_section_without_entries_is_an_empty_list(self, corpus, monkeypatch):
        monkeypatch.setattr(pipeline, "check", lambda paths, options: report())
        folder = corpus("findings:\n  - {code: MON001, documents: [a, b]}\nclaims: []\n")
        assert main(["test", "--update"]) == 0
        assert (folder / "expected.yaml").read_text() == "findings: []\nclaims: []\n"

    def test_line_ends_stay(self, corpus):
        folder = corpus("")
        (folder / "expected.yaml").write_bytes(b"claims: []\r\n")
        assert main(["test", "--update"]) == 0
        assert (folder / "expected.yaml").read_bytes().count(b"\r\n") == 3

    def test_days_are_written_out(self, corpus, monkeypatch):
        folder = corpus("claims: [{document: a, quote: Monday, value: [2024-05-06, 2024-05-06]}]\n")
        day = Period(low=date(2024, 5, 13), high=date(2024, 5, 13))
        monday = claim("a", "Monday", "0", kind="date", value=day)
        monkeypatch.setattr(pipeline, "check", lambda paths, options: report(claims=(monday,), facts=()))
        assert "value: [2024-05-13, 2024-05-13]" in update(run(folder)).text

    def test_what_the_text_says_no_longer_goes(self, corpus, capsys):
        folder = corpus(GONE)
        assert main(["test", "--update"]) == 0
        assert (folder / "expected.yaml").read_text() == LEFT
        place = "  fixtures/bridge/expected.yaml: "
        out = capsys.readouterr().out
        for line in (
            "claims: - a '$5.1 million': no longer in the text: REMOVED",
            "facts: cost: - a '$5.1': no longer in the text: REMOVED",
            "facts: - roof: none of its quotes is left: REMOVED",
            "facts: cost: apart_from: - roof",
            "nothing_in: - a 'opens on Friday': no longer in the text: REMOVED",
            "todo: - b 'shuts': no longer in the text: REMOVED",
        ):
            assert f"{place}{line}\n" in out

    def test_what_the_run_has_no_claim_for_stays_and_goes_on_missing(self, corpus):
        folder = corpus(HOLDS.replace('quote: "$4.2 million", kind', 'quote: "opens", kind'))
        before = (folder / "expected.yaml").read_text()
        assert main(["test", "fixtures", "--update"]) == 1
        assert misses(folder) == [("claims", "a 'opens': no claim there")]
        assert (folder / "expected.yaml").read_text() == before


class TestFloors:
    def test_they_rise_and_do_not_fall(self, corpus, capsys):
        folder = corpus(HOLDS)
        file = Path("fixtures/floors.yaml")
        assert main(["test", "-q", "--raise-floors"]) == 0
        written = file.read_text()
        assert '  "bridge": sha256-' in written
        assert "  claims/money: {expected: 1, recall: 100.0, precision: 100.0}\n" in written
        weaker = HOLDS.replace("claims:\n  - {", "todo:\n  - why: hard\n    claims: {", 1).replace("USD", "EUR")
        (folder / "expected.yaml").write_text(weaker)
        capsys.readouterr()
        for arguments in (["test", "-q"], ["test", "-q", "--raise-floors"]):
            assert main(arguments) == 1
            assert capsys.readouterr().out == (
                "WORSE fixtures/floors.yaml: claims/money: recall is 0, its floor is 100\n"
                "WORSE fixtures/floors.yaml: claims/money: precision is 0, its floor is 100\n"
                "1 as expected\n"
            )
            assert file.read_text() == written
        assert main(["test", "-q", "--raise-floors", "--allow-regression"]) == 0
        assert "recall: 0.0" in file.read_text()
        (folder / "expected.yaml").write_text(HOLDS)
        assert main(["test", "-q", "--raise-floors"]) == 0
        assert file.read_text() == written

    @pytest.mark.parametrize("name", ["2024", "on", "a: b", "a #1", "[x", 'é "x"'])
    def test_whatever_a_corpus_is_called_its_floors_are_read(self, corpus, name):
        corpus(HOLDS).rename(f"fixtures/{name}")
        assert main(["test", "-q", "--raise-floors"]) == 0
        assert list(read_floors(Path("fixtures/floors.yaml")).digests) == [name]
        assert main(["test", "-q"]) == 0

    def test_fewer_expectations_are_worse(self, corpus, capsys):
        folder = corpus(HOLDS)
        assert main(["test", "--raise-floors"]) == 0
        (folder / "expected.yaml").write_text(HOLDS.partition("nothing_in")[0])
        assert main(["test", "-q"]) == 1
        assert "nothing_in: expected is 0, its floor is 1" in capsys.readouterr().out

    def test_a_text_that_was_changed(self, corpus, capsys):
        folder = corpus(HOLDS)
        assert main(["test", "--raise-floors"]) == 0
        with (folder / "docs/a.txt").open("a") as file:
            file.write("More.\n")
        assert main(["test", str(folder)]) == 1
        assert "bridge: its texts are not those that the floors were measured on" in capsys.readouterr().out
        assert main(["test", "--raise-floors"]) == 0
        assert main(["test"]) == 0

    def test_a_part_of_the_corpora_says_nothing_of_all(self, corpus, capsys):
        folder = corpus(HOLDS)
        other = folder.parent / "other"
        shutil.copytree(folder, other)
        assert main(["test", "--raise-floors"]) == 0
        assert main(["test", str(folder)]) == 0
        assert main(["test", str(folder), "--raise-floors"]) == 1
        assert "only some of its corpora were run" in capsys.readouterr().out
        shutil.rmtree(other)
        assert main(["test"]) == 1
        assert "other: the corpus is gone" in capsys.readouterr().out

    def test_a_corpus_that_is_new_is_judged_from_the_next_time_on(self, corpus):
        folder = corpus(HOLDS)
        assert main(["test", "--raise-floors"]) == 0
        other = folder.parent / "other"
        shutil.copytree(folder, other)
        (other / "expected.yaml").write_text(HOLDS + QUIET_TODO)
        assert main(["test"]) == 0
        assert main(["test", "--raise-floors"]) == 0
        assert "nothing_in: {expected: 3, recall: 66.7" in Path("fixtures/floors.yaml").read_text()
        (folder / "expected.yaml").write_text(HOLDS + QUIET_TODO)
        assert main(["test"]) == 1

    def test_a_file_that_is_none(self, corpus, capsys):
        corpus(HOLDS)
        Path("fixtures/floors.yaml").write_text("floors: [1]\n")
        assert main(["test"]) == 2
        assert "fixtures/floors.yaml: error: is no file of floors" in capsys.readouterr().err

    def test_regressions_are_allowed_only_where_floors_are_written(self, corpus, capsys):
        corpus(HOLDS)
        assert main(["test", "--allow-regression"]) == 2
        assert "--raise-floors" in capsys.readouterr().err


def test_what_differs_is_shown_where_it_stands(corpus, capsys):
    corpus(HOLDS.replace("verdict: conflict", "verdict: agree").replace("code: MON001", "code: MON009"))
    assert main(["test", "--ascii", "--width", "60"]) == 1
    assert capsys.readouterr().out.splitlines()[1:-1] == [
        "  fixtures/bridge/expected.yaml:5: facts: cost",
        "      a.txt:1:23  ...et aside $4.2 million for the ...",
        "      b.txt:1:14  ...idge for $4.2 billion was appr...",
        "      - verdict: agree",
        "      + verdict: conflict (magnitude)",
        "  fixtures/bridge/expected.yaml:10: findings: MON009 in b, a",
        "      not raised",
        "  fixtures/bridge/expected.yaml: findings: MON001 (error) in a, b on '$4.2 million', '$4.2 billion'",
        "      a.txt:1:23  ...et aside $4.2 million for the ...",
        "      b.txt:1:14  ...idge for $4.2 billion was appr...",
        "      not expected: $4.2 million in a, $4.2 billion in b",
    ]
