import re

from msgspec.structs import replace

from reconcile.report import github
from tests import reports
from tests.report.sample import report


def test_a_finding_is_one_command_with_its_place_and_title() -> None:
    fault, cost, spine = github.render(report()).splitlines()
    assert fault == "::error title=reconcile::bridge/photo.txt: is not text"
    assert cost.startswith(
        "::error file=bridge/gazette.txt,line=3,endLine=3,endColumn=40,col=20,title=MON001 amounts-conflict::"
    )
    assert "%0Asee also bridge/wire.txt:1:50: $33.5 million" in cost
    assert spine.startswith("::warning file=bridge/gazette.txt,line=4,")


def test_the_line_of_a_rows_finding_is_that_of_the_row() -> None:
    first, *others = report().documents
    lines = github.render(replace(report(), documents=(replace(first, path="news.jsonl", row=7), *others))).splitlines()
    assert lines[1].startswith("::error file=news.jsonl,line=7,endLine=7,title=MON001")


def test_nothing_in_a_document_ends_the_command_or_begins_another() -> None:
    hostile = reports.finding(message="50% off\n::error::x\r::stop-commands::y", name="a,b:c")
    line, *others = github.render(reports.report(hostile)).splitlines()
    assert others == []
    assert re.search(r",title=MON001 a%2Cb%3Ac::50%25 off ::error::x ::stop-commands::y%0A", line)
    assert "\x1b" not in github.render(report())


def test_the_worst_come_first_and_the_rest_are_counted() -> None:
    notes = [reports.finding("CNT002", "note", id=f"n{number}") for number in range(4)]
    errors = [reports.finding(id=f"e{number}") for number in range(9)]
    lines = github.render(reports.report(*notes, *errors)).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 9 + ["::notice", "reconcile:"]
    assert lines[-1] == "reconcile: 3 more findings without an annotation: 3 notes"


def test_accepted_findings_are_left_out() -> None:
    accepted = replace(reports.finding(), suppressed="known")
    assert github.render(reports.report(accepted)) == ""
