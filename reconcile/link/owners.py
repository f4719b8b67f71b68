"""Whether two names may be of one person, party or firm."""

from functools import lru_cache

from rapidfuzz import fuzz

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LIKE_NAMES = 80  # ratio of two parts of a name; "Daneka" and "Deneka" reach 83, "Luis" and "Maria" 22


@lru_cache(maxsize=65536)
def same_owner(x: str, y: str) -> bool:
    """Whether two names may be of one person, party or firm: every part of the shorter one stands in the longer,
    spelled much the same."""
    shorter, longer = sorted((_parts(x), _parts(y)), key=len)
    return all(any(fuzz.ratio(part, other) >= LIKE_NAMES for other in longer) for part in shorter)


def is_namesake(x: str, y: str) -> bool:
    """Whether two names are those of a father and his son: they have other suffixes."""
    suffixes = [{part.strip(".,") for part in name.casefold().split()} & SUFFIXES for name in (x, y)]
    return suffixes[0] != suffixes[1]


def _parts(name: str) -> list[str]:
    parts = [part.casefold().removesuffix("’s").removesuffix("'s").strip(".’'") for part in name.split()]
    return [part for part in parts if part not in SUFFIXES and len(part.strip(".")) > 1]
