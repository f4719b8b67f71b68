"""Who is said to have said what: reporting words, their speakers, and the stretches of text that are theirs."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.cues import Complement, Cue, cue_words
from reconcile.extract.sources import Source, source_after, source_before, subject
from reconcile.extract.turns import Unit, units
from reconcile.model import Attribution, Document, Span
from reconcile.rulepack.schema import Rules
from reconcile.text.persons import Name, person_words
from reconcile.text.quotations import CLOSING, Quotations
from reconcile.text.sentences import Sentences

_FORWARD = ("that", "quote", "colon", "clause", "infinitive", "words", "name", "place-clause")
_CLEAR = ("that", "quote", "colon")
_ASIDE_AFTER = re.compile(r"\s*(?:but|while|although|though|and|as|after|before|when|who|which|\w+ing)\b")
_NARRATION = re.compile(
    r"(?:He|She|They|I|On|Meanwhile|Later|Earlier|The (?:comments?|remarks?|statement|announcement|report|interview)|"
    r"Asked|According|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


class _Found(Struct, frozen=True, kw_only=True):
    """An attribution before the sentences that follow it are given to it."""

    cue: Cue
    source: Source
    contents: tuple[Span, ...]
    quoted: bool
    nested: bool
    forward: bool = False
    near: bool = True


class Attributions:
    """Finds the attributions of a document with the reporting words, titles and posts of the rule packs."""

    def __init__(self, rules: Rules) -> None:
        self._cues = cue_words(rules)
        self._words = person_words(rules)

    def find(self, document: Document, sentences: Sentences) -> list[Attribution]:
        """Every attribution outside furniture, in the order of the speakers' words in the text."""
        text = document.text
        cues = [cue for cue in self._cues.find(text) if not document.is_furniture(cue.start, cue.end)]
        if not cues:
            return []
        quotations = Quotations(text)
        turns = units(sentences, quotations)
        starts = [unit.start for unit in turns]
        found: dict[int, list[_Found]] = {}
        for cue in cues:
            number = bisect_right(starts, cue.start) - 1
            if number >= 0 and cue.end <= turns[number].end:
                quotation = quotations.at(cue.start)
                region = _inside(quotation, sentences.at(cue.start)) if quotation else turns[number]
                before = found.get(number, ())
                one = self._read(text, cue, region, quotation is not None, before)
                if one is not None:
                    found.setdefault(number, []).append(one)
        spoken = _continued(text, turns, found, quotations)
        return [self._attribution(text, one, contents) for one, contents in spoken]

    def _attribution(self, text: str, found: _Found, contents: Sequence[Span]) -> Attribution:
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

    def _read(self, text: str, cue: Cue, region: Span, nested: bool, before: Sequence[_Found]) -> _Found | None:
        if cue.word.role == "phrase":
            return self._phrase(text, cue, region, nested)
        if text[cue.start].isupper() and text[region.start : cue.start].strip(" \"“‘'*•-"):
            return None  # "the United States"
        following = self._cues.complement(text, cue, region.end)
        lead_end = _rstrip(text, region.start, cue.start)
        participle = text[cue.start : cue.end].split(" ")[0].endswith("ing")
        source = None
        if not participle or _has_auxiliary(text, region.start, cue.start):
            source = source_before(text, region.start, cue.start, participle, self._words)
            if source is not None and (_debris(text, source, region) or _thinks_aloud(text, cue, source, nested)):
                return None
        elif following.shape in ("that", "quote", "clause", "words", "infinitive", "place-clause", "colon"):
            return self._participle(text, cue, following, region, nested, before)
        if source is None:
            return None if participle else self._inverted(text, cue, region, nested, lead_end)
        if not self._counts(cue, following, source):
            return self._backward(text, cue, following, source, region, nested)
        if following.shape in _FORWARD and not (
            following.shape == "place-clause" and _ends_speech(text, region.start, source.start)
        ):
            contents = [Span(start=following.start, end=region.end)]
            quote_end = _rstrip(text, region.start, source.start)
            if quote_end > region.start and _is_closing(text, region.start, quote_end):
                contents.insert(0, Span(start=region.start, end=quote_end))
            return _found(text, cue, source, contents, nested, forward=True)
        return self._backward(text, cue, following, source, region, nested)

    def _counts(self, cue: Cue, following: Complement, source: Source) -> bool:
        """Whether what follows the verb is enough to take it for speech, by what its entry in the rule pack asks."""
        shape, takes = following.shape, cue.word.takes
        if cue.word.speaker == "report" and not source.report:
            return False
        if shape not in _FORWARD:
            return False
        if takes == "clause":
            return source.known or shape != "words"
        if takes == "only-that":
            return source.known and shape in _CLEAR
        if takes == "name":
            return source.known and shape == "name"
        if takes == "that":
            return source.known and shape in (*_CLEAR, "clause")
        if takes == "person":
            return source.known and (following.listener or shape in _CLEAR)
        return source.known and shape != "colon"

    def _backward(
        self, text: str, cue: Cue, following: Complement, source: Source, region: Span, nested: bool
    ) -> _Found | None:
        """ "…, Wang said." and "…, he said, …": what is said stands before the speaker."""
        if following.shape not in ("end", "comma", "place", "quote", "place-clause") or cue.word.takes in (
            "object",
            "name",
        ):
            return None
        if cue.word.speaker == "report" and not source.report:
            return None
        if not (source.known or cue.word.takes == "clause") or (cue.word.takes == "person" and not following.listener):
            return None
        end = _rstrip(text, region.start, source.start)
        if end <= region.start or not _ends_speech(text, region.start, source.start):
            return None
        contents = [Span(start=region.start, end=end)]
        if following.shape in ("comma", "quote") and not _ASIDE_AFTER.match(text, following.start, region.end):
            contents.append(Span(start=following.start, end=region.end))
        return _found(text, cue, source, contents, nested)

    def _inverted(self, text: str, cue: Cue, region: Span, nested: bool, lead_end: int) -> _Found | None:
        """ "“…,” said Ruth Adler, a clerk." """
        if lead_end <= region.start or cue.word.takes in ("object", "name", "person") or cue.word.speaker == "report":
            return None
        if not _ends_speech(text, region.start, cue.start):
            return None
        source = source_after(text, cue.end, region.end, self._words)
        if source is None or not source.known:
            return None
        contents = [Span(start=region.start, end=lead_end)]
        rest = text[source.end : region.end].lstrip(" ,")
        if rest[:1] and rest[0] in '“"‘':
            contents.append(Span(start=region.end - len(rest), end=region.end))
        return _found(text, cue, source, contents, nested)

    def _phrase(self, text: str, cue: Cue, region: Span, nested: bool) -> _Found | None:
        """ "According to the ministry, …" and "…, according to the ministry." """
        source = source_after(text, cue.end, region.end, self._words)
        if source is None or not source.known:
            return None
        lead = _rstrip(text, region.start, cue.start)
        if lead - region.start < 12:
            start = source.end + 1
            contents = [Span(start=start, end=region.end)]
        else:
            contents = [Span(start=region.start, end=lead)]
        return _found(text, cue, source, contents, nested)

    def _participle(
        self, text: str, cue: Cue, following: Complement, region: Span, nested: bool, before: Sequence[_Found]
    ) -> _Found | None:
        """ "X said …, adding that …" speaks for X; "Noting that …, X said" takes its speaker from what follows."""
        if cue.word.takes in ("that", "only-that") and following.shape not in (*_CLEAR, "clause"):
            return None
        contents = [Span(start=following.start, end=region.end)]
        lead = text[region.start : cue.start].strip()
        if len(lead) < 5:
            for later in self._cues.find_in(text, cue.end, region.end):
                source = source_before(text, region.start, later.start, False, self._words)
                if source is not None and source.known and text[: source.start].rstrip().endswith(","):
                    contents = [Span(start=following.start, end=source.start)]
                    return _found(text, cue, source, contents, nested)
            return None
        if not lead.endswith((",", "”", '"', "—", "–")):
            return None
        main = next((one for one in reversed(before) if not one.nested or nested), None)
        source = main.source if main else subject(text, region.start, cue.start, self._words)
        return _found(text, cue, source, contents, nested, near=False) if source else None


