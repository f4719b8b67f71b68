"""Dates: the form in which a text writes them, and the days that the form turns out to mean."""

from typing import Literal

from msgspec import Struct

from reconcile.model.claim import Granularity
from reconcile.model.interval import Period
from reconcile.model.mention import Bound, Mention

CalendarUnit = Literal["workday", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
Anchor = Literal["speech", "text"]
Tense = Literal["past", "future"]


class CalendarDate(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """What is written of a calendar date: "Friday (March 17)" has weekday, month and day, "2022" the year alone.

    `weekday` is 1 (Monday) to 7. `numeric` holds the two numbers of "03/04/2023", whose order is still open.
    `shift` is the -1 of "last Friday", the -2 of "two Fridays ago", the 0 of "this Friday" and the 1 of "next March";
    `anchor` is what it counts from: the time of speaking, or (for "the following Monday") the date that the text named
    before.
    `year_shift` is the -1 of "3 May last year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    numeric: tuple[int, int] | None = None
    shift: int | None = None
    year_shift: int | None = None
    anchor: Anchor = "speech"


class Holiday(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A holiday by its rule in rules/periods.yaml: "12-25", "11/4/4", "easter-2".

    `shift` and `year_shift` are those of a CalendarDate: "last Christmas", "Easter last year".
    """

    rule: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


class Relative(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A calendar unit counted from the anchor: "next week" is week 1, "yesterday" day -1, "this year" year 0."""

    unit: CalendarUnit
    offset: int
    anchor: Anchor = "speech"


class Rolling(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A stretch that ends or begins at the anchor: "the past ten years" is -10 years, "the next three days" 3 days.

    `to` is the end that is written instead of the anchor ("the two months to February 2023"), or the beginning where
    the count is positive ("two weeks starting 3 May").
    """

    unit: CalendarUnit
    count: int
    to: "Written | None" = None


class Away(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A distance from the anchor: "two weeks ago" is -2 weeks, "a year earlier" -1 year from the date in the text.

    `origin` is the date that is written instead of the anchor: "two days after March 20". What looks ahead is `exact`
    to the day where it counts weeks: "in two weeks"; "two weeks ago" is some day of that week.
    """

    steps: tuple[tuple[CalendarUnit, int], ...]
    anchor: Anchor = "speech"
    origin: "Written | None" = None
    exact: bool = False


class Part(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A part of another date, in sixths of it: "early" is 0 to 2, "end of" 5 to 6."""

    name: str
    first: int
    last: int
    of: "Written"


class Open(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """What is over, or still to come, of a date that holds the anchor: "earlier this year", "the rest of the week"."""

    elapsed: bool
    of: "Written"


class Nth(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """Some of the units, or the weekdays, of another date: "last three weeks of this month", "the last Friday of May".

    `number` counts from 1, or from -1 backwards; `weekday` replaces `unit` where it is set.
    """

    unit: CalendarUnit
    number: int
    count: int = 1
    weekday: int | None = None
    of: "Written | None" = None


class Season(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A season by its first month; `months` is its length. `of` is a year, None where none is written."""

    month: int
    months: int
    of: "Written | None" = None
    shift: int | None = None


class Era(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A decade or a century by its first year: "the 1990s" is 1990 and 10 years."""

    year: int
    years: int


class Fiscal(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A year of accounts or of play: "fiscal 2022", or "2022/23" with its second year."""

    year: int
    last: int | None = None


class Between(Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """From one date to another, both included."""

    first: "Written"
    last: "Written"


Written = CalendarDate | Holiday | Relative | Rolling | Away | Part | Open | Nth | Season | Era | Fiscal | Between


class Moment(Mention, frozen=True, kw_only=True):
    """A date as it is written. The span leaves out the words that lead to it ("since", "from", "on").

    `bound` and `inclusive` come from those words: "since May" and "by Friday" include the day, "after May" does not.
    `tense` is that of the verb that governs the date, `reported` is true where that verb is one of saying, so that
    the date is the time of speaking. `heading` is true where the date stands at the head of the text or in a dateline.
    `rules` are the ids of the entries in rules/periods.yaml whose words are in the span.
    """

    written: Written
    bound: Bound | None = None
    inclusive: bool = True
    approximate: bool = False
    tense: Tense | None = None
    reported: bool = False
    heading: bool = False
    rules: tuple[str, ...] = ()


class Resolved(Struct, frozen=True, kw_only=True, gc=False):
    """The days that a moment means; `value` is None where they can't be known from the document.

    `derivation` says in words how a value came about that is not written out. `assumed` names what was settled by
    default ("year", "month", "day-month order"); `alternatives` holds the other readings. `weekday_mismatch` is the
    weekday that is written beside a date it doesn't fit. `publication` is true for the document's own date.
    """

    moment: Moment
    kind: Literal["date", "date_range"]
    value: Period | None = None
    granularity: Granularity | None = None
    approximate: bool = False
    bound: Bound | None = None
    derivation: str | None = None
    assumed: tuple[str, ...] = ()
    weekday_mismatch: str | None = None
    alternatives: tuple[Period, ...] = ()
    publication: bool = False
