"""What in a folder is left alone because somebody said so."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from reconcile.project import project_folder
from reconcile.text.globs import covers


class Excluded:
    """Which files and folders below `root`, a folder as it was named, fit one of the patterns.

    A pattern without a slash is held against each name on the way, one with a slash against the path below the named
    folder, the path as it was given, and those below the working folder and the folder of the project. What was named
    itself isn't left alone.
    """

    def __init__(self, patterns: Sequence[str], root: Path) -> None:
        globs = [PurePosixPath(pattern).parts for pattern in patterns]
        self._names = [glob for glob in globs if len(glob) == 1]
        self._paths = [(above, glob) for glob in globs if len(glob) > 1 for above in _ways_to(root)]
        self._paths = [(above, glob) for above, glob in self._paths if not covers(glob, above)]
        self._root = root

    def __call__(self, path: Path) -> bool:
        """Whether a file or a folder is left alone; the folders above it are asked for on their own."""
        if any(covers(glob, (path.name,)) for glob in self._names):
            return True
        below = path.relative_to(self._root).parts if self._paths else ()
        return any(covers(glob, (*above, *below)) for above, glob in self._paths)


def _ways_to(root: Path) -> set[tuple[str, ...]]:
    """The parts of the paths by which a folder may be meant."""
    own = Path(os.path.normpath(root.absolute()))
    starts = [start for start in (Path.cwd(), project_folder(own)) if start is not None]
    return {(), root.parts, *(own.relative_to(start).parts for start in starts if own.is_relative_to(start))}
