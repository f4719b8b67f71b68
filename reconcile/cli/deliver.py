"""Where results go: standard output, or files that are replaced as a whole or not at all."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from reconcile.cli.pager import paged
from reconcile.cli.streams import forget
from reconcile.errors import Diagnostic, ReconcileError
from reconcile.model import Document
from reconcile.staged import Staged, stage


def deliver(result: bytes, output: Path | None = None, *, pager: bool = False) -> None:
    """Write to the file, all or nothing, or to standard output, there through a `pager` where that is wanted.

    A reader that closes the pipe early ("| head") has seen enough: that is no fault, and the gate's exit code stands.

    Raises:
        ReconcileError: where it can't be written.
    """
    deliver_all([(result, output)], pager=pager)


def deliver_all(results: Sequence[tuple[bytes, Path | None]], *, pager: bool = False) -> None:
    """Write several results as `deliver` does: no file is replaced before all of them stand beside their places, and
    standard output comes last, since its reader may leave.

    Raises:
        ReconcileError: where one can't be written.
    """
    staged: list[Staged] = []
    try:
        for result, output in results:
            if output is not None:
                with _faults_at(str(output)):
                    staged.append(stage(result, output))
        for file in staged:
            with _faults_at(str(file.output)):
                file.put()
    finally:
        for file in staged:
            file.forget()
    for result, output in results:
        if output is None and not (pager and paged(result)):
            with _faults_at("standard output"):
                _write_stdout(result)


def spare_inputs(
    outputs: Iterable[Path | None],
    paths: Sequence[str],
    documents: Iterable[Document],
    settings: Iterable[Path | None],
) -> None:
    """Sees to it that no result goes over a document it was made from, nor over the config, the baseline or another
    file of `settings` that the run has read; `paths` are the arguments of the run.

    Raises:
        click.BadParameter: where one would.
    """
    outputs = list(outputs)
    read = {path.resolve() for path in settings if path is not None}
    for output in outputs:
        if output is not None and output.resolve() in read:
            raise click.BadParameter(
                f"{output.name} holds settings of this run, choose another file", param_hint="--output"
            )
    roots = [Path(path).resolve() for path in paths if path not in ("", "-")]
    names = [f"/{document.path}" for document in documents]
    for output in outputs:
        place = output.resolve() if output is not None else None
        if place is None or not any(root == place or root in place.parents for root in roots):
            continue
        if any(place.as_posix().endswith(name) for name in names):
            raise click.BadParameter(
                f"{place.name} is one of the documents, choose another file", param_hint="--output"
            )


def _write_stdout(result: bytes) -> None:
    if sys.stdout is None:  # closed by the caller: ">&-"
        return
    try:
        sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except BrokenPipeError:
        forget(sys.stdout)


@contextmanager
def _faults_at(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReconcileError(Diagnostic(message=f"can't be written: {error.strerror}", path=place)) from None
