"""Do the rule packs keep their own promises? Each entry's examples and counterexamples, tried on the room they are for.

An entry is found in a text where the program does with the text what the entry is there for: a currency where money of
it is read, a measure where a claim has it as its measure, a tolerance where two figures agree. What that is for each
pack stands in the modules of this package.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from reconcile.errors import Diagnostic
from reconcile.examples.figures import FigureTrials
from reconcile.examples.frames import FrameTrials
from reconcile.examples.pairs import PairTrials
from reconcile.examples.places import Places
from reconcile.examples.words import WordTrials
from reconcile.rulepack.entry import Entry
from reconcile.rulepack.load import load_rules
from reconcile.rulepack.schema import Rules
from reconcile.units import is_known

E = TypeVar("E", bound=Entry)
_SHOWN = 80  # characters of an example in a message
_HINTS = {
    "examples": "mend the entry until it is found, or write an example that it is meant for",
    "counterexamples": "narrow the entry, or choose a text in which it is rightly not found",
}


class _Miss(NamedTuple):
    """An example that fails; `number` is its place in the list, None where the list is empty."""

    pack: str
    entry: str
    field: str
    number: int | None = None
    text: str = ""


def faults(folders: tuple[Path, ...] = ()) -> list[Diagnostic]:
    """Each example that its entry isn't found in, each counterexample that it is, each entry that lacks either, and
    each unit that can't be converted into the others of its dimension.

    All entries of the shipped packs and of `folders` are tried, in the order of the packs and their entries.

    Raises:
        RulePackError: where the packs can't be read at all.
    """
    places, rules = Places(folders), load_rules(folders)
    return [*(_fault(miss, places) for miss in _misses(rules, folders)), *_unknown_units(rules, places)]


def _unknown_units(rules: Rules, places: Places) -> Iterator[Diagnostic]:
    sharing = Counter(unit.dimension for unit in rules.units)
    for unit in rules.units:
        if sharing[unit.dimension] > 1 and not is_known(unit.id):
            message = f"{unit.id}: pint knows no such unit, so nothing converts it into the others of {unit.dimension}"
            hint = "write its id as pint does (kilometer, square meter, mile / hour), or give it a dimension of its own"
            yield places.diagnostic("units", unit.id, "id", None, message, hint)


def _misses(rules: Rules, folders: tuple[Path, ...]) -> Iterator[_Miss]:
    figures, frames, words, pairs = (
        FigureTrials(rules),
        FrameTrials(rules),
        WordTrials(rules),
        PairTrials(rules, folders),
    )
    yield from _tried("abbreviations", rules.abbreviations, words.abbreviation)
    yield from _tried("baselines", rules.baselines, frames.baseline)
    yield from _tried("changes", rules.changes, figures.change)
    yield from _tried("currencies", rules.currencies, figures.currency)
    yield from _tried("findings", rules.findings, pairs.finding)
    yield from _tried("furniture", rules.furniture, words.furniture)
    yield from _tried("magnitudes", rules.magnitudes, figures.number_word)
    yield from _tried("measures", rules.measures, frames.measure)
    yield from _tried("modality", rules.modality, frames.modality)
    yield from _tried("names", rules.names, frames.name)
    yield from _tried("nouns", rules.nouns, figures.noun)
    yield from _tried("periods", rules.periods, words.period)
    yield from _tried("relations", rules.relations, pairs.relation)
    yield from _tried("speakers", rules.speakers, words.speaker)
    yield from _tried("tolerances", rules.tolerances, pairs.tolerance)
    yield from _tried("units", rules.units, figures.unit)
    yield from _tried("vocabulary", rules.vocabulary, frames.word_class)


def _tried(pack: str, entries: Iterable[E], found: Callable[[E, str], bool]) -> Iterator[_Miss]:
    for entry in entries:
        for field, texts, wanted in (
            ("examples", entry.examples, True),
            ("counterexamples", entry.counterexamples, False),
        ):
            if not texts:
                yield _Miss(pack, entry.id, field)
            for number, text in enumerate(texts):
                if found(entry, text) != wanted:
                    yield _Miss(pack, entry.id, field, number, text)


def _fault(miss: _Miss, places: Places) -> Diagnostic:
    if miss.number is None:
        message = f"{miss.entry}: has no {miss.field}"
        hint = "add a text with it" if miss.field == "examples" else "add a text that looks like it and is not"
    else:
        shown = miss.text if len(miss.text) <= _SHOWN else f"{miss.text[: _SHOWN - 1]}…"
        manner = "not found in its example" if miss.field == "examples" else "found in its counterexample"
        message, hint = f"{miss.entry}: {manner} {shown!r}", _HINTS[miss.field]
    return places.diagnostic(miss.pack, miss.entry, miss.field, miss.number, message, hint)
