"""Which quotations are somebody's own, and which say what many say."""

import pytest

from reconcile.model import Span
from reconcile.rulepack.load import load_rules
from reconcile.text.quoted import Quoting

QUOTING = Quoting(load_rules(()))


@pytest.mark.parametrize(
    ("quotation", "own"),
    [
        ("They should have caught this.", True),
        ("The valve stuck twice.", True),
        ("I don't know who ordered the pumps shut that night.", True),
        ("I don't know yet.", False),
        ("I’m really proud of the team.", False),
        ("No comment at this time.", False),
        ("Our thoughts are with everyone hurt in the crash.", False),
        ("It was so very much.", False),
    ],
)
def test_own_words(quotation: str, own: bool) -> None:
    assert QUOTING.is_own(QUOTING.words(quotation, [Span(start=0, end=len(quotation))])) is own
