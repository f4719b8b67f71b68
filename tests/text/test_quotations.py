"""What stands inside quotation marks."""

import pytest

from reconcile.text.quotations import Quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no way” and left.", ["“no way”"]),
        ('He said "no way" and "yes."', ['"no way"', '"yes."']),
        ("He said ''no way'' and left.", ["''no way''"]),
        ("It's the dog's ‘own’ bone, isn't it?", ["‘own’"]),
        ("“One ‘two’ three”", ["“One ‘two’ three”"]),
        ("“Never closed\nand gone.", []),
        ("“Goes on\n\n“and ends.”", ["“Goes on", "“and ends.”"]),
        ("” odd ” marks “", []),
        ('A 5" pipe and a 6" pipe', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in Quotations(text).spans] == expected
