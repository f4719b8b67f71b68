"""The people whom a document names with a post or a title, and the short names by which it goes on."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from reconcile.model import Document, Span
from reconcile.rulepack.schema import Rules
from reconcile.text.grammar import NOT_NAMES, POST_QUALIFIERS
from reconcile.text.persons import Name, PersonWords, person_words

_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|bin|ibn|ben|ter)"
_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
# "U.S." is one word. The letter stands first: a search skips in one go what is none.
_CAPITAL = rf"{_LETTER}(?:(?<=S)te?\.|(?<=W)m\.|\.(?:{_LETTER}\.){{0,3}}|[\w’'-]*\w)?"
_BEFORE_POST = POST_QUALIFIERS | {"chief", "senior", "head"}
_NAME = re.compile(rf"{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_CAPITAL}){{0,7}}")
_BEFORE = re.compile(rf"(?<![\w.])(?:{_CAPITAL}\s){{1,6}}\Z")
_APPOSITION = re.compile(
    rf"(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}),\s(?P<aside>(?:the|a|an|another)\s(?:[\w’'-]+\s){{0,6}})\Z"
)
# "Ruth Adler, chief engineer of Elm Hydro", "the captain, Ruth Adler,"
_NAMED_FIRST = re.compile(rf"(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{1,3}}),\s(?P<aside>(?:[\w’'-]+\s){{0,4}})\Z")
_POSTED_FIRST = re.compile(r"(?<!\w)(?:[Tt]he|[Ii]ts|[Tt]heir|[\w’'-]+[’']s?)\s(?:[\w’'-]+\s){0,3}\Z")
_NAME_BEHIND = re.compile(rf",\s(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{1,3}})(?=[,.;)])")
_INTERVIEW = re.compile(rf"\b[Ii]nterview with (?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{1,3}})")


class Person(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody whom a text names. `gender` is what title, post or pronoun tell: "male", "female" or None."""

    name: str
    role: str | None = None
    organisation: str | None = None
    gender: str | None = None


class Sighting(Span, frozen=True, kw_only=True):
    """A person named with a post or title, and where."""

    person: Person


