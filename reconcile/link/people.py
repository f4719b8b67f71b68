"""One person as several documents present them: by name, with the post that each gives."""

from collections import defaultdict
from collections.abc import Sequence

from reconcile.model import Claim, Cluster, Document


def cluster_people(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Cluster, ...]:
    """Clusters of what gives one full name a post, from two or more documents of a group; one a document."""
    group = {document.id: document.group for document in documents}
    people: dict[tuple[str, str | None], dict[str, Claim]] = defaultdict(dict)
    # Who is quoted with a post is known by that, whatever the text calls him elsewhere.
    for claim in sorted(claims, key=lambda claim: claim.kind != "attribution"):
        name = _presented(claim)
        # A surname alone may be anybody's.
        if " " in name:
            people[name.casefold(), group[claim.document]].setdefault(claim.document, claim)
    met = [list(sightings.values()) for sightings in people.values() if len(sightings) > 1]
    return tuple(
        Cluster(
            id=f"person-{number}",
            label=_presented(sightings[0]),
            kind="attribution",
            claims=tuple(claim.id for claim in sightings),
        )
        for number, sightings in enumerate(met, start=1)
    )


def _presented(claim: Claim) -> str:
    """The name of the one whom a claim gives a post; empty where it gives nobody any."""
    if claim.frame.role == "post":
        return claim.frame.owner or ""
    speaker = claim.speaker if claim.kind == "attribution" else None
    return speaker.name or "" if speaker is not None and speaker.role else ""
