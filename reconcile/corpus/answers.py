"""Which finding of a run answers which expectation; each answers one at most."""

from msgspec import Struct

from reconcile.corpus.expectation import Expectation, ExpectedFinding, Todo
from reconcile.corpus.run import Run
from reconcile.model import Finding


class Answers(Struct, frozen=True, kw_only=True):
    """`raised` tells, in the order of expected.yaml, which finding answers an expectation, None where none does;
    `known` the same for the findings of todo, wanted and unwanted. `left` are the errors and warnings that nobody
    expects."""

    raised: tuple[tuple[ExpectedFinding, Finding | None], ...]
    known: tuple[tuple[Todo, Finding | None], ...]
    left: tuple[Finding, ...]


def answers(expectation: Expectation, run: Run) -> Answers:
    left = run.open_findings()

    def taken(expected: ExpectedFinding) -> Finding | None:
        finding = next((finding for finding in left if run.matches(expected, finding)), None)
        if finding is not None:
            left.remove(finding)
        return finding

    raised = tuple((expected, taken(expected)) for expected in expectation.findings)
    known = tuple(
        (item, taken(expected)) for item in expectation.todo if (expected := item.findings or item.no_findings)
    )
    return Answers(raised=raised, known=known, left=tuple(finding for finding in left if finding.severity != "note"))
