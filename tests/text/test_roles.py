"""Who did it to whom, by the words of two texts."""

import pytest

from reconcile.rulepack.load import load_rules
from reconcile.text.roles import Roles, exchanged

ROLES = Roles(load_rules(()))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Elm sued Orlo.", "Orlo sued Elm.", True),
        ("Elm sued Orlo.", "Elm was sued by Orlo.", True),
        ("On Saturday Elm City beat Orlo.", "Orlo have beaten Elm City again.", True),
        ("Ruth Adler was replaced by Anil Tal.", "Tal was replaced by Adler.", True),
        ("Elm sued Orlo.", "Orlo was sued by Elm.", False),
        ("Elm met Orlo.", "Orlo met Elm.", False),
        ("Elm sued Orlo, and Orlo sued Elm.", "Orlo sued Elm.", False),
        ("Elm may have sued Orlo.", "Orlo may have sued Elm.", False),
        ("Elm sued Orlo.", "Orlo praised Elm.", False),
        ("Elm, Orlo and Tal left.", "Orlo, Elm and Tal left.", False),
    ],
)
def test_exchanged(a: str, b: str, expected: bool) -> None:
    assert exchanged(list(ROLES.deeds(a)), list(ROLES.deeds(b))) is expected
    assert exchanged(list(ROLES.deeds(b)), list(ROLES.deeds(a))) is expected
