"""Files that are nested so deeply that following them down would end the process."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reconcile.rulepack.nesting import compose

ROOT = Path(__file__).parents[2]
DEEP = "[" * 100_000
BLOCKS = "".join(f"{' ' * depth}a:\n" for depth in range(900))
TEXT = "The toll is 45 dollars.\n"


@pytest.mark.parametrize("text", [DEEP, "{a: " * 50_000, "- " * 2_000, BLOCKS])
def test_it_is_refused(text):
    with pytest.raises(yaml.MarkedYAMLError, match="nested too deeply"):
        compose(text)


def test_what_people_nest_is_read():
    assert compose("[" * 16 + "]" * 16) is not None
    assert compose("") is None


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        ({"rules/currencies.yaml": DEEP}, ["check", "docs", "--rules", "rules"], 2),
        ({"base.yaml": DEEP}, ["check", "docs", "--baseline", "base.yaml"], 2),
        ({"base.yaml": DEEP}, ["baseline", "add", "docs", "--reason=x", "--author=A", "--baseline", "base.yaml"], 2),
        ({"docs/sources.yaml": DEEP}, ["check", "docs"], 2),
        ({"rates.yaml": DEEP}, ["check", "docs", "--rates", "rates.yaml"], 2),
        ({"docs/c.md": f"---\na: {DEEP[:15_000]}\n---\n{TEXT}"}, ["check", "docs"], 0),
        (
            {"f/floors.yaml": DEEP, "f/c/corpus.yaml": "{}", "f/c/docs/a.txt": TEXT, "f/c/expected.yaml": "{}"},
            ["test", "f"],
            2,
        ),
        ({"f/c/expected.yaml": DEEP, "f/c/corpus.yaml": "{}", "f/c/docs/a.txt": TEXT}, ["test", "f"], 2),
    ],
)
def test_no_file_ends_the_process(tmp_path, files, arguments, code):
    for name, text in {"docs/a.txt": TEXT, "docs/b.txt": TEXT, **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-m", "reconcile", *arguments]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert "nested too deeply" in done.stderr
