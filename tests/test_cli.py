import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import reconcile
from reconcile import pipeline
from reconcile.cli import COMMANDS, main
from reconcile.config import CheckFormat
from reconcile.errors import Diagnostic, RulePackError
from reconcile.rulepack.load import load_rules
from tests.reports import finding, report

ROOT = Path(__file__).parents[1]
ERROR, WARNING = finding(), finding("ATT001", "warning")

MACHINE_FORMATS = [format for format in get_args(CheckFormat) if format not in ("text", "markdown", "html")]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Each test runs in a folder of its own, without the settings of the machine."""
    for name in [name for name in os.environ if name.startswith("RECONCILE_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def found(monkeypatch):
    """Makes every run find this report; returns the options that runs were given."""
    options = []

    def arrange(*findings, **fields):
        def run(paths, given, *, statements=False):
            options.append(given)
            return report(*findings, **fields)

        monkeypatch.setattr(pipeline, "check", run)
        monkeypatch.setattr(pipeline, "extract", run)
        return options

    return arrange


def program(*arguments, **settings):
    """The whole program as a process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | settings.pop("env", {})
    return subprocess.run(
        [sys.executable, "-m", "reconcile", *map(str, arguments)], capture_output=True, env=environment, **settings
    )


def program_to(file, *arguments):
    """The whole program, its standard output a file."""
    return subprocess.run(
        [sys.executable, "-m", "reconcile", *map(str, arguments)],
        stdout=file,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


class TestExitCodes:
    @pytest.mark.parametrize("format", get_args(CheckFormat))
    @pytest.mark.parametrize(
        ("findings", "fields", "flags", "code"),
        [
            ((), {}, [], 0),
            ((WARNING,), {}, [], 0),
            ((WARNING,), {}, ["--fail-on", "warning"], 1),
            ((ERROR,), {}, [], 1),
            ((ERROR,), {}, ["--exit-zero"], 0),
            ((ERROR,), {}, ["--fail-on=never"], 0),
            ((ERROR,), {}, ["--kind", "date"], 5),  # no claim is left to compare
            ((ERROR, WARNING), {}, ["--min-severity", "warning"], 1),
            ((), {"documents": ("a",)}, [], 5),
            ((), {"documents": ("a",)}, ["--allow-empty"], 0),
            ((ERROR,), {"diagnostics": (Diagnostic(message="no such file", path="c.txt"),)}, [], 2),
        ],
    )
    def test_are_the_same_for_every_format(self, found, findings, fields, flags, code, format):
        found(*findings, **fields)
        assert main(["check", "docs", "-f", format, *flags]) == code

    @pytest.mark.parametrize("command", ["check", "extract"])
    @pytest.mark.parametrize("format", ["text", "json"])
    def test_a_folder_without_documents_is_nothing_to_compare(self, elsewhere, capsys, command, format):
        (elsewhere / "empty").mkdir()
        (elsewhere / "docs").mkdir()
        (elsewhere / "docs" / "a.txt").write_text("The bridge cost $4.2 million.")
        for arguments, code in (
            (["empty"], 5),
            (["empty", "--allow-empty"], 0),
            (["empty", "docs", "--allow-empty"], 0),
            (["empty", "nowhere"], 2),
            (["empty", "nowhere", "--allow-empty"], 2),
        ):
            assert main([command, *arguments, "-f", format]) == code
            assert "empty: warning: holds no documents\n  hint: documents end in" in capsys.readouterr().err

    def test_json_repeats_the_exit_code(self, found, capsysbinary):
        found(ERROR)
        main(["check", "docs", "-f", "json"])
        assert json.loads(capsysbinary.readouterr().out)["summary"]["exit_code"] == 1

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["check"], "name the documents: files, folders, or . for all in this folder"),
            (["check", "docs", "--fail-on", "eror"], "'eror' is not one of"),
            (["check", "docs", "--format", "sarf"], "'sarf' is not one of"),
            (["check", "docs", "--as-of", "spring"], "'spring'"),
            (["check", "docs", "--kind", "mony"], "unknown kind 'mony', did you mean 'money'?"),
            (["check", "docs", "--select", "XYZ"], "unknown code 'XYZ'"),
            (["check", "docs", "--frmat", "json"], "--format"),
            (["check", "docs", "--report", "csv"], "'csv' is not FMT=FILE"),
            (["check", "docs", "--report", "cvs=a.csv"], "unknown format 'cvs', did you mean 'csv'?"),
            (["check", "docs", "--report", "csv=a", "--report", "json=./a"], "two results would go to a"),
            (["check", "docs", "-o", "a", "--report", "json=a"], "two results would go to a"),
            (["chekc"], "no command 'chekc', did you mean 'check'?"),
            ([], "Keep a gate:"),
        ],
    )
    def test_usage_is_2(self, found, capsys, arguments, says):
        found()
        assert main(arguments) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert says in output.err

    def test_every_fault_of_the_input_is_shown_with_its_place(self, monkeypatch, capsys):
        def run(paths, options, *, statements=False):
            raise RulePackError(
                Diagnostic(
                    message="unknown field 'wrods'",
                    path="rules/units.yaml",
                    line=3,
                    column=5,
                    excerpt="    wrods: [mile]",
                    hint="did you mean 'words'?",
                ),
                Diagnostic(message="no such folder of rule packs", path="none"),
            )

        monkeypatch.setattr(pipeline, "check", run)
        assert main(["check", "docs"]) == 2
        assert capsys.readouterr().err == (
            "rules/units.yaml:3:5: error: unknown field 'wrods'\n"
            "        wrods: [mile]\n"
            "        ^\n"
            "  hint: did you mean 'words'?\n"
            "none: error: no such folder of rule packs\n"
        )

    def test_an_unreadable_document_doesnt_hide_what_the_others_say(self, found, capsys):
        found(ERROR, diagnostics=(Diagnostic(message="can't be read", path="c.txt"),))
        assert main(["check", "docs", "-f", "concise"]) == 2
        output = capsys.readouterr()
        assert "MON001" in output.out
        assert "c.txt: error: can't be read" in output.err

    def test_a_fault_of_the_program_is_70(self, monkeypatch, capsys):
        monkeypatch.setattr(pipeline, "check", lambda paths, options: {}["gone"])
        assert main(["check", "docs"]) == 70
        short = capsys.readouterr().err
        assert "internal error: KeyError: 'gone'" in short
        assert "Traceback" not in short
        assert main(["check", "docs", "-v"]) == 70
        assert "Traceback" in capsys.readouterr().err

    def test_interrupted_is_130(self, monkeypatch, capsys):
        def run(paths, options):
            raise KeyboardInterrupt

        monkeypatch.setattr(pipeline, "check", run)
        assert main(["check", "docs"]) == 130
        assert "Traceback" not in capsys.readouterr().err


