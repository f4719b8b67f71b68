"""Patterns of rule packs: what keeps a search busy for ever, and what they begin with."""

import pytest

from reconcile.rulepack.load import load_rules
from reconcile.rulepack.patterns import first_characters, hazard

REPEATED = "it repeats what is repeated inside"
SAME = "it repeats a choice of which two match the same"
WIDE = "more than 2 parts of it match the same text at any length"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(a+)+b", REPEATED),
        (r"(?:\w+\s?)*$", REPEATED),
        (r"(?:a*)*", REPEATED),
        (r"(?:.?\w)*$", REPEATED),
        (r"(?:[ab][ab]|[ab])+x", REPEATED),
        (r"(?:(?:and )?\w+ ){1,5}", None),
        (r"([^a]+)+", REPEATED),
        (r"(?:(?:a|b)+)+", REPEATED),
        (r"((a{1,20}){1,20})x", REPEATED),
        (r"(?:.{0,60}x){1,9}$", REPEATED),
        (r"a(?=(b+)+)c", REPEATED),
        (r"(?:a+$|b)*", None),
        (r"(?:\w+\s)*$", None),
        (r"(?:\w++\s?)*", None),
        (r"(?:(?>\w+)\s?)*", None),
        (r"(?:[a-z]+\.)+", None),
        (r"(?:[^|]{0,40}\|\s?){1,6}", None),
        (r"(?:[\w .]{1,30}(?:[•;]|$)){2,12}", None),
        (r"(?:x\d{0,3})*", None),
        (r"\d+(?:[.,]\d+)*", None),
        (r"(a|a)*b", SAME),
        (r"(\s|.)*", SAME),
        (r"(?:a|ab|b)*", SAME),
        (r"(?:ab|cd)*", None),
        (r"(?:was |has been |is ){1,4}", None),
        (r".*.*.*x", WIDE),
        (r"\s*\w*\s*\w+\s*", WIDE),
        (r"(?:x*){0,3}$", WIDE),
        (r"(?:[^|]*\|){0,3}$", None),
        (r".*a.*b", None),
        (r"(?:.*a.*b|.*c.*d)", None),
        (r"(?:jan|feb)?\s*\d+", None),
    ],
)
def test_hazard(pattern: str, expected: str | None) -> None:
    assert hazard(pattern) == expected


def test_the_shipped_patterns_are_quick_on_any_text() -> None:
    rules = load_rules()
    patterns = [*(rule.pattern for rule in rules.furniture), *(p for entry in rules.baselines for p in entry.patterns)]
    assert [(pattern, danger) for pattern in patterns if (danger := hazard(pattern))] == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("year|month", "my"),
        ("(?:the )?Year", "ty"),
        (r"\b[a-c]x", "abc"),
        (r"\s?x", None),
        ("x?", None),
        ("[^a]", None),
        ("é", None),
    ],
)
def test_first_characters(pattern: str, expected: str | None) -> None:
    found = first_characters(pattern)
    assert (None if found is None else "".join(sorted(found))) == expected
