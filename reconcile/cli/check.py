"""reconcile check: documents → report → gate."""

from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from reconcile.cli import formats, options
from reconcile.cli.command import Command, pick, policy, settings
from reconcile.cli.deliver import deliver_all, spare_documents
from reconcile.cli.run import Filters, Reading, found, note_left_aside
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
@options.rules
@settings
def command(
    paths: tuple[str, ...],
    format: CheckFormat,
    output: Path | None,
    report: tuple[formats.Target, ...],
    baseline: Path | None,
    **flags: Any,
) -> int:
    """Read documents and say where they agree, where they conflict, and why.

    PATHS are files, folders or - for standard input.
    """
    from reconcile.cli.diagnostics import tell

    targets = formats.targets(format, output, report)
    reading, screen, judging = pick(Reading, flags), pick(Screen, flags), pick(Judging, flags)
    kept = pick(Filters, flags).apply(found(paths, reading, baseline), reading.rules)
    gate = judge(
        kept,
        fail_on=judging.fail_on,
        exit_zero=judging.exit_zero,
        allow_empty=judging.allow_empty,
        fail_on_stale=judging.fail_on_stale,
    )
    tell(kept.diagnostics)
    if not screen.quiet or judging.fail_on_stale:
        tell((notice.place for notice in kept.notices), "error" if judging.fail_on_stale else "warning")
    if screen.verbosity > 0 or (format == "text" and not screen.quiet):
        note_left_aside(paths)
    ignored = unheard(kept, policy().trusted)
    if ignored is not None and not screen.quiet:
        tell([ignored], "note")
    result = formats.Result(report=kept, gate=gate, screen=screen, rules=reading.rules)
    spare_documents((target.output for target in targets), paths, kept.documents)
    deliver_all(formats.rendered(result, targets))
    if format != "text" or output is not None:
        screen.remark(gate.line)
    return gate.exit_code
