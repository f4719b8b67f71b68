"""Claims → clusters that speak of one fact, statements that say the same, and documents of one origin."""

from collections.abc import Sequence

from msgspec import Struct

from reconcile.link.cluster import cluster_claims
from reconcile.link.origins import shared_wording
from reconcile.link.people import cluster_people
from reconcile.link.statements import cluster_statements
from reconcile.model import Claim, Cleared, Cluster, Document, SharedWording
from reconcile.rulepack.schema import Rules

__all__ = ["Linked", "link"]


class Linked(Struct, frozen=True, kw_only=True):
    """Clusters of one or more claims, by their first claim; what was kept apart, and why; shared origins."""

    clusters: tuple[Cluster, ...]
    cleared: tuple[Cleared, ...]
    shared: tuple[SharedWording, ...]


def link(claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> Linked:
    """Every claim outside page furniture ends in at most one cluster; documents of different groups never share one."""
    usable = [claim for claim in claims if not claim.furniture]
    figures, cleared = cluster_claims(usable, documents, rules)
    statements = cluster_statements(usable, documents, rules)
    people = cluster_people(usable, documents)
    return Linked(clusters=(*figures, *statements, *people), cleared=cleared, shared=shared_wording(documents, rules))
