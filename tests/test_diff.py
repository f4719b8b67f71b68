import json
import os
from pathlib import Path

import pytest

from reconcile.cli import main
from reconcile.report import json as report_json
from tests.report.test_schemas import validator
from tests.reports import finding, report

MONEY, SPEAKER = finding("MON001", id="1111-aaaa"), finding("ATT001", "warning", id="2222-bbbb")
NOTE = finding("CNT002", "note", id="3333-cccc")
ACCEPTED = finding("MON002", id="4444-dddd", suppressed="known")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("RECONCILE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def runs(old, new):
    for name, findings in (("old.json", old), ("new.json", new)):
        Path(name).write_bytes(report_json.render(report(*findings), 0))


@pytest.mark.parametrize(
    ("old", "new", "flags", "code"),
    [
        ([MONEY], [MONEY], [], 0),
        ([], [MONEY], [], 1),
        ([MONEY], [], [], 0),
        ([], [SPEAKER], [], 0),
        ([], [SPEAKER], ["--fail-on", "warning"], 1),
        ([SPEAKER], [SPEAKER, NOTE], ["--fail-on", "warning"], 0),
        ([], [MONEY], ["--fail-on", "never"], 0),
        ([], [MONEY], ["--exit-zero"], 0),
        ([], [ACCEPTED], [], 0),
    ],
)
@pytest.mark.parametrize("format", ["text", "json"])
def test_new_findings_fail(old, new, flags, code, format):
    runs(old, new)
    assert main(["diff", "old.json", "new.json", "-f", format, *flags]) == code


def test_the_text_tells_what_is_new_and_gone(capsys):
    runs([MONEY, NOTE], [NOTE, SPEAKER, ACCEPTED])
    assert main(["diff", "old.json", "new.json", "--width", "120"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert output.out == (
        "new warning[ATT001] $4.2 million in a, $4.2 billion in b  2222-bbbb\n"
        "    a.txt:1:23  $4.2 million\n"
        "    b.txt:1:14  $4.2 billion\n"
        "new error[MON002] $4.2 million in a, $4.2 billion in b  4444-dddd\n"
        "    a.txt:1:23  $4.2 million\n"
        "    b.txt:1:14  $4.2 billion\n"
        "    accepted: known\n"
        "gone error[MON001] $4.2 million in a, $4.2 billion in b  1111-aaaa\n"
        "    a.txt:1:23  $4.2 million\n"
        "    b.txt:1:14  $4.2 billion\n"
        "2 new, 1 gone, 1 unchanged\n"
        "PASS nothing new at or above --fail-on=error (exit 0)\n"
    )
    main(["diff", "old.json", "new.json", "-v"])
    assert "unchanged note[CNT002]" in capsys.readouterr().out
    main(["diff", "old.json", "new.json", "-q"])
    assert capsys.readouterr().out.startswith("2 new, 1 gone")


def test_lines_are_broken_for_people_alone(capsys):
    long = finding("MON001", message="amounts differ: " + "$4.2 million in a, " * 8 + "$4.2 billion in b")
    runs([], [long])
    main(["diff", "old.json", "new.json"])
    title, *_ = piped = capsys.readouterr().out.splitlines()
    assert title == f"new error[MON001] {long.message}  {long.id}"
    main(["diff", "old.json", "new.json", "--width", "60"])
    broken = capsys.readouterr().out.splitlines()
    assert max(map(len, broken)) <= 60
    assert len(broken) > len(piped)
    assert [line for line in broken if line != line.rstrip()] == []


def test_the_json_owns_stdout(capsys):
    runs([MONEY, NOTE], [NOTE, SPEAKER, ACCEPTED])
    main(["diff", "old.json", "new.json", "-f", "json"])
    output = capsys.readouterr()
    assert output.err == "PASS nothing new at or above --fail-on=error (exit 0)\n"
    made = json.loads(output.out)
    validator("diff.schema.json").validate(made)
    assert (made["format"], made["version"]) == ("reconcile-diff", 1)
    ids = {name: [item["id"] for item in made[name]] for name in ("new", "gone", "unchanged")}
    assert ids == {"new": ["2222-bbbb", "4444-dddd"], "gone": ["1111-aaaa"], "unchanged": ["3333-cccc"]}
    assert made["summary"] == {
        "new": {"error": 0, "warning": 1, "note": 0},
        "gone": {"error": 1, "warning": 0, "note": 0},
        "unchanged": {"error": 0, "warning": 0, "note": 1},
        "exit_code": 0,
    }
    assert made["new"][0]["label"] == "cost of the bridge"
    assert made["new"][0]["evidence"][0] == {"path": "a.txt", "line": 1, "column": 23, "text": "$4.2 million"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "old.json: error: can't be read: No such file or directory\n"),
        (b"", "old.json: error: is not a report in JSON: "),
        (b"[1]", "old.json: error: is not a report in JSON: "),
        (b"\xff{}", "old.json: error: is not a report in JSON: "),
        (b'{"format": "reconcile-diff", "version": 1}', "error: is 'reconcile-diff' version 1, not 'reconcile-report'"),
        (b'{"format": "reconcile-report", "version": 9}', "is 'reconcile-report' version 9"),
        (b'{"format": "reconcile-report", "version": 1}', "is not a report in JSON: "),
        (b"[" * 100_000, "is not a report in JSON: "),
    ],
)
def test_a_file_that_is_no_report_is_2(capsys, content, says):
    runs([], [])
    if content is None:
        Path("old.json").unlink()
    else:
        Path("old.json").write_bytes(content)
    assert main(["diff", "old.json", "new.json"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert says in output.err


def test_hostile_text_doesnt_reach_the_terminal(capsys):
    runs([], [finding(message="\x1b]0;x\x07 and \u202e")])
    main(["diff", "old.json", "new.json"])
    assert not set("\x1b\x07\u202e") & set(capsys.readouterr().out)


def test_two_runs_that_can_be_written_can_be_compared(capsys):
    folder = Path(__file__).parents[1] / "fixtures" / "state-visit" / "docs"
    for name in ("old.json", "new.json"):
        main(["check", str(folder), "-f", "json", "-o", name, "--exit-zero", "-q"])
    assert main(["diff", "old.json", "new.json", "--fail-on", "note"]) == 0
    assert "0 new, 0 gone, 3 unchanged" in capsys.readouterr().out
