"""rules/periods.yaml: calendar words."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class PeriodWord(Entry, frozen=True, kw_only=True):
    """`role` says what the forms are; `value` is the month, the weekday (Monday is 1), or the offset they stand for."""

    role: Literal["month", "weekday", "unit", "relative", "part", "season"]
    forms: tuple[str, ...]
    value: str | None = None
