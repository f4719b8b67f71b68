"""Clusters of statements and of attributions: who is said to have said it, and as whom."""

from itertools import combinations

from reconcile.compare.corpus import Case, Issue, Outcome
from reconcile.compare.polarity import denial, sides
from reconcile.compare.quotations import altered_quotation, marks_differ
from reconcile.compare.voices import voice
from reconcile.compare.wording import listed
from reconcile.model import Claim, Diagnosis, Reason, Speaker
from reconcile.text.quotations import OPENING
from reconcile.text.words import folded_words

_ACTS = frozenset({"denied", "planned", "demanded"})  # who rejects a plan does so, and does not say so
_TELLING = 4  # content words; who says fewer says what many say, but for one word fewer of two who are named
_WORDS = 6  # of a quotation


def compare_statements(case: Case) -> Outcome:
    """Agreement in what is said; findings where it is denied, said by another, or no longer said by anyone."""
    affirmed, denied = sides(case.claims, case.cluster.links, case.corpus.senses)
    if denied:
        return Outcome(verdict="conflict", reasons=("polarity",), issues=(denial(case, affirmed, denied),))
    altered = altered_quotation(case, case.claims)
    marks = None if altered else marks_differ(case, case.claims)
    rewritten = tuple(issue for issue in (altered, marks) if issue)
    refused = tuple(claim for claim in case.claims if case.corpus.stance(claim) == "refused")
    apart = refused if len(refused) < len(case.claims) else ()  # who refuses to say it doesn't say it
    by_document: dict[str, list[Speaker | None]] = {}
    for claim in case.claims:
        if claim in apart:
            continue
        acts = case.corpus.stance(claim) in _ACTS
        by_document.setdefault(claim.document, []).append(None if acts else claim.speaker)
    spoken = [speaker for said in by_document.values() for speaker in said if speaker is not None]
    speakers = case.corpus.voices.distinct(spoken)
    silent = [document for document, said in by_document.items() if not any(said)]
    set_phrase = not all(_tells_much(claim, len(speakers)) for claim in case.claims)
    if len(by_document) < 2 or set_phrase or (len(speakers) < 2 and (not speakers or not silent)):
        return Outcome(reasons=_wording(case.claims), issues=rewritten, apart=apart)
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
        claims=tuple(claim for claim in case.claims if claim not in apart),
        fields={"values": parts},
        diagnosis=Diagnosis(cause="other-speaker" if code == "ATT001" else "dropped-attribution", detail=detail),
        verdict="attribution",
    )
    return Outcome(reasons=("speaker",), issues=(*rewritten, issue), apart=apart)


def _tells_much(claim: Claim, speakers: int) -> bool:
    """Whether words are too many for a set phrase: of quoted words of two speakers, all count."""
    telling = len(claim.frame.terms) or _TELLING
    quoted = speakers > 1 and claim.text.startswith(OPENING) and len(folded_words(claim.text)) >= _WORDS
    return quoted or telling >= (_TELLING if speakers < 2 else _TELLING - 1)


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


def _who_says_it(case: Case, by_document: dict[str, list[Speaker | None]]) -> str:
    """ "Wang Wenbin says it in 001, 002 and 003 state it as a fact"."""
    holders: dict[str, list[str]] = {}
    for document, said_by in by_document.items():
        spoken = [speaker for speaker in said_by if speaker is not None]
        said = listed([voice(speaker) for speaker in case.corpus.voices.distinct(spoken)]) if spoken else ""
        holders.setdefault(said, []).append(case.corpus.label(document))
    attributed = [f"{said} in {listed(labels)}" for said, labels in holders.items() if said]
    silent = holders.get("")
    if silent:
        attributed.append(f"nobody in {listed(silent)}")
    return ", ".join(attributed)


def _wording(claims: tuple[Claim, ...]) -> tuple[Reason, ...]:
    return ("exact",) if len({tuple(folded_words(claim.text)) for claim in claims}) < len(claims) else ("approximate",)
