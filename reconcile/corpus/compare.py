"""Expectation + report → what isn't as expected."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import UNSET, Struct

from reconcile.corpus.expectation import (
    Expectation,
    ExpectedClaim,
    ExpectedFact,
    ExpectedFinding,
    Quote,
    ends,
)
from reconcile.errors import Diagnostic, InputError
from reconcile.model import Claim, Fact, Finding, Report, Span

_PROSE = ("statement", "attribution")  # long claims, with figures and dates inside
_OF_THE_QUOTE = ("document", "quote", "occurrence", "place")


class Miss(Struct, frozen=True, kw_only=True):
    """One thing that isn't as expected: what (`section`, `what`, and its line in expected.yaml), and how it differs."""

    section: str
    what: str
    how: str
    line: int | None = None


def compare(expectation: Expectation, report: Report) -> Iterator[Miss]:
    """Everything that isn't as expected, in the order of expected.yaml.

    Raises:
        InputError: with one diagnostic for every quote that isn't in its document.
    """
    run = Run(report)
    run.verify(expectation)
    for claim in expectation.claims:
        yield from _missed("claims", _words(claim), run.claim_differs(claim), claim.place)
    for fact in expectation.facts:
        yield from _missed("facts", fact.id, run.fact_differs(fact), fact.place)
        yield from _together(fact, expectation, run)
    yield from _findings(expectation, run)
    for quote in expectation.nothing_in:
        yield from _missed("nothing_in", _words(quote), run.speaks_up(quote), quote.place)
    for item in expectation.todo:
        if item.claims and not run.claim_differs(item.claims):
            yield _holds("claims", _words(item.claims), item.place)
        if item.facts and not run.fact_differs(item.facts) and not list(_together(item.facts, expectation, run)):
            yield _holds("facts", item.facts.id, item.place)
        if item.nothing_in and not run.speaks_up(item.nothing_in):
            yield _holds("nothing_in", _words(item.nothing_in), item.place)


