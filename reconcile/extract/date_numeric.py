"""Dates in figures of which a part is missing: "22/04", "on 4/5", "08/12, 2015", "17.03.", "03/2023"."""

from msgspec.structs import replace

from reconcile.extract.date_parts import DASHES, CalendarReading, year
from reconcile.extract.date_tokens import Run, century
from reconcile.model import CalendarDate
from reconcile.text.grammar import DETERMINERS

# Behind a day rather than a part: "about 3/4 we met".
_NO_WHOLE = DETERMINERS | {"he", "she", "it", "we", "they", "i", "you", "at", "in", "when", "is", "was", "and", "or"}


def short_date(run: Run, i: int, led: bool) -> CalendarReading:
    """ "22/04", "on 4/5", "08/12, 2015", "17.03.": a fraction where no word, no year and no size tells a date."""
    a, b = run.at(i).parts
    if _is_part(run, i, a, b):
        return None
    dotted = run.at(i).text.endswith(".") and b <= 12
    written = CalendarDate(day=a, month=b) if dotted else CalendarDate(numeric=(a, b))
    comma = run.is_mark(i + 1, ",")
    if run.at(i).end - run.at(i).start > 3 and comma and run.touches(i + 2) and run.at(i + 2).digits == 2:
        return replace(written, year=century(run.at(i + 2).number or 0)), i + 3
    found = year(run, i + 2 if comma else i + 1)
    if found:
        return replace(written, year=found[0]), found[1]
    before = run.at(i - 2)
    joined = run.value(i - 1, "joint") is not None and before.kind in ("short", "numeric", "number")
    dashed = run.is_mark(i - 1, DASHES) and before.kind == "short" and max(*before.parts, a, b) > 12
    led = led or joined or dashed or run.value(i - 1, "lead") is not None or run.is_word(i - 1, "on", "dated")
    ends = run.at(i + 1).kind in ("mark", "end") and not run.is_mark(i - 1, "(") and max(a, b) not in (16, 32)
    return (written, i + 1) if led or (ends and max(a, b) > 12) else None


def _is_part(run: Run, i: int, a: int, b: int) -> bool:
    """Whether "about 1/2 cup" and "and 3/4 mile" are fractions of what is named behind them: nothing tells a day."""
    follows = run.at(i + 1)
    fraction = a < b and b in (2, 3, 4, 8)
    if not fraction or follows.kind != "foreign" or not follows.text.islower() or follows.text in _NO_WHOLE:
        return False
    return not run.is_word(i - 1, "on", "dated", "since", "until", "till", "before", "after", "from")


def dashed(run: Run, i: int) -> CalendarReading:
    """ "on 4-22": a day and a month, where only one order is possible; a score or a range elsewhere."""
    a, b = run.at(i), run.at(i + 2)
    dashed = run.is_mark(i + 1, "-") and run.touches(i + 1) and run.touches(i + 2) and run.is_word(i - 1, "on")
    if not dashed or a.digits > 2 or b.digits > 2 or not a.number or not b.number:
        return None
    low, high = sorted((a.number, b.number))
    plain = run.at(i + 3).kind in ("mark", "end", "newline") and not run.is_mark(i + 3, "/%-")
    return (CalendarDate(numeric=(a.number, b.number)), i + 3) if low <= 12 < high <= 31 and plain else None


def month_of_figures(run: Run, i: int) -> CalendarReading:
    """ "03/2023", "03 / 2023", "03-2023"."""
    token = run.at(i)
    if token.kind == "number" and token.digits in (1, 2) and token.number and token.number <= 12:
        close = run.touches(i + 1) and run.touches(i + 2)
        spaced = run.at(i + 3).kind in ("mark", "end") and run.at(i - 1).kind in ("end", "foreign", "word")
        dash = run.is_mark(i + 1, "-") and token.digits == 2 and (close or spaced)
        found = year(run, i + 2) if dash or run.is_mark(i + 1, "/") else None
        if found:
            return CalendarDate(year=found[0], month=token.number), found[1]
    return None
