"""Physical quantities: a number beside a unit of rules/units.yaml, or two of them ("tonnes per year")."""

import re

from msgspec import Struct

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral
from reconcile.rulepack.lexicon import Phrases
from reconcile.rulepack.schema import Rules

_GAP = re.compile(r"(?:[\s\u00a0\u202f]?[-‑–]?[\s\u00a0]?|[ ][(\[{<](?=[a-zA-Z]{1,3}[)\]}>]))")
_PER = re.compile(r"[\s-]?(?:/[\s]?|per[\s-]|an?[\s-](?=hour|day|week|month|year|second|minute|gallon))", re.IGNORECASE)
_NEAR = 40  # characters of context that settle an ambiguous unit
_WORD = re.compile(r"[^\W\d_]+|°[CF]|S&P")
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
            free = _Sense(unit=entry.id, dimension=entry.dimension, needs=frozenset())
            bound = _Sense(
                unit=entry.id, dimension=entry.dimension, needs=frozenset(word.lower() for word in entry.needs)
            )
            for form in entry.symbols:
                symbols.setdefault(form, bound if len(form) < 3 else free)
            for form in entry.attached:
                attached.setdefault(form, bound if entry.needs else free)
            for form in entry.words:
                for spelling in (form, form + "s"):
                    words.setdefault(spelling.lower(), bound if len(form.split()) == 1 else free)
        self._attached = symbols | attached
        self._symbols = symbols
        self._lengths = sorted({len(form) for form in self._attached}, reverse=True)
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

    def _symbol(self, text: str, start: int, table: dict[str, _Sense]) -> tuple[int, _Sense] | None:
        for length in self._lengths:
            form = text[start : start + length]
            sense = table.get(form)
            if sense is not None and len(form) == length:
                after = text[start + length : start + length + 1]
                if (
                    form[-1].isalnum()
                    and (after.isalnum() or after in ("_", "-", "’", "'", "²", "³", "&"))
                    and not after == "-"
                ):
                    continue
                return start + length, sense
        return None


def _near(text: str, start: int, end: int, needs: frozenset[str]) -> bool:
    window = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR]
    return any(word.lower() in needs for word in _WORD.findall(window))


class Quantities:
    """Numbers with a unit that is no time."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def read(self, text: str, numeral: Numeral) -> Amount | None:
        """The quantity that begins with a numeral, rates included; times and ages are for the durations."""
        if numeral.led:
            return None
        reading = read_unit(self._units, text, numeral)
        if reading is None:
            return None
        unit, end = reading.unit, reading.end
        per = _PER.match(text, end)
        if per:
            below = self._units.at(text, per.end())
            if below is not None and below.dimension not in ("index", "earthquake"):
                unit, end = f"{unit} / {below.unit}", below.end
        if reading.dimension == "time" and "/" not in unit:
            return None
        return amount(numeral, kind="quantity", unit=unit, end=end)


def read_unit(units: Units, text: str, numeral: Numeral) -> UnitReading | None:
    """The unit behind a numeral, attached, after a space or after a hyphen."""
    gap = _GAP.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    reading = units.at(text, start, attached=start == numeral.end, number_start=numeral.start)
    if (
        reading is None
        and numeral.share
        and (of := re.compile(r"[ ](?:of[ ])?(?:an?|the)[ ]").match(text, numeral.end))
    ):
        reading = units.at(text, of.end(), number_start=numeral.start)
    if reading is None and numeral.high is not None and (of := _OF_NOUN.match(text, numeral.end)):
        reading = units.at(text, of.end(), number_start=numeral.start)
    return reading
