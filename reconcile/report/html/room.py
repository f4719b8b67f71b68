"""How much a page says of each thing: as much as keeps it small enough to be mailed and opened anywhere.

The size is a goal. Evidence, and what one source says alone, is cut down to the last of the rooms and counted. A row
for each fact of several sources, and all of every finding, are never left out: where they alone take more, the page is
as large as they are.
"""

from msgspec import Struct

_PAGE = 148_000  # bytes of a page of fifty documents or fewer: it shall be below 150 KB
_FEW = 50


class Room(Struct, frozen=True, kw_only=True):
    """What a page has room for, each at most, and what is left out is counted.

    `lines` of evidence below all findings, `others` below a fact without one; `bars` on a number line; `values` of a
    fact in a row without columns; `alone`, what each source alone says, with so many `words` of it (in characters);
    `cleared` pairs that were not held against each other.
    """

    lines: int
    others: int
    bars: int
    values: int
    alone: int
    words: int
    cleared: int


# The first that a page fits into is taken, else the last. Fifty news articles fit into the first.
ROOMS = (
    Room(lines=360, others=6, bars=40, values=6, alone=1000, words=80, cleared=30),
    Room(lines=280, others=4, bars=20, values=5, alone=20, words=40, cleared=20),
    Room(lines=220, others=3, bars=10, values=4, alone=10, words=40, cleared=20),
    Room(lines=160, others=3, bars=6, values=3, alone=5, words=40, cleared=10),
    Room(lines=140, others=2, bars=5, values=2, alone=2, words=40, cleared=8),
    Room(lines=120, others=2, bars=4, values=2, alone=0, words=40, cleared=5),
)


def most(documents: int) -> int:
    """Bytes that a page of so many documents shall have at most."""
    return _PAGE * max(documents, _FEW) // _FEW
