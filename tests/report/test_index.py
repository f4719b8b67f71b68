"""How messages name documents once the report has given them short names."""

import pytest
from msgspec.structs import replace

from reconcile.report.index import Index
from tests.report import sample


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("said by one: Ilse Marten in a, nobody in wire", "said by one: Ilse Marten in S1, nobody in S2"),
        ("3 dead in a and wire", "3 dead in S1 and S2"),
        ("40 m in a; 50 m in wire", "40 m in S1; 50 m in S2"),
        ("40 m (a, wire) and 50 m", "40 m (S1, S2) and 50 m"),
        ("3 dead in a and 4 dead in wire", "3 dead in S1 and 4 dead in S2"),
        ("3 dead in a, wire and c, 4 dead in d", "3 dead in S1, S2 and S4, 4 dead in S5"),
        ("3 dead in a, wire and 2 more, 4 dead in d", "3 dead in S1, S2 and 2 more, 4 dead in S5"),
        ("3 dead in my notes and a, 4 in wire, my notes", "3 dead in S6 and S1, 4 in S2, S6"),
        ("3 dead in rows, 4 dead in x1", "3 dead in S7, 4 dead in S8"),
        ("three in a row, all in time", "three in a row, all in time"),
        ("$3m in 2023, $4m in 2024", "$3m in 2023, $4m in 2024"),
    ],
)
def test_a_message_has_the_short_names_of_documents(words: str, told: str) -> None:
    made = sample.report()
    names = ("a", "wire", "2023", "c", "d", "my notes", "rows.csv:2", "x1")
    documents = tuple(
        replace(made.documents[0], id=name, path="rows.csv" if name in ("rows.csv:2", "x1") else f"{name}.txt")
        for name in names
    )
    assert Index(replace(made, documents=documents)).named(words) == told
