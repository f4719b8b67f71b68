"""A run as the flags and the config want it: what is read, what it weighs, what was accepted, what counts."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from reconcile.cli import options
from reconcile.cli.command import config_file, given, policy
from reconcile.cli.diagnostics import tell
from reconcile.cli.remarks import without_codes
from reconcile.config import GroupBy
from reconcile.errors import Diagnostic
from reconcile.gate import keep_findings, keep_kinds
from reconcile.gate.day import today as today
from reconcile.model import Kind, Report, Severity
from reconcile.wording import counted

_ENDINGS = 5  # that are told one by one


class Reading(Struct, frozen=True, kw_only=True):
    """The flags that say what is read and how."""

    sources: Path | None
    rates: Path | None
    rules: tuple[Path, ...]
    as_of: date | None
    group_by: GroupBy
    exclude: tuple[str, ...]
    stdin_name: str
    jobs: int | None

    def settings(self) -> list[Path | None]:
        """The files besides documents and rule packs that say how to read."""
        return [self.sources, self.rates, config_file()]

    def options(self, paths: tuple[str, ...]) -> dict[str, Any]:
        """The fields of `pipeline.Options`; the stages behind that module aren't needed for `--help`."""
        return structs.asdict(self) | {"stdin": sys.stdin.buffer if "-" in paths else None}


class Filters(Struct, frozen=True, kw_only=True):
    """The flags under "What counts"."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_severity: Severity
    kind: tuple[Kind, ...]

    def apply(self, report: Report, rules: tuple[Path, ...], *, quiet: bool) -> Report:
        from reconcile.rulepack.load import load_rules

        known = [rule.id for rule in load_rules(rules).findings] if self.select or self.ignore else []
        select, ignore = options.codes("--select", self.select, known), options.codes("--ignore", self.ignore, known)
        if known and not quiet:
            tell(without_codes(select, ignore, known), "warning")
        kept = keep_findings(report, select=select, ignore=ignore, min_severity=self.min_severity)
        return keep_kinds(kept, self.kind) if self.kind else kept


def found(paths: tuple[str, ...], reading: Reading, watched: Mapping[str, Any] | None = None) -> Report:
    """What the documents hold, with the config's severities and suppressions.

    `watched` are fields of `pipeline.Options` that aren't flags.

    Raises:
        ReconcileError: the rule packs, the config or the table of sources can't be used.
    """
    from reconcile import pipeline
    from reconcile.rulepack.load import load_rules

    packs = load_rules(reading.rules)
    return policy().apply(
        pipeline.check(paths, pipeline.Options(**reading.options(paths), **(watched or {}))),
        codes=[rule.id for rule in packs.findings],
        measures={measure.id: measure.label for measure in packs.measures},
    )


def warn_of_empty_folders(paths: tuple[str, ...], exclude: tuple[str, ...]) -> None:
    """Say which folders hold no documents: that is no fault, and not what somebody who names them thinks."""
    from reconcile import pipeline

    tell(pipeline.without_documents(paths, exclude), "warning")


def warn_of_reports_among_documents(
    outputs: Iterable[Path | None], paths: tuple[str, ...], exclude: tuple[str, ...]
) -> None:
    """Say which results lie in a folder that is read: the next run takes a report for a document that repeats the
    others, and has nothing left to find."""
    from reconcile import pipeline

    folders = tuple(path for path in paths if path != "-" and Path(path).is_dir())
    written = {output.resolve(): output for output in outputs if output is not None and output.is_file()}
    if not folders or not written:
        return
    read = {path.resolve() for path in pipeline.files(folders, pipeline.Options(exclude=exclude))}
    message = "lies among the documents: the next run reads it as one of them"
    hint = "write it elsewhere, or leave it out with --exclude"
    among = [path for place, path in written.items() if place in read]
    tell((Diagnostic(path=str(path), message=message, hint=hint) for path in among), "warning")


def note_settings() -> None:
    """Say which config file is in force, and what was set by whom."""
    told = ", ".join(f"{flag} {value}" for flag, value in given().items()) or "all are the defaults"
    tell([Diagnostic(message=f"config file: {config_file() or 'none'}; settings: {told}")], "note")


def note_left_aside(paths: tuple[str, ...], exclude: tuple[str, ...]) -> None:
    """Say how many files in the folders aren't read, by their endings."""
    from reconcile import pipeline

    endings = pipeline.left_aside(paths, exclude)
    if endings:
        number, most = endings.total(), sorted(endings.items(), key=lambda item: (-item[1], item[0]))
        shown = [f"{count} {ending}" for ending, count in most[:_ENDINGS]]
        more = [f"{len(most) - _ENDINGS} more types"] if len(most) > _ENDINGS else []
        are = "is" if number == 1 else "are"
        message = f"{counted(number, 'file')} of other types {are} not read: {', '.join(shown + more)}"
        tell([Diagnostic(message=message)], "note")
