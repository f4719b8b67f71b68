"""A report, with its claims found by the words they stand on."""

from collections.abc import Iterator

from msgspec import UNSET

from reconcile.corpus.expectation import ExpectedClaim, ExpectedFact, ExpectedFinding, Quote, ends
from reconcile.corpus.miss import quote_words
from reconcile.model import Claim, Fact, Finding, Report, Span

_PROSE = ("statement", "attribution")  # long claims, with figures and dates inside
_OF_THE_QUOTE = ("document", "quote", "occurrence", "place")


class Run:
    """Answers what the report has where an expectation points."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._texts = {document.id: document.text for document in report.documents}
        self._claims = {claim.id: claim for claim in report.claims}

    def stands(self, quote: Quote) -> bool:
        """Whether a document says what is quoted of it."""
        return self._span(quote) is not None

    def nearest(self, expected: ExpectedClaim) -> Claim | None:
        """The claim over the quote that differs in the fewest fields."""

        def distance(claim: Claim) -> tuple[bool, int]:
            differing = sum(wanted != actual for _, wanted, actual in fields(expected, claim))
            return claim.kind != expected.kind, differing

        return min(self.claims_at(expected), key=distance, default=None)

    def facts_at(self, expected: ExpectedFact) -> list[Fact]:
        """Facts that hold a claim over each quote."""
        wanted = [self._meant(quote, expected) for quote in expected.claims]
        return [fact for fact in self.report.facts if all(ids.intersection(fact.claims) for ids in wanted)]

    def shared(self, one: ExpectedFact, other: ExpectedFact) -> list[Fact]:
        """Facts that hold claims of both."""
        first, second = (
            set().union(*(self._meant(quote, expected) for quote in expected.claims)) for expected in (one, other)
        )
        return [
            fact for fact in self.report.facts if first.intersection(fact.claims) and second.intersection(fact.claims)
        ]

    def matches(self, expected: ExpectedFinding, finding: Finding) -> bool:
        """Whether a finding is the expected one."""
        return finding.code == expected.code and not any(self.finding_fields(expected, finding))

    def resembles(self, expected: ExpectedFinding, finding: Finding) -> bool:
        """Whether a finding is the expected one but for one of its fields."""
        return finding.code == expected.code and len(list(self.finding_fields(expected, finding))) == 1

    def finding_fields(self, expected: ExpectedFinding, finding: Finding) -> Iterator[tuple[str, object, object]]:
        """Each field that differs: its name, what is expected and what the finding has."""
        if set(finding.documents) != set(expected.documents):
            yield "documents", expected.documents, finding.documents
        cause = finding.diagnosis.cause if finding.diagnosis else None
        if expected.cause is not UNSET and expected.cause != cause:
            yield "cause", expected.cause, cause
        claims = self.claims_of(finding)
        if not all(any(self._overlaps(quote, claim) for claim in claims) for quote in expected.quotes):
            yield "quotes", expected.quotes, tuple(claim.text for claim in claims)

    def open_findings(self) -> list[Finding]:
        """Findings that nobody has accepted."""
        return [finding for finding in self.report.findings if finding.suppressed is None]

    def spoken_up(self, quote: Quote) -> Claim | None:
        """The claim in a fact that overlaps a text that should have none."""
        held = {claim for fact in self.report.facts for claim in fact.claims}
        return next((claim for claim in self.claims_at(quote) if claim.id in held), None)

    def claims_of(self, finding: Finding) -> list[Claim]:
        """What a finding rests on."""
        return [self._claims[claim] for claim in finding.claims]

    def where(self, quote: Quote, expected: ExpectedFact) -> str:
        """The facts that hold what stands at a quote, in words."""
        meant = self._meant(quote, expected)
        inside = [fact.label for fact in self.report.facts if meant.intersection(fact.claims)]
        state = "; ".join(repr(label) for label in inside) or ("in no fact" if meant else "no claim")
        return f"{quote_words(quote)} ({state})"

    def meant_by(self, expected: ExpectedFact) -> list[Claim]:
        """The claims at the quotes of a fact."""
        return [self._claims[id] for quote in expected.claims for id in sorted(self._meant(quote, expected))]

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
