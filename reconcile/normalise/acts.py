"""Which of two opposite things is done with a figure: hired or laid off, fell to it or by it."""

import re

from reconcile.model import Figure
from reconcile.normalise.clause import Clauses
from reconcile.normalise.marks import stretch
from reconcile.rulepack.entries.measures import Measure

Acts = frozenset[tuple[str, str]]

LEFT = 0.6  # what a word to the left costs: the verb stands most often before its figure
FARTHEST = 8  # words; a verb farther off governs another figure
_JOINED = ("-", "‑")
_MOVED = re.compile(r"\b(?P<way>to|by)\s(?:(?:about|around|some|nearly|almost|just|over|under|only|roughly)\s)*\Z")


def acts_of(clauses: Clauses, figure: Figure, measure: Measure | None) -> Acts:
    """The sides that the words nearest to a figure are on, one of each pair of opposites; of its measure,
    where that has an opposite ("surplus"); and whether it is moved to or by."""
    if figure.kind == "age":
        return frozenset()
    start, end = stretch(clauses, figure)
    start = figure.start if clauses.opens(figure) else start
    first, last = clauses.number(start), clauses.number(end)
    here, after = clauses.number(figure.start), clauses.number(figure.end)
    nearest: dict[str, tuple[float, str]] = {}
    for hit in clauses.opposites:
        if hit.first < first or last < hit.last or (hit.first < after and here < hit.last):
            continue
        if clauses.text.startswith(_JOINED, clauses.words[hit.last - 1].end):
            continue  # "close-knit"
        cost = LEFT * (here - hit.last) if hit.last <= here else float(hit.first - after)
        pair, side = hit.payload
        if cost <= FARTHEST:
            nearest[pair] = min(nearest.get(pair, (cost, side)), (cost, side))
    found = {(pair, side) for pair, (_, side) in nearest.items()}
    if measure is not None and measure.opposite:
        found.add((f"= {' '.join(sorted((measure.id, measure.opposite)))}", measure.id))
    moved = _MOVED.search(clauses.text, max(start, figure.start - 30), figure.start)
    if moved is not None and clauses.hits("change", first, here):
        found.add(("by or to", moved["way"]))
    return frozenset(found)
