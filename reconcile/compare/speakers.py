"""Clusters of statements and of attributions: who is said to have said it, and as whom."""

from collections.abc import Sequence
from itertools import combinations

from reconcile.compare.corpus import Case, Corpus, Issue, Outcome
from reconcile.compare.polarity import denial, exchanged_names, sides
from reconcile.compare.quotations import altered_quotation, marks_differ
from reconcile.compare.voices import voice
from reconcile.model import Claim, Diagnosis, Reason, Speaker
from reconcile.text.quotations import OPENING
from reconcile.text.words import fold, folded_words
from reconcile.wording import listed

_ACTS = frozenset({"denied", "planned", "demanded"})  # who rejects a plan does so, and does not say so
_TELLING = 4  # content words; who says fewer says what many say, but for one word fewer of two who are named
_WORDS = 6  # of a quotation
_FEWEST = 3  # words of a quotation, two of them telling: "Somebody saw that car" without its "that"
_FEW, _FEW_TELLING = 4, 2  # of one that opens its sentence: words, and content words; "I don't know" has one
_MANY = 6  # telling words in common, names left out
_SOME = 3  # such words where nearly all else is the same
_NEAR = 0.75  # of a link's score


def compare_statements(case: Case) -> Outcome:
    """Agreement in what is said; findings where it is denied, said by another, or no longer said by anyone."""
    affirmed, denied = sides(case.claims, case.cluster.links, case.corpus.senses)
    if denied:
        return Outcome(verdict="conflict", reasons=("polarity",), issues=(denial(case, affirmed, denied),))
    exchange = exchanged_names(case)
    if exchange:
        return Outcome(verdict="conflict", reasons=("polarity",), issues=(exchange,))
    altered = altered_quotation(case, case.claims)
    marks = None if altered else marks_differ(case, case.claims)
    rewritten = tuple(issue for issue in (altered, marks) if issue)
    refused = tuple(claim for claim in case.claims if case.corpus.stance(claim) == "refused")
    apart = refused if len(refused) < len(case.claims) else ()  # who refuses to say it doesn't say it
    stated = [claim for claim in case.claims if claim not in apart]
    by_document: dict[str, list[Speaker | None]] = {}
    for claim in stated:
        by_document.setdefault(claim.document, []).append(_speaker(claim, case.corpus))
    spoken = [speaker for said in by_document.values() for speaker in said if speaker is not None]
    speakers = case.corpus.voices.distinct(spoken)
    silent = [document for document, said in by_document.items() if not any(said)]
    voices_differ = len(by_document) > 1 and (len(speakers) > 1 or (bool(speakers) and bool(silent)))
    if not voices_differ or not _is_one_statement(case, stated, len(speakers)):
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
        claims=tuple(stated),
        fields={"values": parts},
        diagnosis=Diagnosis(cause="other-speaker" if code == "ATT001" else "dropped-attribution", detail=detail),
        verdict="attribution",
    )
    return Outcome(reasons=("speaker",), issues=(*rewritten, issue), apart=apart)


def compare_posts(case: Case) -> Outcome:
    """One person under the posts that documents give; only posts that can't both be held are a finding."""
    titled = [(claim, post) for claim in case.claims if (post := _post(claim))]
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
        fields={"values": held, "person": case.cluster.label},
        diagnosis=Diagnosis(cause="other-post", detail=f"one person does not hold these posts at one time: {held}"),
        verdict="attribution",
    )
    return Outcome(reasons=("role",), issues=(issue,))


def _post(claim: Claim) -> str | None:
    """The post that a claim gives somebody: its own, or that of who is quoted."""
    if claim.frame.role == "post":
        return claim.frame.measure
    return claim.speaker.role if claim.speaker is not None else None


def _speaker(claim: Claim, corpus: Corpus) -> Speaker | None:
    """Who says it; nobody where what is told is what somebody does."""
    return None if corpus.stance(claim) in _ACTS else claim.speaker


