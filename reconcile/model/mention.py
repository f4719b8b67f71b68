"""What extraction saw in a text: the written form, not yet set against a calendar, a person or a fact."""

from decimal import Decimal
from typing import Literal

from reconcile.model.document import Span
from reconcile.model.interval import Interval

Kind = Literal[
    "money",
    "percent",
    "percent_change",
    "quantity",
    "count",
    "ordinal",
    "age",
    "duration",
    "date",
    "date_range",
    "attribution",
    "statement",
]
Bound = Literal["lower", "upper"]
Direction = Literal["increase", "decrease"]


class Mention(Span, frozen=True, kw_only=True):
    """A stretch of text that claims something."""

    kind: Kind


class Figure(Mention, frozen=True, kw_only=True):
    """A written number with its unit: money, percentages, quantities, counts, ordinals, ages and durations.

    `value` is what is written (a point has low = high; "more than 40" is 40 to open, `bound` "lower").
    `precision` is half the unit of the last written digit, in `unit`: 0.5e9 for "$190 billion".
    `unit` is an ISO 4217 code, pint's canonical name, "percent", "percentage_point", "basis_point", or the singular
    head noun of a count or ordinal. `candidates` holds the other units that the writing allows ("$": CAD, AUD, ...);
    `assumed` is true where the unit is the default of an ambiguous sign rather than written.
    `turn` is the way that a level went to get there ("fell to 4 percent"), `direction` that of a change.
    `noun` is the counted noun phrase as written, with its modifiers ("villagers still missing").
    `approximation` is the word that makes the value approximate ("about"), for the report and for tolerances.
    `restates` is the start offset of the figure that this one repeats in brackets: "A (about B)".
    """

    value: Interval
    precision: Decimal
    unit: str
    candidates: tuple[str, ...] = ()
    assumed: bool = False
    approximate: bool = False
    approximation: str | None = None
    bound: Bound | None = None
    direction: Direction | None = None
    turn: Direction | None = None
    noun: str | None = None
    restates: int | None = None


class Attribution(Mention, frozen=True, kw_only=True):
    """Somebody says something: the span reaches over the cue ("Wang said") and what is said.

    `source` is the span of the speaker's words ("the spokesperson", "he", "Zhang Hanhui, a Chinese ambassador");
    None where an earlier speaker goes on without being named. `name`, `role` and `organisation` are as written there.
    `contents` are the spans of what is said. `stance` is the cue's: "said", "denied", "confirmed", "planned", ...
    """

    source: Span | None
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    cue: Span
    contents: tuple[Span, ...]
    stance: str = "said"
    quoted: bool = False


class Statement(Mention, frozen=True, kw_only=True):
    """A sentence, or a clause that stands on its own, to be compared with the statements of other documents."""
