"""Sentences, and clauses that stand on their own, for comparison with those of other documents."""

import re
from collections.abc import Iterator

from reconcile.model import Document, Span, Statement
from reconcile.text.sentences import Sentences

_FEWEST_WORDS = 6  # shorter ones are headings, captions and exclamations, and match anywhere
_FEWEST_WITH_VERB = 3  # of a sentence with a verb and a full stop: "The mayor resigned."
_LONG = 60  # characters: a shorter sentence is compared whole
_REACH = 400  # characters before a joint in which a verb is looked for
_WORD: re.Pattern[str] = re.compile(r"[^\W\d_][\w’'-]*")
# A clause of its own begins after a semicolon, or after a comma and a conjunction.
_JOINT = re.compile(r";\s+|,\s+(?:and|but|while|whereas|yet|so|nor)\s+(?=[^\W\d_])")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|shall|should|do|does|did|"
    r"\w+(?:n[’']t|[’'](?:s|re|ve|ll|d))|\w{3,}ed|went|came|made|took|got|gave|became|began|rose|fell|grew|said|says)\b"
)
# Of a short sentence these show that it is one; a long one is not cut at them.
_IRREGULAR = re.compile(
    r"\b(?:beat|won|lost|met|left|led|held|sold|bought|paid|lent|hit|cut|shut|quit|sank|shot|struck|stole|fled|flew|broke|"
    r"chose|sent|kept|built|found|told|knew|ran|swore|wrote|drove|spoke|stood|threw|withdrew)\b"
)


def statements_of(document: Document, sentences: Sentences) -> list[Statement]:
    """The statements of a document in order, none overlapping another.

    A heading, a caption, furniture and anything under six words is none, but for sentences with a verb. A long
    sentence is cut at semicolons and before "and", "but", "while" where the words on both sides have a verb of their
    own.
    """
    return [
        Statement(kind="statement", start=clause.start, end=clause.end)
        for sentence in sentences.spans
        if _states(document.text, sentence) and not document.is_furniture(sentence.start, sentence.end)
        for clause in _clauses(document.text, sentence)
    ]


def _states(text: str, sentence: Span) -> bool:
    words: list[str] = _WORD.findall(text, sentence.start, sentence.end)
    if len(words) < _FEWEST_WORDS and not (
        len(words) >= _FEWEST_WITH_VERB
        and text[sentence.end - 1] == "."
        and any(verb.search(text, sentence.start, sentence.end) for verb in (_FINITE, _IRREGULAR))
    ):
        return False
    lower = sum(word[0].islower() for word in words)
    # Headlines in title case keep only their prepositions small, and end without a stop.
    return lower * 2 > len(words) if text[sentence.end - 1] not in '.!?…”"’)' else lower * 4 > len(words)


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    if sentence.end - sentence.start > _LONG:
        joints = list(_JOINT.finditer(text, sentence.start, sentence.end))
        for joint, following in zip(joints, [*(later.start() for later in joints[1:]), sentence.end], strict=False):
            if _stands(text, max(start, joint.start() - _REACH), joint.start()) and _stands(
                text, joint.end(), following
            ):
                yield Span(start=start, end=joint.start())
                start = joint.end()
    yield Span(start=start, end=sentence.end)


def _stands(text: str, start: int, end: int) -> bool:
    verb = _FINITE.search(text, start, end)
    return verb is not None and verb.start() > start and len(_WORD.findall(text, start, end)) >= _FEWEST_WORDS