class TestStreams:
    @pytest.mark.parametrize("format", MACHINE_FORMATS)
    def test_machine_formats_own_stdout(self, found, capsysbinary, format):
        found(ERROR)
        main(["check", "docs", "-f", format])
        output = capsysbinary.readouterr()
        assert b"FAIL" not in output.out
        assert output.err == b"FAIL 1 error at or above --fail-on=error (exit 1)\n"

    def test_the_gates_line_ends_the_text(self, found, capsys):
        found(ERROR)
        main(["check", "docs"])
        output = capsys.readouterr()
        assert "FAIL 1 error at or above --fail-on=error (exit 1)" in output.out.rstrip().splitlines()[-1]
        assert output.err == ""

    def test_quiet_is_quiet(self, found, capsys):
        found(ERROR)
        main(["check", "docs", "-f", "json", "-q"])
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize(
        ("flags", "environment", "coloured"),
        [
            ([], {}, False),
            ([], {"FORCE_COLOR": "1"}, True),
            (["--color", "always"], {}, True),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ],
    )
    def test_colour(self, found, capsys, monkeypatch, flags, environment, coloured):
        found(ERROR)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        main(["check", "docs", *flags])
        assert ("\x1b[" in capsys.readouterr().out) == coloured

    def test_ascii(self, found, capsys):
        found(ERROR)
        main(["check", "docs", "--ascii"])
        assert capsys.readouterr().out.isascii()

    @pytest.mark.parametrize("width", [40, 60, 80, 120])
    def test_width(self, found, capsys, width):
        found(ERROR)
        main(["check", "docs", "--width", str(width)])
        assert max(map(len, capsys.readouterr().out.splitlines())) <= width


