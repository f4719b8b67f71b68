"""What readers see of a page of HTML: which stretches of its source are markup, and what stands in their place.

A parser of HTML tells where a tag begins and not where its text does, and every claim is to be found in the source. So
the source is cut at its tags, as the HTML Living Standard writes them (13.1.2), in time in proportion to its length.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath

from reconcile.model import Span

_KINDS = frozenset({".html", ".htm", ".xhtml"})
_INSIDE = r"(?:(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+|[^<>]*+)"  # of a tag; what a quotation mark opens may not close
TAG = re.compile(
    rf"<(?:!--.*?(?:-->|\Z)|(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<attributes>{_INSIDE})>|[!?][^<>]*+>)",
    re.DOTALL,
)
# Between tags: references to characters, and spaces and line ends, of which any number is one space.
_BETWEEN = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|[ \t\r\n\f]{2,}|[\t\r\n\f]")
_UNSEEN = frozenset({"head", "title", "script", "style", "template", "noscript", "svg", "iframe", "object", "select"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "tfoot", "thead", "tr", "ul"),
    }
)
# What stands on a page beside its article.
ASIDE = {"nav": "navigation", "footer": "the foot of a page", "aside": "beside the article", "form": "a form"}


class Replaced(Span, frozen=True, kw_only=True):
    """A stretch of the source, and the text that readers see in its place; empty where they see none."""

    seen: str


def is_markup(path: str) -> bool:
    """Whether a document is a page of HTML, by the ending of its path."""
    return PurePosixPath(path).suffix.lower() in _KINDS


def replaced(text: str) -> Iterator[Replaced]:
    """Every stretch of a source that isn't seen as it is written, in order and disjoint."""
    at, closings = 0, _Closings(text)
    tag = TAG.search(text)
    while tag is not None:
        yield from _between(text, at, tag.start())
        name, end = (tag["name"] or "").lower(), tag.end()
        if name in _UNSEEN and not tag["end"] and not (tag["attributes"] or "").endswith("/"):
            end = closings.behind(name, end)
        yield Replaced(start=tag.start(), end=end, seen=_seen(name, is_end=tag["end"] is not None))
        at, tag = end, TAG.search(text, end)
    yield from _between(text, at, len(text))


def masked(text: str) -> str:
    """What is seen, with every character at the place that it has in the source: spaces stand for the rest."""
    parts, done = [], 0
    for piece in replaced(text):
        length = piece.end - piece.start
        parts += [text[done : piece.start], piece.seen[:length].ljust(length)]
        done = piece.end
    return "".join([*parts, text[done:]])


def asides(text: str) -> Iterator[tuple[Span, str]]:
    """What stands beside the article by its tags, with the name of the tag; disjoint."""
    done, closings = 0, _Closings(text)
    for tag in TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if name in ASIDE and not tag["end"] and tag.start() >= done:
            end = closings.behind(name, tag.end())
            if end > tag.end():
                yield Span(start=tag.start(), end=end), name
                done = end


class _Closings:
    """Where elements end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed: set[str] = set()  # names that nothing closes further on

    def behind(self, name: str, at: int) -> int:
        """Behind the end tag of an element whose start tag ends at `at`; there where it has none."""
        if name in self._unclosed:
            return at
        match = _end_tag(name).search(self._text, at)
        if match is None:
            self._unclosed.add(name)
        return match.end() if match is not None else at


@lru_cache(maxsize=64)
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^<>]*+>", re.IGNORECASE)


def _seen(name: str, *, is_end: bool) -> str:
    if name in _CELLS:
        return " | " if is_end else ""
    return "\n" if name in _BLOCKS else ""


def _between(text: str, start: int, end: int) -> Iterator[Replaced]:
    for match in _BETWEEN.finditer(text, start, end):
        seen = unescape(match[0]) if match[0][0] == "&" else " "
        if seen != match[0]:
            yield Replaced(start=match.start(), end=match.end(), seen=seen)
