"""Who speaks: whether two names, or two posts, are of one person."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from reconcile.model import Speaker
from reconcile.rulepack.entries.tolerances import Tolerance
from reconcile.rulepack.schema import Rules
from reconcile.text.grammar import PAST_POST, POST_QUALIFIERS
from reconcile.text.vocabulary import folded_forms_of
from reconcile.text.words import fold, folded_words

# "Zelensky" and "Zelenskyy" reach 94, "Jonson" and "Johnson" 92; "Hansen" and "Jansen" 83.
_SAME_NAME = 88
_AFTER_HEAD = frozenset({"of", "to", "for", "at", "in", "from"})
_WORD = re.compile(r"[^\W\d_]+")


class Voices:
    """Names without their titles (rules/speakers.yaml), and posts (rules/tolerances.yaml)."""

    def __init__(self, rules: Rules) -> None:
        self._titles = {
            word for entry in rules.speakers if entry.role == "title" for form in entry.forms for word in _words(form)
        }
        self._authorities = folded_forms_of(rules, "authority")
        self._officials = self._authorities | folded_forms_of(rules, "official")
        self._heads = {
            fold(word)
            for entry in rules.speakers
            if entry.role == "post"
            for form in entry.forms
            for word in form.split()
        }
        self._posts = [
            (_words(form), entry) for entry in rules.tolerances if entry.role == "post" for form in entry.forms
        ]

    def same(self, a: Speaker, b: Speaker) -> bool:
        """Whether both may be one speaker: by name where both have one, else by post and organisation."""
        if self._speaks_by_office(a, b) or self._speaks_by_office(b, a):
            return True
        if a.name and b.name:
            return self.same_name(a.name, b.name) or _speaks_for(a, b.name) or _speaks_for(b, a.name)
        mine, theirs = _about(a), _about(b)
        whose = [words - self._heads for words in (mine, theirs)]  # of two spokesmen, whose they are
        return not mine or not theirs or bool(whose[0] & whose[1] if all(whose) else mine & theirs)

    def is_official(self, speaker: Speaker) -> bool:
        """Whether somebody counts or decides by office: a ministry, the police, a court's record."""
        words = _about(speaker) | set(folded_words(speaker.name or ""))
        return not self._officials.isdisjoint(words)

    def _speaks_by_office(self, a: Speaker, b: Speaker) -> bool:
        """Whether "police", "officials" or "court documents" may be the voice of another: of such a one, or of somebody
        of whose post nothing is known."""
        if a.name is not None and a.name != a.organisation:
            return False
        is_person = b.name is not None and b.name != b.organisation
        return self._is_authority(a) and (self._is_authority(b) or (is_person and not _about(b)))

    def _is_authority(self, speaker: Speaker) -> bool:
        return not self._authorities.isdisjoint(_about(speaker))

    def same_name(self, a: str, b: str) -> bool:
        """Whether every part of the shorter name is in the longer: a surname alone, initials, another spelling."""
        parts = [[word for word in _words(name) if word not in self._titles] or _words(name) for name in (a, b)]
        shorter, longer = sorted(parts, key=len)
        return all(any(_alike(part, other) for other in longer) for part in shorter) and bool(shorter or not longer)

    def distinct(self, speakers: Iterable[Speaker]) -> list[Speaker]:
        """The first of each voice."""
        found: list[Speaker] = []
        for speaker in speakers:
            if not any(self.same(speaker, other) for other in found):
                found.append(speaker)
        return found

    def clashing_posts(self, a: str, b: str) -> bool:
        """Whether one person can't hold both posts at once. Only posts that the rules know can clash."""
        one, other = self._post(a), self._post(b)
        if one is None or other is None:
            return False
        mine, theirs = _qualifiers(a), _qualifiers(b)
        if PAST_POST & (mine | theirs):
            return False  # who is "the director" in a story about that time has since left
        if one.id != other.id:
            return other.id not in one.beside and one.id not in other.beside
        return mine != theirs

    def _post(self, role: str) -> Tolerance | None:
        """The post at the head of a role: the last before any "of" or "to", under its longest name."""
        words = _words(role)
        head = next((number for number, word in enumerate(words) if word in _AFTER_HEAD), len(words))
        found = [
            (start + len(form), len(form), entry.id, entry)
            for form, entry in self._posts
            for start in range(min(head, len(words) - len(form) + 1))
            if words[start : start + len(form)] == form
        ]
        return max(found, key=lambda hit: hit[:3])[3] if found else None


def _speaks_for(person: Speaker, body: str) -> bool:
    """Whether a person speaks in the name of a body: the ministry's spokeswoman and the ministry are one voice."""
    about, name = _about(person), set(folded_words(body)) - {"of", "the", "for"}
    return len(name) > 1 and 3 * len(about & name) >= 2 * len(name)


def voice(speaker: Speaker | None) -> str:
    """A speaker as messages name them."""
    if speaker is None:
        return "nobody"
    return speaker.name or " ".join(part for part in (speaker.organisation, speaker.role) if part) or "someone unnamed"


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return [word for word in _WORD.findall(plain) if word != "s"]


def _alike(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:  # initials
        return a[0] == b[0]
    return a == b or fuzz.ratio(a, b) >= _SAME_NAME


def _about(speaker: Speaker) -> set[str]:
    return set(folded_words(" ".join(part for part in (speaker.role, speaker.organisation) if part)))


def _qualifiers(role: str) -> frozenset[str]:
    return POST_QUALIFIERS & frozenset(_words(role))
