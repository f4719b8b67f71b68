"""Copied text is noted once a group, unless people said what the origin is."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.cli import main
from reconcile.model import Finding, Report

STORY = (
    "The harbour board of Lenta closed the east pier on Monday after divers found cracks in two of its pillars. "
    "Ferries to the islands leave from the north quay until the pillars are repaired, which may take three weeks. "
)
OWN = "Lenta's east pier has been shut since Monday, as two pillars are cracked. Boats leave from the north quay. "
MORE = "Fishermen who land their catch there are not amused, and neither is the mayor of the town. "


def report(folder: Path, *texts: str, sources: str = "") -> Report:
    for number, text in enumerate(texts):
        (folder / f"{'abcdefghij'[number]}.txt").write_text(f"Published: 2024-05-0{number + 1}\n\n{text}\n")
    if sources:
        (folder / "sources.yaml").write_text(sources)
    return pipeline.check([str(folder)])


def notes(found: Report) -> list[Finding]:
    return [finding for finding in found.findings if finding.code == "SRC001"]


def names(finding: Finding) -> list[str]:
    return [Path(document).stem for document in finding.documents]


def test_a_copy_is_noted_with_the_statements_that_show_it(tmp_path: Path) -> None:
    found = report(tmp_path, STORY, OWN, f"{MORE}{STORY}")
    (note,) = notes(found)
    assert (note.severity, note.verdict, note.fact, names(note)) == ("note", "attribution", None, ["a", "c"])
    assert note.message == "text is shared (a, c), 100% of the wording of the shorter one: they count as one origin"
    claims = {claim.id: claim for claim in found.claims}
    assert [claims[id].text for id in note.claims] == [STORY.split(". ")[0] + "."] * 2
    assert note.diagnosis is not None
    assert note.diagnosis.cause == "copied-text"


def test_one_note_a_group_which_tells_how_many_there_are(tmp_path: Path) -> None:
    (note,) = notes(report(tmp_path, *[f"{STORY}{MORE * (number % 2)}" for number in range(8)]))
    assert names(note) == list("abcdefgh")
    assert "(a, b, c, d, e, f) and 2 others, up to 100%" in note.message
    assert len(note.claims) == 8


@pytest.mark.parametrize(
    ("sources", "noted"),
    [
        ("- {file: a.txt, origin: Wire}\n- {file: b.txt, origin: wire}\n", False),
        ("- {file: a.txt, publisher: Wire}\n- {file: b.txt, origin: Wire}\n", False),
        ("- {file: a.txt, origin: Wire}\n", True),
        ("- {file: a.txt, origin: Wire}\n- {file: b.txt, origin: Other}\n", True),
        ("- {file: a.txt, publisher: Wire}\n- {file: b.txt, publisher: Wire}\n", True),  # one house, printed twice
    ],
)
def test_a_declared_origin_needs_no_note(tmp_path: Path, sources: str, noted: bool) -> None:
    assert bool(notes(report(tmp_path, STORY, STORY, sources=sources))) == noted


def test_who_is_only_named_as_the_first_to_tell_copied_nothing(tmp_path: Path) -> None:
    sources = "- {file: a.txt, publisher: Lenta Post}\n- {file: b.txt, publisher: Daily}\n"
    found = report(tmp_path, STORY, f"{OWN}It was first reported by the Lenta Post.", sources=sources)
    assert [group.share for group in found.shared] == [None]
    assert notes(found) == []


def test_the_id_lasts_while_texts_change(tmp_path: Path) -> None:
    (before,) = notes(report(tmp_path, STORY, STORY))
    (after,) = notes(report(tmp_path, f"{MORE}{STORY}The pier is 212 metres long.", f"{STORY} It rained."))
    (joined,) = notes(report(tmp_path, STORY, STORY, STORY))
    assert before.id == after.id != joined.id


def test_the_order_of_arguments_changes_nothing(tmp_path: Path) -> None:
    report(tmp_path, STORY, f"{MORE}{STORY}", OWN, STORY)
    paths = [str(tmp_path / f"{name}.txt") for name in "abcd"]
    found = [notes(pipeline.check(order)) for order in permutations(paths)]
    assert all(one == found[0] for one in found)


FORMATS = "text concise json jsonl csv sarif junit github gitlab markdown html annotations"


@pytest.mark.parametrize("format", FORMATS.split())
def test_every_format_tells_of_it_and_the_gate_lets_it_pass(
    tmp_path: Path, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report(tmp_path, STORY, STORY)
    assert main(["check", str(tmp_path), "-f", format, "--isolated"]) == 0
    assert "SRC001" in capsys.readouterr().out
    assert main(["check", str(tmp_path), "-q", "--isolated", "--fail-on", "note", "--select", "SRC"]) == 1
    assert main(["check", str(tmp_path), "-q", "--isolated", "--fail-on", "note", "--ignore", "SRC"]) == 0


def test_a_run_is_compared_with_the_run_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    for texts, name in (((STORY, OWN), "old.json"), ((STORY, STORY), "new.json")):
        report(Path("docs"), *texts)
        assert main(["check", "docs", "-f", "json", "-o", name, "-q"]) == 0
    assert main(["diff", "old.json", "new.json", "-f", "json", "--fail-on", "note"]) == 1
    (new,) = [one for one in json.loads(capsys.readouterr().out)["new"] if one["code"] == "SRC001"]
    assert (new["label"], len(new["evidence"])) == (None, 2)


def test_it_can_be_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    report(Path("docs"), STORY, STORY)
    assert main(["baseline", "add", "docs", "--reason", "the town's own notice", "--author", "Ada", "-q"]) == 0
    assert "code: SRC001\n  fact: copied-text\n" in Path("reconcile-baseline.yaml").read_text()
    assert main(["check", "docs", "--baseline", "reconcile-baseline.yaml", "--fail-on", "note", "-q"]) == 0
