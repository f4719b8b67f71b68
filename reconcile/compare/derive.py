"""Figures that follow from others: level, change and the level before it, wherever the documents state them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.extent import Extent, common
from reconcile.compare.scale import reading
from reconcile.compare.wording import plain, quoted, who_says
from reconcile.model import Claim, Cleared, Diagnosis, Period

_SHARES = frozenset({"percent", "percent_change"})
_YEAR_ON_YEAR = "year-on-year"


class Triple(Struct, frozen=True, kw_only=True):
    """Three claims of which any two give the third; `home` numbers the case of each."""

    level: Claim
    change: Claim
    previous: Claim
    home: tuple[int, int, int]

    @property
    def claims(self) -> tuple[Claim, Claim, Claim]:
        return self.level, self.change, self.previous


def compare_derived(judged: Sequence[tuple[Case, Outcome]], corpus: Corpus) -> list[tuple[Case, Outcome]]:
    """The outcomes, with a conflict where level, change and previous level can't all hold.

    Only undisputed facts are put together, and only where periods and baseline, or one sentence, say that they belong
    together.
    """
    outcomes = [outcome for _, outcome in judged]
    raised: set[int] = set()
    confirmed: set[tuple[int, int, int]] = set()
    for triple in _triples(judged, corpus):
        level, rate, previous = (reading(claim, claim.unit, corpus) for claim in triple.claims)
        implied = _grown(previous.extent, rate.extent, triple.change) if previous and rate else None
        if level is None or implied is None:
            continue
        home = triple.home[0]
        if common((implied, level.extent)) is not None:
            if triple.home in confirmed:
                continue
            confirmed.add(triple.home)
            outcomes[home] = _confirmed(outcomes[home], triple, implied, corpus)
        elif home not in raised:
            raised.add(home)
            outcomes[home] = _refuted(outcomes[home], triple, implied, corpus)
    return [(case, outcome) for (case, _), outcome in zip(judged, outcomes, strict=True)]


def _triples(judged: Sequence[tuple[Case, Outcome]], corpus: Corpus) -> Iterator[Triple]:
    """A claim of each fact stands for it, since the fact's claims agree."""
    by_measure: dict[tuple[str, tuple[str, ...]], list[tuple[int, Claim]]] = {}
    for number, (case, outcome) in enumerate(judged):
        if outcome.verdict == "conflict":
            continue
        for claim in _representatives(case):
            measure = claim.frame.concept or (claim.frame.measure or "").casefold()
            if measure:
                by_measure.setdefault((measure, tuple(sorted(claim.frame.subjects))), []).append((number, claim))
    for claims in by_measure.values():
        levels = [(number, claim) for number, claim in claims if claim.kind not in _SHARES]
        for change_home, change in claims:
            if not _is_change(change):
                continue
            near = [(number, claim) for number, claim in levels if _may_follow(claim, change)]
            for home, level in near:
                for previous_home, previous in near:
                    if home != previous_home and _belong(level, change, previous, corpus):
                        homes = (home, change_home, previous_home)
                        yield Triple(level=level, change=change, previous=previous, home=homes)


def _representatives(case: Case) -> Iterator[Claim]:
    """The first claim of each document: what stands in one sentence must be seen in each."""
    seen: set[str] = set()
    for claim in case.claims:
        if claim.document not in seen:
            seen.add(claim.document)
            yield claim


def _is_change(claim: Claim) -> bool:
    return claim.kind == "percent_change" and claim.unit == "percent" and claim.frame.direction is not None


def _may_follow(level: Claim, change: Claim) -> bool:
    """Whether the change may be one to or from this level: of its period, of the year before, or of its sentence."""
    now, period = change.frame.period, level.frame.period
    of_period = now is not None and (period == now or _year_before(now, period))
    return of_period or (level.document == change.document and level.line == change.line)


def _belong(level: Claim, change: Claim, previous: Claim, corpus: Corpus) -> bool:
    if level.kind != previous.kind or level.unit != previous.unit or level.frame.scope != previous.frame.scope:
        return False
    if level.frame.role != "level" or previous.frame.role not in ("level", "previous"):
        return False
    if any(claim.frame.modality != "fact" for claim in (level, change, previous)):
        return False
    if previous.frame.role == "previous" and _in_one_sentence((level, change, previous), corpus):
        return True
    return (
        change.frame.baseline == _YEAR_ON_YEAR
        and change.frame.period is not None
        and change.frame.period == level.frame.period
        and _year_before(level.frame.period, previous.frame.period)
    )


def _in_one_sentence(claims: Sequence[Claim], corpus: Corpus) -> bool:
    return len({(claim.document, corpus.sentence(claim)) for claim in claims}) == 1


def _year_before(now: Period, before: Period | None) -> bool:
    if before is None or now.low is None or now.high is None or before.low is None or before.high is None:
        return False
    starts = (before.low.year + 1, before.low.month, before.low.day) == (now.low.year, now.low.month, now.low.day)
    # The last day of February is another one in a leap year.
    return starts and (before.high.year + 1, before.high.month) == (now.high.year, now.high.month)


def _grown(previous: Extent, rate: Extent, change: Claim) -> Extent | None:
    """previous × (1 ± rate), by the least and the greatest product of the ends; None where an end is open."""
    if previous.low is None or previous.high is None or rate.low is None or rate.high is None or previous.low < 0:
        return None
    sign = 1 if change.frame.direction == "increase" else -1
    factors = sorted(1 + sign * abs(end) / Decimal(100) for end in (rate.low, rate.high))
    products = [level * factor for level in (previous.low, previous.high) for factor in factors]
    return Extent(low=min(products), high=max(products))


def _confirmed(outcome: Outcome, triple: Triple, implied: Extent, corpus: Corpus) -> Outcome:
    line = Cleared(
        claims=tuple(claim.id for claim in triple.claims),
        reason="derived",
        message=f"{who_says(triple.claims, corpus)}: the last two give {_range(implied)}, which the first fits",
    )
    reasons = outcome.reasons if "derived" in outcome.reasons else (*outcome.reasons, "derived")
    return replace(outcome, reasons=reasons, cleared=(*outcome.cleared, line))


def _refuted(outcome: Outcome, triple: Triple, implied: Extent, corpus: Corpus) -> Outcome:
    word = "after a rise of" if triple.change.frame.direction == "increase" else "after a fall of"
    diagnosis = Diagnosis(
        cause="derived-mismatch",
        detail=f"{quoted(triple.previous)} {word} {quoted(triple.change)} gives {_range(implied)},"
        f" not {quoted(triple.level)}",
    )
    issue = Issue(
        code="DER001",
        claims=tuple(sorted(triple.claims, key=lambda claim: (claim.document, claim.start, claim.id))),
        fields={"values": who_says(triple.claims, corpus)},
        diagnosis=diagnosis,
    )
    return replace(outcome, verdict="conflict", reasons=("value",), issues=(*outcome.issues, issue))


def _range(extent: Extent) -> str:
    return f"{plain(extent.low or Decimal(0))} to {plain(extent.high or Decimal(0))}"
