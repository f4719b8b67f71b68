"""The agreeing claims of a corpus: what may be edited, and what it must then stand against."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from reconcile.compare.extent import Extent, Tolerances, common
from reconcile.corpus.compare import Run
from reconcile.corpus.expectation import ExpectedFact, read_expectation
from reconcile.model import Claim, Document, Interval, Period, Report, Span
from reconcile.pipeline import check
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences
from reconcile.units import conversion

RULES = load_rules(())
TOLERANCES = Tolerances(RULES)


class Target(Struct, frozen=True, kw_only=True):
    """A claim that `others` agree with, and the sentence it stands in. `todo`: the program is known not to see
    that they agree."""

    corpus: str
    document: Document
    claim: Claim
    others: tuple[Claim, ...]
    sentence: Span
    todo: bool = False

    @property
    def partners(self) -> frozenset[str]:
        """The documents that it agrees with."""
        return frozenset(other.document for other in self.others)


class Edit(Struct, frozen=True, kw_only=True):
    """`document.text[start:end]` becomes `new`. `causes` are the diagnoses that fit the edit; an edit that keeps the
    meaning has none."""

    kind: str
    target: Target
    start: int
    end: int
    new: str
    causes: frozenset[str] = frozenset()

    @property
    def old(self) -> str:
        return self.target.document.text[self.start : self.end]

    def text(self) -> str:
        text = self.target.document.text
        return text[: self.start] + self.new + text[self.end :]


Made = Iterator[tuple[int, int, str]]  # where an edit begins and ends, and what stands there then


class Base(Struct, frozen=True, kw_only=True):
    """A corpus before any edit."""

    folder: Path
    report: Report
    targets: tuple[Target, ...]


def read_base(folder: Path) -> Base:
    """The corpus in `folder`, with every claim of every fact that at least two documents agree on: those that the
    report has and those that expected.yaml demands, its todos among them."""
    report = check([str(folder / "docs")])
    run = Run(report)
    expectation = read_expectation(folder)
    by_id = {claim.id: claim for claim in report.claims}
    told = {finding.fact for finding in report.findings}
    doubted = [by_id[claim] for finding in report.findings if finding.severity != "note" for claim in finding.claims]
    groups = [
        tuple(by_id[claim] for claim in fact.claims)
        for fact in report.facts
        if fact.verdict == "agree"
        and fact.id not in told
        and not (fact.kind == "statement" and _hold_any(fact.claims, doubted, by_id))
    ]
    groups += [_claims(fact, run) for fact in expectation.facts if fact.verdict == "agree"]
    groups += _posts(report)
    sure = len(groups)
    todo = [item.facts for item in expectation.todo if item.facts and item.facts.verdict == "agree"]
    groups += [_claims(fact, run) for fact in todo]
    documents = {document.id: document for document in report.documents}
    sentences = {document.id: Sentences(document, RULES) for document in report.documents}
    targets: dict[str, Target] = {}
    for number, claims in enumerate(groups):
        if len({claim.document for claim in claims}) < 2:
            continue
        for claim in claims:
            found = Target(
                corpus=folder.name,
                document=documents[claim.document],
                claim=claim,
                others=tuple(other for other in claims if other is not claim),
                sentence=sentences[claim.document].at(claim.start),
                todo=number >= sure,
            )
            targets.setdefault(claim.id, found)
    return Base(folder=folder, report=report, targets=tuple(targets.values()))


def stands_apart(target: Target, new: Claim) -> bool:
    """Whether a reader would see that the claim, rewritten as `new`, can't be what one of the others says."""
    return any(_apart(target, new, other) for other in target.others)


def holds(target: Target, new: Claim) -> bool:
    """Whether the claim, rewritten as `new`, still fits each of the others."""
    return not stands_apart(target, new)


def _apart(target: Target, new: Claim, other: Claim) -> bool:
    if isinstance(new.value, Period) and isinstance(other.value, Period):
        return not _loose(new).overlaps(_loose(other))
    if not isinstance(new.value, Interval) or not isinstance(other.value, Interval):
        return False
    converted = new.unit != other.unit and other.kind not in ("count", "ordinal")
    mine = TOLERANCES.widened(new, new.value, converted=converted)
    theirs = TOLERANCES.widened(other, other.value, converted=converted)
    into = _into(target, new, other) if converted else None
    if converted and into is None:
        return False
    if into is not None:
        factor, offset = into
        theirs = Extent(
            low=None if theirs.low is None else theirs.low * factor + offset,
            high=None if theirs.high is None else theirs.high * factor + offset,
        )
    return common((mine, theirs)) is None


def _loose(claim: Claim) -> Period:
    """ "The end of October" has no first day that all would agree on: a few days more at each end."""
    period = claim.value
    assert isinstance(period, Period)
    if period.low is None or period.high is None or not _PART_OF.search(claim.text):
        return period
    days = timedelta((period.days or 0) // 2)
    return Period(low=period.low - days, high=period.high + days)


_PART_OF = re.compile(r"\b(?:end|start|beginning|early|mid|middle|late)\b", re.IGNORECASE)


def _into(target: Target, new: Claim, other: Claim) -> tuple[Decimal, Decimal] | None:
    """How the other's figure is written in the unit of the claim; of currencies, as the two documents convert."""
    if new.kind == "money":
        old = target.claim
        if new.unit != old.unit or not isinstance(old.value, Interval) or not isinstance(other.value, Interval):
            return None
        return (old.value.low / other.value.low, Decimal(0)) if old.value.low and other.value.low else None
    found = conversion(other.unit or "", new.unit or "", difference=other.frame.role == "change")
    return (found.factor, found.offset) if found else None


def _hold_any(statements: Iterable[str], claims: list[Claim], by_id: dict[str, Claim]) -> bool:
    """Whether figures in these sentences are in doubt: then the sentences agree in words alone."""
    return any(
        claim.document == by_id[statement].document
        and by_id[statement].start <= claim.start < by_id[statement].end
        and claim.kind != "statement"
        for statement in statements
        for claim in claims
    )


def _claims(fact: ExpectedFact, run: Run) -> tuple[Claim, ...]:
    found: dict[str, Claim] = {}
    for quote in fact.claims:
        here = [claim for claim in run.claims_at(quote) if claim.kind not in ("statement", "attribution")]
        if here:
            best = max(here, key=lambda claim: (claim.end - claim.start, claim.id))
            found[best.id] = best
    return tuple(found.values())


def _posts(report: Report) -> Iterable[tuple[Claim, ...]]:
    """Persons whom two documents give a post, where no finding is about it."""
    told = {claim for finding in report.findings for claim in finding.claims}
    by_name: dict[str, dict[str, Claim]] = {}
    for claim in report.claims:
        speaker = claim.speaker
        if claim.kind == "attribution" and speaker and speaker.name and speaker.role and claim.id not in told:
            by_name.setdefault(speaker.name, {}).setdefault(claim.document, claim)
    return [tuple(claims.values()) for claims in by_name.values() if _one_post(claims.values())]


def _one_post(claims: Iterable[Claim]) -> bool:
    """Whether the posts share a word: "her colleague" tells none."""
    posts = [
        set(re.findall(r"[a-z]{4,}", claim.speaker.role.casefold()))
        for claim in claims
        if claim.speaker and claim.speaker.role
    ]
    return bool(set.intersection(*posts))
