"""What the comparison asks the rules about words."""

import re
from collections.abc import Mapping
from functools import cached_property

from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.vocabulary import folded_forms_of, noun_forms_of


class Lexicon:
    """Names of measures, function words, and words for what has happened to people."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def names_of(self, measure: str) -> re.Pattern[str] | None:
        """A measure's names, with the word before one and the word that it is "of"."""
        forms = self._forms.get(measure)
        if forms is None:
            return None
        named = rf"\b(?:{alternation(forms)})\w{{0,2}}"
        return re.compile(rf"(?:(?P<before>[^\W\d]+)[ -])?{named}(?: of (?P<of>[^\W\d]+))?", re.IGNORECASE)

    def forms_of(self, measure: str) -> tuple[str, ...]:
        return self._forms.get(measure, ())

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        return {measure.id: measure.forms for measure in self._rules.measures}

    @cached_property
    def function_words(self) -> frozenset[str]:
        return folded_forms_of(self._rules, "function")

    @cached_property
    def states(self) -> frozenset[str]:
        """Words for what has happened to people who are counted by it."""
        return frozenset(noun_forms_of(self._rules, "state"))
