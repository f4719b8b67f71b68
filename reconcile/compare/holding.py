"""The links that hold a cluster together: of the pairs of many claims far more were scored than a reader can use."""

from collections.abc import Sequence

from reconcile.model import Link


def holding(links: Sequence[Link]) -> tuple[Link, ...]:
    """The best links by which every claim is still joined to every other that it was joined to, in their order: one
    fewer than there are claims."""
    group: dict[str, str] = {}

    def root(claim: str) -> str:
        while (above := group.setdefault(claim, claim)) != claim:
            group[claim] = group[above]
            claim = above
        return claim

    kept: set[int] = set()
    for number in sorted(range(len(links)), key=lambda number: -links[number].score):
        a, b = root(links[number].a), root(links[number].b)
        if a != b:
            group[a] = b
            kept.add(number)
    return tuple(link for number, link in enumerate(links) if number in kept)
