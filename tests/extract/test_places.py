"""Places in a ranking, and ordinals that rank something else or nothing."""

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The win takes them to sixth place.", "sixth place", 6),
        ("They finished sixth.", "sixth", 6),
        ("Holm came third in May.", "third", 3),
        ("The club is 11th in the table.", "11th", 11),
        ("The club moved up to fourth, with 38 points.", "fourth", 4),
        ("The win lifts the promoted side from the coast to fourth.", "fourth", 4),
        ("They sit ninth, two points behind.", "ninth", 9),
        ("Holm placed second behind Dahl.", "second", 2),
        ("They dropped from fifth to eighth.", "fifth", 5),
        ("They dropped from fifth to eighth.", "eighth", 8),
        ("Marl stayed bottom in 20th place.", "20th place", 20),
        ("A third-place finish was enough.", "third-place", 3),
        ("They finished first.", "first", 1),
        ("She took third in the final.", "third", 3),
        ("Dahl ran third behind Holm.", "third", 3),
        ("She climbed to joint fourth.", "fourth", 4),
        ("It is seventh in the world rankings.", "seventh", 7),
        ("They are up to second spot.", "second spot", 2),
        ("They remain 14th.", "14th", 14),
    ],
)
def test_places(figures: Figures, text: str, span: str, value: int) -> None:
    found = [figure for figure in figures.find(text) if figure.unit == "place"]
    assert (span, value) in [(text[figure.start : figure.end], figure.value.low) for figure in found]


@pytest.mark.parametrize(
    "text",
    [
        "The rain came first, then the snow.",
        "He came first to the office.",
        "He is second to none.",
        "He loved her in the first place.",
        "It was the third place that he saw.",
        "She was third-party insured.",
        "On the sixth he left.",
        "The bill goes to second reading.",
        "They sang from first to last.",
        "It sat in the second row.",
        "They came second-hand.",
        "The fourth is a holiday.",
        "He moved to the third floor.",
        "She took second-hand clothes.",
        "It took third parties to court.",
    ],
)
def test_what_is_no_place(figures: Figures, text: str) -> None:
    assert not [figure for figure in figures.find(text) if figure.unit == "place"]


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("He scored in the 67th minute.", "67th minute", "minute"),
        ("A 12th-minute goal settled it.", "12th-minute", "minute"),
        ("The winner came in the eighty-ninth minute.", "eighty-ninth minute", "minute"),
    ],
)
def test_minutes_of_a_match(figures: Figures, text: str, span: str, unit: str) -> None:
    found = [(text[figure.start : figure.end], figure.unit, figure.kind) for figure in figures.find(text)]
    assert (span, unit, "ordinal") in found
