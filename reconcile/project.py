"""The folder of a project, from which its documents are named wherever the program is started."""

import os
import re
from pathlib import Path

_HISTORIES = (".git", ".hg")


def config_in(folder: Path) -> Path | None:
    """A folder's reconcile.toml, else its pyproject.toml with [tool.reconcile]."""
    own = folder / "reconcile.toml"
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    # A pyproject.toml that isn't TOML is the business of other tools unless it is meant for this one.
    if project.is_file() and re.search(rb"^\s*\[{1,2}tool\.reconcile[\].]", project.read_bytes(), re.MULTILINE):
        return project
    return None


def project_folder(start: Path) -> Path | None:
    """The nearest folder, `start` or one above it, with a config of this program or a repository of git or Mercurial.

    `start` is absolute. A folder that can't be looked into holds none.
    """
    return next((folder for folder in (start, *start.parents) if _is_project(folder)), None)


def is_there(path: str, baseline: Path | None) -> bool:
    """Whether a path, as documents are named, leads to a file: see `place_of`."""
    return place_of(path, baseline) is not None


def place_of(path: str, baseline: Path | None) -> Path | None:
    """The file that a path, as documents are named, leads to: from the working folder or that of the baseline, or from
    the folder of the project that one of them lies in; None where there is none."""
    folders = (folder for start in _starts(baseline) for folder in (start, project_folder(start)) if folder)
    return next((folder / path for folder in folders if (folder / path).exists()), None)


def is_in_project(baseline: Path | None) -> bool:
    """Whether the working folder or that of the baseline lies in a project."""
    return any(map(project_folder, _starts(baseline)))


def _starts(baseline: Path | None) -> list[Path]:
    return [Path.cwd(), *([Path(os.path.normpath(baseline.absolute())).parent] if baseline else [])]


def _is_project(folder: Path) -> bool:
    try:
        # A worktree or a submodule has a file of that name.
        return any((folder / name).exists() for name in _HISTORIES) or config_in(folder) is not None
    except OSError:
        return False
