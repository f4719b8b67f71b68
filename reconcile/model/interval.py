"""Closed ranges of numbers and of days; an end that is None is open for ever."""

from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T", Decimal, date)


class Range(Struct, Generic[T], frozen=True, kw_only=True, gc=False):
    """All values from `low` to `high`, both ends included; None leaves that end open."""

    low: T | None = None
    high: T | None = None

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def overlaps(self, other: "Range[T]") -> bool:
        return not (
            (self.high is not None and other.low is not None and self.high < other.low)
            or (other.high is not None and self.low is not None and other.high < self.low)
        )

    def contains(self, other: "Range[T]") -> bool:
        low_holds = self.low is None or (other.low is not None and self.low <= other.low)
        high_holds = self.high is None or (other.high is not None and other.high <= self.high)
        return low_holds and high_holds


class Interval(Range[Decimal], frozen=True, kw_only=True):
    """A written number: 190 is low = high = 190; "more than 40" is low = 40, high = None."""


class Period(Range[date], frozen=True, kw_only=True):
    """A run of calendar days, both included: March 2023 is 2023-03-01 to 2023-03-31."""

    @property
    def days(self) -> int | None:
        """How many days it holds, both ends counted: 20 to 22 March is 3; None where an end is open."""
        return None if self.low is None or self.high is None else (self.high - self.low).days + 1