def _found(
    text: str,
    cue: Cue,
    source: Source,
    contents: Sequence[Span],
    nested: bool,
    forward: bool = False,
    near: bool = True,
) -> _Found | None:
    trimmed = tuple(span for span in (_trim(text, span) for span in contents) if span.end > span.start)
    if not trimmed:
        return None
    quoted = all(text[span.start] in '“"‘„«' for span in trimmed)
    return _Found(cue=cue, source=source, contents=trimmed, quoted=quoted, nested=nested, forward=forward, near=near)


def _continued(
    text: str, turns: Sequence[Unit], found: dict[int, list[_Found]], quotations: Quotations
) -> list[tuple[_Found, list[Span]]]:
    """Gives each speaker the sentences after the first that go on in their voice: a quotation that follows, and
    indirect speech to the end of the paragraph, or until a new speaker or the narrator takes over."""
    spoken: list[tuple[_Found, list[Span]]] = []
    main: list[Span] | None = None
    voice: _Found | None = None
    last = -1
    for number, unit in enumerate(turns):
        here = found.get(number)
        if here and not all(one.nested for one in here):
            spoken.extend((one, list(one.contents)) for one in here)
            voice, main = next((one, spans) for one, spans in reversed(spoken) if not one.nested)
            last = unit.paragraph
            continue
        if here:
            spoken.extend((one, list(one.contents)) for one in here)
        if voice is None or main is None:
            continue
        if _goes_on(text, turns, number, voice, main, quotations, same=unit.paragraph == last):
            span = _trim(text, unit)
            if span.end > span.start:
                main.append(span)
            last = unit.paragraph
        else:
            voice = main = None
    return spoken


