"""Fixture corpora: documents with what a run over them must conclude."""

from pathlib import Path

from msgspec import Struct

from reconcile import pipeline
from reconcile.corpus.compare import Miss, Run, compare
from reconcile.corpus.expectation import Expectation, read_expectation
from reconcile.corpus.update import updated
from reconcile.errors import Diagnostic, InputError, ReconcileError
from reconcile.model import Report
from reconcile.pipeline import Options
from reconcile.wording import counted


class Outcome(Struct, frozen=True, kw_only=True):
    """How a corpus did: everything that isn't as expected."""

    folder: Path
    expectation: Expectation
    report: Report
    misses: tuple[Miss, ...]

    def lines(self) -> list[str]:
        """The outcome for people: a line for the corpus, and one for each miss with its place."""
        expected = self.expectation
        parts = {
            "claim": expected.claims,
            "fact": expected.facts,
            "finding": expected.findings,
            "quiet text": expected.nothing_in,
            "todo": expected.todo,
        }
        counts = ", ".join(counted(len(part), noun) for noun, part in parts.items() if part)
        if not self.misses:
            return [f"ok    {self.folder}  {counts}"]
        misses = [
            f"  {self.folder / 'expected.yaml'}{f':{miss.line}' if miss.line else ''}: {miss.section}: {miss.what}"
            f"\n      {miss.how}"
            for miss in self.misses
        ]
        return [f"FAIL  {self.folder}  {len(self.misses)} not as expected; {counts}", *misses]


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


def update(outcome: Outcome) -> None:
    """Rewrite the corpus's expected.yaml from what its run found."""
    text = updated(outcome.expectation, Run(outcome.report))
    (outcome.folder / "expected.yaml").write_text(text, encoding="utf-8")


def run(folder: Path, rules: tuple[Path, ...] = ()) -> Outcome:
    """Check the corpus and compare the report with its expected.yaml.

    Raises:
        ReconcileError: where the corpus can't be read, or names documents or texts that it doesn't hold.
    """
    expectation = read_expectation(folder)
    report = pipeline.check([str(folder / "docs")], Options(rules=rules))
    if report.diagnostics:
        raise ReconcileError(*report.diagnostics)
    return Outcome(folder=folder, expectation=expectation, report=report, misses=tuple(compare(expectation, report)))
