"""What is read through odd spellings of the same text, and that its place is that in the text as it stands."""

import time
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


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The bridge was \x1b[0mopened on 3 May 2024.", ["3 May 2024"]),
        ("The sign read \x1b[31mRED\x1b[0m.", []),
        ("Some \x1b[1;38;5;196m40\x1b[0m people came.", ["Some \x1b[1;38;5;196m40\x1b[0m people"]),
        ("It cost $1\x1b[1m2\x1b[22m million.", ["$1\x1b[1m2\x1b[22m million"]),
        ("It cost $12\x1b[K million.", ["$12\x1b[K million"]),
        ("Open \x1b]8;;https://a.example/7/May/2024\x1b\\on 3 May 2024\x1b]8;;\x1b\\.", ["3 May 2024"]),
        ("\x1b]0;4 June 2024, $7\x07Some 40 people came.", ["Some 40 people"]),
        ("\x1b(BSome\x1b7 40 people came.", ["Some\x1b7 40 people"]),
        ("Some 40\x1b people came.", ["Some 40\x1b people"]),
        ("\x1b]0;no end\nSome 40 people came.", ["Some 40 people"]),
    ],
)
def test_orders_to_a_terminal_are_not_read(text: str, spans: list[str]) -> None:
    assert [span for _, span, _ in found(text)] == spans


@pytest.mark.parametrize("part", ["\x1b]", "\x1b[0", "\x1b]\x07", "\x1b[" + "0" * 50, "\x1b", "\x1b "])
def test_orders_without_an_end_take_no_longer_than_others(part: str) -> None:
    def seconds(text: str) -> float:
        begin = time.perf_counter()
        reconcile.claims_in(text)
        return time.perf_counter() - begin

    seconds("Some 40 people came.")
    assert seconds(part * (200_000 // len(part)) + " Some 40 people came.") < 2
