"""What isn't as expected, in the words that people read."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from reconcile.corpus.expectation import Quote
from reconcile.errors import Diagnostic
from reconcile.model import Claim


class Difference(Struct, frozen=True, kw_only=True):
    """A field that has another value than the expected one."""

    name: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.name}: expected {self.expected}, found {self.found}"


class Miss(Struct, frozen=True, kw_only=True):
    """One thing that isn't as expected: what (`section`, `what`, and its place in expected.yaml; a finding that stands
    nowhere there has none), and how it differs. `differences` are the fields of `how` where it has any; `claims` are
    what was found instead."""

    section: str
    what: str
    how: str
    place: Diagnostic | None = None
    differences: tuple[Difference, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def line(self) -> int | None:
        return self.place.line if self.place else None


def quote_words(quote: Quote) -> str:
    """The document and what it says, in one line."""
    return f"{quote.document} {short_text(quote.quote)!r}"


def short_text(text: str) -> str:
    """At most 60 characters of a text."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def shown(value: object) -> str:
    """A value as people read it: "4200000 to open", "2024-05-06 to 2024-05-06"."""
    if isinstance(value, tuple):
        return " to ".join("open" if end is None else shown(end) for end in value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
