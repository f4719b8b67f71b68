"""How a run did, by section and kind: how much was expected, found, and found rightly."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import UNSET, Struct

from reconcile.corpus.answers import answers
from reconcile.corpus.compare import claim_misses, fact_misses
from reconcile.corpus.expectation import Expectation
from reconcile.corpus.run import Run

_Count = tuple[str, int, int, int]  # name, how many are expected, met, and wrong in their place


class Figures(Struct, frozen=True, kw_only=True):
    """How one kind of expectation does. `expected` counts those of `todo` too; `recall` is the share of them that is
    met, `precision` the share of what was found in their place that is right, both in percent with one decimal."""

    expected: int
    recall: float
    precision: float


def figures(runs: Iterable[tuple[Expectation, Run]]) -> dict[str, Figures]:
    """By "claims/money", "facts/update", "findings/DAT" or "nothing_in": how the runs did, taken together."""
    expected: Counter[str] = Counter()
    met: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for expectation, run in runs:
        for part in (_claims, _quiet, _facts, _findings):
            for name, *counts in part(expectation, run):
                for counter, count in zip((expected, met, wrong), counts, strict=True):
                    counter[name] += count
    return {
        name: Figures(
            expected=expected[name],
            recall=_percent(met[name], expected[name]),
            precision=_percent(met[name], met[name] + wrong[name]),
        )
        for name in sorted(expected)
    }


def _claims(expectation: Expectation, run: Run) -> Iterator[_Count]:
    for claim in (*expectation.claims, *(item.claims for item in expectation.todo if item.claims)):
        found = run.nearest(claim)
        holds = not any(claim_misses(claim, run))
        kind = claim.kind if claim.kind is not UNSET else found.kind if found else "unread"
        yield f"claims/{kind}", 1, int(holds), 0
        if found and not holds:
            yield f"claims/{found.kind}", 0, 0, 1


def _quiet(expectation: Expectation, run: Run) -> Iterator[_Count]:
    for quote in (*expectation.nothing_in, *(item.nothing_in for item in expectation.todo if item.nothing_in)):
        silent = run.stands(quote) and run.spoken_up(quote) is None
        yield "nothing_in", 1, int(silent), int(not silent)


def _facts(expectation: Expectation, run: Run) -> Iterator[_Count]:
    for fact in (*expectation.facts, *(item.facts for item in expectation.todo if item.facts)):
        here = run.facts_at(fact)
        holds = not any(fact_misses(fact, expectation, run))
        yield f"facts/{fact.verdict}", 1, int(holds), 0
        if here and not holds:
            yield f"facts/{here[0].verdict}", 0, 0, 1


def _findings(expectation: Expectation, run: Run) -> Iterator[_Count]:
    found = answers(expectation, run)
    for expected, finding in found.raised:
        yield _family(expected.code), 1, int(finding is not None), 0
    for item, finding in found.known:
        if item.findings:
            yield _family(item.findings.code), 1, int(finding is not None), 0
        if item.no_findings and finding:
            yield _family(finding.code), 0, 0, 1
    for finding in (*found.near.values(), *found.left):
        yield _family(finding.code), 0, 0, 1


def _family(code: str) -> str:
    return f"findings/{code.rstrip('0123456789')}"


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0
