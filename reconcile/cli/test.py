"""reconcile test: do the fixture corpora still come out as they expect?"""

from pathlib import Path
from typing import Any

import click

from reconcile.cli import options
from reconcile.cli.command import FILE, Command, settings
from reconcile.cli.deliver import deliver
from reconcile.cli.diagnostics import tell
from reconcile.errors import Diagnostic, ReconcileError


@click.command("test", cls=Command, short_help="Run fixture corpora and compare with what each expects.")
@click.argument("corpus", nargs=-1, type=FILE)
@click.option("--update", is_flag=True, help="Rewrite each expected.yaml from what the run found.")
@options.rules
@settings
@options.verbosity
def command(corpus: tuple[Path, ...], update: bool, rules: tuple[Path, ...], quiet: bool, **flags: Any) -> int:
    """Run fixture corpora and compare with what each expects: claims, facts, findings, and text that holds none.

    CORPUS is a folder with corpus.yaml, expected.yaml and docs/, or a folder of such; fixtures/ where none is named.
    """
    from reconcile import corpus as fixtures

    lines: list[str] = []
    faults: list[Diagnostic] = []
    failed = broken = 0
    folders = fixtures.find_corpora(corpus or (Path("fixtures"),))
    for folder in folders:
        try:
            outcome = fixtures.run(folder, rules)
            if update and outcome.misses:
                fixtures.update(outcome)
                outcome = fixtures.run(folder, rules)
        except ReconcileError as error:
            faults += error.diagnostics
            broken += 1
            lines.append(f"ERROR {folder}")
            continue
        failed += bool(outcome.misses)
        if outcome.misses or not quiet:
            lines += outcome.lines()
    counts = {"as expected": len(folders) - failed - broken, "not as expected": failed, "can't be read": broken}
    lines.append(", ".join(f"{number} {state}" for state, number in counts.items() if number))
    deliver(("\n".join(lines) + "\n").encode())
    tell(faults)
    return 2 if faults else int(failed > 0)