def _is_one_statement(case: Case, claims: Sequence[Claim], speakers: int) -> bool:
    """Whether two claims in different voices say one thing: in many telling words, or in some and in nearly the same.

    Names don't tell: those of one event stand in all that is said of it. Words that somebody is quoted with are in no
    author's own voice, whether or not the speaker is found.
    """
    if not case.cluster.links:
        return all(_tells_much(claim, speakers, case.corpus) for claim in claims)
    by_id = {claim.id: claim for claim in claims}
    for link in case.cluster.links:
        a, b = by_id.get(link.a), by_id.get(link.b)
        if a is None or b is None:
            continue
        quoted = _one_quotation(a, b, case.corpus)
        if quoted is False or not (quoted or all(_tells_much(c, speakers, case.corpus) for c in (a, b))):
            continue
        one, other = (_speaker(claim, case.corpus) for claim in (a, b))
        if one is None or other is None:
            unnamed = a if one is None else b
            differ = (one is None) != (other is None) and not case.corpus.quoted_words(unnamed)
        else:
            differ = not case.corpus.voices.same(one, other)
        telling = len(_telling(a) & _telling(b))
        if differ and (quoted or telling >= _MANY or (telling >= _SOME and link.score >= _NEAR) or link.score == 1):
            return True
    return False


def _one_quotation(a: Claim, b: Claim, corpus: Corpus) -> bool | None:
    """Whether two people with names are quoted with the very same words, and those of one; False where they are quoted
    with what many say, None where they are not quoted so."""
    one, other = ([word.key for word in corpus.quoted_words(claim)] for claim in (a, b))
    few = len(one) < _FEW and (len(one) < _FEWEST or len(_telling(a) & _telling(b)) < _FEW_TELLING)
    if one != other or few or not all(c.speaker and c.speaker.name for c in (a, b)):
        return None
    return corpus.quoting.is_own(corpus.quoted_words(a))


def _telling(claim: Claim) -> set[str]:
    """The words of a statement that are neither names nor figures."""
    names = {fold(part) for name in claim.frame.subjects for part in name.split()}
    return {term for term in claim.frame.terms if term not in names and not term[0].isdigit()}


def _tells_much(claim: Claim, speakers: int, corpus: Corpus) -> bool:
    """Whether words are too many for a set phrase: of quoted words of two speakers, all count."""
    telling = len(claim.frame.terms) or _TELLING
    said = len(corpus.quoted_words(claim)) if speakers > 1 else 0
    opens = said >= _FEW and telling >= _FEW_TELLING and claim.text.startswith(OPENING)
    return said >= _WORDS or opens or telling >= (_TELLING if speakers < 2 else _TELLING - 1)


def _who_says_it(case: Case, by_document: dict[str, list[Speaker | None]]) -> str:
    """ "Wang Wenbin says it in 001, 002 and 003 state it as a fact"."""
    voices = case.corpus.voices
    known = voices.distinct(speaker for said_by in by_document.values() for speaker in said_by if speaker)
    holders: dict[str, list[str]] = {}
    for document, said_by in by_document.items():
        spoken = [speaker for speaker in said_by if speaker is not None]
        # One who is written in two ways goes by the first.
        named = [next(one for one in known if voices.same(one, speaker)) for speaker in voices.distinct(spoken)]
        said = listed([voice(speaker) for speaker in named]) if named else ""
        holders.setdefault(said, []).append(case.corpus.label(document))
    attributed = [f"{said} in {listed(labels)}" for said, labels in holders.items() if said]
    silent = holders.get("")
    if silent:
        attributed.append(f"nobody in {listed(silent)}")
    return ", ".join(attributed)


def _wording(claims: tuple[Claim, ...]) -> tuple[Reason, ...]:
    return ("exact",) if len({tuple(folded_words(claim.text)) for claim in claims}) < len(claims) else ("approximate",)
