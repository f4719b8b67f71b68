"""What a team meets at the gate: accepted findings, suppressions and severities, from the command line."""

import json
import os
import subprocess

import pytest

from reconcile.cli import main
from reconcile.rulepack.yaml_reader import YamlReader

OURS = {
    "a.txt": "The new bridge over the Aller in Upper county cost $48.2 million in 2021.\n",
    "b.txt": "In 2021 the new bridge over the Aller cost $42.8 million.\n",
}


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    """A folder with two documents that conflict, and no settings of the machine."""
    for name in [name for name in os.environ if name.startswith("RECONCILE_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "gitconfig").write_text("[user]\n\tname = Ada Brekke\n")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name, text in OURS.items():
        (tmp_path / "docs" / name).write_text(text)
    return tmp_path


def run(capsys, *arguments):
    """Exit code, standard output and standard error."""
    code = main(arguments)
    output = capsys.readouterr()
    return code, output.out, output.err


def the_id(capsys):
    _, out, _ = run(capsys, "check", "docs", "-f", "json", "-q")
    (finding,) = json.loads(out)["findings"]
    return finding["id"]


BASELINE = "reconcile-baseline.yaml"
ACCEPT = ("baseline", "add", "docs", "--reason", "the county counts the approach roads")
CHECK = ("check", "docs", "-f", "json", "--baseline", BASELINE)


class TestBaseline:
    def test_an_accepted_finding_passes_and_says_so_everywhere(self, capsys):
        assert main(["check", "docs"]) == 1
        code, out, err = run(capsys, *ACCEPT)
        assert (code, err) == (0, "")
        assert out.splitlines()[-1] == f"1 accepted finding in {BASELINE}"
        code, out, err = run(capsys, *CHECK)
        assert (code, err) == (0, "PASS nothing at or above --fail-on=error, 1 accepted (exit 0)\n")
        reason = "the county counts the approach roads (Ada Brekke)"
        assert json.loads(out)["findings"][0]["suppressed"] == reason
        assert json.loads(out)["summary"]["suppressed"] == 1
        assert json.loads(out)["notices"] == []
        assert reason in run(capsys, *CHECK, "-f", "csv")[1]
        assert "1 accepted finding" in run(capsys, *CHECK, "-f", "text")[1]
        assert "the county counts" in run(capsys, *CHECK, "-f", "text", "-v", "--width", "120")[1]

    @pytest.mark.parametrize("mark", [".hg", "reconcile.toml"])
    def test_holds_from_wherever_and_however_the_documents_are_named(self, capsys, project, monkeypatch, mark):
        (project / mark).touch()
        run(capsys, *ACCEPT)
        entry = (project / BASELINE).read_text()
        assert "- docs/a.txt\n" in entry
        check = ("check", "-q", "--fail-on-stale", "--baseline", str(project / BASELINE))
        assert run(capsys, *check, str(project / "docs"))[0] == 0
        for folder, paths in {"docs": ["."], "/": [str(project / "docs")]}.items():
            monkeypatch.chdir(folder)
            assert run(capsys, *check, *paths)[0] == 0
        monkeypatch.chdir(project / "docs")
        # The same entry, made from there.
        run(capsys, "baseline", "add", ".", "--reason", "the county counts the approach roads", "--baseline", "b.yaml")
        assert (project / "docs" / "b.yaml").read_text() == entry

    def test_where_no_project_names_the_documents_it_says_what_does(self, capsys, project, monkeypatch):
        hint = "put an empty reconcile.toml into the project's folder"
        run(capsys, *ACCEPT)
        assert hint not in run(capsys, *CHECK)[2]
        check = ("check", ".", "--baseline", f"../{BASELINE}")
        monkeypatch.chdir(project / "docs")
        code, _, err = run(capsys, *check)
        assert code == 1
        assert "note: docs/a.txt was accepted under that path, and may be read from another" in err
        assert hint in err
        assert run(capsys, *check, "-q")[2] == ""
        (project / "reconcile.toml").touch()
        code, _, err = run(capsys, *check)
        assert (code, hint in err) == (0, False)

    def test_files_that_were_moved_outside_of_a_project_are_told_of_too(self, capsys, project):
        run(capsys, *ACCEPT)
        (project / "docs").rename(project / "articles")
        err = run(capsys, "check", "articles", "--baseline", BASELINE)[2]
        assert "is accepted and no longer found" in err
        assert "docs/a.txt was accepted under that path" in err

    def test_a_namesake_in_another_folder_is_no_moved_file(self, capsys, project):
        run(capsys, *ACCEPT)
        (project / "docs").rename(project / "old")
        (project / "docs").mkdir()
        # Mended in its place, and a conflict of the same code between namesakes elsewhere.
        for name in OURS:
            (project / "docs" / name).write_text(OURS["a.txt"])
        err = run(capsys, "check", "docs", "old", "--baseline", BASELINE)[2]
        assert "is accepted and no longer found" in err
        assert "was accepted under that path" not in err

    def test_a_file_that_is_gone_is_not_moved_where_a_namesake_has_no_such_finding(self, capsys, project):
        run(capsys, *ACCEPT)
        (project / "docs").rename(project / "articles")
        (project / "articles" / "b.txt").write_text(OURS["a.txt"])
        err = run(capsys, "check", "articles", "--baseline", BASELINE)[2]
        assert "is accepted and no longer found" in err
        assert "was accepted under that path" not in err

    def test_the_baseline_is_read_once(self, capsys, project, monkeypatch):
        run(capsys, *ACCEPT)
        reads = []
        whole = YamlReader.root
        monkeypatch.setattr(YamlReader, "root", lambda self: reads.append(self) or whole(self))
        run(capsys, *CHECK)
        assert len(reads) == 1

    def test_a_part_of_the_documents_makes_nothing_stale_from_below_either(self, capsys, project, monkeypatch):
        (project / ".hg").mkdir()
        run(capsys, *ACCEPT)
        monkeypatch.chdir(project / "docs")
        check = ("check", "--fail-on-stale", "--allow-empty", "--baseline", f"../{BASELINE}")
        assert run(capsys, *check, "a.txt")[0] == 0
        (project / "docs" / "b.txt").unlink()
        assert run(capsys, *check, "a.txt")[0] == 1

    def test_rewording_keeps_the_acceptance_and_another_value_ends_it(self, capsys, project):
        run(capsys, *ACCEPT)
        (project / "docs" / "b.txt").write_text(
            "Some news.\n\nIn 2021 the new bridge over the Aller cost $42.8 million.\n"
        )
        assert run(capsys, *CHECK)[0] == 0
        (project / "docs" / "b.txt").write_text("In 2021 the new bridge over the Aller cost $41.8 million.\n")
        code, out, err = run(capsys, *CHECK)
        assert code == 1
        assert f"{BASELINE}:4:3: warning: " in err
        assert "is accepted and no longer found" in err
        (notice,) = json.loads(out)["notices"]
        assert (notice["kind"], notice["file"], notice["line"]) == ("stale", BASELINE, 4)

    def test_stale_entries_fail_only_where_that_is_asked_for(self, capsys, project):
        run(capsys, *ACCEPT)
        (project / "docs" / "b.txt").write_text(OURS["a.txt"].replace("county", "city"))
        assert run(capsys, *CHECK)[0] == 0
        code, _, err = run(capsys, *CHECK, "--fail-on-stale")
        assert code == 1
        assert f"{BASELINE}:4:3: error: " in err
        assert err.endswith("FAIL 1 stale entry, --fail-on-stale (exit 1)\n")
        assert run(capsys, *CHECK, "--fail-on-stale", "--exit-zero")[0] == 0
        assert run(capsys, *CHECK, "-q")[2] == ""

    def test_a_run_over_a_part_of_the_documents_doesnt_cry_stale(self, capsys, project):
        run(capsys, *ACCEPT)
        arguments = ("check", "docs/a.txt", "--allow-empty", "--fail-on-stale", "--baseline", BASELINE)
        assert run(capsys, *arguments)[0] == 0
        (project / "docs" / "b.txt").unlink()
        assert run(capsys, *arguments)[0] == 1

    def test_an_expired_entry_leaves_the_finding_open(self, capsys, monkeypatch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1715644800")  # 2024-05-14
        code, _, err = run(capsys, *ACCEPT, "--expires", "2024-05-13")
        assert (code, "--expires 2024-05-13 has passed" in err) == (2, True)
        run(capsys, *ACCEPT, "--expires", "2024-05-14")
        assert run(capsys, *CHECK)[0] == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1715731200")
        code, out, err = run(capsys, *CHECK)
        assert code == 1
        assert "was accepted until 2024-05-14" in err
        assert [notice["kind"] for notice in json.loads(out)["notices"]] == ["expired"]
        assert "EXPIRED" in run(capsys, "baseline", "show")[1]
        assert run(capsys, *ACCEPT)[0] == 0  # accepted anew, without a last day
        assert run(capsys, *CHECK)[0] == 0

    def test_prune_removes_what_no_longer_holds(self, capsys, project):
        run(capsys, *ACCEPT)
        before = (project / BASELINE).read_text()
        assert run(capsys, "baseline", "prune", "docs")[1] == f"1 accepted finding in {BASELINE}, nothing to change\n"
        (project / "docs" / "b.txt").write_text(OURS["a.txt"].replace("county", "city"))
        assert run(capsys, "baseline", "prune", "docs", "--dry-run")[1].startswith("would remove ")
        assert (project / BASELINE).read_text() == before
        code, out, _ = run(capsys, "baseline", "prune", "docs")
        assert code == 0
        assert out.splitlines()[-1] == f"0 accepted findings in {BASELINE}"
        assert run(capsys, *CHECK, "--fail-on-stale")[0] == 0

    @pytest.mark.parametrize("command", [("prune", "docs", "none.txt"), ("add", "docs", "none.txt", "--reason", "x")])
    def test_what_cant_be_read_leaves_the_file_as_it_was(self, capsys, project, command):
        run(capsys, *ACCEPT)
        before = (project / BASELINE).read_text()
        (project / "docs" / "b.txt").unlink()
        code, _, err = run(capsys, "baseline", *command)
        assert code == 2
        assert "none.txt: error: " in err
        assert (project / BASELINE).read_text() == before

    def test_prune_over_nothing_removes_nothing(self, capsys, project):
        run(capsys, *ACCEPT)
        (project / "docs" / "b.txt").unlink()
        assert run(capsys, "baseline", "prune", "docs")[0] == 5
        assert "MON001" in (project / BASELINE).read_text()

    def test_one_finding_by_its_id(self, capsys):
        id = the_id(capsys)
        code, out, err = run(capsys, *ACCEPT, "--id", f"{id[:-1]}x")
        assert (code, out) == (2, "")
        assert f"no finding has the id '{id[:-1]}x', did you mean '{id}'?" in err
        assert run(capsys, *ACCEPT, "--id", id)[1].startswith(f"added {id} MON001 ")

    def test_filters_choose_what_is_accepted(self, capsys, project):
        assert run(capsys, *ACCEPT, "--select", "DAT")[1] == f"0 accepted findings in {BASELINE}, nothing to change\n"
        assert not (project / BASELINE).exists()

    def test_a_reason_and_an_author_are_required(self, capsys, project):
        assert "Missing option '--reason'" in run(capsys, "baseline", "add", "docs")[2]
        assert run(capsys, "baseline", "add", "docs", "--reason", " ")[0] == 2
        (project / "gitconfig").write_text("")
        code, _, err = run(capsys, *ACCEPT)
        assert code == 2
        assert "--author NAME" in err
        assert run(capsys, *ACCEPT, "--author", "Ida")[0] == 0
        assert "author: Ida\n" in (project / BASELINE).read_text()

    def test_show(self, capsys):
        run(capsys, *ACCEPT, "--expires", "2999-01-01")
        code, out, _ = run(capsys, "baseline", "show")
        assert code == 0
        assert "(Ada Brekke, until 2999-01-01)\n1 accepted finding\n" in out
        (entry,) = json.loads(run(capsys, "baseline", "show", "-f", "json")[1])
        assert (entry["code"], entry["documents"], entry["expired"]) == ("MON001", ["docs/a.txt", "docs/b.txt"], False)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            (None, "accepted.yaml: error: there is no such baseline\n  hint: `reconcile baseline add` writes it\n"),
            ("- id: [", "accepted.yaml:2:1: error: is not YAML: "),
            ("- id: a\n  raeson: x\n", "accepted.yaml:2:3: error: unknown field 'raeson'\n      raeson: x\n"),
            ("- id: a\n", "accepted.yaml:1:3: error: the entry lacks the field 'reason'"),
        ],
    )
    @pytest.mark.parametrize("command", [("check", "docs"), ("baseline", "prune", "docs"), ("baseline", "show")])
    def test_one_that_cant_be_used_is_2_before_any_work(self, capsys, project, command, text, says):
        if text is not None:
            (project / "accepted.yaml").write_text(text)
        code, out, err = run(capsys, *command, "--baseline", "accepted.yaml")
        assert (code, out) == (2, "")
        assert says in err

    def test_one_that_cant_be_written_is_2(self, capsys):
        code, _, err = run(capsys, *ACCEPT, "--baseline", "none/accepted.yaml")
        assert code == 2
        assert "none/accepted.yaml: error: can't be written: No such file or directory" in err

    def test_the_config_may_name_it_for_all_commands(self, capsys, project, monkeypatch):
        (project / "reconcile.toml").write_text('baseline = "gate/accepted.yaml"\nfail-on-stale = true\n')
        (project / "gate").mkdir()
        monkeypatch.chdir(project / "docs")
        assert run(capsys, "baseline", "add", ".", "--reason", "known")[0] == 0
        assert (project / "gate" / "accepted.yaml").exists()
        code, out, _ = run(capsys, "check", ".", "-f", "json")
        assert code == 0
        assert str(project) not in out

    def test_a_day_that_isnt_one(self, capsys, monkeypatch):
        run(capsys, *ACCEPT)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
        code, _, err = run(capsys, *CHECK)
        assert code == 2
        assert "SOURCE_DATE_EPOCH can't be 'soon'" in err


class TestPolicy:
    def test_a_suppression_passes_with_its_reason(self, capsys, project):
        (project / "reconcile.toml").write_text('[[suppress]]\ncode = "MON"\nfact = "*cost, 2021"\nreason = "known"\n')
        code, out, _ = run(capsys, "check", "docs", "-f", "json")
        assert code == 0
        assert json.loads(out)["findings"][0]["suppressed"] == "known"
        assert run(capsys, "check", "docs", "--isolated")[0] == 1

    def test_one_that_matches_nothing_is_told(self, capsys, project):
        (project / "reconcile.toml").write_text('\n[[suppress]]\ncode = "DAT"\nreason = "known"\n')
        code, out, err = run(capsys, "check", "docs", "-f", "json", "--exit-zero")
        assert code == 0
        assert f"{project}/reconcile.toml:2:1: warning: the suppression of code 'DAT' matches no finding" in err
        (notice,) = json.loads(out)["notices"]
        assert (notice["kind"], notice["subject"], notice["file"]) == ("unused", "code 'DAT'", "reconcile.toml")
        assert run(capsys, "check", "docs", "--fail-on", "never", "--fail-on-stale")[0] == 1

    def test_severities_decide_at_the_gate(self, capsys, project):
        config = project / "reconcile.toml"
        config.write_text('[severity]\nMON = "note"\n')
        code, out, _ = run(capsys, "check", "docs", "-f", "json")
        assert (code, json.loads(out)["findings"][0]["severity"]) == (0, "note")
        assert json.loads(run(capsys, "check", "docs", "-f", "json", "--min-severity", "warning")[1])["findings"] == []
        config.write_text('[severity.measures]\ncost = "warning"\n')
        assert run(capsys, "check", "docs", "--fail-on", "error")[0] == 0
        assert run(capsys, "check", "docs", "--fail-on", "warning")[0] == 1

    def test_what_isnt_known_is_2(self, capsys, project):
        (project / "reconcile.toml").write_text('[severity]\nMON0 = "note"\nMOM = "note"\n')
        code, out, err = run(capsys, "check", "docs")
        assert (code, out) == (2, "")
        assert "reconcile.toml:3:1: error: unknown code 'MOM'\n" in err


def test_git_that_isnt_there_is_no_fault(monkeypatch, capsys):
    def missing(*arguments, **settings):
        raise FileNotFoundError("git")

    monkeypatch.setattr(subprocess, "run", missing)
    code, _, err = run(capsys, *ACCEPT)
    assert code == 2
    assert "--author NAME" in err
