"""What documents are called in messages: the names of their files, cut to what tells one from another."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

# Up to here a file's name is read at a glance and stands whole.
_SHORT_NAME = 16
_WORD_END = re.compile(r"(?<=[^\W_])(?=[\W_])")


def short_names(documents: Iterable[str]) -> dict[str, str]:
    """A name for each document id: its file's name without the suffix, cut where it is long."""
    stems = {document: PurePosixPath(document).stem or document for document in documents}
    held = Counter(prefix for stem in stems.values() for prefix in _prefixes(stem))
    return {
        document: next((prefix for prefix in _prefixes(stem) if held[prefix] == 1), stem)
        for document, stem in stems.items()
    }


def _prefixes(stem: str) -> list[str]:
    """What a name may be cut to, at the ends of its words; a short name is not cut."""
    ends = [match.end() for match in _WORD_END.finditer(stem)] if len(stem) > _SHORT_NAME else []
    return [stem[:end] for end in ends] + [stem]
