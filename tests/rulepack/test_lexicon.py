import re

import pytest

from reconcile.rulepack.lexicon import Phrases, alternation


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it grew year on year", "year on year"),
        ("it grew year-on-year", "year-on-year"),
        ("it grew year -on -year", "year -on -year"),
        ("it grew yearly", None),
        ("it grew this year", "year"),
    ],
)
def test_alternation_takes_the_longest_form_and_any_gap(text: str, found: str | None) -> None:
    match = re.search(alternation(["year", "year on year"]), text)
    assert (match[0] if match else None) == found


def test_no_forms_match_nothing() -> None:
    assert re.search(alternation([]), "anything") is None


@pytest.mark.parametrize(
    ("text", "end", "value"),
    [("pounds sterling rose", 15, "GBP"), ("Pounds rose", 6, "mass"), ("poundage", None, None), ("", None, None)],
)
def test_phrases(text: str, end: int | None, value: str | None) -> None:
    phrases = Phrases({"pounds": "mass", "pounds sterling": "GBP", "pound": "mass"})
    found = phrases.match(text, 0)
    assert found == (None if end is None else (end, value))


def test_a_phrase_begins_with_a_letter() -> None:
    with pytest.raises(ValueError, match="begins with a letter"):
        Phrases({"%": 1})
