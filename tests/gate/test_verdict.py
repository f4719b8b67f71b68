import pytest

from reconcile.errors import Diagnostic
from reconcile.gate import judge, keep_findings, keep_kinds
from reconcile.model import Notice, Report
from tests.reports import finding, report

ERROR, WARNING, NOTE = finding("MON001", "error"), finding("ATT001", "warning"), finding("CNT002", "note")
ACCEPTED = finding("MON002", "error", suppressed="accepted on 1 May")
STALE = (Notice(kind="stale", subject="1111-aaaa", place=Diagnostic(message="no longer found")),)
UNREADABLE = (Diagnostic(message="no such file", path="c.txt"),)


def code(of: Report, fail_on: str = "error", exit_zero: bool = False, allow_empty: bool = False) -> int:
    return judge(of, fail_on=fail_on, exit_zero=exit_zero, allow_empty=allow_empty).exit_code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("findings", "fail_on", "expected"),
    [
        ((), "note", 0),
        ((ERROR,), "error", 1),
        ((ERROR,), "never", 0),
        ((WARNING, NOTE), "error", 0),
        ((WARNING, NOTE), "warning", 1),
        ((NOTE,), "warning", 0),
        ((NOTE,), "note", 1),
        ((ACCEPTED,), "note", 0),
    ],
)
def test_the_gravest_open_finding_decides(findings, fail_on, expected):
    assert code(report(*findings), fail_on) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"documents": ("a",)}, 5),
        ({"documents": ()}, 5),
        ({"claims": (), "facts": ()}, 5),
        ({"documents": ("a",), "diagnostics": UNREADABLE}, 2),  # unreadable is graver than empty
    ],
)
def test_a_lack_of_input_is_no_pass(given, expected):
    assert code(report(**given)) == expected
    assert code(report(**given), exit_zero=True) == expected


def test_unreadable_inputs_come_before_findings():
    assert code(report(ERROR, diagnostics=UNREADABLE)) == 2
    assert code(report(ERROR, diagnostics=UNREADABLE), exit_zero=True) == 2


def test_a_document_that_contradicts_itself_was_compared():
    assert code(report(ERROR, documents=("a",))) == 1
    assert code(report(ERROR, documents=("a",)), exit_zero=True) == 0
    assert code(report(WARNING, documents=("a",))) == 0
    assert code(report(ACCEPTED, documents=("a",))) == 0


def test_exit_zero_forgives_findings():
    assert code(report(ERROR), exit_zero=True) == 0


def test_allow_empty_makes_nothing_to_compare_a_pass():
    assert code(report(documents=("a",)), allow_empty=True) == 0
    assert code(report(claims=(), facts=()), allow_empty=True) == 0
    # One document can contradict itself, and then there was something to compare.
    assert code(report(ERROR, documents=("a",)), allow_empty=True) == 1


@pytest.mark.parametrize(
    ("of", "settings", "line"),
    [
        (report(ERROR), {}, "FAIL 1 error at or above --fail-on=error (exit 1)"),
        (
            report(ERROR, WARNING, WARNING),
            {"fail_on": "note"},
            "FAIL 1 error, 2 warnings at or above --fail-on=note (exit 1)",
        ),
        (report(ERROR), {"exit_zero": True}, "FAIL 1 error at or above --fail-on=error (exit 0, --exit-zero)"),
        (report(), {}, "PASS nothing at or above --fail-on=error (exit 0)"),
        (report(ACCEPTED), {}, "PASS nothing at or above --fail-on=error, 1 accepted (exit 0)"),
        (report(NOTE, ACCEPTED), {"fail_on": "never"}, "PASS --fail-on=never, 1 note, 1 accepted (exit 0)"),
        (report(notices=STALE), {}, "PASS nothing at or above --fail-on=error (exit 0)"),
        (report(notices=STALE), {"fail_on_stale": True}, "FAIL 1 stale entry, --fail-on-stale (exit 1)"),
        (
            report(notices=STALE),
            {"fail_on_stale": True, "exit_zero": True},
            "FAIL 1 stale entry, --fail-on-stale (exit 0, --exit-zero)",
        ),
        (
            report(ERROR, notices=STALE),
            {"fail_on_stale": True},
            "FAIL 1 error at or above --fail-on=error (exit 1)",
        ),
        (report(NOTE), {}, "PASS nothing at or above --fail-on=error, 1 note below (exit 0)"),
        (report(ERROR), {"fail_on": "never"}, "PASS --fail-on=never, 1 error (exit 0)"),
        (
            report(documents=("a",)),
            {},
            "NOTHING TO COMPARE 1 document with text, a comparison needs two (exit 5)",
        ),
        (report(claims=(), facts=()), {}, "NOTHING TO COMPARE no claim in 2 documents (exit 5)"),
        (report(diagnostics=UNREADABLE), {}, "FAIL 1 fault in the input (exit 2)"),
    ],
)
def test_the_line_says_why(of, settings, line):
    assert judge(of, **{"fail_on": "error", "exit_zero": False, "allow_empty": False} | settings).line == line


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), ["MON001", "MON002", "DAT001"]),
        (("MON",), (), ["MON001", "MON002"]),
        (("MON001", "DAT"), (), ["MON001", "DAT001"]),
        ((), ("MON",), ["DAT001"]),
        (("MON",), ("MON002",), ["MON001"]),
        (("MON001",), ("MON",), ["MON001"]),  # the longer one wins
        (("MON",), ("MON",), []),
    ],
)
def test_codes_are_chosen_by_their_beginning(select, ignore, kept):
    of = report(finding("MON001"), finding("MON002"), finding("DAT001"))
    assert [item.code for item in keep_findings(of, select=select, ignore=ignore).findings] == kept


def test_findings_below_the_least_severity_are_left_out():
    assert keep_findings(report(ERROR, WARNING, NOTE), min_severity="warning").findings == (ERROR, WARNING)


def test_a_kind_keeps_its_facts_and_findings_with_every_claim_they_rest_on():
    of = report(ERROR)
    assert keep_kinds(of, {"money"}) == of
    none = keep_kinds(of, {"date"})
    assert (none.claims, none.facts, none.findings) == ((), (), ())
    assert none.documents == of.documents
