"""Edits that change what a claim says, and the causes that a diagnosis may give each kind."""

from collections.abc import Callable, Iterator

from editing import changed_dates, changed_figures, changed_sayings
from editing.target import Edit, Made, Target
from reconcile.model import Interval

# What a diagnosis may call an edit of each kind. "update" is a note that a later report replaces an earlier one: right
# where another number is written of something that grows, and no excuse for a slip of digits.
CAUSES: dict[str, frozenset[str]] = {
    "value": frozenset({"value-differs", "digit-slip", "derived-mismatch", "editing-slip", "update"}),
    "digit swap": frozenset({"transposed-digits"}),
    "magnitude": frozenset({"magnitude-slip", "decimal-slip", "lost-digit"}),
    "unit": frozenset({"unit-mix-up", "percent-vs-points", "magnitude-slip"}),
    "currency": frozenset({"wrong-currency", "lost-currency"}),
    "date shift: day": frozenset({"off-by-one-day"}),
    "date shift: week": frozenset({"off-by-one-week"}),
    "date shift: month": frozenset({"other-month"}),
    "year": frozenset({"year-slip"}),
    "direction": frozenset({"direction"}),
    "bound": frozenset({"bound-turned", "value-differs", "update"}),
    "speaker": frozenset({"other-speaker"}),
    "negation": frozenset({"negation"}),
    "role": frozenset({"other-post"}),
}


def changes(target: Target) -> Iterator[Edit]:
    """Every edit of the claim that changes its meaning so that it no longer fits one of the claims it agreed with."""
    for kind, make in _MAKERS.items():
        for start, end, new in make(target):
            edit = Edit(kind=kind, target=target, start=start, end=end, new=new, causes=_causes(kind, target))
            if edit.old != new:
                yield edit


def _causes(kind: str, target: Target) -> frozenset[str]:
    """What the diagnosis may be. Beside an open end alone nobody can see a slip of digits; a start, an end and a length
    that no longer go together are a derivation that fails."""
    causes = CAUSES[kind]
    figures = [other.value for other in target.others if isinstance(other.value, Interval)]
    if kind in ("digit swap", "magnitude") and not any(value.is_point for value in figures):
        causes |= {"value-differs"}
    if any(other.kind != target.claim.kind for other in target.others):
        causes |= {"derived-mismatch"}
    return causes


_MAKERS: dict[str, Callable[[Target], Made]] = {
    "value": changed_figures.value,
    "digit swap": changed_figures.digit_swap,
    "magnitude": changed_figures.magnitude,
    "unit": changed_figures.unit,
    "currency": changed_figures.currency,
    "date shift: day": changed_dates.shifted(1),
    "date shift: week": changed_dates.shifted(7),
    "date shift: month": changed_dates.other_month,
    "year": changed_dates.other_year,
    "direction": changed_figures.direction,
    "bound": changed_figures.bound,
    "speaker": changed_sayings.speaker,
    "negation": changed_sayings.negation,
    "role": changed_sayings.role,
}
