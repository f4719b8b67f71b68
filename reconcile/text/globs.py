"""Globs over paths: `*` and `?` within a name, `**` for any number of folders."""

from collections.abc import Sequence
from fnmatch import fnmatchcase


def covers(glob: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a glob fits a path or a folder above it, both given in parts."""
    if not glob:
        return True  # all of it, or a folder above
    if glob[0] == "**":
        return any(covers(glob[1:], parts[skipped:]) for skipped in range(len(parts)))
    return bool(parts) and fnmatchcase(parts[0], glob[0]) and covers(glob[1:], parts[1:])
