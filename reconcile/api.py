"""Reconcile from Python: `check(paths)` compares documents, `extract_claims(paths)` only reads them."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from io import StringIO
from os import PathLike
from pathlib import Path
from typing import Literal, TypedDict, Unpack, get_args

import pandas
from rich.console import Console

from reconcile import pipeline
from reconcile.errors import Diagnostic
from reconcile.gate import FailOn, Gate, judge, keep_kinds
from reconcile.gate.baseline import accept, read_baseline
from reconcile.gate.day import today
from reconcile.model import Claim, Cleared, Document, Fact, Finding, Kind, Notice, Report
from reconcile.project import is_there
from reconcile.report import json, notebook, table, terminal
from reconcile.report.rows import Name
from reconcile.settings import NARROWEST, known_values, several
from reconcile.staged import replace_file
from reconcile.wording import counted

Place = str | PathLike[str]


class Settings(TypedDict, total=False):
    """What a run may be told: a `sources.yaml`, a file of exchange rates, folders of rule packs laid over the shipped
    ones, the day on which documents without a date were published, what is compared with what, globs of what isn't
    read in folders, the kinds of claims to look at, and how many processes extract (1; 0 is one for each core).

    What takes several values takes one too, as itself: `exclude="*.md"`."""

    sources: Place
    rates: Place
    rules: Place | Sequence[Place]
    as_of: date
    group_by: Literal["none", "directory", "group"]
    exclude: str | Sequence[str]
    kinds: Kind | Collection[Kind]
    jobs: int


class CheckSettings(Settings, total=False):
    """And a file of accepted findings, with the day by which its entries expire: today, unless given."""

    baseline: Place
    today: date


def check(paths: Place | Sequence[Place], **settings: Unpack[CheckSettings]) -> "Reconciliation":
    """Reads documents and says where they agree and conflict. `paths` are files and folders.

    Raises:
        ReconcileError: a rule pack, a table of sources or the baseline can't be used.
        TypeError: `paths`, `rules`, `exclude` or `kinds` is neither a text nor a list of them.
        ValueError: `kinds` or `group_by` has a value that doesn't exist.

    A finding that the baseline accepts has the reason as `suppressed`. A document that can't be read is left out and
    told of in `report.diagnostics`.
    """
    kinds = _kinds(settings)
    options = _options(settings, CheckSettings)
    baseline = Path(settings["baseline"]) if "baseline" in settings else None
    # Before any document: its faults shouldn't cost a run.
    entries = read_baseline(baseline) if baseline else ()
    report = pipeline.check(several("paths", paths), options)
    if baseline and entries:
        report = accept(report, entries, settings.get("today") or today(), lambda path: is_there(path, baseline))
    return Reconciliation(keep_kinds(report, kinds) if kinds else report)


def extract_claims(paths: Place | Sequence[Place], **settings: Unpack[Settings]) -> "Reconciliation":
    """The claims alone; facts and findings are empty. Statements are claims only where `kinds` names them.

    Raises:
        ReconcileError: a rule pack or a table of sources can't be used.
        TypeError: `paths`, `rules`, `exclude` or `kinds` is neither a text nor a list of them.
        ValueError: `kinds` or `group_by` has a value that doesn't exist.
    """
    kinds = _kinds(settings)
    report = pipeline.extract(several("paths", paths), _options(settings, Settings), statements="statement" in kinds)
    return Reconciliation(keep_kinds(report, kinds) if kinds else report)


class Reconciliation:
    """What a run found. `report` holds all of it; the properties are its parts, the most important first."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.report.documents

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.report.claims

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.report.facts

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What couldn't be read."""
        return self.report.diagnostics

    @property
    def cleared(self) -> tuple[Cleared, ...]:
        return self.report.cleared

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Entries of the baseline that no longer hold."""
        return self.report.notices

    def passes(self, fail_on: FailOn = "error", *, allow_empty: bool = False) -> bool:
        """Whether `reconcile check` with these flags ends with 0: all was read, there was something to compare, unless
        `allow_empty`, and no open finding is as grave as `fail_on`; none is for "never".

        Raises:
            ValueError: `fail_on` is no severity, nor "never".
        """
        return _judged(self.report, fail_on, allow_empty=allow_empty).exit_code == 0

    def to_text(self, width: int = 80, *, everything: bool = False, fail_on: FailOn = "error") -> str:
        """The report as `--format text` prints it, without colours.

        Args:
            width: columns, 40 or more.
            everything: as `--all`: every fact, source, finding and quote.
            fail_on: what the gate's line goes by.

        Raises:
            ValueError: `width` is below 40, or `fail_on` is no severity, nor "never".
        """
        if width < NARROWEST:
            raise ValueError(f"width: {width} columns are too few; {NARROWEST} or more")
        buffer = StringIO()
        console = Console(file=buffer, width=width, no_color=True, highlight=False, markup=False, emoji=False)
        gate = _judged(self.report, fail_on).line
        terminal.render(self.report, console=console, gate=gate, ascii=False, verbosity=0, everything=everything)
        return buffer.getvalue()

    def to_html(self, *, fail_on: FailOn = "error") -> str:
        """The report as a page, as `--format html` writes it; the gate's line goes by `fail_on`.

        Raises:
            ValueError: `fail_on` is no severity, nor "never".
        """
        from reconcile.report import html

        return html.render(self.report, gate=_judged(self.report, fail_on).line)

    def to_dataframe(self, name: Name = "discrepancies") -> "pandas.DataFrame":
        """A table: "discrepancies" has a row per conflicting pair, "findings", "facts" and "claims" one each, by `id`.

        Raises:
            ValueError: there is no table of that name.
        """
        return table.frame(self.report, name)

    def to_parquet(self, path: Place, name: Name = "discrepancies") -> None:
        """Writes a table as `--format parquet` does, with columns of the same types for all documents; all or nothing.

        Raises:
            OSError: the file can't be written; one that is there stays as it is.
            ImportError: pyarrow isn't installed; `reconcile[parquet]` brings it.
            ValueError: there is no table of that name.
        """
        from reconcile.report import parquet

        replace_file(parquet.render(self.report, name), Path(path))

    def to_json(self, exit_code: int | None = None) -> str:
        """The report as `--format json` writes it; `exit_code` is what `reconcile check` ends with, unless given."""
        if exit_code is None:
            exit_code = _judged(self.report, "error").exit_code
        return json.render(self.report, exit_code).decode()

    def __repr__(self) -> str:
        found = Counter(finding.severity for finding in self.findings if finding.suppressed is None)
        parts = [(len(self.documents), "document"), (len(self.claims), "claim"), (len(self.facts), "fact")]
        parts += [(found[severity], severity) for severity in ("error", "warning", "note")]
        return f"<Reconciliation: {', '.join(counted(number, noun) for number, noun in parts)}>"

    def _repr_html_(self) -> str:
        return notebook.render(self.report)


def _judged(report: Report, fail_on: FailOn, *, allow_empty: bool = False) -> Gate:
    known_values("fail_on", (fail_on,), get_args(FailOn))
    return judge(report, fail_on=fail_on, exit_zero=False, allow_empty=allow_empty)


def _kinds(settings: Settings) -> Collection[Kind]:
    return known_values("kinds", several("kinds", settings.get("kinds", ())), get_args(Kind))


def _options(settings: Settings, known: type[Settings]) -> pipeline.Options:
    unknown = set(settings) - set(known.__annotations__)
    if unknown:
        raise TypeError(f"unknown setting {sorted(unknown)[0]!r}; known: {', '.join(known.__annotations__)}")
    known_values("group_by", (settings.get("group_by", "none"),), ("none", "directory", "group"))
    return pipeline.Options(
        sources=Path(settings["sources"]) if "sources" in settings else None,
        rates=Path(settings["rates"]) if "rates" in settings else None,
        rules=tuple(map(Path, several("rules", settings.get("rules", ())))),
        as_of=settings.get("as_of"),
        group_by=settings.get("group_by", "none"),
        exclude=several("exclude", settings.get("exclude", ())),
        jobs=settings.get("jobs", 1),
    )
