"""What is no fault, and yet not what somebody wanted who gave these arguments."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from reconcile.errors import Diagnostic
from reconcile.gate.filters import is_selected
from reconcile.model import Document
from reconcile.wording import listed


def without_codes(select: Collection[str], ignore: Collection[str], known: Collection[str]) -> Iterator[Diagnostic]:
    """Of `--select` and `--ignore` that leave none of the known codes: such a run passes whatever the documents say."""
    if not any(is_selected(code, select, ignore) for code in known):
        flags = [name for name, given in {"--select": select, "--ignore": ignore}.items() if given]
        leave = "leave" if len(flags) > 1 else "leaves"
        hint = "of two beginnings the longer one wins, and --ignore where both are as long"
        yield Diagnostic(message=f"{listed(flags)} {leave} no findings: nothing can fail", hint=hint)


def doubts(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """Of what is written of the documents and couldn't be used."""
    return (doubt for document in documents for doubt in document.doubts)


def named_twice(paths: Sequence[str], documents: int) -> Iterator[Diagnostic]:
    """Of files that are named more than once, where that is why there are fewer than two documents to compare."""
    if documents < 2:
        first: dict[Path, str] = {}
        for path in paths:
            place = Path(path).resolve()
            if place in first:
                yield Diagnostic(message="names a file that was named already: it is read once", path=path)
            first.setdefault(place, path)
