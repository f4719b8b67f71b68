"""One utterance in the quotation marks of two documents."""

from pathlib import Path

import pytest

from reconcile.model import Finding
from reconcile.pipeline import check

STAYS = "We could keep the ferries running all the way to the islands"


def found(folder: Path, *texts: str) -> list[Finding]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    return list(check([str(folder)]).findings)


def test_the_message_shows_what_was_changed(tmp_path: Path) -> None:
    first = f"“{STAYS},” mayor Ilse Marten said."
    second = f"Ilse Marten spoke on Monday. “{STAYS.replace('could', 'will')},” she said."
    (finding,) = found(tmp_path, first, second)
    assert (finding.code, finding.severity) == ("ATT005", "warning")
    assert "We [-could-] {+will+} keep the ferries" in finding.message


@pytest.mark.parametrize(
    "other",
    [
        f"“{STAYS},” said Ilse Marten, the mayor, “and all the way back.”",
        "“We could keep the ferries running,” mayor Ilse Marten said, “all the way to the islands.”",
        "“We could keep the ferries … all the way to the islands,” mayor Ilse Marten said.",
        "“[The town] could keep the ferries running all the way to the islands,” mayor Ilse Marten said.",
    ],
)
def test_what_quoting_allows_is_no_change(other: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"“{STAYS},” mayor Ilse Marten said.", other) == []


def test_a_quotation_that_lost_its_not_is_a_denial_with_its_words(tmp_path: Path) -> None:
    denied = "“We will not sell the old harbour to a foreign company,” mayor Ilse Marten said."
    (finding,) = found(tmp_path, denied, denied.replace("will not", "will"))
    assert finding.code == "ATT003"
    assert finding.diagnosis is not None
    assert finding.diagnosis.detail == "“We will {+not+} sell the old harbour to a foreign company”"


def test_words_of_another_speaker_are_another_utterance(tmp_path: Path) -> None:
    second = f"“{STAYS.replace('could', 'will')},” engineer Paul Adeyemi said."
    assert [finding.code for finding in found(tmp_path, f"“{STAYS},” mayor Ilse Marten said.", second)] == ["ATT001"]


def test_the_same_words_without_marks_are_a_note(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, f"“{STAYS},” mayor Ilse Marten said.", f"{STAYS}, mayor Ilse Marten said.")
    assert (finding.code, finding.severity) == ("ATT006", "note")


def test_a_phrase_that_many_use_is_no_utterance_of_one_unnamed_speaker(tmp_path: Path) -> None:
    first = "“I have never seen anything like this in Elm,” a neighbour said."
    assert found(tmp_path, first, "Long after: “I have never seen a fire like this in Elm.”") == []
