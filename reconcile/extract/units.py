"""Units of measurement: which stands at an offset of a text, by its sign, its name, or the words around it."""

import re

from msgspec import Struct

from reconcile.extract.numerals import Numeral, lead_word
from reconcile.extract.unit_forms import power_before, power_behind
from reconcile.extract.unit_senses import Sense, Table, is_meant, is_told, sense, settled
from reconcile.rulepack.lexicon import Phrases, lengths_by
from reconcile.rulepack.multiples import POWERS, all_units
from reconcile.rulepack.schema import Rules

_STOP = re.compile(r"\s*\Z|\s+[A-Z“\"]")
_WORD_GOES_ON = frozenset("_’'²³&")
_PART_NUMBER = re.compile(r"-[0-9A-Za-z]")
# Signs behind which the smaller unit follows at once: 6'2", 45°30'.
_BEFORE_DIGITS = dict.fromkeys("'’′", re.compile(r"[0-9]{1,2}(?:[\"”″]|''|(?![\w'’]))"))
_BEFORE_DIGITS["°"] = re.compile(r"[0-9]{1,2}[ ]?['’′]")
_QUOTES = frozenset({"'", '"'})
_QUOTE_OPENS = re.compile(r"(?<![0-9])[\"']")
_LINK = re.compile(
    r"[ ](?:of|was|is|at|as|was[ ]put[ ]at|was[ ]given[ ]as)(?:[ ](?:about|around|an[ ]estimated))?[ ]\Z"
)
_LINKS = frozenset({"of", "was", "is", "at", "as", "about", "around", "estimated"})


class UnitReading(Struct, frozen=True, kw_only=True, gc=False):
    """A unit found in a text: pint's name, its dimension, and where it ends."""

    unit: str
    dimension: str
    end: int


class Units:
    """Finds a unit that begins at an offset."""

    def __init__(self, rules: Rules) -> None:
        symbols: dict[str, list[Sense]] = {}
        attached: dict[str, list[Sense]] = {}
        words: dict[str, list[Sense]] = {}
        self._prefixes: dict[str, Sense] = {}
        units = all_units(rules.units)
        for entry in units:
            for form in entry.symbols:
                for spelling in (form, form + "s") if entry.si and _has_plural(form) else (form,):
                    symbols.setdefault(spelling, []).append(sense(entry, form))
            for form in entry.attached:
                attached.setdefault(form, []).append(sense(entry, form, attached=True))
            for form in entry.words:
                for spelling in (form, form + "s"):
                    words.setdefault(spelling.lower(), []).append(sense(entry, form))
            for form in entry.prefixes:
                self._prefixes[form] = sense(entry, form)
        self._lengthy = frozenset(entry.id for entry in units if entry.dimension == "length")
        self._symbols = settled(symbols)
        self._attached = settled(symbols, attached)
        self._lengths = lengths_by(self._attached, 0)
        self._words = Phrases(settled(words))

    def at(
        self, text: str, start: int, *, attached: bool = False, numeral: Numeral | None = None, compound: bool = False
    ) -> UnitReading | None:
        """The unit whose sign or name begins at `start`.

        `attached` where digits end there, `compound` where it is a part of a rate: there it needs no company. Forms
        that need some elsewhere are only read behind a `numeral`.
        """
        power = power_before(text, start)
        found = self._form(text, power.end, attached=True) if power else None
        if power is not None and found is not None and found[1][-1].dimension == "length":
            unit = found[1][-1].unit
            return UnitReading(unit=f"{power.name} {unit}", dimension=POWERS[power.name], end=found[0])
        found = self._form(text, start, attached=attached)
        if found is None:
            return None
        end, senses = found
        strong = senses[-1]
        lettered = text[end - 1].isalpha() and (
            strong.dimension == "length" or (compound and strong.dimension == "time")
        )
        power = power_behind(text, end) if lettered else None
        if power is not None:
            dimension = POWERS[power.name] if strong.dimension == "length" else "rate"
            return UnitReading(unit=f"{power.name} {strong.unit}", dimension=dimension, end=power.end)
        for one in senses:
            if not one.needs or compound or (numeral is not None and is_meant(text, start, end, one, numeral)):
                return UnitReading(unit=one.unit, dimension=one.dimension, end=end)
        return None

    def symbol(self, form: str) -> str | None:
        """The unit of a symbol that stands in a compound, by pint's name."""
        senses = self._attached.get(form)
        return senses[-1].unit if senses else None

    def before(self, text: str, numeral: Numeral) -> tuple[int, str] | None:
        """The unit that a word before the number names, and where it begins: "magnitude 6.3", "a magnitude of 6.3"."""
        link = _LINK.search(text, max(0, numeral.start - 24), numeral.start) if numeral.lead in _LINKS else None
        end = link.start() if link is not None else numeral.start - 1
        word = lead_word(text, end + 1)
        named = self._prefixes.get(word)
        if named is None or (named.needs and not is_told(text, numeral, named.needs)):
            return None
        return end - len(word), named.unit

    def is_length(self, unit: str) -> bool:
        """Whether a unit, by pint's name, measures length."""
        return unit in self._lengthy

    def named(self, word: str) -> UnitReading | None:
        """The unit that a single word names beyond doubt."""
        found = self._words.match(word, 0)
        if found is None or found[0] != len(word) or found[1][-1].needs:
            return None
        return UnitReading(unit=found[1][-1].unit, dimension=found[1][-1].dimension, end=found[0])

    def _form(self, text: str, start: int, *, attached: bool) -> tuple[int, tuple[Sense, ...]] | None:
        table = self._attached if attached else self._symbols
        return self._words.match(text, start) or self._symbol(text, start, table)

    def _symbol(self, text: str, start: int, table: Table) -> tuple[int, tuple[Sense, ...]] | None:
        for length in self._lengths.get(text[start : start + 1], ()):
            form = text[start : start + length]
            senses = table.get(form)
            if senses is not None and len(form) == length and self._ends(text, start, form, senses[-1].dimension):
                if length == 1 and table is self._symbols and _PART_NUMBER.match(text, start + 1):
                    continue
                if form[-1] == "." and form[:-1] in table and _STOP.match(text, start + length):
                    continue
                return start + length, senses
        return None

    def _ends(self, text: str, start: int, form: str, dimension: str) -> bool:
        """Whether a symbol that is there in letters is there as a symbol."""
        end = start + len(form)
        after = text[end : end + 1]
        if form in _BEFORE_DIGITS and after.isdigit():
            return _BEFORE_DIGITS[form].match(text, end) is not None
        if after.isalnum() or (form[-1].isalnum() and after in _WORD_GOES_ON):
            powered = form[-1].isalpha() and dimension in ("length", "time") and after in "23²³"
            return powered and power_behind(text, end) is not None
        return not _closes(text, start, form)


def _has_plural(symbol: str) -> bool:
    return len(symbol) > 1 and symbol.isalpha() and symbol.islower() and symbol[-1] != "s"


def _closes(text: str, start: int, form: str) -> bool:
    """Whether a quotation mark closes a quotation rather than standing for inches or feet."""
    if form not in _QUOTES:
        return False
    line = text.rfind("\n", max(0, start - 400), start) + 1
    opened = sum(match[0] == form for match in _QUOTE_OPENS.finditer(text, max(line, start - 400), start))
    return opened % 2 == 1
