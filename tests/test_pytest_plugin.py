"""`pytest fixtures/` in a user's project: one test an expectation, as a user sees them."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# Pytester forgets what was imported in a run of its own, and compiled modules don't bear being imported twice.
import reconcile.corpus.collect  # noqa: F401
from reconcile import pipeline
from reconcile.rulepack.load import load_rules
from tests.reports import TEXTS, finding, report
from tests.test_corpus import CORPUS

pytest_plugins = ["pytester"]

EXPECTED = """\
claims:
  - {document: a, quote: "$4.2 million", kind: money, unit: USD}
  - {document: a, quote: "$4.2 million", kind: money, value: [4200000, 4200000]}
facts:
  - id: cost
    verdict: conflict
    reasons: [magnitude]
    claims: [{document: a, quote: "$4.2 million"}, {document: b, quote: "$4.2 billion"}]
findings:
  - {code: MON001, documents: [a, b], cause: magnitude-slip}
nothing_in:
  - {document: a, quote: "Monday"}
todo:
  - why: days are not read
    claims: {document: a, quote: "Monday", kind: date}
"""
ROOT = Path(__file__).parents[1]
OURS = ["-p", "reconcile.pytest_plugin"]  # nothing else: other plugins take longer than the tests


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with one corpus; every run over it finds one error."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setattr(pipeline, "check", lambda paths, options: load_rules(options.rules) and report(finding()))
    docs = pytester.mkdir("fixtures") / "bridge" / "docs"
    docs.mkdir(parents=True)
    for name, text in TEXTS.items():
        (docs / f"{name}.txt").write_text(text)
    (docs.parent / "corpus.yaml").write_text(CORPUS)
    (docs.parent / "expected.yaml").write_text(EXPECTED)
    return pytester


def rewrite(project: pytest.Pytester, old: str, new: str) -> None:
    file = project.path / "fixtures/bridge/expected.yaml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))


def test_pytest_knows_the_plugin_where_the_program_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["entry-points"]["pytest11"] == {"reconcile": "reconcile.pytest_plugin"}


def test_each_expectation_is_a_test(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess(*OURS, "-v", "-rx", "fixtures")
    assert result.ret == 0
    place = "fixtures/bridge/corpus.yaml::"
    result.stdout.fnmatch_lines(
        [
            f"{place}claims[[]a '$4.2 million'[]] PASSED*",
            f"{place}claims[[]a '$4.2 million'[]]#2 PASSED*",
            f"{place}facts[[]cost[]] PASSED*",
            f"{place}findings[[]MON001 in a, b[]] PASSED*",
            f"{place}nothing_in[[]a 'Monday'[]] PASSED*",
            f"{place}todo[[]a 'Monday'[]] XFAIL*",
            f"{place}findings[[]no others[]] PASSED*",
            f"XFAIL {place}todo[[]a 'Monday'[]] - *days are not read",
        ]
    )
    result.assert_outcomes(passed=6, xfailed=1)


def test_a_failure_shows_the_difference_and_no_traceback(project: pytest.Pytester) -> None:
    rewrite(project, "unit: USD", "unit: EUR")
    rewrite(project, "documents: [a, b], cause: magnitude-slip", "documents: [a], cause: wrong-currency")
    result = project.runpytest_inprocess(*OURS, "fixtures")
    result.assert_outcomes(passed=3, failed=3, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "unit: expected EUR, found USD",
            "fixtures/bridge/expected.yaml:2: claims: a '$4.2 million'",
            "      a.txt:1:23  The council set aside $4.2 million for the bridge.",
            "      - unit: EUR",
            "      + unit: USD",
            "not raised; raised: MON001 (error) in a, b*",
            "fixtures/bridge/expected.yaml:10: findings: MON001 in a",
            "*expected.yaml: findings: MON001 (error) in a, b on *",
            "FAILED *claims[[]a '$4.2 million'[]] - unit: expected*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*.py:*")


def test_a_known_miss_fails_when_it_holds(project: pytest.Pytester) -> None:
    rewrite(project, "kind: date", "kind: money")
    rewrite(project, 'claims: {document: a, quote: "Monday"', 'claims: {document: b, quote: "$4.2 billion"')
    result = project.runpytest_inprocess(*OURS, "fixtures")
    result.assert_outcomes(passed=6, failed=1)
    result.stdout.fnmatch_lines(["holds now: move it up to claims", "*expected.yaml:14: todo: b '$4.2 billion'"])


def test_an_expectation_with_faults_is_one_error(project: pytest.Pytester) -> None:
    rewrite(project, "kind: money", "knid: money")
    result = project.runpytest_inprocess(*OURS, "fixtures")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*expected.yaml:2:42: unknown field 'knid'", "  hint: did you mean 'kind'?"])


def test_a_quote_that_is_not_there(project: pytest.Pytester) -> None:
    rewrite(project, '"Monday"', '"Oslo"')
    result = project.runpytest_inprocess(*OURS, "fixtures")
    result.assert_outcomes(passed=5, failed=1, xfailed=1)
    result.stdout.fnmatch_lines(["'a' doesn't say 'Oslo'", "*expected.yaml:12: nothing_in: a 'Oslo'"])


def test_tests_can_be_chosen(project: pytest.Pytester) -> None:
    project.runpytest_inprocess(*OURS, "fixtures", "-k", "cost").assert_outcomes(passed=1, deselected=6)
    project.runpytest_inprocess(*OURS, "fixtures", "-m", "not reconcile").assert_outcomes(deselected=7)
    one = "fixtures/bridge/corpus.yaml::facts[cost]"
    project.runpytest_inprocess(*OURS, one).assert_outcomes(passed=1)


def test_rule_packs_come_from_the_ini_file(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nreconcile_rules = mine\n")
    project.mkdir("mine").joinpath("currencies.yaml").write_text("- {}\n")
    result = project.runpytest_inprocess(*OURS, "fixtures", "-k", "cost")
    result.assert_outcomes(failed=1, deselected=6)
    result.stdout.fnmatch_lines(["*mine/currencies.yaml:1:3: *"])


def test_other_files_of_that_name_are_left_alone(project: pytest.Pytester) -> None:
    (project.path / "fixtures/bridge/expected.yaml").unlink()
    project.runpytest_inprocess(*OURS, "fixtures").assert_outcomes()


def test_nothing_is_imported_where_there_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "def test_it():\n"
        "    assert 'reconcile.pytest_plugin' in sys.modules\n"
        "    heavy = {'msgspec', 'yaml', 'rich', 'click', 'pandas', 'pint', 'reconcile.corpus'}\n"
        "    assert not heavy & set(sys.modules)\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *OURS, str(tmp_path)]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    run = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
