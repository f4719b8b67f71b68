"""Every entry of rules/periods.yaml: found in its examples, not in its counterexamples."""

import pytest

from reconcile.extract.date import Dates
from reconcile.rulepack.entries.periods import PeriodWord
from reconcile.rulepack.load import load_rules

RULES = load_rules()
DATES = Dates(RULES)
IN_DATES = [entry for entry in RULES.periods if entry.role not in ("frequency", "name", "tense", "counted", "function")]


def uses(entry: PeriodWord, text: str) -> bool:
    return any(entry.id in moment.rules for moment in DATES.find(text))


@pytest.mark.parametrize("entry", IN_DATES, ids=lambda entry: entry.id)
def test_words_of_dates(entry: PeriodWord) -> None:
    assert [text for text in entry.examples if not uses(entry, text)] == []
    assert [text for text in entry.counterexamples if uses(entry, text)] == []


@pytest.mark.parametrize(
    "entry", [e for e in RULES.periods if e.role in ("frequency", "name", "counted")], ids=lambda entry: entry.id
)
def test_words_that_keep_dates_away(entry: PeriodWord) -> None:
    assert [text for text in entry.examples if "2022" not in text and DATES.find(text)] == []
    assert [text for text in entry.counterexamples if not DATES.find(text)] == []


@pytest.mark.parametrize("entry", [e for e in RULES.periods if e.role == "tense"], ids=lambda entry: entry.id)
def test_tense(entry: PeriodWord) -> None:
    def told(text: str) -> set[tuple[str | None, bool]]:
        return {(moment.tense, moment.reported) for moment in DATES.find(text)}

    expected = ("future" if entry.value == "future" else "past", entry.value == "said")
    assert all(told(text) == {expected} for text in entry.examples)
    assert all(told(text) and expected not in told(text) for text in entry.counterexamples)
