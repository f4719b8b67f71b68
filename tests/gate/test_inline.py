"""Suppressions in documents: whose count, what they reach, and that they are no text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import pipeline
from reconcile.cli import main
from reconcile.gate.inline import Trust, inline_suppressions
from reconcile.model import Report

COST, OTHER = (f"In 2021 the new bridge over the Aller cost ${amount} million." for amount in ("48.2", "42.8"))
IGNORE = "<!-- reconcile: ignore MON001 the county counts the approach roads -->"
TRUST = 'inline-suppressions = ["ours/**"]\n'


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    folder = tmp_path / "project"
    (folder / "ours").mkdir(parents=True)
    (folder / "wire").mkdir()
    monkeypatch.chdir(folder)
    (folder / "reconcile.toml").write_text(TRUST)
    (folder / "wire" / "a.txt").write_text(f"{OTHER}\n")
    return folder


def outcome(capsys, text, *flags, path="ours/page.md"):
    """Exit code, what standard error says, and the reasons of what was suppressed."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)
    code = main(["check", ".", "-f", "json", *flags])
    output = capsys.readouterr()
    return code, output.err, [finding["suppressed"] for finding in json.loads(output.out)["findings"]]


class TestReach:
    @pytest.mark.parametrize(
        "text",
        [
            f"{IGNORE}\n{COST}\n",
            f"{IGNORE}\n\n\n{COST}\n",  # as formatters of Markdown set comments apart
            f"A page.\n\n{IGNORE}\nSome words before.\n{COST}\n",
            f"{COST} {IGNORE}\n",
            f"{IGNORE} {COST}\n",
            f"In 2021 the new bridge {IGNORE} over the Aller cost $48.2 million.\n",
            f"> {IGNORE}\n>\n> {COST}\n",
            "<!-- reconcile: ignore\n     MON001 the county\n counts the approach roads -->\n" + f"{COST}\n",
            f"<!-- reconcile: ignore DAT001, MON the county counts the approach roads -->\n{COST}\n",
            f"<!--reconcile:ignore MON001: the county counts the approach roads-->\n{COST}\n",
            f"<!-- reconcile: ignore DAT the clock was wrong -->\n{IGNORE}\n{COST}\n",
            f"{COST}\n\nMore.\n\n{IGNORE.replace('ignore', 'ignore-file')}\n",
            f"<p>{COST}</p> {IGNORE}\n",
            f"---\ntitle: T\n---\n{IGNORE}\r\n{COST}\r\n",
        ],
    )
    def test_it_reaches(self, capsys, text):
        code, _, (reason,) = outcome(capsys, text)
        assert code == 0
        assert reason.startswith("the county counts the approach roads (ours/page.md:")

    @pytest.mark.parametrize(
        "text",
        [
            f"{COST}\n\n{IGNORE}\n",
            f"{COST}\n{IGNORE}\n",
            f"{IGNORE}\nAnother paragraph.\n\n{COST}\n",
            f"<p>{IGNORE}</p>\n<p>{COST}</p>\n",
            f"{IGNORE}\n<p>Another paragraph.</p>\n<p>{COST}</p>\n",
            f"{IGNORE.replace('MON001', 'DAT001')}\n{COST}\n",
            f"{IGNORE.replace('MON001', '0000-0000')}\n{COST}\n",
            f"```\n{IGNORE}\n```\n{COST}\n",
            f"`{IGNORE}` is how to suppress. {COST}\n",
            f"{IGNORE[:-3]}\n{COST}\n",
        ],
    )
    def test_it_doesnt_reach(self, capsys, text):
        code, _, reasons = outcome(capsys, text)
        assert (code, reasons) == (1, [None])

    def test_by_id(self, capsys):
        Path("ours/page.md").write_text(f"{COST}\n")
        main(["check", ".", "-f", "json"])
        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        code, _, reasons = outcome(capsys, f"<!-- reconcile: ignore {finding['id']} their slip -->\n{COST}\n")
        assert (code, reasons) == (0, ["their slip (ours/page.md:1)"])

    def test_other_findings_stay(self, capsys):
        Path("wire/b.txt").write_text("The Aller bridge was opened on 4 May 2021.\n")
        text = f"{IGNORE}\n{COST}\n\nThe Aller bridge was opened on 6 May 2021.\n"
        code, _, reasons = outcome(capsys, text)
        assert (code, sorted(reason is None for reason in reasons)) == (1, [False, True])


