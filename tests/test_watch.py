"""check --watch, at a terminal and beside an editor."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.terminals import started

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("RECONCILE_")},
    "PYTHONPATH": str(ROOT),
    "TERM": "xterm",
}
CLEARED = "\x1b[2J\x1b[3J\x1b[H"
PASS, FAIL = "PASS nothing at or above", "FAIL 1 error"


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    write(folder / "a.txt", "The bridge over the Elm cost $4.2 million.\n")
    write(folder / "b.txt", "The bridge over the Elm cost $4.2 million.\n")
    return folder


def write(path, text):
    path.with_name(f".{path.name}.new").write_text(text)
    path.with_name(f".{path.name}.new").replace(path)


class Watched:
    """A run with --watch, and what it has written to its terminal."""

    def __init__(self, folder, *arguments, stdout=None):
        self.process, self._parts = started(
            [sys.executable, "-m", "reconcile", "check", "docs", "--watch", "--no-progress", *arguments],
            stdout,
            cwd=folder,
            env=ENVIRONMENT,
            start_new_session=True,
        )
        self.written, self._raw = "", b""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        for part in self._parts:
            self._raw += part
            self.written = re.sub(r"\x1b\[[\d;]*m", "", self._raw.decode(errors="replace"))  # without colours

    def after(self, words, runs, seconds=60.0):
        """What was written when the run of this number had ended with these words."""
        end = time.monotonic() + seconds
        while self.written.count("for changes, Ctrl-C ends") < runs and time.monotonic() < end:
            time.sleep(0.05)
        assert self.written.count("for changes, Ctrl-C ends") == runs, self.written
        assert words in self.written, self.written
        return self.written

    def end(self):
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(timeout=20)
        self._reader.join(timeout=5)
        return code


@pytest.fixture
def watch(docs):
    runs = []

    def start(*arguments, **settings):
        runs.append(Watched(docs.parent, *arguments, **settings))
        return runs[-1]

    yield start
    for run in runs:
        if run.process.poll() is None:
            run.process.kill()
            run.process.wait()
        run._reader.join(timeout=5)


def test_checks_again_on_a_clean_screen_when_a_document_changes(docs, watch):
    run = watch()
    first = run.after(PASS, 1)
    assert first.startswith(CLEARED)
    assert re.search(r"\[\d\d:\d\d:\d\d\] watching \d+ files for changes, Ctrl-C ends", first)
    write(docs / "b.txt", "The bridge over the Elm cost $4.9 million.\n")
    second = run.after(FAIL, 2)
    assert second.count(CLEARED) == 2
    assert "b.txt changed" in second
    write(docs / "c.txt", "It rained.\n")  # a new one
    run.after("c.txt added", 3)
    (docs / "b.txt").unlink()
    assert run.after("b.txt removed", 4).rpartition(CLEARED)[2].count(FAIL) == 0
    assert run.end() == 130
    assert "Traceback" not in run.written
    assert "Aborted" not in run.written


def test_what_else_a_run_reads_is_watched_too(docs, watch):
    write(docs.parent / "mine.toml", 'fail-on = "never"\n')
    write(docs / "b.txt", "The bridge over the Elm cost $4.9 million.\n")
    run = watch("--config", "mine.toml")
    run.after("(exit 0)", 1)
    write(docs.parent / "mine.toml", 'fial-on = "error"\n')
    run.after("did you mean 'fail-on'?", 2)  # a fault doesn't end it
    write(docs.parent / "mine.toml", 'fail-on = "error"\n')
    run.after("(exit 1)", 3)
    write(docs / "sources.yaml", "- file: a.txt\n  publisher: The Daily\n")
    run.after("The Daily", 4)
    assert run.end() == 130


def test_files_of_results_are_written_anew_and_not_watched(docs, watch):
    run = watch("-f", "concise", "-o", "docs/out.concise", "--report", "json=report.json")
    run.after(PASS, 1)
    assert (docs / "out.concise").read_text() == ""
    write(docs / "b.txt", "The bridge over the Elm cost $4.9 million.\n")
    run.after(FAIL, 2)
    assert "MON001" in (docs / "out.concise").read_text()
    assert '"exit_code": 1' in (docs.parent / "report.json").read_text()
    # Results that were watched would be among what has changed since the run before.
    write(docs / "c.txt", "It rained.\n")
    written = run.after("c.txt added", 3)
    assert re.findall(r"\] (.*) (?:changed|added)", written) == ["b.txt", "c.txt"]


def test_nothing_is_cleared_where_no_terminal_shows_the_result(docs, tmp_path, watch):
    with (tmp_path / "out.txt").open("wb") as out:
        run = watch("-f", "concise", stdout=out)
        run.after(PASS, 1)
        assert run.end() == 130
    assert CLEARED not in run.written
    assert (tmp_path / "out.txt").read_text() == ""


def test_names_of_files_cant_write_to_the_terminal(docs, watch):
    run = watch()
    run.after(PASS, 1)
    write(docs / "d\x1b]0;owned\x07\u202e.txt", "It rained.\n")
    written = run.after("owned", 2)
    assert "\x1b]0;owned" not in written
    assert "\u202e" not in written
    assert run.end() == 130


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-", "--watch"], "standard input can't be watched"),
        (["docs", "--watch", "--fail-on", "eror"], "'eror' is not one of"),
    ],
)
def test_usage_is_still_2(docs, arguments, says):
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", "check", *arguments],
        cwd=docs.parent,
        env=ENVIRONMENT,
        input=b"",
        capture_output=True,
    )
    assert done.returncode == 2
    assert says in done.stderr.decode()
