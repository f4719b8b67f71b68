"""Links from a report on a terminal to the files it speaks of."""

import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

# Terminals that print the sequence for a link as it is, or take it for something else.
_WITHOUT = frozenset({"dumb", "linux"})
_WITHOUT_PROGRAM = frozenset({"Apple_Terminal"})
# Others open a file by its address alone, and some take a place behind it for a part of the name.
_BY_LINE = frozenset({"iTerm.app", "WezTerm", "ghostty"})

Link = Callable[[str, int, int], str | None]


def linker(paths: Sequence[str]) -> Link:
    """The address of a place by the path that the report gives it, line and column; none where the terminal
    that the result goes to has no links, or it goes to no terminal. `paths` are the arguments of the run.

    FORCE_HYPERLINK=1 and =0 decide it, as for other programs.
    """
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced == "0" or (not forced and not _has_links()):
        return unlinked
    roots = [Path(), *{Path(os.path.normpath(path)).parent for path in paths if Path(path).is_absolute()}]
    host = quote(socket.gethostname())
    program = os.environ.get("TERM_PROGRAM", "")
    kitty = os.environ.get("TERM") == "xterm-kitty"
    found: dict[str, str | None] = {}

    def link(path: str, line: int, column: int) -> str | None:
        if path not in found:
            files = (Path(root, path) for root in roots)
            found[path] = next((quote(file.absolute().as_posix()) for file in files if file.is_file()), None)
        if (file := found[path]) is None:
            return None
        if program == "vscode":
            return f"vscode://file{file}:{line}:{column}"
        return f"file://{host}{file}" + (f"#{line}" if kitty or program in _BY_LINE else "")

    return link


def unlinked(path: str, line: int, column: int) -> str | None:
    """For results that no terminal shows."""
    return None


def _has_links() -> bool:
    if sys.stdout is None or not sys.stdout.isatty() or os.environ.get("TERM", "dumb") in _WITHOUT:
        return False
    return os.environ.get("TERM_PROGRAM") not in _WITHOUT_PROGRAM
