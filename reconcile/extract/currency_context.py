"""Which currency a shared word or sign stands for in one text: "crowns" where Danish crowns are named, or Denmark."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.date_scan import lower
from reconcile.rulepack.entries.currencies import Currency
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation

# "36 million Canadian dollars ($26 million)": the second is of another currency than the first.
_BESIDE = re.compile(r"[ ]?[(\[]\s?(?:(?:or|about|around|some)[ ])?|,?[ ]or[ ](?:about[ ]|some[ ])?")
_SIGNS = frozenset("$£")  # used as they are in a country's own papers and in those that write of it
_BESIDE_REACH = 60  # characters between cents and the amount that tells whose they are; a clause is seldom longer
_CLEARLY = 2  # times as often as the country of the default must another be named
_SENT_FROM = 3  # times that a place in a dateline counts
_SHORTEST = 4  # letters of such a place; "US" and "UK" are capitals anywhere


class CurrencyContext:
    """Settles ambiguous currencies with the names, codes and countries that stand in the same text."""

    def __init__(self, rules: Rules) -> None:
        shared = {form for entry in rules.currencies for form in entry.shared}
        entries = [entry for entry in rules.currencies if entry.shared or shared & _forms(entry)]
        stateless = [entry for entry in entries if not entry.countries]
        self._worldwide = frozenset(entry.id for entry in stateless if shared & _forms(entry))
        self._local = frozenset(entry.id for entry in stateless) - self._worldwide
        self._named = {
            form.lower(): (entry.id, plural)
            for entry in entries
            for word in entry.words
            if " " in word
            for form, plural in ((word, False), (word + "s", True))
        }
        # They begin with nearly every letter, so that a search had better look for where words begin.
        self._names = re.compile(rf"(?<!\w){alternation(self._named)}(?!\w)")
        self._codes = {entry.id: entry.id for entry in entries if not entry.code_is_word}
        self._codes |= {
            sign: entry.id
            for entry in stateless
            for sign in entry.symbols
            if entry.id in self._worldwide and sign[0].isalpha()
        }
        self._code = re.compile(alternation(self._codes, not_behind=r"[\w-]") + r"(?![A-Za-z_-])")
        self._places: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            names = [name for name in rules.names if name.id in entry.countries]
            for place in (*entry.places, *(form for name in names for form in name.forms)):
                # As a dateline has it too: "COPENHAGEN (Wire) - ".
                for form in {place, place.upper()}:
                    self._places[form] = (*self._places.get(form, ()), entry.id)
            self._places |= {form: () for name in names for form in name.unless}
        self._place = re.compile(alternation(self._places, not_behind=r"\w") + r"(?!\w)")

    def settle(self, text: str, amounts: Sequence[Amount]) -> list[Amount]:
        """The amounts, those of an assumed currency in the one that the text speaks of; still assumed."""
        if not any(found.assumed for found in amounts):
            return list(amounts)
        written = Counter(self._written(text))
        told = Counter(found.unit for found in amounts if found.kind == "money" and not found.part)
        places = self._countries(text)
        others = _not_meant(text, amounts)
        settled = [
            self._settled(text, found, told if found.part and told else written, places, others)
            if found.assumed
            else found
            for found in amounts
        ]
        return [
            _with_whole(found, i, settled) if found.part and found.assumed else found for i, found in enumerate(settled)
        ]

    def _countries(self, text: str) -> Counter[str]:
        """The currencies of the countries that are named, and how often; the place that a report is sent from, "OSLO,
        June 3 (Wire)", counts for more than another one."""
        places = Counter[str]()
        for match in self._place.finditer(text):
            sent = match[0].isupper() and len(match[0]) >= _SHORTEST and text[match.start() - 1 : match.start()] in "\n"
            for code in self._places[match[0]]:
                places[code] += _SENT_FROM if sent else 1
        return places

    def _written(self, text: str) -> Iterable[str]:
        """The currencies that are named in full or by their code, once for each time, in the order of the text."""
        hits = [(match.start(), self._codes[match[0]]) for match in self._code.finditer(text)]
        for match in self._names.finditer(lower(text)):
            code, plural = self._named[match[0]]
            # "The Canadian dollar fell" is on a market; "40 Canadian dollars" is a price.
            if plural or code not in self._local:
                hits.append((match.start(), code))
        return [code for _, code in sorted(hits)]

    def _settled(
        self,
        text: str,
        found: Amount,
        written: Counter[str],
        places: Counter[str],
        others: frozenset[tuple[str, str]],
    ) -> Amount:
        default = found.unit
        options = [code for code in (default, *found.candidates) if (default, code) not in others]
        if default in self._worldwide and written[default] and not found.part:
            return found
        meant = _most(options, written)
        if meant is None and default not in self._worldwide and not found.part and not _is_sign(text, found):
            meant = _most(options, places)
            if meant is not None and places[meant] <= _CLEARLY * places[default]:
                meant = default
        if meant is None or meant == default:
            return found
        return _meaning(found, meant)


def _with_whole(part: Amount, at: int, amounts: Sequence[Amount]) -> Amount:
    """Cents in the currency of the amount that they stand closest to: "fell 3 cents to €1.20"."""
    if not (part.part and part.assumed):
        return part
    wholes = [found for found in amounts[max(0, at - 2) : at + 3] if found.kind == "money" and not found.part]
    beside = min(wholes, key=lambda whole: _gap(part, whole), default=None)
    if beside is None or _gap(part, beside) > _BESIDE_REACH or beside.unit not in part.candidates:
        return part
    return _meaning(part, beside.unit)


def _gap(one: Amount, other: Amount) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _meaning(found: Amount, code: str) -> Amount:
    candidates = (found.unit, *(candidate for candidate in found.candidates if candidate != code))
    return replace(found, unit=code, candidates=candidates)


def _forms(entry: Currency) -> set[str]:
    return {*entry.symbols, *entry.prefixes, *entry.suffixes, *entry.words}


def _most(options: Sequence[str], times: Counter[str]) -> str | None:
    """The option that is named most often, the default where it is one of these; None where none is named."""
    best = max((times[code] for code in options), default=0)
    return next(code for code in options if times[code] == best) if best else None


def _is_sign(text: str, found: Amount) -> bool:
    return not _SIGNS.isdisjoint(text[found.start : found.end])


def _not_meant(text: str, amounts: Sequence[Amount]) -> frozenset[tuple[str, str]]:
    """Pairs of a default and a currency that it does not stand for, since different numbers of both say the same."""
    money = [found for found in amounts if found.kind == "money"]
    beside = [(a, b) for a, b in pairwise(money) if a.low != b.low and _BESIDE.fullmatch(text, a.end, b.start)]
    return frozenset(
        (sign.unit, told.unit)
        for first, second in beside
        for sign, told in ((first, second), (second, first))
        if sign.assumed and not told.assumed
    )
