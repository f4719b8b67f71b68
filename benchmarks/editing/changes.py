"""Edits that change what a claim says: one generator a kind, each yielding at most a few edits of one claim."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from editing import words
from editing.numbers import ORDINALS, SCALES, number_of, other_values, revalued, swaps
from editing.target import RULES, Edit, Target, stands_apart
from reconcile.model import Claim, Interval, Period

# What a diagnosis may call an edit of each kind. "update" is a note that a later report replaces an earlier one: right
# where another number is written of something that grows, and no excuse for a slip of digits.
CAUSES: dict[str, frozenset[str]] = {
    "value": frozenset({"value-differs", "digit-slip", "derived-mismatch", "editing-slip", "update"}),
    "digit swap": frozenset({"transposed-digits"}),
    "magnitude": frozenset({"magnitude-slip", "decimal-slip", "lost-digit"}),
    "unit": frozenset({"unit-mix-up", "percent-vs-points", "magnitude-slip"}),
    "currency": frozenset({"wrong-currency", "lost-currency"}),
    "date shift: day": frozenset({"off-by-one-day"}),
    "date shift: week": frozenset({"off-by-one-week"}),
    "date shift: month": frozenset({"other-month"}),
    "year": frozenset({"year-slip"}),
    "direction": frozenset({"direction"}),
    "bound": frozenset({"bound-turned", "value-differs", "update"}),
    "speaker": frozenset({"other-speaker"}),
    "negation": frozenset({"negation"}),
    "role": frozenset({"other-post"}),
}


def changes(target: Target) -> Iterator[Edit]:
    """Every edit of the claim that changes its meaning so that it no longer fits one of the claims it agreed with."""
    for kind, make in _MAKERS.items():
        for start, end, new in make(target):
            edit = Edit(kind=kind, target=target, start=start, end=end, new=new, causes=_causes(kind, target))
            if edit.old != new:
                yield edit


def _causes(kind: str, target: Target) -> frozenset[str]:
    """What the diagnosis may be. Beside an open end alone nobody can see a slip of digits; a start, an end and a length
    that no longer go together are a derivation that fails."""
    causes = CAUSES[kind]
    figures = [other.value for other in target.others if isinstance(other.value, Interval)]
    if kind in ("digit swap", "magnitude") and not any(value.is_point for value in figures):
        causes |= {"value-differs"}
    if any(other.kind != target.claim.kind for other in target.others):
        causes |= {"derived-mismatch"}
    return causes


Made = Iterator[tuple[int, int, str]]


def _value(target: Target) -> Made:
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


def _digit_swap(target: Target) -> Made:
    number = number_of(target)
    if number is None:
        return
    for value in swaps(number):
        if stands_apart(target, revalued(target.claim, value / number.value)):
            yield number.start, number.end, number.written(value)
            return


def _magnitude(target: Target) -> Made:
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


def _unit(target: Target) -> Made:
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


def _currency(target: Target) -> Made:
    claim = target.claim
    if claim.kind != "money":
        return
    for sign, other, factor in words.OTHER_CURRENCY:
        found = re.search(rf"(?<![A-Za-z$]){re.escape(sign)}(?![A-Za-z$])", claim.text)
        if found:
            if stands_apart(target, revalued(claim, factor)):
                yield claim.start + found.start(), claim.start + found.end(), other
            return


def _shift(days: int) -> Callable[[Target], Made]:
    def make(target: Target) -> Made:
        claim = target.claim
        if claim.kind not in ("date", "date_range") or not isinstance(claim.value, Period) or claim.value.low is None:
            return
        weekday = re.search(words.WEEKDAY, claim.text)
        day = claim.value.low
        if (days == 7 and weekday) or (claim.kind == "date" and claim.granularity != "day"):
            return
        # Backwards, so that what has happened stays in the past; a plan may move on.
        published = target.document.published
        step = days if published and day > published and not weekday else -days
        if days == 1 and day.day == 1:
            step = 1
        yield from _moved(target, timedelta(step))

    return make


def _moved(target: Target, step: timedelta) -> Made:
    """The days of the claim's text moved by `step`, all of them in the month that is written."""
    claim = target.claim
    assert isinstance(claim.value, Period) and claim.value.low and claim.value.high
    low, high = claim.value.low + step, claim.value.high + step
    if low.month != claim.value.low.month or high.month != claim.value.high.month:
        return
    new = re.sub(words.WEEKDAY, lambda match: words.weekday(match[0], step.days), claim.text)
    new = re.sub(r"(?<![\d:.,-])[0-3]?\d(?![\d:.,]\d|\d|-)", lambda match: str(int(match[0]) + step.days), new)
    if stands_apart(target, replace(claim, value=Period(low=low, high=high))):
        yield claim.start, claim.end, new


