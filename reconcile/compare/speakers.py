"""Clusters of statements and of attributions: who is said to have said it, and as whom."""

from itertools import combinations

from reconcile.compare.corpus import Case, Issue, Outcome
from reconcile.compare.polarity import denial, sides
from reconcile.compare.voices import voice
from reconcile.compare.wording import listed
from reconcile.model import Claim, Diagnosis, Reason
from reconcile.text.words import folded_words


def compare_statements(case: Case) -> Outcome:
    """Agreement in what is said; findings where it is denied, said by another, or no longer said by anyone."""
    affirmed, denied = sides(case.claims, case.cluster.links, case.corpus.rules)
    if denied:
        return Outcome(verdict="conflict", reasons=("polarity",), issues=(denial(case, affirmed, denied),))
    by_document: dict[str, list[Claim]] = {}
    for claim in case.claims:
        by_document.setdefault(claim.document, []).append(claim)
    speakers = case.corpus.voices.distinct(claim.speaker for claim in case.claims if claim.speaker is not None)
    silent = [document for document, claims in by_document.items() if all(claim.speaker is None for claim in claims)]
    if len(by_document) < 2 or (len(speakers) < 2 and (not speakers or not silent)):
        return Outcome(reasons=_wording(case.claims))
    code = "ATT001" if len(speakers) > 1 else "ATT002"
    parts = _who_says_it(case, by_document)
    detail = (
        f"{len(speakers)} speakers of one statement: {listed([voice(speaker) for speaker in speakers])}"
        if len(speakers) > 1
        else f"only {voice(speakers[0])} is named as a speaker"
    )
    if silent:
        detail += f"; stated as a fact in {listed([case.corpus.label(document) for document in silent])}"
    issue = Issue(
        code=code,
        claims=case.claims,
        fields={"values": parts},
        diagnosis=Diagnosis(cause="other-speaker" if code == "ATT001" else "dropped-attribution", detail=detail),
        verdict="attribution",
    )
    return Outcome(reasons=("speaker",), issues=(issue,))


def compare_posts(case: Case) -> Outcome:
    """One person under the posts that documents give; only posts that can't both be held are a finding."""
    titled = [(claim, claim.speaker.role) for claim in case.claims if claim.speaker and claim.speaker.role]
    clashing = {
        claim.id
        for (a, one), (b, other) in combinations(titled, 2)
        if a.document != b.document and case.corpus.voices.clashing_posts(one, other)
        for claim in (a, b)
    }
    if not clashing:
        return Outcome(reasons=("exact",))
    claims = tuple(claim for claim in case.claims if claim.id in clashing)
    held = listed([f"{role} in {case.corpus.label(claim.document)}" for claim, role in titled if claim.id in clashing])
    issue = Issue(
        code="ATT004",
        claims=claims,
        fields={"values": held, "person": voice(claims[0].speaker)},
        diagnosis=Diagnosis(cause="other-post", detail=f"one person does not hold these posts at one time: {held}"),
        verdict="attribution",
    )
    return Outcome(reasons=("role",), issues=(issue,))


def _who_says_it(case: Case, by_document: dict[str, list[Claim]]) -> str:
    """ "Wang Wenbin says it in 001, 002 and 003 state it as a fact"."""
    holders: dict[str, list[str]] = {}
    for document, claims in by_document.items():
        spoken = [claim.speaker for claim in claims if claim.speaker is not None]
        said = listed([voice(speaker) for speaker in case.corpus.voices.distinct(spoken)]) if spoken else ""
        holders.setdefault(said, []).append(case.corpus.label(document))
    attributed = [f"{said} in {listed(labels)}" for said, labels in holders.items() if said]
    silent = holders.get("")
    if silent:
        attributed.append(f"nobody in {listed(silent)}")
    return ", ".join(attributed)


def _wording(claims: tuple[Claim, ...]) -> tuple[Reason, ...]:
    return ("exact",) if len({tuple(folded_words(claim.text)) for claim in claims}) < len(claims) else ("approximate",)
