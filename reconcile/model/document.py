"""A document as it was read: its text, untouched, and what is known about it."""

from bisect import bisect_right
from datetime import date
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from msgspec import Struct

from reconcile.errors import Diagnostic


class Span(Struct, frozen=True, kw_only=True, gc=False):
    """Half-open code point offsets into a document's text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Furniture(Span, frozen=True, kw_only=True):
    """Text that is not part of the article: related links, subscription lines, adverts.

    `rule` is the id of the entry in rules/furniture.yaml that recognised it, `reason` its words for people.
    """

    rule: str
    reason: str


class Document(Struct, frozen=True, kw_only=True, dict=True):
    """One text and its metadata.

    `id` is unique in a run and, like `path`, never absolute. `path` is as the program was told, `seen_from_project` as
    seen from the folder of the project that the file lies in, None where nothing says what that is. `provenance` says
    where each metadata field came from: "sources.yaml", "front matter", "header", "dateline", "text" or "record" (a row
    of a table); "dateline, its year by the other documents" or "… by --as-of" where a dateline has none.
    `published_from` repeats it for the date, since relative dates hang on it.
    `file` is where it was read, None for standard input; no report shows it, since it may be absolute. `row` is the
    line of the file at which the row of a table begins that it is, None for a file of its own. `doubts` are what was
    written of it and couldn't be used.
    """

    id: str
    path: str
    seen_from_project: str | None = None
    text: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    url: str | None = None
    group: str | None = None
    origin: str | None = None
    furniture: tuple[Furniture, ...] = ()
    provenance: dict[str, str] = {}
    file: Path | None = None
    row: int | None = None
    doubts: tuple[Diagnostic, ...] = ()

    @property
    def project_path(self) -> str:
        """The path that stays, wherever the program is started; `path` where nothing tells of a project."""
        return self.seen_from_project or self.path

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point offset, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def in_file(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the file of a place of the text: of a row of a table, where the row begins."""
        return (line, column) if self.row is None else (self.row, 1)

    def line_span(self, line: int) -> Span:
        """The span of a line, counted from 1, without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(self.text)
        return Span(start=start, end=end)

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps furniture; the regions are disjoint and in order."""
        first = bisect_right(self._furniture_ends, start)
        return first < len(self.furniture) and self.furniture[first].start < end

    @cached_property
    def _furniture_ends(self) -> list[int]:
        return [region.end for region in self.furniture]
