"""`reconcile init`, as somebody meets it who wants the gate in a project of their own."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reconcile.adopt.requirement import requirement_of
from reconcile.cli import main
from reconcile.config import read_config, read_policy

ROOT = Path(__file__).parents[1]
OURS = {
    "agency.txt": "Oslo, 3 June 2024 (Nordwire) - The new bridge over the Aller cost $48.2 million in 2021.\n",
    "daily.md": "---\ntitle: The bridge\nsource: Daily\n---\nIn 2021 the bridge over the Aller cost $42.8 million.\n",
    "notes.txt": "In 2021 the bridge over the Aller cost $48.2 million.\n",
}
ALL = [".github/workflows/reconcile.yml", ".pre-commit-config.yaml", "reconcile.toml"]


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("RECONCILE_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def put(folder="articles"):
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in OURS.items():
        Path(folder, name).write_text(text)


def run(capsys, *arguments):
    code = main(arguments)
    output = capsys.readouterr()
    return code, output.out, output.err


def files():
    found = sorted(path for path in Path().rglob("*") if path.is_file())
    return {path.as_posix(): path.read_text() for path in found}


def in_shell(line, tmp_path):
    """A line of a shell, with `reconcile` as the program under test."""
    programs = tmp_path / "bin"
    programs.mkdir(exist_ok=True)
    program = programs / "reconcile"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reconcile "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{programs}:{os.environ['PATH']}"}
    environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment)


def test_an_empty_folder(capsys):
    code, out, err = run(capsys, "init", "--install", "reconcile==9")
    assert (code, err) == (0, "")
    assert sorted(files()) == ALL
    assert out == (
        "wrote reconcile.toml\n"
        "wrote .pre-commit-config.yaml\n"
        "wrote .github/workflows/reconcile.yml\n"
        "no sources.yaml: there are no documents here yet; run `reconcile init` again when there are\n"
    )


def test_what_the_documents_do_not_say_is_counted(capsys):
    put()
    _, out, _ = run(capsys, "init")
    assert "wrote articles/sources.yaml; found no publisher for 1 of 3 and no day of publication for 2 of 3:" in out


def test_the_sources_are_what_the_reader_finds(capsys):
    put()
    assert run(capsys, "init")[0] == 0
    assert yaml.load(Path("articles/sources.yaml").read_text(), yaml.BaseLoader) == [
        {"file": "agency.txt", "publisher": "Nordwire", "published": "2024-06-03"},
        {"file": "daily.md", "title": "The bridge", "publisher": "Daily"},
        {"file": "notes.txt"},
    ]


def test_what_was_written_changes_no_verdict(capsys):
    put()
    before = run(capsys, "check", "articles", "-f", "concise")
    run(capsys, "init")
    assert before[0] == 1
    assert run(capsys, "check", "articles", "-f", "concise") == before
    _, out, _ = run(capsys, "check", "articles", "-f", "json")
    assert '"published_from": "sources.yaml"' in out


def test_twice_in_a_row_changes_nothing(capsys):
    put()
    run(capsys, "init")
    before = files()
    code, out, err = run(capsys, "init")
    assert (code, err, files()) == (0, "", before)
    assert (
        out
        == (
            "kept reconcile.toml\n"
            "kept .pre-commit-config.yaml\n"
            "kept .github/workflows/reconcile.yml\n"
            "no sources.yaml: what is known of 3 documents in articles is written down already\n"
        )
        or "kept articles/sources.yaml\n" in out
    )


def test_the_same_folder_gives_the_same_bytes(capsys, tmp_path, monkeypatch):
    put()
    run(capsys, "init")
    first = files()
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    put()
    run(capsys, "init")
    assert files() == first
    assert not [text for text in first.values() if str(tmp_path) in text]


def test_the_config_passes_as_written_and_with_all_that_it_shows(capsys):
    put("art icles")
    run(capsys, "init")
    config = Path("reconcile.toml")
    assert read_config(config.resolve()) == {"fail_on": "error"}
    shown = re.sub(r"^# (?=\[|[\w-]+ = )", "", config.read_text(), flags=re.MULTILINE)
    config.write_text(shown)
    settings = read_config(config.resolve())
    assert settings["allow_empty"] is True
    assert read_policy(config.resolve()).suppressions[0].suppression.document == "art icles/archive/*"
    assert [grade.name for grade in read_policy(config.resolve()).grades] == ["ATT"]


def test_dry_run_prints_what_would_be_written(capsys):
    put()
    code, out, _ = run(capsys, "init", "--dry-run", "--quiet")
    assert code == 0
    assert sorted(files()) == [f"articles/{name}" for name in sorted(OURS)]
    run(capsys, "init")
    shown = "\n".join(line.rstrip() for line in out.splitlines())
    for path in (*ALL, "articles/sources.yaml"):
        text = "\n".join(f"    {line}".rstrip() for line in Path(path).read_text().splitlines())
        assert re.search(rf"would write {re.escape(path)}(;.*)?\n{re.escape(text)}", shown)


@pytest.mark.parametrize("folder", ["articles", "art icles", "-articles", 'it\'s: a #1 ["x"]', "new\nline", "a/b"])
def test_hook_and_ci_find_the_folder_whatever_it_is_called(capsys, tmp_path, folder):
    put(folder)
    assert run(capsys, "init", "--ci", "github")[0] == 0
    assert run(capsys, "init", "--ci", "gitlab")[0] == 0
    assert Path(folder, "sources.yaml").exists()
    (hook,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert (hook["pass_filenames"], hook["language"]) == (False, "system")
    for changed in (f"{folder}/agency.txt", f"{folder}/sources.yaml", "reconcile.toml"):
        assert re.search(hook["files"], changed)
    assert not re.search(hook["files"], "setup.py")
    done = subprocess.run([sys.executable, "-m", *shlex.split(hook["entry"])], capture_output=True, env=with_path())
    assert (done.returncode, done.stderr) == (1, b"")
    steps = yaml.safe_load(Path(".github/workflows/reconcile.yml").read_text())["jobs"]["reconcile"]["steps"]
    done = in_shell(steps[-1]["run"], tmp_path)
    assert done.returncode == 1
    assert "::error file=" in done.stdout
    assert "MON001" in (tmp_path / "summary.md").read_text()
    *_, check = yaml.safe_load(Path(".gitlab-ci.yml").read_text())["reconcile"]["script"]
    assert in_shell(check, tmp_path).returncode == 1
    assert Path("gl-code-quality-report.json").read_text().startswith("[")


def with_path():
    return {**os.environ, "PYTHONPATH": str(ROOT)}


class TestWhatIsThere:
    def test_is_never_changed(self, capsys):
        put()
        mine = {
            "reconcile.toml": 'fail-on = "note"\n',
            ".pre-commit-config.yaml": "repos: []\n",
            ".gitlab-ci.yml": "build:\n  script: [make]\n",
            "articles/sources.yaml": "- file: notes.txt\n  publisher: Us\n- file: agency.txt\n- file: daily.md\n",
        }
        for path, text in mine.items():
            Path(path).write_text(text)
        code, out, _ = run(capsys, "init", "--ci", "gitlab")
        assert code == 0
        assert {path: Path(path).read_text() for path in mine} == mine
        assert "kept reconcile.toml\n" in out
        assert "kept articles/sources.yaml\n" in out
        assert (
            "kept .pre-commit-config.yaml; to have reconcile in it, add under `repos:`:\n      - repo: local\n" in out
        )
        assert "kept .gitlab-ci.yml; to have reconcile in it, add at its end:\n    reconcile:\n" in out
        assert "wrote" not in out

    def test_settings_in_pyproject_arent_hidden_by_a_second_config(self, capsys):
        Path("pyproject.toml").write_text('[tool.reconcile]\nfail-on = "note"\n')
        _, out, _ = run(capsys, "init")
        assert "kept pyproject.toml, which has settings of reconcile\n" in out
        assert not Path("reconcile.toml").exists()

    def test_a_config_further_up_is_named(self, capsys, monkeypatch):
        Path("reconcile.toml").write_text("")
        Path("part").mkdir()
        monkeypatch.chdir("part")
        assert "wrote reconcile.toml, which goes before ../reconcile.toml here\n" in run(capsys, "init")[1]

    def test_a_link_to_nowhere_is_something(self, capsys, tmp_path):
        Path("reconcile.toml").symlink_to(tmp_path / "elsewhere.toml")
        assert "kept reconcile.toml\n" in run(capsys, "init")[1]
        assert not (tmp_path / "elsewhere.toml").exists()

    def test_a_file_in_the_place_of_a_folder(self, capsys):
        Path(".github").write_text("")
        code, out, err = run(capsys, "init")
        assert (code, out) == (2, "")
        assert ".github/workflows: error: can't be made: " in err
        assert sorted(files()) == [".github"]


class TestWhichFolder:
    def test_the_one_that_holds_all(self, capsys):
        put("texts/a")
        put("texts/b")
        run(capsys, "init")
        assert Path("texts/sources.yaml").exists()
        assert "reconcile check texts -f" in Path(".github/workflows/reconcile.yml").read_text()

    def test_the_one_that_is_named(self, capsys, project):
        put("texts/a")
        put("texts/b")
        run(capsys, "init", str(project / "texts" / "b"))
        assert Path("texts/b/sources.yaml").exists()
        assert not Path("texts/sources.yaml").exists()

    @pytest.mark.parametrize(("folder", "says"), [("..", "isn't below the current folder"), ("none", "does not exist")])
    def test_another_projects_is_a_fault_of_usage(self, capsys, folder, says):
        code, out, err = run(capsys, "init", folder)
        assert (code, out, files()) == (2, "", {})
        assert says in err


def test_a_document_that_cant_be_read_is_told_and_left_out(capsys):
    put()
    Path("articles/blank.txt").write_text("")
    code, out, err = run(capsys, "init")
    assert code == 2
    assert "articles/blank.txt: error: is empty" in err
    assert "wrote articles/sources.yaml;" in out
    assert "blank" not in Path("articles/sources.yaml").read_text()


def test_tables_describe_themselves(capsys):
    Path("news").mkdir()
    Path("news/all.jsonl").write_text('{"id": "x", "text": "The bridge cost $4 million.", "source": "Post"}\n')
    assert "what is known of 1 document in news is written down already" in run(capsys, "init")[1]


def test_a_table_of_sources_that_lacks_documents(capsys, tmp_path):
    Path("news").mkdir()
    for name in ("a", "b"):
        Path(f"news/{name}.md").write_text(f"# The bridge of {name}\n\nThe bridge cost $4 million.\n")
    Path("news/sources.yaml").write_text("- file: a.md\n  publisher: Post\n")
    out = run(capsys, "init")[1]
    added = "- file: b.md\n  title: The bridge of b\n"
    shown = "".join(f"    {line}\n" for line in added.splitlines())
    assert f"kept news/sources.yaml; it says nothing of 1 document; add to its list:\n{shown}" in out
    assert Path("news/sources.yaml").read_text() == "- file: a.md\n  publisher: Post\n"


def test_what_ci_installs(capsys, tmp_path):
    _, out, _ = run(capsys, "init", "--install", "reconcile @ git+https://example.com/r@v1")
    steps = yaml.safe_load(Path(".github/workflows/reconcile.yml").read_text())["jobs"]["reconcile"]["steps"]
    assert steps[2]["run"] == "python -m pip install 'reconcile @ git+https://example.com/r@v1'"
    assert "pip install" not in out


@pytest.mark.parametrize(
    ("written", "requirement"),
    [
        (
            '{"url": "https://example.com/r.git", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}',
            "reconcile @ git+https://example.com/r.git@ab12",
        ),
        (
            '{"url": "https://example.com/r.whl", "archive_info": {"hash": "sha256=0"}}',
            "reconcile @ https://example.com/r.whl",
        ),
        ('{"url": "file:///home/ada/r", "dir_info": {"editable": true}}', None),
        ('{"url": "file:///home/ada/r.whl", "archive_info": {}}', None),
        ("", None),
    ],
)
def test_a_copy_knows_where_it_came_from(written, requirement):
    assert requirement_of(written) == requirement
