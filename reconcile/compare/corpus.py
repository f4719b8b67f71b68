"""What the comparison of one cluster needs to know of all documents, and what it concludes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from reconcile.compare.extent import Tolerances
from reconcile.compare.lexicon import Lexicon
from reconcile.compare.rates import Exchange
from reconcile.compare.voices import Voices
from reconcile.model import (
    Claim,
    Cleared,
    Cluster,
    Diagnosis,
    Document,
    FactVerdict,
    FindingVerdict,
    Reason,
    SharedWording,
    Span,
)
from reconcile.rulepack.schema import Rules
from reconcile.text.file_names import short_names
from reconcile.text.quotations import Quotations
from reconcile.text.quoted import QuotedWord, Quoting
from reconcile.text.roles import Deed, Roles
from reconcile.text.runs import word_runs
from reconcile.text.senses import Senses
from reconcile.text.sentences import Sentences

_WORDS = frozenset({"statement", "attribution"})


class Corpus(Struct, frozen=True, kw_only=True, dict=True):
    """All documents and claims of a run, and the rules and exchange rates they are compared by."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    shared: Sequence[SharedWording]
    rules: Rules
    exchange: Exchange

    @cached_property
    def tolerances(self) -> Tolerances:
        return Tolerances(self.rules)

    @cached_property
    def voices(self) -> Voices:
        return Voices(self.rules)

    @cached_property
    def senses(self) -> Senses:
        return Senses(self.rules)

    @cached_property
    def quoting(self) -> Quoting:
        return Quoting(self.rules)

    def quoted_words(self, claim: Claim) -> Sequence[QuotedWord]:
        """The words of a claim that stand inside quotation marks."""
        found = self._quoted.get(claim.id)
        if found is None:
            quotations = self._quotations_of(claim.document)
            spans = quotations.within(claim.start, claim.end)
            found = self._quoted[claim.id] = self.quoting.words(quotations.text, spans)
        return found

    def _quotations_of(self, document: str) -> Quotations:
        if document not in self._quotations:
            found = self.documents.get(document)
            self._quotations[document] = Quotations(found.text if found else "")
        return self._quotations[document]

    @cached_property
    def _quoted(self) -> dict[str, Sequence[QuotedWord]]:
        """Filled as claims are asked for."""
        return {}

    @cached_property
    def _quotations(self) -> dict[str, Quotations]:
        """Filled as documents are asked for."""
        return {}

    def deeds(self, claim: Claim) -> Sequence[Deed]:
        """What somebody with a name did to another, as a statement tells it; in its order."""
        found = self._deeds.get(claim.id)
        if found is None:
            found = self._deeds[claim.id] = list(self._roles.deeds(claim.text))
        return found

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.rules)

    @cached_property
    def _deeds(self) -> dict[str, Sequence[Deed]]:
        """Filled as statements are asked for."""
        return {}

    def own_runs(self, claim: Claim) -> set[tuple[str, ...]]:
        """The runs of words of a claim in its author's own words."""
        text = self.documents[claim.document].text
        return word_runs(text, Span(start=claim.start, end=claim.end), self._quotations_of(claim.document).spans)

    @cached_property
    def statements(self) -> Mapping[str, list[Claim]]:
        """The statements of each document, in the order of its text, without furniture."""
        found: dict[str, list[Claim]] = {}
        for claim in sorted(self.claims.values(), key=lambda claim: (claim.document, claim.start, claim.end)):
            if claim.kind == "statement" and claim.frame.role != "post" and not claim.furniture:
                found.setdefault(claim.document, []).append(claim)
        return found

    def published(self, claim: Claim) -> date | None:
        document = self.documents.get(claim.document)
        return document.published if document else None

    def label(self, document: str) -> str:
        """A document's name for messages: its file's name, cut to what tells it from the others where it is long."""
        return self._labels.get(document, document)

    def precision(self, claim: Claim) -> Decimal | None:
        """Half the unit of the last digit written; of shares the finest of the sentence: by "4.5%" a "4%" is 4.0%."""
        if claim.precision is None or claim.kind not in ("percent", "percent_change"):
            return claim.precision
        beside = self._beside.get((claim.document, self.sentence(claim), claim.unit), [])
        return min([claim.precision, *beside])

    @cached_property
    def _beside(self) -> dict[tuple[str, int, str | None], list[Decimal]]:
        found: dict[tuple[str, int, str | None], list[Decimal]] = {}
        for claim in self.claims.values():
            if claim.kind in ("percent", "percent_change") and claim.precision:
                found.setdefault((claim.document, self.sentence(claim), claim.unit), []).append(claim.precision)
        return found

    def sentence(self, claim: Claim) -> int:
        """The number of the sentence in its document that a claim begins in."""
        return self._sentences_of(claim.document).index(claim.start)

    def sentence_around(self, claim: Claim) -> tuple[int, str]:
        """Where the sentence that a claim begins in starts, and its text."""
        span = self._sentences_of(claim.document).at(claim.start)
        document = self.documents.get(claim.document)
        return span.start, document.text[span.start : span.end] if document else ""

    def _sentences_of(self, document: str) -> Sentences:
        sentences = self._sentences.get(document)
        if sentences is None:
            read = self.documents.get(document) or Document(id="", path="", text="")
            sentences = self._sentences[document] = Sentences(read, self.rules)
        return sentences

    def together(self, documents: Iterable[str]) -> bool:
        """Whether documents may speak of one matter: of one group, where they are grouped."""
        found = (self.documents.get(document) for document in documents)
        return len({document.group for document in found if document}) < 2

    def stance(self, claim: Claim) -> str | None:
        """What its speaker does to what a claim says: "said", "denied", "planned"; None in the author's own voice."""
        speaker = claim.speaker
        return self._stances.get((claim.document, speaker.start)) if speaker else None

    @cached_property
    def _stances(self) -> Mapping[tuple[str, int | None], str | None]:
        return {
            (claim.document, claim.speaker.start): claim.frame.measure
            for claim in self.claims.values()
            if claim.kind == "attribution" and claim.speaker
        }

    @cached_property
    def by_sentence(self) -> Mapping[tuple[str, int], list[Claim]]:
        """The figures and dates of each sentence that may have several, in the order of documents and text."""
        lines: dict[tuple[str, int], list[Claim]] = {}
        for claim in sorted(self.claims.values(), key=lambda claim: (claim.document, claim.start, claim.end)):
            if claim.kind not in _WORDS and not claim.furniture:
                lines.setdefault((claim.document, claim.line), []).append(claim)
        found: dict[tuple[str, int], list[Claim]] = {}
        # No sentence goes on in the next line, and to find sentences costs more than to count lines.
        for claim in (claim for claims in lines.values() if len(claims) > 1 for claim in claims):
            found.setdefault((claim.document, self.sentence(claim)), []).append(claim)
        return found

    def beside(self, claim: Claim) -> Sequence[Claim]:
        """The other figures and dates of its sentence."""
        return [c for c in self.by_sentence.get((claim.document, self.sentence(claim)), ()) if c.id != claim.id]

    def sentence_text(self, claim: Claim) -> str:
        """The sentence that a claim begins in, on one line."""
        number = self.sentence(claim)
        sentences = self._sentences[claim.document]
        span = sentences.spans[number] if sentences.spans else None
        return " ".join(sentences.text[span.start : span.end].split()) if span else " ".join(claim.text.split())

    def source(self, document: str) -> str:
        """Who published it; its id where nobody is named."""
        found = self.documents.get(document)
        return (found.source if found else None) or document

    def origins(self, documents: Sequence[str]) -> int:
        """How many independent sources the documents are: those that share wording or an origin count once."""
        return len({self._origin_of.get(document, document) for document in documents})

    def copied(self, a: str, b: str) -> bool:
        return a != b and self.origins((a, b)) == 1

    @cached_property
    def tallies(self) -> dict[str, str]:
        """The measures that later reports may raise."""
        return {measure.id: measure.tally for measure in self.rules.measures if measure.tally}

    @cached_property
    def limits(self) -> frozenset[str]:
        """The measures of which "up to" tells the limit itself."""
        return frozenset(measure.id for measure in self.rules.measures if measure.limit)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.rules)

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """Every currency that a document names, in the order of their codes."""
        return tuple(sorted({claim.unit for claim in self.claims.values() if claim.kind == "money" and claim.unit}))

    def elsewhere(self, claim: Claim) -> Sequence[Claim]:
        """Claims of the same measure, unit and subjects for another time, by document and place."""
        return [
            other
            for other in self._by_measure.get((measure_key(claim), claim.unit), ())
            if claim.frame.period is not None
            and other.frame.period not in (None, claim.frame.period)
            and other.kind == claim.kind
            and other.frame.role == claim.frame.role
            and set(other.frame.subjects) == set(claim.frame.subjects)
        ]

    @cached_property
    def _by_measure(self) -> dict[tuple[str, str | None], list[Claim]]:
        found: dict[tuple[str, str | None], list[Claim]] = {}
        for claim in sorted(self.claims.values(), key=lambda claim: (claim.document, claim.start, claim.id)):
            if not claim.furniture and measure_key(claim):
                found.setdefault((measure_key(claim), claim.unit), []).append(claim)
        return found

    @cached_property
    def _sentences(self) -> dict[str, Sentences]:
        """Filled as documents are asked for."""
        return {}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return short_names(self.documents)

    @cached_property
    def _origin_of(self) -> dict[str, str]:
        return {document: group.documents[0] for group in self.shared for document in group.documents}


class Case(Struct, frozen=True, kw_only=True):
    """One cluster with its claims, ordered by document and place so that the order of input changes nothing."""

    cluster: Cluster
    claims: tuple[Claim, ...]
    corpus: Corpus


class Issue(Struct, frozen=True, kw_only=True):
    """A finding in the making: `fields` fill the message template of its code. `against` are those of the claims that
    stand against all others."""

    code: str
    claims: tuple[Claim, ...]
    fields: dict[str, str]
    diagnosis: Diagnosis | None = None
    verdict: FindingVerdict = "conflict"
    against: tuple[Claim, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """What the comparison of one cluster came to; `verdict` None leaves agree or single-source to the documents.

    `apart` are the claims that could not be compared with the others: they are no part of the fact.
    """

    verdict: FactVerdict | None = None
    reasons: tuple[Reason, ...] = ()
    issues: tuple[Issue, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    apart: tuple[Claim, ...] = ()


def measure_key(claim: Claim) -> str:
    """What a figure is of: a measure that the rules know, or the words for it."""
    return claim.frame.concept or (claim.frame.measure or "").casefold()
