"""Statements that turn over what another says, told by their words."""

import pytest

from reconcile.rulepack.load import load_rules
from reconcile.text.senses import Senses

SENSES = Senses(load_rules(()))

OPPOSED = [
    ("Norland has signed the treaty.", "Norland hasn't signed the treaty."),
    ("Norland will sign the treaty.", "Norland won’t sign the treaty."),
    ("Norland paid the fine in May.", "Norland did not pay the fine in May."),
    ("The board approved the merger.", "The board rejected the merger."),
    ("The board approved the merger.", "The board did not accept the merger."),
    ("The court convicted Adler of fraud.", "The court acquitted Adler of fraud."),
    ("Charges have been filed against Adler.", "No charges have been filed against Adler."),
    ("Adler failed to win the seat.", "Adler won the seat."),
    ("Exports of timber to Norland rose in May.", "Exports of timber to Norland fell in May."),
    ("The port is expected to open.", "The port is not expected to open."),
]
NOT_OPPOSED = [
    ("The board did not approve the merger.", "The board rejected the merger."),
    ("The port is not expected to open.", "The port is expected not to open."),
    ("The board did not vote until Monday.", "The board voted on Monday."),
    ("The board approved not only the merger.", "The board approved the merger."),
    ("Exports of steel to Norland rose in May.", "Imports of steel from Norland fell in May."),
    ("Nobody knows whether or not the port will open.", "Nobody knows whether the port will open."),
    ("The ferry has left the port of Torvik.", "The ferry has now left the port of Torvik."),
    ("The roof is red and the door is not green.", "The roof is red and the door is shut."),
]


@pytest.mark.parametrize(("a", "b"), OPPOSED)
def test_opposed(a: str, b: str) -> None:
    assert SENSES.opposed(a, b, by_cue=False, figures=False)
    assert SENSES.opposed(b, a, by_cue=False, figures=False)


@pytest.mark.parametrize(("a", "b"), NOT_OPPOSED)
def test_not_opposed(a: str, b: str) -> None:
    assert not SENSES.opposed(a, b, by_cue=False, figures=False)
    assert not SENSES.opposed(b, a, by_cue=False, figures=False)


def test_up_and_down_are_left_to_figures() -> None:
    a, b = "Sales of the mill rose 5 percent.", "Sales of the mill fell 5 percent."
    assert not SENSES.opposed(a, b, by_cue=False, figures=True)


def test_a_denial_turns_a_denied_statement_back() -> None:
    a, b = "The firm denied that it had not paid Adler.", "The firm had paid Adler."
    assert not SENSES.opposed(a, b, by_cue=True, figures=False)
