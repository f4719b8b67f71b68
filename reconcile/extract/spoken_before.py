"""What stands before a speaker: whether words that were spoken end there."""

import re

from reconcile.text.quotations import CLOSING

_SPOKEN = tuple(mark + closing for mark in ",.?!…" for closing in CLOSING if len(closing) == 1)
_ONE_QUOTATION = re.compile(r"\s*(?:“[^“”]*”|\"[^\"]*\")\s*")


def has_auxiliary(text: str, low: int, cue_start: int) -> bool:
    """Whether a form of "be" stands within three words before: "he is saying"."""
    return (
        re.search(
            r"(?:\b(?:is|are|was|were|been|am)|[’'](?:s|re|m))\s+(?:\w+\s+){0,2}\Z",
            text[max(low, cue_start - 40) : cue_start],
        )
        is not None
    )


def has_spoken(text: str, low: int, at: int) -> bool:
    """Whether the words of a speaker end right before: a comma or a stop, and a closing mark."""
    return text[max(low, at - 4) : at].rstrip().endswith(_SPOKEN)


def opens_spoken(text: str, low: int, at: int) -> bool:
    """Whether nothing but the words of a speaker stands before: no "On “Face the Nation,” …"."""
    return _ONE_QUOTATION.fullmatch(text, low, at) is not None and has_spoken(text, low, at)


def before_gap(text: str, low: int, at: int) -> int:
    """Where the words end that stand before the offset, without spaces, commas and dashes."""
    while at > low and (text[at - 1].isspace() or text[at - 1] in ",—–-"):
        at -= 1
    return at


def is_closing(text: str, low: int, at: int) -> bool:
    """Whether a closing mark stands right before the offset, with more than itself behind `low`."""
    return at > low and text[at - 1] in '”"’»' and at - low > 2


def ends_speech(text: str, low: int, at: int) -> bool:
    """Whether a comma, a dash or a closing mark stands before the offset, as after words that were spoken."""
    return text[max(low, at - 64) : at].rstrip().endswith((",", "—", "–", "--", *CLOSING))
