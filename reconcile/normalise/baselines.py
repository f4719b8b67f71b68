"""Against which time a change is measured."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from reconcile.model import Figure, Period, Resolved, Span
from reconcile.normalise.clause import Clauses
from reconcile.normalise.scene import Scene

COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|against|versus)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s(?:the\s)?\Z")
HOLDS_FROM = re.compile(
    r"\b(?:effect|effective|starting|beginning|backdated|payable|valid|due)\s(?:as\s)?from\s(?:the\s)?\Z"
)
TO = re.compile(r"\s(?:to|until|till|through)\b")
FROM_TO = re.compile(
    r"[A-Z]\w+(?:\s\d+)?\s(?:to|until|till|through)\b"
)  # "July to September", but not "three months to June"
BEFORE = 40  # code points; a baseline before its change is taken for one so much farther behind it
LOOK_BACK = 30  # code points; "compared with the whole of " is 27
SLACK = 3  # days by which two months, quarters or years differ in length
YEARLY = "year-on-year"
TWELVE = 12  # months of a year


class _Step(Struct, frozen=True, gc=False):
    """A span of `months`, at most `days` long: what a change against the one before is called, and how many months
    after the beginning of a span texts tell of it."""

    months: int
    days: int
    name: str
    told: range


STEPS = (
    _Step(1, 31, "month-on-month", range(4)),
    _Step(3, 92, "quarter-on-quarter", range(2, 9)),
    _Step(12, 366, YEARLY, range(12)),
)


class Baseline(Struct, frozen=True, kw_only=True, gc=False):
    """What a change is measured against, by name or by the time that is written, and where it stands."""

    name: str
    span: Span
    since: Period | None = None


class Baselines:
    """What the changes of one sentence are measured against."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._clauses = clauses

    def of(self, figure: Figure, period: Period | None) -> str | None:
        """The baseline named nearest to a change, behind it rather than before it.

        A written time gets the name of what it is to the figure's own time or, where that is unknown, to the day of
        the text: "than in September 2022" is year-on-year in a report on September 2023.
        """
        if figure.kind not in ("percent", "percent_change") and figure.direction is None:
            return None
        costs = [
            (
                found.span.start - figure.end
                if found.span.start >= figure.end
                else BEFORE + figure.start - found.span.end,
                self._name(found, period),
            )
            for found in self._found
            # "Turnout was 57 percent, more than four years ago" is a level, whatever it is set beside.
            if figure.direction is not None or found.since is None
        ]
        return min(costs)[1] if costs else None

    @property
    def spans(self) -> Sequence[Span]:
        """Where baselines are named, anywhere in the sentence."""
        return [found.span for found in self._found]

    @cached_property
    def _found(self) -> list[Baseline]:
        worded = list(self._worded())
        dated = [
            Baseline(name=_since(of.value), span=Span(start=of.moment.start, end=of.moment.end), since=of.value)
            for of in self._clauses.dates
            if of.value is not None and is_compared(self._scene, self._clauses, of)
        ]
        return worded + [found for found in dated if not any(found.span.overlaps(other.span) for other in worded)]

    def _worded(self) -> Iterator[Baseline]:
        clauses, lexicon = self._clauses, self._clauses.lexicon
        start, end = clauses.span.start, clauses.span.end
        if lexicon.any_baseline.search(clauses.text, start, end) is None:
            return
        for name, pattern in lexicon.baselines:
            for match in pattern.finditer(clauses.text, start, end):
                if any(
                    figure.start < match.end() and match.start() < figure.end
                    for figure in clauses.figures
                    if "-" not in clauses.text[figure.start : figure.end]  # "the three-month average"
                ):
                    continue
                year = match.groupdict().get("year")
                yield Baseline(
                    name=f"{name} {year}" if year else name,
                    span=Span(start=match.start(), end=match.end()),
                    since=Period(low=date(int(year), 1, 1), high=date(int(year), 12, 31)) if year else None,
                )

    def _name(self, baseline: Baseline, period: Period | None) -> str:
        since = baseline.since
        now = period.low if period is not None else self._scene.published
        if since is None or since.low is None or now is None:
            return baseline.name
        step = next((step for step in STEPS if 0 <= step.days - (since.days or 0) <= SLACK), None)
        if step is None:
            return baseline.name
        passed = TWELVE * (now.year - since.low.year) + now.month - since.low.month
        # A figure's own time may be a part of the year after: "in May than in the whole of 2022".
        later = step.told if period is None else range(TWELVE if step.months == TWELVE else 1)
        if passed - TWELVE in later:
            return YEARLY
        return step.name if passed - step.months in later else baseline.name


def _since(time: Period) -> str:
    """The name of a baseline that no other name fits: of a year the same whether it is written or "four years ago"."""
    year = time.low.year if time.low is not None else 0
    whole = Period(low=date(year, 1, 1), high=date(year, 12, 31)) if year else None
    return f"since {year}" if time == whole else f"since {time.low}"


def is_compared(scene: Scene, clauses: Clauses, of: Resolved) -> bool:
    """Whether something is held against a time; not "410 in March against 380 in February", where it is a figure."""
    moment = of.moment
    start = max(clauses.span.start, moment.start - LOOK_BACK)
    before = clauses.text[start : moment.start]
    compared = COMPARED.search(before)
    if compared is None:
        begins = HOLDS_FROM.search(before) is not None
        return not begins and FROM.search(before) is not None and _is_set_against(scene, clauses, of)
    return not clauses.figures_between(start + compared.start(), moment.start)


def _is_set_against(scene: Scene, clauses: Clauses, of: Resolved) -> bool:
    """Whether a change is from a time that is over: "rose 12 percent in May from April", "from the second quarter".
    From a day on, or a month to come, it holds, unless its own time stands before."""
    moment, written = of.moment, scene.published
    if TO.match(clauses.text, moment.end) or FROM_TO.match(clauses.text, moment.start):
        return False
    changes = [figure for figure in clauses.figures if figure.direction is not None and figure.end < moment.start]
    if not changes or clauses.figures_between(changes[-1].end, moment.start):
        return False
    last = of.value.high if of.value is not None else None
    is_over = of.granularity != "day" and (written is None or last is None or last < written)
    return is_over or any(
        changes[-1].end < date.moment.start and FROM.fullmatch(clauses.text, date.moment.end + 1, moment.start)
        for date in clauses.dates
    )
