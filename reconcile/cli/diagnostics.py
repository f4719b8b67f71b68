"""Faults in the input → lines for people on stderr."""

from collections.abc import Iterable

from reconcile.cli.streams import say
from reconcile.errors import Diagnostic

WIDTH = 100  # a longer line of the file is cut around the fault


def tell(diagnostics: Iterable[Diagnostic], word: str = "error") -> None:
    """Print each with its place, the line of the file with a caret, and what to do."""
    for diagnostic in diagnostics:
        say("\n".join(lines(diagnostic, word)))


def lines(diagnostic: Diagnostic, word: str) -> list[str]:
    place, _, _ = str(diagnostic).rpartition(diagnostic.message)
    shown = [f"{place}{word}: {diagnostic.message}"]
    if diagnostic.excerpt is not None and diagnostic.column is not None:
        shown += _excerpt(diagnostic.excerpt, diagnostic.column - 1)
    if diagnostic.hint:
        shown.append(f"  hint: {diagnostic.hint}")
    return shown


def _excerpt(line: str, offset: int) -> list[str]:
    start = max(0, offset - WIDTH // 2) if len(line) > WIDTH else 0
    before, after = ("…" if start else ""), ("…" if start + WIDTH < len(line) else "")
    shown = before + line[start : start + WIDTH].replace("\t", " ") + after
    return [f"    {shown}", "    " + " " * (len(before) + offset - start) + "^"]
