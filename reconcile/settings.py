"""Settings as Python code hands them over: one value or several, each among those that exist."""

from collections.abc import Collection, Iterable, Sequence
from os import PathLike, fspath
from typing import TypeVar

K = TypeVar("K", bound=str)
NARROWEST = 40  # columns of a report: with fewer, words would be broken


def several(setting: str, value: object) -> tuple[str, ...]:
    """The values of a setting that takes one or several. A text is one value, whatever signs it has, and so is a path.

    Raises:
        TypeError: it is neither a text or a path, nor several of them.
    """
    one = isinstance(value, str | PathLike)
    parts = (value,) if one else tuple(value) if isinstance(value, Iterable) else (None,)
    found = [part for part in map(_written, parts) if part is not None]
    if len(found) != len(parts):
        raise TypeError(f"{setting}: it takes a text or a list of texts, not {value!r}")
    return tuple(found)


def known_values(setting: str, values: Collection[str], known: Sequence[K]) -> frozenset[K]:
    """The values of a setting.

    Raises:
        ValueError: one of them is none of the known ones.
    """
    if unknown := set(values) - set(known):
        raise ValueError(f"{setting}: unknown value {min(unknown)!r}; known: {', '.join(known)}")
    return frozenset(value for value in known if value in values)


def _written(value: object) -> str | None:
    """A text or a path as text; paths of bytes are none that a report could name."""
    text = fspath(value) if isinstance(value, str | PathLike) else None
    return text if isinstance(text, str) else None
