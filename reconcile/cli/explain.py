"""reconcile explain: what a finding means, from its rule."""

from pathlib import Path
from typing import Any

import click

from reconcile.cli import options
from reconcile.cli.command import Command, pick, settings
from reconcile.cli.deliver import deliver
from reconcile.cli.screen import Screen
from reconcile.rulepack.entries.findings import FindingRule
from reconcile.wording import suggestion


@click.command("explain", cls=Command, short_help="What a finding means, why it matters, what to do.")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Explain every code.")
@options.screen
@options.rules
@settings
def command(code: str | None, every: bool, rules: tuple[Path, ...], **flags: Any) -> int:
    """Say what a finding means, why it matters and what to do, with an example.

    CODE is a finding's code, as MON001.
    """
    from reconcile.report import explain
    from reconcile.rulepack.load import load_rules

    known = {rule.id: rule for rule in load_rules(rules).findings}
    if code is None and not every:
        listed = "\n".join(f"  {rule.id}  {rule.name}" for rule in known.values())
        raise click.UsageError(f"name a code, or --all:\n{listed}")
    if code is not None and code.upper() not in known:
        raise click.UsageError(f"no finding has the code {code!r}, {suggestion(code.upper(), known)}")
    chosen = list(known.values()) if code is None else [known[code.upper()]]
    screen = pick(Screen, flags)

    def page(rule: FindingRule) -> bytes:
        return screen.draw(lambda console: explain.render(rule, console=console))

    deliver(b"\n".join(map(page, chosen)))
    return 0
