"""rules/relations.yaml: figures of which some give the others."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from reconcile.model import Direction, Kind
from reconcile.rulepack.entry import Entry, Pattern
from reconcile.rulepack.formula import Formula, FormulaText, parse

Tie = Literal["sentence", "years", "person"]
GAPS = frozenset({"words", "any", "time", "first", "alone"})  # what may stand in braces in a shape besides a role
NOUN = "noun"  # the group of a shape that holds the noun of a count
_STEPS = frozenset({"growth", "difference"})
_NAMED = re.compile(r"\{([a-z]+)\}")


class Operand(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which claims may take a role of the formula.

    `kinds` and `units` are those of claims (no units: any); `roles` are the frame's roles and `concepts` its measures,
    asked for only where no shape tells the role. `directed` asks for a figure that rises or falls, `true`, or for one
    that does neither, `false`; `turn` for a level that went one way to get there ("rose to 4 percent");
    `digits` for so many significant digits at least: 41 and 4.1 have two, 40 has one.
    """

    role: str
    kinds: tuple[Kind, ...]
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    directed: bool | None = None
    turn: Direction | None = None
    digits: Annotated[int, Meta(ge=1)] = 1


class Relation(Entry, frozen=True, kw_only=True):
    """Figures that must fit each other; the examples are documents like those of a finding.

    `formula` is one of a few closed forms over the roles that `operands` describe (see rulepack/formula.py); it is
    solved for any of them. `code` is the finding where the figures can't all hold. `message` tells in words what the
    other figures give: roles in braces stand for figures, `{implied}` for what follows, `{turn}` for rise or fall.

    The figures belong together by a shape or by a tie, never by standing near each other:

    - `shapes` are patterns of one sentence in which a role in braces is a figure of that role, `{words}` a few words
      without a figure, `{any}` the same with dates, `{time}` nothing, or where and when in a few words. At `{first}` no
      list of figures has begun before, at `{alone}` none goes on. A role that is summed up takes a list of figures. A
      word in the group `noun` must be that of a count.
    - `pairs` are shapes with all roles but one: two such sentences go together where they share a figure of one fact,
      and have each what the other lacks.
    - tie sentence: one sentence has one figure for each role, of one measure, told apart by the frame, and nothing that
      matches `apart` between them.
    - tie years: of one measure and subject, for one year or a part of it and for the same time of the year before; the
      change is year on year. A word that only one of two levels has sets them apart, but for those of `idle`.
    - tie person: of one person by name; the day is that of the age's sentence or of its document.

    `unless` is a pattern of the sentence in which the figures don't belong together. `margin` is the share by which
    figures of several documents may be apart, for revisions, before that is a conflict; figures are counted alike only
    where their rounding meets. `complete` lists the nouns that make up a whole between them.
    """

    formula: FormulaText
    code: str
    operands: tuple[Operand, ...]
    message: str
    shapes: tuple[Pattern, ...] = ()
    pairs: tuple[Pattern, ...] = ()
    ties: tuple[Tie, ...] = ()
    apart: Pattern | None = None
    idle: tuple[str, ...] = ()
    unless: Pattern | None = None
    margin: Decimal = Decimal(0)
    complete: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where formula, operands, shapes and message don't name the same roles."""
        roles = set(self.parsed.roles)
        described = {operand.role for operand in self.operands}
        if described != roles:
            odd = ", ".join(sorted(described ^ roles))
            raise ValueError(f"the formula and the operands don't name the same roles: {odd}")
        if len(described) < len(self.operands):
            raise ValueError("two operands have one role")
        if not self.shapes and not self.ties:
            raise ValueError("neither shapes nor ties say which figures belong together")
        for shape in self.shapes:
            if sorted(_roles_in(shape)) != sorted(roles):
                raise ValueError(f"the shape {shape!r} does not name each role once")
        if self.pairs and self.parsed.operation not in _STEPS:
            raise ValueError("pairs go together by the step of a change, which the formula has not")
        for shape in self.pairs:
            named = _roles_in(shape)
            if len(set(named)) < len(named) or not set(named) < roles or len(named) != len(roles) - 1:
                raise ValueError(f"the pair {shape!r} does not name each role but one")
        unknown = set(_NAMED.findall(self.message)) - roles - {"implied", "turn"}
        if unknown:
            raise ValueError(f"the message names what there is not: {', '.join(sorted(unknown))}")

    @property
    def parsed(self) -> Formula:
        return parse(self.formula)


def _roles_in(shape: str) -> list[str]:
    return [name for name in _NAMED.findall(shape) if name not in GAPS]
