"""The packs that take a text apart: furniture, the ends of sentences, dates, and who speaks."""

import re

from reconcile.extract.attribution import Attributions
from reconcile.extract.date import Dates
from reconcile.extract.duration_words import DurationWords
from reconcile.ingest import find_furniture
from reconcile.ingest.credits import is_of_another_day
from reconcile.ingest.lexicon import furniture_lexicon
from reconcile.model import Document
from reconcile.rulepack.entries.abbreviations import Abbreviation
from reconcile.rulepack.entries.furniture import FurnitureRule
from reconcile.rulepack.entries.periods import PeriodWord
from reconcile.rulepack.entries.speakers import SpeakerWord
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class WordTrials:
    """Whether the parts of a text show that an entry was found in it."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._dates = Dates(rules)
        self._lengths = DurationWords(rules)
        self._attributions = Attributions(rules)

    def abbreviation(self, entry: Abbreviation, text: str) -> bool:
        """One of the forms, and a sentence that goes on behind it."""
        ends = {span.end for span in Sentences(_document(text), self._rules).spans}
        return any(match.end() not in ends for match in _forms(entry.forms).finditer(text))

    def furniture(self, entry: FurnitureRule, text: str) -> bool:
        """A stretch marked by the rule; for the day of something else, a line that tells it."""
        if entry.extent == "other day":
            lexicon = furniture_lexicon(self._rules)
            return any(is_of_another_day(line, lexicon) for line in text.splitlines())
        return any(region.rule == entry.id for region in find_furniture(text, self._rules))

    def period(self, entry: PeriodWord, text: str) -> bool:
        """A date read with the entry; no date for words that keep dates away; for function words, a year."""
        found = self._dates.find(text)
        match entry.role:
            case "length" | "stretch" | "workday":
                lengths = self._lengths.find(text, found)
                return any(_forms(entry.forms).search(text, 0, length.end) for length in lengths)
            case "frequency" | "name" | "counted":
                return not found
            case "function":
                return any(_YEAR.search(text, moment.start, moment.end) for moment in found)
            case "tense":
                tense = {"future": "future", "present": None}.get(entry.value, "past")
                return bool(found) and all((m.tense, m.reported) == (tense, entry.value == "said") for m in found)
            case "awaited":
                return any(moment.bound == "lower" for moment in found)
            case _:
                return any(entry.id in moment.rules for moment in found)

    def speaker(self, entry: SpeakerWord, text: str) -> bool:
        """Speech in which one of the forms stands where its role says."""
        document = _document(text)
        forms = _forms(entry.forms)
        for said in self._attributions.find(document, Sentences(document, self._rules)):
            if entry.role in ("verb", "phrase", "utterance"):
                start, end = said.cue.start, said.cue.end
            elif entry.role in ("listener", "tally"):
                start, end = said.cue.end, len(text)
            elif said.source is not None:
                start, end = said.source.start, said.source.end
            else:
                continue
            if forms.search(text[start:end]):
                return True
        return False


def _document(text: str) -> Document:
    return Document(id="example", path="example", text=text)


def _forms(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
