"""Which finding of a run answers which expectation; each answers one at most."""

from collections.abc import Callable

from msgspec import Struct

from reconcile.corpus.expectation import Expectation, ExpectedFinding, Todo
from reconcile.corpus.run import Run
from reconcile.model import Finding


class Answers(Struct, frozen=True, kw_only=True):
    """`raised` tells, in the order of expected.yaml, which finding answers an expectation, None where none does;
    `known` the same for the findings of todo, wanted and unwanted. `near` has, by the place of an expectation in
    `raised`, the finding that is it but for a field; `left` are the errors and warnings that nobody expects."""

    raised: tuple[tuple[ExpectedFinding, Finding | None], ...]
    known: tuple[tuple[Todo, Finding | None], ...]
    near: dict[int, Finding]
    left: tuple[Finding, ...]


def answers(expectation: Expectation, run: Run) -> Answers:
    left = run.open_findings()

    def taken(expected: ExpectedFinding, test: Callable[[ExpectedFinding, Finding], bool]) -> Finding | None:
        finding = next((finding for finding in left if test(expected, finding)), None)
        if finding is not None:
            left.remove(finding)
        return finding

    raised = tuple((expected, taken(expected, run.matches)) for expected in expectation.findings)
    known = tuple(
        (item, taken(expected, run.matches))
        for item in expectation.todo
        if (expected := item.findings or item.no_findings)
    )
    near = {
        number: found
        for number, (expected, finding) in enumerate(raised)
        if finding is None and (found := taken(expected, run.resembles))
    }
    unexpected = tuple(finding for finding in left if finding.severity != "note")
    return Answers(raised=raised, known=known, near=near, left=unexpected)
