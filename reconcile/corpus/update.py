"""A run → its corpus's expected.yaml: what came out becomes what is expected."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import yaml
from msgspec import UNSET, Struct

from reconcile.corpus.compare import Run, fields
from reconcile.corpus.expectation import Ends, Expectation, ExpectedClaim, ExpectedFact, ends
from reconcile.model import Finding


def updated(expectation: Expectation, run: Run) -> str:
    """The text of an expected.yaml that the run fulfils, as far as the run holds what is named at all.

    Entries keep their order, and what the run has no claim or fact for stays as it is and goes on missing: an
    expectation isn't dropped because a rule broke. Findings are those of the run. Comments are lost.
    """
    sections: dict[str, list[dict[str, Any]]] = {
        "claims": [_claim(claim, run) for claim in expectation.claims],
        "facts": [_fact(fact, run) for fact in expectation.facts],
        "findings": _findings(expectation, run),
        "nothing_in": [_written(quote) for quote in expectation.nothing_in],
        "todo": [_written(item) for item in expectation.todo],
    }
    return "\n".join(
        f"{name}:\n" + "".join(f"  - {_flow(entry)}\n" for entry in entries)
        for name, entries in sections.items()
        if entries
    )


def _claim(expected: ExpectedClaim, run: Run) -> dict[str, Any]:
    claim, entry = run.nearest(expected), _written(expected)
    return entry if claim is None else entry | {name: actual for name, _, actual in fields(expected, claim)}


def _fact(expected: ExpectedFact, run: Run) -> dict[str, Any]:
    here, entry = run.facts_at(expected), _written(expected)
    if not here or run.fact_differs(expected) is None:
        return entry
    return entry | {"verdict": here[0].verdict, "reasons": list(here[0].reasons)}


def _findings(expectation: Expectation, run: Run) -> list[dict[str, Any]]:
    left = [finding for finding in run.report.findings if finding.suppressed is None]
    entries = []
    for expected in expectation.findings:
        finding = next((finding for finding in left if run.matches(expected, finding)), None)
        if finding is not None:
            left.remove(finding)
            entries.append(_written(expected))
    known_to_be_wrong = [item.no_findings for item in expectation.todo if item.no_findings]
    return entries + [
        _finding(finding, run)
        for finding in left
        if finding.severity != "note" and not any(run.matches(wrong, finding) for wrong in known_to_be_wrong)
    ]


def _finding(finding: Finding, run: Run) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": finding.code, "documents": list(finding.documents)}
    if finding.diagnosis:
        entry["cause"] = finding.diagnosis.cause
    return entry | {"quotes": [claim.text for claim in run.claims_of(finding)]}


def _written(value: Struct) -> dict[str, Any]:
    """An entry as it was read: fields that were not given stay away."""
    given = {field.name: (getattr(value, field.name), field.default) for field in msgspec.structs.fields(value)}
    return {
        name: _number_pair(item) if name in ("value", "period") else _plain(item)
        for name, (item, default) in given.items()
        if name != "place" and item is not UNSET and item != default
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return _written(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _number_pair(written: Ends | None) -> list[Decimal | date | None] | None:
    return None if written is None else list(ends(written))


class _Dumper(yaml.SafeDumper):
    """Numbers and days without quotes, though they are read as text, and written out each time."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _bare(dumper: yaml.SafeDumper, value: Decimal | date) -> yaml.ScalarNode:
    text = value.isoformat() if isinstance(value, date) else f"{value.normalize():f}"
    kind = "timestamp" if isinstance(value, date) else "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Decimal, _bare)
_Dumper.add_representer(date, _bare)
_Dumper.add_representer(tuple, yaml.SafeDumper.represent_list)


def _flow(entry: dict[str, Any]) -> str:
    return yaml.dump(
        entry, Dumper=_Dumper, default_flow_style=True, width=10**6, sort_keys=False, allow_unicode=True
    ).rstrip()
