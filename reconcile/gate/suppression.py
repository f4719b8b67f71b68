"""Suppressions: findings left aside by id or by pattern, each with a reason, in the config or in a document."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

import msgspec
from msgspec import Struct

from reconcile.errors import Diagnostic
from reconcile.model import Claim, Fact, Finding, Notice, Report


class Suppression(Struct, frozen=True, kw_only=True):
    """Means the findings of which all that is given holds: the `id`, the `code` or a beginning of it, a glob over the
    label or the id of the `fact`, a glob over the path or the id of one `document`.

    Globs match the whole, in any case: `*`, `?` and `[abc]`.
    """

    reason: str
    id: str | None = None
    code: str | None = None
    fact: str | None = None
    document: str | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("the reason is empty")
        if not self.conditions:
            raise ValueError("it names no id, code, fact or document, so it would suppress everything")

    @property
    def conditions(self) -> dict[str, str]:
        """What is given, by name."""
        given = {"id": self.id, "code": self.code, "fact": self.fact, "document": self.document}
        return {name: value for name, value in given.items() if value is not None}


class Stretch(Struct, frozen=True, kw_only=True):
    """A part of a document (by id), in half-open offsets."""

    document: str
    start: int
    end: int

    def holds(self, claim: Claim) -> bool:
        """Whether a claim begins in it."""
        return claim.document == self.document and self.start <= claim.start < self.end


class Placed(Struct, frozen=True, kw_only=True):
    """A suppression and where it is written; with a `stretch`, only for findings that rest on a claim in it."""

    suppression: Suppression
    place: Diagnostic
    stretch: Stretch | None = None


def suppress(report: Report, suppressions: Sequence[Placed]) -> Report:
    """The report with what is suppressed marked so, and a notice for each suppression that matches nothing."""
    matches = _Matches(report)
    used: set[int] = set()
    inline: set[str] = set()
    findings: list[Finding] = []
    for finding in report.findings:
        hits = [number for number, given in enumerate(suppressions) if matches.hit(given, finding)]
        used.update(hits)
        if hits and finding.suppressed is None:
            given = suppressions[hits[0]]
            finding = msgspec.structs.replace(finding, suppressed=given.suppression.reason)
            if given.stretch is not None:
                inline.add(finding.id)
        findings.append(finding)
    notices = tuple(_unused(given) for number, given in enumerate(suppressions) if number not in used)
    return msgspec.structs.replace(
        report, findings=tuple(findings), notices=(*report.notices, *notices), inline=frozenset(inline)
    )


def _unused(given: Placed) -> Notice:
    subject = ", ".join(f"{name} {value!r}" for name, value in given.suppression.conditions.items())
    message = f"the suppression of {subject} matches no finding"
    place = msgspec.structs.replace(given.place, message=message, hint="remove it where it is no longer needed")
    return Notice(kind="unused", subject=subject, place=place)


class _Matches:
    def __init__(self, report: Report) -> None:
        self._facts: dict[str, Fact] = {fact.id: fact for fact in report.facts}
        self._paths = {document.id: (document.path, document.project_path) for document in report.documents}
        self._claims = {claim.id: claim for claim in report.claims}

    def hit(self, given: Placed, finding: Finding) -> bool:
        conditions = given.suppression.conditions
        if not all(self._holds(name, value, finding) for name, value in conditions.items()):
            return False
        claims = (self._claims[id] for id in finding.claims if id in self._claims)
        return given.stretch is None or any(map(given.stretch.holds, claims))

    def _holds(self, name: str, value: str, finding: Finding) -> bool:
        if name == "id":
            return finding.id == value
        if name == "code":
            return finding.code.startswith(value.upper())
        names = self._names_of_fact(finding) if name == "fact" else self._names_of_documents(finding)
        return any(fnmatchcase(known.casefold(), value.casefold()) for known in names)

    def _names_of_fact(self, finding: Finding) -> Iterator[str]:
        if finding.fact is not None:
            yield finding.fact
            if finding.fact in self._facts:
                yield self._facts[finding.fact].label

    def _names_of_documents(self, finding: Finding) -> Iterator[str]:
        for document in finding.documents:
            yield document
            yield from self._paths.get(document, ())
