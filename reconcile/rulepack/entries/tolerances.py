"""rules/tolerances.yaml: how far two claims may be from each other and still be one."""

from decimal import Decimal
from typing import Literal

from reconcile.model import Kind
from reconcile.rulepack.entry import Entry


class Tolerance(Entry, frozen=True, kw_only=True):
    """One way in which figures or words may differ without a conflict; `why` says on what ground.

    `below` and `above` are relative (0.1 is 10 %). What `role` makes of an entry:

    - approximation: `forms` widen a figure of one significant digit by `below` and `above`; each further significant
      digit halves that, since who writes "about 45.199" knows more than who writes "about 50".
    - rounding: a figure of one of `kinds` (empty: any) written in full with `zeros` or more noughts at its end is
      rounded: by half the unit of its last other digit, at most by half the unit of significant digit number
      `digits` (0: no such limit) and by `below` and `above` (0: no such limit). `converted` limits the entry to
      figures that stand against another unit.
    - unit: a figure in a unit of `forms`, pint's names, may be more or less by `above` beside one in another unit: the
      unit has two sizes.
    - rate: how far an amount in another currency may be from the day's rate.
    - units: `forms` are pint's names of units that are taken for each other.
    - post: `forms` are names of one post. A person doesn't hold the posts of two entries at the same time, unless
      one entry names the other in `beside`.
    """

    role: Literal["approximation", "rounding", "unit", "rate", "units", "post"]
    why: str
    forms: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    below: Decimal = Decimal(0)
    above: Decimal = Decimal(0)
    zeros: int = 0
    digits: int = 0
    converted: bool = False
    beside: tuple[str, ...] = ()
