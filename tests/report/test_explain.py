from io import StringIO

from rich.console import Console

from reconcile.report import explain
from reconcile.rulepack.entries.findings import FindingRule

RULE = FindingRule(
    id="MON001",
    name="amounts-conflict",
    severity="error",
    message="{fact}: {a} against {b}",
    why="Two sources name amounts that no rounding brings together.\n",
    advice="Look for the [primary] source.",
    examples=("The dam cost $3 million.\n---\nThe dam cost $8 million.", "Another."),
    counterexamples=("The dam cost $3.1 million.\n---\nThe dam cost about $3 million.",),
)


def test_a_code_is_explained() -> None:
    out = StringIO()
    explain.render(RULE, console=Console(file=out, width=80))
    shown = [line.rstrip() for line in out.getvalue().splitlines()]
    assert shown[0] == "error[MON001] amounts-conflict"
    assert "   the fact: A against B" in shown  # no raw placeholder
    assert shown[shown.index("Why it matters") + 1] == "   Two sources name amounts that no rounding brings together."
    assert shown[shown.index("What to do") + 1] == "   Look for the [primary] source."
    raises = shown.index("Raises it")
    assert shown[raises + 1 : raises + 4] == [
        "   │ The dam cost $3 million.",
        "   ├─────────────────────────",
        "   │ The dam cost $8 million.",
    ]
    assert shown.index("Does not raise it") > raises