def _month(target: Target) -> Made:
    claim = target.claim
    found = [*re.finditer(words.MONTH, claim.text)]
    if not isinstance(claim.value, Period) or len(found) != 1 or re.search(words.WEEKDAY, claim.text):
        return
    low, high = claim.value.low, claim.value.high
    if low is None or high is None or low.day > 28 or (high.day > 28 and claim.granularity == "day"):
        return
    number = words.MONTHS.index(found[0][0])
    later = target.document.published is not None and low > target.document.published
    other = number + 1 if (later and number < 11) or number == 0 else number - 1
    moved = Period(low=low.replace(month=other + 1), high=high.replace(month=other + 1, day=min(high.day, 28)))
    if stands_apart(target, replace(claim, value=moved)):
        yield claim.start + found[0].start(), claim.start + found[0].end(), words.MONTHS[other]


def _year(target: Target) -> Made:
    claim = target.claim
    if not isinstance(claim.value, Period) or claim.value.low is None or claim.value.high is None:
        return
    found = [*re.finditer(r"\b(?:19|20)\d\d\b", claim.text)]
    back = Period(low=_last_year(claim.value.low), high=_last_year(claim.value.high))
    if not stands_apart(target, replace(claim, value=back)) or re.search(words.WEEKDAY, claim.text):
        return
    if found:
        new = re.sub(r"\b(?:19|20)\d\d\b", lambda match: str(int(match[0]) - 1), claim.text)
        yield claim.start, claim.end, new
    elif claim.granularity == "day" and re.search(rf"{words.MONTH} \d+$", claim.text):
        yield claim.end, claim.end, f", {claim.value.low.year - 1}"
    elif claim.granularity == "day" and re.search(rf"\d+ {words.MONTH}$", claim.text):
        yield claim.end, claim.end, f" {claim.value.low.year - 1}"


def _last_year(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _direction(target: Target) -> Made:
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


def _bound(target: Target) -> Made:
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


def _speaker(target: Target) -> Made:
    claim, speaker = target.claim, target.claim.speaker
    if claim.kind != "statement" or speaker is None or speaker.start is None or speaker.end is None:
        return
    named = [other.speaker.name for other in target.others if other.speaker and other.speaker.name]
    text = target.document.text
    span = text[speaker.start : speaker.end]
    if speaker.name is None or speaker.name not in named:
        return
    if speaker.name == speaker.organisation:
        at = span.find(speaker.name)
        if at >= 0:
            yield speaker.start + at, speaker.start + at + len(speaker.name), words.OTHER_BODY
        return
    for name in (speaker.name, speaker.name.split()[-1]):
        at = span.find(name)
        if at >= 0:
            yield speaker.start + at, speaker.start + at + len(name), words.OTHER_PERSON
            return


def _negation(target: Target) -> Made:
    claim, text = target.claim, target.document.text
    if claim.kind == "statement":
        found = words.AUXILIARY.search(text, claim.start, claim.end)
        if claim.frame.polarity == "denied" or re.search(words.NEGATED, text[claim.start : claim.end]):
            return
        if found:
            yield found.end(), found.end(), " not"
    elif claim.kind in ("date", "date_range"):
        clause = text[target.sentence.start : claim.start]
        verbs = [*words.EVENT_VERB.finditer(clause)]
        its_own = verbs and not re.search(r"[,;:]|\b(?:that|which|who|and|to)\b", clause[verbs[-1].end() :])
        if claim.frame.concept and its_own and not re.search(words.NEGATED, clause):
            verb, at = verbs[-1], target.sentence.start
            yield at + verb.start(), at + verb.end(), f"did not {words.BASE_FORM[verb[0]]}"


def _role(target: Target) -> Made:
    claim, speaker = target.claim, target.claim.speaker
    if claim.kind != "attribution" or speaker is None or not speaker.role or not speaker.name:
        return
    text = target.document.text
    surname = speaker.name.split()[-1]
    for match in re.finditer(re.escape(speaker.role), text, re.I):
        near = text[max(0, match.start() - 40) : match.end() + 40]
        if surname not in near:
            continue
        title = re.match(rf"\s{re.escape(speaker.name)}", text[match.end() :]) is not None
        other = "mayor" if "mayor" not in speaker.role.casefold() else "police chief"
        yield match.start(), match.end(), other.title() if title and match[0][0].isupper() else other
        return


_MAKERS: dict[str, Callable[[Target], Made]] = {
    "value": _value,
    "digit swap": _digit_swap,
    "magnitude": _magnitude,
    "unit": _unit,
    "currency": _currency,
    "date shift: day": _shift(1),
    "date shift: week": _shift(7),
    "date shift: month": _month,
    "year": _year,
    "direction": _direction,
    "bound": _bound,
    "speaker": _speaker,
    "negation": _negation,
    "role": _role,
}
