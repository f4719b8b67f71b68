"""For which time a figure holds."""

import re
from functools import cached_property

from msgspec import Struct

from reconcile.model import Figure, Mention, Period, Resolved, Span
from reconcile.model.moment import Fiscal
from reconcile.normalise.baselines import Baselines, is_compared
from reconcile.normalise.clause import Clauses
from reconcile.normalise.measured import CROSSING
from reconcile.normalise.roles import edge_of, figure_role
from reconcile.normalise.scene import Scene

COMPARED_TO = re.compile(r"\b(?:from|than|against)\s(?:\w+\s){0,2}\Z")
_LIKE = r"(?:same|corresponding|comparable|equivalent|like)\s(?:period|quarter|month|week|half|stage|time)"
BEHIND = re.compile(rf"\s(?:in|for|during|at)\s(?:the\s)?(?:{_LIKE}(?:\s(?:in|of))?\s(?:the\s)?)?")
OWNED = re.compile(r"(?:’s|'s)\s(?:[a-z]+\s)?")
OPENING = 12  # code points; "In the opening weeks of 2019, …" sets the time for the sentence after it too
NOW = 5  # words from "now" to its figure: "is now about to reach 5%"
BEGUN = 5  # words from "built" to its year
OPENS = 3  # words of a clause in which its time stands: "and in June"
WHEN = re.compile(r",?\swhen\b")
CUE_GAP = 40  # code points; "said in a statement issued late on" is 35
CUE_ENDS = re.compile(r"[,;.]|\bthat\b")

_LONGEST_BEHIND = 50  # code points: " during the corresponding quarter of the " is 41
_LONGEST_OWNED = 20  # code points; "'s preliminary " is 15
AGO = re.compile(r"(?:an?|one|the)\s(?:year|month|quarter|week)\s(?:earlier|before|ago|previously)", re.IGNORECASE)
# Another time than that of the sentence, whether a date can be read from it or not.
BEFORE_THAT = re.compile(
    r"\s(?:in\s|for\s|during\s)?the\s(?:(?:week|month|quarter|year)\sbefore"
    r"|(?:previous|preceding|year-ago|year-earlier|prior-year)\s(?:week|month|quarter|period|half|year))\b"
)
EPITHET = re.compile(r"-century\b(?=\s)|’s\b|'s\b", re.IGNORECASE)
LIFE = re.compile(r"1\d{3}\s?[-–—]\s?(?:1\d|20)\d\d")


class _Time(Struct, frozen=True, kw_only=True, gc=False):
    """A date of a sentence that may be the time of its figures. `then`: "2016, when 900,000 were vaccinated".
    `is_said`: when something was said. `edge`: where the verb stands of which it is the first or the last day.
    `is_own`: it tells of a comparison or of a beginning."""

    date: Resolved
    is_said: bool
    then: bool
    edge: int | None
    is_own: bool


