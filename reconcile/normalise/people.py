"""Who the speakers of a document are: pronouns, surnames and roles referred back to the fullest name the text gives."""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from reconcile.model import Attribution, Document, Span, Speaker
from reconcile.normalise.persons import Naming, Person, Sighting
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER
from reconcile.text.persons import PersonWords, person_words
from reconcile.text.sentences import Sentences

_TWO_NAMES = re.compile(rf"{UPPER}(?<!\w\w)[\w’'-]+ (?P<last>{UPPER}[\w’'-]+)\b")
_MEMORY = 40  # how many people back a pronoun or a role may reach


def resolve_speakers(
    document: Document, sentences: Sentences, attributions: Sequence[Attribution], naming: Naming, rules: Rules
) -> list[Speaker]:
    """One speaker for each attribution, in order.

    The name is the fullest that the document gives; role and organisation go along with the person. A speaker without a
    name ("officials") has the role alone.
    """
    if not attributions:
        return []
    cast = _Cast(document, sentences, attributions, naming, rules)
    sources = [attribution.source or attribution.cue for attribution in attributions]
    by_source: dict[int, Speaker] = {}
    # In the order of the names in the text, so that "he" looks back only: a participle may come before its speaker.
    for source, attribution in sorted(zip(sources, attributions, strict=True), key=lambda pair: pair[0].start):
        if source.start not in by_source:
            by_source[source.start] = cast.speaker(attribution, source)
    return [by_source[source.start] for source in sources]


class _Who(Struct):
    """Somebody on the stage: what is known so far, and where they were last named."""

    name: str | None
    role: str | None = None
    organisation: str | None = None
    gender: str | None = None
    last: int = -1
    unnamed: bool = False

    @property
    def is_person(self) -> bool:
        """One human being, "a witness" without a name included; neither a body nor a group."""
        return self.unnamed or (self.name is not None and self.name != self.organisation)


