"""What a finding code means, from its entry in the rule packs."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reconcile.report.glyphs import safe
from reconcile.rulepack.entries.findings import FindingRule

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def render(rule: FindingRule, *, console: Console) -> None:
    """Prints the code's name, severity, reason, advice and examples; plain ASCII where the console knows no more."""
    ascii = console.options.ascii_only
    title = Text(f"{rule.severity}[{rule.id}]", style=_STYLES[rule.severity])
    title.append(f" {safe(rule.name, ascii=ascii)}", style="bold default")
    console.print(title)
    console.print(Padding(Text(safe(rule.message, ascii=ascii), style="dim"), (0, 0, 0, 3)))
    _section(console, "Why it matters", rule.why, ascii)
    _section(console, "What to do", rule.advice, ascii)
    for heading, texts in (("Raises it", rule.examples), ("Does not raise it", rule.counterexamples)):
        for text in texts[:1]:
            _example(console, heading, text, ascii)


def _section(console: Console, heading: str, words: str, ascii: bool) -> None:
    console.print()
    console.print(Text(heading, style="bold"))
    console.print(Padding(Text(safe(" ".join(words.split()), ascii=ascii)), (0, 0, 0, 3)))


def _example(console: Console, heading: str, example: str, ascii: bool) -> None:
    """The documents of an example, each with a bar at its side; a line of three dashes parts them."""
    console.print()
    console.print(Text(heading, style="bold"))
    bar = "|" if ascii else "│"
    for number, document in enumerate(example.strip().split("\n---\n"), start=1):
        console.print(Text(f"   document {number}", style="dim"))
        for line in document.strip().splitlines():
            for part in Text(safe(line, ascii=ascii)).wrap(console, max(console.width - 5, 20)):
                console.print(Text.assemble("   ", (bar, "dim"), " ", part))
