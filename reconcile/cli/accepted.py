"""The baseline of a run: which findings it accepts, and why it may accept fewer than it did."""

from pathlib import Path

from msgspec import Struct

from reconcile.cli.diagnostics import tell
from reconcile.cli.run import today
from reconcile.errors import Diagnostic
from reconcile.gate.baseline import Entry, accept, moved, read_baseline
from reconcile.model import Report
from reconcile.project import is_in_project, is_there, place_of


class Accepted(Struct, frozen=True):
    """The entries of a baseline, and the file they stand in."""

    file: Path
    entries: tuple[Entry, ...]

    def mark(self, report: Report) -> Report:
        """The report with the findings that are accepted marked as such, and notices of entries that don't hold."""
        return accept(report, self.entries, today(), lambda path: is_there(path, self.file))

    def note_moved(self, report: Report) -> None:
        """Say that acceptances may not hold because files have other paths now, where no project names them."""
        file = None if is_in_project(self.file) else moved(report, self.entries, lambda path: place_of(path, self.file))
        if file is not None:
            message = (
                f"{file} was accepted under that path, and may be read from another: without a project, ids hang on it"
            )
            hint = (
                "put an empty reconcile.toml into the project's folder: documents are then known by their path below it"
            )
            tell([Diagnostic(message=message, hint=hint)], "note")


def read_accepted(file: Path) -> Accepted:
    """The baseline; read before any document, since its faults shouldn't cost a run.

    Raises:
        BaselineError: it can't be used.
    """
    return Accepted(file, read_baseline(file))