class TestOutputFile:
    def test_holds_what_stdout_would(self, found, capsysbinary, tmp_path):
        found(ERROR)
        main(["check", "docs", "-f", "json"])
        expected = capsysbinary.readouterr().out
        assert main(["check", "docs", "-f", "json", "-o", "report.json"]) == 1
        assert capsysbinary.readouterr().out == b""
        assert (tmp_path / "report.json").read_bytes() == expected
        assert [path.name for path in tmp_path.iterdir()] == ["report.json"]

    def test_is_left_as_it_was_where_a_run_fails(self, monkeypatch, tmp_path):
        (tmp_path / "report.json").write_text("before")
        monkeypatch.setattr(pipeline, "check", lambda paths, options: {}["gone"])
        main(["check", "docs", "-f", "json", "-o", "report.json"])
        assert (tmp_path / "report.json").read_text() == "before"

    def test_keeps_its_permissions_and_links(self, found, tmp_path):
        found()
        real = tmp_path / "real.json"
        real.write_text("")
        real.chmod(0o640)
        (tmp_path / "link.json").symlink_to(real)
        main(["check", "docs", "-f", "json", "-o", "link.json"])
        assert (tmp_path / "link.json").is_symlink()
        assert real.read_text().startswith("{")
        assert real.stat().st_mode & 0o777 == 0o640

    def test_in_a_folder_that_is_not_there(self, found, capsys):
        found()
        assert main(["check", "docs", "-o", "none/report.txt"]) == 2
        assert "none/report.txt: error: can't be written: No such file or directory" in capsys.readouterr().err


class TestReports:
    """--report: several outputs of one run."""

    def test_each_is_what_its_format_prints(self, found, capsysbinary, tmp_path):
        runs = found(ERROR)
        formats = get_args(CheckFormat)
        printed = {}
        for format in formats:
            main(["check", "docs", "-f", format])
            printed[format] = capsysbinary.readouterr().out
        runs.clear()
        assert main(["check", "docs", *(f"--report={format}=a.{format}" for format in formats)]) == 1
        assert len(runs) == 1
        assert capsysbinary.readouterr().out == printed["text"]
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
            f"a.{format}": content for format, content in printed.items()
        }

    def test_a_variable_may_name_several(self, found, tmp_path, monkeypatch):
        found()
        for separator in (",", " "):
            monkeypatch.setenv("RECONCILE_REPORT", f"csv=a,b.csv{separator}json=a.json")
            assert main(["check", "docs"]) == 0
            assert sorted(path.name for path in tmp_path.iterdir()) == ["a,b.csv", "a.json"]

    def test_the_config_may_name_them(self, found, tmp_path, monkeypatch):
        found()
        (tmp_path / "reconcile.toml").write_text('report = ["csv=out/a.csv", "jsonl=a.jsonl"]\n')
        (tmp_path / "out").mkdir()
        monkeypatch.chdir(tmp_path / "out")
        assert main(["check", "docs"]) == 0
        assert (tmp_path / "out" / "a.csv").exists()
        assert (tmp_path / "a.jsonl").exists()

    def test_one_that_cant_be_written_is_2(self, found, capsys, tmp_path):
        found(ERROR)
        assert main(["check", "docs", "-f", "json", "--report", "csv=none/a.csv"]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert output.err == "none/a.csv: error: can't be written: No such file or directory\n"

    def test_where_one_cant_be_written_none_is_replaced(self, found, tmp_path):
        found(ERROR)
        (tmp_path / "a.csv").write_text("before")
        assert main(["check", "docs", "--report", "csv=a.csv", "--report", "json=none/a.json"]) == 2
        assert (tmp_path / "a.csv").read_text() == "before"
        assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]

    def test_a_closed_pipe_leaves_the_files_whole(self, tmp_path):
        (tmp_path / "a.txt").write_text("The bridge cost $4.2 million.\n")
        (tmp_path / "b.txt").write_text("The bridge cost $4.2 million.\n")
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [sys.executable, "-m", "reconcile", "check", "a.txt", "b.txt", "-q", "--report", "json=r.json"],
            stdout=writer,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads((tmp_path / "r.json").read_text())["format"] == "reconcile-report"


