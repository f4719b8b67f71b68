from datetime import date
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.cli import main
from reconcile.corpus import find_corpora, run, update
from reconcile.errors import ReconcileError
from reconcile.model import Period
from tests.reports import TEXTS, claim, finding, report

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
            ("facts", "cost: reasons: rounding not among magnitude"),
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
    assert misses(corpus(HOLDS.replace("magnitude-slip", "wrong-currency")))[0] == (
        "findings",
        f"MON001 in b, a: not raised; raised: {raised}",
    )


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
        ("claims: [{quote: x, kind: mony}]\n", "1:27: kind: invalid enum value 'mony'. did you mean 'money'?"),
        ("facts: [{claims: [{document: a}]}]\n", "1:19: the entry of claims lacks the field 'quote'. None"),
        ('claims: [{document: a, quote: "$9"}]\n', "1:10: 'a' doesn't say '$9'. quote it as it is written"),
        (
            'claims: [{document: a, quote: "bridge", occurrence: 2}]\n',
            "1:10: 'a' doesn't say 'bridge' 2 times. quote it as it is written",
        ),
        (
            "findings: [{code: MON001, documents: [a, b], quotes: [nine]}]\n",
            "1:12: none of its documents says 'nine'. quote it as it is written",
        ),
    ],
)  # fmt: skip
def test_faults_have_their_place(corpus, expected, fault):
    assert f"fixtures/bridge/expected.yaml:{fault}" in faults(corpus(expected))


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
        "      unit: expected EUR, found USD\n"
        "1 not as expected\n"
    )


class TestUpdate:
    def test_what_came_out_becomes_what_is_expected(self, corpus):
        folder = corpus(
            HOLDS.replace("unit: USD", "unit: EUR").replace("4200000.0]", "4300000]")
            .replace("verdict: conflict", "verdict: agree").replace("[magnitude]", "[rounding]")
            .replace("code: MON001", "code: MON009")
        )  # fmt: skip
        update(run(folder))
        assert misses(folder) == []
        assert (folder / "expected.yaml").read_text() == (
            "claims:\n"
            "  - {document: a, quote: $4.2 million, kind: money, value: [4200000, 4200000], unit: USD, speaker:"
            " null}\n\n"
            "facts:\n"
            "  - {id: cost, verdict: conflict, reasons: [magnitude], claims: [{document: a, quote: $4.2}, {document: b,"
            " quote: $4.2 billion}]}\n\n"
            "findings:\n"
            "  - {code: MON001, documents: [a, b], cause: magnitude-slip, quotes: [$4.2 million, $4.2 billion]}\n\n"
            "nothing_in:\n"
            "  - {document: a, quote: opens on Monday}\n"
        )

    def test_days_are_written_out(self, corpus, monkeypatch):
        folder = corpus("claims: [{document: a, quote: Monday, value: [2024-05-06, 2024-05-06]}]\n")
        day = Period(low=date(2024, 5, 13), high=date(2024, 5, 13))
        monday = claim("a", "Monday", "0", kind="date", value=day)
        monkeypatch.setattr(pipeline, "check", lambda paths, options: report(claims=(monday,), facts=()))
        update(run(folder))
        assert misses(folder) == []
        assert "value: [2024-05-13, 2024-05-13]" in (folder / "expected.yaml").read_text()

    def test_what_the_run_has_no_claim_for_stays_and_goes_on_missing(self, corpus):
        folder = corpus(HOLDS.replace('quote: "$4.2 million", kind', 'quote: "opens", kind'))
        assert main(["test", "fixtures", "--update"]) == 1
        assert misses(folder) == [("claims", "a 'opens': no claim there")]
