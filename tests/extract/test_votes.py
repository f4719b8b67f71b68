import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bill passed by 172 to 140.", ["172", "140"]),
        ("The bill passed 172-140.", ["172", "140"]),
        ("The House voted 52-48 to confirm her.", ["52", "48"]),
        ("It was a 5–4 ruling.", ["5", "4"]),
        ("By a vote of 172 to 140 the House passed it.", ["172", "140"]),
        ("The jury voted nine to three.", ["nine", "three"]),
        ("The bill passed by 172 votes to 140.", ["172 votes", "140"]),
    ],
)
def test_the_sides_of_a_vote(figures: Figures, text: str, found: list[str]) -> None:
    figures_found = figures.find(text)
    assert [text[figure.start : figure.end] for figure in figures_found] == found
    assert {(figure.kind, figure.unit) for figure in figures_found} == {("count", "vote")}


@pytest.mark.parametrize(
    "text",
    [
        "Spain won 3-2.",
        "Voters saw a 3-2 win.",
        "Voting lasted from 9 to 5.",
        "It confirmed a 3-2 win.",
        "He lost 6-4.",
    ],
)
def test_scores_are_no_votes(figures: Figures, text: str) -> None:
    assert figures.find(text) == []
