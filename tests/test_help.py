"""What the program says of itself: help by purpose, and completion as shells ask for it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reconcile.cli import COMMANDS, GROUPS, main, program
from reconcile.cli.command import ORDER, Flag

ROOT = Path(__file__).parents[1]


def commands(group, *path):
    """Every command that isn't a group, with the words that call it."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name), command


CALLS = [(" ".join(path), command) for path, command in commands(program)]


def test_every_command_stands_in_one_group(capsys):
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(COMMANDS)
    main(["--help"])
    shown = capsys.readouterr().out
    for heading, names in GROUPS.items():
        section = shown.partition(f"\n{heading}:\n")[2].partition("\n\n")[0]
        assert re.findall(r"^  (\w+) ", section, re.MULTILINE) == list(names)


@pytest.mark.parametrize(("call", "command"), CALLS, ids=[call for call, _ in CALLS])
class TestEachCommand:
    def test_groups_its_flags_by_purpose(self, capsys, call, command):
        assert main([*call.split(), "--help"]) == 0
        shown = capsys.readouterr().out
        headings = re.findall(r"^([A-Z][\w ]+):$", shown, re.MULTILINE)
        assert headings == [heading for heading in ORDER if heading in headings]
        for flag in command.params:
            if isinstance(flag, click.Option):
                heading = flag.heading if isinstance(flag, Flag) else None
                section = shown.partition(f"\n{heading}:\n")[2].partition("\n\n")[0] if heading else shown
                assert max(flag.opts, key=len) in section

    def test_says_what_each_flag_does(self, capsys, call, command):
        assert [flag.name for flag in command.params if isinstance(flag, click.Option) and not flag.help] == []
        assert (command.help or "").strip()


class TestCompletion:
    @pytest.fixture
    def shell(self, tmp_path, monkeypatch):
        """A line of bash with the program on its path and the completion of docs/adopt.md in force."""
        monkeypatch.chdir(tmp_path)
        (tmp_path / "docs").mkdir()
        (tmp_path / "bin").mkdir()
        launcher = tmp_path / "bin" / "reconcile"
        launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reconcile "$@"\n')
        launcher.chmod(0o755)
        page = (ROOT / "docs" / "adopt.md").read_text()
        source = re.search(r"echo '(?P<line>.+)' >> ~/.bashrc", page)["line"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{launcher.parent}:{os.environ['PATH']}"}

        def run(line):
            script = ["bash", "--norc", "-c", f"{source}\n{line}"]
            return subprocess.run(script, capture_output=True, text=True, env=environment)

        return run

    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            (["che"], ["check"]),
            (["baseline", ""], ["add", "prune", "show"]),
            (["check", "--fail-on", "w"], ["warning"]),
            (["check", "--format", "git"], ["github", "gitlab"]),
            (["check", "--allow"], ["--allow-empty"]),
            (["init", "--ci", ""], ["github", "gitlab", "none"]),
            (["explain", "qty00"], ["QTY001", "QTY002"]),
            (["check", "--select", "MON001,der"], [f"MON001,DER00{n}" for n in range(1, 9)]),
            (["check", "--ignore", "SRC"], ["SRC001"]),
            (["explain", "amounts"], ["amounts-differ"]),
            (["check", "--kind", "age,per"], ["age,percent", "age,percent_change"]),
            (["check", "--report", "js"], ["json=", "jsonl="]),
            (["rules", "list", "mo"], ["modality"]),
        ],
    )
    def test_bash_offers(self, shell, words, offered):
        line = " ".join(f"'{word}'" for word in ["reconcile", *words])
        asked = f"COMP_WORDS=({line}); COMP_CWORD={len(words)}; _reconcile_completion reconcile"
        done = shell(f"{asked}; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        assert (done.stdout.split(), done.stderr) == (offered, "")

    @pytest.fixture
    def own_rules(self, tmp_path):
        """A project's rule pack, which adds a code."""
        folder = tmp_path / "rules"
        folder.mkdir()
        pack = (ROOT / "rules" / "findings.yaml").read_text()
        entry = next(part for part in pack.split("\n- id: ")[1:] if part.startswith("MON001"))
        (folder / "findings.yaml").write_text(f"- id: {entry.replace('MON001', 'MON901')}\n")

    def offered(self, shell, *words, before="true"):
        line = " ".join(f"'{word}'" for word in ["reconcile", *words])
        asked = f"COMP_WORDS=({line}); COMP_CWORD={len(words)}; _reconcile_completion reconcile"
        done = shell(f"{before}; {asked}; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        return done.stdout.split(), done.stderr

    @pytest.mark.parametrize(
        ("config", "flags", "before"),
        [
            ('rules = "rules"', [], "true"),
            ("", ["--rules", "rules"], "true"),
            ("", [], "export RECONCILE_RULES=rules"),
        ],
    )
    def test_the_codes_of_the_projects_own_packs_are_offered(self, shell, own_rules, tmp_path, config, flags, before):
        (tmp_path / "reconcile.toml").write_text(config)
        assert self.offered(shell, "explain", *flags, "MON9", before=before) == (["MON901"], "")

    @pytest.mark.parametrize("config", ['rules = "nowhere"', "rules = [", "unknown = 1"])
    def test_a_config_that_cannot_be_used_offers_what_is_shipped(self, shell, tmp_path, config):
        (tmp_path / "reconcile.toml").write_text(config)
        assert self.offered(shell, "explain", "qty00") == (["QTY001", "QTY002"], "")

    def test_paths_are_the_shells_own(self, shell):
        asked = 'COMP_WORDS=(reconcile check do); COMP_CWORD=2; compopt() { echo "$@"; }'
        assert "default" in shell(f"{asked}; _reconcile_completion reconcile").stdout

    @pytest.mark.parametrize("name", ["zsh", "fish"])
    def test_other_shells_get_a_script(self, shell, name):
        page = (ROOT / "docs" / "adopt.md").read_text()
        assert f"_RECONCILE_COMPLETE={name}_source reconcile" in page
        done = shell(f"_RECONCILE_COMPLETE={name}_source reconcile")
        assert (done.returncode, done.stderr) == (0, "")
        assert "_RECONCILE_COMPLETE" in done.stdout


def test_the_flags_that_are_no_settings_are_named_where_it_is_said():
    text = (ROOT / "docs/adopt.md").read_text()
    said = text.partition("Flags are also `RECONCILE_*` variables")[2].partition(" A variable")[0]
    single = {
        flag
        for _, command in CALLS
        for flag in command.params
        if isinstance(flag, click.Option) and not flag.envvar and flag.name != "quiet"
    }
    no_keys = {"--config", "--isolated"}
    assert set(re.findall("--[a-z-]+", said)) == {max(flag.opts, key=len) for flag in single} | no_keys
