"""Arguments → the files that are documents, each with the name it has in the report."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from reconcile.errors import Diagnostic
from reconcile.ingest.excluded import Excluded
from reconcile.project import project_folder
from reconcile.wording import counted

TABLES = frozenset({".jsonl", ".csv"})
ENDINGS = TABLES | {".txt", ".text", ".md", ".markdown"}
# Text with marks or headers of its own, read as it stands, and only where it is named.
_ONLY_NAMED = frozenset({"", ".adoc", ".eml", ".htm", ".html", ".log", ".org", ".rst", ".tex", ".xhtml"})
_SETTINGS = frozenset({"reconcile.toml", "pyproject.toml", "reconcile-baseline.yaml"})
_ABOUT_DOCUMENTS = frozenset({"sources.yaml", "corpus.yaml", "expected.yaml"})
_STREAMS = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")  # what a shell hands over: `check <(pdftotext a.pdf -) b.txt`
_HINT = f"documents end in {', '.join(sorted(ENDINGS))}"
_MENDED = "remove it, or --exclude it"
_ABOUT_FOLDERS = ("readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors")


class Input(Struct, frozen=True, kw_only=True):
    """Something to read: a file, or standard input where `file` is None.

    `name` is never absolute, and as it was given; `project_name` is seen from the folder of the file's project, None
    where it has none. `root` is the folder the file was found through, its own where it was named. Standard input may
    stand for a file: `place` is where that would lie.
    """

    file: Path | None = None
    place: Path | None = None
    name: str
    project_name: str | None = None
    root: Path = Path()

    @property
    def lasting_name(self) -> str:
        """The name that documents are known by, wherever the program was started."""
        return self.project_name or self.name


def find_inputs(
    paths: Sequence[str], apart: Path | None = None, exclude: Sequence[str] = ()
) -> tuple[list[Input], list[Diagnostic]]:
    """Every file once, sorted by its lasting name; a diagnostic for each argument that can't be read.

    A folder may give no files: what a pattern of `exclude` fits is left alone in folders, and read where it is named.
    `apart` is never one of them.
    """
    found: dict[Path, Input] = {}
    faults: list[Diagnostic] = []
    for argument in sorted(set(paths) - {"-"}):
        if not argument:  # Path("") is the current folder, which nobody named
            faults.append(Diagnostic(message="a path is empty", hint="write . for the current folder"))
            continue
        path = Path(argument)
        try:
            inputs = list(_in_folder(argument, faults, exclude)) if path.is_dir() else list(_named(argument, faults))
        except (OSError, ValueError) as error:
            faults.append(Diagnostic(message=f"can't be read: {_reason(error)}", path=_report_name(argument, path)))
            continue
        for item in inputs:
            key = Path(item.file or item.name).resolve()
            if key not in found or _rank(item) < _rank(found[key]):
                found[key] = item
    if apart is not None:
        found.pop(apart.resolve(), None)
    named = _named_from_projects(found.values())
    return sorted(named, key=lambda item: (item.lasting_name, item.name, str(item.file))), faults


def standard_input(name: str, default: str) -> Input:
    """Standard input under a name that was given: that of a file, there or not, which it stands for. The `default` is
    no file's."""
    if name == default or not PurePosixPath(name).name:
        return Input(name=default)
    place = Path(name)
    item = Input(place=place, name=_report_name(name, place), root=place.parent)
    (named,) = _named_from_projects([item])
    return named


def empty_folders(paths: Sequence[str], exclude: Sequence[str] = ()) -> list[Diagnostic]:
    """Folders among these that can be read and hold no documents, or none that isn't excluded: no faults, but seldom
    what was meant."""
    found: list[Diagnostic] = []
    for argument in sorted(set(paths) - {"", "-"}):
        root, faults = Path(argument), list[Diagnostic]()
        if root.is_dir() and next(_in_folder(argument, faults, exclude), None) is None and not faults:
            message, hint = "holds no documents", _HINT
            if exclude and (left_out := sum(1 for _ in _in_folder(argument, faults, ()))):
                message = f"holds no documents that are read: {counted(left_out, 'document')} left out by --exclude"
                hint = f"excluded is what fits {', '.join(exclude)}, by the flag, its variable or the config"
            found.append(Diagnostic(message=message, path=_report_name(argument, root), hint=hint))
    return found


