"""Dates, ranges and lengths of one event."""

from datetime import date

import pytest

from reconcile.compare import compare
from reconcile.model import Claim, Period
from tests.compare.build import RULES, cause, document, lasting, run, the_fact, the_finding, when


def test_a_visit_told_in_four_ways() -> None:
    result = run(
        [
            when("0", "next week", "2023-03-20 2023-03-26", granularity="week", derivation="the week after 2023-03-17"),
            when("1", "March 20 to 22", "2023-03-20 2023-03-22"),
            when("2", "20 to 22 March", "2023-03-20 2023-03-22"),
            lasting("2", "3-day", start=40),
            when("3", "March 20", "2023-03-20", role="start"),
            lasting("3", "3-day", start=40),
        ]
    )
    assert the_fact(result).verdict == "agree"
    assert set(the_fact(result).reasons) == {"exact", "derived", "granularity"}
    assert not result.findings


def test_a_weekday_from_the_date_of_publication() -> None:
    fact = the_fact(
        run(
            [
                when("0", "Friday (March 17)", "2023-03-17"),
                when("1", "Friday", "2023-03-17", derivation="Friday before 2023-03-18"),
            ]
        )
    )
    assert (fact.verdict, set(fact.reasons)) == ("agree", {"exact", "derived"})


VISIT = ("March 20 to 22", "2023-03-20 2023-03-22")


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (when("b", "March 21 to 23", "2023-03-21 2023-03-23"), "off-by-one-day"),
        (when("b", "March 20 to 22, 2022", "2022-03-20 2022-03-22"), "year-slip"),
        (when("b", "May 20 to 22", "2023-05-20 2023-05-22"), "other-month"),
        (when("b", "March 27 to 29", "2023-03-27 2023-03-29"), "off-by-one-week"),
        (when("b", "March 24", "2023-03-24"), "value-differs"),
        (when("b", "next week", "2023-03-27 2023-04-02", granularity="week"), "value-differs"),
    ],
)
def test_dates_that_differ(second: Claim, why: str) -> None:
    result = run([when("a", *VISIT), second])
    assert (the_fact(result).verdict, the_fact(result).reasons) == ("conflict", ("date",))
    assert (the_finding(result).code, cause(result)) == ("DAT001", why)


@pytest.mark.parametrize(
    ("text", "value", "granularity"),
    [
        ("March 2023", "2023-03-01 2023-03-31", "month"),
        ("2023", "2023-01-01 2023-12-31", "year"),
        ("March 21", "2023-03-21", "day"),
    ],
)
def test_a_coarser_or_finer_date_agrees(text: str, value: str, granularity: str) -> None:
    fact = the_fact(run([when("a", *VISIT), when("b", text, value, granularity=granularity)]))
    assert (fact.verdict, fact.reasons) == ("agree", ("granularity",))


def test_early_march_is_no_range_of_its_own() -> None:
    early = when("b", "early March", "2023-03-01 2023-03-10", approximate=True)
    assert the_fact(run([when("a", "March 4", "2023-03-04"), early])).verdict == "agree"
    assert the_fact(run([when("a", "March 28", "2023-03-28"), early])).verdict == "conflict"


def test_a_length_against_the_dates_of_another_document() -> None:
    dates = when("a", *VISIT)
    assert the_fact(run([dates, lasting("b", "3-day")])).verdict == "agree"
    assert the_finding(run([dates, lasting("b", "4-day")])).code == "DUR002"
    arrival = when("b", "March 20", "2023-03-20", role="start")
    assert the_finding(run([dates, arrival, lasting("b", "4-day", start=30)])).code == "DUR002"
    late = when("b", "March 21", "2023-03-21", role="start")
    assert the_finding(run([dates, late, lasting("b", "3-day", start=30)])).code == "DAT001"


def test_a_length_against_the_dates_of_its_own_document() -> None:
    result = run([when("a", *VISIT), lasting("a", "4-day", start=30)])
    assert (the_finding(result).code, cause(result)) == ("DUR002", "derived-mismatch")


