"""The closed form of a relation: one figure is a product, a sum or a span of others."""

import re
from typing import Literal, NewType

from msgspec import Struct

FormulaText = NewType("FormulaText", str)  # checked when a pack is read, see `parse`
Operation = Literal["product", "growth", "difference", "sum", "days", "years", "above", "below"]

_NAME = r"[a-z]+"
_FORMS: dict[Operation, re.Pattern[str]] = {
    "product": re.compile(rf"(?P<a>{_NAME}) \* (?P<b>{_NAME})"),
    "growth": re.compile(rf"(?P<a>{_NAME}) \* \(1 \+ (?P<b>{_NAME})\)"),
    "difference": re.compile(rf"(?P<a>{_NAME}) \+ (?P<b>{_NAME})"),
    "sum": re.compile(rf"sum\((?P<a>{_NAME})\)"),
    "days": re.compile(rf"days\((?P<a>{_NAME})(?:, (?P<b>{_NAME}))?\)"),
    "years": re.compile(rf"years\((?P<a>{_NAME}), (?P<b>{_NAME})\)"),
    "above": re.compile(rf"above\((?P<a>{_NAME})\)"),
    "below": re.compile(rf"below\((?P<a>{_NAME})\)"),
}
FORMS = "x * y, x * (1 + y), x + y, sum(x), days(x), days(x, y), years(x, y), above(x) or below(x)"


class Formula(Struct, frozen=True, kw_only=True):
    """`result` is what `operation` makes of `terms`, the names of one or two roles.

    product: the one times the other, a percentage counting in hundredths. growth: the first grown by the second.
    difference: the first plus the second, which is a change and has its sign. sum: all figures of one role together.
    days: from the first day to the last, one role for a run of days. years: whole years between two days.
    above, below: whatever is more, or less, than the other.
    """

    result: str
    operation: Operation
    terms: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return self.result, *self.terms

    @property
    def is_equation(self) -> bool:
        """Whether figures that fit confirm each other; that one is above another says little of how much it is."""
        return self.operation not in ("above", "below")


def parse(text: str) -> Formula:
    """Read "part = whole * share".

    Raises:
        ValueError: it is none of the closed forms, or names one role twice.
    """
    result, _, right = (side.strip() for side in text.partition("="))
    for operation, form in _FORMS.items():
        match = form.fullmatch(right)
        if match is not None and re.fullmatch(_NAME, result):
            terms = tuple(name for name in match.groups() if name is not None)
            if len({result, *terms}) <= len(terms):
                raise ValueError(f"the formula {text!r} names a role twice")
            return Formula(result=result, operation=operation, terms=terms)
    raise ValueError(f"the formula {text!r} is none of: result = {FORMS}")
