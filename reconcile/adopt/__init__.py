"""What a project writes down to begin with: settings, a table of its sources, a hook and a CI job."""

import json
import re
import shlex
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from reconcile.adopt.sources import HEADER, entries, lacking, listed
from reconcile.ingest.paths import ENDINGS
from reconcile.model import Document
from reconcile.wording import counted

CI = Literal["github", "gitlab", "none"]

CONFIG, HOOKS, GITHUB, GITLAB = (
    "reconcile.toml",
    ".pre-commit-config.yaml",
    ".github/workflows/reconcile.yml",
    ".gitlab-ci.yml",
)
_TEMPLATES = Path(__file__).parent / "templates"
# A requirement that no installer can follow: a release by name alone could be a stranger's package of that name.
_UNKNOWN = "reconcile @ git+https://git.example.org/reconcile"
_PLAIN = re.compile(r"[\w./][\w./@+=' -]*(?::[\w./@+=' -]+)*")  # what means itself in YAML without quotes


class Proposal(Struct, frozen=True, kw_only=True):
    """A file that a project could have. `path` is relative to the project, with slashes.

    Where the file is there already and holds none of `signs`, `addition` is what could be added to it, and `asks` says
    what for and where. `lacks` says what is left to fill in.
    """

    path: str
    text: str
    signs: tuple[str, ...] = ()
    addition: str = ""
    asks: str = ""
    lacks: str = ""


def proposals(folder: str, documents: Sequence[Document], *, ci: CI, requirement: str | None) -> tuple[Proposal, ...]:
    """What a project with these documents in `folder` ("." or a relative path) could begin with.

    `requirement` is what pip installs the program from; None where nobody knows.
    """
    return tuple(_proposals(PurePosixPath(folder), documents, ci, requirement))


def common_folder(documents: Collection[Document]) -> str:
    """The folder that holds all of them; "." where there is none but the project's own."""
    parents = [PurePosixPath(document.path).parent for document in documents]
    if not parents:
        return "."
    first = parents[0]
    return next(
        (
            folder.as_posix()
            for folder in (first, *first.parents)
            if all(folder == parent or folder in parent.parents for parent in parents)
        ),
        ".",
    )


def _proposals(
    folder: PurePosixPath, documents: Sequence[Document], ci: CI, requirement: str | None
) -> Iterator[Proposal]:
    path = _argument(folder)
    check = f"reconcile check {shlex.quote(path)}"
    yield Proposal(path=CONFIG, text=_filled("reconcile.toml", folder=_within(folder)))
    if described := entries(folder, documents):
        yield Proposal(
            path=(folder / "sources.yaml").as_posix(),
            text=HEADER + listed(described),
            addition=listed(described),
            asks=f"it says nothing of {counted(len(described), 'document')}; add to its list",
            lacks=lacking(described),
        )
    hook = _filled("pre-commit.yaml", entry=_scalar(check), files=_scalar(_pattern(folder)))
    yield Proposal(
        path=HOOKS,
        text=hook,
        signs=("reconcile check", "id: reconcile"),
        addition=hook.partition("repos:\n")[2],
        asks="to have reconcile in it, add under `repos:`",
    )
    install = _scalar(f"python -m pip install {shlex.quote(requirement or _UNKNOWN)}")
    if ci == "github":
        summary = f'{check} -f github --report markdown="$GITHUB_STEP_SUMMARY"'
        yield Proposal(path=GITHUB, text=_filled("github.yml", install=install, check=_scalar(summary)))
    elif ci == "gitlab":
        quality = f"{check} --report gitlab=gl-code-quality-report.json"
        job = _filled("gitlab.yml", install=install, check=_scalar(quality))
        asks = "to have reconcile in it, add at its end"
        yield Proposal(path=GITLAB, text=job, signs=("reconcile check",), addition=job, asks=asks)


def _filled(template: str, **values: str) -> str:
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"<{name}>", value)
    return text


def _argument(folder: PurePosixPath) -> str:
    return f"./{folder}" if folder.as_posix().startswith("-") else folder.as_posix()


def _within(folder: PurePosixPath) -> str:
    """The beginning of a path into the folder, as it stands in a text of TOML."""
    return "" if folder == PurePosixPath() else json.dumps(f"{folder}/", ensure_ascii=False)[1:-1]


def _pattern(folder: PurePosixPath) -> str:
    """The files whose change can change the verdict, as a regular expression over paths of the project."""
    inside = "" if folder == PurePosixPath() else f"{re.escape(folder.as_posix())}/"
    endings = "|".join(sorted(ending[1:] for ending in ENDINGS))
    return rf"(^{inside}.*\.({endings})|sources\.yaml|reconcile\.toml|reconcile-baseline\.yaml)$"


def _scalar(text: str) -> str:
    """The text as a value of YAML on one line; JSON's texts are YAML's too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