class TestWhose:
    """Documents come from strangers: what they say of the gate is not heard."""

    @pytest.mark.parametrize("path", ["wire/page.md", "ours.md", "page.md", "theirs/ours/page.md", "ours/page.txt"])
    def test_only_those_that_the_config_names(self, capsys, path):
        code, err, reasons = outcome(capsys, f"{IGNORE}\n{COST}\n", path=path)
        assert (code, reasons) == (1, [None])
        told = f"{path}:1:1: note: this comment suppresses nothing: the config doesn't trust those of its document\n"
        assert (told in err) == path.endswith(".md")

    def test_without_a_config_none(self, capsys):
        code, err, _ = outcome(capsys, f"{IGNORE}\n{COST}\n", "--isolated")
        assert code == 1
        assert 'hint: inline-suppressions = ["ours/page.md"] in the config would\n' in err
        assert "note" not in outcome(capsys, f"{IGNORE}\n{COST}\n", "--isolated", "-q")[1]

    def test_the_hint_names_the_path_as_the_config_does(self, capsys, monkeypatch):
        outcome(capsys, f"{IGNORE}\n{COST}\n", path="ours/page.md")
        Path("reconcile.toml").write_text("")
        monkeypatch.chdir("ours")
        main(["check", ".", "../wire"])
        assert 'hint: inline-suppressions = ["ours/page.md"] in the config would\n' in capsys.readouterr().err

    def test_many_are_one_line(self, capsys):
        _, err, _ = outcome(capsys, f"{IGNORE}\n{COST}\n\n" * 500, path="wire/b.md")
        assert err.count("suppresses nothing") == 1
        assert "nor do 499 more" in err

    def test_a_folder_elsewhere_that_has_the_same_name(self, capsys, tmp_path):
        (tmp_path / "stranger" / "ours").mkdir(parents=True)
        (tmp_path / "stranger" / "ours" / "page.md").write_text(f"{IGNORE}\n{COST}\n")
        assert main(["check", "wire", str(tmp_path / "stranger" / "ours"), "-q"]) == 1
        Path("ours/link.md").symlink_to(tmp_path / "stranger" / "ours" / "page.md")
        assert main(["check", "wire", "ours", "-q"]) == 1

    def test_a_row_that_calls_itself_ours(self, capsys):
        row = {"id": "ours/page.md", "text": f"{IGNORE}\n{COST}", "path": "ours/page.md"}
        code, _, _ = outcome(capsys, json.dumps(row) + "\n", path="ours/rows.jsonl")
        assert code == 1

    def test_standard_input_that_is_called_ours(self, project, monkeypatch):
        import io
        import sys

        (project / "reconcile.toml").write_text('inline-suppressions = ["**"]\n')
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{IGNORE}\n{COST}\n".encode())))
        assert main(["check", "wire", "-", "--stdin-name", "page.md", "-q"]) == 1

    def test_from_another_working_folder(self, capsys, project, monkeypatch):
        (project / "ours" / "page.md").write_text(f"{IGNORE}\n{COST}\n")
        monkeypatch.chdir(project / "ours")
        assert main(["check", ".", "../wire", "-q"]) == 0

    def test_html_that_is_named(self):
        Path("ours/page.html").write_text(f"<html><body>\n{IGNORE}\n<p>{COST}</p>\n</body></html>\n")
        assert main(["check", "wire", "ours/page.html", "-q"]) == 0
        assert main(["check", "wire", "ours/page.html", "-q", "--isolated"]) == 1

    @pytest.mark.parametrize(
        ("glob", "file", "covers"),
        [
            ("ours/**", "ours/a.md", True),
            ("ours/**", "ours/b/a.md", True),
            ("ours", "ours/b/a.md", True),
            ("ours/", "ours/a.md", True),
            ("ours/*.md", "ours/a.md", True),
            ("ours/*.md", "ours/b/a.md", False),
            ("**/*.md", "a.md", True),
            ("**/*.md", "ours/b/a.md", True),
            ("**/own/*", "x/y/own/a.md", True),
            ("o*s/a.md", "ours/a.md", True),
            ("o*", "x/ours/a.md", False),
            ("ours/a.md", "ours/a.md", True),
            ("ours/**", "ours.md", False),
            ("ours/**", "../project/ours/a.md", True),
            ("ours/**", "../ours/a.md", False),
        ],
    )
    def test_globs(self, project, glob, file, covers):
        assert Trust(folder=project, glob=glob).covers(project / file) is covers

    @pytest.mark.parametrize("value", ['"ours"', "[3]", '["../x"]', '["/x"]', '[""]', "true"])
    def test_what_is_no_list_of_paths_is_2(self, capsys, project, value):
        (project / "reconcile.toml").write_text(f"\ninline-suppressions = {value}\n")
        assert main(["check", "wire"]) == 2
        assert f"{project}/reconcile.toml:2:1: error: inline-suppressions " in capsys.readouterr().err


