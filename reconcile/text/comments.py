"""Comments that speak to this program, not to readers: `<!-- reconcile: … -->` in files of Markdown and HTML.

Only there is a comment invisible. Anywhere else readers see it, so it is text: who could have it left out could hide
what an article says.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from reconcile.model import Claim, Document, Span

_OPENING = re.compile(r"<!--\s{0,20}reconcile:")
_CLOSING = "-->"
_KINDS = frozenset({".md", ".markdown", ".html", ".htm"})
_NO_LINE_END = re.compile(r"[^\r\n]")


class Comment(Span, frozen=True, kw_only=True):
    """A comment with its marks; `body` is what stands behind "reconcile:", on one line."""

    body: str


def hides_comments(path: str, file: Path | None) -> bool:
    """Whether readers of a document don't see its comments: one that is a `file` whose path ends as Markdown or HTML.
    Standard input and rows of tables can call themselves anything."""
    return file is not None and PurePosixPath(path).suffix.lower() in _KINDS


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


def text_read(text: str, path: str, file: Path | None) -> str:
    """What stages read of the text of a document: all of it, without the comments that its readers don't see."""
    return without_comments(text) if hides_comments(path, file) else text


def without_comments(text: str) -> str:
    """The text with spaces in place of the comments. Line ends stay, and so do all places."""
    parts: list[str] = []
    done = 0
    for comment in comments_of(text):
        parts += [text[done : comment.start], _NO_LINE_END.sub(" ", text[comment.start : comment.end])]
        done = comment.end
    return "".join([*parts, text[done:]]) if parts else text


def spoken(document: Document) -> Document:
    """The document as stages read it."""
    text = text_read(document.text, document.path, document.file)
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
