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


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        # few words, but the very same, whatever stands around them
        (
            "“It was like a wall of water,” the skipper said.",
            "“It was like a wall of water. I froze,” said a deckhand.",
            ["ATT001"],
        ),
        (
            "The mayor, Ida Moe, vowed: “We will pay for every roof.”",
            "“We will pay for every roof,” promised Lars Vik, the treasurer, after a meeting in the old town hall.",
            ["ATT001"],
        ),
        (
            "“Nobody saw the boat leave,” said harbour master Ole Berg.",
            "As Berg put it: “Nobody saw the boat leave.”",
            [],
        ),
        # one "not" more, by one speaker and by two
        ("“We will not sell,” the widow said.", "“We will sell,” the widow said.", ["ATT003"]),
        ("“I will not resign,” said Ida Moe.", "“I will resign,” said Lars Vik.", []),
        # a set phrase of two people, and a title
        ("“I do not know,” said Ida Moe.", "“I do not know,” said Lars Vik.", []),
        ("Ida Moe wrote “The Long Way Home” in May.", "Lars Vik sang “The Long Way Home” at noon.", []),
    ],
)
def test_short_quotations(one: str, other: str, codes: list[str], tmp_path: Path) -> None:
    assert [finding.code for finding in found(tmp_path, one, other)] == codes


def test_words_of_another_speaker_are_another_utterance(tmp_path: Path) -> None:
    second = f"“{STAYS.replace('could', 'will')},” engineer Paul Adeyemi said."
    assert [finding.code for finding in found(tmp_path, f"“{STAYS},” mayor Ilse Marten said.", second)] == ["ATT001"]


def test_the_same_words_without_marks_are_a_note(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, f"“{STAYS},” mayor Ilse Marten said.", f"{STAYS}, mayor Ilse Marten said.")
    assert (finding.code, finding.severity) == ("ATT006", "note")


def test_a_phrase_that_many_use_is_no_utterance_of_one_unnamed_speaker(tmp_path: Path) -> None:
    first = "“I have never seen anything like this in Elm,” a neighbour said."
    assert found(tmp_path, first, "Long after: “I have never seen a fire like this in Elm.”") == []
