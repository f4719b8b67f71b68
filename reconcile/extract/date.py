"""Dates in a text, as they are written: "Friday (March 17)", "March 20 to 22", "since last May"."""

from typing import Literal

from reconcile.extract.date_context import Surroundings, heads_text, is_ranked, stands_alone
from reconcile.extract.date_distance import is_length
from reconcile.extract.date_lists import Dated
from reconcile.extract.date_points import STARTS
from reconcile.extract.date_ranges import dates
from reconcile.extract.date_scan import Lexicon
from reconcile.extract.date_tokens import Run
from reconcile.model import Away, CalendarDate, Holiday, Moment, Nth, Part, Relative, Written
from reconcile.model.mention import Bound
from reconcile.rulepack.schema import Rules

_BOUNDS: dict[str, tuple[Bound, bool]] = {
    "lower": ("lower", True),
    "upper": ("upper", True),
    "after": ("lower", False),
    "before": ("upper", False),
    "not before": ("lower", True),
}


class Dates:
    """Finds dates with the calendar words of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._lexicon = Lexicon(rules)
        self._around = Surroundings(rules)

    def find(self, text: str) -> list[Moment]:
        """Every date in the text, in order, none overlapping another, the longest where several begin together.

        Numbers and words that only look like dates ("2022 people", "it may rain", "every Friday") are left out.
        Takes time in proportion to the length of the text.
        """
        found: list[Moment] = []
        for run in self._lexicon.runs(text):
            i, last_end = 0, -9
            while i < run.length:
                here = self._read(run, i, last_end)
                found += [moment for dated in here if (moment := self._moment(text, run, dated)) is not None]
                if here:
                    i = last_end = here[-1][2]
                else:
                    i += 1
        return found

    def _read(self, run: Run, i: int, last_end: int) -> list[Dated]:
        """The dates that begin at `i` and may stand there; `last_end` is where the last date before them ended."""
        token = run.at(i)
        if STARTS.isdisjoint(token.words) if token.words else token.kind not in STARTS:
            return []
        if token.digits and token.digits < 4 and run.at(i + 1).kind == "foreign" and not run.is_word(i - 1, "year"):
            return []
        if token.digits and run.is_mark(i - 1, "-/.") and run.touches(i) and run.touches(i - 1):
            return []  # in the middle of "555-2013-44"
        if run.value(i - 1, "frequency") is not None:
            return []
        joined = last_end == i - 1 and (run.is_mark(i - 1, ",;/&") or run.value(i - 1, "joint") is not None)
        here = dates(run, i)
        for count, dated in enumerate(here):
            if not stands_alone(run, dated, joined or count > 0, self._around):
                return here[:count]
        return here

    def _moment(self, text: str, run: Run, dated: Dated) -> Moment | None:
        written, i, after = dated
        start, end = run.at(run.skip_word(i, "the", "than")).start, run.at(after - 1).end
        tense, reported = self._around.tense(text, start, end)
        if is_length(run, dated) and (tense != "future" or is_ranked(text, start)):
            return None
        lead, approximate = self._lead(run, i)
        if lead == "before" and self._around.is_awaited(text, start):
            lead = "not before"
        if lead == "lower":
            tense = "past"  # "since Friday"
        bound, inclusive = _BOUNDS.get(lead or "", (None, True))
        if lead == "before" and isinstance(written, Part) and written.last == 6:
            inclusive = True  # "before the end of the year" goes up to it
        if not inclusive and self._around.is_attribute(run, after):
            bound, inclusive = None, True
        if run.is_word(after, "onward", "onwards"):
            bound = "lower"
        if isinstance(written, Away) and written.origin and run.is_word(i - 1, "than") and run.is_word(i - 2, "more"):
            bound = "lower" if written.steps[0][1] > 0 else "upper"  # "more than two weeks after 3 May"
        used = [word.entry.id for token in run.tokens[i:after] for word in token.words.values()]
        used += [word.entry.id for role, word in run.at(i - 1).words.items() if role in ("lead", "cue", "joint")]
        return Moment(
            kind=_kind(written),
            start=start,
            end=end,
            written=written,
            bound=bound,
            inclusive=inclusive,
            approximate=approximate,
            tense=tense,
            reported=reported,
            heading=_is_dated(written) and heads_text(text, start, end),
            rules=tuple(dict.fromkeys(used)),
        )

    def _lead(self, run: Run, i: int) -> tuple[str | None, bool]:
        """What the words before a date make of it: the bound, and whether it is approximate."""
        j = i - 1
        if run.is_word(j, "the", "of", "in", "on"):
            j -= 1
        lead = run.value(j, "lead")
        if lead != "about":
            return lead, False
        return run.value(j - 1, "lead"), True


def _is_dated(written: Written) -> bool:
    return isinstance(written, CalendarDate) and (written.day is not None or written.numeric is not None)


def _kind(written: Written) -> Literal["date", "date_range"]:
    match written:
        case CalendarDate() | Holiday() | Away() | Relative(unit="day") | Nth(unit="day"):
            return "date"
    return "date_range"
