"""How a result is drawn where it goes: colours, width, ASCII."""

import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from rich.console import Console

from reconcile.cli.streams import say
from reconcile.config import Colour


class Screen(Struct, frozen=True, kw_only=True):
    """The flags under "Output"."""

    color: Colour
    ascii: bool
    width: int | None
    quiet: bool
    verbose: int
    all: bool = False
    pager: bool = False

    @property
    def verbosity(self) -> int:
        """-1 with -q, 0, and 1 for each -v."""
        return -1 if self.quiet else self.verbose

    def plain(self, output: Path | None) -> bool:
        """Whether ASCII is all that may be drawn: asked for, or all that standard output can show."""
        return self.ascii or (output is None and not _encoding().lower().replace("-", "").startswith("utf"))

    def breaks(self, output: Path | None) -> bool:
        """Whether lines are broken to a width: one was asked for, or somebody looks at them."""
        return self.width is not None or (output is None and is_terminal())

    def draw(self, render: Callable[[Console], None], output: Path | None = None) -> bytes:
        """What `render` draws on a console that is as wide and as colourful as the place it will be seen in."""
        # A character that the terminal can't show becomes one question mark, so that columns stay in line.
        encoding = "ascii" if self.ascii else "utf-8" if output else _encoding()
        buffer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
        colourful = self._colourful(output)
        console = Console(
            file=buffer,
            width=self._columns(output),
            force_terminal=colourful,
            color_system=("auto" if is_terminal() else "standard") if colourful else None,
            no_color=not colourful,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        render(console)
        buffer.flush()
        drawn = buffer.buffer
        assert isinstance(drawn, io.BytesIO)
        return drawn.getvalue()

    def _colourful(self, output: Path | None) -> bool:
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (output is None and is_terminal())

    def _columns(self, output: Path | None) -> int:
        if self.width is not None:
            return self.width
        return shutil.get_terminal_size((80, 24)).columns if output is None and is_terminal() else _written_columns()

    def remark(self, line: str) -> None:
        """A line for people beside a result that programs read."""
        if not self.quiet:
            say(line)


def _written_columns() -> int:
    """COLUMNS where it is set, 80 elsewhere: never the size of a terminal that the report doesn't go to."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) > 0 else 80


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def is_terminal() -> bool:
    """Whether somebody looks at standard output."""
    return sys.stdout is not None and sys.stdout.isatty()
