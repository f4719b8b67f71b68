from reconcile.report import statistics
from tests.reports import finding, report


def test_codes_are_counted_the_commonest_first_and_what_was_accepted_last() -> None:
    made = report(
        *(finding("MON001", id=f"1111-000{n}") for n in range(2)),
        finding("ATT001", "warning", id="2222-0000"),
        finding("MON001", "note", id="3333-0000"),
        finding("DAT001", id="4444-0000", suppressed="known"),
    )
    assert [line.split()[:3] for line in statistics.render(made).splitlines()] == [
        ["2", "error", "MON001"],
        ["1", "warning", "ATT001"],
        ["1", "note", "MON001"],
        ["1", "accepted", "finding"],
    ]


def test_nothing_found_is_nothing_told() -> None:
    assert statistics.render(report()) == ""
