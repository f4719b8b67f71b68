"""reconcile check: documents → report → gate."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, structs

from reconcile.cli import options
from reconcile.cli.command import Command, given, pick, settings
from reconcile.cli.screen import Screen, deliver
from reconcile.config import FailOn, GroupBy
from reconcile.gate import Gate, judge, keep_findings, keep_kinds
from reconcile.model import Kind, Report, Severity


class Reading(Struct, frozen=True, kw_only=True):
    """The flags that say what is read and how."""

    sources: Path | None
    rules: tuple[Path, ...]
    as_of: date | None
    group_by: GroupBy
    stdin_name: str

    def options(self, paths: tuple[str, ...]) -> dict[str, Any]:
        """The fields of `pipeline.Options`; the stages behind that module aren't needed for `--help`."""
        return structs.asdict(self) | {"stdin": sys.stdin.buffer if "-" in paths else None}


class Filters(Struct, frozen=True, kw_only=True):
    """The flags under "What counts"."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_severity: Severity
    kind: tuple[Kind, ...]

    def apply(self, report: Report, rules: tuple[Path, ...]) -> Report:
        from reconcile.rulepack.load import load_rules

        known = [rule.id for rule in load_rules(rules).findings] if self.select or self.ignore else []
        select, ignore = options.codes("--select", self.select, known), options.codes("--ignore", self.ignore, known)
        kept = keep_findings(report, select=select, ignore=ignore, min_severity=self.min_severity)
        return keep_kinds(kept, self.kind) if self.kind else kept


class Judging(Struct, frozen=True, kw_only=True):
    """The flags under "Gate"."""

    fail_on: FailOn
    exit_zero: bool
    allow_empty: bool


@click.command("check", cls=Command, short_help="Say where documents agree and conflict.")
@options.paths
@options.documents
@options.kinds
@options.findings
@options.output("text", "concise", "json", "csv", "html")
@options.gate
@options.rules
@settings
def command(paths: tuple[str, ...], format: str, output: Path | None, **flags: Any) -> int:
    """Read documents and say where they agree, where they conflict, and why.

    PATHS are files, folders or - for standard input.
    """
    from reconcile import pipeline
    from reconcile.cli.diagnostics import tell

    reading, screen = pick(Reading, flags), pick(Screen, flags)
    found = pipeline.check(paths, pipeline.Options(**reading.options(paths)))
    report = pick(Filters, flags).apply(found, reading.rules)
    judging = pick(Judging, flags)
    gate = judge(report, fail_on=judging.fail_on, exit_zero=judging.exit_zero, allow_empty=judging.allow_empty)
    tell(report.diagnostics)
    deliver(_rendered(report, gate, format, screen, output), output)
    if format != "text" or output is not None:
        screen.remark(gate.line)
    return gate.exit_code


def _rendered(report: Report, gate: Gate, format: str, screen: Screen, output: Path | None) -> bytes:
    """Each renderer is imported where it is used: the table needs pandas, which takes longer than all the rest."""
    if format == "json":
        from reconcile.report import json

        return json.render(report, gate.exit_code)
    if format == "csv":
        from reconcile.report import table

        return table.discrepancies_csv(report).encode()
    if format == "concise":
        from reconcile.report import concise

        return concise.render(report).encode()
    if format == "html":
        from reconcile.report import html

        return html.render(report, gate=gate.line, settings=given()).encode()
    from reconcile.report import terminal

    return screen.draw(
        lambda console: terminal.render(
            report, console=console, gate=gate.line, ascii=screen.plain(output), verbosity=screen.verbosity
        ),
        output,
    )
