"""Reconcile from Python: `check(paths)` compares documents, `extract_claims(paths)` only reads them."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import Literal, TypedDict, Unpack, get_args

import pandas

from reconcile import pipeline
from reconcile.claims import known_values
from reconcile.errors import Diagnostic
from reconcile.gate import judge, keep_kinds
from reconcile.model import Claim, Cleared, Document, Fact, Finding, Kind, Report
from reconcile.report import json, notebook, table
from reconcile.report.values import counted

Place = str | PathLike[str]


class Settings(TypedDict, total=False):
    """What a run may be told: a `sources.yaml`, a file of exchange rates, folders of rule packs laid over the shipped
    ones, the day on which documents without a date were published, what is compared with what, the kinds of claims
    to look at, and how many processes extract (1; 0 is one for each core)."""

    sources: Place
    rates: Place
    rules: Sequence[Place]
    as_of: date
    group_by: Literal["none", "directory", "group"]
    kinds: Collection[Kind]
    jobs: int


def check(paths: Place | Sequence[Place], **settings: Unpack[Settings]) -> "Reconciliation":
    """Reads documents and says where they agree and conflict. `paths` are files and folders.

    Raises:
        ReconcileError: a rule pack or a table of sources can't be used.
        ValueError: `kinds` or `group_by` has a value that doesn't exist.

    A document that can't be read is left out and told of in `report.diagnostics`.
    """
    kinds = _kinds(settings)
    report = pipeline.check(_paths(paths), _options(settings))
    return Reconciliation(keep_kinds(report, kinds) if kinds else report)


def extract_claims(paths: Place | Sequence[Place], **settings: Unpack[Settings]) -> "Reconciliation":
    """The claims alone; facts and findings are empty. Statements are claims only where `kinds` names them.

    Raises:
        ReconcileError: a rule pack or a table of sources can't be used.
        ValueError: `kinds` or `group_by` has a value that doesn't exist.
    """
    kinds = _kinds(settings)
    report = pipeline.extract(_paths(paths), _options(settings), statements="statement" in kinds)
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

    def to_dataframe(self, name: table.Name = "discrepancies") -> "pandas.DataFrame":
        """A table: "discrepancies" has a row per conflicting pair, "claims" and "facts" a row each.

        Raises:
            ValueError: there is no table of that name.
        """
        return table.frame(self.report, name)

    def to_json(self, exit_code: int | None = None) -> str:
        """The report as `--format json` writes it; `exit_code` is what `reconcile check` ends with, unless given."""
        if exit_code is None:
            exit_code = judge(self.report, fail_on="error", exit_zero=False, allow_empty=False).exit_code
        return json.render(self.report, exit_code).decode()

    def __repr__(self) -> str:
        found = Counter(finding.severity for finding in self.findings if finding.suppressed is None)
        parts = [(len(self.documents), "document"), (len(self.claims), "claim"), (len(self.facts), "fact")]
        parts += [(found[severity], severity) for severity in ("error", "warning", "note")]
        return f"<Reconciliation: {', '.join(counted(number, noun) for number, noun in parts)}>"

    def _repr_html_(self) -> str:
        return notebook.render(self.report)


def _paths(paths: Place | Sequence[Place]) -> list[str]:
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(path) for path in paths]


def _kinds(settings: Settings) -> Collection[Kind]:
    known_values("kinds", settings.get("kinds", ()), get_args(Kind))
    return settings.get("kinds", ())


def _options(settings: Settings) -> pipeline.Options:
    unknown = set(settings) - set(Settings.__annotations__)
    if unknown:
        raise TypeError(f"unknown setting {sorted(unknown)[0]!r}; known: {', '.join(Settings.__annotations__)}")
    known_values("group_by", (settings.get("group_by", "none"),), ("none", "directory", "group"))
    return pipeline.Options(
        sources=Path(settings["sources"]) if "sources" in settings else None,
        rates=Path(settings["rates"]) if "rates" in settings else None,
        rules=tuple(Path(folder) for folder in settings.get("rules", ())),
        as_of=settings.get("as_of"),
        group_by=settings.get("group_by", "none"),
        jobs=settings.get("jobs", 1),
    )
