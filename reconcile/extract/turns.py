"""Sentences joined where a quotation runs over several of them: the room in which one speaker is looked for."""

from reconcile.model import Span
from reconcile.text.quotations import CLOSING, OPENING, Quotations
from reconcile.text.sentences import Sentences

_ASKED = tuple(mark + closing for mark in "?!…" for closing in CLOSING)


class Unit(Span, frozen=True, kw_only=True):
    """One sentence, or several that one quotation holds together; `paragraph` counts the lines that have words."""

    paragraph: int


def units(sentences: Sentences, quotations: Quotations) -> list[Unit]:
    """The units of a text in order; none reaches over the end of a line."""
    text, found = sentences.text, list[Unit]()
    paragraph, start = 0, -1
    for number, span in enumerate(sentences.spans):
        if start < 0:
            start = span.start
        following = sentences.spans[number + 1].start if number + 1 < len(sentences.spans) else None
        ends_line = following is None or text.find("\n", span.end, following) >= 0
        if not ends_line:
            around = quotations.at(span.end)
            # The mark that closes a quotation may have been left to the sentence after it.
            if around is not None and around.start < span.end < around.end:
                continue
            # "“Who will pay?” Adler asked.": the question ends the quotation, not the sentence.
            if text.endswith(_ASKED, span.start, span.end) and not text.startswith(OPENING, following or 0):
                continue
        found.append(Unit(start=start, end=span.end, paragraph=paragraph))
        start = -1
        paragraph += ends_line
    return found
