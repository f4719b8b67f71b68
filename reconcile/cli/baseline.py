"""reconcile baseline: the findings that a team has looked at and accepted."""

import json
import subprocess
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from reconcile.cli import options, outputs
from reconcile.cli.command import FILE, Command, flag, pick, settings
from reconcile.cli.deliver import deliver
from reconcile.cli.diagnostics import tell
from reconcile.cli.lines import put
from reconcile.cli.run import Filters, Reading, found, today
from reconcile.cli.screen import Screen
from reconcile.cli.streams import say
from reconcile.errors import BaselineError, Diagnostic
from reconcile.gate import judge
from reconcile.gate.baseline import Entry, accept, read_baseline, stale
from reconcile.gate.baseline_file import edited
from reconcile.model import Finding, Report
from reconcile.project import is_there
from reconcile.report.glyphs import safe
from reconcile.wording import counted, suggestion

DEFAULT = Path("reconcile-baseline.yaml")

_file = flag(
    "--baseline",
    heading="Settings",
    type=FILE,
    metavar="FILE",
    default=DEFAULT,
    help=f"The file of accepted findings.  [default: {DEFAULT}]",
)


@click.group("baseline", short_help="Accepted findings, each with a reason and perhaps a last day.")
def command() -> None:
    """Keep the findings that were looked at and accepted. `reconcile check --baseline FILE` lets them pass."""


@command.command("add", cls=Command, short_help="Accept findings, with a reason.")
@options.paths
@options.documents
@click.option("--reason", required=True, metavar="TEXT", help="Why they are accepted.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only the finding with this id. Repeatable.")
@click.option("--author", metavar="NAME", help="Who accepts them; git's user.name by default.")
@click.option("--expires", type=options.day, metavar="DATE", help="The last day on which they pass.")
@options.kinds
@options.findings
@outputs.verbosity
@_file
@options.rules
@settings
def add(
    paths: tuple[str, ...],
    reason: str,
    ids: tuple[str, ...],
    author: str | None,
    expires: date | None,
    baseline: Path,
    quiet: bool,
    **flags: Any,
) -> int:
    """Accept the open findings of the documents at PATHS, or those with the ids given, and write them to the baseline.

    An entry whose finding is accepted again gets the new reason, author and day.
    """
    if not reason.strip():
        raise click.UsageError("--reason is empty: say why the findings are accepted")
    name = author or _git_user()
    if not name:
        raise click.UsageError("git knows no user.name here, so name who accepts them: --author NAME")
    if expires and expires < today():
        raise click.UsageError(f"--expires {expires} has passed: name today or a later day")
    entries = read_baseline(baseline) if baseline.exists() else ()
    reading = pick(Reading, flags)
    run = found(paths, reading)
    if run.diagnostics:
        return _refused(run, baseline)
    accepted = accept(run, entries, today(), lambda path: is_there(path, baseline))
    filters = pick(Filters, flags)
    chosen = _with_ids(accepted, ids) if ids else _open(filters.apply(accepted, reading.rules, quiet=quiet))
    new = [_entry(accepted, finding, reason.strip(), name, expires) for finding in chosen]
    return _write(baseline, entries, quiet, added=list({entry.id: entry for entry in new}.values()))


@command.command("prune", cls=Command, short_help="Remove entries that no longer hold.")
@options.paths
@options.documents
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and leave the file as it is.")
@outputs.verbosity
@_file
@options.rules
@settings
def prune(paths: tuple[str, ...], dry_run: bool, baseline: Path, quiet: bool, **flags: Any) -> int:
    """Remove the entries whose finding is no longer found at PATHS, and those that have expired.

    An entry with a document that is there and isn't read stays: PATHS may be a part of what the baseline was made for.
    """
    entries = read_baseline(baseline)
    run = found(paths, pick(Reading, flags))
    if run.diagnostics:
        return _refused(run, baseline)
    gate = judge(run, fail_on="never", exit_zero=True, allow_empty=False)
    if gate.exit_code:
        say(gate.line)
        return gate.exit_code
    missing = {entry.id for entry in stale(run, entries, lambda path: is_there(path, baseline))}
    gone = [entry for entry in entries if entry.id in missing or entry.has_expired(today())]
    if dry_run:
        lines = [f"would remove {entry.title}" for entry in gone]
        deliver("".join(f"{line}\n" for line in lines).encode())
        return 0
    return _write(baseline, entries, quiet, removed=gone)


