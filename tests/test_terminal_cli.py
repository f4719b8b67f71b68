"""The text report as a terminal gets it: links, and the pager."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminals import started

ROOT = Path(__file__).parents[1]
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("RECONCILE_") and name not in ("TERM_PROGRAM", "PAGER", "LESS", "NO_COLOR", "FORCE_COLOR")
}
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b")


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "my docs"
    folder.mkdir()
    (folder / "a.txt").write_text("\nThe bridge over the Elm cost $4.2 million.\n")
    (folder / "b.txt").write_text("The bridge over the Elm cost $4.9 million.\n")
    return folder


def on_terminal(folder, *arguments, **environment):
    process, parts = started(
        [sys.executable, "-m", "reconcile", "check", *map(str, arguments)],
        cwd=folder.parent,
        env={**CLEAN, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | environment,
    )
    written = b"".join(parts)
    return written.decode(), process.wait()


class TestLinks:
    @pytest.mark.parametrize("where", ["relative", "absolute", "elsewhere"])
    def test_lead_to_the_files(self, docs, tmp_path, where):
        (tmp_path / "other" / "deep").mkdir(parents=True)
        folder = tmp_path / "other" / "deep" if where == "elsewhere" else docs
        shown, code = on_terminal(folder, "my docs" if where == "relative" else docs)
        assert code == 1
        addresses = set(LINK.findall(shown))
        assert {address.partition("/my%20docs/")[2] for address in addresses} == {"a.txt", "b.txt"}
        assert all(address.startswith("file://") for address in addresses)
        assert all(str(tmp_path).replace(" ", "%20") in address for address in addresses)

    @pytest.mark.parametrize(
        ("environment", "address"),
        [
            ({"TERM_PROGRAM": "vscode"}, "vscode://file{folder}/a.txt:2:30"),
            ({"TERM": "xterm-kitty"}, "{folder}/a.txt#2"),
        ],
    )
    def test_lead_to_the_line_where_the_terminal_can(self, docs, environment, address):
        shown, _ = on_terminal(docs, docs, **environment)
        wanted = address.format(folder=str(docs).replace(" ", "%20"))
        assert any(found.endswith(wanted) for found in LINK.findall(shown))

    @pytest.mark.parametrize(
        ("arguments", "environment"),
        [
            ([], {"TERM": "dumb"}),
            ([], {"TERM": "linux"}),
            ([], {"TERM_PROGRAM": "Apple_Terminal"}),
            ([], {"FORCE_HYPERLINK": "0"}),
            (["--color", "never"], {}),
            (["-f", "concise"], {}),
        ],
    )
    def test_are_left_out_where_they_would_do_harm(self, docs, arguments, environment):
        shown, _ = on_terminal(docs, docs, *arguments, **environment)
        assert "\x1b]8" not in shown

    def test_never_stand_in_a_file(self, docs, tmp_path):
        on_terminal(docs, docs, "-o", tmp_path / "report.txt", "--color", "always")
        assert "\x1b[" in (tmp_path / "report.txt").read_text()
        assert "\x1b]8" not in (tmp_path / "report.txt").read_text()
        assert str(tmp_path) not in (tmp_path / "report.txt").read_text()


class TestPager:
    def test_gets_the_report_with_its_colours_and_the_gate_decides(self, docs):
        shown, code = on_terminal(docs, docs, "--pager", PAGER="sed 's/^/page: /'")
        assert code == 1
        assert shown.count("page: ") > 10
        assert "\x1b[1;31m" in shown

    def test_is_used_only_when_it_is_asked_for(self, docs):
        shown, _ = on_terminal(docs, docs, PAGER="sed 's/^/page: /'")
        assert "page: " not in shown

    @pytest.mark.parametrize("pager", ["", "no-such-pager-here", "'open", "false", "head -1"])
    def test_one_that_fails_or_ends_early_changes_no_exit_code(self, docs, pager):
        shown, code = on_terminal(docs, docs, "--pager", PAGER=pager)
        assert code == 1
        assert "Traceback" not in shown
        if pager not in ("false", "head -1"):
            assert "FAIL" in shown

    def test_is_not_used_for_what_goes_to_a_file_or_a_pipe(self, docs, tmp_path):
        done = subprocess.run(
            [sys.executable, "-m", "reconcile", "check", docs, "--pager"],
            env={**CLEAN, "PYTHONPATH": str(ROOT), "PAGER": "false"},
            capture_output=True,
        )
        assert b"FAIL" in done.stdout
        on_terminal(docs, docs, "--pager", "-o", tmp_path / "report.txt", PAGER="false")
        assert "FAIL" in (tmp_path / "report.txt").read_text()
