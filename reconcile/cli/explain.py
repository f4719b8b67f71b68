"""reconcile explain: what a finding means, from its rule."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reconcile.cli import complete, options, outputs
from reconcile.cli.command import Command, pick, settings
from reconcile.cli.deliver import deliver
from reconcile.cli.screen import Screen
from reconcile.rulepack.entries.findings import FindingRule
from reconcile.wording import suggestion


@click.command("explain", cls=Command, short_help="What a finding means, why it matters, what to do.")
@click.argument("code", nargs=-1, shell_complete=complete.codes_and_names)
@click.option("--all", "every", is_flag=True, help="Explain every code.")
@outputs.output("text", "json")
@options.rules
@settings
def command(
    code: tuple[str, ...], every: bool, format: str, output: Path | None, rules: tuple[Path, ...], **flags: Any
) -> int:
    """Say what a finding means, why it matters and what to do, with an example.

    CODE is a finding's code as MON001, its name as amounts-differ, or a beginning of codes as MON.
    """
    from reconcile.report import explain
    from reconcile.rulepack.load import load_rules

    known = load_rules(rules).findings
    if not code and not every:
        listed = "\n".join(f"  {rule.id}  {rule.name}" for rule in known)
        raise click.UsageError(f"name a code, or --all:\n{listed}")
    chosen = known if every else dict.fromkeys(rule for word in code for rule in _meant(word, known))
    screen = pick(Screen, flags)

    def page(rule: FindingRule) -> bytes:
        return screen.draw(lambda console: explain.render(rule, console=console), output)

    deliver(explain.json(chosen) if format == "json" else b"\n".join(map(page, chosen)), output)
    return 0


def _meant(word: str, known: Sequence[FindingRule]) -> list[FindingRule]:
    """The rules of a code, of a beginning of codes or of a name.

    Raises:
        click.UsageError: there is none.
    """
    found = [rule for rule in known if rule.id.startswith(word.upper()) or rule.name == word.lower()]
    if not word or not found:
        codes, names = [rule.id for rule in known], [rule.name for rule in known]
        looks_like_a_name = "-" in word or len(word) > max(map(len, codes), default=0)
        hint = suggestion(word.lower(), names) if looks_like_a_name else suggestion(word.upper(), codes)
        raise click.UsageError(f"no finding has the code {word!r}, {hint}")
    return found
