"""What a finding code means, from its entry in the rule packs."""

import re
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.text import Text

from reconcile.report.glyphs import safe
from reconcile.report.shape import Explained, Explanation
from reconcile.rulepack.entries.findings import FindingRule

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
# What stands for a field of a message where there is no finding to fill it.
_STAND_INS = {"values": "A and B", "person": "somebody", "fact": "the fact", "documents": "(A, B)", "share": "half"}


def spelt_out(message: str) -> str:
    """A message template as people read it: "amounts differ: A and B"."""
    return re.sub(r"\{(\w+)\}", lambda match: _STAND_INS.get(match[1], match[1].upper()), message)


def json(rules: Iterable[FindingRule]) -> bytes:
    """The entries of codes, for whoever shows them elsewhere; fields as in schemas/explain.schema.json."""
    codes = [
        Explained(
            code=rule.id,
            name=rule.name,
            severity=rule.severity,
            message=spelt_out(rule.message),
            why=" ".join(rule.why.split()),
            advice=" ".join(rule.advice.split()),
            raises_it=rule.examples,
            does_not_raise_it=rule.counterexamples,
        )
        for rule in rules
    ]
    told = Explanation(format="reconcile-explain", version=1, codes=tuple(codes))
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def render(rule: FindingRule, *, console: Console) -> None:
    """Prints the code's name, severity, reason, advice and examples; plain ASCII where the console knows no more."""
    ascii = console.options.ascii_only
    title = Text(f"{rule.severity}[{rule.id}]", style=_STYLES[rule.severity])
    title.append(f" {safe(rule.name, ascii=ascii)}", style="bold default")
    console.print(title)
    _indented(console, spelt_out(rule.message), ascii)
    _section(console, "Why it matters", rule.why, ascii)
    _section(console, "What to do", rule.advice, ascii)
    for heading, texts in (("Raises it", rule.examples), ("Does not raise it", rule.counterexamples)):
        for text in texts[:1]:
            _example(console, heading, text, ascii)


def _section(console: Console, heading: str, words: str, ascii: bool) -> None:
    console.print()
    console.print(Text(heading, style="bold"))
    _indented(console, " ".join(words.split()), ascii)


def _example(console: Console, heading: str, example: str, ascii: bool) -> None:
    """The documents of an example behind a bar, with a line between one and the next."""
    console.print()
    console.print(Text(heading, style="bold"))
    bar = "| " if ascii else "│ "
    for number, document in enumerate(example.strip().split("\n---\n")):
        if number:
            _indented(console, ("-" if ascii else "─") * 24, ascii, bar="+-" if ascii else "├─")
        for line in document.strip().splitlines():
            _indented(console, line, ascii, bar=bar)


def _indented(console: Console, words: str, ascii: bool, bar: str = "") -> None:
    for line in Text(safe(words, ascii=ascii)).wrap(console, max(console.width - 3 - len(bar), 20)):
        line.rstrip()
        console.print(Text.assemble("   ", (bar, "dim"), line), soft_wrap=True)
