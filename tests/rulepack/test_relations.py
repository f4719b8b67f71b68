"""What is wrong with a relation is a fault of its file, with its place."""

from pathlib import Path

import pytest

from reconcile.errors import RulePackError
from reconcile.rulepack.formula import Formula, parse
from reconcile.rulepack.load import load_rules

ENTRY = """\
- id: margin
  formula: profit = sales * margin
  code: DER003
  operands:
    - {role: profit, kinds: [money]}
    - {role: sales, kinds: [money]}
    - {role: margin, kinds: [percent]}
  message: "{margin} of {sales} is {implied}"
  shapes: ['{profit} on sales of {sales}, a margin of {margin}']
  examples: []
  counterexamples: []
"""


def fault(folder: Path, old: str, new: str) -> str:
    assert old in ENTRY
    (folder / "relations.yaml").write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        load_rules((folder,))
    (found,) = caught.value.diagnostics
    return f"{found.line}: {found.message}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sales * margin", "sales / margin", "1: the formula 'profit = sales / margin' is none of"),
        ("sales * margin", "sales * sales", "1: the formula 'profit = sales * sales' names a role twice"),
        ("role: sales", "role: takings", "1: the formula and the operands don't name the same roles: sales, takings"),
        ("of {sales} is", "of {total} is", "1: the message names what there is not: total"),
        ("{profit} on", "a profit on", "1: the shape 'a profit on sales of {sales}, a margin of {margin}' does not"),
        ("'{profit} on", "'({profit} on", "9: shapes: is not a regular expression"),
        ("  shapes: ['{profit} on sales of {sales}, a margin of {margin}']\n", "", "1: neither shapes nor ties say"),
        ("kinds: [percent]", "kinds: [pecent]", "7: kinds: "),
        ("role: margin,", "role: margin, sign: plus,", "7: unknown field 'sign'"),
    ],
)
def test_a_relation_that_does_not_hold_together(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert fault(tmp_path, old, new).startswith(message)


@pytest.mark.parametrize(
    ("text", "operation", "terms"),
    [
        ("a = b * c", "product", ("b", "c")),
        ("a = b * (1 + c)", "growth", ("b", "c")),
        ("a = b + c", "difference", ("b", "c")),
        ("a = sum(b)", "sum", ("b",)),
        ("a = days(b)", "days", ("b",)),
        ("a = days(b, c)", "days", ("b", "c")),
        ("a = years(b, c)", "years", ("b", "c")),
    ],
)
def test_formulas(text: str, operation: str, terms: tuple[str, ...]) -> None:
    assert parse(text) == Formula(result="a", operation=operation, terms=terms)  # type: ignore[arg-type]
