"""reconcile test: do the fixture corpora still come out as they expect?"""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from reconcile.cli import options, outputs
from reconcile.cli.command import FILE, Command, pick, settings
from reconcile.cli.deliver import deliver, deliver_all
from reconcile.cli.diagnostics import tell
from reconcile.cli.screen import Screen
from reconcile.errors import Diagnostic, ReconcileError


class _Holding(click.Option):
    """A flag of this command alone: no variable sets it, and no config file."""

    heading = "Gate"


@click.command("test", cls=Command, short_help="Run fixture corpora and compare with what each expects.")
@click.argument("corpus", nargs=-1, type=FILE)
@click.option("--update", cls=_Holding, is_flag=True, help="Make what came out what is expected; say what changed.")
@click.option(
    "--raise-floors",
    cls=_Holding,
    is_flag=True,
    help="Write floors.yaml: digests, and figures that runs must reach.",
)
@click.option("--allow-regression", cls=_Holding, is_flag=True, help="With --raise-floors: figures may fall too.")
@outputs.screen
@options.rules
@settings
def command(
    corpus: tuple[Path, ...],
    update: bool,
    raise_floors: bool,
    allow_regression: bool,
    rules: tuple[Path, ...],
    **flags: Any,
) -> int:
    """Run fixture corpora and compare with what each expects: claims, facts, findings, and text that holds none.

    CORPUS is a folder with corpus.yaml, expected.yaml and docs/, or a folder of such; fixtures/ where none is named.
    Where floors.yaml stands beside corpora, what they hold and how they do may get better and not worse.
    """
    from reconcile import corpus as fixtures
    from reconcile.corpus import show
    from reconcile.corpus.holding import hold

    if allow_regression and not raise_floors:
        raise click.UsageError("--allow-regression goes with --raise-floors")
    screen = pick(Screen, flags)
    roots = corpus or (Path("fixtures"),)
    outcomes: dict[Path, fixtures.Outcome | None] = {}
    changes: dict[Path, tuple[fixtures.Change, ...]] = {}
    faults: list[Diagnostic] = []
    for folder in fixtures.find_corpora(roots):
        try:
            outcome = fixtures.run(folder, rules)
            if update and outcome.misses:
                anew = fixtures.update(outcome)
                deliver(anew.text.encode(), outcome.file)
                changes[folder] = anew.changes
                outcome = fixtures.run(folder, rules)
            outcomes[folder] = outcome
        except ReconcileError as error:
            faults += error.diagnostics
            outcomes[folder] = None
    read = [outcome for outcome in outcomes.values() if outcome]
    held = hold(read, roots, write=raise_floors, allow_regression=allow_regression)
    deliver_all([(place.text.encode(), place.file) for place in held if place.text])

    def draw(console: Console) -> None:
        ascii = screen.plain(None)
        for folder, outcome in outcomes.items():
            if outcome is None:
                console.print(Text.assemble(("ERROR ", "bold red"), str(folder)), soft_wrap=True)
            elif outcome.misses or folder in changes or not screen.quiet:
                show.render(outcome, changes.get(folder, ()), console, ascii=ascii)
        for place in held:
            show.render_floors(place, console)
        failed = sum(bool(outcome.misses) for outcome in read)
        counts = {
            "as expected": len(read) - failed,
            "not as expected": failed,
            "can't be read": len(outcomes) - len(read),
        }
        console.print(Text(", ".join(f"{number} {state}" for state, number in counts.items() if number)))

    deliver(screen.draw(draw))
    tell(faults)
    return 2 if faults else int(any(place.faults for place in held) or any(outcome.misses for outcome in read))
