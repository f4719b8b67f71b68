"""The figure behind a verb of counting or valuing: "counted 900", "put the toll at fifteen"."""

import re

from reconcile.extract.cues import Cue
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

_OBJECT = r"[^;:.!?“”\"()]{0,80}?"
# "at more than 900", "spoke of close to 900"; but not "spoke of pride in 900"
_ABOUT = r"\s+(?:(?!(?:the|an?|in|on|of|for|with|by|from|his|her|its|their)\b)[a-z]+\s+){0,3}"
_SIGN = r"[A-Z]{0,3}[^\w\s]{0,2}"  # of a currency, or about
_WORTH = r"(?:[A-Z]{0,3}[^\w\s(]\d|\d[\d.,]*\s?(?:%|per\s?cent))"  # what can be nothing but money or a share


class ToldFigures:
    """Tells whether the figure that a verb asks for stands behind it, in digits or in words."""

    def __init__(self, rules: Rules) -> None:
        spelt = alternation(
            form for entry in rules.magnitudes if entry.role in ("cardinal", "few") for form in entry.forms
        )
        tally = alternation(form for entry in rules.speakers if entry.role == "tally" for form in entry.forms)
        number = rf"(?:{_SIGN}\d|{spelt})"
        # "put the toll at 15", "valued the site at $4m"; but not "put officers at 12 gates"
        behind_at = rf"\s{_OBJECT}(?:{tally}{_OBJECT}\sat{_ABOUT}{number}|\sat{_ABOUT}{_WORTH})"
        self._patterns = {
            "figure": re.compile(rf"{_ABOUT}{number}|{behind_at}"),
            "figure-behind-at": re.compile(behind_at),
        }

    def are_asked_by(self, cue: Cue) -> bool:
        """Whether a verb wants a figure behind it."""
        return cue.word.takes in self._patterns

    def stand_behind(self, text: str, cue: Cue) -> bool:
        """Whether the figure that a verb wants stands behind it."""
        pattern = self._patterns.get(cue.word.takes)
        return pattern is not None and pattern.match(text, cue.end) is not None
