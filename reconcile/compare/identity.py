"""Names that last: of a fact by what it is about, of a finding by what differs in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

from reconcile.compare.corpus import Case, Corpus, Issue
from reconcile.model import Claim, Interval

T = TypeVar("T")


def fact_key(case: Case) -> str:
    """What the fact is about: measure, subjects, period. No value, no place, and of statements no speaker.

    Taken from what most claims say, so that one document worded anew leaves it as it is.
    """
    frames = [claim.frame for claim in case.claims]
    period = _commonest(str((frame.period.low, frame.period.high)) for frame in frames if frame.period)
    measure = _commonest(frame.concept or (frame.measure or "").casefold() for frame in frames)
    about = [case.cluster.kind, measure, period, *_shared(frame.subjects for frame in frames)]
    about += [_commonest(frame.role for frame in frames), _commonest(frame.baseline or "" for frame in frames)]
    if case.cluster.kind == "statement":
        about += _shared(frame.terms for frame in frames)
    elif case.cluster.kind == "attribution" or not measure:
        about.append(case.cluster.label)
    return "\x1f".join(about)


def fact_id(key: str) -> str:
    return f"f-{_digest(key)[:8]}"


def finding_id(issue: Issue, key: str, corpus: Corpus) -> str:
    """A fingerprint of code, fact, normalised values and sources: "b7c1-90e4"."""
    values = sorted({_value(claim) for claim in issue.claims})
    sources = sorted({corpus.source(claim.document) for claim in issue.claims})
    digest = _digest("\x1e".join((issue.code, key, *values, "", *sources)))
    return f"{digest[:4]}-{digest[4:8]}"


def copy_id(code: str, documents: Sequence[str]) -> str:
    """A fingerprint of the code and the documents (by id) that count as one: what they say may change."""
    digest = _digest("\x1e".join((code, *sorted(documents))))
    return f"{digest[:4]}-{digest[4:8]}"


def _value(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, Interval):
        ends = "..".join("" if end is None else _number(end) for end in (value.low, value.high))
        return f"{ends} {claim.unit} {claim.bound} {claim.frame.direction}"
    if value is not None:
        return f"{value.low}..{value.high} {claim.frame.role}"
    speaker = claim.speaker
    return f"{speaker.name or speaker.role} {claim.frame.polarity}" if speaker else claim.frame.polarity


def _number(value: Decimal) -> str:
    return format(value.normalize(), "f") if value.is_finite() and abs(value.adjusted()) < 50 else str(value)


def _commonest(values: Iterable[str]) -> str:
    count = Counter(values)
    return min(count, key=lambda value: (-count[value], value), default="")


def _shared(groups: Iterable[Sequence[str]]) -> list[str]:
    sets = [set(group) for group in groups]
    return sorted(set.intersection(*sets)) if sets else []


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
