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
    ("The lines of the mill were down.", "The lines of the mill were not down."),
    ("The pump was on when the pipe burst.", "The pump was off when the pipe burst."),
    ("The guard was off duty at the mill.", "The guard was on duty at the mill."),
    ("Fares in Torvik will go up in May.", "Fares in Torvik will go down in May."),
    ("Villagers were told of the flood.", "Villagers were not told of the flood."),
    ("The mill was never warned of the flood.", "The mill was warned of the flood."),
    ("The mill ruled out a sale to Orbis.", "The mill has not ruled out a sale to Orbis."),
    ("Adler turned down no other choir.", "Adler turned down two other choirs."),
    ("The judge dismissed the appeal of Adler.", "The judge allowed the appeal of Adler."),
    ("Parliament passed the water bill.", "Parliament rejected the water bill."),
    ("The bank left its key rate unchanged.", "The bank raised its key rate."),
    ("The drug did not lower the death rate.", "The drug reduced the death rate."),
    ("The boat was uninsured at the time.", "The boat was insured at the time."),
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
    ("The pumps were tested on 30 May.", "The pumps were tested off 30 May."),
    ("The guard was off duty at the mill.", "The guard was not on duty at the mill."),
    ("The crew was out of the mill by noon.", "The crew was not in the mill by noon."),
    ("The lights were off during the storm.", "The lights were on again after the storm."),
    ("The mill said that it would close.", "The mill did not say when it would close."),
    ("The mill ruled out a sale to Orbis.", "The mill has not ruled out a strike at Orbis."),
    ("The union rejected the first offer.", "The union accepted the new offer."),
    ("The bank left its key rate unchanged.", "The bank did not raise its key rate."),
    ("The bank did not cut its key rate.", "The bank raised its key rate."),
    ("The search was not unlawful.", "The search was lawful."),
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


def test_up_and_down_behind_a_verb_are_left_to_figures_too() -> None:
    a, b = "Shares of the mill were up 5 percent.", "Shares of the mill were down 5 percent."
    assert SENSES.opposed(a, b, by_cue=False, figures=False)
    assert not SENSES.opposed(a, b, by_cue=False, figures=True)


def test_a_denial_turns_a_denied_statement_back() -> None:
    a, b = "The firm denied that it had not paid Adler.", "The firm had paid Adler."
    assert not SENSES.opposed(a, b, by_cue=True, figures=False)
