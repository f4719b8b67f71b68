"""What a shell offers behind a flag or in place of a word. Nothing here ever fails: a fault offers less."""

from pathlib import Path
from typing import get_args

import click
from click.shell_completion import CompletionItem

from reconcile.config import CheckFormat
from reconcile.errors import ReconcileError
from reconcile.model import Kind
from reconcile.rulepack.schema import Rules


def finding_codes(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of findings, for the last of some words with commas."""
    before, beginning = _last(incomplete)
    return [
        CompletionItem(f"{before}{rule.id}", help=rule.name)
        for rule in _rules(ctx).findings
        if rule.id.startswith(beginning.upper())
    ]


def codes_and_names(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of findings; their names once nothing but a name begins so."""
    names = [
        CompletionItem(rule.name, help=rule.id)
        for rule in _rules(ctx).findings
        if incomplete and rule.name.startswith(incomplete.lower())
    ]
    return finding_codes(ctx, parameter, incomplete) or names


def kinds(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The kinds of claims, for the last of some words with commas."""
    before, beginning = _last(incomplete)
    return [CompletionItem(f"{before}{kind}") for kind in get_args(Kind) if kind.startswith(beginning)]


def packs(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the rule packs."""
    return [CompletionItem(name) for name in Rules.__struct_fields__ if name.startswith(incomplete)]


def files(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What the shell itself knows of paths."""
    return [CompletionItem(incomplete, type="file")]


def reports(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats of `--report FMT=FILE`."""
    return [CompletionItem(f"{name}=") for name in get_args(CheckFormat) if name.startswith(incomplete)]


def _last(incomplete: str) -> tuple[str, str]:
    """What stands before the last of some words with commas, and the beginning of that."""
    before, comma, beginning = incomplete.rpartition(",")
    return before + comma, beginning


def _rules(ctx: click.Context) -> Rules:
    """The rule packs in force, those of the project's config too; the shipped ones where those can't be read."""
    from reconcile.rulepack.load import load_rules

    try:
        return load_rules(tuple(map(Path, ctx.params.get("rules") or ())))
    except (ReconcileError, OSError):
        return load_rules(())
