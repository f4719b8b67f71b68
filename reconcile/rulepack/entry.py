"""What every entry of a rule pack has: an id, and texts that must and must not match."""

from typing import NewType

from msgspec import Struct

Pattern = NewType("Pattern", str)  # a regular expression, matched without regard to case; checked when a pack is read


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`examples` are texts in which the entry must be found, `counterexamples` texts in which it must not.

    `source` names where a fact in the entry comes from, for people.
    """

    id: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str | None = None
