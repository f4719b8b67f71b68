"""What linking and comparing conclude: clusters, facts, findings, and what was cleared."""

from typing import Literal

from msgspec import Struct

from reconcile.model.mention import Kind

FactVerdict = Literal["agree", "update", "conflict", "single-source"]
FindingVerdict = Literal["conflict", "update", "attribution"]
Importance = Literal["conflict", "finding", "agreement", "single-source"]  # the first matters most
Severity = Literal["error", "warning", "note"]
Reason = Literal[
    "exact",
    "rounding",
    "approximate",
    "bound",
    "granularity",
    "derived",
    "converted",
    "currency",
    "magnitude",
    "value",
    "date",
    "speaker",
    "role",
    "polarity",
    "later",
]


class Link(Struct, frozen=True, kw_only=True):
    """Why two claims (by id) were taken for one fact: a score from 0 to 1 (closed) and what each field gave to it."""

    a: str
    b: str
    score: float
    fields: dict[str, float] = {}


class Cluster(Struct, frozen=True, kw_only=True):
    """Claims (by id, in the order of the documents) that speak of one fact, before their values are compared."""

    id: str
    label: str
    kind: Kind
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()


class Fact(Struct, frozen=True, kw_only=True):
    """A cluster after comparison. `documents` are ids; `origins` counts the independent ones among them.

    `importance` is why it stands where it stands: "finding" is an update, or something else to look at.
    """

    id: str
    label: str
    kind: Kind
    verdict: FactVerdict
    reasons: tuple[Reason, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    origins: int = 1
    importance: Importance = "agreement"
    links: tuple[Link, ...] = ()


class Diagnosis(Struct, frozen=True, kw_only=True):
    """The likely cause of a conflict: `cause` an identifier ("lost-currency"), `detail` the evidence on the figures,
    `likely` the reading that is proposed, never applied. All quote; none judges."""

    cause: str
    detail: str
    likely: str | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """One thing a reader must look at. `id` is a fingerprint of code, fact, normalised values and sources.

    `fact` is None where it is about documents and not about what they say: that one has the wording of another.
    `around` is what the message says before and behind the values, None where it doesn't name them. `against` are the
    claims that stand against all others, empty where each stands against each.
    """

    id: str
    code: str
    name: str
    severity: Severity
    verdict: FindingVerdict
    fact: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    message: str
    diagnosis: Diagnosis | None = None
    suppressed: str | None = None
    around: tuple[str, str] | None = None
    against: tuple[str, ...] = ()


class Cleared(Struct, frozen=True, kw_only=True):
    """Claims (by id) that look as if they disagreed and don't, or that were not compared, and why."""

    claims: tuple[str, ...]
    reason: str
    message: str


class SharedWording(Struct, frozen=True, kw_only=True):
    """Documents (by id) that count as one origin; `share` is the part of five-word runs in common, 0 to 1 (closed)."""

    documents: tuple[str, ...]
    reason: str
    share: float | None = None
