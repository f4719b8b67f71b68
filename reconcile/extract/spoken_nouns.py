"""Speech that a noun announces: "“…,” was Ruth Adler's line on Friday", "Ruth Adler's verdict: “…”"."""

import re
from collections.abc import Iterator

from reconcile.extract.cues import Cue
from reconcile.extract.noun_phrases import phrase
from reconcile.extract.speech import Speech, speech
from reconcile.extract.tokens import tokens_of
from reconcile.model import Span
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.persons import PersonWords
from reconcile.text.quotations import CLOSING, OPENING, Quotations

_REACH = 100  # characters before the noun: a closing mark, a verb and a name with its post
_BE = r"(?:was|is|were|are)"
_BEHIND = re.compile(rf"(?:{alternation(CLOSING)})(?P<gap>,?\s+{_BE}\s+)[^\"“”.;:\n]{{2,80}}\Z")
_BEFORE = re.compile(rf"(?:\s+{_BE})?\s*[:,]\s*(?={alternation(OPENING)})")
_SENTENCE = re.compile(r"\n|[.!?”\"]\s")


class SpokenNouns:
    """Finds quotations that a noun of rules/speakers.yaml (role: utterance) gives to somebody."""

    def __init__(self, rules: Rules, words: PersonWords) -> None:
        self._words = words
        self._entries = {form: entry for entry in rules.speakers if entry.role == "utterance" for form in entry.forms}
        # Only after a possessive, which is sought first.
        self._noun = re.compile(rf"[’']s?\s(?:[a-z]+\s)?(?P<noun>{alternation(self._entries)})(?!\w)")

    def find(self, text: str, quotations: Quotations) -> Iterator[Speech]:
        """The quotations so announced, in the order of the nouns."""
        for match in self._noun.finditer(text):
            low = max(0, match.start() - _REACH)
            low = max(low, text.rfind("\n", low, match.start()) + 1)
            behind = _BEHIND.search(text, low, match.start())
            if behind:
                low, quotation = behind.end("gap"), quotations.at(behind.start())
            else:
                before = _BEFORE.match(text, match.end(), match.end() + _REACH)
                quotation = quotations.at(before.end()) if before else None
                low = max([low, *(stop.end() for stop in _SENTENCE.finditer(text, low, match.start()))])
            if quotation is not None and (found := self._speech(text, match, low, quotation)):
                yield found

    def _speech(self, text: str, match: re.Match[str], low: int, quotation: Span) -> Speech | None:
        source = phrase(tokens_of(text, low, match.start()), self._words, match.start())
        if source is None or not source.known:
            return None
        cue = Cue(start=match.start("noun"), end=match.end("noun"), word=self._entries[match["noun"]])
        return speech(text, cue, source, [quotation], nested=False, forward=True)
