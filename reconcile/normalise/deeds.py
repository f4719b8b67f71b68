"""Cues that tell what is done with a thing, and not that something is said: "the council rejected the toll"."""

import re

from reconcile.model import Attribution
from reconcile.text.alternation import alternation
from reconcile.text.grammar import DETERMINERS

# A thing, and nothing that is said: "the toll", but not "the claim that the toll is high".
_THING = re.compile(rf"\s+{alternation(sorted(DETERMINERS - {'that'}))}\s(?![^.;:]{{0,120}}\bthat\b)")


def is_done_to_thing(text: str, said: Attribution) -> bool:
    """Whether what is denied is a thing: who rejects an offer says nothing that could be so or not."""
    return said.stance == "denied" and _THING.match(text, said.cue.end) is not None
