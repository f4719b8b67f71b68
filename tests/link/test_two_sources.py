"""A text that quotes two others: do their figures still contradict each other?"""

from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.model import Report

MINISTRY = "The new bridge over the Aller cost $4 million, the ministry said."
UNION = "The union says the new bridge over the Aller cost $6 million."


def run(folder: Path, *texts: str) -> Report:
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(f"---\ndate: 2024-05-03\n---\n{text}\n", encoding="utf-8")
    return pipeline.check([str(folder)])


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (
            MINISTRY,
            UNION,
            "The ministry put the cost of the new bridge at $4 million, but the union spoke of $6 million.",
        ),
        (
            "The fire at the Aller mill killed 12 people, police said on Friday.",
            "Friday's fire at the Aller mill killed 15 people, the hospital said.",
            "Police said 12 people were killed, while the hospital put the number of dead at 15.",
        ),
    ],
)
def test_a_text_that_quotes_both_hides_nothing(one: str, other: str, both: str, tmp_path: Path) -> None:
    found = run(tmp_path, one, other, both)
    (finding,) = (finding for finding in found.findings if finding.verdict == "conflict")
    assert len(finding.documents) == 3
    assert [fact.verdict for fact in found.facts] == ["conflict"]


def test_a_text_that_tells_of_two_things_is_no_conflict_with_itself(tmp_path: Path) -> None:
    ferry = "The ferry cost $6 million, the union said."
    assert not run(tmp_path, MINISTRY, f"{MINISTRY} {ferry}").findings
