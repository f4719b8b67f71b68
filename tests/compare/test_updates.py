"""Tallies that grow, and ages that rise with the time between documents."""

from datetime import date

import pytest
from msgspec.structs import replace

from reconcile.compare import compare
from reconcile.model import Claim, Cluster, Frame, Period
from reconcile.rulepack.entries.measures import Measure
from reconcile.rulepack.schema import Rules
from tests.compare.build import RULES, document, figure, run, the_fact, the_finding

TOLL = Frame(concept="dead")
GROWING: Rules = replace(
    RULES,
    measures=(Measure(id="dead", label="dead", forms=("dead",), tally="rising", examples=(), counterexamples=()),),
)


def verdict(*reports: tuple[str, str | None]) -> tuple[str, list[str]]:
    claims: list[Claim] = [figure(str(i), text, "count", "person", frame=TOLL) for i, (text, _) in enumerate(reports)]
    documents = {str(i): document(str(i), day) for i, (_, day) in enumerate(reports)}
    cluster = Cluster(id="c", label="dead", kind="count", claims=tuple(claim.id for claim in claims))
    result = compare([cluster], {claim.id: claim for claim in claims}, documents, (), GROWING)
    return the_fact(result).verdict, [finding.code for finding in result.findings]


def test_a_toll_that_rises_is_an_update() -> None:
    assert verdict(("12 dead", "2021-08-02"), ("19 dead", "2021-08-04")) == ("update", ["CNT003"])
    assert verdict(("112 dead", "2021-08-02"), ("121 dead", "2021-08-04")) == ("update", ["CNT003"])
    assert verdict(("19 dead", "2021-08-04"), ("12 dead", "2021-08-02"), ("12 dead", "2021-08-02"))[0] == "update"


@pytest.mark.parametrize(
    "reports",
    [
        [("12 dead", "2021-08-02"), ("19 dead", "2021-08-02")],
        [("19 dead", "2021-08-02"), ("12 dead", "2021-08-04")],
        [("12 dead", "2021-08-02"), ("19 dead", None)],
        [("4,800 dead", "2021-08-02"), ("8,400 dead", "2021-08-04")],
        [("12 dead", "2021-08-02"), ("19 dead", "2021-08-04"), ("21 dead", "2021-08-04")],
    ],
)
def test_a_toll_that_does_not_only_rise_is_a_conflict(reports: list[tuple[str, str | None]]) -> None:
    assert verdict(*reports) == ("conflict", ["CNT001"])


def test_an_agreeing_toll_is_no_update() -> None:
    assert verdict(("more than 10 dead", "2021-08-02"), ("12 dead", "2021-08-04")) == ("agree", [])


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        ("43", "44", ("2021-08-02", "2021-08-03"), "agree"),
        ("43", "44", ("2021-08-02", "2022-01-03"), "agree"),
        ("43", "45", ("2021-08-02", "2022-09-03"), "agree"),
        ("43", "45", ("2021-08-02", "2022-07-03"), "conflict"),
        ("43", "44", ("2021-08-02", "2021-08-02"), "conflict"),
        ("44", "43", ("2021-08-02", "2021-09-02"), "conflict"),
    ],
)
def test_ages(first: str, second: str, days: tuple[str, str], expected: str) -> None:
    claims = [figure("a", first, "age", "year"), figure("b", second, "age", "year")]
    fact = the_fact(run(claims, documents=dict(zip("ab", days, strict=True))))
    assert fact.verdict == expected
    assert ("later" in fact.reasons) == (expected == "agree")


def test_the_history_is_told_in_order() -> None:
    reports = (("b", "19 dead"), ("a", "12 dead"))
    claims = [figure(doc, text, "count", "person", frame=TOLL) for doc, text in reports]
    documents = {"a": document("a", "2021-08-02"), "b": document("b", "2021-08-04")}
    cluster = Cluster(id="c", label="dead", kind="count", claims=tuple(claim.id for claim in claims))
    finding = the_finding(compare([cluster], {claim.id: claim for claim in claims}, documents, (), GROWING))
    assert finding.message.index("12 dead") < finding.message.index("19 dead")
    assert (finding.severity, finding.verdict) == ("note", "update")


def test_a_toll_told_as_a_bound_follows_too() -> None:
    assert (
        verdict(("180 hurt", "2021-08-02"), ("312 hurt", "2021-08-03"), ("more than 340 hurt", "2021-08-04"))[0]
        == "update"
    )


def test_a_late_report_may_give_an_early_toll() -> None:
    told = figure("1", "12 dead", "count", "person", frame=replace(TOLL, period=Period(high=date(2021, 8, 2))))
    claims = [
        told,
        figure("2", "19 dead", "count", "person", frame=TOLL),
        figure("3", "12 dead", "count", "person", frame=TOLL),
    ]
    documents = {id: document(id, day) for id, day in (("1", "2021-08-04"), ("2", "2021-08-04"), ("3", "2021-08-02"))}
    cluster = Cluster(id="c", label="dead", kind="count", claims=tuple(claim.id for claim in claims))
    result = compare([cluster], {claim.id: claim for claim in claims}, documents, (), GROWING)
    assert the_fact(result).verdict == "update"
