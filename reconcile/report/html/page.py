"""A report → what the template shows, in the order in which it shows it."""

import platform
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from reconcile.model import Report
from reconcile.report.html.alone import Alone, by_source, split
from reconcile.report.html.cards import SIGNS, Card, FindingNote, cards, note, own_fact
from reconcile.report.html.lines import Line
from reconcile.report.html.matrix import Matrix, matrices
from reconcile.report.html.room import Room
from reconcile.report.html.sources import Source, days, dropped, shared, sources
from reconcile.report.index import Index
from reconcile.report.terminal.overview import checked
from reconcile.report.terminal.verdicts import verdicts
from reconcile.report.undated import undated
from reconcile.wording import counted

_VERDICTS = (("conflict", "✖"), ("update", "↻"), ("agree", "✔"), ("single", "•"))


class Chip(Struct, frozen=True, kw_only=True):
    """A filter: the trait that it looks for, its sign, and how many cards have it in words."""

    trait: str
    words: str
    sign: str


class Page(Struct, frozen=True, kw_only=True):
    """All that the page shows.

    `counts` is the line below the title, `chips` are in groups of one question each, `cleared` is what no card tells.
    `alone_more` counts facts of one source where none of them is listed. With `one_file`, the documents are rows of one
    table; on a `brief` page the script says below findings what documents are called. `published_from` is where all
    their days come from, None where they come from several places.
    """

    checked: str
    counts: str
    gate: str
    passed: bool
    chips: tuple[tuple[str, tuple[Chip, ...]], ...]
    sources: tuple[Source, ...]
    dropped: tuple[tuple[str, tuple[tuple[str, str], ...], int], ...]
    shared: tuple[str, ...]
    undated: str | None
    one_file: bool
    brief: bool
    published_from: str | None
    matrices: tuple[Matrix, ...]
    cards: tuple[Card, ...]
    alone: tuple[Alone, ...]
    alone_more: int
    days: Line | None
    more_days: int
    cleared: tuple[tuple[str, str], ...]
    cleared_more: int
    cleared_on_cards: int
    suppressed: tuple[FindingNote, ...]
    unreadable: tuple[tuple[str, str | None], ...]
    settings: tuple[tuple[str, str], ...]
    version: str
    python: str


def page(report: Report, *, gate: str, settings: Mapping[str, str], room: Room) -> Page:
    """What is shown of a report; facts that more than one source speaks of come first."""
    from reconcile import __version__

    index = Index(report)
    facts, only_listed = split(index)
    alone = by_source(index, only_listed, room)
    made = cards(index, facts, verdicts(index), room)
    on_cards = {fact.id for fact in facts}
    apart = [item for item in report.cleared if own_fact(index, item) not in on_cards]
    line, told = days(index), sources(index)
    return Page(
        checked=checked(index),
        counts=_counts(report),
        gate=gate,
        passed=gate.startswith("PASS"),
        chips=_chips(
            [*(card.classes for card in made), *(f"single {said.kind}" for group in alone for said in group.said)]
        ),
        sources=tuple(told),
        dropped=tuple(dropped(index)),
        shared=tuple(shared(index)),
        undated=f"{dateless.message}; {dateless.hint}." if (dateless := undated(report)) else None,
        brief=any(card.brief for card in made),
        one_file=len({document.path for document in report.documents}) == 1,
        published_from=_alike(document.published_from for document in report.documents if document.published),
        matrices=tuple(matrices(index, told, facts, made, room)),
        cards=tuple(made),
        alone=tuple(alone),
        alone_more=0 if alone else len(only_listed),
        days=line[0] if line else None,
        more_days=line[1] if line else 0,
        cleared=tuple((item.reason, index.named(item.message)) for item in apart[: room.cleared]),
        cleared_more=max(len(apart) - room.cleared, 0),
        cleared_on_cards=len(report.cleared) - len(apart),
        suppressed=tuple(note(index, finding) for finding in report.findings if finding.suppressed is not None),
        unreadable=tuple((str(diagnostic), diagnostic.hint) for diagnostic in report.diagnostics),
        settings=tuple(sorted(settings.items())),
        version=__version__,
        python=platform.python_version(),
    )


def _counts(report: Report) -> str:
    parts = [
        counted(len(report.documents), "document"),
        counted(report.origins, "origin"),
        counted(len(report.claims), "claim"),
        counted(len(report.facts), "fact"),
        counted(sum(finding.suppressed is None for finding in report.findings), "finding"),
    ]
    return " · ".join(parts)


def _alike(names: Iterable[str | None]) -> str | None:
    """The one name that all have."""
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _chips(traits: list[str]) -> tuple[tuple[str, tuple[Chip, ...]], ...]:
    numbers = Counter(trait for words in traits for trait in words.split())
    verdicts = {trait: sign for trait, sign in _VERDICTS if numbers[trait]}
    severities = {trait: sign for trait, sign in SIGNS.items() if numbers[trait]}
    told = {trait for trait, _ in _VERDICTS} | {"near", "attribution", *SIGNS}
    kinds = {trait: "" for trait in sorted(numbers) if trait not in told}
    groups = (("Verdict", verdicts), ("Severity", severities), ("Kind", kinds))
    return tuple(
        (
            name,
            tuple(Chip(trait=trait, words=_counted(trait, numbers[trait]), sign=sign) for trait, sign in signs.items()),
        )
        for name, signs in groups
        if signs
    )


def _counted(trait: str, number: int) -> str:
    if trait in ("agree", "single"):
        return f"{number:,} {'single source' if trait == 'single' else trait}"
    if trait in {"conflict", "update", *SIGNS}:
        return counted(number, trait)
    return f"{trait.replace('_', ' ')} {number:,}"