class TestSettings:
    def test_flag_before_variable_before_config_before_default(self, found, monkeypatch, tmp_path):
        found(WARNING)
        assert main(["check", "docs"]) == 0
        (tmp_path / "reconcile.toml").write_text('fail-on = "warning"\n')
        assert main(["check", "docs"]) == 1
        monkeypatch.setenv("RECONCILE_FAIL_ON", "error")
        assert main(["check", "docs"]) == 0
        assert main(["check", "docs", "--fail-on", "note"]) == 1

    def test_isolated_reads_no_config(self, found, tmp_path):
        found(WARNING)
        (tmp_path / "reconcile.toml").write_text('fail-on = "warning"\n')
        assert main(["check", "docs", "--isolated"]) == 0
        assert main(["check", "docs", "--config", "reconcile.toml", "--isolated"]) == 0
        assert main(["check", "docs", "--isolated", "--config", "reconcile.toml"]) == 0

    def test_a_config_that_is_named_wins_over_one_that_is_found(self, found, tmp_path):
        found(WARNING)
        (tmp_path / "reconcile.toml").write_text('fail-on = "warning"\n')
        (tmp_path / "lax.toml").write_text('fail-on = "never"\n')
        assert main(["check", "docs", "--config", "lax.toml"]) == 0

    def test_an_unknown_key_stops_the_run_before_any_work(self, found, capsys, tmp_path):
        options = found()
        (tmp_path / "pyproject.toml").write_text('[tool.reconcile]\nfial-on = "error"\n')
        assert main(["check", "docs"]) == 2
        error = capsys.readouterr().err
        assert f"{tmp_path / 'pyproject.toml'}:2:1: error: unknown key 'fial-on'" in error
        assert "did you mean 'fail-on'?" in error
        assert options == []

    def test_the_config_reaches_the_run(self, found, tmp_path):
        options = found()
        (tmp_path / "reconcile.toml").write_text(
            'as-of = 2024-05-01\ngroup-by = "group"\nsources = "s.yaml"\nexclude = ["drafts", "docs/old/*"]\n'
        )
        main(["check", "docs"])
        assert options[0].exclude == ("drafts", "docs/old/*")
        assert options[0].as_of.isoformat() == "2024-05-01"
        assert options[0].group_by == "group"
        assert options[0].sources == tmp_path / "s.yaml"

    def test_verbose_says_which_settings_are_in_force(self, found, capsys, tmp_path, monkeypatch):
        found()
        (tmp_path / "reconcile.toml").write_text('fail-on = "warning"\n')
        monkeypatch.setenv("RECONCILE_KIND", "money")
        main(["check", "docs", "-v", "--ignore", "DAT"])
        (told,) = [line for line in capsys.readouterr().err.splitlines() if "config file:" in line]
        assert told.startswith(f"note: config file: {tmp_path / 'reconcile.toml'}; settings: ")
        for setting in ("--fail-on warning (config file)", "--kind money (environment)", "--ignore DAT (command line)"):
            assert setting in told
        main(["check", "docs", "--isolated"])
        assert "config file:" not in capsys.readouterr().err

    def test_a_format_that_only_check_knows_doesnt_disturb_extract(self, found, capsys, tmp_path):
        found()
        (tmp_path / "reconcile.toml").write_text('format = "concise"\n')
        assert main(["extract", "docs"]) == 0
        (tmp_path / "reconcile.toml").write_text('format = "csv"\n')
        capsys.readouterr()
        assert main(["extract", "docs"]) == 0
        assert "," in capsys.readouterr().out.splitlines()[0]

    def test_lists_may_be_repeated_or_parted_by_commas(self, found):
        found(ERROR)
        for flags in (["--kind", "date,money"], ["--kind", "date", "--kind", "money"]):
            assert main(["check", "docs", *flags]) == 1

    def test_codes_are_selected_by_their_beginning(self, found, tmp_path):
        (tmp_path / "house").mkdir()
        (tmp_path / "house" / "findings.yaml").write_text(RULE)
        found(finding("ZZZ001"))
        rules = ["--rules", "house"]
        assert main(["check", "docs", *rules, "--select", "ZZZ"]) == 1
        assert main(["check", "docs", *rules, "--ignore", "zzz001"]) == 0

    @pytest.mark.parametrize(
        ("flags", "says"),
        [
            (
                ["--select", "MON", "--ignore", "MON"],
                "warning: --select and --ignore leave no findings: nothing can fail",
            ),
            (["--ignore", "A,C,D,M,P,Q,S"], "warning: --ignore leaves no findings: nothing can fail"),
            (["--select", "MON", "--ignore", "MON002"], ""),
            (["--select", "MON", "--ignore", "MON", "-q"], ""),
            (["--ignore", "ATT"], ""),
        ],
    )
    def test_a_choice_that_leaves_no_code_is_told(self, found, capsys, flags, says):
        found(ERROR)
        main(["check", "docs", "-f", "json", *flags])
        first, *_ = capsys.readouterr().err.splitlines() or [""]
        assert first == says if says else "leave" not in first

    def test_a_file_that_is_named_twice_is_told(self, found, capsys):
        found(documents=("a",))
        assert main(["check", "a.txt", "./a.txt"]) == 5
        assert capsys.readouterr().err == "./a.txt: warning: names a file that was named already: it is read once\n"
        found()
        main(["check", "a.txt", "b.txt", "a.txt"])
        assert capsys.readouterr().err == ""


