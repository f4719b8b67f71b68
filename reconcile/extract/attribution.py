"""Who is said to have said what: reporting words, their speakers, and the stretches of text that are theirs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from reconcile.extract.cues import Complement, Cue, cue_words
from reconcile.extract.noun_phrases import Source
from reconcile.extract.sources import source_after, source_before, subject
from reconcile.extract.speech import Speech, continued, handed_over, speech
from reconcile.extract.spoken_before import (
    before_gap,
    ends_speech,
    has_auxiliary,
    has_spoken,
    is_closing,
    opens_spoken,
)
from reconcile.extract.spoken_lines import spoken_lines
from reconcile.extract.spoken_nouns import SpokenNouns
from reconcile.extract.told_figures import ToldFigures
from reconcile.extract.turns import Unit, units
from reconcile.model import Attribution, Document, Span
from reconcile.rulepack.schema import Rules
from reconcile.text.grammar import DETERMINERS
from reconcile.text.persons import Name, person_words
from reconcile.text.quotations import CLOSING, OPENING, Quotations
from reconcile.text.sentences import Sentences

_FORWARD = ("that", "quote", "colon", "clause", "infinitive", "words", "name", "place-clause")
_BEHIND = ("end", "comma", "place", "quote", "place-clause")
_MANNER = ("words", "infinitive")  # behind words that were spoken: "…,” she told a crowd", "…,” he said to applause"
_CLEAR = ("that", "quote", "colon")
_OPENING_WORDS = 12  # characters that may stand before "According to": "But", "However,"
_NEAR = 64  # characters before a reporting word that tell whether it opens its sentence
_FEW = 8  # speeches before one in its sentence that it may hang on
_ASIDE_AFTER = re.compile(r"\s*(?:but|while|although|though|and|as|after|before|when|who|which|\w+ing)\b")
_COORDINATED = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|has\s+|have\s+)*\Z")


class Attributions:
    """Finds the attributions of a document with the reporting words, titles and posts of the rule packs."""

    def __init__(self, rules: Rules) -> None:
        self._cues = cue_words(rules)
        self._words = person_words(rules)
        self._told = ToldFigures(rules)
        self._nouns = SpokenNouns(rules, self._words)

    def find(self, document: Document, sentences: Sentences) -> list[Attribution]:
        """Every attribution outside furniture, in the order of the speakers' words in the text."""
        text = document.text
        cues = [cue for cue in self._cues.find(text) if not document.is_furniture(cue.start, cue.end)]
        quotations = Quotations(text)
        turns = units(sentences, quotations)
        starts = [unit.start for unit in turns]
        found: dict[int, list[Speech]] = {}
        for cue in cues:
            number = bisect_right(starts, cue.start) - 1
            if number >= 0 and cue.end <= turns[number].end:
                quotation = quotations.at(cue.start)
                region = (
                    _inside(quotation, sentences.at(cue.start)) if quotation else _with_next(text, cue, turns, number)
                )
                before = found.get(number, ())
                one = self._read(text, cue, region, quotation is not None, before)
                if one is not None:
                    here = found.setdefault(number, [])
                    if here:
                        here[-1] = handed_over(text, here[-1], one)
                    here.append(one)
        for one in chain(spoken_lines(text, quotations), self._nouns.find(text, quotations)):
            number = bisect_right(starts, one.cue.start) - 1
            if number >= 0 and not document.is_furniture(one.source.start, one.source.end):
                found.setdefault(number, []).append(one)
        spoken = continued(text, turns, found, quotations)
        return [self._attribution(text, one, contents) for one, contents in spoken]

    def _attribution(self, text: str, found: Speech, contents: Sequence[Span]) -> Attribution:
        source = found.source
        name = self._words.read(text[source.start : source.end]) if not source.pronoun else Name()
        hull = [(found.cue.start, found.cue.end), *((span.start, span.end) for span in contents)]
        if found.near:
            hull.append((source.start, source.end))
        return Attribution(
            kind="attribution",
            start=min(start for start, _ in hull),
            end=max(end for _, end in hull),
            source=Span(start=source.start, end=source.end),
            name=name.name,
            role=name.role,
            organisation=name.organisation,
            cue=Span(start=found.cue.start, end=found.cue.end),
            contents=tuple(contents),
            stance=found.cue.word.stance,
            quoted=found.quoted,
        )

    def _read(self, text: str, cue: Cue, region: Span, nested: bool, before: Sequence[Speech]) -> Speech | None:
        if cue.word.role == "phrase":
            return self._phrase(text, cue, region, nested)
        if text[cue.start].isupper() and _near(text, region, cue).strip(" \"“‘'*•-"):
            headline = text[cue.end : region.end].strip(" .”’\"'") == ""  # "Mill to Close Soon, Ruth Adler Says"
            if not headline:
                return None  # "the United States"
        following = self._cues.complement(text, cue, region.end)
        lead_end = before_gap(text, region.start, cue.start)
        participle = text[cue.start : cue.end].split(" ")[0].endswith("ing")
        source = None
        if not participle or has_auxiliary(text, region.start, cue.start):
            source = source_before(text, region.start, cue.start, participle, self._words)
            if source is None and before and _COORDINATED.search(text, max(region.start, cue.start - 24), cue.start):
                source = before[-1].source
            if source is not None and (
                _debris(text, source, region)
                or self._is_noun(text, cue, following, source)
                or _is_said_of_oneself(cue, source, before, nested)
            ):
                return None
        elif following.shape in ("that", "quote", "clause", "words", "infinitive", "place-clause", "colon"):
            return self._participle(text, cue, following, region, nested, before)
        if source is None:
            return None if participle else self._inverted(text, cue, region, nested, lead_end)
        if not self._counts(text, cue, following, source):
            return self._backward(text, cue, following, source, region, nested)
        spoken = following.shape in _MANNER and opens_spoken(text, region.start, source.start)
        if following.shape in _FORWARD and not (
            spoken or (following.shape == "place-clause" and ends_speech(text, region.start, source.start))
        ):
            contents = [Span(start=following.start, end=region.end)]
            quote_end = before_gap(text, region.start, source.start)
            if quote_end > region.start and is_closing(text, region.start, quote_end):
                contents.insert(0, Span(start=region.start, end=quote_end))
            announced = text.startswith(":", following.start - 1)  # "He vowed: “…”"
            return speech(text, _saying(cue) if announced else cue, source, contents, nested, forward=True)
        return self._backward(text, cue, following, source, region, nested)

    def _is_noun(self, text: str, cue: Cue, following: Complement, source: Source) -> bool:
        """ "a Times report", "Adler's comments": verb forms that are nouns after a singular or a possessive."""
        written = text[source.start : source.end]
        if written.endswith(("’s", "'s", "s’")) and not source.pronoun:
            return following.shape != "that"
        form = text[cue.start : cue.end]
        has_object = not DETERMINERS.isdisjoint(text[cue.end : cue.end + 12].split()[:1])
        if form.endswith(" to"):  # "declined to comment", but not "declined to a new low"
            return has_object
        if has_object and self._told.are_asked_by(cue):
            return False
        if f"{form}s" not in cue.word.forms or source.pronoun or (source.report and cue.word.speaker == "report"):
            return False
        return not (written.endswith("s") or " and " in written or self._words.is_group(written))

    def _counts(self, text: str, cue: Cue, following: Complement, source: Source) -> bool:
        """Whether what follows the verb is enough to take it for speech, by what its entry in the rule pack asks."""
        shape, takes = following.shape, cue.word.takes
        if cue.word.speaker == "report" and not source.report:
            return False
        if shape not in _FORWARD:
            return False
        if takes == "clause":
            return source.known or shape != "words"
        if takes == "only-that":
            return shape in _CLEAR or source.report
        if takes == "name":
            return shape == "name"
        if takes in ("that", "figure"):
            return shape in _CLEAR or (source.known and (shape == "clause" or self._told.stand_behind(text, cue)))
        if takes == "figure-behind-at":
            return source.known and self._told.stand_behind(text, cue)
        if takes == "person":
            return source.known and (following.listener or shape in _CLEAR)
        return source.known and shape != "colon"

    def _backward(
        self, text: str, cue: Cue, following: Complement, source: Source, region: Span, nested: bool
    ) -> Speech | None:
        """ "…, Wang said." and "…, he said, …": what is said stands before the speaker."""
        spoken = has_spoken(text, region.start, source.start)
        if following.shape not in _BEHIND and not (
            following.shape in _MANNER and opens_spoken(text, region.start, source.start)
        ):
            return None
        if cue.word.takes == "name" or (cue.word.takes == "object" and not spoken):
            return None
        if cue.word.speaker == "report" and not source.report:
            return None
        if not (source.known or cue.word.takes in ("clause", "that")) or (
            cue.word.takes == "person" and not (following.listener or spoken)
        ):
            return None
        end = before_gap(text, region.start, source.start)
        if end <= region.start or not ends_speech(text, region.start, source.start):
            return None
        contents = [Span(start=region.start, end=end)]
        if following.shape in ("comma", "quote") and not _ASIDE_AFTER.match(text, following.start, region.end):
            contents.append(Span(start=following.start, end=region.end))
        return speech(text, _saying(cue) if spoken else cue, source, contents, nested)

    def _inverted(self, text: str, cue: Cue, region: Span, nested: bool, lead_end: int) -> Speech | None:
        """ "“…,” said Ruth Adler, a clerk." """
        if lead_end <= region.start or cue.word.takes == "name" or cue.word.speaker == "report":
            return None
        spoken = has_spoken(text, region.start, cue.start)
        if cue.word.takes in ("object", "person") and not spoken:
            return None
        if not ends_speech(text, region.start, cue.start):
            return None
        source = source_after(text, cue.end, region.end, self._words)
        if source is None or not (source.known and self._may_stand_after(text[source.start : source.end])):
            return None
        contents = [Span(start=region.start, end=lead_end)]
        rest = text[source.end : region.end].lstrip(" ,")
        if rest.startswith(OPENING):
            contents.append(Span(start=region.end - len(rest), end=region.end))
        return speech(text, _saying(cue) if spoken else cue, source, contents, nested)

    def _may_stand_after(self, written: str) -> bool:
        """ "…, said neighbour Ruth Adler", "…, said police"; but not "…, repeated video calls"."""
        opens = written.split(" ")[0].casefold() in DETERMINERS
        return opens or any(map(str.isupper, written)) or self._words.is_group(written)

    def _phrase(self, text: str, cue: Cue, region: Span, nested: bool) -> Speech | None:
        """ "According to the ministry, …" and "…, according to the ministry." """
        lead = before_gap(text, region.start, cue.start)
        leading = lead - region.start < _OPENING_WORDS
        source = source_after(text, cue.end, region.end, self._words, leading)
        if source is None or not source.known:
            return None
        if leading:
            start = source.end + 1
            contents = [Span(start=start, end=region.end)]
        else:
            contents = [Span(start=region.start, end=lead)]
        return speech(text, cue, source, contents, nested)

    def _participle(
        self, text: str, cue: Cue, following: Complement, region: Span, nested: bool, before: Sequence[Speech]
    ) -> Speech | None:
        """ "X said …, adding that …" speaks for X; "Noting that …, X said" takes its speaker from what follows."""
        if cue.word.takes in ("that", "only-that") and following.shape not in (*_CLEAR, "clause"):
            return None
        if self._told.are_asked_by(cue) and not (self._told.stand_behind(text, cue) or following.shape in _CLEAR):
            return None
        contents = [Span(start=following.start, end=region.end)]
        lead = _near(text, region, cue).strip()
        if len(lead) < 5:
            for later in self._cues.find_in(text, cue.end, region.end):
                source = source_before(text, region.start, later.start, False, self._words)
                if source is not None and source.known and text.endswith((",", ", "), region.start, source.start):
                    contents = [Span(start=following.start, end=source.start)]
                    return speech(text, cue, source, contents, nested)
            return None
        if not lead.endswith((",", "—", "–", " by", " after", *CLOSING)):
            return None
        main = next((one for one in reversed(before[-_FEW:]) if not one.nested or nested), None)
        source = main.source if main else subject(text, region.start, cue.start, self._words)
        return speech(text, cue, source, contents, nested, near=False) if source else None


