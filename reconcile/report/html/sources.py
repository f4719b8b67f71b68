"""Where everything comes from: the documents, what they share, and what in them is no part of an article."""

from msgspec import Struct

from reconcile.model import Document, Period
from reconcile.report.html.lines import PUBLISHED, Bar, Line, day_bar, timeline
from reconcile.report.index import Index
from reconcile.wording import listed

_MANY_DAYS = 20  # rows of the timeline
_AROUND = 45  # days shown before the first and after the last day of publication
_SNIPPET = 56  # characters of a dropped stretch that are shown
_MANY_SNIPPETS = 12  # of one reason


class Source(Struct, frozen=True, kw_only=True):
    """A document by its short name, and what a reader calls it. `origin` is set where it isn't the document itself;
    `web` is safe to link to."""

    name: str
    called: str
    document: Document
    origin: str | None
    web: str | None


def sources(index: Index) -> list[Source]:
    """The documents in their order."""
    return [_source(index, document) for document in index.report.documents]


def called(document: Document) -> str:
    """What a reader knows a document by: who published or wrote it, else its title, else its id."""
    return document.source or document.author or document.title or document.id


def dropped(index: Index) -> list[tuple[str, tuple[tuple[str, str], ...], int]]:
    """Why stretches were left out, each reason with its stretches by source and how many more there are."""
    reasons: dict[str, dict[tuple[str, str], None]] = {}
    for document in index.report.documents:
        for region in document.furniture:
            words = _snippet(document.text[region.start : region.end])
            reasons.setdefault(region.reason, {})[index.names[document.id], words] = None
    return [
        (reason, tuple(found)[:_MANY_SNIPPETS], max(len(found) - _MANY_SNIPPETS, 0))
        for reason, found in sorted(reasons.items())
    ]


def shared(index: Index) -> list[str]:
    """Which documents count as one origin, and why."""
    groups = []
    for group in index.report.shared:
        names = [index.names[id] for id in group.documents if id in index.names]
        share = "" if group.share is None or "%" in group.reason else f" ({group.share:.0%} of their wording)"
        groups.append(f"{listed(names)} count as one origin: {group.reason}{share}")
    return groups


def days(index: Index) -> tuple[Line, int] | None:
    """The timeline of the report: when documents appeared and the dates that facts speak of, and how many rows more
    there are. None where fewer than two things would stand on it. Where there are too many, what fewest sources say
    goes first, and of that what is farthest from the first publication."""
    said: dict[tuple[str, Period], dict[str, None]] = {}
    for document in index.report.documents:
        if document.published:
            day = Period(low=document.published, high=document.published)
            said.setdefault((PUBLISHED, day), {})[index.names[document.id]] = None
    for fact in index.report.facts:
        for claim in index.of(fact.claims) if fact.kind in ("date", "date_range") else []:
            if isinstance(claim.value, Period):
                said.setdefault((fact.label, claim.value), {})[index.names[claim.document]] = None
    bars = [day_bar(tuple(names), words, period) for (words, period), names in said.items()]
    if sum(len(bar.sources) for bar in bars) < 2:
        return None
    first = min((_begin(bar) for bar in bars if bar.value == PUBLISHED), default=0)
    shown = sorted(bars, key=lambda bar: (-len(bar.sources), abs(_begin(bar) - first)))[:_MANY_DAYS]
    shown.sort(key=lambda bar: (_begin(bar), bar.value))
    return timeline(shown, _AROUND), len(bars) - len(shown)


def _begin(bar: Bar) -> int:
    return int(bar.low or bar.high or 0)


def _source(index: Index, document: Document) -> Source:
    origin = index.origin(document)
    return Source(
        name=index.names[document.id],
        called=called(document),
        document=document,
        origin=None if origin == document.id else index.names.get(origin, origin),
        web=document.url if document.url and document.url.startswith(("https://", "http://")) else None,
    )


def _snippet(text: str) -> str:
    words = " ".join(text[: 4 * _SNIPPET].split())
    return words if len(words) <= _SNIPPET else words[:_SNIPPET].rpartition(" ")[0] + "…"
