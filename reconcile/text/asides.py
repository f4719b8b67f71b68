"""What keeps two statements in nearly the same words apart: another time, another thing of a kind, a condition."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from reconcile.text.spoken import Spoken

_STEM = 5  # letters in common of "relations" and "relationship"
# Words that tell nothing of themselves; two statements that have different ones of a kind speak of two things or times.
_PARTING = (
    frozenset({"before", "after", "during", "since", "until", "till"}),
    frozenset({"first", "last", "next", "other", "another", "new", "former", "latter"}),
    frozenset({"some", "all", "every", "each", "most", "few", "many", "several"}),
)
_CONDITIONS = frozenset({"if", "unless"})


def parted(a: Sequence[Spoken], b: Sequence[Spoken]) -> bool:
    """Whether two statements have different words of one kind that tells things or times apart ("the first offer" and
    "the new one"), or one has a condition."""
    one, other = ({word.word for word in side} for side in (a, b))
    kinds = any(one & kind and other & kind and one.isdisjoint(other & kind) for kind in _PARTING)
    return kinds or one & _CONDITIONS != other & _CONDITIONS


def is_question(text: str) -> bool:
    """Whether a statement asks, in quotation marks or without."""
    return text.rstrip("”\"’' ").endswith("?")


def replaced(a: Sequence[str], b: Sequence[str]) -> int:
    """In how many places each of two runs of words has one that the other lacks, but for words of one stem."""
    known = {*a} & {*b}
    count = 0
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "replace":
            gone, come = ([word for word in side if word not in known] for side in (a[i:j], b[k:m]))
            alike = sum(any(x[:_STEM] == y[:_STEM] for y in come) for x in gone)
            count += len(gone) > alike and len(come) > alike
    return count