@command.command("show", cls=Command, short_help="What was accepted, why, by whom and until when.")
@outputs.output("text", "json")
@_file
@settings
def show(format: str, output: Path | None, baseline: Path, **flags: Any) -> int:
    """Show the accepted findings with their reasons, the expired ones marked."""
    entries = read_baseline(baseline)
    screen = pick(Screen, flags)
    if format == "json":
        content = json.dumps([_fields(entry) for entry in entries], indent=2, ensure_ascii=False)
        deliver(f"{content}\n".encode(), output)
    else:
        deliver(screen.draw(lambda console: _print(entries, console, screen, output), output), output)
    return 0


def _print(entries: Sequence[Entry], console: Console, screen: Screen, output: Path | None) -> None:
    ascii, put_line = screen.plain(output), partial(put, console, breaks=screen.breaks(output))
    for entry in entries:
        title = Text(safe(entry.title, ascii=ascii), style="bold")
        title.append("  EXPIRED" if entry.has_expired(today()) else "", style="bold red")
        put_line(title)
        for line in filter(None, (entry.message, entry.words)):
            put_line(Text(safe(line, ascii=ascii)), indent=4)
    if not screen.quiet:
        expired = sum(entry.has_expired(today()) for entry in entries)
        put_line(Text(f"{counted(len(entries), 'accepted finding')}{f', {expired} expired' if expired else ''}"))


def _refused(report: Report, baseline: Path) -> int:
    """Findings of a document that can't be read are missing: neither what is open nor what is gone can be told."""
    tell(report.diagnostics)
    say(f"{baseline} is left as it was")
    return 2


def _write(
    baseline: Path, entries: Sequence[Entry], quiet: bool, *, added: Sequence[Entry] = (), removed: Sequence[Entry] = ()
) -> int:
    if added or removed:
        text = _text(baseline) if baseline.exists() else ""
        deliver(edited(text, entries, add=added, remove={entry.id for entry in removed}).encode(), baseline)
    lines = [f"added {entry.title}" for entry in added] + [f"removed {entry.title}" for entry in removed]
    left = {entry.id for entry in entries} - {entry.id for entry in removed} | {entry.id for entry in added}
    lines.append(f"{counted(len(left), 'accepted finding')} in {baseline}{'' if lines else ', nothing to change'}")
    if not quiet:
        deliver("".join(f"{safe(line)}\n" for line in lines).encode())
    return 0


def _text(baseline: Path) -> str:
    try:
        return baseline.read_text(encoding="utf-8")
    except OSError as error:
        raise BaselineError(Diagnostic(message=f"can't be read: {error.strerror}", path=str(baseline))) from None


def _open(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.suppressed is None]


def _with_ids(report: Report, ids: Sequence[str]) -> list[Finding]:
    known = {finding.id: finding for finding in report.findings}
    for id in ids:
        if id not in known:
            hint = suggestion(id, known) if known else "there are no findings"
            raise click.UsageError(f"no finding has the id {id!r}, {hint}")
    return [known[id] for id in ids]


def _entry(report: Report, finding: Finding, reason: str, author: str, expires: date | None) -> Entry:
    labels: dict[str | None, str] = {fact.id: fact.label for fact in report.facts}
    paths = {document.id: document.project_path for document in report.documents}
    return Entry(
        id=finding.id,
        code=finding.code,
        fact=safe(labels.get(finding.fact, finding.name)),
        documents=tuple(dict.fromkeys(safe(paths.get(document, document)) for document in finding.documents)),
        message=safe(finding.message),
        reason=safe(reason),
        author=safe(author),
        expires=expires,
    )


def _fields(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "code": entry.code,
        "fact": entry.fact,
        "documents": entry.documents,
        "message": entry.message,
        "reason": entry.reason,
        "author": entry.author,
        "expires": entry.expires.isoformat() if entry.expires else None,
        "expired": entry.has_expired(today()),
    }


def _git_user() -> str | None:
    """The name in git's settings; None where there is none, or no git."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None
