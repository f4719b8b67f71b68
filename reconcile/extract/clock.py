"""Lengths of time in the style of a clock: "2:19:44", "in 3:43.13", "1h 05m"; never the time of day."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.extract.amount import Amount, amount
from reconcile.extract.duration import is_free
from reconcile.extract.numerals import Numeral, lead_word
from reconcile.model import Span

_CLOCK = re.compile(
    r"(?<![\w:./,+-])(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-9]{1,2}):(?P<seconds>[0-5][0-9])"
    r"(?P<fraction>[.][0-9]{1,3})?(?![\w:/-]|[.,][0-9])"
)
_LETTERS = re.compile(
    r"""(?<![\w.,:])(?:
        (?P<hours>[0-9]{1,2})[ ]?(?:h|hrs?)[ ]?(?P<minutes>[0-5]?[0-9])[ ]?(?:m|mins?)
        (?:[ ]?(?P<seconds>[0-5]?[0-9](?:[.][0-9]{1,3})?)[ ]?(?:s|secs?))?
      | (?P<near_hours>[0-9])h(?P<near_minutes>[0-5][0-9])
      | (?P<only_minutes>[0-5]?[0-9])[ ]?(?:m|mins?)[ ]?(?P<only_seconds>[0-5]?[0-9](?:[.][0-9]{1,3})?)[ ]?(?:s|secs?)
    )(?!\w)""",
    re.VERBOSE,
)
# What every clock has, and what is fast to search for; the number that it belongs to begins a few digits before.
_COLON = re.compile(r":[0-5][0-9]")
_LETTER = re.compile(r"[0-9][ ]?[hm][a-z]{0,3}[ ]?[0-9]")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[ \u00a0]\(?\Z")
# Before a time of day, and before one end of a broadcast or a shift.
_POINT_WORDS = frozenset(
    {"at", "until", "till", "since", "before", "after", "around", "between", "from", "past", "about", "on"}
)
_LENGTH_WORDS = frozenset(
    {"in", "needed", "took", "ran", "clocked", "timed", "time", "record", "clocking", "running", "posted", "finished"}
)
_DAY_TIME = re.compile(
    r"[ \u00a0]?(?:[ap]\.?m\b|GMT|UTC|BST|CES?T|[ECMP][SD]?T\b|local|hours\b|hrs\b|o.clock|Z\b|\+)", re.I
)
_DIGITS = frozenset("0123456789")
_LINE_START = re.compile(r"(?:\A|\n)[\s\[(<>*-]{0,6}\Z")


def clock_durations(text: str, taken: Sequence[Span]) -> Iterator[Amount]:
    """Lengths of time in seconds, or in minutes where no seconds are written; none that overlaps a taken span.

    Args:
        text: any text.
        taken: spans that are dates, sorted and disjoint.
    """
    found = [*_in_digits(text), *_in_letters(text)]
    yield from (length for length in sorted(found, key=lambda length: length.start) if is_free(length, taken))


def _in_digits(text: str) -> Iterator[Amount]:
    for match in _at(_COLON, _CLOCK, text):
        start, end = match.span()
        before = _BEFORE.search(text, max(0, start - 16), start)
        lead = before["word"].lower() if before else ""
        if lead in _POINT_WORDS or _DAY_TIME.match(text, end) or _LINE_START.search(text, max(0, start - 8), start):
            continue
        if match["hours"] is None:
            # "2:07" may be hours or minutes, a score or a verse.
            plain = match["fraction"] is not None
        else:
            # A day is written "02:19:44" or "14:19:44"; a race that long says what it is.
            plain = len(match["minutes"]) == 2 and (len(match["hours"]) == 1 or lead in _LENGTH_WORDS)
        if plain and int(match["minutes"]) < 60:
            yield _seconds(match, match["hours"], match["minutes"], match["seconds"] + (match["fraction"] or ""))


def _in_letters(text: str) -> Iterator[Amount]:
    for match in _at(_LETTER, _LETTERS, text):
        if match["near_hours"]:
            if lead_word(text, match.start()) not in _POINT_WORDS:  # "at 9h30" is a time of day
                minutes = Decimal(match["near_hours"]) * 60 + Decimal(match["near_minutes"])
                yield _amount(match, minutes, Decimal(1), "minute")
        elif match["only_minutes"]:
            yield _seconds(match, None, match["only_minutes"], match["only_seconds"])
        elif match["seconds"]:
            yield _seconds(match, match["hours"], match["minutes"], match["seconds"])
        else:
            minutes = Decimal(match["hours"]) * 60 + Decimal(match["minutes"])
            yield _amount(match, minutes, Decimal(1), "minute")


def _at(hint: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern at the numbers in which the hint is found, disjoint."""
    end = 0
    for found in hint.finditer(text):
        start = found.start()
        while start > end and found.start() - start < 3 and text[start - 1] in _DIGITS:
            start -= 1
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            yield match
            end = match.end()


def _seconds(match: re.Match[str], hours: str | None, minutes: str, seconds: str) -> Amount:
    written = Decimal(seconds)
    value = Decimal(hours or 0) * 3600 + Decimal(minutes) * 60 + written
    return _amount(match, value, Decimal(1).scaleb(int(written.as_tuple().exponent)), "second")


def _amount(match: re.Match[str], value: Decimal, ulp: Decimal, unit: str) -> Amount:
    numeral = Numeral(start=match.start(), end=match.end(), value=value, ulp=ulp)
    return amount(numeral, kind="duration", unit=unit, end=match.end())
