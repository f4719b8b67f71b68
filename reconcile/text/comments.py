"""Comments that speak to this program, not to readers: `<!-- reconcile: … -->` in Markdown and HTML."""

import re
from collections.abc import Iterator

import msgspec

from reconcile.model import Claim, Document, Span

_OPENING = re.compile(r"<!--\s{0,20}reconcile:")
_CLOSING = "-->"
_NO_LINE_END = re.compile(r"[^\r\n]")


class Comment(Span, frozen=True, kw_only=True):
    """A comment with its marks; `body` is what stands behind "reconcile:", on one line."""

    body: str


def comments_of(text: str) -> Iterator[Comment]:
    """Every comment in the order of the text. One that is quoted as code (`<!-- … -->`) is none. Linear."""
    opening = _OPENING.search(text) if "<!--" in text else None
    while opening is not None:
        end = text.find(_CLOSING, opening.end())
        if end < 0:
            return
        behind = end + len(_CLOSING)
        if text[opening.start() - 1 : opening.start()] != "`":
            yield Comment(start=opening.start(), end=behind, body=" ".join(text[opening.end() : end].split()))
        opening = _OPENING.search(text, behind)


def without_comments(text: str) -> str:
    """The text with spaces in place of the comments: what stages read, since a comment is no part of an article. Line
    ends stay, and so do all places."""
    parts: list[str] = []
    done = 0
    for comment in comments_of(text):
        parts += [text[done : comment.start], _NO_LINE_END.sub(" ", text[comment.start : comment.end])]
        done = comment.end
    return "".join([*parts, text[done:]]) if parts else text


def spoken(document: Document) -> Document:
    """The document as stages read it."""
    text = without_comments(document.text)
    return document if text == document.text else msgspec.structs.replace(document, text=text)


def outside_comments(claim: Claim, document: Document) -> Claim:
    """The claim as the untouched document has it; of one that reaches over a comment, the longest part beside it."""
    if document.text[claim.start : claim.end] == claim.text:
        return claim
    inside = [c for c in comments_of(document.text) if c.start < claim.end and claim.start < c.end]
    starts = [claim.start, *(comment.end for comment in inside)]
    ends = [*(comment.start for comment in inside), claim.end]
    parts = [_trimmed(document.text, start, end) for start, end in zip(starts, ends, strict=True)]
    start, end = max(parts, key=lambda part: part[1] - part[0])
    line, column = document.position(start)
    text = document.text[start:end]
    return msgspec.structs.replace(claim, text=text, start=start, end=end, line=line, column=column)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), max(start, end - len(part) + len(part.rstrip()))
