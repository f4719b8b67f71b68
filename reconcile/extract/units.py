"""Units of measurement: which stands at an offset of a text, by its sign, its name, or the words around it."""

import re

from msgspec import Struct

from reconcile.extract.numerals import Numeral, lead_word
from reconcile.extract.unit_forms import power_before, power_behind
from reconcile.rulepack.entries.units import Unit
from reconcile.rulepack.lexicon import Phrases, lengths_by
from reconcile.rulepack.multiples import POWERS, all_units
from reconcile.rulepack.schema import Rules

_NEAR = 40  # characters of context that settle an ambiguous unit
_WORD = re.compile(r"[^\W\d_]+|°[CF]|S&P")
_SENTENCE_END = re.compile(r"[.!?;][\s”\"]|\n")
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
_TOLD = 400  # characters in which a word must stand for a verb to name what it measures
_NEXT_WORD = re.compile(r"[ -](?P<word>[^\W\d_]+)")
_JOINING = frozenset(
    {"of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "is", "was", "were", "while", "but"}
)


class UnitReading(Struct, frozen=True, kw_only=True):
    """A unit found in a text: pint's name, its dimension, and where it ends."""

    unit: str
    dimension: str
    end: int


class _Sense(Struct, frozen=True, kw_only=True):
    unit: str
    dimension: str
    needs: frozenset[str] = frozenset()
    singular: str = ""
    unless: frozenset[str] = frozenset()


_Table = dict[str, tuple[_Sense, ...]]


class Units:
    """Finds a unit that begins at an offset."""

    def __init__(self, rules: Rules) -> None:
        symbols: dict[str, list[_Sense]] = {}
        attached: dict[str, list[_Sense]] = {}
        words: dict[str, list[_Sense]] = {}
        self._prefixes: dict[str, _Sense] = {}
        units = all_units(rules.units)
        for entry in units:
            for form in entry.symbols:
                for spelling in (form, form + "s") if _has_plural(form) else (form,):
                    symbols.setdefault(spelling, []).append(_sense(entry, form))
            for form in entry.attached:
                attached.setdefault(form, []).append(_sense(entry, form))
            for form in entry.words:
                for spelling in (form, form + "s"):
                    words.setdefault(spelling.lower(), []).append(_sense(entry, form))
            for form in entry.prefixes:
                self._prefixes[form] = _sense(entry, form)
        self._lengthy = frozenset(entry.id for entry in units if entry.dimension == "length")
        self._symbols = _settled(symbols)
        self._attached = _settled(symbols, attached)
        self._lengths = lengths_by(self._attached, 0)
        self._words = Phrases(_settled(words))

    def at(
        self, text: str, start: int, *, attached: bool = False, numeral: Numeral | None = None, compound: bool = False
    ) -> UnitReading | None:
        """The unit whose sign or name begins at `start`.

        `attached` where digits end there, `compound` where it is a part of a rate: there it needs no company.
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
        power = power_behind(text, end) if strong.dimension == "length" or compound else None
        if power is not None and (strong.dimension == "length" or strong.dimension == "time"):
            dimension = POWERS[power.name] if strong.dimension == "length" else "rate"
            return UnitReading(unit=f"{power.name} {strong.unit}", dimension=dimension, end=power.end)
        at = numeral.start if numeral is not None else start
        for sense in senses:
            if (
                not sense.needs
                or compound
                or _near(text, at, end, sense.needs)
                or _certain(text, start, end, sense, numeral)
            ):
                return UnitReading(unit=sense.unit, dimension=sense.dimension, end=end)
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
        sense = self._prefixes.get(word)
        if sense is None or (sense.needs and not _told(text, numeral, sense.needs)):
            return None
        return end - len(word), sense.unit

    def is_length(self, unit: str) -> bool:
        """Whether a unit, by pint's name, measures length."""
        return unit in self._lengthy

    def named(self, word: str) -> UnitReading | None:
        """The unit that a single word names beyond doubt."""
        found = self._words.match(word, 0)
        if found is None or found[0] != len(word) or found[1][-1].needs:
            return None
        return UnitReading(unit=found[1][-1].unit, dimension=found[1][-1].dimension, end=found[0])

    def _form(self, text: str, start: int, *, attached: bool) -> tuple[int, tuple[_Sense, ...]] | None:
        return self._words.match(text, start) or self._symbol(
            text, start, self._attached if attached else self._symbols
        )

    def _symbol(self, text: str, start: int, table: _Table) -> tuple[int, tuple[_Sense, ...]] | None:
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
            return dimension in ("length", "time") and after in "23²³" and power_behind(text, end) is not None
        return not _closes(text, start, form)


def _sense(entry: Unit, form: str) -> _Sense:
    weak = form in entry.weak
    return _Sense(
        unit=entry.id,
        dimension=entry.dimension,
        needs=frozenset(word.lower() for word in entry.needs) if weak else frozenset(),
        singular=form if weak and form in entry.singular else "",
        unless=frozenset(entry.unless),
    )


def _has_plural(symbol: str) -> bool:
    return len(symbol) > 1 and symbol.isalpha() and symbol.islower() and symbol[-1] != "s"


def _settled(*tables: dict[str, list[_Sense]]) -> _Table:
    """Of several senses those that need company stand first, and the first that needs none ends them."""
    senses: dict[str, list[_Sense]] = {}
    for table in tables:
        for form, found in table.items():
            senses.setdefault(form, []).extend(found)
    return {
        form: (*(s for s in found if s.needs), *[s for s in found if not s.needs][:1]) for form, found in senses.items()
    }


def _certain(text: str, start: int, end: int, sense: _Sense, numeral: Numeral | None) -> bool:
    """Whether a unit that is commonly something else is one by how it is written: "-12C", "200 bar", "225-pound"."""
    if numeral is None:
        return False
    if sense.dimension == "temperature" and start == numeral.end:
        return numeral.value < 0 or numeral.ulp < 1
    if numeral.value == 1 or text[start:end].lower() != sense.singular:
        return False
    following = _NEXT_WORD.match(text, end)
    word = following["word"].lower() if following else ""
    if not word or word in _JOINING:
        return not sense.unless
    return (text[start - 1] == "-" or bool(sense.unless)) and word not in sense.unless


def _closes(text: str, start: int, form: str) -> bool:
    """Whether a quotation mark closes a quotation rather than standing for inches or feet."""
    if form not in _QUOTES:
        return False
    line = text.rfind("\n", max(0, start - 400), start) + 1
    opened = sum(match[0] == form for match in _QUOTE_OPENS.finditer(text, max(line, start - 400), start))
    return opened % 2 == 1


def _near(text: str, start: int, end: int, needs: frozenset[str]) -> bool:
    before = _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _NEAR])[0]
    return any(word.lower() in needs for word in _WORD.findall(f"{before} {after}"))


def _told(text: str, numeral: Numeral, needs: frozenset[str]) -> bool:
    """Whether a size with one decimal has been told of before: "The quake ... measured 6.3"."""
    if numeral.words or numeral.factor != 1 or numeral.ulp == 1 or not 0 < numeral.value < 10:
        return False
    return any(word.lower() in needs for word in _WORD.findall(text, max(0, numeral.start - _TOLD), numeral.start))
