"""Fixture corpora: documents with what a run over them must conclude."""

from pathlib import Path

from msgspec import Struct

from reconcile import pipeline
from reconcile.corpus.compare import compare
from reconcile.corpus.expectation import Expectation, read_expectation
from reconcile.corpus.miss import Miss
from reconcile.corpus.run import Run
from reconcile.corpus.update import Updated, updated
from reconcile.corpus.written import Change as Change
from reconcile.errors import Diagnostic, InputError, ReconcileError
from reconcile.model import Report
from reconcile.pipeline import Options


class Outcome(Struct, frozen=True, kw_only=True):
    """How a corpus did: everything that isn't as expected."""

    folder: Path
    expectation: Expectation
    report: Report
    misses: tuple[Miss, ...]

    @property
    def file(self) -> Path:
        """Where the expectation stands."""
        return self.folder / "expected.yaml"


def find_corpora(paths: tuple[Path, ...]) -> list[Path]:
    """The corpora among these folders and below them, by name.

    Raises:
        InputError: for each path that is no corpus and holds none.
    """
    found: set[Path] = set()
    faults: list[Diagnostic] = []
    for path in paths:
        below = [file.parent for file in path.rglob("corpus.yaml")]
        found.update(below)
        if not below:
            hint = "a corpus is a folder with corpus.yaml, expected.yaml and docs/"
            faults.append(Diagnostic(message="no fixture corpus here", path=str(path), hint=hint))
    if faults:
        raise InputError(*faults)
    return sorted(found)


def update(outcome: Outcome) -> Updated:
    """The corpus's expected.yaml anew, from what its run found; nothing is written."""
    text = outcome.file.read_bytes().decode()
    return updated(text, outcome.expectation, Run(outcome.report))


def run(folder: Path, rules: tuple[Path, ...] = ()) -> Outcome:
    """Check the corpus and compare the report with its expected.yaml.

    Raises:
        ReconcileError: where the corpus can't be read, or names documents that it doesn't hold.
    """
    expectation = read_expectation(folder)
    report = pipeline.check([str(folder / "docs")], Options(rules=rules))
    if report.diagnostics:
        raise ReconcileError(*report.diagnostics)
    return Outcome(
        folder=folder, expectation=expectation, report=report, misses=tuple(compare(expectation, Run(report)))
    )
