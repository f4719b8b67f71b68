"""rules/changes.yaml: words that make a figure a change, and which way it goes."""

from decimal import Decimal
from typing import Literal

from reconcile.model import Direction
from reconcile.rulepack.entry import Entry


class ChangeWord(Entry, frozen=True, kw_only=True):
    """`before` are words that stand before the figure ("rose", "an increase of"), `after` those behind it ("higher").

    A `factor` word is a change by itself: "doubled" is +100 `percent`; its `infinitive` only behind words of the `role`
    "modal" ("could double", but not "a double room"). `role` "gap" lists words that may stand between
    the word and the figure, "level" those after which a figure is a level and no change ("rose to 5%"), "comparison"
    words that make a negative percentage a change ("-4% year on year"), "particle" verbs whose "up" or "down" is no
    direction ("takes up 5%"), "moved" verbs behind which "from 3 km to 5 km" are two levels and no range,
    "rate" what is a percentage itself, so that "up 2% to 3%" has a level too. "by_share" words make a fraction
    behind them a change ("fell a third"), "step" words the points behind them ones of a percentage ("57%, up four
    points"). Behind "leading" words "up to" tells a level ("goes up to $4"), and no bound as it does behind "raising"
    ones ("raised up to $5m"). "judging" words say better or worse, which is neither more nor less of a level.
    """

    role: Literal[
        "change",
        "factor",
        "gap",
        "level",
        "comparison",
        "particle",
        "modal",
        "moved",
        "rate",
        "by_share",
        "step",
        "leading",
        "raising",
        "judging",
    ] = "change"
    direction: Direction | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    percent: Decimal | None = None
