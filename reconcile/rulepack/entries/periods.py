"""rules/periods.yaml: calendar words."""

from typing import Literal

from reconcile.rulepack.entry import Entry

Role = Literal[
    "month",
    "weekday",
    "weekdays",
    "holiday",
    "season",
    "unit",
    "week",
    "relative",
    "shift",
    "part",
    "sofar",
    "era",
    "away",
    "ahead",
    "cardinal",
    "ordinal",
    "fiscal",
    "joint",
    "lead",
    "cue",
    "glue",
    "frequency",
    "name",
    "tense",
    "awaited",
    "counted",
    "function",
    "length",
    "stretch",
    "workday",
]


class PeriodWord(Entry, frozen=True, kw_only=True):
    """Words of one meaning in dates. `role` says what they do there, `value` what they stand for:

    month 1 to 12 · weekday 1 (Monday) to 7, weekdays the same in the plural · holiday its rule, see below ·
    season its first and last month "12-2" · unit its name, week its short forms · relative the days from today ·
    shift and away the direction (-1, 0, 1) · part the sixths "5-6" of the whole, or "elapsed" or "remaining" ·
    ahead words before a length make a date of it where the verb looks ahead ("in three weeks") ·
    sofar the unit of which a part is over ·
    era the first year of the first form, the others ten years on each ·
    cardinal and ordinal their number ("1+" for the first form where the others count on) · joint "to" or "and" ·
    lead "lower", "upper", "before", "not before", "after", "from", "between" or "about" ·
    tense "past", "said", "future" or "present"; awaited words name what isn't to come before a date ·
    length how many of the unit behind it make a length of time ("a couple of weeks"), from 3 to 7 as "3-7"; stretch
    words before "an hour" tell that it is one, and no rate; workday words stand before "days" ·
    counted words are what a number before them counts ("2022 people"), function words may follow a year ("2022 and").

    A holiday is on a day of the year ("12-25"), on the nth of some weekday of a month ("11/4/4", the fourth Thursday of
    November; "5/-1/1", the last Monday of May), or some days from Easter Sunday ("easter-2").

    `capital` forms count only where they begin with a capital ("May"), `weak` ones only beside other parts of a date
    or after a preposition ("Sun 19 March", "in May"), as they are also names or verbs. `anchor` is "text" for words
    that count from the date which the text named before ("the following week"), "speech" for those counted from now.
    """

    role: Role
    forms: tuple[str, ...]
    value: str = ""
    capital: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    anchor: Literal["speech", "text"] = "speech"

    @property
    def counts_on(self) -> bool:
        return self.value.endswith("+")
