"""reconcile extract: the claims alone, to see what was read and to debug a rule."""

from pathlib import Path
from typing import Any

import click

from reconcile.cli import options, outputs
from reconcile.cli.command import Command, pick, settings
from reconcile.cli.deliver import deliver, spare_inputs
from reconcile.cli.remarks import doubts
from reconcile.cli.run import (
    Reading,
    note_left_aside,
    note_settings,
    warn_of_empty_folders,
    warn_of_reports_among_documents,
)
from reconcile.cli.screen import Screen
from reconcile.gate import keep_kinds
from reconcile.model import Report


@click.command("extract", cls=Command, short_help="Print the claims alone, one a row.")
@options.paths
@options.documents
@options.kinds
@outputs.output("text", "jsonl", "json", "csv", "parquet", "annotations")
@outputs.pager
@outputs.no_progress
@options.allow_empty
@options.rules
@settings
def command(
    paths: tuple[str, ...],
    format: str,
    output: Path | None,
    kind: tuple[Any, ...],
    allow_empty: bool,
    no_progress: bool,
    **flags: Any,
) -> int:
    """Print what was read in the documents, one claim a row: to see what a rule finds, or to work on it elsewhere.

    PATHS are files, folders or - for standard input.
    """
    from reconcile import pipeline
    from reconcile.cli.diagnostics import tell
    from reconcile.cli.progress import progress

    screen = pick(Screen, flags)
    outputs.check_destination(format, output)
    reading = pick(Reading, flags)
    with progress(screen, wanted=not no_progress) as tell_progress:
        settings = pipeline.Options(**reading.options(paths), tell=tell_progress)
        report = pipeline.extract(paths, settings, statements="statement" in kind)
    if kind:
        report = keep_kinds(report, kind)
    exit_code = _exit_code(report, allow_empty)
    tell(report.diagnostics)
    if not screen.quiet:
        warn_of_empty_folders(paths, reading.exclude)
        tell(doubts(report.documents), "warning")
    if screen.verbosity > 0:
        note_settings()
    if not screen.quiet:
        note_left_aside(paths, reading.exclude)
    spare_inputs([output], paths, report.documents, reading.settings())
    deliver(_rendered(report, exit_code, format, screen, output), output, pager=screen.pager)
    if not screen.quiet:
        warn_of_reports_among_documents([output], paths, reading.exclude)
    if not report.claims:
        screen.remark("NOTHING TO EXTRACT no claim in the documents")
    return exit_code


def _exit_code(report: Report, allow_empty: bool) -> int:
    if report.diagnostics:
        return 2
    return 0 if report.claims or allow_empty else 5


def _rendered(report: Report, exit_code: int, format: str, screen: Screen, output: Path | None) -> bytes:
    if format in ("json", "jsonl"):
        from reconcile.report import json

        return json.render(report, exit_code) if format == "json" else json.render_claims(report)
    if format == "csv":
        from reconcile.report import table

        return table.csv(report, "claims").encode()
    if format == "parquet":
        from reconcile.report import parquet

        return parquet.render(report, "claims")
    if format == "annotations":
        from reconcile.report import annotations

        return annotations.render_claims(report)
    from reconcile.report import terminal

    return screen.draw(
        lambda console: terminal.render_claims(report, console=console, ascii=screen.plain(output)), output
    )
