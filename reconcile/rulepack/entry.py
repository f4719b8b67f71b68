"""What every entry of a rule pack has: an id, and texts that must and must not match."""

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`examples` are texts in which the entry must be found, `counterexamples` texts in which it must not.

    `source` names where a fact in the entry comes from, for people.
    """

    id: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str | None = None
