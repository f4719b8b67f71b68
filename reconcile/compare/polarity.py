"""Whether one document says that what the other says is not so."""

from collections.abc import Sequence
from itertools import combinations

from reconcile.compare.corpus import Case, Issue
from reconcile.compare.quotations import word_diff
from reconcile.compare.wording import quoted, shortened
from reconcile.model import Claim, Diagnosis, Link, Period
from reconcile.text.roles import exchanged
from reconcile.text.senses import Senses
from reconcile.wording import listed

DENIED = "ATT003"
_FEW = 4  # claims of either side that are looked through for a quotation
SAME_WORDS = 0.75  # of a link's score; below it two statements share their matter, above it their words


def sides(claims: Sequence[Claim], links: Sequence[Link], senses: Senses) -> tuple[list[Claim], list[Claim]]:
    """The claims that affirm a statement and those that deny it; nothing is denied where no two are opposed.

    Two are opposed where they differ by a denial: in what is done with the statement ("denied that"), or in a negator
    or an opposite and little else. Those count only between near-identical wordings of two documents, or where a clause
    of one has but a denial beside the words of the other.
    """
    near = {frozenset((link.a, link.b)) for link in links if link.score >= SAME_WORDS}
    by_core = {frozenset((link.a, link.b)) for link in links if "denial" in link.fields}
    denied: list[Claim] = []
    affirming: list[Claim] = []
    for pair in combinations(claims, 2):
        by_cue = pair[0].frame.polarity != pair[1].frame.polarity
        if pair[0].document == pair[1].document or pair[0].frame.at_other_times(pair[1].frame):
            continue
        ids = frozenset(claim.id for claim in pair)
        figures = all(claim.frame.role == "figures" for claim in pair)
        opposed = senses.opposed(pair[0].text, pair[1].text, by_cue=by_cue, figures=figures) if ids in near else by_cue
        if opposed or ids in by_core:
            denying = max(pair, key=lambda claim: (claim.frame.polarity == "denied", senses.denials(claim.text)))
            denied += [denying] if denying not in denied else []
            affirming += [claim for claim in pair if claim is not denying]
    # Who denies in words too unlike those of anybody that affirms is on the side of those who deny.
    most = [senses.denials(claim.text) for claim in denied]
    denied += [
        claim
        for claim in claims
        if claim not in denied and claim not in affirming and senses.denials(claim.text) in most
    ]
    return [claim for claim in claims if claim not in denied], denied


def exchanged_names(case: Case) -> Issue | None:
    """The finding where who did it and to whom it was done have changed places in nearly the same words, and no
    document tells of both."""
    corpus = case.corpus
    for link in case.cluster.links:
        a, b = corpus.claims[link.a], corpus.claims[link.b]
        if link.score < SAME_WORDS or a.document == b.document or a.frame.at_other_times(b.frame):
            continue
        if exchanged(corpus.deeds(a), corpus.deeds(b)) and exchanged(
            *([deed for told in corpus.statements[claim.document] for deed in corpus.deeds(told)] for claim in (a, b))
        ):
            places = listed([corpus.label(claim.document) for claim in (a, b)])
            detail = f"two names have changed places: “{_told(a, case)}” against “{_told(b, case)}”"
            return Issue(
                code=DENIED,
                claims=(a, b),
                fields={"values": f"two names have changed places in {places}"},
                diagnosis=Diagnosis(cause="exchanged-names", detail=detail),
            )
    return None


def denied_elsewhere(case: Case, claims: Sequence[Claim]) -> Issue | None:
    """The finding where some documents state figures or dates that others deny; None where all are of one mind."""
    affirmed = [claim for claim in claims if claim.frame.polarity == "affirmed"]
    stated = {claim.document for claim in affirmed}
    denied = [claim for claim in claims if claim.frame.polarity == "denied" and claim.document not in stated]
    denied = [claim for claim in denied if _is_of_that(claim, affirmed, case)]
    return denial(case, affirmed, denied) if affirmed and denied else None


def _is_of_that(claim: Claim, affirmed: Sequence[Claim], case: Case) -> bool:
    """Whether what is denied is what the others state: of a date, that day; where nothing known happens on it, words
    tell."""
    if claim.kind not in ("date", "date_range"):
        return True
    affirmed = [other for other in affirmed if _may_be_one_day(claim, other)]
    if claim.frame.concept is not None:
        return bool(affirmed)
    corpus = case.corpus
    denying = corpus.sentence_text(claim)
    return any(corpus.senses.turns_over(denying, corpus.sentence_text(other)) for other in affirmed)


def _may_be_one_day(a: Claim, b: Claim) -> bool:
    return not (isinstance(a.value, Period) and isinstance(b.value, Period)) or a.value.overlaps(b.value)


def denial(case: Case, affirmed: Sequence[Claim], denied: Sequence[Claim]) -> Issue:
    """The finding that sets those who affirm against those who deny; there is at least one of either."""
    yes, no = (listed(sorted({case.corpus.label(claim.document) for claim in side})) for side in (affirmed, denied))
    pairs = ((a, b) for a in affirmed[:_FEW] for b in denied[:_FEW])
    diff = next((words for a, b in pairs if (words := word_diff(a, b, case.corpus))), None)
    detail = diff or f"“{_told(affirmed[0], case)}” against “{_told(denied[0], case)}”"
    return Issue(
        code=DENIED,
        claims=tuple(claim for claim in case.claims if claim in affirmed or claim in denied),
        fields={"values": f"affirmed in {yes}, denied in {no}"},
        diagnosis=Diagnosis(cause="negation", detail=detail),
        against=tuple(denied),
    )


def _told(claim: Claim, case: Case) -> str:
    """The words of a statement, or the sentence that a figure stands in."""
    text = quoted(claim) if claim.kind == "statement" else case.corpus.sentence_text(claim)
    return shortened(text)
