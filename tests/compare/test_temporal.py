"""Dates, ranges and lengths of one event."""

from tests.compare.build import lasting, run, the_fact, when


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