class Run:
    """A report, with its claims found by the words they stand on."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._texts = {document.id: document.text for document in report.documents}
        self._claims = {claim.id: claim for claim in report.claims}
        self.facts = {fact.id: [self._claims[claim] for claim in fact.claims] for fact in report.facts}

    def verify(self, expectation: Expectation) -> None:
        todo = [part for item in expectation.todo for part in (item.claims, item.nothing_in) if part]
        facts = [*expectation.facts, *(item.facts for item in expectation.todo if item.facts)]
        quotes = [*expectation.claims, *expectation.nothing_in, *todo, *(q for fact in facts for q in fact.claims)]
        faults = [
            quote.fault(f"{quote.document!r} doesn't say {quote.quote!r}{_times(quote)}", "quote it as it is written")
            for quote in quotes
            if self._span(quote) is None
        ]
        for finding in expectation.findings:
            texts = [self._texts.get(document, "") for document in finding.documents]
            faults += [
                finding.fault(f"none of its documents says {quote!r}", "quote it as it is written")
                for quote in finding.quotes
                if not any(quote in text for text in texts)
            ]
        if faults:
            raise InputError(*faults)

    def claims_at(self, quote: Quote) -> list[Claim]:
        span = self._span(quote)
        return [
            claim
            for claim in self.report.claims
            if span is not None
            and claim.document == quote.document
            and span.start < claim.end
            and claim.start < span.end
        ]

    def nearest(self, expected: ExpectedClaim) -> Claim | None:
        """The claim over the quote that differs in the fewest fields."""
        here = self.claims_at(expected)
        return min(
            here, key=lambda claim: (claim.kind != expected.kind, len(_differences(expected, claim))), default=None
        )

    def claim_differs(self, expected: ExpectedClaim) -> str | None:
        claim = self.nearest(expected)
        if claim is None:
            return "no claim there"
        return "; ".join(_differences(expected, claim)) or None

    def facts_at(self, expected: ExpectedFact) -> list[Fact]:
        wanted = [self._meant(quote, expected) for quote in expected.claims]
        return [fact for fact in self.report.facts if all(ids.intersection(fact.claims) for ids in wanted)]

    def fact_differs(self, expected: ExpectedFact) -> str | None:
        here = self.facts_at(expected)
        if not here:
            return f"no fact holds all of: {', '.join(self._where(quote, expected) for quote in expected.claims)}"
        return min((_fact_differences(expected, fact) for fact in here), key=len) or None

    def shared(self, one: ExpectedFact, other: ExpectedFact) -> list[Fact]:
        """Facts that hold claims of both."""
        first, second = (
            set().union(*(self._meant(quote, expected) for quote in expected.claims)) for expected in (one, other)
        )
        return [
            fact for fact in self.report.facts if first.intersection(fact.claims) and second.intersection(fact.claims)
        ]

    def matches(self, expected: ExpectedFinding, finding: Finding) -> bool:
        if finding.code != expected.code or set(finding.documents) != set(expected.documents):
            return False
        if expected.cause is not UNSET and expected.cause != (finding.diagnosis and finding.diagnosis.cause):
            return False
        spans = self.claims_of(finding)
        return all(any(self._overlaps(quote, claim) for claim in spans) for quote in expected.quotes)

    def speaks_up(self, quote: Quote) -> str | None:
        """The claim in a fact that overlaps a text that should have none."""
        held = {claim for fact in self.report.facts for claim in fact.claims}
        found = next((claim for claim in self.claims_at(quote) if claim.id in held), None)
        return f"{found.kind} {found.text!r} is part of a fact" if found else None

    def claims_of(self, finding: Finding) -> list[Claim]:
        return [self._claims[claim] for claim in finding.claims]

    def finding_words(self, finding: Finding) -> str:
        quoted = ", ".join(repr(_short(claim.text)) for claim in self.claims_of(finding))
        return f"{finding.code} ({finding.severity}) in {', '.join(finding.documents)} on {quoted}"

    def _span(self, quote: Quote) -> Span | None:
        text, start = self._texts.get(quote.document, ""), -1
        for _ in range(quote.occurrence):
            start = text.find(quote.quote, start + 1)
            if start < 0:
                return None
        return Span(start=start, end=start + len(quote.quote))

    def _overlaps(self, quote: str, claim: Claim) -> bool:
        """Whether the claim overlaps any place where its document says this."""
        text = self._texts[claim.document]
        start = text.find(quote, max(0, claim.start - len(quote) + 1))
        return 0 <= start < claim.end

    def _meant(self, quote: Quote, fact: ExpectedFact) -> set[str]:
        here = self.claims_at(quote)
        if fact.kind is not None:
            return {claim.id for claim in here if claim.kind == fact.kind}
        return {claim.id for claim in here if claim.kind not in _PROSE} or {claim.id for claim in here}

    def _where(self, quote: Quote, expected: ExpectedFact) -> str:
        meant = self._meant(quote, expected)
        inside = [fact.label for fact in self.report.facts if meant.intersection(fact.claims)]
        state = "; ".join(repr(label) for label in inside) or ("in no fact" if meant else "no claim")
        return f"{_words(quote)} ({state})"


def _findings(expectation: Expectation, run: Run) -> Iterator[Miss]:
    """Each finding of the run answers one expectation at most."""
    left = [finding for finding in run.report.findings if finding.suppressed is None]

    def taken(expected: ExpectedFinding) -> bool:
        finding = next((finding for finding in left if run.matches(expected, finding)), None)
        if finding is not None:
            left.remove(finding)
        return finding is not None

    for expected in expectation.findings:
        if not taken(expected):
            near = ", ".join(run.finding_words(finding) for finding in left if finding.code == expected.code)
            yield from _missed(
                "findings", _title(expected), f"not raised; raised: {near}" if near else "not raised", expected.place
            )
    for item in expectation.todo:
        if item.findings and taken(item.findings):
            yield _holds("findings", _title(item.findings), item.place)
        if item.no_findings and not taken(item.no_findings):
            yield from _missed("todo", _title(item.no_findings), "is raised no longer: delete it", item.place)
    for finding in left:
        if finding.severity != "note":
            yield Miss(section="findings", what=run.finding_words(finding), how=f"not expected: {finding.message}")


def _together(fact: ExpectedFact, expectation: Expectation, run: Run) -> Iterator[Miss]:
    others = {other.id: other for other in expectation.facts}
    others |= {item.facts.id: item.facts for item in expectation.todo if item.facts}
    for name in fact.apart_from:
        for both in run.shared(fact, others[name]):
            how = f"must be apart from {name}, and {both.label!r} holds claims of both"
            yield Miss(section="facts", what=fact.id, how=how, line=fact.place.line)


def _differences(expected: ExpectedClaim, claim: Claim) -> list[str]:
    return [
        f"{name}: expected {_shown(wanted)}, found {_shown(actual)}"
        for name, wanted, actual in fields(expected, claim)
        if wanted != actual
    ]


def fields(expected: ExpectedClaim, claim: Claim) -> Iterator[tuple[str, object, object]]:
    """Each field that is given: its name, what is expected and what the claim has."""
    frame, period = claim.frame, claim.frame.period
    found: dict[str, object] = {
        "value": claim.value and (claim.value.low, claim.value.high),
        "period": period and (period.low, period.high),
        "speaker": claim.speaker.name if claim.speaker else None,
    }
    for name in expected.__struct_fields__:
        wanted = getattr(expected, name)
        if name in _OF_THE_QUOTE or wanted is UNSET:
            continue
        if name in ("value", "period") and wanted is not None:
            wanted = ends(wanted)
        actual = found[name] if name in found else getattr(claim if hasattr(claim, name) else frame, name)
        yield name, wanted, actual


def _fact_differences(expected: ExpectedFact, fact: Fact) -> str:
    parts = []
    if fact.verdict != expected.verdict:
        parts.append(f"verdict: expected {expected.verdict}, found {fact.verdict} ({', '.join(fact.reasons)})")
    lacking = [reason for reason in expected.reasons if reason not in fact.reasons]
    if lacking:
        parts.append(f"reasons: {', '.join(lacking)} not among {', '.join(fact.reasons) or 'none'}")
    return "; ".join(parts)


def _missed(section: str, what: str, how: str | None, place: Diagnostic) -> Iterator[Miss]:
    if how:
        yield Miss(section=section, what=what, how=how, line=place.line)


def _holds(section: str, what: str, place: Diagnostic) -> Miss:
    return Miss(section="todo", what=what, how=f"holds now: move it up to {section}", line=place.line)


def _title(expected: ExpectedFinding) -> str:
    return f"{expected.code} in {', '.join(expected.documents)}"


def _words(quote: Quote) -> str:
    return f"{quote.document} {_short(quote.quote)!r}"


def _times(quote: Quote) -> str:
    return f" {quote.occurrence} times" if quote.occurrence > 1 else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " to ".join("open" if end is None else _shown(end) for end in value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
