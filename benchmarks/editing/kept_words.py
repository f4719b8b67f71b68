"""Edits that say a claim in other words: its date in another form, its measure and verb by a synonym from rules/."""

import re
from collections.abc import Callable
from datetime import date

from editing import words
from editing.target import RULES, Made, Target
from reconcile.model import Period


def date_form(target: Target) -> Made:
    claim = target.claim
    if claim.kind != "date" or claim.granularity != "day" or not isinstance(claim.value, Period) or not claim.value.low:
        return
    day = claim.value.low
    for pattern, form in _DATES:
        if re.fullmatch(pattern, claim.text):
            yield claim.start, claim.end, form(day)


def _month_day(day: date) -> str:
    return f"{words.MONTHS[day.month - 1]} {day.day}"


def _day_month(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1]}"


_D, _M, _W, _Y = words.DAY, words.MONTH, words.WEEKDAY, words.YEAR
_DATES: tuple[tuple[str, Callable[[date], str]], ...] = (
    (_W, lambda day: f"{words.WEEKDAYS[day.weekday()]}, {_month_day(day)}"),
    (_W, _day_month),
    (rf"{_M} {_D}", _day_month),
    (rf"{_D} {_M}", _month_day),
    (rf"{_M} {_D}", lambda day: f"{words.WEEKDAYS[day.weekday()]}, {_month_day(day)}"),
    (rf"{_M} {_D}, {_Y}", lambda day: f"{_day_month(day)} {day.year}"),
    (rf"{_M} {_D}, {_Y}", lambda day: day.isoformat()),
    (rf"{_D} {_M} {_Y}", lambda day: f"{_month_day(day)}, {day.year}"),
    (rf"{_D} {_M} {_Y}", lambda day: day.isoformat()),
    (rf"{_W}, {_M} {_D}", lambda day: f"{words.WEEKDAYS[day.weekday()]} {_day_month(day)}"),
    (rf"{_W},? {_D} {_M}", lambda day: f"{words.WEEKDAYS[day.weekday()]}, {_month_day(day)}"),
)


def synonyms(target: Target) -> Made:
    """A word of the sentence that names the measure or the change, or one in the claim that limits the number."""
    text, claim = target.document.text, target.claim
    near = {"tolerances": (claim.start, claim.end), "magnitudes": (claim.start, claim.end)}
    for pack, rows in words.SYNONYMS.items():
        start, end = near.get(pack, (target.sentence.start, target.sentence.end))
        for row in rows:
            # "just over" is a word of its own.
            found = re.search(rf"(?<![-\w])(?<!just )(?<!little ){re.escape(row[0])}(?![-\w])", text[start:end], re.I)
            if not found or (pack == "measures" and not _names_the_measure(target, row)):
                continue
            is_change = claim.kind == "percent_change" or (claim.kind != "quantity" and claim.frame.role == "change")
            if pack == "changes" and not is_change:
                continue
            for other in row[1:]:
                spelt = other.capitalize() if found[0][0].isupper() else other
                yield start + found.start(), start + found.end(), spelt


def _names_the_measure(target: Target, row: tuple[str, ...]) -> bool:
    concept = next((entry for entry in RULES.measures if entry.id == target.claim.frame.concept), None)
    return concept is not None and any(form in row[0] or row[0] in form for form in concept.forms)


def check_synonyms() -> None:
    """Every row of `words.SYNONYMS` lies within one entry of its pack, or differs there in nothing but an ending.

    Raises:
        ValueError: for a row that rules/ doesn't hold.
    """
    packs = {
        "changes": [(*entry.before, *entry.after) for entry in RULES.changes],
        "measures": [entry.forms for entry in RULES.measures],
        "tolerances": [entry.forms for entry in RULES.tolerances],
        "magnitudes": [entry.forms for entry in RULES.magnitudes],
    }
    for pack, rows in words.SYNONYMS.items():
        for row in rows:
            if not any(all(_known(word, forms) for word in row) for forms in packs[pack]):
                raise ValueError(f"rules/{pack}.yaml has no entry with all of: {', '.join(row)}")


def _known(word: str, forms: tuple[str, ...]) -> bool:
    stem = re.sub(r"(?:e?s|e?d)$", "", word)
    return any(form in (word, stem, f"{stem}e") or form.rstrip("s") == word.rstrip("s") for form in forms)
