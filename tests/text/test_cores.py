"""Which clause of one text turns over a clause of another, who did what being the same."""

import pytest

from reconcile.rulepack.load import load_rules
from reconcile.text.cores import Cores

CORES = Cores(load_rules(()))


@pytest.mark.parametrize(
    ("denying", "stating", "expected"),
    [
        ("The crew did not lower the boats.", "The crew lowered the boats as the deck filled, Adler said.", True),
        ("The vessel had not passed its annual survey.", "Built in 1991, it had passed its annual survey.", True),
        ("Ruth Adler has not resigned.", "Mayor Ruth Adler has resigned after the audit.", True),
        ("No guard locked the vault.", "A guard locked the vault at noon.", True),
        ("The council rejected the bridge toll.", "At noon the council approved the bridge toll.", True),
        ("The crew did not lower the boats astern.", "The crew lowered the boats.", False),
        ("The crew did not immediately lower the boats.", "The crew lowered the boats.", False),
        ("The crew will not lower the boats.", "The crew lowered the boats.", False),
        ("Did the crew not lower the boats?", "The crew lowered the boats.", False),
        ("Not all guards locked the vault.", "Guards locked the vault.", False),
        ("The mill lies not far from Elm Bridge.", "The mill lies far from Elm Bridge.", False),
        ("The union did not strike over pay.", "The union plans to strike over pay.", False),
        ("Adler was not arrested.", "Adler was arrested.", False),
    ],
)
def test_turns_over(denying: str, stating: str, expected: bool) -> None:
    found = [CORES.turns_over(one, other) for one in CORES.of(denying, (0, 0)) for other in CORES.of(stating, (0, 0))]
    assert any(found) is expected
