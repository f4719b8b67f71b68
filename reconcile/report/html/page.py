"""A report → what the template shows, in the order in which it shows it."""

import platform
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from reconcile.model import Report
from reconcile.report.html.cards import SIGNS, Card, FindingNote, cards, note
from reconcile.report.html.lines import Line
from reconcile.report.html.matrix import Row, matrix
from reconcile.report.html.sources import Source, days, shared, sources
from reconcile.report.index import Index
from reconcile.report.terminal.overview import checked
from reconcile.report.terminal.verdicts import verdicts
from reconcile.report.values import counted

_VERDICTS = (("conflict", "✖"), ("update", "↻"), ("agree", "✔"), ("single-source", "•"))


class Chip(Struct, frozen=True, kw_only=True):
    """A filter: the trait that it looks for, its sign and how many cards have it."""

    trait: str
    words: str
    sign: str
    number: int


class Page(Struct, frozen=True, kw_only=True):
    """All that the page shows. `counts` is the line below the title, `chips` are in groups of one question each."""

    checked: str
    counts: str
    gate: str
    passed: bool
    chips: tuple[tuple[str, tuple[Chip, ...]], ...]
    sources: tuple[Source, ...]
    shared: tuple[str, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    days: Line | None
    more_days: int
    cleared: tuple[tuple[str, str], ...]
    suppressed: tuple[FindingNote, ...]
    unreadable: tuple[tuple[str, str | None], ...]
    settings: tuple[tuple[str, str], ...]
    version: str
    python: str


def page(report: Report, *, gate: str, settings: Mapping[str, str]) -> Page:
    """What is shown of a report; facts that more than one source speaks of come first."""
    from reconcile import __version__

    index = Index(report)
    facts = sorted(report.facts, key=lambda fact: fact.verdict == "single-source")
    made = cards(index, facts, verdicts(index))
    line = days(index)
    return Page(
        checked=checked(index),
        counts=_counts(report),
        gate=gate,
        passed=gate.startswith("PASS"),
        chips=_chips(made),
        sources=tuple(sources(index)),
        shared=tuple(shared(index)),
        rows=tuple(matrix(index, facts, made)),
        cards=tuple(made),
        days=line[0] if line else None,
        more_days=line[1] if line else 0,
        cleared=tuple((item.reason, index.named(item.message)) for item in report.cleared),
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


def _chips(cards: list[Card]) -> tuple[tuple[str, tuple[Chip, ...]], ...]:
    numbers = Counter(trait for card in cards for trait in card.traits.split())
    verdicts = {trait: sign for trait, sign in _VERDICTS if numbers[trait]}
    severities = {trait: sign for trait, sign in SIGNS.items() if numbers[trait]}
    told = {"conflict", "update", "agree", "single-source", "attribution", *SIGNS}
    kinds = {trait: "" for trait, _ in numbers.most_common() if trait not in told}
    groups = (("Verdict", verdicts), ("Severity", severities), ("Kind", dict(sorted(kinds.items()))))
    return tuple(
        (
            name,
            tuple(
                Chip(trait=trait, words=trait.replace("_", " ").replace("-", " "), sign=sign, number=numbers[trait])
                for trait, sign in signs.items()
            ),
        )
        for name, signs in groups
        if signs
    )
