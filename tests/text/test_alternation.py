"""Many words as one pattern."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.alternation import alternation


@given(st.sets(st.text(alphabet="ab.| ", min_size=1, max_size=5), max_size=12), st.text(alphabet="ab.| ", max_size=12))
def test_the_longest_form_that_fits_is_found(forms: set[str], text: str) -> None:
    match = re.match(alternation(forms), text)
    assert (match[0] if match else None) == max(
        (form for form in forms if text.startswith(form)), key=len, default=None
    )