def other_types(paths: Sequence[str], exclude: Sequence[str] = ()) -> Counter[str]:
    """How many files of each ending lie in these folders and aren't read since nothing is known of their type."""
    found: dict[Path, str] = {}
    for root in (Path(argument) for argument in paths if argument != "-" and Path(argument).is_dir()):
        for path in _files(root, lambda error: None, exclude):
            known = path.name in _ABOUT_DOCUMENTS | _SETTINGS or path.stem.lower() in _ABOUT_FOLDERS
            if not known and path.suffix.lower() not in ENDINGS:
                found[path.resolve()] = path.suffix.lower() or "without an ending"
    return Counter(found.values())


def read_bytes(path: Path, name: str, limit: int) -> bytes | Diagnostic:
    """At most `limit` + 1 bytes, so that a caller sees that there are more and endless files end."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        return Diagnostic(message=f"can't be read: {_reason(error)}", path=name, hint="check its permissions")


def _printable(item: Input) -> Input:
    """The input under names that every report can write: bytes that are no UTF-8 become question marks."""
    name, project_name = (
        text and text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for text in (item.name, item.project_name)
    )
    return replace(item, name=name or "", project_name=project_name)


def _named_from_projects(inputs: Iterable[Input]) -> Iterator[Input]:
    """The inputs with their names in their projects. A link that lies in no project may lead into one."""
    folder_of = cache(project_folder)
    for item in inputs:
        for file in _places(item):
            folder = folder_of(file.parent)
            if folder is not None:
                item = replace(item, project_name=file.relative_to(folder).as_posix())
                break
        yield _printable(item)


def _places(item: Input) -> tuple[Path, ...]:
    """Where a file lies, as it was named and truly."""
    return () if item.place is None else (Path(os.path.normpath(item.place.absolute())), item.place.resolve())


def _rank(item: Input) -> tuple[int, str]:
    """One file can be reached by several arguments: the widest folder names it."""
    return len(item.root.resolve().parts), item.name


def _named(argument: str, faults: list[Diagnostic]) -> Iterator[Input]:
    path = Path(argument)
    name = _report_name(argument, path)
    if not path.exists():
        faults.append(Diagnostic(message="no such file or folder", path=name, hint="check the spelling of the path"))
    elif (special := _special(path)) and not argument.startswith(_STREAMS):
        hint = f"`reconcile check - < {path.name}` reads it as standard input"
        faults.append(Diagnostic(message=f"is {special}, not a file", path=name, hint=hint))
    elif path.name in _ABOUT_DOCUMENTS:  # `check folder/*` names these too
        return
    elif path.suffix.lower() not in ENDINGS | _ONLY_NAMED:
        faults.append(Diagnostic(message=f"is of a type that isn't read: {path.suffix}", path=name, hint=_HINT))
    else:
        yield Input(file=path, place=path, name=name, root=path.parent)


def _in_folder(argument: str, faults: list[Diagnostic], exclude: Sequence[str]) -> Iterator[Input]:
    root = Path(argument)
    for path in _files(root, lambda error: faults.append(_unreadable(argument, error)), exclude):
        if not _is_named_as_document(path):
            continue
        if path.is_symlink() and not path.exists():
            faults.append(Diagnostic(message="is a link to nothing", path=_report_name(argument, path), hint=_MENDED))
        elif path.is_file():
            yield Input(file=path, place=path, name=_report_name(argument, path), root=root)


def _files(root: Path, told: Callable[[OSError], None], exclude: Sequence[str]) -> Iterator[Path]:
    """Every file in a folder and below, without what is hidden or excluded."""
    excluded = Excluded(exclude, root)

    def is_left(folder: str, name: str) -> bool:
        return not name.startswith(".") and not excluded(Path(folder, name))

    for folder, subfolders, files in os.walk(root, onerror=told):
        subfolders[:] = sorted(name for name in subfolders if is_left(folder, name))
        yield from (Path(folder, name) for name in sorted(files) if is_left(folder, name))


def _is_named_as_document(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and path.stem.lower() not in _ABOUT_FOLDERS


def _special(path: Path) -> str | None:
    """What a path is that is neither a file nor a folder; reading it could wait for ever."""
    kinds = {
        "a named pipe": path.is_fifo,
        "a device": lambda: path.is_char_device() or path.is_block_device(),
        "a socket": path.is_socket,
    }
    return next((kind for kind, holds in kinds.items() if holds()), None)


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
