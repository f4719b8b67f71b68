"""One person as several documents present them: by name, with the post that each gives."""

from collections import defaultdict
from collections.abc import Sequence

from reconcile.model import Claim, Cluster, Document


def cluster_people(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Cluster, ...]:
    """Clusters of attributions to one full name with a post, from two or more documents of a group; one a document."""
    group = {document.id: document.group for document in documents}
    people: dict[tuple[str, str | None], dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        speaker = claim.speaker
        # A surname alone may be anybody's.
        if claim.kind == "attribution" and speaker is not None and speaker.role and " " in (speaker.name or ""):
            people[(speaker.name or "").casefold(), group[claim.document]].setdefault(claim.document, claim)
    met = [list(sightings.values()) for sightings in people.values() if len(sightings) > 1]
    return tuple(
        Cluster(id=f"person-{number}", label=name, kind="attribution", claims=tuple(claim.id for claim in sightings))
        for number, sightings in enumerate(met, start=1)
        if (name := sightings[0].speaker.name if sightings[0].speaker else None)
    )
