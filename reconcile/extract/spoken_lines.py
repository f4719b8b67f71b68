"""Speech that layout announces instead of a verb: transcripts ("ADLER: …") and quotations with a signature."""

import re
from collections import Counter
from collections.abc import Iterator

from reconcile.extract.cues import Cue
from reconcile.extract.noun_phrases import Source
from reconcile.extract.speech import Speech, speech
from reconcile.model import Span
from reconcile.rulepack.entries.speakers import SpeakerWord
from reconcile.text.letters import UPPER
from reconcile.text.quotations import Quotations

_LABEL = re.compile(r"^[\"“]?(?P<name>[A-Z][A-Z.’' -]{2,30}[A-Z])(?P<cue>:)[ \t]+(?=\S)", re.MULTILINE)
_MAY_BE_LABEL = re.compile(r"[A-Z]:[ \t]")  # what few texts have, and is many times faster to look for
_SIGNATURE = re.compile(
    rf"[”\"][ \t]*(?P<cue>[―—–]|--)[ \t]*(?P<name>{UPPER}[\w.’'-]*(?:[ ]{UPPER}[\w.’'-]*){{1,4}})(?=[ \t.]*$|,)",
    re.MULTILINE,
)
_LAYOUT = SpeakerWord(id="layout", role="phrase", forms=(), examples=(), counterexamples=())
_FEWEST_TURNS = 2  # one line with a label is a heading ("NOTE: …"); a transcript has several of each speaker


def spoken_lines(text: str, quotations: Quotations) -> Iterator[Speech]:
    """The turns of a transcript, and quotations with "— Ruth Adler" after them."""
    labels = list(_LABEL.finditer(text)) if _MAY_BE_LABEL.search(text) else []
    turns = Counter(match["name"] for match in labels)
    for match in labels:
        if turns[match["name"]] >= _FEWEST_TURNS and len(turns) > 1:
            end = text.find("\n", match.end())
            yield from _speech(text, match, Span(start=match.end(), end=len(text) if end < 0 else end))
    for match in _SIGNATURE.finditer(text):
        quotation = quotations.at(match.start())
        if quotation is not None:
            yield from _speech(text, match, quotation)


def _speech(text: str, match: re.Match[str], content: Span) -> Iterator[Speech]:
    cue = Cue(start=match.start("cue"), end=match.end("cue"), word=_LAYOUT)
    source = Source(start=match.start("name"), end=match.end("name"), known=True)
    found = speech(text, cue, source, [content], nested=False, forward=True)
    if found is not None:
        yield found
