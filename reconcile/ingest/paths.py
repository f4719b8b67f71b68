"""Arguments → the files that are documents, each with the name it has in the report."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from reconcile.errors import Diagnostic

TABLES = frozenset({".jsonl", ".csv"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_ABOUT_DOCUMENTS = frozenset({"sources.yaml", "corpus.yaml", "expected.yaml"})
_ABOUT_FOLDERS = ("readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors")


class Input(Struct, frozen=True, kw_only=True):
    """Something to read: a file, or standard input where `file` is None.

    `name` is never absolute; `root` is the folder the file was found through, its own where it was named.
    """

    file: Path | None = None
    name: str
    root: Path = Path()


def find_inputs(paths: Sequence[str], apart: Path | None = None) -> tuple[list[Input], list[Diagnostic]]:
    """Every file once, sorted by name, whatever the order of the arguments; a diagnostic for each that gives none.

    `apart` is never one of them.
    """
    found: dict[Path, Input] = {}
    faults: list[Diagnostic] = []
    for argument in sorted(set(paths) - {"-"}):
        path = Path(argument)
        try:
            inputs = list(_in_folder(argument, faults)) if path.is_dir() else list(_named(argument, faults))
        except (OSError, ValueError) as error:
            faults.append(Diagnostic(message=f"can't be read: {_reason(error)}", path=_report_name(argument, path)))
            continue
        for item in map(_printable, inputs):
            key = Path(item.file or item.name).resolve()
            if key not in found or _rank(item) < _rank(found[key]):
                found[key] = item
    if apart is not None:
        found.pop(apart.resolve(), None)
    return sorted(found.values(), key=lambda item: (item.name, str(item.file))), faults


def read_bytes(path: Path, name: str, limit: int) -> bytes | Diagnostic:
    """At most `limit` + 1 bytes, so that a caller sees that there are more and endless files end."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        return Diagnostic(message=f"can't be read: {_reason(error)}", path=name, hint="check its permissions")


def _printable(item: Input) -> Input:
    """The input under a name that every report can write: bytes that are no UTF-8 become question marks."""
    return replace(item, name=item.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _rank(item: Input) -> tuple[int, str]:
    """One file can be reached by several arguments: the widest folder names it."""
    return len(item.root.resolve().parts), item.name


def _named(argument: str, faults: list[Diagnostic]) -> Iterator[Input]:
    path = Path(argument)
    name = _report_name(argument, path)
    if not path.exists():
        faults.append(Diagnostic(message="no such file or folder", path=name, hint="check the spelling of the path"))
    elif path.name not in _ABOUT_DOCUMENTS:  # `check folder/*` names these too
        yield Input(file=path, name=name, root=path.parent)


def _in_folder(argument: str, faults: list[Diagnostic]) -> Iterator[Input]:
    root = Path(argument)
    count = 0
    for folder, subfolders, files in os.walk(root, onerror=lambda error: faults.append(_unreadable(argument, error))):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if _is_document(path):
                count += 1
                yield Input(file=path, name=_report_name(argument, path), root=root)
    if not count:
        hint = f"documents end in {', '.join(sorted(_TEXTS | TABLES))}"
        faults.append(Diagnostic(message="holds no documents", path=_report_name(argument, root), hint=hint))


def _is_document(path: Path) -> bool:
    if path.name.startswith(".") or path.suffix.lower() not in _TEXTS | TABLES:
        return False
    return path.stem.lower() not in _ABOUT_FOLDERS and path.is_file()


def _report_name(argument: str, path: Path) -> str:
    """The path as given; below the working folder or the argument's parent where it was given as absolute."""
    if not Path(argument).is_absolute():
        return PurePosixPath(os.path.normpath(path)).as_posix()
    for above in (Path.cwd(), Path(os.path.normpath(argument)).parent):
        if path.is_relative_to(above):
            return path.relative_to(above).as_posix()
    return path.name


def _unreadable(argument: str, error: OSError) -> Diagnostic:
    path = Path(str(error.filename))
    return Diagnostic(message=f"can't be read: {_reason(error)}", path=_report_name(argument, path))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