def _inside(quotation: Span, sentence: Span) -> Span:
    return Span(
        start=max(quotation.start + 1, sentence.start), end=max(quotation.start + 1, min(quotation.end, sentence.end))
    )


def _with_next(text: str, cue: Cue, turns: Sequence[Unit], number: int) -> Span:
    """The unit of a cue; with the next one where a colon at its end announces that."""
    unit = turns[number]
    following = turns[number + 1] if number + 1 < len(turns) else None
    if following is None or text[cue.end : unit.end].strip() != ":":
        return unit
    return Span(start=unit.start, end=following.end)


def _near(text: str, region: Span, cue: Cue) -> str:
    return text[max(region.start, cue.start - _NEAR) : cue.start]


def _saying(cue: Cue) -> Cue:
    """The cue of words in quotation marks before it or behind its colon: these are said, whatever the verb is.

    "“We sold nothing,” she denied" states what "She denied that we sold it" denies.
    """
    return replace(cue, word=replace(cue.word, stance="said")) if cue.word.takes == "object" else cue


def _debris(text: str, source: Source, region: Span) -> bool:
    """ "…,” he said. he declared.": a second speaker's word that machine translation left behind a full stop."""
    before = text[max(region.start, source.start - _NEAR) : source.start].rstrip()[-1:]
    return source.pronoun and before in (".", "!", "?") and text[source.start].islower()


def _is_said_of_oneself(cue: Cue, source: Source, before: Sequence[Speech], nested: bool) -> bool:
    """ "He said he plans to …", "“I think …”": a part of what is said, and no report of its own."""
    if not source.pronoun or cue.word.stance not in ("believed", "planned"):
        return False
    return nested or any(
        one.forward and span.start <= source.start < span.end for one in before for span in one.contents
    )
