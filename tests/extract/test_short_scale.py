from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "spans", "values", "unit"),
    [
        ("The population rose from 3.1m to 3.4m.", ["3.1m", "3.4m"], ["3100000", "3400000"], "population"),
        ("Its subscribers grew by 2.3m to 45m.", ["2.3m", "45m"], ["2300000", "45000000"], "subscriber"),
        ("Voters fell from 5.6m in 2019 to 4.9m.", ["5.6m", "4.9m"], ["5600000", "4900000"], "voter"),
        ("A crowd of 1m gathered.", ["1m"], ["1000000"], "crowd"),
        ("Viewers: 1.4m", ["1.4m"], ["1400000"], "viewer"),
        ("Around 1m were homeless.", ["Around 1m were homeless"], ["1000000"], "homeless"),
        ("Some 8 B people live.", ["Some 8 B people"], ["8000000000"], "person"),
        ("Some 2.5b users saw it.", ["Some 2.5b users"], ["2500000000"], "user"),
    ],
)
def test_letters_that_say_millions(figures: Figures, text: str, spans: list[str], values: list[str], unit: str) -> None:
    found = figures.find(text)
    assert [text[figure.start : figure.end] for figure in found] == spans
    assert [figure.value.low for figure in found] == [Decimal(value) for value in values]
    assert {figure.unit for figure in found} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "The mast is 300m tall.",
        "She won the 200m freestyle.",
        "A 5m wave struck.",
        "The lake rose to 3.4m.",
        "Passengers fell 30m down the cliff.",
        "Jobs went at the 300m pier.",
        "Staff walked 3m to the sea.",
        "The sprinter was fined after the 400m.",
    ],
)
def test_metres(figures: Figures, text: str) -> None:
    assert [figure.unit for figure in figures.find(text)] == ["meter"]


@pytest.mark.parametrize(
    "text", ["The picture sold for 4m.", "The deal is worth 3m.", "The club paid 60m for him.", "The debt rose to 3t."]
)
def test_sums_without_a_currency_are_no_lengths(figures: Figures, text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize("text", ["Selene 2 weighs little.", "Titan 5 reaches the moon.", "Heron 9 lifts off at dawn."])
def test_a_name_and_its_verb_are_no_count(figures: Figures, text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "• Some 40 boats sank.",
        "😀 Only 40 boats sank.",
        "— About 40 boats sank.",
        "Police Say About 40 Boats Sank",
        "Firm Wins 40 Awards",
    ],
)
def test_the_first_word_of_a_sentence_or_a_verb_is_no_name(figures: Figures, text: str) -> None:
    assert [(figure.kind, figure.value.low) for figure in figures.find(text)] == [("count", Decimal(40))]
