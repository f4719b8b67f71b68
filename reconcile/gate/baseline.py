"""The baseline: findings that were accepted, by fingerprint, each with a reason and perhaps a last day."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

import msgspec
import yaml

from reconcile.errors import BaselineError, Diagnostic
from reconcile.model import Notice, Report
from reconcile.report.glyphs import safe
from reconcile.rulepack.yaml_reader import Placed, YamlReader


class Entry(Placed, frozen=True, kw_only=True):
    """One accepted finding. `id` is its fingerprint; `code`, `fact`, `documents` and `message` are for those who review
    the file; `expires` is the last day on which the entry holds."""

    id: str
    code: str | None = None
    fact: str | None = None
    documents: tuple[str, ...] = ()
    message: str | None = None
    reason: str
    author: str | None = None
    expires: date | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("the reason is empty")

    def has_expired(self, today: date) -> bool:
        return self.expires is not None and self.expires < today

    @property
    def title(self) -> str:
        """The id with the code and the fact, where they are given."""
        return " ".join(part for part in (self.id, self.code, self.fact) if part)

    @property
    def words(self) -> str:
        """Why the finding was accepted, by whom and until when."""
        known = [self.author, f"until {self.expires}" if self.expires else None]
        more = ", ".join(part for part in known if part)
        return f"{self.reason} ({more})" if more else self.reason


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, in its order.

    Raises:
        BaselineError: with every fault of the file: no YAML, an unknown field, no reason, two entries for one finding.
    """
    if not path.exists():
        hint = "`reconcile baseline add` writes it"
        raise BaselineError(Diagnostic(message="there is no such baseline", path=str(path), hint=hint))
    faults: list[Diagnostic] = []
    reader = YamlReader(path, faults)
    root = reader.root()
    if root is not None and not isinstance(root, yaml.SequenceNode):
        reader.fault(root, "the baseline is not a list of entries", "each entry begins with `- id: …`")
    items = root.value if isinstance(root, yaml.SequenceNode) else []
    entries = [entry for item in items if (entry := reader.struct(item, Entry)) is not None]
    for node, id, first in reader.repeated(items, "id"):
        reader.fault(node, f"a second entry for {id}", f"the first stands in line {first.start_mark.line + 1}")
    if faults:
        raise BaselineError(*faults)
    return tuple(entries)


def accept(report: Report, entries: Sequence[Entry], today: date, is_there: Callable[[str], bool]) -> Report:
    """The report with the findings of the baseline marked as accepted, and a notice for each entry that no longer
    holds: an expired one leaves its finding open. `is_there` tells whether a document of a baseline is there."""
    holding = {entry.id: entry.words for entry in entries if not entry.has_expired(today)}
    findings = tuple(
        msgspec.structs.replace(finding, suppressed=finding.suppressed or holding.get(finding.id))
        for finding in report.findings
    )
    missing = {entry.id for entry in stale(report, entries, is_there)}
    found = {finding.id for finding in report.findings}
    notices = [_stale(entry) for entry in entries if entry.id in missing]
    notices += [_expired(entry) for entry in entries if entry.id in found and entry.has_expired(today)]
    return msgspec.structs.replace(report, findings=findings, notices=(*report.notices, *notices))


def stale(report: Report, entries: Sequence[Entry], is_there: Callable[[str], bool]) -> list[Entry]:
    """The entries whose finding is no longer found although all its documents were read, or are gone: a run over some
    of the documents says nothing of the findings that rest on others."""
    found = {finding.id for finding in report.findings}
    read = {safe(document.project_path) for document in report.documents}
    missing = [entry for entry in entries if entry.id not in found]
    return [entry for entry in missing if all(path in read or not is_there(path) for path in entry.documents)]


def moved(report: Report, entries: Sequence[Entry], place_of: Callable[[str], Path | None]) -> str | None:
    """A document whose acceptance wasn't found, and that may have been read under another path.

    It is the same file, or it is gone and a namesake has an open finding of the code that was accepted. `place_of`
    tells where a document of a baseline lies, None where it is gone.
    """
    found = {finding.id for finding in report.findings}
    read = {safe(document.project_path) for document in report.documents}
    lost = [(entry.code, path) for entry in entries if entry.id not in found for path in entry.documents]
    return next((path for code, path in lost if path not in read and _may_be(path, code, report, place_of(path))), None)


def _may_be(path: str, code: str | None, report: Report, place: Path | None) -> bool:
    """Whether a document of the report may be what was accepted under a path, in a finding of a code."""
    name = PurePosixPath(path).name
    namesakes = [document for document in report.documents if PurePosixPath(safe(document.path)).name == name]
    if place is not None:
        return any(document.file is not None and document.file.resolve() == place.resolve() for document in namesakes)
    ids = {document.id for document in namesakes}
    alike = [f for f in report.findings if f.suppressed is None and code in (None, f.code)]
    return any(not ids.isdisjoint(finding.documents) for finding in alike)


def _stale(entry: Entry) -> Notice:
    message = f"{entry.title} is accepted and no longer found"
    return Notice(kind="stale", subject=entry.id, place=entry.fault(message, "`reconcile baseline prune` removes it"))


def _expired(entry: Entry) -> Notice:
    message, hint = f"{entry.title} was accepted until {entry.expires}", "mend it, or accept it anew"
    return Notice(kind="expired", subject=entry.id, place=entry.fault(message, hint))
