"""Statements: who is said to have said them; people: which posts they are given."""

import pytest
from msgspec.structs import replace

from reconcile.compare.voices import Voices
from reconcile.model import Speaker
from tests.compare.build import RULES, attribution, figure, run, statement, the_fact, the_finding

TEXT = "the pier stays closed until the repairs are done"


def test_a_speaker_dropped() -> None:
    result = run([statement("a", TEXT, "Ilse Marten"), statement("b", TEXT), statement("c", TEXT)])
    fact, finding = the_fact(result), the_finding(result)
    assert (fact.verdict, fact.reasons) == ("agree", ("speaker",))
    assert (finding.code, finding.verdict, finding.severity) == ("ATT002", "attribution", "warning")
    assert len(finding.claims) == 3 and "Ilse Marten in a" in finding.message and "b and c" in finding.message


def test_another_speaker_and_a_dropped_one_are_one_finding() -> None:
    voices = ["Ilse Marten", "Paul Adeyemi", None]
    finding = the_finding(run([statement(doc, TEXT, voice) for doc, voice in zip("abc", voices, strict=True)]))
    assert finding.code == "ATT001"
    assert all(part in finding.message for part in ("Ilse Marten in a", "Paul Adeyemi in b", "nobody in c"))


@pytest.mark.parametrize("other", ["Marten", "Ms Ilse Marten", "I. Marten", "Ilse Martén", "Ilse Adler-Marten", None])
def test_one_voice_under_several_names(other: str | None) -> None:
    voice = Speaker(name=other, role="mayor") if other is None else other
    first = Speaker(name="Ilse Marten", role="mayor of Torvik")
    assert not run([statement("a", TEXT, first), statement("b", TEXT, voice)]).findings


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Volodymyr Zelensky", "Zelenskyy", True),
        ("Vladimir Putin", "Putin", True),
        ("Wang Wenbin", "Wang Yi", False),
        ("Hua Chunying", "Wang Wenbin", False),
        ("J. R. Smith", "John Smith", True),
        ("Anna Smith", "John Smith", False),
    ],
)
def test_names(a: str, b: str, same: bool) -> None:
    voices = Voices(RULES)
    assert voices.same_name(a, b) is voices.same_name(b, a) is same


def test_affirmed_and_denied() -> None:
    result = run([statement("a", TEXT), statement("b", f"it is not so that {TEXT}", polarity="denied")])
    assert (the_fact(result).verdict, the_fact(result).reasons) == ("conflict", ("polarity",))
    assert the_finding(result).code == "ATT003"


def test_a_sentence_that_nobody_is_said_to_have_said_is_no_fact() -> None:
    result = run([statement("a", TEXT), statement("b", TEXT)])
    assert (result.facts, result.findings) == ((), ())


def test_one_speaker_in_both_is_agreement() -> None:
    fact = the_fact(run([statement("a", TEXT, "Ilse Marten"), statement("b", TEXT, "Marten")]))
    assert (fact.verdict, fact.reasons) == ("agree", ("exact",))


def test_a_document_that_repeats_its_speaker_in_its_own_voice_drops_nobody() -> None:
    claims = [statement("a", TEXT, "Ilse Marten"), statement("a", f"{TEXT} still"), statement("b", TEXT, "Marten")]
    assert not run(claims).findings


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("finance minister", "ambassador to Portugal", True),
        ("deputy mayor", "mayor of Torvik", True),
        ("mayor", "police chief", True),
        ("foreign ministry spokesman", "ministry spokesperson", False),
        ("chairman", "chief executive", False),
        ("engineer", "father of two", False),
        ("finance minister", "minister", False),
        ("mayor", None, False),
        ("former finance minister", "ambassador to Portugal", False),
        ("spokesman for the mayor", "mayor", True),
        ("deputy minister", "deputy minister of trade", False),
    ],
)
def test_posts(first: str, second: str | None, found: bool) -> None:
    result = run([attribution("a", "Paul Adeyemi", first), attribution("b", "Paul Adeyemi", second)])
    assert [finding.code for finding in result.findings] == (["ATT004"] if found else [])
    assert len(result.facts) == found


@pytest.mark.parametrize("other", ["Jon Reed", "Ada Moe", None])
def test_a_statement_whose_figure_conflicts_is_no_agreement(other: str | None) -> None:
    costs = [
        replace(statement(doc, f"the strike costs {amount} a day", speaker), start=0, end=40)
        for doc, amount, speaker in (("a", "$25 million", "Jon Reed"), ("b", "$52 million", other))
    ]
    figures = [figure(doc, amount, start=17) for doc, amount in (("a", "$25 million"), ("b", "$52 million"))]
    assert [fact.verdict for fact in run(costs, figures).facts] == ["conflict"]
    assert {fact.verdict for fact in run(costs, [figures[0], replace(figures[0], id="b", document="b")]).facts} == {
        "agree"
    }


def test_a_statement_left_with_one_document_is_no_fact() -> None:
    costs = [
        replace(statement(doc, f"the strike costs {amount} a day", "Jon Reed"), start=0, end=40)
        for doc, amount in (("a", "$25 million"), ("b", "$52 million"), ("c", "a lot"))
    ]
    figures = [figure(doc, amount, start=17) for doc, amount in (("a", "$25 million"), ("b", "$52 million"))]
    assert [fact.kind for fact in run(costs, figures).facts] == ["money"]
    fourth = replace(costs[2], id="d", document="d")
    (said,) = (fact for fact in run([*costs, fourth], figures).facts if fact.kind == "statement")
    assert (said.documents, said.label) == (("c", "d"), "“the strike costs a lot a day”")
