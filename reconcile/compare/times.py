"""The times of figures that a year lies between, and whether nothing but the year tells them apart."""

import re
from calendar import monthrange
from datetime import date

from reconcile.compare.corpus import Corpus
from reconcile.model import Claim, Period
from reconcile.rulepack.entries.relations import Relation
from reconcile.text.words import folded_words

YEAR_ON_YEAR = "year-on-year"
STEM = 4  # letters that a country and its adjective share
_YEAR = 366  # days
_TURN = re.compile(r"[,;:(–—]")
_SINCE = re.compile(r"since (?P<year>\d{4})(?:-.*)?")  # as frames write a baseline
_DATES = frozenset({"date", "date_range"})


def is_yearly(change: Claim) -> bool:
    """Whether a change is one on the year: said so, or of a whole year and against nothing else."""
    period = change.frame.period
    if change.frame.baseline is not None or period is None or period.low is None or period.high is None:
        return change.frame.baseline == YEAR_ON_YEAR
    return (period.low, period.high) == (date(period.low.year, 1, 1), date(period.low.year, 12, 31))


def is_year_before(claim: Claim, other: Claim) -> bool:
    """Whether the other is of the same time of the year before."""
    now, before = claim.frame.period, other.frame.period
    if now is None or before is None:
        return False
    if now.low is None or now.high is None or before.low is None or before.high is None:
        return False
    starts = (before.low.year + 1, before.low.month, before.low.day) == (now.low.year, now.low.month, now.low.day)
    # The last day of February is another one in a leap year.
    return starts and (before.high.year + 1, before.high.month) == (now.high.year, now.high.month)


def leads_up(level: Claim, previous: Claim, change: Claim, told: Claim, corpus: Corpus) -> bool:
    """Whether a change that one sentence tells with a level may start from the previous level of another sentence.

    `told` is the level as the sentence of the previous one has it. What is of no written time is that of the year or
    the day that both speak of; a written one must be that of the year before.
    """
    period = told.frame.period or level.frame.period
    moved = change.frame.period
    # "$3 billion, $1 billion more than in 2021": a change behind a level has the time of what it is measured by.
    than = level.frame.period is None and change.start > level.start
    if not (moved in (None, level.frame.period) or than) or not _is_of_late(change, corpus):
        return False
    if level.frame.period and told.frame.period and level.frame.period != told.frame.period:
        return False
    behind = _times_behind(previous, corpus)
    if behind:
        return all(isinstance(time.value, Period) and _holds_year_before(time.value, period) for time in behind)
    before = previous.frame.period
    return before is None or before == period or _holds_year_before(before, period)


def _is_of_late(change: Claim, corpus: Corpus) -> bool:
    """Whether a change is against the year before: of no other baseline, or since one that the report knows as last."""
    since = _SINCE.fullmatch(change.frame.baseline or "")
    day = corpus.published(change)
    if since is None or day is None:
        return change.frame.baseline in (None, YEAR_ON_YEAR)
    return 0 <= day.year - int(since["year"]) <= 1


def differ_in_year_alone(claim: Claim, other: Claim, relation: Relation, corpus: Corpus) -> bool:
    """Whether neither of two levels has a word that makes less of it than the other is, nor a narrower time."""
    if any(_is_narrowed(one, corpus) for one in (claim, other)):
        return False
    names = " ".join((*claim.frame.subjects, claim.frame.owner or "", other.frame.owner or ""))
    known = set(folded_words(" ".join((*relation.idle, *corpus.lexicon.forms_of(claim.frame.concept or "")))))
    stems = {word[:STEM] for word in folded_words(names)}
    unshared = _told_of(claim, corpus) ^ _told_of(other, corpus)
    return not any(word not in known and word[:STEM] not in stems for word in unshared)


def _told_of(claim: Claim, corpus: Corpus) -> frozenset[str]:
    """The content words that may set a figure apart: what follows a comma behind it only tells more."""
    start, text = corpus.sentence_around(claim)
    turn = _TURN.search(text, claim.end - start)
    return frozenset(folded_words(text[: turn.start()] if turn else text)) & frozenset(claim.frame.terms)


def _is_narrowed(claim: Claim, corpus: Corpus) -> bool:
    """Whether its sentence has a part of its time besides: "in 2021 … in the third quarter"."""
    period = claim.frame.period
    for other in corpus.beside(claim):
        if other.kind not in _DATES or other.frame.role != "period" or other.granularity == "day":
            continue
        time = other.value
        if other.kind == "date_range" and time is None:
            return True
        if isinstance(time, Period) and period is not None and time != period and _holds(period, time):
            return True
    return False


def _times_behind(claim: Claim, corpus: Corpus) -> list[Claim]:
    """The dates between a figure and the next one; the day that somebody spoke on is no time of a figure."""
    found = []
    for other in sorted(corpus.beside(claim), key=lambda other: other.start):
        if other.start < claim.end:
            continue
        if other.kind not in _DATES:
            break
        if other.granularity != "day":
            found.append(other)
    return found


def _holds_year_before(time: Period, period: Period | None) -> bool:
    """Whether a time of a year at most holds that of a year before the period."""
    if period is None or period.low is None or period.high is None or (time.days or _YEAR + 1) > _YEAR:
        return False
    return _holds(time, Period(low=_year_before(period.low), high=_year_before(period.high)))


def _holds(whole: Period, part: Period) -> bool:
    ends = whole.low, part.low, part.high, whole.high
    known = [end for end in ends if end is not None]
    return len(known) == len(ends) and known == sorted(known)


def _year_before(day: date) -> date:
    if day.year == date.min.year:
        return day
    return day.replace(year=day.year - 1, day=min(day.day, monthrange(day.year - 1, day.month)[1]))
