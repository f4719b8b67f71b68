"""One utterance in the quotation marks of two documents: whether words inside them were changed."""

from collections.abc import Sequence
from itertools import combinations, permutations

from reconcile.compare.corpus import Case, Corpus, Issue
from reconcile.compare.voices import voice
from reconcile.compare.wording import shortened
from reconcile.model import Claim, Diagnosis, Span
from reconcile.text.quoted import Change

_AROUND = 6  # words shown on either side of a change
_VERBATIM = 8  # words in common; set phrases and reports of what was said have fewer
_MANY = 12  # claims of one statement that are compared with each other


def altered_quotation(case: Case, claims: Sequence[Claim]) -> Issue | None:
    """The finding where documents give one utterance of one speaker in other words, inside quotation marks."""
    corpus = case.corpus
    altered = [
        pair for pair in combinations(claims[:_MANY], 2) if _may_be_one_voice(*pair, corpus) and _changed(*pair, corpus)
    ]
    if not altered:
        return None
    told = {claim.id for pair in altered for claim in pair}
    a, b = altered[0]
    return Issue(
        code="ATT005",
        claims=tuple(claim for claim in case.claims if claim.id in told),
        fields={"values": f"{word_diff(a, b, corpus)} ({corpus.label(a.document)} against {corpus.label(b.document)})"},
        diagnosis=Diagnosis(cause="altered-quotation", detail=_detail(a, b, corpus)),
        verdict="attribution",
    )


def marks_differ(case: Case, claims: Sequence[Claim]) -> Issue | None:
    """The finding where one document has the words of a speaker in quotation marks, and another the same without."""
    corpus = case.corpus
    for a, b in permutations(claims[:_MANY], 2):
        if a.document == b.document or a.speaker is None or b.speaker is None or corpus.quoted_words(b):
            continue
        words = corpus.quoted_words(a)
        if len(words) < _VERBATIM or not corpus.voices.same(a.speaker, b.speaker):
            continue
        run = corpus.quoting.longest_run(words, corpus.quoting.words(b.text, [Span(start=0, end=len(b.text))]))
        if run and run[1] - run[0] >= _VERBATIM:
            text = corpus.documents[a.document].text[words[run[0]].start : words[run[1] - 1].end]
            one, other = (corpus.label(claim.document) for claim in (a, b))
            return Issue(
                code="ATT006",
                claims=(a, b),
                fields={"values": f"“{shortened(text)}” quoted in {one}, not in {other}"},
                diagnosis=Diagnosis(cause="marks-differ", detail=f"{run[1] - run[0]} words in a row are the same"),
                verdict="attribution",
            )
    return None


def word_diff(a: Claim, b: Claim, corpus: Corpus) -> str | None:
    """ "“We will [-never-] {+gladly+} sell the harbour”": what b has in place of the words of a; None where nothing is
    quoted in both or nothing differs."""
    changes = _changed(a, b, corpus)
    if not changes:
        return None
    one, other = corpus.quoted_words(a), corpus.quoted_words(b)
    text, theirs = corpus.documents[a.document].text, corpus.documents[b.document].text
    first, last = max(0, changes[0].a[0] - _AROUND), min(len(one), changes[-1].a[1] + _AROUND)
    at = one[first].start
    parts = []
    for (i, j), (k, m) in changes:
        start = one[i].start if i < j else one[i - 1].end
        gone = f"[-{text[start : one[j - 1].end]}-]" if i < j else ""
        come = f"{{+{theirs[other[k].start : other[m - 1].end]}+}}" if k < m else ""
        parts += [text[at:start], *(part for part in (gone, come) if part)]
        at = one[j - 1].end if i < j else start
    parts.append(text[at : one[last - 1].end])
    words = " ".join(" ".join(part.split()) for part in parts if part.strip())
    return f"“{'… ' if first else ''}{words}{'' if last == len(one) else ' …'}”"


def _changed(a: Claim, b: Claim, corpus: Corpus) -> Sequence[Change]:
    if a.document == b.document:
        return ()
    one, other = corpus.quoted_words(a), corpus.quoted_words(b)
    return corpus.quoting.changes(one, other) or () if one and other else ()


def _may_be_one_voice(a: Claim, b: Claim, corpus: Corpus) -> bool:
    """Whether one and the same person is quoted. Of somebody without a name only many words in common tell that: "I've
    never seen anything like it" is said by many."""
    one, other = a.speaker, b.speaker
    if one is not None and other is not None and not corpus.voices.same(one, other):
        return False
    if one is not None and other is not None and one.name and other.name:
        return True
    words, theirs = corpus.quoted_words(a), corpus.quoted_words(b)
    return corpus.quoting.likeness(words, theirs) * min(len(words), len(theirs)) >= _VERBATIM


def _detail(a: Claim, b: Claim, corpus: Corpus) -> str:
    speaker = a.speaker or b.speaker
    said = f"{voice(speaker)} is quoted with" if speaker else "a quotation has"
    return (
        f"{said} the words in [- -] in {corpus.label(a.document)}, with those in {{+ +}} in {corpus.label(b.document)}"
    )
