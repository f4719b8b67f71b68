"""A fact's verdict as people read it: a sign, a colour and a few words."""

from msgspec import Struct

from reconcile.model import Fact, Finding
from reconcile.report.index import Index
from reconcile.report.terminal.screen import SEVERITY_STYLES, UNICODE, Signs
from reconcile.report.values import called

_AGREEING = {
    "rounding": "rounded",
    "approximate": "approximately",
    "bound": "within bounds",
    "granularity": "one vaguer",
    "derived": "derived",
    "converted": "converted",
    "later": "latest",
}
_QUOTATIONS = {"altered-quotation": "other words", "marks-differ": "marks differ"}
_CONFLICTING = {
    "value": "values",
    "currency": "currency",
    "magnitude": "magnitude",
    "date": "dates",
    "speaker": "speakers",
    "role": "roles",
    "polarity": "yes and no",
}


class Verdict(Struct, frozen=True, kw_only=True):
    """`is_open`: a finding that nobody has accepted rests on the fact."""

    is_open: bool
    sign: str
    style: str
    words: str


def verdicts(index: Index, signs: Signs = UNICODE) -> dict[str, Verdict]:
    """The verdict of every fact, by id."""
    worst: dict[str, Finding] = {}
    for finding in sorted(index.report.findings, key=lambda finding: finding.suppressed is not None):
        if finding.fact is not None:
            worst.setdefault(finding.fact, finding)
    return {fact.id: _verdict(index, signs, fact, worst.get(fact.id)) for fact in index.report.facts}


def _verdict(index: Index, signs: Signs, fact: Fact, finding: Finding | None) -> Verdict:
    words = _words(index, fact, finding)
    if finding is not None and finding.suppressed is not None:
        return Verdict(is_open=False, sign=signs.single, style="dim", words=f"{words}, accepted")
    if finding is not None and fact.verdict != "update":
        style = f"bold {SEVERITY_STYLES[finding.severity]}"
        return Verdict(is_open=True, sign=signs.severity(finding.severity), style=style, words=words)
    if fact.verdict == "conflict":
        return Verdict(is_open=True, sign=signs.error, style="bold red", words=words)
    if fact.verdict == "agree":
        sign = signs.agree if set(fact.reasons) <= {"exact"} else signs.near
        return Verdict(is_open=False, sign=sign, style="green", words=words)
    if fact.verdict == "update":
        return Verdict(is_open=finding is not None, sign=signs.update, style="cyan", words=words)
    return Verdict(is_open=False, sign=signs.single, style="dim", words=words)


def _words(index: Index, fact: Fact, finding: Finding | None) -> str:
    if finding is not None and finding.diagnosis and finding.diagnosis.cause in _QUOTATIONS:
        return _QUOTATIONS[finding.diagnosis.cause]
    if finding is not None and finding.verdict == "attribution":
        if finding.code == "ATT002":
            return "speaker dropped"
        claims = index.of(finding.claims)
        names = {frozenset(called(claim.speaker).casefold().split()) for claim in claims if claim.speaker}
        speakers = [
            name for name in names if not any(name < other for other in names)
        ]  # a surname is no second speaker
        return f"{len(speakers)} speakers" if len(speakers) > 1 else "another speaker"
    if fact.verdict == "conflict":
        reasons = ", ".join(_CONFLICTING[reason] for reason in fact.reasons if reason in _CONFLICTING)
        place = f" in {index.names[fact.documents[0]]}" if len(fact.documents) == 1 else ""
        return f"CONFLICT{place}" + (f": {reasons}" if reasons else "")
    if fact.verdict == "agree":
        agreeing = _AGREEING | {"approximate": "reworded"} if fact.kind == "statement" else _AGREEING
        words = ", ".join(["agree", *(agreeing[reason] for reason in fact.reasons if reason in agreeing)])
        return words if fact.origins > 1 or len(fact.documents) < 2 else f"{words}, one origin"
    return "updated" if fact.verdict == "update" else "single source"
