"""The digits that a number is written in."""

from decimal import Decimal


def significant_digits(value: Decimal) -> str:
    """The digits of a number from its first to its last that is not a nought: "19027" of 190.27 billion, "25" of 2,500
    and of -0.25, "0" of 0."""
    return "".join(map(str, value.normalize().as_tuple().digits))


def last_place(value: Decimal) -> Decimal:
    """The unit of the last digit that is no trailing nought: 100 of 4,800; 0 where there is none (infinity)."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