class TestUnused:
    @pytest.mark.parametrize(
        ("comment", "says"),
        [
            ("ignore DAT001 the clock was wrong", "the suppression of code 'DAT001' matches no finding"),
            ("ignore MON001, DAT001 both", "the suppression of code 'DAT001' matches no finding"),
            ("ignore MON001", "the comment gives no reason"),
            ("ignore MON001:", "the comment gives no reason"),
            ("ignore", "the comment names no code and no id"),
            ("ignore the county counts the roads", "'the' is no code and no id"),
            ("ingore MON001 why", "unknown word 'ingore'"),
            ("", "unknown word ''"),
        ],
    )
    def test_is_told_with_its_place_and_fails_where_that_is_asked_for(self, capsys, comment, says):
        text = f"A page.\n\n<!-- reconcile: {comment} -->\n{COST}\n"
        code, err, _ = outcome(capsys, text, "--fail-on", "never")
        assert code == 0
        assert f"ours/page.md:3:1: warning: {says}\n" in err
        code, err, _ = outcome(capsys, text, "--fail-on", "never", "--fail-on-stale")
        assert (code, err.count("ours/page.md:3:1: error: ")) == (1, 1)

    @pytest.mark.parametrize(
        ("comment", "kind", "subject"),
        [
            (IGNORE, "unused", "code 'MON001'"),
            ("<!-- reconcile: ingore MON001 why -->", "unreadable", "ingore MON001 why"),
            ("<!-- reconcile: ignore MON001 -->", "unreadable", "ignore MON001"),
        ],
    )
    def test_is_a_notice_with_the_path_of_the_document(self, capsys, comment, kind, subject):
        Path("ours/page.md").write_text(f"{COST}\n\n{comment}\n")
        main(["check", ".", "-f", "json"])
        (notice,) = json.loads(capsys.readouterr().out)["notices"]
        assert (notice["kind"], notice["subject"]) == (kind, subject)
        assert (notice["file"], notice["line"]) == ("ours/page.md", 3)


