"""reconcile check: documents → report → gate."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from reconcile.cli import Session, formats, options, outputs
from reconcile.cli.command import Command, config_file, pick, policy, settings
from reconcile.cli.deliver import deliver_all, spare_inputs
from reconcile.cli.remarks import doubts, named_twice
from reconcile.cli.run import (
    Filters,
    Reading,
    found,
    note_left_aside,
    note_settings,
    warn_of_empty_folders,
    warn_of_reports_among_documents,
)
from reconcile.cli.screen import Screen
from reconcile.config import CheckFormat, FailOn
from reconcile.gate import judge
from reconcile.gate.inline import unheard


class Judging(Struct, frozen=True, kw_only=True):
    """The flags under "Gate" that the verdict hangs on."""

    fail_on: FailOn
    exit_zero: bool
    allow_empty: bool
    fail_on_stale: bool


@click.command("check", cls=Command, short_help="Say where documents agree and conflict.")
@options.paths
@options.documents
@options.kinds
@options.findings
@formats.flags
@options.gate
@outputs.no_progress
@options.rules
@options.watch
@settings
def command(
    paths: tuple[str, ...],
    format: CheckFormat,
    output: Path | None,
    report: tuple[formats.Target, ...],
    baseline: Path | None,
    watch: bool,
    no_progress: bool,
    **flags: Any,
) -> int:
    """Read documents and say where they agree, where they conflict, and why.

    PATHS are files, folders or - for standard input.
    """
    from reconcile.cli.accepted import read_accepted
    from reconcile.cli.diagnostics import tell
    from reconcile.cli.progress import progress
    from reconcile.report.undated import undated

    targets = formats.targets(format, output, report)
    reading, screen, judging = pick(Reading, flags), pick(Screen, flags), pick(Judging, flags)
    memory = _watch(paths, reading, baseline, targets, screen) if watch else None
    accepted = read_accepted(baseline) if baseline is not None else None
    with progress(screen, wanted=not no_progress) as tell_progress:
        run = found(paths, reading, {"tell": tell_progress, "memory": memory})
    if accepted is not None:
        run = accepted.mark(run)
    kept = pick(Filters, flags).apply(run, reading.rules, quiet=screen.quiet)
    gate = judge(
        kept,
        fail_on=judging.fail_on,
        exit_zero=judging.exit_zero,
        allow_empty=judging.allow_empty,
        fail_on_stale=judging.fail_on_stale,
    )
    tell(kept.diagnostics)
    if not screen.quiet:
        warn_of_empty_folders(paths, reading.exclude)
        tell(named_twice(paths, len(run.documents)), "warning")
        tell(doubts(run.documents), "warning")
    if not screen.quiet or judging.fail_on_stale:
        tell((notice.place for notice in kept.notices), "error" if judging.fail_on_stale else "warning")
    if screen.verbosity > 0:
        note_settings()
    if accepted is not None and not screen.quiet:
        accepted.note_moved(run)
    if not screen.quiet:
        note_left_aside(paths, reading.exclude)
    ignored = unheard(kept, policy().trusted)
    if ignored is not None and not screen.quiet:
        tell([ignored], "note")
    result = formats.Result(report=kept, gate=gate, screen=screen, rules=reading.rules, paths=paths)
    spare_inputs((target.output for target in targets), paths, kept.documents, [*reading.settings(), baseline])
    deliver_all(formats.rendered(result, targets), pager=screen.pager and not watch)
    if not screen.quiet:
        warn_of_reports_among_documents([target.output for target in targets], paths, reading.exclude)
    if format != "text" or output is not None:
        if not screen.quiet and (dateless := undated(kept)):
            tell([dateless], "warning")
        screen.remark(gate.line)
    return gate.exit_code


def _watch(
    paths: tuple[str, ...],
    reading: Reading,
    baseline: Path | None,
    targets: Sequence[formats.Target],
    screen: Screen,
) -> Any:
    """Sees to it that the run is repeated; what it is to remember."""
    from reconcile import pipeline
    from reconcile.cli.watch import Watch

    if "-" in paths:
        raise click.BadParameter("standard input can't be watched, name files or folders", param_hint="--watch")
    session = click.get_current_context().ensure_object(Session)
    watch = session.again if isinstance(session.again, Watch) else Watch()
    settings = pipeline.Options(**reading.options(paths))
    config = config_file()
    own = {target.output.resolve() for target in targets if target.output is not None}

    def files() -> Iterator[Path]:
        yield from (file for file in (config, baseline) if file is not None)
        yield from (file for file in pipeline.files(paths, settings) if file.resolve() not in own)

    watch.begin(files, quiet=screen.quiet)
    session.again = watch
    return watch.memory
