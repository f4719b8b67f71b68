"""reconcile diff: what a run found that the one before it didn't."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.text import Text

from reconcile.cli import options, outputs
from reconcile.cli.command import FILE, Command, pick, settings
from reconcile.cli.deliver import deliver
from reconcile.cli.lines import put
from reconcile.cli.screen import Screen
from reconcile.config import FailOn
from reconcile.gate.difference import Difference, PastFinding, Written, difference, judge_new, read_findings
from reconcile.gate.verdict import Gate
from reconcile.report.glyphs import safe
from reconcile.report.shape import Severities

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


@click.command("diff", cls=Command, short_help="New, gone and unchanged findings between two runs.")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@outputs.output("text", "json")
@options.fail_on
@options.exit_zero
@settings
def command(
    old: Path, new: Path, format: str, output: Path | None, fail_on: FailOn, exit_zero: bool, **flags: Any
) -> int:
    """Compare two runs by the fingerprints of their findings: what is new, what is gone, what is as it was.

    OLD and NEW are files that `reconcile check -f json` wrote. New findings at or above --fail-on end in exit code 1;
    accepted ones don't count.
    """
    screen = pick(Screen, flags)
    found = difference(read_findings(old), read_findings(new))
    gate = judge_new(found, fail_on=fail_on, exit_zero=exit_zero)
    if format == "json":
        deliver(_json(found, gate), output)
    else:
        deliver(screen.draw(lambda console: _print(found, gate, console, screen, output), output), output)
    if format == "json" or output is not None:
        screen.remark(gate.line)
    return gate.exit_code


def _json(found: Difference, gate: Gate) -> bytes:
    content: Written = {
        "format": "reconcile-diff",
        "version": 1,
        "new": found.new,
        "gone": found.gone,
        "unchanged": found.unchanged,
        "summary": {
            "new": _open(found.new),
            "gone": _open(found.gone),
            "unchanged": _open(found.unchanged),
            "exit_code": gate.exit_code,
        },
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _open(findings: Sequence[PastFinding]) -> Severities:
    found = Counter(finding.severity for finding in findings if finding.suppressed is None)
    return {"error": found["error"], "warning": found["warning"], "note": found["note"]}


def _print(found: Difference, gate: Gate, console: Console, screen: Screen, output: Path | None) -> None:
    put_line = partial(put, console, breaks=screen.breaks(output))
    for name, findings in _parts(found).items():
        if screen.verbosity > 0 or (screen.verbosity == 0 and name != "unchanged"):
            for finding in findings:
                title, *rest = _lines(name, finding, ascii=screen.plain(output))
                put_line(title)
                for line in rest:
                    put_line(line, indent=4)
    put_line(Text(", ".join(f"{len(findings)} {name}" for name, findings in _parts(found).items())))
    put_line(Text(gate.line, style="bold red" if gate.line.startswith("FAIL") else "bold green"))


def _parts(found: Difference) -> dict[str, tuple[PastFinding, ...]]:
    return {"new": found.new, "gone": found.gone, "unchanged": found.unchanged}


def _lines(name: str, finding: PastFinding, *, ascii: bool) -> Iterator[Text]:
    """Its title, then where it is and why it was accepted."""
    yield Text.assemble(
        (f"{name} ", "bold"),
        (f"{finding.severity}[{finding.code}]", _STYLES[finding.severity]),
        f" {safe(finding.message, ascii=ascii)}",
        (f"  {finding.id}", "dim"),
    )
    for place in finding.evidence:
        yield Text(safe(f"{place.path}:{place.line}:{place.column}  {place.text}", ascii=ascii))
    if finding.suppressed is not None:
        yield Text(safe(f"accepted: {finding.suppressed}", ascii=ascii))
