"""What a figure is limited to: per household, a year of accounts, people over 75."""

from collections.abc import Sequence

from reconcile.model import Figure, Period, Span
from reconcile.normalise.clause import Clauses
from reconcile.normalise.standing import rate_of
from reconcile.normalise.times import fiscal_year


def scope_of(clauses: Clauses, figure: Figure, period: Period | None, baselines: Sequence[Span]) -> str | None:
    """What the figure is per, or the year of accounts of its period, or the ages of those that it is a share of."""
    return rate_of(clauses, figure, baselines) or fiscal_year(clauses, period) or _ages_of(clauses, figure)


def _ages_of(clauses: Clauses, figure: Figure) -> str | None:
    """ "71% effective in over-75s", "Among people aged 18 to 29 turnout was 41%": the ages behind a percentage and
    before the next figure, else those before it that no other figure has. One age is somebody's, no group's."""
    if figure.kind not in ("percent", "percent_change"):
        return None
    start, end = clauses.span.start, clauses.span.end
    others = [other for other in clauses.figures if other.kind != "age" and other is not figure]
    nearest_behind = min((other.start for other in others if other.start > figure.end), default=end)
    nearest_before = max((other.end for other in others if other.end < figure.start), default=start)
    groups = [age for age in clauses.figures if age.kind == "age" and age.value.low != age.value.high]
    behind = [age for age in groups if figure.end <= age.start < min(end, nearest_behind)]
    before = [age for age in groups if max(start, nearest_before) <= age.start and age.end <= figure.start]
    ages = behind[:1] or before[-1:]
    return f"aged {ages[0].value.low or ''}–{ages[0].value.high or ''}" if ages else None