class Times:
    """The dates of one sentence, as the times of its figures; `baselines` are what its changes are measured against."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self.baselines = Baselines(scene, clauses)
        self._scene = scene
        self._clauses = clauses

    def period_of(self, mention: Mention) -> tuple[Period | None, bool]:
        """The date that goes with a figure: the nearest in its sentence, else the one the sentence before it sets.

        A date that can't be resolved ("this year" in an undated text) is written all the same: None, True.
        """
        best: tuple[float, Period | None, bool] | None = None
        clauses = self._clauses
        whose = next((date for date in clauses.dates if _owns(clauses.text, date.moment, mention)), None)
        if whose is not None:
            return whose.value, True
        # "from $292m in 2021 to $310m in 2022"
        own = [time for time in self._times if _follows(clauses.text, mention, time.date.moment)]
        then = next((date for date in clauses.dates if _is_its_own(clauses, mention, date.moment)), None)
        if then is not None:
            return then.value, True
        former = BEFORE_THAT.match(clauses.text, mention.end)
        if former is not None:
            told = [date for date in clauses.dates if former.start() < date.moment.start < former.end()]
            return (told[0].value if told else None), True
        now = self._now_before(mention)
        for time in own or self._times:
            date, moment = time.date, time.date.moment
            if time.is_said or moment.end <= now or _is_of_next_clause(clauses, mention, moment):
                continue
            if time.then and date.value is not None and moment.end <= mention.start:
                return _that_time(date.value), True  # "the largest since 2016, when 900,000 were vaccinated"
            # "spent in the year that begins in July" is not July's spending, but "opened 12 shops in July" is of July
            if time.is_own or (time.edge is not None and mention.end <= time.edge < moment.start):
                continue
            low, high = (moment.end, mention.start) if moment.end <= mention.start else (mention.end, moment.start)
            if moment.start > mention.end and _is_of_another(clauses, low, high):
                continue
            cost = clauses.number(high) - clauses.number(low) + CROSSING * clauses.crossings(low, high)
            if best is None or cost < best[0]:
                best = (cost, date.value, moment.end <= mention.start)
        if best is not None:
            # "In 2022 it rose to $310m from $292m": the time of what rose is not that of what it rose from.
            risen = best[2] and isinstance(mention, Figure) and figure_role(clauses, mention) == "previous"
            return (None, False) if risen else (best[1], True)
        if now:
            return None, False
        before = self._date_before
        return (before.value, before.value is None) if before is not None else (None, False)

    def _now_before(self, mention: Mention) -> int:
        """Where the words begin that make a figure one of the text's own day, "is now 5%"; 0 where none do."""
        clauses = self._clauses
        first = clauses.place(mention).first
        hits = [hit for hit in clauses.hits("now", max(0, first - NOW), first) if hit.last <= first]
        if not hits or clauses.figures_between(clauses.words[hits[-1].first].start, mention.start):
            return 0
        return clauses.words[hits[-1].first].start

    @cached_property
    def _times(self) -> list[_Time]:
        """Worked out once for all figures of the sentence."""
        clauses = self._clauses
        baselines = self.baselines.spans if clauses.dates else []
        return [
            _Time(
                date=date,
                is_said=_is_cue_date(clauses, date.moment),
                then=WHEN.match(clauses.text, date.moment.end) is not None,
                edge=edge_of(clauses, date.moment),
                is_own=any(span.overlaps(date.moment) for span in baselines)
                or is_compared(self._scene, clauses, date)  # "a little more than four years ago"
                or _is_beginning(clauses, date)  # "Acme, founded in 1998, has 3,400 workers"
                or _is_epithet(clauses, date.moment),
            )
            for date in clauses.dates
        ]

    @cached_property
    def _date_before(self) -> Resolved | None:
        """The date that the sentence before sets for this one, if it is of the same paragraph and opens with just
        one."""
        sentence = self._scene.before(self._clauses)
        if sentence is None or not self._scene.one_paragraph(self._clauses, sentence):
            return None
        opening = sentence.span.start + OPENING
        dates = [date for date in sentence.dates if date.granularity != "day" and date.moment.start <= opening]
        return dates[0] if len(dates) == 1 and not _is_cue_date(sentence, dates[0].moment) else None


def fiscal_year(clauses: Clauses, period: Period | None) -> str | None:
    """A year of accounts is not the calendar year of its number."""
    dates = clauses.dates
    fiscal = any(date.value == period and isinstance(date.moment.written, Fiscal) for date in dates)
    return "fiscal year" if fiscal and period is not None else None


def _follows(text: str, mention: Span, date: Span) -> bool:
    """Whether only "in", "for", "during" or "at" stands between a figure and the date behind it."""
    near = 0 < date.start - mention.end <= _LONGEST_BEHIND
    return near and BEHIND.fullmatch(text, mention.end, date.start) is not None


def _owns(text: str, date: Span, mention: Span) -> bool:
    """ "down from April's 3.4%", "May's revised 300 tonnes"."""
    return 0 < mention.start - date.end <= _LONGEST_OWNED and OWNED.fullmatch(text, date.end, mention.start) is not None


