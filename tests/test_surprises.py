"""What a user gets wrong without noticing: a variable nobody reads, an empty path, files of other types."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from reconcile.cli import COMMANDS, main
from reconcile.cli.command import Flag, unknown_variables

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def docs(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("RECONCILE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("In 2021 the new bridge over the Aller cost $48.2 million.\n")
    return folder


def all_commands():
    found = [import_module(f"reconcile.cli.{name}").command for name in COMMANDS]
    return found + [part for command in found if isinstance(command, click.Group) for part in command.commands.values()]


class TestVariables:
    def test_one_that_sets_nothing_is_told_and_fails_nothing(self, capsys, monkeypatch):
        monkeypatch.setenv("RECONCILE_FIAL_ON", "note")
        monkeypatch.setenv("RECONCILE_DEPLOYMENT_TOKEN", "x")
        assert main(["check", "docs", "-f", "json"]) == 0
        assert capsys.readouterr().err.startswith(
            "warning: the variable RECONCILE_DEPLOYMENT_TOKEN sets nothing\n"
            "warning: the variable RECONCILE_FIAL_ON sets nothing\n"
            "  hint: did you mean RECONCILE_FAIL_ON?\n"
        )
        assert main(["check", "docs", "-f", "json", "-q"]) == 0
        assert capsys.readouterr().err == ""

    def test_every_flags_own_is_known(self):
        flags = [parameter for command in all_commands() for parameter in command.params]
        names = {flag.envvar for flag in flags if isinstance(flag, Flag) and flag.envvar}
        assert len(names) > 20
        assert unknown_variables(names) == []
        assert unknown_variables(["PATH", "_RECONCILE_COMPLETE", "reconcile_x"]) == []

    def test_one_that_is_known_elsewhere_is_no_surprise(self, capsys, monkeypatch):
        monkeypatch.setenv("RECONCILE_FAIL_ON", "note")
        assert main(["extract", "docs", "-f", "jsonl"]) == 0
        assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", [["check"], ["extract"], ["baseline", "prune"], ["check", "docs"]])
def test_an_empty_path_is_a_fault_of_usage(capsys, command):
    assert main([*command, ""]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "a path is empty; write . for the current folder" in output.err


@pytest.mark.parametrize("command", ["check", "extract"])
class TestOtherTypes:
    TOLD = "note: 4 files of other types are not read: 3 .pdf, 1 .docx\n"

    @pytest.fixture(autouse=True)
    def others(self, docs):
        for name in ("c.pdf", "d.pdf", "e.pdf", "f.docx"):
            (docs / name).write_bytes(b"%PDF-1.7")

    def test_in_a_folder_they_are_counted(self, capsys, command):
        assert main([command, "docs"]) == 0
        assert capsys.readouterr().err == self.TOLD
        main([command, "docs", "-q"])
        assert self.TOLD not in capsys.readouterr().err
        main([command, "docs", "-f", "json"])
        assert self.TOLD in capsys.readouterr().err

    def test_many_types_are_one_line(self, capsys, command, docs):
        for number in range(40):
            (docs / f"x.t{number:02}").write_text("")
        main([command, "docs"])
        assert "44 files of other types are not read: 3 .pdf, 1 .docx, 1 .t00, 1 .t01, 1 .t02, 37 more types\n" in (
            capsys.readouterr().err
        )

    def test_one_that_is_named_is_2(self, capsys, command):
        assert main([command, "docs/a.txt", "docs/c.pdf"]) == 2
        assert (
            "docs/c.pdf: error: is of a type that isn't read: .pdf\n"
            "  hint: documents end in .csv, .jsonl, .markdown, .md, .text, .txt\n"
        ) in capsys.readouterr().err


def test_a_named_pipe_ends_at_once(docs):
    os.mkfifo(docs / "feed.txt")
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", "check", "docs/a.txt", "docs/feed.txt"],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert "docs/feed.txt: error: is a named pipe, not a file\n  hint: `reconcile check - < feed.txt`" in done.stderr
