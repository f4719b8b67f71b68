"""The files that a run reads, for one that waits for them to change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reconcile.ingest.metadata import tables_above
from reconcile.ingest.paths import find_inputs


def files_read(paths: Sequence[str], apart: Path | None = None, exclude: Sequence[str] = ()) -> Iterator[Path]:
    """The documents at `paths` and whatever may describe them, there or not. `apart` is none of them."""
    inputs, _ = find_inputs(paths, apart, exclude)
    for item in inputs:
        if item.file is not None:
            yield item.file
            yield from (path for path, _ in tables_above(item))
