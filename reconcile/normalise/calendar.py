"""Written dates → calendar days, against the day from which a document speaks."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from reconcile.model import Away, Between, Document, Moment, Period, Resolved, Rolling, Span
from reconcile.normalise.calendar_dates import Context, Meaning
from reconcile.normalise.calendar_meaning import meaning
from reconcile.normalise.calendar_reference import reference_date, settled_order
from reconcile.normalise.calendar_units import moved

# "against 4.2% in [February]"
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|from)\s[^,;.()\n]{0,12}(?:[.,]\d[^,;.()\n]{0,12})?\sin\s\Z"
)
COMPARED = 60  # code points; longer than what _COMPARED finds
NEAR = 3  # days between a dateline and the day of publication

__all__ = ["reference_date", "resolve"]


def resolve(document: Document, moments: Sequence[Moment], sentence_of: Callable[[int], Span]) -> list[Resolved]:
    """The days that each moment means, in the order given; `value` stays None where the document doesn't tell.

    `moments` are those of the document in order of their place, `sentence_of` the sentence around an offset. Relative
    dates count from a date in the same sentence that is the time of speaking, else from `reference_date`; never from
    today. An impossible date ("February 30") stays unresolved.
    """
    reference, how = reference_date(document, moments)
    month_first = settled_order(document, moments)
    resolved: list[Resolved] = []
    for moment in moments:
        tense = moment.tense
        if moment.bound == "upper":
            # "was postponed until May": the verb is past, the date need not be; "stays shut until May" is still to come
            tense = None if tense == "past" else "future"
        context = Context(reference=reference, how=how, month_first=month_first, tense=tense)
        context = _anchored(context, document, moment, resolved, sentence_of)
        try:
            found = meaning(moment.written, context)
        except (ValueError, OverflowError):  # beyond the years 1 to 9999
            found = None
        resolved.append(_resolved(document, moment, found))
    return resolved


def _anchored(
    context: Context, document: Document, moment: Moment, before: list[Resolved], sentence_of: Callable[[int], Span]
) -> Context:
    """The context with the days that the text itself gives to count from."""
    sentence = sentence_of(moment.start)
    speech, text, compared = None, None, None
    for other in reversed(before):
        if other.moment.start < sentence.start:
            if (
                text is None
                and compared is None
                and other.granularity == "day"
                and not other.publication
                and other.bound is None
            ):
                line = document.text.rfind("\n", 0, moment.start) + 1
                text = other.value if other.moment.start >= line else None
            break
        if other.value is None or other.bound is not None:
            continue
        begin = max(sentence.start, other.moment.start - COMPARED)
        if isinstance(moment.written, Away) and _COMPARED.search(document.text, begin, other.moment.start):
            compared = compared or other.value  # "5% in March, against 4% in April, and 3% a year earlier"
        else:
            text = text or other.value
        day = other.value.low
        if speech is None and other.moment.reported and other.value.is_point and day is not None:
            said = context.reference is None or day <= context.reference  # "back in two weeks, he said"
            speech = day if said else None
    return replace(context, speech=speech, text=text or compared)


def _resolved(document: Document, moment: Moment, found: Meaning | None) -> Resolved:
    if found is None:
        return Resolved(moment=moment, kind="date_range" if moment.kind == "date_range" else "date", bound=moment.bound)
    value, bound = found.period, None
    publication = moment.heading and value.is_point and value.low is not None and _is_own(document.published, value.low)
    if moment.bound is not None and not isinstance(moment.written, Between | Rolling):
        value, bound = _opened(value, moment), moment.bound
    one = value.is_point or (moment.kind == "date" and bound is None)
    return Resolved(
        moment=moment,
        kind="date" if one else "date_range",
        value=value,
        granularity=found.granularity,
        approximate=moment.approximate or found.approximate,
        bound=bound,
        derivation=found.derivation,
        assumed=found.assumed,
        weekday_mismatch=found.weekday_mismatch,
        alternatives=found.alternatives,
        publication=publication,
    )


def _is_own(published: date | None, day: date) -> bool:
    return published is None or abs((published - day).days) <= NEAR


def _opened(value: Period, moment: Moment) -> Period:
    """ "since May" and "by Friday" include the date, "after May" and "before Friday" don't."""
    try:
        if moment.bound == "lower":
            low = value.low if moment.inclusive or value.high is None else moved(value.high, "day", 1)
            return Period(low=low)
        high = value.high if moment.inclusive or value.low is None else moved(value.low, "day", -1)
        return Period(high=high)
    except OverflowError:
        return value
