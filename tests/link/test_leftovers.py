"""Figures that nothing pairs but what stands around them: a conflict shows although the figures differ."""

from pathlib import Path

import pytest

from reconcile.pipeline import check

SOURCES = """\
- {file: a.txt, publisher: North Wire, published: 2025-04-25}
- {file: b.txt, publisher: The Daily, published: 2025-04-25}
"""
# Two reports of one matter, which agree on three figures.
ONE = "The Osk tunnel cost €2.35 billion. It is 61.4 kilometres long. Some 4,120 trucks use it. "
OTHER = "For €2.35 billion Perra has a tunnel of 61.4 kilometres, the Osk. It carries 4,120 trucks. "


def conflicts(folder: Path, first: str, second: str) -> list[str]:
    (folder / "a.txt").write_text(first + "\n", encoding="utf-8")
    (folder / "b.txt").write_text(second + "\n", encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return [finding.message for finding in check([str(folder)]).findings if finding.severity == "error"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # One sentence, told in other words around the figure, and unlike every other sentence of the two.
        (
            "In 1987, when 3 rigs drowned in the clay, the engineers lost 15 weeks.",
            "The clay took 3 rigs in 1987, and it was 11 weeks until engineers dug again.",
        ),
        (
            "Of the lorries of Perra, 38% use the ferry on a Sunday.",
            "On a Sunday the ferry still has 45% of the lorries.",
        ),
        # The only number of lamps that either gives.
        ("It is lit by 8,400 lamps.", "Each night 9,300 lamps come on."),
        # The same, under two nouns of one meaning.
        ("Its owner has 640 vessels.", "On the lake its boss has 730 ships."),
    ],
)
def test_a_figure_is_compared_with_its_like(tmp_path: Path, first: str, second: str) -> None:
    assert len(conflicts(tmp_path, ONE + first, OTHER + second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Two documents that share no other figure may tell of two things.
        ("Perra is lit by 8,400 lamps.", "In Perra 9,300 lamps come on."),
    ],
)
def test_two_texts_that_agree_on_nothing_else_are_left_alone(tmp_path: Path, first: str, second: str) -> None:
    assert conflicts(tmp_path, first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Too far from each other to be one figure.
        ("It is lit by 8,400 lamps.", "Each night 310 lamps are cleaned."),
        # Either text counts lamps twice.
        ("It is lit by 8,400 lamps, 7,100 lamps of them old.", "Each night 9,300 lamps come on."),
        (
            "It is lit by 8,000 to 8,400 lamps, 7,000 to 7,100 lamps of them old.",
            "Each night 9,300 lamps come on.",
        ),
        ("It is lit by 640 vessels, 120 ships of them old.", "Each night 730 ships come by."),
        # People are counted again and again.
        ("Work gave 640 people a wage.", "The café has room for 520 people."),
        # A rise and a fall are two figures.
        ("The toll at Osk on a Sunday rose 12%.", "The traffic at Osk on a Sunday fell 9%."),
        # One word stands for another, and all else is said alike.
        ("Rain closed it for 45 days.", "Snow closed it for 61 days."),
        # One sentence is as like the first of two as the second.
        ("The vault is damp for 45 days. The vault is dry for 61 days.", "The vault is closed for 52 days."),
    ],
)
def test_what_may_be_two_figures_is_left_alone(tmp_path: Path, first: str, second: str) -> None:
    assert conflicts(tmp_path, ONE + first, OTHER + second) == []


def test_a_fraction_in_words_is_as_rough_as_one_digit(tmp_path: Path) -> None:
    share = "The ferry has {} of the lorries of Perra on a Sunday."
    first, second = ONE + share.format("almost two-thirds"), OTHER + share.format("{}")
    assert conflicts(tmp_path, first, second.format("62%")) == []
    assert len(conflicts(tmp_path, first, second.format("53%"))) == 1


def test_a_third_text_vouches_for_what_a_second_tells_otherwise(tmp_path: Path) -> None:
    texts = {
        "a": "The Harbour trial took in 4,812 patients at 312 clinics in 24 countries.",
        "b": "Between March and June, 312 hospitals in 24 countries treated 4,812 patients in all.",
        "c": "The Harbour trial followed 4,812 patients in four dozen countries for two years.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"Published: 2025-04-25\n\n{text}\n", encoding="utf-8")
    (conflict,) = [finding for finding in check([str(tmp_path)]).findings if finding.severity == "error"]
    assert conflict.message == "counts differ: 24 countries in a and b and four dozen countries in c"


def test_an_equal_number_makes_no_country_of_a_patient(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The trial was held in 24 countries.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nobody died where 24 patients were treated.\n", encoding="utf-8")
    assert all(len(fact.claims) == 1 for fact in check([str(tmp_path)]).facts)


def test_a_plan_is_compared_with_what_others_tell_as_planned_and_as_done(tmp_path: Path) -> None:
    texts = {
        "a": "The board of Nordhavn proposes a dividend of NOK 4.20 per share.",
        "b": "Nordhavn plans a dividend of 3.50 kroner per share.",
        "c": "The Nordhavn dividend of NOK 3.50 per share arrives by post.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"Published: 2025-04-25\n\n{text}\n", encoding="utf-8")
    (conflict,) = [finding for finding in check([str(tmp_path)]).findings if finding.severity == "error"]
    assert conflict.message == "amounts differ: NOK 4.20 in a and 3.50 kroner in b and c"


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        # A few of one noun, each beside the number that both give.
        ("It has 312 wards in 24 towns.", "In 29 towns 312 wards are open.", True),
        ("Some 9,600 people live in 38 camps.", "38 of the sheds burned; 46 camps house 9,600 people.", True),
        # Two of the noun in one of them.
        ("It has 312 wards in 24 towns and 7 towns abroad.", "In 29 towns 312 wards are open.", False),
    ],
)
def test_small_counts_beside_one_figure_are_compared(
    first: str, second: str, *, conflict: bool, tmp_path: Path
) -> None:
    assert bool(conflicts(tmp_path, ONE + first, OTHER + second)) is conflict
