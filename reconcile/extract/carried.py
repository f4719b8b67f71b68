"""What a figure takes from its neighbour: an age in a list of ages, millions where "m" says it of the other too."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount

_OLDEST = 120  # years
_MILLION = Decimal(1_000_000)
_FURTHER = re.compile(r",[ ]|,?[ ]and[ ]")
_LISTED = re.compile(r"[ ]?(?:[,.;:)]|and\b|\Z)")
_COMPARED = frozenset({"from", "to", "than", "against", "with", "versus"})
_SENTENCE = re.compile(r"[.!?;][\s”\"]|\n")
_REACH = 60  # characters between two figures of one comparison
_EXTENT = re.compile(r"[ ](?:long|tall|high|wide|deep|thick|away|above|below|apart|across|from)\b")


def carried(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts, each with what it takes from the one before or behind it."""
    return list(_millions(text, list(_ages(text, amounts))))


def as_millions(text: str, found: Amount, named: Amount) -> Amount | None:
    """A length as the millions that the other end of its range is in: "3m-4m tonnes"; None where it is none."""
    if found.unit != "meter" or found.end != found.numeral.end + 1 or not _is_in_millions(text, named):
        return None
    return _like(found, named)


def _ages(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """Bare numbers in a list behind an age are ages: "aged 5, 7 and 9"."""
    before: Amount | None = None
    for found in amounts:
        if before is not None and before.kind == "age" and found.kind is None and found.numeral.ulp == 1:
            listed = before.numeral.end == before.end and found.low < _OLDEST and not found.numeral.glued
            if listed and _FURTHER.fullmatch(text, before.end, found.start) and _LISTED.match(text, found.end):
                found = replace(found, kind="age", unit=before.unit)
        before = found
        yield found


def _millions(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """ "30m tonnes, up from 28m", "from 2.1m to 2.3m cars": no metres."""
    for i, found in enumerate(amounts):
        if found.unit == "meter" and found.end == found.numeral.end + 1 and not _EXTENT.match(text, found.end):
            named = next(_compared(text, amounts, i), None)
            found = found if named is None else _like(found, named)
        yield found


def _compared(text: str, amounts: list[Amount], i: int) -> Iterator[Amount]:
    """The neighbours in millions that a word compares the amount with."""
    found = amounts[i]
    if i and found.numeral.lead in _COMPARED:
        before = amounts[i - 1]
        if _is_in_millions(text, before) and _is_near(text, before.end, found.start):
            yield before
    if i + 1 < len(amounts) and amounts[i + 1].numeral.lead in _COMPARED:
        behind = amounts[i + 1]
        if _is_in_millions(text, behind) and _is_near(text, found.end, behind.start):
            yield behind


def _is_in_millions(text: str, found: Amount) -> bool:
    """Whether "m" stands behind the number and says millions."""
    numeral = found.numeral
    if found.kind is None:
        return False
    if numeral.factor == _MILLION:
        return text[numeral.end - 1] == "m"
    return text[numeral.end : numeral.end + 1] == "m" and found.low == numeral.value * _MILLION


def _is_near(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= _REACH and _SENTENCE.search(text, start, end) is None


def _like(found: Amount, named: Amount) -> Amount:
    numeral = found.numeral
    if named.numeral.factor == _MILLION:
        numeral = replace(numeral, value=numeral.value * _MILLION, ulp=numeral.ulp * _MILLION, factor=_MILLION)
    return replace(
        found,
        numeral=numeral,
        kind=named.kind,
        unit=named.unit,
        noun=named.noun,
        candidates=named.candidates,
        assumed=named.assumed,
        low=found.low * _MILLION,
        high=found.high * _MILLION,
        ulp=found.ulp * _MILLION,
    )
