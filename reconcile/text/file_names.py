"""What documents are called in messages: the names of their files, cut to what tells one from another."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

# Up to here a file's name is read at a glance and stands whole.
_SHORT_NAME = 16
_FOLDERS = 4  # that are named at most, where files in several have one name
_WORD_END = re.compile(r"(?<=[^\W_])(?=[\W_])")


def short_names(documents: Iterable[str]) -> dict[str, str]:
    """A name for each document id, none for two: its file's name without the suffix, cut where it is long; where
    others are called so too, with the suffix or the folders that tell them apart."""
    stems = {document: PurePosixPath(document).stem or document for document in documents}
    held = Counter(prefix for stem in stems.values() for prefix in _prefixes(stem))
    names = {
        document: next((prefix for prefix in _prefixes(stem) if held[prefix] == 1), stem)
        for document, stem in stems.items()
    }
    called = Counter(names.values())
    twins = [document for document, name in names.items() if called[name] > 1]
    longer = Counter(name for document in twins for name in _longer(document))
    return names | {
        document: next((name for name in _longer(document) if longer[name] == 1), document) for document in twins
    }


def _longer(document: str) -> list[str]:
    """What a document may be called besides: "a.txt", "x/a", "x/a.txt"."""
    path = PurePosixPath(document)
    tails = [PurePosixPath(*path.parts[-count:]) for count in range(1, min(_FOLDERS, len(path.parts)) + 1)]
    return [str(name) for tail in tails for name in (tail.parent / tail.stem, tail)][1:]


def _prefixes(stem: str) -> list[str]:
    """What a name may be cut to, at the ends of its words; a short name is not cut."""
    ends = [match.end() for match in _WORD_END.finditer(stem)] if len(stem) > _SHORT_NAME else []
    return [stem[:end] for end in ends] + [stem]
