"""The whole result of a run, as the renderers and the gate read it."""

from typing import Literal

from msgspec import Struct

from reconcile.errors import Diagnostic
from reconcile.model.claim import Claim
from reconcile.model.document import Document
from reconcile.model.finding import Cleared, Fact, Finding, SharedWording


class Notice(Struct, frozen=True, kw_only=True):
    """A setting that has come to say nothing: an accepted finding that is no longer found ("stale") or whose day has
    passed ("expired"), a suppression that suppresses nothing ("unused"), a comment that can't be understood as one
    ("unreadable"). `subject` is the id, the pattern or the comment."""

    kind: Literal["expired", "stale", "unused", "unreadable"]
    subject: str
    place: Diagnostic


class Report(Struct, frozen=True, kw_only=True):
    """Everything a run found, in an order that depends on the documents alone: facts and findings by how much they
    matter, claims by document and offset. `diagnostics` are the inputs that could not be read,
    `notices` the settings that have come to say nothing, `inline` the ids of the findings that a comment in a document
    suppresses, and not the config or the baseline."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...]
    shared: tuple[SharedWording, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notices: tuple[Notice, ...] = ()
    inline: frozenset[str] = frozenset()

    @property
    def origins(self) -> int:
        """How many documents are left when those that share wording count once."""
        return len(self.documents) - sum(len(group.documents) - 1 for group in self.shared)
