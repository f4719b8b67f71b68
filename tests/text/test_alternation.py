"""Many words as one pattern."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.alternation import alternation, any_of, scanner


@given(st.sets(st.text(alphabet="ab.| ", min_size=1, max_size=5), max_size=12), st.text(alphabet="ab.| ", max_size=12))
def test_the_longest_form_that_fits_is_found(forms: set[str], text: str) -> None:
    match = re.match(alternation(forms), text)
    assert (match[0] if match else None) == max(
        (form for form in forms if text.startswith(form)), key=len, default=None
    )


@given(st.sets(st.text(alphabet="ab.| ", min_size=1, max_size=3), max_size=9), st.text(alphabet="ab.| ", max_size=12))
def test_a_form_stands_behind_none_of_some_characters(forms: set[str], text: str) -> None:
    plain = re.compile(rf"(?<![a.]){alternation(forms)}")
    quick = re.compile(alternation(forms, not_behind="[a.]"))
    assert [match.span() for match in quick.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_any_of_as_words() -> None:
    pattern = any_of([r"(?P<when>year) ago", r"(?P<when>\d+) days", "m[oa]n"], words=True)
    found = [pattern.search(text) is not None for text in ("a Year ago", "leapyear ago", "12 days", "woman", "a Man")]
    assert found == [True, False, True, False, True]


def test_scanner_finds_words_in_their_usual_cases() -> None:
    pattern = scanner(["two", "twenty"])
    assert [match["word"] for match in pattern.finditer(" two Two TWO twenty-two twofold network")] == [
        "two",
        "Two",
        "TWO",
        "twenty",
        "two",
    ]