def test_sarif_tells_it_from_what_the_config_suppresses(capsys, project):
    (project / "ours" / "page.md").write_text(f"{IGNORE}\n{COST}\n")
    for more, kind in (("", "inSource"), ('[[suppress]]\ncode = "MON"\nreason = "x"\n', "external")):
        (project / "reconcile.toml").write_text(TRUST + more)
        assert main(["check", ".", "-f", "sarif"]) == 0
        (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        assert [suppression["kind"] for suppression in result["suppressions"]] == [kind]


class TestNoText:
    """A comment that no reader sees is no part of any claim, trusted or not, and moves none."""

    @pytest.mark.parametrize("path", ["ours/page.md", "wire/page.html"])
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", "\nMayor Ida Brekke said the new bridge cost $48.2 million in 2021.\n"),
            ("Mayor Ida Brekke said the new bridge ", "cost $48.2 million in 2021.\n"),
            ("Mayor Ida Brekke said “the new bridge cost $48.2 million. ", " It opened in May 2021,” and left.\n"),
            ("The new bridge cost $48.2 million in 2021. ", "\n"),
            ("The new bridge cost $48.2 million ", "in 2021, Mayor Ida Brekke said.\n"),
        ],
    )
    def test_claims(self, path, before, after):
        comment = "<!-- reconcile: ignore MON001 Mayor Olav Rud said\n it cost $99 million on 3 March 1999 -->"
        text = f"{before}{comment}{after}"
        Path(path).write_text(text)
        claims = pipeline.extract([path], statements=True).claims
        assert [claim for claim in claims if claim.kind == "money"]
        start, end = len(before), len(before) + len(comment)
        for claim in claims:
            assert text[claim.start : claim.end] == claim.text
            assert claim.end <= start or end <= claim.start
            line = text.count("\n", 0, claim.start) + 1
            assert (claim.line, claim.column) == (line, claim.start - text.rfind("\n", 0, claim.start))
            assert claim.speaker is None or claim.speaker.name != "Olav Rud"

    def test_the_title_and_the_day_are_the_documents(self):
        Path("ours/page.md").write_text(f"{IGNORE}\n# The bridge\n\nPublished: 2024-06-03\n\n{COST}\n")
        (document,), _ = pipeline.read(["ours/page.md"])
        assert (document.title, str(document.published)) == ("The bridge", "2024-06-03")
        assert document.text.startswith(IGNORE)

    def test_what_stands_around_it_is_read_as_without_it(self):
        article = f"# The bridge\n\n{COST}\n\nMayor Ida Brekke said on Monday that 40 people came.\n"
        Path("ours/page.md").write_text(article)
        plain = [(claim.kind, claim.text) for claim in pipeline.extract(["ours/page.md"], statements=True).claims]
        Path("ours/page.md").write_text(article.replace("\n\n", f"\n\n{IGNORE}\n"))
        assert [
            (claim.kind, claim.text) for claim in pipeline.extract(["ours/page.md"], statements=True).claims
        ] == plain

    @pytest.mark.parametrize("path", ["ours/page.txt", "wire/page.txt", "ours/rows.jsonl", "page.log"])
    def test_a_comment_that_readers_see_is_text(self, path):
        text = "The flood <!-- reconcile: killed 31 people --> reached the new bridge on 4 May 2021."
        Path(path).write_text(json.dumps({"text": text}) if path.endswith("l") else text)
        assert "31 people" in [claim.text for claim in pipeline.extract([path]).claims]

    def test_a_text_that_is_no_file_is_read_as_a_whole(self):
        claims = pipeline.extract_text("The flood <!-- reconcile: killed 31 people --> reached the bridge.")
        assert "31 people" in [claim.text for claim in claims]

    @given(st.lists(st.sampled_from([COST, IGNORE, "<!--", "-->", "\n", " ", "`", "“", "”", "Rud said", "```\n"])))
    def test_any_mixture_keeps_the_places(self, parts):
        text = "".join(parts)
        Path("ours/page.md").write_text(text, newline="")
        for claim in pipeline.extract(["ours/page.md"], statements=True).claims:
            assert text[claim.start : claim.end] == claim.text
            assert "<!-- reconcile: ignore" not in claim.text or "`" in text


@pytest.mark.parametrize(
    ("hostile", "code"),
    [("<!-- reconcile:" * 50_000, 1), (f"{IGNORE}\n" * 5_000, 0), (f"<!--{' ' * 200_000}", 0)],
    ids=["openings", "comments", "spaces"],
)
def test_text_behind_many_comments_is_read(capsys, hostile, code):
    found, _, reasons = outcome(capsys, f"{hostile}\n\n{COST * code}\n{IGNORE}\n{COST}\n")
    assert (found, len(reasons)) == (code, 1)


def test_where_a_file_truly_is_is_looked_up_once(project, monkeypatch):
    (project / "ours" / "page.md").write_text(f"{IGNORE}\n{COST}\n")
    asked = []
    resolve = Path.resolve
    monkeypatch.setattr(Path, "resolve", lambda path, **more: asked.append(path) or resolve(path, **more))
    documents, _ = pipeline.read(["ours/page.md"])
    report = Report(documents=documents, claims=(), facts=(), findings=(), cleared=())
    asked.clear()
    inline_suppressions(report, [Trust(folder=project, glob=f"{number}/**") for number in range(50)])
    assert len(asked) == 2
