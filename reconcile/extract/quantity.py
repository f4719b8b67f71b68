"""Units of measurement and physical quantities: a number beside one unit, or two of them ("tonnes per year")."""

import re

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral, lead_word
from reconcile.rulepack.lexicon import Phrases, lengths_by
from reconcile.rulepack.schema import Rules

_GAP = re.compile(r"[ ][(\[{<](?=[a-zA-Zµ]{1,3}[)\]}>])|[\s\u00a0\u202f]?[-‑–]?[\s\u00a0]?")
_PER = re.compile(r"[\s-]?(?:/[\s]?|per[\s-]|an?[\s-](?=hour|day|week|month|year|second|minute|gallon))", re.IGNORECASE)
_NEAR = 40  # characters of context that settle an ambiguous unit
_WORD = re.compile(r"[^\W\d_]+|°[CF]|S&P")
_SENTENCE_END = re.compile(r"[.!?;][\s”\"]|\n")
_WORD_GOES_ON = frozenset("_’'²³&")
_PART_NUMBER = re.compile(r"-[0-9]")
_QUOTES = frozenset({"'", '"'})
_A_UNIT = re.compile(r"[ ](?:of[ ])?(?:an?|the)[ ]")
_LINK = re.compile(
    r"[ ](?:of|was|is|at|as|was[ ]put[ ]at|was[ ]given[ ]as)(?:[ ](?:about|around|an[ ]estimated))?[ ]\Z"
)
_LINKS = frozenset({"of", "was", "is", "at", "as", "about", "around", "estimated"})
_TOLD = 400  # characters in which a word must stand for a verb to name what it measures
_OF_NOUN = re.compile(r"[ ](?:of|to the)[ ]", re.IGNORECASE)


class UnitReading(Struct, frozen=True, kw_only=True):
    """A unit found in a text: pint's name, its dimension, and where it ends."""

    unit: str
    dimension: str
    end: int


class _Sense(Struct, frozen=True, kw_only=True):
    unit: str
    dimension: str
    needs: frozenset[str]


class Units:
    """Finds a unit that begins at an offset."""

    def __init__(self, rules: Rules) -> None:
        symbols: dict[str, _Sense] = {}
        attached: dict[str, _Sense] = {}
        words: dict[str, _Sense] = {}
        for entry in rules.units:
            strong = _Sense(unit=entry.id, dimension=entry.dimension, needs=frozenset())
            weak = replace(strong, needs=frozenset(word.lower() for word in entry.needs))
            for form in entry.symbols:
                symbols.setdefault(form, weak if form in entry.weak else strong)
            for form in entry.attached:
                attached.setdefault(form, weak if form in entry.weak else strong)
            for form in entry.words:
                for spelling in (form, form + "s"):
                    words.setdefault(spelling.lower(), weak if form in entry.weak else strong)
        self._lengthy = frozenset(entry.id for entry in rules.units if entry.dimension == "length")
        self._prefixes: dict[str, _Sense] = {}
        for entry in rules.units:
            needs = frozenset(word.lower() for word in entry.needs)
            for form in entry.prefixes:
                self._prefixes[form] = _Sense(
                    unit=entry.id, dimension=entry.dimension, needs=needs if form in entry.weak else frozenset()
                )
        self._attached = symbols | attached
        self._symbols = symbols
        self._lengths = lengths_by(self._attached, 0)
        self._words = Phrases(words)

    def at(
        self, text: str, start: int, *, attached: bool = False, number_start: int | None = None
    ) -> UnitReading | None:
        """The unit whose sign or name begins at `start`; `attached` where digits end there."""
        named = self._words.match(text, start)
        if named is not None:
            end, sense = named
        else:
            found = self._symbol(text, start, self._attached if attached else self._symbols)
            if found is None:
                return None
            end, sense = found
        if sense.needs and not _near(text, number_start if number_start is not None else start, end, sense.needs):
            return None
        return UnitReading(unit=sense.unit, dimension=sense.dimension, end=end)

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
        if found is None or found[0] != len(word) or found[1].needs:
            return None
        return UnitReading(unit=found[1].unit, dimension=found[1].dimension, end=found[0])

    def _symbol(self, text: str, start: int, table: dict[str, _Sense]) -> tuple[int, _Sense] | None:
        for length in self._lengths.get(text[start : start + 1], ()):
            form = text[start : start + length]
            sense = table.get(form)
            if sense is not None and len(form) == length:
                after = text[start + length : start + length + 1]
                if after.isalnum() or (form[-1].isalnum() and after in _WORD_GOES_ON) or _closes(text, start, form):
                    continue
                if length == 1 and _PART_NUMBER.match(text, start + 1) and table is self._symbols:
                    continue
                return start + length, sense
        return None


def _closes(text: str, start: int, form: str) -> bool:
    """Whether a quotation mark closes a quotation rather than standing for inches or feet."""
    if form not in _QUOTES:
        return False
    line = text.rfind("\n", max(0, start - 400), start) + 1
    return text.count(form, max(line, start - 400), start) % 2 == 1


def _near(text: str, start: int, end: int, needs: frozenset[str]) -> bool:
    before = _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _NEAR])[0]
    return any(word.lower() in needs for word in _WORD.findall(f"{before} {after}"))


def _told(text: str, numeral: Numeral, needs: frozenset[str]) -> bool:
    """Whether a size with one decimal has been told of before: "The quake ... measured 6.3"."""
    if numeral.words or numeral.factor != 1 or numeral.ulp == 1 or not 0 < numeral.value < 10:
        return False
    return any(word.lower() in needs for word in _WORD.findall(text, max(0, numeral.start - _TOLD), numeral.start))


def read_quantity(units: Units, text: str, numeral: Numeral, reading: UnitReading | None) -> Amount | None:
    """The quantity that a numeral makes with the unit behind or before it; plain times are durations."""
    led = units.before(text, numeral) if reading is None and not numeral.glued and numeral.lead else None
    if led is not None:
        return amount(numeral, kind="quantity", unit=led[1], start=led[0])
    if reading is None or numeral.led or reading.dimension == "time":
        return None
    return amount(numeral, kind="quantity", unit=reading.unit, end=reading.end)


def read_unit(units: Units, text: str, numeral: Numeral) -> UnitReading | None:
    """The unit behind a numeral, attached, after a space or after a hyphen."""
    gap = _GAP.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    reading = units.at(text, start, attached=start == numeral.end, number_start=numeral.start)
    if reading is None and numeral.share and (of := _A_UNIT.match(text, numeral.end)):
        reading = units.at(text, of.end(), number_start=numeral.start)
    if reading is None and numeral.high is not None and (of := _OF_NOUN.match(text, numeral.end)):
        reading = units.at(text, of.end(), number_start=numeral.start)
    if reading is None or _attached_year(numeral, reading, start):
        return None
    return _rate(units, text, reading)


def _attached_year(numeral: Numeral, reading: UnitReading, start: int) -> bool:
    """ "2018s": a year with its ending, not seconds."""
    return (
        start == numeral.end and reading.end == start + 1 and reading.unit == "second" and 1000 <= numeral.value < 2100
    )


def _rate(units: Units, text: str, reading: UnitReading) -> UnitReading:
    per = _PER.match(text, reading.end)
    below = units.at(text, per.end()) if per else None
    if below is None or below.dimension in ("index", "earthquake"):
        return reading
    return UnitReading(unit=f"{reading.unit} / {below.unit}", dimension="rate", end=below.end)
