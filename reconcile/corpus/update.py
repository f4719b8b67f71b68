"""A run → its corpus's expected.yaml: what came out becomes what is expected, and nothing else is touched."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from reconcile.corpus.answers import answers
from reconcile.corpus.compare import held_section, title
from reconcile.corpus.expectation import Expectation, ExpectedFact
from reconcile.corpus.gone import without_gone
from reconcile.corpus.miss import shown
from reconcile.corpus.run import Run, fields
from reconcile.corpus.written import Change, flow, written
from reconcile.corpus.yaml_text import YamlText
from reconcile.model import Finding


class Updated(Struct, frozen=True, kw_only=True):
    """The new text of an expected.yaml, and what makes it differ from the old one."""

    text: str
    changes: tuple[Change, ...]


def updated(text: str, expectation: Expectation, run: Run) -> Updated:
    """The text of an expected.yaml that the run fulfils, as far as the run holds what is named at all.

    What quotes words that the documents no longer hold goes first. What the run has no claim or fact for stays as it is
    and goes on missing: an expectation isn't dropped because a rule broke. Findings are those of the run. A todo that
    misses no longer moves up to its section. Every other character stays, comments too.
    """
    text, expectation, gone = without_gone(text, expectation, run)
    file = YamlText(text)
    changes = [
        *gone,
        *_claims(file, expectation, run),
        *_facts(file, expectation, run),
        *_findings(file, expectation, run),
        *_todo(file, expectation, run),
    ]
    return Updated(text=file.edited(), changes=tuple(changes))


def _claims(file: YamlText, expectation: Expectation, run: Run) -> Iterator[Change]:
    for number, expected in enumerate(expectation.claims):
        claim = run.nearest(expected)
        for name, wanted, actual in fields(expected, claim) if claim else ():
            if wanted != actual:
                file.set("claims", number, name, flow(actual))
                yield Change(section="claims", what=title(expected), how=f"{name}: {shown(wanted)} → {shown(actual)}")


def _facts(file: YamlText, expectation: Expectation, run: Run) -> Iterator[Change]:
    for number, expected in enumerate(expectation.facts):
        here = run.facts_at(expected)
        if not here or any(_holds(expected, fact.verdict, fact.reasons) for fact in here):
            continue
        verdict, reasons = here[0].verdict, here[0].reasons
        if verdict != expected.verdict:
            file.set("facts", number, "verdict", verdict)
            yield Change(section="facts", what=expected.id, how=f"verdict: {expected.verdict} → {verdict}")
        if expected.reasons and set(expected.reasons) - set(reasons):
            file.set("facts", number, "reasons", flow(reasons))
            words = f"reasons: {', '.join(expected.reasons)} → {', '.join(reasons) or 'none'}"
            yield Change(section="facts", what=expected.id, how=words)


def _holds(expected: ExpectedFact, verdict: str, reasons: tuple[str, ...]) -> bool:
    return verdict == expected.verdict and set(expected.reasons) <= set(reasons)


def _findings(file: YamlText, expectation: Expectation, run: Run) -> Iterator[Change]:
    found = answers(expectation, run)
    for number, (expected, finding) in enumerate(found.raised):
        if near := found.near.get(number):
            for name, _, actual in run.finding_fields(expected, near):
                file.set("findings", number, name, flow(actual))
                yield Change(section="findings", what=title(expected), how=f"{name}: now {flow(actual)}")
        elif finding is None:
            file.remove("findings", number)
            yield Change(section="findings", what=title(expected), how="not raised: REMOVED", loses=True)
    for item, finding in found.known:
        if item.findings and finding:
            yield _moved_up(file, expectation.todo.index(item), "findings", item.findings, title(item))
        if item.no_findings and not finding:
            file.remove("todo", expectation.todo.index(item))
            yield Change(section="todo", what=title(item), how="raised no longer: removed")
    for finding in found.left:
        file.append("findings", flow(_finding(finding, run)))
        what = f"{finding.code} in {', '.join(finding.documents)}"
        yield Change(section="findings", what=what, how=f"added: {finding.message}")


def _finding(finding: Finding, run: Run) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": finding.code, "documents": list(finding.documents)}
    if finding.diagnosis:
        entry["cause"] = finding.diagnosis.cause
    return entry | {"quotes": [claim.text for claim in run.claims_of(finding)]}


def _todo(file: YamlText, expectation: Expectation, run: Run) -> Iterator[Change]:
    for number, item in enumerate(expectation.todo):
        section = held_section(item, expectation, run)
        entry = item.claims or item.facts or item.nothing_in
        if section and entry:
            yield _moved_up(file, number, section, entry, title(item))


def _moved_up(file: YamlText, number: int, section: str, entry: Struct, what: str) -> Change:
    file.remove("todo", number)
    file.append(section, flow(written(entry)))
    return Change(section="todo", what=what, how=f"holds now: moved up to {section}")
