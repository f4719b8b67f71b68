"""What every part of the terminal report needs: the report, the room there is, and the signs and colours in force."""

from collections.abc import Callable, Iterable
from functools import cached_property

from msgspec import Struct
from rich.box import Box
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from reconcile.model import Document, Severity
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.report.shared_words import SharedWords
from reconcile.settings import NARROWEST

TABLE_FROM = 56  # columns of the terminal; in fewer, what would be a table's columns stand below each other
SEVERITY_STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}
_LINES = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_PLAIN_LINES = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


Link = Callable[[str, int, int], str | None]  # path, line and column as in the report → the address of the place


class Signs(Struct, frozen=True, kw_only=True):
    """The signs of the report, each one cell wide."""

    error: str = "✖"
    warning: str = "▲"
    note: str = "●"
    agree: str = "✔"
    near: str = "≈"
    update: str = "↻"
    single: str = "•"
    unequal: str = "≠"
    none: str = "·"
    dash: str = "—"
    rule: str = "─"
    underline: str = "━"
    bar: str = "│"
    first: str = "╭─"
    next: str = "├─"
    hook: str = "╰─"
    end: str = "─╯"
    more: str = "…"

    def severity(self, severity: Severity) -> str:
        return {"error": self.error, "warning": self.warning, "note": self.note}[severity]


UNICODE = Signs()
ASCII = Signs(
    error="X",
    warning="!",
    note="i",
    agree="=",
    near="~",
    update=">",
    single="?",
    unequal="!=",
    none=".",
    dash="-",
    rule="-",
    underline="^",
    bar="|",
    first="-->",
    next="-->",
    hook="`-",
    end="-'",
    more="...",
)


class Screen:
    """A report on its way to a console."""

    def __init__(
        self,
        index: Index,
        console: Console,
        *,
        ascii: bool,
        verbosity: int,
        everything: bool = False,
        link: Link = lambda path, line, column: None,
    ) -> None:
        self.index = index
        self.report = index.report
        self.console = console
        self.width = max(console.width, NARROWEST)
        self.ascii = ascii
        self.verbosity = verbosity
        self.everything = everything or verbosity > 0
        self._link = link
        self.signs = ASCII if ascii else UNICODE
        self.box = _PLAIN_LINES if ascii else _LINES

    @cached_property
    def shared_words(self) -> SharedWords:
        return SharedWords(self.report.claims)

    def safe(self, text: str) -> str:
        return safe(text, ascii=self.ascii)

    def text(self, *parts: str | tuple[str, str] | Text) -> Text:
        """Words of ours and of documents, all made safe; a pair is words and their style."""
        whole = Text()
        for part in parts:
            if isinstance(part, Text):
                whole.append_text(part)
            elif isinstance(part, tuple):
                whole.append(self.safe(part[0]), style=part[1])
            else:
                whole.append(self.safe(part))
        return whole

    def linked(self, style: str, document: Document, line: int = 1, column: int = 1) -> str:
        """The style, with a link to a place of a document where the console can show one."""
        address = self._link(document.path, *document.in_file(line, column))
        return f"{style} link {address}" if address else style

    def table(self) -> Table:
        """A table with two cells between its columns and a line below its head alone."""
        return Table(box=self.box, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")

    def show(self, table: Table) -> None:
        """A table without the blanks that would trail its lines."""
        options = self.console.options.update(width=self.width)
        for segments in Segment.split_lines(self.console.render(table, options)):
            self.line(Text.assemble(*((segment.text, segment.style or "") for segment in segments)))

    def cut(self, text: str, cells: int) -> str:
        """Text made safe and, where it is wider than `cells`, cut with an ellipsis."""
        shown = self.safe(text)
        if cell_len(shown) <= cells:
            return shown
        return set_cell_size(shown, max(cells - len(self.signs.more), 0)).rstrip() + self.signs.more

    def line(self, text: Text | None = None) -> None:
        """One line as it is, never wrapped."""
        line = text or Text()
        line.rstrip()
        self.console.print(line, soft_wrap=True)

    def hanging(self, prefix: Text, body: Text, *, indent: int | None = None) -> None:
        """Words after a prefix, wrapped to the width; following lines start under the first word or at `indent`."""
        margin = prefix.cell_len if indent is None else indent
        room = max(self.width - max(prefix.cell_len, margin), 20)
        for number, part in enumerate(body.wrap(self.console, room)):
            part.rstrip()
            self.line(Text.assemble(prefix if number == 0 else " " * margin, part))

    def flowing(self, prefix: Text, parts: Iterable[Text], between: str) -> None:
        """Parts after a prefix, broken between two of them: a number stays with its word."""
        rows: list[list[Text]] = [[]]
        for part in parts:
            if rows[-1] and prefix.cell_len + self.joined([*rows[-1], part], between).cell_len > self.width:
                rows.append([])
            rows[-1].append(part)
        for number, row in enumerate(rows):
            self.hanging(Text(" " * prefix.cell_len) if number else prefix, self.joined(row, between))

    def joined(self, parts: Iterable[Text], between: str) -> Text:
        return Text(self.safe(between)).join(parts)
