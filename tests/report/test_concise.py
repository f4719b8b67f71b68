import re

from msgspec.structs import replace

from reconcile.report import concise
from tests.report.sample import report


def test_each_side_of_a_finding_is_one_line_that_editors_can_open() -> None:
    lines = concise.render(report()).splitlines()
    assert len(lines) == 9
    assert lines[0] == (
        "bridge/gazette.txt:3:20: MON001 error repair cost: $33.5m against ~$44.9m, $41m and ILS 120m [red]"
    )
    assert lines[-3:] == [
        "bridge/gazette.txt:4:74: ATT001 warning one statement, two speakers",
        "bridge/wire.txt:2:37: ATT001 see also bridge/gazette.txt:4:74",
        "bridge/night desk.txt:2:41: ATT001 see also bridge/gazette.txt:4:74",
    ]
    assert all(re.match(r"[^:]+:\d+:\d+: [A-Z]{3}\d{3} (error|warning|note|see also) ", line) for line in lines)


def test_the_place_of_a_rows_claim_is_the_row() -> None:
    first, *others = report().documents
    lines = concise.render(replace(report(), documents=(replace(first, path="news.jsonl", row=7), *others)))
    assert lines.startswith("news.jsonl:7:1: MON001 error ")


def test_accepted_findings_are_left_out() -> None:
    assert "DAT003" not in concise.render(report())