def _goes_on(
    text: str, turns: Sequence[Unit], number: int, voice: _Found, main: list[Span], quotations: Quotations, same: bool
) -> bool:
    unit = turns[number]
    quotation = quotations.at(unit.start)
    all_quoted = quotation is not None and quotation.start == unit.start and quotation.end >= unit.end - 2
    if all_quoted:
        return voice.quoted or same or text[voice.cue.end : voice.cue.end + 1] == ":"
    if quotation is not None or not same:
        return False
    return (
        voice.forward
        and voice.cue.word.takes != "object"
        and not voice.quoted
        and not _NARRATION.match(text, unit.start)
    )


def _inside(quotation: Span, sentence: Span) -> Span:
    return Span(
        start=max(quotation.start + 1, sentence.start), end=max(quotation.start + 1, min(quotation.end, sentence.end))
    )


def _has_auxiliary(text: str, low: int, cue_start: int) -> bool:
    return (
        re.search(
            r"(?:\b(?:is|are|was|were|been|am)|[’'](?:s|re|m))\s+(?:\w+\s+){0,2}\Z",
            text[max(low, cue_start - 40) : cue_start],
        )
        is not None
    )


def _debris(text: str, source: Source, region: Span) -> bool:
    """ "…,” he said. he declared.": a second speaker's word that machine translation left behind a full stop."""
    before = text[region.start : source.start].rstrip()[-1:]
    return source.pronoun and before in (".", "!", "?") and text[source.start].islower()


def _thinks_aloud(text: str, cue: Cue, source: Source, nested: bool) -> bool:
    """ "I think", "you believe": nobody's report, and least of all inside a quotation."""
    pronoun = text[source.start : source.end].casefold()[:4].strip() in ("i", "we", "you")
    return cue.word.stance == "believed" and source.pronoun and (nested or pronoun)


def _rstrip(text: str, low: int, at: int) -> int:
    while at > low and (text[at - 1].isspace() or text[at - 1] in ",—–-"):
        at -= 1
    return at


def _is_closing(text: str, low: int, at: int) -> bool:
    return at > low and text[at - 1] in '”"’»' and at - low > 2


def _ends_speech(text: str, low: int, at: int) -> bool:
    """Whether a comma, a dash or a closing mark stands before the offset, as after words that were spoken."""
    return text[max(low, at - 64) : at].rstrip().endswith((",", "—", "–", "--", *CLOSING))


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",."):
        end -= 1
    return replace(span, start=start, end=end)
