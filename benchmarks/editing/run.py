"""Edits, each tried on a copy of its corpus: what the run then says that it didn't say before."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from editing.changes import changes
from editing.keeps import keeps
from editing.target import Base, Edit
from reconcile.model import Claim, Finding, Report
from reconcile.pipeline import check


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one edit. `raised` are the new findings; `reported`, that one of them names the edited document
    and one that it agreed with; `right_cause`, that such a one has a cause that fits the edit; `lost`, that the
    documents agree on less than before, without a word on it."""

    edit: Edit
    changes: bool
    raised: tuple[Finding, ...]
    reported: bool
    right_cause: bool
    lost: bool

    @property
    def good(self) -> bool:
        return (self.reported and self.right_cause) if self.changes else not self.raised


def edits_of(base: Base) -> Iterator[tuple[Edit, bool]]:
    """Every edit of the corpus once, and whether it changes the meaning."""
    seen = set()
    for target in base.targets:
        for make, changing in ((changes, True), (keeps, False)):
            for edit in make(target):
                place = (target.document.id, edit.start, edit.end, edit.new)
                if place not in seen:
                    seen.add(place)
                    yield edit, changing


def run(base: Base) -> Iterator[Outcome]:
    """Each edit of the corpus in a copy of it, one after the other."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / base.folder.name
        shutil.copytree(base.folder, copy)
        for edit, changing in edits_of(base):
            path = copy / "docs" / Path(edit.target.document.path).name
            path.write_text(edit.text(), encoding="utf-8")
            report = check([str(copy / "docs")])
            path.write_text(edit.target.document.text, encoding="utf-8")
            yield _outcome(edit, changing, report, base.report)


def _outcome(edit: Edit, changing: bool, report: Report, before: Report) -> Outcome:
    raised = _new(report, before)
    claims = {claim.id: claim for claim in report.claims}
    here = [finding for finding in raised if _between([claims[claim] for claim in finding.claims], edit)]
    causes = {_cause(finding) for finding in here}
    return Outcome(
        edit=edit,
        changes=changing,
        raised=tuple(raised),
        reported=bool(here),
        right_cause=bool(causes & edit.causes),
        lost=not raised and _lost(report, before),
    )


def _between(claims: Sequence[Claim], edit: Edit) -> bool:
    """Whether the claims are the edited one and one that agreed with it.

    The edited one lies between the edit and what it was made on. A claim that restates another of its own document
    agrees with that one.
    """
    claim, mine = edit.target.claim, edit.target.document.id
    longer = len(edit.new) - (edit.end - edit.start)
    start, end = min(edit.start, claim.start), max(edit.end, claim.end) + longer
    if not any(one.document == mine and one.start < end and start < one.end for one in claims):
        return False
    if mine in edit.target.partners and {one.document for one in claims} == {mine}:
        return True
    return any(
        one.document == other.document and one.start < other.end and other.start < one.end
        for other in edit.target.others
        if other.document != mine
        for one in claims
    )


def _cause(finding: Finding) -> str:
    if finding.diagnosis:
        return finding.diagnosis.cause
    return "update" if finding.verdict == "update" else ""


def _lost(report: Report, before: Report) -> bool:
    """Whether two documents agree on fewer facts than before, those with an update among them."""
    return bool(_agreed(before) - _agreed(report))


def _agreed(report: Report) -> Counter[tuple[str, str]]:
    # Sentences with figures count as one only where they are alike; their figures are facts of their own.
    wording = {claim.id for claim in report.claims if claim.kind == "statement" and claim.frame.role == "figures"}
    return Counter(
        pair
        for fact in report.facts
        if fact.verdict in ("agree", "update") and not wording.issuperset(fact.claims)
        for pair in combinations(sorted(fact.documents), 2)
    )


def _new(report: Report, before: Report) -> list[Finding]:
    """The findings that were not there; one that only speaks in other words takes the place of one that is gone."""
    known = {finding.id for finding in before.findings}
    kept = {finding.id for finding in report.findings}
    gone = Counter(_key(finding) for finding in before.findings if finding.id not in kept)
    new = []
    for finding in report.findings:
        if finding.id in known:
            continue
        if gone[_key(finding)]:
            gone[_key(finding)] -= 1
        else:
            new.append(finding)
    return new


def _key(finding: Finding) -> tuple[str, ...]:
    """What a finding says, without the words it quotes: a rewording keeps it."""
    cause = finding.diagnosis.cause if finding.diagnosis else ""
    return (finding.code, finding.verdict, cause, *sorted(finding.documents))