class _Cast:
    """Everybody who was named so far, for what refers back."""

    def __init__(
        self,
        document: Document,
        sentences: Sentences,
        attributions: Sequence[Attribution],
        naming: Naming,
        rules: Rules,
    ) -> None:
        self.text = document.text
        self.sentences = sentences
        self.words: PersonWords = person_words(rules)
        self.seen = naming.sightings
        self.starts = [sighting.start for sighting in self.seen]
        named = [a.name for a in attributions if a.name and a.name != a.organisation]
        named += [sighting.person.name for sighting in self.seen]
        with_post = [*self.seen, *_spoken(attributions)]
        self.full = naming.full(named, with_post)
        # Who is named in two words anywhere can be meant by the second alone: "Elena Varga", then "Varga".
        self.pairs = {match["last"]: match[0] for match in reversed(list(_TWO_NAMES.finditer(document.text)))}
        self.known: OrderedDict[str, _Who] = OrderedDict()
        self.position = 0
        self.spoke: list[_Who] = []

    def speaker(self, attribution: Attribution, source: Span) -> Speaker:
        self._meet(source.start)
        who = self._who(attribution, source)
        who.last = source.start
        if not self.spoke or self.spoke[-1] is not who:
            self.spoke.append(who)
        return Speaker(name=who.name, role=who.role, organisation=who.organisation, start=source.start, end=source.end)

    def _meet(self, offset: int) -> None:
        """Takes in everybody who is named with a post before the offset."""
        while self.position < len(self.seen) and self.seen[self.position].start < offset:
            seen = self.seen[self.position]
            self._person(seen.person.name, seen.person.role, seen.person.organisation, seen.person.gender, seen.start)
            self.position += 1

    def _person(self, name: str, role: str | None, organisation: str | None, gender: str | None, at: int) -> _Who:
        full = self.full.get(name, name)
        who = self.known.setdefault(full, _Who(name=full))
        who.role = who.role or role
        who.organisation = who.organisation or organisation
        who.gender = who.gender or gender
        who.last = at
        self.known.move_to_end(full)
        return who

    def _who(self, attribution: Attribution, source: Span) -> _Who:
        written = self.text[source.start : source.end]
        if attribution.name is not None:
            if attribution.name == attribution.organisation:
                return self.known.setdefault(
                    attribution.name,
                    _Who(name=attribution.name, organisation=attribution.organisation, last=source.start),
                )
            gender = self.words.read(written).gender
            return self._person(attribution.name, attribution.role, attribution.organisation, gender, source.start)
        if attribution.role is not None:
            return self._by_role(attribution, written)
        return self._by_pronoun(source, re.split(r"[’']", written.casefold())[0])

    def _by_role(self, attribution: Attribution, written: str) -> _Who:
        """ "the spokesperson": whoever was named last with such a post; "a spokesperson" is somebody new."""
        post = self.words.post_in(attribution.role or "")
        gender = self.words.posts.get(post or "")
        nobody = _Who(
            name=None,
            role=attribution.role,
            organisation=attribution.organisation,
            gender=gender,
            unnamed=post in self.words.posts,
        )
        if written.split(" ")[0].casefold() not in ("the", "this", "that", "his", "her", "their"):
            return nobody
        if post is None:
            return nobody
        fits = [
            who
            for who in islice(reversed(self.known.values()), _MEMORY)
            if who.is_person
            and who.role
            and self.words.same_post(self.words.post_in(who.role), post)
            and (gender is None or who.gender in (None, gender))
        ]
        spoken = [who for who in fits if who in self.spoke[-_MEMORY:]]
        return max(spoken or fits, key=lambda who: who.last, default=nobody)

    def _by_pronoun(self, source: Span, pronoun: str) -> _Who:
        if pronoun in ("i", "we", "you"):
            return _Who(name=None)
        if pronoun in ("who", "which"):
            return self._antecedent(source)
        gender = self.words.pronouns.get(pronoun)
        person = pronoun in ("he", "she")
        fits = [who for who in self.spoke[-_MEMORY:] if _fits(who, person, pronoun, gender)]
        subject = self._subject_before(source.start)
        if subject is not None and _fits(subject, person, pronoun, gender):
            chosen: _Who | None = subject
        elif fits:
            chosen = max(fits, key=lambda who: who.last)
        else:
            named = [
                who for who in islice(reversed(self.known.values()), _MEMORY) if _fits(who, person, pronoun, gender)
            ]
            chosen = max(named, key=lambda who: who.last, default=None)
        if chosen is None:
            return _Who(name=None)
        if gender and chosen.gender is None and chosen.is_person:
            chosen.gender = gender
        return chosen

    def _subject_before(self, offset: int) -> _Who | None:
        """The person who opens this sentence or the one before it in the paragraph, if any."""
        paragraph = self.sentences.paragraph(offset)
        number = self.sentences.index(offset)
        for sentence in (self.sentences.spans[number], self.sentences.spans[max(0, number - 1)]):
            if sentence.start < paragraph.start or sentence.start >= offset:
                continue
            who = self._opening(sentence)
            if who is not None:
                return who
        return None

    def _opening(self, sentence: Span) -> _Who | None:
        """Who stands at the head of the sentence, in full or short, with or without a post."""
        position = bisect_right(self.starts, sentence.start - 1)
        if position < len(self.seen) and self.seen[position].start <= sentence.start + 4:
            name = self.seen[position].person.name
            return self.known.get(self.full.get(name, name))
        words = [word.rstrip(",") for word in self.text[sentence.start : sentence.start + 80].split(" ")[:4]]
        for count in range(len(words), 0, -1):
            name = re.sub(r"[’']s$", "", " ".join(words[:count]))
            who = self.known.get(self.full.get(name, name))
            if who is not None and who.is_person:
                return who
        pair = self.pairs.get(re.sub(r"[’']s$", "", words[0])) or self.pairs.get(" ".join(words[:2]).split(" ")[-1])
        if pair is None or words[0] not in pair.split(" "):
            return None
        return self._person(pair, None, None, None, sentence.start)

    def _antecedent(self, source: Span) -> _Who:
        """The noun phrase that the relative pronoun follows."""
        before = self.text[max(0, source.start - 80) : source.start].rstrip(" ,")
        words = before.split()
        start = len(words)
        while start and words[start - 1][:1].isupper() and not words[start - 1].endswith((",", ".", ";")):
            start -= 1
        if start < len(words):
            found = self.words.read(" ".join(words[start:]))
            if found.name and found.name == found.organisation:
                return _Who(name=found.name, organisation=found.organisation)
            if found.name:
                return self._person(found.name, found.role, found.organisation, found.gender, source.start)
        return _Who(name=None, role=words[-1] if words else None)


def _fits(who: _Who, person: bool, pronoun: str, gender: str | None) -> bool:
    if person:
        return who.is_person and who.gender in (None, gender)
    if pronoun == "it":
        return who.name is not None and not who.is_person
    return not who.is_person


def _spoken(attributions: Sequence[Attribution]) -> list[Sighting]:
    """Speakers with their full name: as sure to be people as those with a post."""
    return [
        Sighting(person=Person(name=a.name), start=a.start, end=a.end)
        for a in attributions
        if a.name and " " in a.name and a.name != a.organisation
    ]
