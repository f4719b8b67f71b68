"""What is read through odd spellings of the same text, and that its place is that in the text as it stands."""

import unicodedata

import pytest

import reconcile


def found(text: str) -> list[tuple[str, str, str]]:
    claims = reconcile.claims_in(text)
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    return [(claim.kind, claim.text, str(claim.value and claim.value.low)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "kind", "span", "value"),
    [
        ("It cost $1\u200b2 million.", "money", "$1\u200b2 million", "12000000"),
        ("It cost $40\u200b million.", "money", "$40\u200b million", "40000000"),
        ("It cost 1\u00ad200 dol\u00adlars.", "money", "1\u00ad200 dol\u00adlars", "1200"),
        ("Some 40 peo\u00adple came.", "count", "Some 40 peo\u00adple", "40"),
        ("Some 40\u200bpeople came.", "count", "Some 40\u200bpeople", "40"),
        ("\ufeffSome 40 people came.", "count", "Some 40 people", "40"),
        ("Some 40\u202fpeople came.", "count", "Some 40\u202fpeople", "40"),
        ("It cost £5\u202fm.", "money", "£5\u202fm", "5000000"),
        ("It cost €1\u202f234\u202f567.", "money", "€1\u202f234\u202f567", "1234567"),
        ("It rose by 5\u2009%.", "percent_change", "5\u2009%", "5"),
        ("It cost ＄４０.", "money", "＄４０", "40"),
        ("It rose １２％.", "percent_change", "１２％", "12"),
        ("Some ٤٠ people came.", "count", "Some ٤٠ people", "40"),
        ("It rose by ١٢٫٥٪.", "percent_change", "١٢٫٥٪", "12.5"),
        ("It cost ₹१२०.", "money", "₹१२०", "120"),
    ],
)
def test_figures_in_odd_spelling(text: str, kind: str, span: str, value: str) -> None:
    assert found(text) == [(kind, span, value)]


def test_accents_written_apart_change_nothing() -> None:
    text = "“Émile sold 40 crêpes,” said Zoë Müller, 43, the mayor of Łódź, on 4 May 2021."
    apart = unicodedata.normalize("NFD", text)
    together = reconcile.claims_in(text)
    claims = reconcile.claims_in(apart)
    assert [unicodedata.normalize("NFC", claim.text) for claim in claims] == [claim.text for claim in together]
    assert all(apart[claim.start : claim.end] == claim.text for claim in claims)
    speakers = [claim.speaker for claim in claims if claim.kind == "attribution"]
    assert [speaker and speaker.name for speaker in speakers] == ["Zoë Müller"]
    for speaker in speakers:
        assert speaker is not None
        assert unicodedata.normalize("NFC", apart[speaker.start : speaker.end]).startswith("Zoë Müller")


def test_a_turned_mark_in_a_name() -> None:
    (claim,) = reconcile.claims_in("Ruth O‘Hara said it rose.")
    assert (claim.speaker and claim.speaker.name, claim.text[5:11]) == ("Ruth O’Hara", "O‘Hara")
