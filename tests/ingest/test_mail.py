"""Earlier mails that a mail repeats are no words of its author."""

import pytest

from reconcile.ingest.furniture import find_furniture
from reconcile.rulepack.load import load_rules

RULES = load_rules()
HEAD = "From: Jane Roe <jane@post.example>\nTo: Tom Elm <tom@post.example>\nSubject: Re: Bridge\n\n"
OWN = "I think the bridge cost 42 million euros.\n"


def earlier(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_furniture(text, RULES) if found.rule == "earlier-mail"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"{HEAD}{OWN}\nOn Fri, 31 May 2024, Tom Elm wrote:\n> It cost 45 million.\n>\n> > Or 40?\n\nJane\n",
            ["On Fri, 31 May 2024, Tom Elm wrote:\n> It cost 45 million.\n>\n> > Or 40?"],
        ),
        (f"{HEAD}> It cost 45 million.\n{OWN}> Or 40?\nNo.\n", ["> It cost 45 million.", "> Or 40?"]),
        (
            f"Tom Elm wrote:\n> It cost 45 million.\n\n{OWN}\n> Or 40?\n",
            ["Tom Elm wrote:\n> It cost 45 million.", "> Or 40?"],
        ),
        (
            f"{HEAD}{OWN}\n-----Original Message-----\nFrom: Tom Elm\nSent: Friday\n\nIt cost 45 million.\n",
            ["-----Original Message-----\nFrom: Tom Elm\nSent: Friday\n\nIt cost 45 million.\n"],
        ),
        (
            f"{HEAD}See below.\n\n---------- Forwarded message ---------\nFrom: Tom Elm\nDate: Friday\n\n{OWN}",
            ["---------- Forwarded message ---------\nFrom: Tom Elm\nDate: Friday\n"],
        ),
        (f"# Costs\n\n> It cost 45 million.\n\n{OWN}", []),
        (f"The mayor wrote:\n\n“It cost 45 million.”\n\n{OWN}", []),
    ],
)
def test_earlier_mails(text: str, found: list[str]) -> None:
    assert earlier(text) == found
