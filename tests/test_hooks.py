"""What other programs run of this one: the hooks of pre-commit, the action of GitHub, the problem matcher. As far as it
goes without them, each is run and not only read."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reconcile.cli import main
from reconcile.errors import Diagnostic
from reconcile.report import concise
from tests import reports
from tests.report import sample

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = {step.get("id", step.get("name")): step for step in ACTION["runs"]["steps"]}
MATCHERS = {
    matcher["owner"]: matcher for matcher in json.loads((ROOT / "problem-matcher.json").read_text())["problemMatcher"]
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("RECONCILE_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "project"
    (folder / "my articles").mkdir(parents=True)
    for name, amount in (("a.txt", "48.2"), ("b.md", "42.8")):
        (folder / "my articles" / name).write_text(f"In 2021 the new bridge over the Aller cost ${amount} million.\n")
    monkeypatch.chdir(folder)
    return folder


class TestHooks:
    # The fields that pre-commit's manifest has, and those without which it refuses one.
    KNOWN = frozenset(
        {"id", "name", "entry", "language", "description", "args", "files", "exclude", "types", "types_or"}
        | {"pass_filenames", "require_serial"}
    )

    @pytest.mark.parametrize("id", HOOKS)
    def test_are_a_manifest(self, id):
        assert {"id", "name", "entry", "language"} <= set(HOOKS[id]) <= self.KNOWN
        assert HOOKS[id]["language"] == "python"

    def run(self, id, *names, args=None):
        hook = HOOKS[id]
        given = hook.get("args", []) if args is None else args
        command = [*shlex.split(hook["entry"]), *given, *(names if hook.get("pass_filenames", True) else ())]
        assert command[0] == "reconcile"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, env=environment)

    @pytest.mark.parametrize("args", [None, ["my articles"]])
    def test_all_documents_are_compared_whichever_was_changed(self, project, args):
        done = self.run("reconcile", "my articles/a.txt", args=args)
        assert (done.returncode, done.stderr) == (1, "")
        assert "MON001" in done.stdout

    def test_changed_files_are_compared_with_each_other(self, project):
        both = ["my articles/a.txt", "my articles/b.md"]
        assert self.run("reconcile-files", *both).returncode == 1
        assert self.run("reconcile-files", both[0]).returncode == 0
        assert HOOKS["reconcile-files"]["require_serial"] is True  # in batches they would miss each other
        assert all(re.search(HOOKS["reconcile-files"]["files"], name) for name in both)
        assert not re.search(HOOKS["reconcile-files"]["files"], "sources.yaml")


class TestAction:
    """Each step's shell lines, with the package of this checkout and the variables that a runner sets."""

    @pytest.fixture
    def run(self, tmp_path):
        temporary = tmp_path / "temp"
        temporary.mkdir()
        runner = {
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "RUNNER_TEMP": str(temporary),
            "PYTHON": sys.executable,
        }

        def run(step, **variables):
            environment = {**os.environ, **runner, **variables}
            # As GitHub runs `shell: bash`.
            script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]]
            return subprocess.run(script, capture_output=True, text=True, env=environment)

        run.temporary = temporary
        return run

    def check(self, run, **inputs):
        variables = {name: str(value["default"]) for name, value in ACTION["inputs"].items()} | inputs
        (run.temporary / "reconcile").mkdir(exist_ok=True)
        if not (run.temporary / "reconcile" / "reconcile").exists():
            (run.temporary / "reconcile" / "reconcile").symlink_to(ROOT / "reconcile")
            (run.temporary / "reconcile" / "rules").symlink_to(ROOT / "rules")
        return run("check", PATHS=variables["paths"], ARGS=variables["args"], SUMMARY=variables["summary"])

    def test_what_a_step_reads_is_given_to_it(self):
        inputs = {match for step in STEPS.values() for match in re.findall(r"inputs\.([\w-]+)", json.dumps(step))}
        assert inputs == set(ACTION["inputs"])
        for step in STEPS.values():
            assert "${{" not in step.get("run", ""), "what is pasted into a script can run as a command"
            if "run" in step:
                assert step["shell"] == "bash"
                free = set(re.findall(r"\$\{?([A-Z_]+)", step["run"])) - set(step.get("env", {}))
                assert free <= {"GITHUB_ACTION_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "RUNNER_TEMP"}

    def test_it_installs_this_checkout(self, run, project):
        pytest.importorskip("hatchling", reason="the package can't be built here without hatchling")
        # pip reads its flags from the environment; a build without the network needs what this one has.
        done = run("Install reconcile", PIP_NO_INDEX="1", PIP_NO_DEPS="1", PIP_NO_BUILD_ISOLATION="0")
        assert done.returncode == 0, done.stderr
        assert (run.temporary / "reconcile" / "reconcile" / "rules" / "units.yaml").exists()
        done = self.check(run)
        assert (done.returncode, "MON001" in done.stdout) == (1, True)
        environment = {**os.environ, "PYTHONPATH": str(run.temporary / "reconcile")}
        done = subprocess.run([sys.executable, "-m", "reconcile", "init"], capture_output=True, env=environment)
        assert done.returncode == 0, "the templates are in the package"

    def test_it_checks_and_tells(self, run, project):
        done = self.check(run)
        assert done.returncode == 1
        assert done.stdout.startswith("my articles/a.txt:1:44: MON001 error ")
        assert (run.temporary / "output").read_text() == "exit-code=1\n"
        assert "MON001" in (run.temporary / "summary.md").read_text()

    def test_its_inputs(self, run, project):
        done = self.check(run, paths="my articles/a.txt\nmy articles/b.md\n", args="--fail-on=never\n", summary="false")
        assert done.returncode == 0
        assert not (run.temporary / "summary.md").exists()
        done = self.check(run, args='--fail-on never --exclude "my articles"')
        assert (done.returncode, "1 document left out" in done.stderr) == (5, False)
        done = self.check(run, paths="$(touch pwned)\n-f\n`touch pwned`", args="")
        assert done.returncode == 2
        assert not Path("pwned").exists()
        assert "-f: error: no such file or folder" in done.stderr

    def test_it_registers_the_matcher_and_takes_it_back(self, run):
        place = run("Register the problem matcher").stdout.strip().removeprefix("::add-matcher::")
        assert json.loads(Path(place).read_text())["problemMatcher"]
        taken = re.findall(r"^::remove-matcher owner=(.+)::$", run("Unregister the problem matcher").stdout, re.M)
        assert set(taken) == set(MATCHERS)
        assert STEPS["Unregister the problem matcher"]["if"] == "always()"


class TestMatcher:
    @staticmethod
    def matched(line):
        """The owner and the fields that the first matcher finds in a line."""
        for owner, matcher in MATCHERS.items():
            (pattern,) = matcher["pattern"]
            if match := re.search(pattern["regexp"], line):
                fields = {name: match[group] for name, group in pattern.items() if name != "regexp"}
                return owner, {"severity": matcher.get("severity", "error"), **fields}
        return None, {}

    @pytest.mark.parametrize("severity", ["error", "warning", "note"])
    def test_every_finding_is_matched_once(self, severity):
        line, also = concise.render(reports.report(reports.finding(severity=severity))).splitlines()
        owner, fields = self.matched(line)
        assert owner == ("reconcile-note" if severity == "note" else "reconcile")
        assert fields == {
            "file": "a.txt",
            "line": "1",
            "column": "23",
            "code": "MON001",
            "severity": "notice" if severity == "note" else severity,  # GitHub knows no notes
            "message": "$4.2 million in a, $4.2 billion in b",
        }
        assert self.matched(also) == (None, {})

    def test_the_real_output(self, project, capsys):
        assert main(["check", ".", "-f", "concise"]) == 1
        line, _ = capsys.readouterr().out.splitlines()
        owner, fields = self.matched(line)
        assert (owner, fields["file"], fields["line"], fields["column"]) == (
            "reconcile",
            "my articles/a.txt",
            "1",
            "44",
        )

    def test_hostile_documents_open_no_second_place(self):
        found = [self.matched(line) for line in concise.render(sample.report()).splitlines()]
        assert [fields["code"] for owner, fields in found if owner] == ["MON001", "ATT001"]
        line = "a.txt:1:2: MON001 error says b.txt:3:4: DAT001 warning x"
        assert self.matched(line)[1]["file"] == "a.txt"

    @pytest.mark.parametrize(
        ("fault", "fields"),
        [
            (Diagnostic(message="is empty", path="c.txt"), ("c.txt", None, None, "is empty")),
            (Diagnostic(message="is not UTF-8", path="c.txt", line=2), ("c.txt", "2", None, "is not UTF-8")),
            (Diagnostic(message="x: y", path="r.toml", line=2, column=1), ("r.toml", "2", "1", "x: y")),
        ],
    )
    def test_faults_of_the_input(self, fault, fields, capsys):
        from reconcile.cli.diagnostics import tell

        tell([fault])
        (line,) = capsys.readouterr().err.splitlines()
        owner, found = self.matched(line)
        assert owner == "reconcile-input"
        assert (found["file"], found["line"], found["column"], found["message"]) == fields

    @pytest.mark.parametrize(
        "line",
        ["PASS nothing at or above --fail-on=error (exit 0)", "  hint: did you mean 'a'?", "reconcile: interrupted"],
    )
    def test_other_lines_are_none(self, line):
        assert self.matched(line) == (None, {})


def test_the_docs_show_the_same_pattern_for_editors():
    shown = re.search(r"```json\n(?P<task>.+?)```", (ROOT / "docs" / "adopt.md").read_text(), re.DOTALL)
    (task,) = json.loads(shown["task"])["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    (ours,) = MATCHERS["reconcile"]["pattern"]
    assert pattern == ours | {"regexp": ours["regexp"].replace("(error|warning)", "(error|warning|note)")}


@pytest.mark.parametrize("id", HOOKS)
def test_the_docs_name_each_hook(id):
    assert f"- id: {id} " in (ROOT / "docs" / "adopt.md").read_text()
