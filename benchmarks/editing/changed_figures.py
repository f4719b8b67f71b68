"""Edits that change a figure: its number, its unit, the way it goes or the side that it leaves open."""

import re
from decimal import Decimal

from msgspec.structs import replace

from editing import words
from editing.numbers import ORDINALS, SCALES, number_of, other_values, revalued, swaps
from editing.target import RULES, Made, Target, stands_apart
from reconcile.model import Claim, Interval

_ENDING = re.compile(r"(?:st|nd|rd|th)\b")


def value(target: Target) -> Made:
    number = number_of(target)
    if target.claim.kind == "ordinal":
        yield from _rank(target)
    if number is None or target.claim.kind == "ordinal":
        return
    for value in other_values(number):
        fits_words = not number.spelt or value < 100
        if fits_words and stands_apart(target, revalued(target.claim, value / number.value)):
            yield number.start, number.end, number.written(value)
            return


def _rank(target: Target) -> Made:
    claim = target.claim
    found = re.match(rf"(?:{'|'.join(ORDINALS[1:-1])})\b", claim.text, re.I)
    if found and stands_apart(target, replace(claim, value=_next_rank(claim))):
        word = ORDINALS[ORDINALS.index(found[0].casefold()) + 1]
        yield claim.start, claim.start + found.end(), word.capitalize() if found[0][0].isupper() else word


def _next_rank(claim: Claim) -> Interval:
    assert isinstance(claim.value, Interval) and claim.value.low is not None
    return Interval(low=claim.value.low + 1, high=claim.value.low + 1)


def digit_swap(target: Target) -> Made:
    number = number_of(target)
    if number is None:
        return
    for value in swaps(number):
        if stands_apart(target, revalued(target.claim, value / number.value)):
            rank = _ENDING.match(target.document.text, number.end)
            ending = _ending(int(value)) if rank else ""
            yield number.start, rank.end() if rank else number.end, number.written(value) + ending
            return


def _ending(rank: int) -> str:
    """ "st" of 21st, "th" of 13th."""
    return "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")


def magnitude(target: Target) -> Made:
    number = number_of(target)
    if number is None or number.spelt or target.claim.kind in ("ordinal", "age"):
        return
    if number.scale:
        other = words.OTHER_SCALE.get(number.scale)
        if other:
            factor = Decimal(10) ** (SCALES[other] - SCALES[number.scale])
            at = target.document.text.index(number.scale, number.end)
            if stands_apart(target, revalued(target.claim, factor)):
                yield at, at + len(number.scale), other
        return
    if len(number.value.as_tuple().digits) < 3:
        return
    factor = Decimal("0.1") if number.decimals or number.value % 10 == 0 else Decimal(10)
    value = number.value * factor
    if not stands_apart(target, revalued(target.claim, factor)):
        return
    if number.decimals:
        yield number.start, number.end, f"{value:.{number.decimals + 1}f}"
    else:
        yield number.start, number.end, f"{int(value):,}" if value >= 1000 else f"{int(value)}"


def unit(target: Target) -> Made:
    claim = target.claim
    if number_of(target) is None or claim.kind not in ("quantity", "duration", "percent", "percent_change"):
        return
    for unit, other in words.OTHER_UNIT:
        if claim.kind == "percent" and claim.unit == "percent":
            return  # "57 percentage points" of a share is no reading that anybody would be misled by
        found = re.search(rf"(?<![a-z]){re.escape(unit)}(?![a-z²³])", claim.text)
        if found:
            yield claim.start + found.start(), claim.start + found.end(), other
            return


def currency(target: Target) -> Made:
    claim = target.claim
    if claim.kind != "money":
        return
    for sign, other, factor in words.OTHER_CURRENCY:
        found = re.search(rf"(?<![A-Za-z$]){re.escape(sign)}(?![A-Za-z$])", claim.text)
        if found:
            if stands_apart(target, revalued(claim, factor)):
                yield claim.start + found.start(), claim.start + found.end(), other
            return


def direction(target: Target) -> Made:
    claim = target.claim
    if claim.kind != "percent_change" and claim.frame.role != "change":
        return
    if claim.kind == "quantity":
        return  # flames that rose 30 metres above a roof don't fall
    text, best = target.document.text, None
    for match in words.DIRECTION.finditer(text, target.sentence.start, target.sentence.end):
        between = text[match.end() : claim.start] if match.end() <= claim.start else text[claim.end : match.start()]
        inside = claim.start <= match.start() < claim.end
        if inside or (len(between) < 40 and not re.search(r"[,;:]|\b(?:and|but|while)\b", between)):
            distance = 0 if inside else len(between)
            best = min(best, (distance, match.start(), match.end())) if best else (distance, match.start(), match.end())
    if best:
        word = text[best[1] : best[2]]
        other = words.OPPOSITE[word.casefold()]
        yield best[1], best[2], other.capitalize() if word[0].isupper() else other


def bound(target: Target) -> Made:
    claim = target.claim
    value = claim.value
    if not isinstance(value, Interval):
        return
    for word, other in words.OTHER_BOUND:
        found = re.match(rf"{word}\b", claim.text, re.I)
        if not found:
            continue
        if claim.bound:
            new = replace(claim, value=Interval(low=value.high, high=value.low), bound=_turned(claim.bound))
        elif other in _ONE_SIDED:
            new = replace(claim, approximation=other, approximate=True)
        else:
            return
        if stands_apart(target, new):
            yield claim.start, claim.start + found.end(), other.capitalize() if found[0][0].isupper() else other
        return


_ONE_SIDED = frozenset(
    form
    for entry in RULES.tolerances
    if entry.role == "approximation" and not (entry.below and entry.above)
    for form in entry.forms
)


def _turned(bound: str) -> str:
    return "upper" if bound == "lower" else "lower"
