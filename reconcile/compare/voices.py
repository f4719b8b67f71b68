"""Who speaks: whether two names, or two posts, are of one person."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from reconcile.compare.extent import Tolerances
from reconcile.model import Speaker
from reconcile.rulepack.entries.tolerances import Tolerance
from reconcile.text.words import folded_words

# "Zelensky" and "Zelenskyy" reach 94, "Lavrov" and "Lavrova" 92; "Petrov" and "Petrova" are two people less often than
# one name spelled twice. "Johnson" and "Jonson" 92, "Hansen" and "Jansen" 83.
_SAME_NAME = 88
_QUALIFIERS = frozenset({"former", "ex", "deputy", "vice", "acting", "assistant", "interim", "first"})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def same_voice(a: Speaker, b: Speaker) -> bool:
    """Whether both may be one speaker: by name where both have one, else by post and organisation.

    A surname alone is the full name's; titles and spellings don't part people.
    """
    if a.name and b.name:
        return same_name(a.name, b.name) or _speaks_for(a, b.name) or _speaks_for(b, a.name)
    if a.name == b.name or a.role or a.organisation:
        mine, theirs = _about(a), _about(b)
        return not mine or not theirs or bool(mine & theirs)
    return True


def same_name(a: str, b: str) -> bool:
    first, second = sorted((_parts(a), _parts(b)), key=len)
    if not first or not second:
        return first == second
    return all(any(_alike(part, other) for other in second) for part in first)


def _speaks_for(person: Speaker, body: str) -> bool:
    """Whether a person speaks in the name of a body: the ministry's spokeswoman and the ministry are one voice."""
    about, name = _about(person), set(folded_words(body)) - {"of", "the", "for"}
    return len(name) > 1 and 3 * len(about & name) >= 2 * len(name)


def voice(speaker: Speaker | None) -> str:
    """A speaker as messages name them."""
    if speaker is None:
        return "its own voice"
    return (
        speaker.name or " ".join(part for part in (speaker.organisation, speaker.role) if part) or "an unnamed speaker"
    )


def distinct(speakers: Iterable[Speaker]) -> list[Speaker]:
    """One speaker for each voice, the fullest name of each first met."""
    found: list[Speaker] = []
    for speaker in speakers:
        if not any(same_voice(speaker, other) for other in found):
            found.append(speaker)
    return found


def clashing_posts(a: str, b: str, tolerances: Tolerances) -> bool:
    """Whether one person can't hold both posts at once. Only posts that the rules know can clash."""
    one, other = _post(a, tolerances), _post(b, tolerances)
    if one is None or other is None:
        return False
    if one.id != other.id:
        return other.id not in one.beside and one.id not in other.beside
    return _qualified(a) != _qualified(b)


def _alike(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:  # initials
        return a[:1] == b[:1]
    return a == b or fuzz.ratio(a, b) >= _SAME_NAME


def _parts(name: str) -> list[str]:
    return [
        part for match in _WORD.finditer(name.casefold().replace(".", " ")) if (part := match[0].removesuffix("’s"))
    ]


def _about(speaker: Speaker) -> set[str]:
    return set(folded_words(" ".join(part for part in (speaker.role, speaker.organisation) if part)))


def _post(role: str, tolerances: Tolerances) -> Tolerance | None:
    """The post that a role names: that of its longest known words before any "of" or "to"."""
    words = f" {' '.join(_WORD.findall(role.casefold()))} "
    found = [(len(form), entry.id, entry) for entry in tolerances.posts for form in entry.forms if f" {form} " in words]
    return max(found, key=lambda hit: hit[:2])[2] if found else None


def _qualified(role: str) -> frozenset[str]:
    return _QUALIFIERS & frozenset(_WORD.findall(role.casefold().replace("-", " ")))
