"""docs/extraction.md says what the program reads: its tables are up to date and its recipes work."""

import re
from pathlib import Path
from typing import get_args

import kinds

from reconcile import examples
from reconcile.model import Claim, Kind

PAGE = kinds.PAGE.read_text(encoding="utf-8")
ENTRIES = {match["pack"]: match["entry"] for match in kinds._ENTRY.finditer(PAGE)}


def test_the_page_is_up_to_date() -> None:
    assert kinds.filled(PAGE) == PAGE, "`make kinds` writes the tables anew"


def test_every_kind_is_shown() -> None:
    assert {*kinds.SHOWN, "statement"} == set(get_args(Kind))
    assert set(re.findall(r"<!-- kind: (\w+) -->", PAGE)) == set(kinds.SHOWN)


def test_the_entries_of_the_recipes_keep_their_promises(tmp_path: Path) -> None:
    for pack, entry in ENTRIES.items():
        (tmp_path / f"{pack}.yaml").write_text(entry, encoding="utf-8")
    assert [fault for fault in map(str, examples.faults((tmp_path,))) if fault.startswith(str(tmp_path))] == []


RECIPES = [
    ("The ferry cost 40 million groats.", "money", "XTS 40m"),
    ("A ticket is Gr$12.50 now.", "money", "XTS 12.5"),
    ("A ticket is 90 farthings now.", "money", "XTS 0.9"),
    ("The brooch weighs 12.5 dwt.", "quantity", "12.5 pennyweights"),
    ("The brooch weighs 3 pennyweights.", "quantity", "3 pennyweights"),
    ("Store traffic fell 6% in May.", "percent_change", "−6%, measure: footfall"),
    ("Shop visits rose 8% in May.", "percent_change", "+8%, measure: footfall"),
    ("Mayor Ruth Adler quipped that the bridge was old.", "attribution", "Ruth Adler, Mayor"),
]


def test_an_added_entry_makes_the_sentence_read(tmp_path: Path) -> None:
    for pack, entry in ENTRIES.items():
        (tmp_path / f"{pack}.yaml").write_text(entry, encoding="utf-8")
    without_it, with_it = (kinds.read([recipe[0] for recipe in RECIPES], rules) for rules in ([], [str(tmp_path)]))
    for sentence, kind, read in RECIPES:
        assert _has(with_it[sentence], kind, read), sentence
        assert not _has(without_it[sentence], kind, read), sentence


def _has(claims: list[Claim], kind: str, read: str) -> bool:
    return any(claim.kind == kind and kinds.words(claim).startswith(read) for claim in claims)
