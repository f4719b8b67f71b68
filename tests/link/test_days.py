"""The day of an event is one fact, whatever words two documents tell it in."""

from pathlib import Path

import pytest

from reconcile.pipeline import check

SOURCES = """\
- {file: a.txt, publisher: North Wire, published: 2025-04-24}
- {file: b.txt, publisher: The Daily, published: 2025-04-24}
"""


def facts(a: str, b: str, folder: Path) -> list[str]:
    """The labels of the dates that both documents tell."""
    for name, text in (("a", a), ("b", b)):
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    report = check([str(folder)])
    home = {claim.id: claim.document for claim in report.claims if claim.kind in ("date", "date_range")}
    return [fact.label for fact in report.facts if len({home[claim] for claim in fact.claims if claim in home}) == 2]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry Alma sank on Tuesday, killing 12 people.", "The Alma capsized off Korsund on 22 April."),
        ("Ash Rovers won 3-1 on Tuesday.", "Rovers' victory over Elm United on 22 April drew 4,000 fans."),
        ("Thieves broke into the Elm mill on Tuesday.", "Four bells were stolen from the Elm mill on 22 April."),
        ("A magnitude 5.9 quake hit Elm before dawn on Tuesday.", "The earthquake of 22 April left 12 dead in Elm."),
        ("The bank's next decision is due on 5 June.", "The bank will next set rates in six weeks' time."),
        ("The Elm baths reopen on Monday.", "The baths in Elm open their doors again on 28 April."),
        ("The Elm road stays closed until Monday.", "The Elm road is closed up to and including 28 April."),
        ("The Elm council first sits on 12 June.", "Elm's new mayor faces the council on June 12."),
        (
            "Orbis will submit the drug to the agency by the end of June.",
            "Orbis files for approval in Q2.",
        ),
    ],
)
def test_one_day_in_other_words(a: str, b: str, tmp_path: Path) -> None:
    assert facts(a, b, tmp_path)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry Alma sank on 22 April.", "The ferry Alma left Korsund on 21 April."),
        ("The Elm road is closed until 28 April.", "Work on the Elm road began on 28 April."),
        ("Ash Rovers won a promise of support until 2027.", "Ash Rovers won the cup on 22 April."),
        ("Turnout was 61% in March, as Vale won 12 seats.", "Turnout was 58% in April, as Vale won 11 seats."),
    ],
)
def test_two_days(a: str, b: str, tmp_path: Path) -> None:
    assert facts(a, b, tmp_path) == []
