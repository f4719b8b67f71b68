"""The formats of a check's result, and the flags that choose them: one for standard output or --output, and any number
of --report FMT=FILE."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import click
from msgspec import Struct

from reconcile.cli import complete
from reconcile.cli.command import flag, given, stacked
from reconcile.cli.links import linker, unlinked
from reconcile.cli.outputs import check_destination, destination, pager, screen
from reconcile.cli.screen import Screen
from reconcile.config import CheckFormat
from reconcile.gate import Gate
from reconcile.model import Report
from reconcile.wording import suggestion


class Result(Struct, frozen=True, kw_only=True):
    """What a renderer may use: `rules` are the folders laid over the shipped packs, `paths` the run's arguments."""

    report: Report
    gate: Gate
    screen: Screen
    rules: tuple[Path, ...]
    paths: tuple[str, ...]


class Target(Struct, frozen=True, kw_only=True):
    """A format and where it goes; standard output where there is no file."""

    format: CheckFormat
    output: Path | None


def rendered(result: Result, targets: Sequence[Target]) -> list[tuple[bytes, Path | None]]:
    """The result as each target wants it, with the place it goes to."""
    return [(_RENDERERS[target.format](result, target.output), target.output) for target in targets]


# Each renderer is imported where it is used: tables need pandas, which takes longer than all the rest.


def _text(result: Result, output: Path | None) -> bytes:
    from reconcile.report import terminal

    screen = result.screen
    return screen.draw(
        lambda console: terminal.render(
            result.report,
            console=console,
            gate=result.gate.line,
            ascii=screen.plain(output),
            verbosity=screen.verbosity,
            everything=screen.all,
            link=linker(result.paths) if output is None else unlinked,
        ),
        output,
    )


def _concise(result: Result, output: Path | None) -> bytes:
    from reconcile.report import concise

    return _encoded(concise.render(result.report))


def _statistics(result: Result, output: Path | None) -> bytes:
    from reconcile.report import statistics

    return _encoded(statistics.render(result.report))


def _json(result: Result, output: Path | None) -> bytes:
    from reconcile.report import json

    return json.render(result.report, result.gate.exit_code)


def _jsonl(result: Result, output: Path | None) -> bytes:
    from reconcile.report import json

    return json.render_findings(result.report)


def _csv(result: Result, output: Path | None) -> bytes:
    from reconcile.report import table

    return _encoded(table.csv(result.report, "discrepancies"))


def _parquet(result: Result, output: Path | None) -> bytes:
    from reconcile.report import parquet

    return parquet.render(result.report, "discrepancies")


def _annotations(result: Result, output: Path | None) -> bytes:
    from reconcile.report import annotations

    return annotations.render_findings(result.report)


def _sarif(result: Result, output: Path | None) -> bytes:
    from reconcile.report import sarif
    from reconcile.rulepack.load import load_rules

    return sarif.render(result.report, load_rules(result.rules).findings, result.gate.exit_code)


def _junit(result: Result, output: Path | None) -> bytes:
    from reconcile.report import junit

    return junit.render(result.report, result.gate.failing)


def _github(result: Result, output: Path | None) -> bytes:
    from reconcile.report import github

    return _encoded(github.render(result.report))


def _gitlab(result: Result, output: Path | None) -> bytes:
    from reconcile.report import gitlab

    return gitlab.render(result.report)


def _markdown(result: Result, output: Path | None) -> bytes:
    from reconcile.report import markdown

    return _encoded(markdown.render(result.report, result.gate.line))


def _html(result: Result, output: Path | None) -> bytes:
    from reconcile.report import html

    return _encoded(html.render(result.report, gate=result.gate.line, settings=given()))


def _encoded(text: str) -> bytes:
    return text.encode()


_RENDERERS: dict[CheckFormat, Callable[[Result, Path | None], bytes]] = {
    "text": _text,
    "concise": _concise,
    "statistics": _statistics,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
    "html": _html,
    "annotations": _annotations,
}

# A flag that is repeated and a list with commas are the same; a file's name may have commas of its own.
_SEPARATOR = re.compile(rf",\s*(?=(?:{'|'.join(_RENDERERS)})=)")


def _targets(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Target, ...]:
    targets: list[Target] = []
    for value in (part for written in values for part in _SEPARATOR.split(written)):
        name, equals, file = value.partition("=")
        if not equals or not file:
            raise click.BadParameter(f"{value!r} is not FMT=FILE, as csv=conflicts.csv", ctx, parameter)
        if file == "-":
            message = f"{value!r} would be a file called -; what goes to standard output is chosen with -f"
            raise click.BadParameter(message, ctx, parameter)
        if name not in _RENDERERS:
            raise click.BadParameter(f"unknown format {name!r}, {suggestion(name, _RENDERERS)}", ctx, parameter)
        targets.append(Target(format=name, output=Path(file)))
    return tuple(targets)


def targets(format: CheckFormat, output: Path | None, reports: Sequence[Target]) -> list[Target]:
    """All results of one run.

    Raises:
        click.UsageError: where two would go to one file, or a format can't be written there.
    """
    wanted = [Target(format=format, output=output), *reports]
    for target in wanted:
        check_destination(target.format, target.output)
    files: set[Path] = set()
    for file in (target.output.resolve() for target in wanted if target.output is not None):
        if file in files:
            raise click.BadParameter(f"two results would go to {file.name}", param_hint="--report")
        files.add(file)
    return wanted


flags = stacked(
    destination(*get_args(CheckFormat)),
    flag(
        "--report",
        heading="Output",
        multiple=True,
        shell_complete=complete.reports,
        callback=_targets,
        metavar="FMT=FILE",
        help="One more result of the same run, in this format. Repeatable.",
    ),
    flag(
        "--all", heading="Output", is_flag=True, help="Every fact, source, finding and quote, however many there are."
    ),
    pager,
    screen,
)
