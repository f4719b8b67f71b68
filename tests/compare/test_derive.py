"""Level, change and previous level."""

from itertools import permutations

from reconcile.model import Claim, Frame
from tests.compare.build import YEAR_2021, YEAR_2022, figure, run


def level(doc: str, text: str, period: object = YEAR_2022, role: str = "level", **fields: object) -> Claim:
    return figure(doc, text, frame=Frame(concept="exports", period=period, role=role), **fields)  # type: ignore[arg-type]


def growth(doc: str, text: str, direction: str = "increase", baseline: str | None = "year-on-year") -> Claim:
    frame = Frame(concept="exports", period=YEAR_2022, role="change", direction=direction, baseline=baseline)  # type: ignore[arg-type]
    return figure(doc, text, "percent_change", "percent", frame=frame, start=30)


def test_three_documents_that_fit() -> None:
    result = run([level("a", "$2.42 billion")], [growth("b", "10 percent")], [level("c", "$2.20 billion", YEAR_2021)])
    assert not result.findings
    assert any(line.reason == "derived" for line in result.cleared)


def test_three_documents_that_can_not_all_be_right() -> None:
    result = run([level("a", "$2.42 billion")], [growth("b", "10 percent")], [level("c", "$1.90 billion", YEAR_2021)])
    (finding,) = result.findings
    assert finding.code == "DER001" and finding.documents == ("a", "b", "c")
    assert [fact.verdict for fact in result.facts] == ["conflict", "single-source", "single-source"]


def test_a_fall() -> None:
    fall = growth("b", "10 percent", "decrease")
    assert not run([level("a", "$1.98 billion")], [fall], [level("c", "$2.20 billion", YEAR_2021)]).findings
    assert run([level("a", "$2.42 billion")], [fall], [level("c", "$2.20 billion", YEAR_2021)]).findings


def test_one_sentence_needs_no_periods() -> None:
    before = level("a", "$1.50 billion", None, "previous", start=60)
    now = level("a", "$2.42 billion", None)
    assert [finding.code for finding in run([now], [growth("a", "10 percent", baseline=None)], [before]).findings] == [
        "DER001"
    ]


def test_another_baseline_is_left_alone() -> None:
    other = growth("b", "116 percent", baseline="a decade ago")
    assert not run([level("a", "$2.42 billion")], [other], [level("c", "$1.90 billion", YEAR_2021)]).findings


def test_the_order_of_documents_and_facts_changes_nothing() -> None:
    groups = [[level("a", "$2.42 billion")], [growth("b", "10 percent")], [level("c", "$1.90 billion", YEAR_2021)]]
    told = {
        tuple(
            (finding.id, finding.message, finding.diagnosis and finding.diagnosis.detail) for finding in found.findings
        )
        for found in (run(*order) for order in permutations(groups))
    }
    assert len(told) == 1
