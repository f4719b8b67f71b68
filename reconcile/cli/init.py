"""reconcile init: the files by which a project adopts the gate."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from reconcile.adopt import CI, CONFIG, HOOKS, Proposal, common_folder, proposals
from reconcile.adopt.requirement import own_requirement
from reconcile.cli.command import Command, Headed
from reconcile.cli.deliver import deliver, deliver_all
from reconcile.cli.diagnostics import tell
from reconcile.config import find_config
from reconcile.errors import Diagnostic, ReconcileError
from reconcile.model import Document
from reconcile.report.glyphs import safe
from reconcile.wording import counted


@click.command("init", cls=Command, short_help="Write a config, a table of sources, a pre-commit hook and a CI job.")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--ci",
    type=click.Choice(get_args(CI)),
    default="github",
    help="The job for which CI: .github/workflows/reconcile.yml, .gitlab-ci.yml, or none.  [default: github]",
)
@click.option(
    "--install",
    metavar="REQUIREMENT",
    help="What pip installs the program from in CI; where this copy came from by default.",
)
@click.option(
    "--dry-run", cls=Headed, heading="Output", is_flag=True, help="Print what would be written, and write nothing."
)
@click.option("-q", "--quiet", cls=Headed, heading="Output", is_flag=True, help="Say only what is wrong.")
def command(folder: Path | None, ci: CI, install: str | None, dry_run: bool, quiet: bool) -> int:
    """Write what a project needs to keep its documents in agreement: reconcile.toml, a sources.yaml that says what was
    found in each document, a pre-commit hook and a CI job.

    FOLDER holds the documents; by default it is the one that holds all that are found here and below. No file that is
    there is changed: it is named, with what could be added to it.
    """
    from reconcile import pipeline

    start = _inside(folder or Path())
    documents, faults = pipeline.read([start])
    place = start if folder is not None else common_folder(documents)
    requirement = install or own_requirement()
    wanted = proposals(place, documents, ci=ci, requirement=requirement)
    new = [proposal for proposal in wanted if not _is_there(Path(proposal.path))]
    lines = [line for proposal in wanted for line in _told(proposal, proposal in new, dry_run)]
    if not any(proposal.path.endswith("sources.yaml") for proposal in wanted):
        lines.append(_without_sources(documents, place))
    if requirement is None and any(proposal.path not in (CONFIG, HOOKS) and _installs(proposal) for proposal in new):
        lines.append("CI doesn't know where reconcile comes from: mend its line with `pip install`, or use --install")
    if not dry_run:
        _write(new)
    if not quiet or dry_run:
        deliver("".join(f"{safe(line)}\n" for line in lines).encode())
    tell(faults)
    return 2 if faults else 0


def _inside(folder: Path) -> str:
    """The folder as seen from the current one; the files written here have no other path."""
    here = Path.cwd()
    if not folder.resolve().is_relative_to(here.resolve()):
        raise click.UsageError(f"{folder} isn't below the current folder: run `reconcile init` in the project's own")
    return folder.resolve().relative_to(here.resolve()).as_posix()


def _is_there(path: Path) -> bool:
    """A reconcile.toml would hide a table of pyproject.toml beside it, so that counts too."""
    if path.is_symlink() or path.exists():
        return True
    return path == Path(CONFIG) and _own_config() is not None


def _own_config() -> Path | None:
    config = find_config(Path.cwd())
    return config if config is not None and config.parent == Path.cwd() else None


def _hidden_config() -> str:
    """The config further up that a new one goes before."""
    config = find_config(Path.cwd())
    return f", which goes before {Path(os.path.relpath(config)).as_posix()} here" if config is not None else ""


def _told(proposal: Proposal, is_new: bool, dry_run: bool) -> list[str]:
    if is_new:
        shown = [f"    {line}" for line in proposal.text.splitlines()] if dry_run else []
        remark = _hidden_config() if proposal.path == CONFIG else proposal.lacks and f"; {proposal.lacks}"
        return [f"{'would write' if dry_run else 'wrote'} {proposal.path}{remark}", *shown]
    if proposal.path == CONFIG and (config := _own_config()) is not None:
        return [f"kept {config.name}" + ("" if config.name == CONFIG else ", which has settings of reconcile")]
    if not proposal.addition or _holds_any(Path(proposal.path), proposal.signs):
        return [f"kept {proposal.path}"]
    added = [f"    {line}" for line in proposal.addition.splitlines()]
    return [f"kept {proposal.path}; {proposal.asks}:", *added]


def _holds_any(path: Path, signs: Sequence[str]) -> bool:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(sign in text for sign in signs)


def _installs(proposal: Proposal) -> bool:
    return "pip install" in proposal.text


def _without_sources(documents: Sequence[Document], place: str) -> str:
    """Where no table of sources is proposed: why."""
    table = Path(place, "sources.yaml")
    if _is_there(table):
        return f"kept {table.as_posix()}"
    if not documents:
        return "no sources.yaml: there are no documents here yet; run `reconcile init` again when there are"
    return f"no sources.yaml: what is known of {counted(len(documents), 'document')} in {place} is written down already"


def _write(new: Sequence[Proposal]) -> None:
    """All or none, as far as a disk can promise."""
    try:
        for proposal in new:
            Path(proposal.path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"can't be made: {error.strerror}"
        raise ReconcileError(Diagnostic(message=message, path=str(Path(proposal.path).parent))) from None
    deliver_all([(proposal.text.encode(), Path(proposal.path)) for proposal in new])
