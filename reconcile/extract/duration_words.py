"""Lengths of time that no number counts: "an hour and a half", "all day", "another week", "a couple of months"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.extract.amount import Amount, amount
from reconcile.extract.duration import AND_PART, FREQUENCY, PARTS, is_free, is_relative
from reconcile.extract.numerals import Numeral, lead_word
from reconcile.model import Span
from reconcile.rulepack.lexicon import alternation, small
from reconcile.rulepack.schema import Rules

_REACH = 44  # characters before the unit; "for no more than another business" is 33
_LONG = frozenset({"month", "quarter", "year", "decade", "century"})  # "the full year" is one of accounts
_RANKS = frozenset({"second", "quarter"})  # "for a second time", "by more than a quarter"
_STOPS = re.compile(r"\s*(?:[.,;:!?)”\"]|\Z|(?:and|or|on|in|at|to|before|after|until|by|while|as|with|from|for)\b)")
_GOES_ON = re.compile(r"[-‑][^\W\d_]|[’'][^\W\d_]|[ ](?:olds?|of[ ]age)\b")


class DurationWords:
    """Reads such lengths with the words of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._lengths = {form: entry for entry in rules.periods if entry.role == "length" for form in entry.forms}
        stretches = [form for entry in rules.periods if entry.role == "stretch" for form in entry.forms]
        workdays = [form for entry in rules.periods if entry.role == "workday" for form in entry.forms]
        self._before = re.compile(
            rf"(?:(?P<stretch>{alternation(stretches)})[ ])?(?P<the>the[ ])?(?P<word>{alternation(self._lengths)})"
            rf"(?P<gap>[ -])(?:{alternation(workdays)}[ ])?\Z",
            re.IGNORECASE,
        )
        times = [entry for entry in rules.units if entry.dimension == "time" and entry.id not in _RANKS]
        self._units = {f"{form}{plural}": entry.id for entry in times for form in entry.words for plural in ("", "s")}
        self._last = frozenset(form.split()[-1] for form in (*self._lengths, *workdays))
        self._stems = sorted(form for entry in times for form in entry.words)

    def find(self, text: str, taken: Sequence[Span]) -> Iterator[Amount]:
        """Lengths in the order of the text; none that overlaps a taken span (sorted and disjoint)."""
        end = 0
        for start, unit_end in sorted(self._units_in(text)):
            found = self._read(text, start, unit_end)
            if found is not None and found.start >= end and is_free(found, taken):
                yield found
                end = found.end

    def _units_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names of units stand: a search for plain text is many times faster than one for a pattern."""
        for stem in self._stems:
            at = text.find(stem)
            while at >= 0:
                end = at + len(stem)
                end += text.startswith("s", end)
                if at and text[at - 1] in " -" and not text[end : end + 1].isalnum():
                    yield at, end
                at = text.find(stem, end)

    def _read(self, text: str, start: int, end: int) -> Amount | None:
        least = max(0, start - _REACH)
        word = text[max(least, *(text.rfind(sign, least, start - 1) + 1 for sign in " -\n")) : start - 1]
        if word.lower() not in self._last:
            return None
        match = self._before.search(text, least, start)
        unit = self._units.get(text[start:end])
        if match is None or unit is None:
            return None
        word = " ".join(small(match["word"]).split())
        entry = self._lengths[word]
        low, _, high = entry.value.partition("-")
        several = Decimal(low) > 1
        if (text[end - 1] == "s") != several or (word in entry.weak and (match["stretch"] is None or match["the"])):
            return None
        if lead_word(text, match.start("word")) in FREQUENCY:
            return None
        if match["gap"] == "-" and (several or (unit in _LONG and not _STOPS.match(text, end))):
            return None
        if match["the"] and (unit in _LONG or word in ("all", "another")):
            return None
        part = None if several else AND_PART.match(text, end)
        end = part.end() if part else end
        numeral = Numeral(
            start=match.start("word"),
            end=start,
            value=Decimal(low) + (PARTS[small(part["part"])] if part else 0),
            ulp=Decimal(1),
            high=Decimal(high) if high else None,
            words=True,
            lead="another" if word == "another" else (match["stretch"] or "").lower(),
        )
        if _GOES_ON.match(text, end) or is_relative(text, numeral, end):
            return None
        return amount(numeral, kind="duration", unit=unit, end=end)
