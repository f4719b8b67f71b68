"""The work is in proportion to the text: calls of functions are counted, which no busy machine changes.

What a regular expression does by itself isn't counted: `make growth` measures time, and many more texts.
"""

import sys
from io import BytesIO
from types import FrameType

import pytest

from reconcile import pipeline

SHORTER, LONGER = 2_000, 8_000  # characters; the shorter is two sentences of the longest kind
ALLOWED = 1.15  # of proportion


def calls(text: str) -> int:
    """How many calls of functions, in Python and in C, reading the text takes."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    options = pipeline.Options(stdin=BytesIO(text.encode()))
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        pipeline.extract(["-"], options)
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def overhead() -> int:
    calls("A word.")  # lexicons are built once
    return calls("A word.")


@pytest.mark.parametrize(
    "block",
    [
        *("1 ", "1,", "1/", "1 000 ", "-", "(", "“", "’s ", "%", "... ", "\n", "中", "e\u0301", "😀"),
        *("a ", "A ", "and ", "a hundred and ", "20 to ", "said ", "“Yes,” said ", "Mr Smith ", "A.B. ", "rose "),
        "The council paid $4m for 12 boats in May, said Ruth Adler. ",
        "Turnover rose 6% to €310m on 4 May 2021.\n",
    ],
)
def test_four_times_the_text_is_four_times_the_work(block: str, overhead: int) -> None:
    shorter, longer = (calls(block * (length // len(block))) - overhead for length in (SHORTER, LONGER))
    assert longer <= max(shorter, 1_000) * (LONGER / SHORTER) * ALLOWED
