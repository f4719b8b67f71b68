"""A corpus as tests of pytest: one for each expectation, each failing with what was found instead."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from reconcile.corpus import Outcome, run
from reconcile.corpus.compare import title
from reconcile.corpus.expectation import Todo, read_expectation
from reconcile.corpus.miss import Miss
from reconcile.corpus.show import render_miss
from reconcile.errors import Diagnostic, ReconcileError
from reconcile.report.glyphs import safe


class CorpusFile(pytest.File):
    """A corpus.yaml; the corpus is run when the first of its tests is."""

    def __init__(self, *, rules: tuple[Path, ...] = (), **settings: Any) -> None:
        super().__init__(**settings)
        self._rules = rules
        self._outcome: Outcome | ReconcileError | None = None

    def collect(self) -> Iterator[pytest.Item]:
        try:
            expectation = read_expectation(self.path.parent)
        except ReconcileError as error:
            raise self.CollectError(_told(error)) from None
        sections: dict[str, Sequence[Any]] = {
            "claims": expectation.claims,
            "facts": expectation.facts,
            "findings": expectation.findings,
            "nothing_in": expectation.nothing_in,
            "todo": expectation.todo,
        }
        seen: Counter[str] = Counter()
        for section, entries in sections.items():
            for entry in entries:
                name = f"{section}[{title(entry)}]"
                seen[name] += 1
                why = entry.why if isinstance(entry, Todo) else None
                yield ExpectationTest.from_parent(self, name=_numbered(name, seen), place=entry.place, why=why)
        yield ExpectationTest.from_parent(self, name="findings[no others]", place=None, why=None)

    def outcome(self) -> Outcome:
        """How the corpus did.

        Raises:
            ReconcileError: it can't be run.
        """
        if self._outcome is None:
            try:
                self._outcome = run(self.path.parent, self._rules)
            except ReconcileError as error:
                self._outcome = error
        if isinstance(self._outcome, ReconcileError):
            raise self._outcome
        return self._outcome


class ExpectationTest(pytest.Item):
    """One entry of expected.yaml; without a `place`, that nothing is found beside them."""

    parent: CorpusFile

    def __init__(self, *, place: Diagnostic | None, why: str | None, **settings: Any) -> None:
        super().__init__(**settings)
        self._place = place
        self._why = why
        self.add_marker("reconcile")

    def runtest(self) -> None:
        outcome = self.parent.outcome()
        misses = [miss for miss in outcome.misses if _spot(miss.place) == _spot(self._place)]
        if misses:
            raise NotAsExpectedError(misses, outcome, self.config.invocation_params.dir)
        if self._why is not None:
            # Strict without the mark: what holds now has failed above, and says where it belongs.
            pytest.xfail(self._why)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What a reader needs to mend it; a fault of the program keeps its traceback."""
        if isinstance(excinfo.value, NotAsExpectedError):
            return excinfo.value.told()
        if isinstance(excinfo.value, ReconcileError):
            return _told(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        line = self._place.line if self._place else None
        return self.path.with_name("expected.yaml"), line - 1 if line else None, self.name


class NotAsExpectedError(Exception):
    """An expectation that isn't met. `folder` is where its reader stands."""

    def __init__(self, misses: Sequence[Miss], outcome: Outcome, folder: Path) -> None:
        super().__init__("; ".join(miss.how for miss in misses))
        file = outcome.file
        self._file = file.relative_to(folder) if folder in file.parents else file
        self._misses = misses
        self._report = outcome.report

    def told(self) -> str:
        """In one line what is wrong, for the summary; then what was expected against what was found, with its place."""
        console = Console(width=100, color_system=None, highlight=False, markup=False, emoji=False)
        with console.capture() as drawn:
            console.print(safe(str(self)), soft_wrap=True)
            for miss in self._misses:
                place = f"{self._file}:{miss.line}" if miss.line else str(self._file)
                console.print(f"{place}: {miss.section}: {safe(miss.what)}", soft_wrap=True)
                render_miss(miss, self._report, console)
        return drawn.get().rstrip()


def _spot(place: Diagnostic | None) -> tuple[int | None, int | None] | None:
    return (place.line, place.column) if place else None


def _numbered(name: str, seen: Counter[str]) -> str:
    return name if seen[name] == 1 else f"{name}#{seen[name]}"


def _told(error: ReconcileError) -> str:
    return "\n".join(f"{fault}\n  hint: {fault.hint}" if fault.hint else str(fault) for fault in error.diagnostics)
