"""reconcile rules: the rule packs in force, and whether they keep their own promises."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from reconcile.cli import complete, options, outputs
from reconcile.cli.command import Command, pick, settings
from reconcile.cli.deliver import deliver
from reconcile.cli.screen import Screen
from reconcile.cli.streams import say
from reconcile.errors import Diagnostic, RulePackError
from reconcile.wording import counted, suggestion


@click.group("rules", short_help="The rule packs in force; validate them.")
def command() -> None:
    """Show the rule packs in force, or validate them."""


@command.command("list", cls=Command, short_help="Packs, or the entries of one.")
@click.argument("pack", required=False, shell_complete=complete.packs)
@outputs.screen
@options.rules
@settings
def list_(pack: str | None, rules: tuple[Path, ...], **flags: Any) -> int:
    """Show the packs, how many entries each has and where they come from, or the entries of one PACK."""
    from rich.table import Table

    from reconcile.rulepack.load import load_rules, pack_files, shipped_rules

    loaded = load_rules(rules)
    if pack is not None and pack not in loaded.__struct_fields__:
        raise click.UsageError(f"no rule pack {pack!r}, {suggestion(pack, loaded.__struct_fields__)}")
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    if pack is None:
        files, own = pack_files(rules), shipped_rules()
        for heading in ("pack", "entries", "from"):
            table.add_column(heading, justify="right" if heading == "entries" else "left", overflow="fold")
        for name in loaded.__struct_fields__:
            places = ("shipped" if path.parent == own else str(path) for path in files[name])
            table.add_row(name, str(len(getattr(loaded, name))), ", ".join(places))
    else:
        for heading in ("id", "says"):
            table.add_column(heading, overflow="fold")
        for entry in getattr(loaded, pack):
            table.add_row(entry.id, _says(msgspec.to_builtins(entry, str_keys=True)) + "\n")
    deliver(pick(Screen, flags).draw(lambda console: console.print(table)))
    return 0


@command.command("check", cls=Command, short_help="Validate the packs and try their examples.")
@outputs.verbosity
@options.rules
@settings
def check(rules: tuple[Path, ...], quiet: bool, **_: Any) -> int:
    """Validate the packs, then try each entry's examples and counterexamples. Every fault is shown, not the first."""
    from reconcile import examples
    from reconcile.rulepack.load import load_rules

    try:
        loaded = load_rules(rules)
    except RulePackError as error:
        return _told(error.diagnostics, "; examples are tried once the packs can be read")
    faults = examples.faults(rules)
    if faults:
        return _told(faults)
    if quiet:
        return 0
    packs = [getattr(loaded, name) for name in loaded.__struct_fields__]
    deliver(f"{counted(sum(map(len, packs)), 'entry')} in {counted(len(packs), 'pack')}, no faults\n".encode())
    return 0


def _told(faults: Sequence[Diagnostic], more: str = "") -> int:
    from reconcile.cli.diagnostics import tell

    tell(faults)
    say(f"{counted(len(faults), 'fault')} in the rule packs{more}")
    return 2


def _says(fields: dict[str, Any]) -> str:
    """The fields that are filled in, a line each, without the examples, which are there to be tried."""
    hidden = ("id", "examples", "counterexamples", "source")
    return "\n".join(f"{name}: {_plain(name, value)}" for name, value in fields.items() if value and name not in hidden)


def _plain(name: str, value: Any) -> str:
    from reconcile.report.explain import spelt_out

    words = ", ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)
    return spelt_out(words) if name == "message" else words
