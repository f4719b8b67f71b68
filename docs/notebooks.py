"""Runs docs/notebook.ipynb and keeps what its cells show: `make notebook`."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

PAGE = Path(__file__).with_name("notebook.ipynb")


def executed() -> nbformat.NotebookNode:
    """The notebook, run from its first cell to its last.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails.
    """
    notebook = nbformat.read(PAGE, as_version=4)
    settings = {"metadata": {"path": str(PAGE.parent)}}
    NotebookClient(notebook, timeout=120, record_timing=False, resources=settings).execute()
    notebook.metadata.pop("language_info", None)  # the version of whoever ran it
    return notebook


if __name__ == "__main__":
    nbformat.write(executed(), PAGE)
