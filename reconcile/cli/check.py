"""reconcile check: documents → report → gate."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, structs

from reconcile.cli import formats, options
from reconcile.cli.command import Command, pick, settings
from reconcile.cli.screen import Screen
from reconcile.config import CheckFormat, FailOn, GroupBy
from reconcile.gate import judge, keep_findings, keep_kinds
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
@formats.flags
@options.gate
@options.rules
@settings
def command(
    paths: tuple[str, ...],
    format: CheckFormat,
    output: Path | None,
    report: tuple[formats.Target, ...],
    **flags: Any,
) -> int:
    """Read documents and say where they agree, where they conflict, and why.

    PATHS are files, folders or - for standard input.
    """
    from reconcile import pipeline
    from reconcile.cli.diagnostics import tell

    targets = formats.targets(format, output, report)
    reading, screen = pick(Reading, flags), pick(Screen, flags)
    found = pipeline.check(paths, pipeline.Options(**reading.options(paths)))
    kept = pick(Filters, flags).apply(found, reading.rules)
    judging = pick(Judging, flags)
    gate = judge(kept, fail_on=judging.fail_on, exit_zero=judging.exit_zero, allow_empty=judging.allow_empty)
    tell(kept.diagnostics)
    formats.deliver_all(formats.Result(report=kept, gate=gate, screen=screen, rules=reading.rules), targets)
    if format != "text" or output is not None:
        screen.remark(gate.line)
    return gate.exit_code