RULE = """
- id: ZZZ001
  name: made up
  severity: error
  message: made up for a test
  why: it is not
  advice: nothing
  examples: []
  counterexamples: []
"""


class TestOtherCommands:
    def test_each_has_help(self, capsys):
        assert main(["--help"]) == 0
        shown = capsys.readouterr().out
        for name in COMMANDS:
            assert f"\n  {name} " in shown
            assert main([name, "--help"]) == 0

    def test_version(self, capsys):
        assert main(["--version"]) == 0
        assert capsys.readouterr().out == f"reconcile {reconcile.__version__}\n"

    def test_explain(self, capsys, tmp_path):
        (tmp_path / "findings.yaml").write_text(RULE)
        assert main(["explain", "ZZZ001", "--rules", "."]) == 0
        assert "made up" in capsys.readouterr().out
        assert main(["explain", "--rules", "."]) == 2
        assert "ZZZ001  made up" in capsys.readouterr().err
        assert main(["explain", "ZZZ002", "--rules", "."]) == 2
        assert "did you mean 'ZZZ001'?" in capsys.readouterr().err
        assert main(["explain", "--all", "--rules", "."]) == 0
        assert "made up" in capsys.readouterr().out

    def test_explain_for_programs(self, capsys):
        assert main(["explain", "MON", "-f", "json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert (printed["format"], printed["version"]) == ("reconcile-explain", 1)
        told = printed["codes"]
        assert [one["code"] for one in told] == ["MON001", "MON002"]
        assert all(one["name"] and one["why"] and one["advice"] and one["raises_it"] for one in told)

    @pytest.mark.parametrize(
        ("words", "explained"),
        [
            (["mon001"], ["MON001"]),
            (["amounts-differ"], ["MON001"]),
            (["DUR"], ["DUR001", "DUR002"]),
            (["MON001", "DUR", "dur001"], ["MON001", "DUR001", "DUR002"]),
        ],
    )
    def test_explain_knows_codes_names_and_families(self, capsys, words, explained):
        assert main(["explain", *words]) == 0
        assert re.findall(r"^\w+\[(\w+)\]", capsys.readouterr().out, re.MULTILINE) == explained

    @pytest.mark.parametrize(("word", "meant"), [("MON01", "MON001"), ("amount-differ", "amounts-differ")])
    def test_explain_asks_what_was_meant(self, capsys, word, meant):
        assert main(["explain", word]) == 2
        assert f"no finding has the code {word!r}, did you mean {meant!r}?" in capsys.readouterr().err

    def test_explain_all_leaves_out_no_code(self, capsys):
        assert main(["explain", "--all"]) == 0
        explained = re.findall(r"^\w+\[(\w+)\]", capsys.readouterr().out, re.MULTILINE)
        assert explained == [rule.id for rule in load_rules().findings]

    def test_rules_list(self, capsys):
        assert main(["rules", "list"]) == 0
        assert "currencies" in capsys.readouterr().out
        assert main(["rules", "list", "abbreviations", "--width", "120"]) == 0
        assert "Mr." in capsys.readouterr().out
        assert main(["rules", "list", "curencies"]) == 2
        assert "did you mean 'currencies'?" in capsys.readouterr().err

    def test_rules_check_shows_every_fault_at_once(self, capsys, tmp_path):
        house = tmp_path / "house"
        house.mkdir()
        (house / "units.yaml").write_text("- id: mile\n  dimenson: length\n- {id: ell, dimension: [x]}\n")
        (house / "curencies.yaml").write_text("[]\n")
        assert main(["rules", "check", "--rules", "house"]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "house/units.yaml:2:3: error: unknown field 'dimenson'\n      dimenson: length\n      ^\n" in output.err
        assert "did you mean 'dimension'?" in output.err
        assert "house/units.yaml:3:24: error: dimension: expected text, got a list" in output.err
        assert "house/curencies.yaml: error: unknown rule pack 'curencies'" in output.err


class TestProcess:
    """The whole program, with nothing replaced."""

    @pytest.fixture
    def docs(self, tmp_path):
        folder = tmp_path / "docs"
        folder.mkdir()
        (folder / "a.txt").write_text("The council approved the bridge on 4 May 2024. It costs $4.2 million.\n")
        (folder / "b.txt").write_text("On 4 May 2024 the council approved a bridge that costs $4.2 million.\n")
        return folder

    def test_check(self, docs):
        done = program("check", docs, "-f", "json")
        assert (done.returncode, done.stderr.splitlines()[-1][:4]) == (0, b"PASS")
        assert len(json.loads(done.stdout)["documents"]) == 2

    def test_a_missing_file(self, docs):
        done = program("check", docs, docs / "none.txt")
        assert done.returncode == 2
        assert b"none.txt: error: " in done.stderr

    def test_one_document(self, docs):
        done = program("check", docs / "a.txt")
        assert done.returncode == 5
        assert b"NOTHING TO COMPARE" in done.stdout

    def test_standard_input(self, docs):
        text = (docs / "b.txt").read_bytes()
        done = program("check", docs / "a.txt", "-", "--stdin-name", "wire.txt", "-f", "json", input=text)
        assert done.returncode == 0
        assert "wire.txt" in [document["path"] for document in json.loads(done.stdout)["documents"]]

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["check", "docs", "-q"], 0),
            *((["check", "docs", "-q", "-f", format], 0) for format in ("json", "jsonl", "sarif", "junit", "markdown")),
            (["baseline", "add", "docs", "--reason", "x", "--author", "x"], 0),
            (["check", "docs/a.txt", "-q"], 5),  # the gate's answer stands
            (["rules", "list"], 0),
            (["--help"], 0),
        ],
    )
    def test_a_closed_pipe_is_no_fault(self, docs, arguments, code):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [sys.executable, "-m", "reconcile", *arguments],
            stdout=writer,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (code, b"")

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            *((["check", "apart", "-f", format], 1) for format in ("text", "csv", "parquet")),
            (["check", "apart", "gone.txt"], 2),
            (["check", "apart", "--nope"], 2),
            (["extract", "apart", "gone.txt"], 2),
            (["extract", "empty", "-f", "json"], 5),
            (["diff", "old.json", "new.json", "-f", "json"], 1),
            (["diff", "old.json", "gone.json"], 2),
            (["test", "docs"], 2),
            (["rules", "check", "--rules", "packs"], 2),
            (["explain", "NOPE"], 2),
        ],
    )
    def test_a_pipe_closed_for_both_streams_leaves_the_exit_code(self, docs, arguments, code):
        """As "2>&1 | head -1" may close it, before the first byte."""
        for name, text in {
            "apart/a.txt": "The city council approved a bridge that costs $4.2 million.",
            "apart/b.txt": "The city council approved a bridge that costs $9.5 million.",
            "packs/units.yaml": "- id: [",
            "empty/none.rst": "",
        }.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text)
        if arguments[0] == "diff":
            for name, folder in ("old.json", "docs"), ("new.json", "apart"):
                program("check", folder, "-f", "json", "-o", name)
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-m", "reconcile", *arguments]
        done = subprocess.run(command, stdout=writer, stderr=writer, env={**os.environ, "PYTHONPATH": str(ROOT)})
        os.close(writer)
        assert done.returncode == code

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
    def test_a_full_disk_is_2_for_help_too(self):
        with Path("/dev/full").open("wb") as full:
            done = program_to(full, "--help")
        assert (done.returncode, done.stderr) == (2, b"reconcile: can't write: No space left on device\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
    @pytest.mark.parametrize("format", ["text", "jsonl", "csv", "html"])
    def test_a_full_disk_is_2(self, docs, format):
        with Path("/dev/full").open("wb") as full:
            done = program_to(full, "check", docs, "-f", format)
        assert done.returncode == 2
        assert done.stderr == b"standard output: error: can't be written: No space left on device\n"

    def test_the_order_of_the_inputs_changes_nothing(self, docs, tmp_path):
        (docs / "b.txt").write_text("On 4 May 2024 the council approved a bridge that costs $4.5 million.\n")
        results = []
        for seed, paths in ("1", ["docs/a.txt", "docs/b.txt"]), ("2", ["docs/b.txt", "docs/a.txt"]):
            reports = [f"--report={format}={format}" for format in get_args(CheckFormat)]
            assert program("check", *paths, *reports, env={"PYTHONHASHSEED": seed}).returncode == 1
            results.append({format: Path(format).read_bytes() for format in get_args(CheckFormat)})
        assert results[0] == results[1]
        assert not [format for format, result in results[0].items() if bytes(tmp_path) in result]

    def test_a_terminal_without_utf8_gets_ascii(self, docs):
        done = program("check", docs, env={"PYTHONIOENCODING": "ascii"})
        assert done.returncode == 0
        assert done.stdout.isascii()

    def test_control_c(self):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "reconcile", "check", "-"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        ) as process:
            # It reads its input once there is some; a pipe holds 64 KiB, so with more it has begun when this returns.
            process.stdin.write(b"The toll is 45 dollars.\n" * 10_000)
            process.stdin.flush()
            process.send_signal(signal.SIGINT)
            _, error = process.communicate(timeout=30)
        assert process.returncode == 130
        assert error.strip() == b"reconcile: interrupted"

    def test_help_imports_nothing_heavy(self):
        script = "import sys; from reconcile.cli import main; main(['--help']); print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        loaded = {name.partition(".")[0] for name in done.stdout.split()}
        assert not loaded & {"pandas", "pint", "rich", "yaml", "msgspec", "rapidfuzz", "currency_converter"}