@pytest.mark.parametrize(("length", "verdict"), [("1-day", True), ("2-day", False), ("3-day", False), ("4-day", True)])
def test_a_length_counts_both_written_ends_or_one(length: str, verdict: bool) -> None:
    """In one document as in two."""
    assert bool(run([when("a", *VISIT), lasting("a", length, start=30)]).findings) is verdict
    assert bool(run([when("a", *VISIT), lasting("b", length)]).findings) is verdict


@pytest.mark.parametrize(("length", "unit", "verdict"), [("2-week", "week", "agree"), ("3-week", "week", "conflict")])
def test_weeks_are_rounder_than_days(length: str, unit: str, verdict: str) -> None:
    dates = when("a", "May 2 to 13", "2022-05-02 2022-05-13")
    assert the_fact(run([dates, lasting("b", length, unit)])).verdict == verdict


def test_day_and_month_swapped() -> None:
    numeric = when("a", "03/04/2023", "2023-03-04", alternatives=(Period(low=date(2023, 4, 3), high=date(2023, 4, 3)),))
    result = run([numeric, when("b", "April 3", "2023-04-03")])
    assert cause(result) == "day-month-swap"


def test_a_weekday_that_is_wrong_is_a_conflict_by_itself() -> None:
    odd = when("a", "Monday, 4 May 2022", "2022-05-04", weekday_mismatch="Monday")
    finding = the_finding(run([odd]))
    assert finding.code == "DAT002" and finding.diagnosis is not None
    assert finding.diagnosis.likely == "Monday 2022-05-02, or another weekday"
    assert "Wednesday" in finding.diagnosis.detail


def test_a_wrong_weekday_is_found_outside_of_every_cluster() -> None:
    odd = when("a", "Monday, 4 May 2022", "2022-05-04", weekday_mismatch="Monday")
    result = compare([], {odd.id: odd}, {"a": document("a")}, (), RULES)
    assert the_finding(result).code == "DAT002" and the_fact(result).verdict == "conflict"


def test_dates_that_stay_unresolved_say_nothing() -> None:
    lost = when("b", "next week", "2023-03-20 2023-03-26", value=None)
    assert the_fact(run([when("a", *VISIT), lost])).verdict == "single-source"


def test_lengths_that_lead_on_from_one_day_are_still_two_lengths() -> None:
    found = run(
        [
            when("a", "2024-02-12"),
            lasting("a", "48 hours", "hour", start=40),
            when("b", "2024-02-12"),
            lasting("b", "3 days", start=40),
        ]
    )
    assert the_finding(found).code == "DUR001"


def test_a_limit_counted_from_two_days_of_publication_is_one() -> None:
    first = when("a", "within 18 months", "2024-06-03 2025-12-03", derivation="the day of 2024-06-03")
    second = when("b", "within 18 months", "2024-06-04 2025-12-04", derivation="the day of 2024-06-04")
    result = run([first, second])
    assert (the_fact(result).verdict, result.findings) == ("agree", ())
    shorter = when("b", "within 12 months", "2024-06-04 2025-06-04", derivation="the day of 2024-06-04")
    assert the_fact(run([first, shorter])).verdict == "conflict"


def test_a_limit_told_months_later_is_another() -> None:
    first = when("a", "within 18 months", "2023-03-18 2024-09-18", derivation="the day of 2023-03-18")
    second = when("b", "within 18 months", "2024-06-18 2025-12-18", derivation="the day of 2024-06-18")
    assert "exact" not in the_fact(run([first, second])).reasons


def test_what_lies_behind_is_counted_from_each_day_of_publication() -> None:
    first = when("a", "within the past month", "2023-02-18 2023-03-17", derivation="the month before 2023-03-18")
    second = when("b", "within the past month", "2023-03-10 2023-04-09", derivation="the month before 2023-04-10")
    third = when("c", "1 March 2023", "2023-03-01")
    assert the_fact(run([first, second, third])).verdict == "conflict"