class Naming:
    """How one document names people: worked out once, when it is first asked for."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self._document = document
        self._text = document.text
        self._words = person_words(rules)

    @cached_property
    def people(self) -> list[Person]:
        """Everybody whom the document names with a post ("Chinese President Xi Jinping"), furniture included, each
        once, under the fullest name, in the order of the text."""
        full = self.full([s.person.name for s in self.sightings], self.sightings)
        people: dict[tuple[str, str | None], Person] = {}
        for sighting in self.sightings:
            person = sighting.person
            name = full.get(person.name, person.name)
            people.setdefault((name, person.role), replace(person, name=name))
        return list(people.values())

    @cached_property
    def sightings(self) -> list[Sighting]:
        """Every place where a person is named with a post or a title, in order."""
        text, words = self._text, self._words
        found = []
        for match in words.post_or_title.finditer(text):
            sighting = (
                _before_name(text, match, words)
                or _apposition(text, match, words)
                or _named_first(text, match, words)
                or _posted_first(text, match, words)
            )
            if sighting is not None:
                found.append(sighting)
        found.sort(key=lambda sighting: sighting.start)
        return found

    @property
    def presented(self) -> list[Sighting]:
        """Where somebody is presented by a full name and a post, outside furniture."""
        return [
            one
            for one in self.sightings
            if one.person.role and " " in one.person.name and not self._document.is_furniture(one.start, one.end)
        ]

    def full(self, shorts: Iterable[str], seen: Sequence[Sighting]) -> dict[str, str]:
        """For each short name the fullest one that the text gives the same person.

        "Putin" is "Vladimir Putin" and "Wang" is "Wang Wenbin": which end of a name is the surname shows in how it is
        shortened. A name with a post beside it is believed before one that only looks like a name.
        """
        wanted = {short for short in shorts if " " not in short}
        if not wanted:
            return {}
        posted = {sighting.person.name for sighting in seen}
        counts = self._names + Counter(name for name in posted if " " in name)
        best: dict[str, tuple[tuple[bool, bool, int], str]] = {}
        for name, count in counts.items():
            first, *_, last = name.split(" ")
            for short, at_end in ((last, True), (first, False)):
                known = name in posted
                if short in wanted and (at_end or known):
                    rank = (known, at_end, count)
                    if short not in best or rank > best[short][0]:
                        best[short] = (rank, name)
        return {short: name for short, (_, name) in best.items()}

    @cached_property
    def _names(self) -> Counter[str]:
        """How often each name of two words and more stands in the text."""
        counts: Counter[str] = Counter()
        for written, times in Counter(_NAME.findall(self._text)).items():
            name = _bare(written, self._words) if " " in written else ""
            if " " in name and not self._words.is_body_name(name):
                counts[name] += times
        return counts


def interviewed(document: Document) -> list[str]:
    """The names in "interview with NAME", in order."""
    return [match["name"] for match in _INTERVIEW.finditer(document.text)]


def _before_name(text: str, match: re.Match[str], words: PersonWords) -> Sighting | None:
    """ "Chinese President Xi Jinping", "Mr. Wang" """
    if text[match.end() : match.end() + 1] != " ":
        return None
    name = _NAME.match(text, match.end() + 1)
    if name is None or name[0].split(" ")[0] in NOT_NAMES:
        return None
    before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
    start = before.start() if before else match.start()
    while text[start : match.start()].split(" ")[0] in NOT_NAMES:
        start = text.index(" ", start) + 1
    read = words.read(text[start : name.end()])
    if read.name is None or read.name == read.organisation or words.is_body_name(read.name):
        return None
    return _sighting(read, _bare(read.name, words), start, name.end())


def _apposition(text: str, match: re.Match[str], words: PersonWords) -> Sighting | None:
    """ "Ruth Adler, the mayor of Elm" """
    found = _APPOSITION.search(text, max(0, match.start() - 90), match.start())
    if found is None or not _is_person(found["name"], words):
        return None
    return _read(text, found.start(), _aside_end(text, match.end()), words)


def _named_first(text: str, match: re.Match[str], words: PersonWords) -> Sighting | None:
    """ "Ruth Adler, chief engineer of Elm Hydro" """
    found = _NAMED_FIRST.search(text, max(0, match.start() - 90), match.start())
    if found is None or not _is_person(found["name"], words) or not all(map(_modifies, found["aside"].split())):
        return None
    sighting = _read(text, found.start(), _aside_end(text, match.end()), words)
    return sighting if sighting is not None and sighting.person.role else None


def _posted_first(text: str, match: re.Match[str], words: PersonWords) -> Sighting | None:
    """ "The captain, Ruth Adler," """
    name = _NAME_BEHIND.match(text, match.end())
    before = _POSTED_FIRST.search(text, max(0, match.start() - 60), match.start()) if name is not None else None
    if name is None or before is None or not _is_person(name["name"], words):
        return None
    role = text[before.start() : match.end()]
    read = words.read(f"{role} {name['name']}")
    return _sighting(read, read.name, before.start(), name.end()) if read.name and read.role else None


def _is_person(name: str, words: PersonWords) -> bool:
    first = name.split(" ")[0]
    # "Subsequently, the mayor"; "Ruth Kelly" is a name.
    return first not in NOT_NAMES and not first.endswith("ly") and not words.is_body_name(name)


def _modifies(word: str) -> bool:
    """Whether a word may stand before a post that has no article: "Elm’s chief", "deputy", but no verb."""
    return word[0].isupper() or word.endswith(("’s", "'s")) or word.lower() in _BEFORE_POST


def _aside_end(text: str, at: int) -> int:
    return next((i for i in range(at, min(len(text), at + 80)) if text[i] in ",.;\n"), at)


def _read(text: str, start: int, end: int, words: PersonWords) -> Sighting | None:
    read = words.read(text[start:end])
    return _sighting(read, _bare(read.name, words), start, end) if read.name is not None else None


def _sighting(read: Name, name: str, start: int, end: int) -> Sighting:
    person = Person(name=name, role=read.role, organisation=read.organisation, gender=read.gender)
    return Sighting(person=person, start=start, end=end)


def _bare(name: str, words: PersonWords) -> str:
    """A name without posts and titles before it, nor a possessive after it."""
    parts = name.removesuffix("’s").removesuffix("'s").split(" ")
    for i in range(len(parts) - 1, 0, -1):
        word = parts[i - 1].casefold()
        if word in words.titles or word in words.posts:
            parts = parts[i:]
            break
    while len(parts) > 1 and parts[0] in NOT_NAMES:
        parts.pop(0)
    return " ".join(parts)
