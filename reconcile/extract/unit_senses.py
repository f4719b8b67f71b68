"""What the form of a unit may mean, and whether it is meant where it commonly means something else ("pound", "in")."""

import re

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.numerals import Numeral
from reconcile.rulepack.entries.units import Unit

_NEAR = 40  # characters of context that settle an ambiguous unit
_BEFORE = 24  # characters: "worth an estimated 40,000 pounds" is the longest seen
_WORD = re.compile(r"[^\W\d_]+|°[CF]|S&P")
CLAUSE_END = re.compile(r"[.!?;][\s”\"]|\n")
_TOLD = 400  # characters in which a word must stand for a verb to name what it measures
_OF_NOUN = re.compile(r"[ ]of[ ](?P<word>[^\W\d_]+)")
_LOST = frozenset({"lose", "loses", "losing", "lost", "loss", "losses"})  # by millions it is money, of fewer weight
_MILLION = 1_000_000  # "two million pounds of aid" is money as a rule
_NEXT_WORD = re.compile(r"[ -](?P<word>[^\W\d_]+)")
_JOINING = frozenset(
    {"of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "is", "was", "were", "while", "but"}
)
_NONE: frozenset[str] = frozenset()


class Sense(Struct, frozen=True, kw_only=True, gc=False):
    """A unit that a form stands for; with `needs`, only in their company or where it is `singular`."""

    unit: str
    dimension: str
    needs: frozenset[str] = _NONE
    against: frozenset[str] = _NONE
    singular: str = ""
    unless: frozenset[str] = _NONE


Table = dict[str, tuple[Sense, ...]]


def sense(entry: Unit, form: str, *, attached: bool = False) -> Sense:
    """What an entry says of one of its forms; `attached` where only digits may stand before it."""
    weak = form in entry.weak
    found = Sense(
        unit=entry.id,
        dimension=entry.dimension,
        needs=frozenset(word.lower() for word in entry.needs) if weak else _NONE,
        against=frozenset(entry.against),
        singular=form if weak and form in entry.singular else "",
        unless=frozenset(entry.unless),
    )
    return replace(found, needs=_NONE) if attached and form in entry.symbols else found


def settled(*tables: dict[str, list[Sense]]) -> Table:
    """Of several senses those that need company stand first, and the first that needs none ends them."""
    senses: dict[str, list[Sense]] = {}
    for table in tables:
        for form, found in table.items():
            senses.setdefault(form, []).extend(found)
    return {
        form: (*(one for one in found if one.needs), *[one for one in found if not one.needs][:1])
        for form, found in senses.items()
    }


def is_meant(text: str, start: int, end: int, found: Sense, numeral: Numeral) -> bool:
    """Whether a form that needs company has it, or is a unit by how it is written: "-12C", "200 bar", "225-pound"."""
    if found.unless and (of := _OF_NOUN.match(text, end)) and numeral.value < _MILLION:
        return of["word"].lower() not in found.unless
    money = bool(found.unless) and numeral.value >= _MILLION  # "a two-million-pound line"
    if (
        numeral.value != 1
        and not money
        and text[start:end].lower() == found.singular
        and _joined(text, start, end, found)
    ):
        return True
    if money and not _LOST.isdisjoint(_words_before(text, numeral.start)):
        return False
    if found.against and not found.against.isdisjoint(_words_before(text, numeral.start)):
        return False
    if numeral.share and found.dimension != "data":  # "half a turn", "half a pound", but "half a bit"
        return True
    if found.dimension == "volume" and numeral.ulp < 1:  # "1½ cups", "1/2 cup"
        return True
    if found.dimension == "temperature" and start == numeral.end and (numeral.value < 0 or numeral.ulp < 1):
        return True
    return _near(text, numeral.start, end, found.needs)


def _joined(text: str, start: int, end: int, found: Sense) -> bool:
    """Whether a unit in the singular is one by its place: "200 bar of", "a 30-bar boiler", "a 225 pound guard"."""
    following = _NEXT_WORD.match(text, end)
    word = following["word"].lower() if following else ""
    if not word or word in _JOINING:
        return not found.unless
    return (text[start - 1] == "-" or bool(found.unless)) and word not in found.unless


def is_told(text: str, numeral: Numeral, needs: frozenset[str]) -> bool:
    """Whether a size with one decimal has been told of before: "The quake ... measured 6.3"."""
    if numeral.words or numeral.factor != 1 or numeral.ulp == 1 or not 0 < numeral.value < 10:
        return False
    return any(word.lower() in needs for word in _WORD.findall(text, max(0, numeral.start - _TOLD), numeral.start))


def _words_before(text: str, at: int) -> list[str]:
    clause = CLAUSE_END.split(text[max(0, at - _BEFORE) : at])[-1]
    return [word.lower() for word in _WORD.findall(clause)]


def _near(text: str, start: int, end: int, needs: frozenset[str]) -> bool:
    before = CLAUSE_END.split(text[max(0, start - _NEAR) : start])[-1]
    after = CLAUSE_END.split(text[end : end + _NEAR])[0]
    return any(word.lower() in needs for word in _WORD.findall(f"{before} {after}"))
