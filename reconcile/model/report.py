"""The whole result of a run, as the renderers and the gate read it."""

from msgspec import Struct

from reconcile.errors import Diagnostic
from reconcile.model.claim import Claim
from reconcile.model.document import Document
from reconcile.model.finding import Cleared, Fact, Finding, SharedWording


class Report(Struct, frozen=True, kw_only=True):
    """Everything a run found, in an order that depends on the documents alone: facts and findings by how much they
    matter, claims by document and offset. `diagnostics` are the inputs that could not be read."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...]
    shared: tuple[SharedWording, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def origins(self) -> int:
        """How many documents are left when those that share wording count once."""
        return len(self.documents) - sum(len(group.documents) - 1 for group in self.shared)
