"""A run that takes its time: how far it is, several processes, and what is left when it is interrupted."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.terminals import started

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-m", "reconcile"]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("RECONCILE_")},
    "PYTHONPATH": str(ROOT),
    "TERM": "xterm",
}
LINE = (
    "The council of town {number} approved on 4 May 2024 a bridge for ${number}.5 million, up {number}% from a year "
    "before; {number} engineers, said Mayor Ruth Adler, will need {number} months. “We paid €{number},000,” she said.\n"
)

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    for document in range(10):
        text = "".join(LINE.format(number=line + document) for line in range(2, 60))
        (folder / f"{document}.txt").write_text(text)
    return folder


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(answer, seconds=20.0):
    end = time.monotonic() + seconds
    while not (found := answer()) and time.monotonic() < end:
        time.sleep(0.02)
    return found


@pytest.fixture
def working(corpus):
    """A run with two processes at work, in a process group of its own, and its report's file, which isn't empty."""
    output = corpus.parent / "report.json"
    output.write_text("before")
    process = subprocess.Popen(
        [*PROGRAM, "extract", "docs", "-j2", "-f", "json", "-o", "report.json"],
        cwd=corpus.parent,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    workers = until(lambda: len(found := children(process.pid)) == 2 and found)
    assert workers, "no two processes were seen"
    yield process, workers, output
    for pid in (process.pid, *workers):
        if running(pid):
            os.kill(pid, signal.SIGKILL)
    process.communicate()


class TestProcesses:
    def test_control_c_ends_all_at_once(self, working):
        process, workers, output = working
        os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it
        _, error = process.communicate(timeout=10)
        assert (process.returncode, error.strip()) == (130, b"reconcile: interrupted")
        assert not any(map(running, workers))
        assert output.read_text() == "before"
        assert sorted(path.name for path in output.parent.iterdir()) == ["docs", "report.json"]

    @pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
    def test_none_outlives_a_run_that_is_killed(self, working, by):
        process, workers, output = working
        process.send_signal(by)
        process.wait(timeout=10)
        assert until(lambda: not any(map(running, workers)))
        assert output.read_text() == "before"

    def test_one_that_dies_is_told_of(self, working):
        process, workers, output = working
        os.kill(workers[1], signal.SIGKILL)
        _, error = process.communicate(timeout=30)
        assert process.returncode == 70
        assert error.decode() == (
            "error: one of 2 processes was ended by SIGKILL\n"
            "  hint: perhaps memory ran out: use fewer processes, or one with --jobs 1\n"
        )
        assert not running(workers[0])
        assert output.read_text() == "before"

    def test_a_page_doesnt_tell_how_many(self, tmp_path):
        (tmp_path / "a.txt").write_text(LINE.format(number=4))
        (tmp_path / "b.txt").write_text(LINE.format(number=5))
        runs = [
            subprocess.run(
                [*PROGRAM, "check", tmp_path, "-f", "html", f"-j{jobs}"], env=ENVIRONMENT, capture_output=True
            )
            for jobs in (1, 2)
        ]
        assert runs[0].stdout == runs[1].stdout
        assert b"</html>" in runs[0].stdout

    def test_the_bytes_are_those_of_one_process(self, corpus):
        runs = [
            subprocess.run(
                [*PROGRAM, "extract", corpus, "-f", "json", f"-j{jobs}"], env=ENVIRONMENT, capture_output=True
            )
            for jobs in (1, 3)
        ]
        assert runs[0].stdout == runs[1].stdout
        assert [run.returncode for run in runs] == [0, 0]

    @pytest.mark.parametrize("jobs", ["many", "-1", "1.5"])
    def test_a_number_that_is_none(self, corpus, jobs):
        done = subprocess.run([*PROGRAM, "check", corpus, f"--jobs={jobs}"], env=ENVIRONMENT, capture_output=True)
        assert done.returncode == 2
        assert f"'{jobs}' is no number of processes; 4, 0 or auto".encode() in done.stderr


# The program with a line that comes at once, or only after a minute, and with a stage that takes its time.
TIMED = """
import sys, time
from reconcile import pipeline
from reconcile.cli import main, progress
progress._AFTER = {after}
link = pipeline.link
pipeline.link = lambda *given: (time.sleep({linking}), link(*given))[1]
sys.exit(main())
"""


def on_terminal(*arguments, stdout=None, after=0, linking=0.3, interrupt_at=None, **environment):
    """What a run writes to a terminal, on standard error alone where `stdout` is a file, and its exit code."""
    process, parts = started(
        [sys.executable, "-c", TIMED.format(after=after, linking=linking), *map(str, arguments)],
        stdout,
        env=ENVIRONMENT | environment,
        start_new_session=True,
    )
    written = b""
    for part in parts:
        written += part
        if interrupt_at is not None and interrupt_at in written:
            interrupt_at = None
            os.killpg(process.pid, signal.SIGINT)
    return written, process.wait()


class TestProgress:
    @pytest.fixture
    def docs(self, tmp_path):
        folder = tmp_path / "docs"
        folder.mkdir()
        for name in ("a", "b"):
            (folder / f"{name}.txt").write_text(LINE.format(number=4))
        return folder

    @pytest.fixture
    def out(self, tmp_path):
        with (tmp_path / "out.json").open("w+b") as file:
            yield file

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_a_long_run_tells_how_far_it_is_and_clears_it_away(self, docs, out, jobs):
        written, code = on_terminal("check", docs, "-f", "json", f"-j{jobs}", stdout=out)
        assert code == 0
        for stage in (b"reading", b"linking"):
            assert stage in written
        assert not re.search(rb"linking[^\r]*%", written)  # nobody knows how much of it is done
        assert written.count(b"\x1b[?25l") == written.count(b"\x1b[?25h") == 1  # the cursor comes back
        assert b"linking" not in written[written.rindex(b"\x1b[2K") :]  # its line is empty
        assert b"PASS" in written[written.rindex(b"\x1b[2K") :]
        out.seek(0)
        result = out.read()
        assert result.startswith(b"{")
        assert b"\x1b" not in result

    @pytest.mark.parametrize(
        ("flags", "environment"),
        [(["--no-progress"], {}), (["-q"], {}), ([], {"TERM": "dumb"}), ([], {"RECONCILE_NO_PROGRESS": "1"})],
    )
    def test_not_where_it_isnt_wanted(self, docs, out, flags, environment):
        written, _ = on_terminal("extract", docs, "-f", "json", *flags, stdout=out, **environment)
        assert written == b""

    def test_not_for_a_short_run(self, docs, out):
        written, _ = on_terminal("check", docs, "-f", "json", stdout=out, after=60)
        assert b"\x1b" not in written

    def test_in_ascii(self, docs, out):
        written, _ = on_terminal("extract", docs, "-f", "json", "--ascii", stdout=out)
        assert b"reading" in written
        assert written.isascii()

    def test_control_c_leaves_the_terminal_as_it_was(self, docs):
        written, code = on_terminal("check", docs, interrupt_at=b"linking", linking=20)
        assert code == 130
        assert written.endswith(b"reconcile: interrupted\r\n")
        assert written.count(b"\x1b[?25l") == written.count(b"\x1b[?25h")