def test_statements_are_extracted_where_they_are_asked_for(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("The bridge over the river will be closed to lorries until spring.\n")
    assert main(["extract", str(tmp_path / "a.txt"), "--kind", "statement", "-f", "jsonl"]) == 0
    assert '"kind":"statement"' in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "extract"])
def test_no_result_goes_over_a_document(capsys, tmp_path, command):
    docs = tmp_path / "over"
    docs.mkdir()
    for name, toll in (("a.txt", 45), ("b.txt", 55)):
        (docs / name).write_text(f"The bridge toll is {toll} dollars a year.\n")
    assert main([command, str(docs), "-f", "csv", "-o", str(docs / "a.txt")]) == 2
    assert "a.txt is one of the documents" in capsys.readouterr().err
    assert (docs / "a.txt").read_text() == "The bridge toll is 45 dollars a year.\n"
    assert main([command, str(docs), "-f", "csv", "-o", str(tmp_path / "a.txt")]) in (0, 1)


def test_a_result_never_goes_over_settings_of_the_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The bridge cost $40 million.\n")
    rates = tmp_path / "rates.csv"
    rates.write_text("date,from,to,rate\n2023-03-17,USD,ARS,203.5\n")
    (tmp_path / "reconcile.toml").write_text('fail-on = "warning"\n')
    for given in (["--rates", "rates.csv", "-o", "rates.csv"], ["-o", "reconcile.toml"]):
        assert main(["check", "a.txt", "b.txt", "-f", "csv", *given]) == 2
        assert f"{given[-1]} holds settings of this run" in capsys.readouterr().err
    assert rates.read_text().startswith("date,from")


def test_a_report_among_the_documents_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "docs" / name).write_text("The bridge cost $40 million.\n")
    assert main(["check", "docs", "-f", "markdown", "-o", "docs/report.md"]) == 0
    assert "docs/report.md: warning: lies among the documents" in capsys.readouterr().err
    assert main(["check", "docs", "-f", "markdown", "-o", "report.md"]) == 0
    assert "among the documents" not in capsys.readouterr().err