def _is_beginning(clauses: Clauses, date: Resolved) -> bool:
    """Whether a date is when something came to be: "founded in 1998", "built in Japan in 1994"; whoever "opened in May"
    may have sold much in that month."""
    if date.granularity != "year":
        return False
    here = clauses.number(date.moment.start)
    hits = clauses.hits("begun", max(0, here - BEGUN), here)
    return any(not clauses.figures_between(clauses.words[hit.first].start, date.moment.start) for hit in hits)


def _is_its_own(clauses: Clauses, mention: Mention, moment: Span) -> bool:
    """Whether a time before another is when a level stood: "up from 4% a year earlier", "A year ago it was 4%". Of a
    change it is what the change is measured against."""
    if AGO.fullmatch(clauses.text, moment.start, moment.end) is None:
        return False
    if isinstance(mention, Figure) and mention.direction is not None:
        return False
    if mention.end <= moment.start:
        return not clauses.text[mention.end : moment.start].strip()
    clause = clauses.place(mention).clause
    opens = clause.start <= moment.start <= clause.start + 2
    opens = opens or (moment.start == clauses.span.start and clause.start == moment.end)  # "A year ago, 40 were hurt"
    return opens and clauses.figures_between(moment.end, mention.start) == 0


def _is_epithet(clauses: Clauses, moment: Span) -> bool:
    """Whether a time belongs to a noun or a name: "19th-century paintings", "today's market", "Ada Roe (1901-1978)";
    not to what is measured, "last year's sales"."""
    text = clauses.text
    in_brackets = text[moment.start - 1 : moment.start] == "(" and text[moment.end : moment.end + 1] == ")"
    if in_brackets and LIFE.fullmatch(text, moment.start, moment.end):
        return True
    number = clauses.number(moment.end)
    if any(number <= hit.first <= number + 1 for hit in clauses.measures):
        return False
    return EPITHET.search(text, moment.start, moment.end + 3) is not None


def _is_of_next_clause(clauses: Clauses, mention: Mention, moment: Span) -> bool:
    """Whether a time opens a later clause that has a figure of its own: "$4m; this year they are $5m"."""
    if moment.start < mention.end:
        return False
    clause = clauses.place(moment).clause
    opens = clauses.number(moment.start) - clauses.number(clause.start) < OPENS
    end = clause.end
    if end == moment.end and ";" in clauses.text[clause.start : moment.start]:
        end = clauses.place(Span(start=end + 1, end=end + 1)).clause.end  # "; in June, it was 5%"
    return opens and clause.start >= mention.end and clauses.figures_between(moment.end, end) > 0


def _that_time(value: Period) -> Period:
    """The year that "since 2016" begins with; any other period as it is."""
    if value.low is None or value.high is not None:
        return value
    return Period(low=value.low, high=value.low.replace(month=12, day=31))


def _is_of_another(clauses: Clauses, low: int, high: int) -> bool:
    """Whether a date behind a figure goes with something else: "41.6 percent, 4.6 points more than in 2020", "rose 12
    percent from $292m in 2021", "slipped to 4% from 5% last year", "$292m (2021: $280m)"."""
    opening = clauses.text.rfind("(", low, high)
    if opening >= 0:
        closing = clauses.text.find(")", opening, clauses.span.end)
        if any(opening < figure.start and figure.end <= closing for figure in clauses.figures):
            return True
    between = [figure for figure in clauses.figures if low <= figure.start and figure.end <= high]
    earlier = any(
        (clauses.text[figure.end : high] == " " or BEHIND.fullmatch(clauses.text, figure.end, high))
        and COMPARED_TO.search(clauses.text, max(low - 1, 0), figure.start)
        for figure in between
    )
    return earlier or clauses.crossings(low, high) > (0 if between else 1)


def _is_cue_date(clauses: Clauses, moment: Span) -> bool:
    """Whether a date tells when something was said: it stands right behind a cue ("said in a statement on Friday")."""
    return any(
        cue.end <= moment.start <= cue.end + CUE_GAP and not CUE_ENDS.search(clauses.text[cue.end : moment.start])
        for cue in clauses.cues
    )
