"""How a figure stands in its sentence: fact or forecast, affirmed or denied, a total or a rate."""

import re
from collections.abc import Sequence

from reconcile.model import Figure, Mention, Modality, Polarity, Span
from reconcile.normalise.clause import Clauses
from reconcile.rulepack.entries.measures import Measure
from reconcile.text.phrases import Word
from reconcile.text.words import fold

_PERIODS = {"annually": "year", "annum": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
RATES = {fold(word): fold(unit) for word, unit in _PERIODS.items()}
PER_WORDS = 5  # "per" and what it may be of; "each full-time equivalent worker" has five
PARTICIPLES = ("ed", "ing")
OBJECT = 3  # words from a verb to the figure that it governs: "wants a raise of 12%"
AGO = frozenset({"ago", "earlier", "before", "later", "previously"})  # "up 6% from a year ago" is no rate
INCLUDING = re.compile(r"\b(?:including|counting|among them)\s")
INCLUDED = 60  # code points from a count to what it includes
BEHIND_INCLUDING = 8  # words; "including Stone, who then shot himself" has six
OPENING = 2  # words before a time that opens its clause: "For about 13 years"
HELD_AGAINST = frozenset({"after", "following", "compared", "against", "versus", "from", "up", "down"})
DURING = frozenset({"for", "in", "within", "after", "over", "during"})
GOVERNED = 2  # words between a denial and the noun of what is denied: "did not make its landfall"


def counts_culprit(clauses: Clauses, count: Figure) -> bool:
    """Whether a count of people says that whoever did it is one of them: "three dead, including the gunman"."""
    match = INCLUDING.search(clauses.text, count.end, min(clauses.span.end, count.end + INCLUDED))
    if match is None:
        return False
    first = clauses.number(match.end())
    return bool(clauses.hits("culprit", first, first + BEHIND_INCLUDING))


def modality_of(clauses: Clauses, mention: Mention) -> Modality:
    """Fact, plan, forecast, target or condition, by the words of the clause and the next one."""
    modality: Modality = "fact"
    if not clauses.modality:
        return modality
    clause = clauses.place(mention).clause
    anew = isinstance(mention, Figure) and clauses.opens(mention)
    for hit in clauses.modality:
        meant = hit.payload.modality
        if meant == "denied" or meant == "affirmed" or meant == "asked":
            continue
        if mention.start <= clauses.words[hit.first].start < mention.end:
            continue  # what is counted is "a goal" or "a forecast"
        word = clauses.words[hit.first]
        if hit.payload.before_figure and (
            clauses.crossings(word.start, mention.start)
            or not _governs(clauses, hit.last, clauses.place(mention).first)
        ):
            continue  # "the Team plan, which costs $49"
        if anew and word.start < mention.start:
            continue  # "is not expected to reopen; 80 flights were cancelled"
        near = clause.start <= word.start < clause.end or clauses.crossings(word.start, mention.start) <= 1
        if _is_held_against(clauses, hit.last, clauses.number(mention.start)):
            continue  # "is forecast to rise 2%, after a fall of 1%": the fall is no forecast
        if word.start >= mention.end and _leads_to_another(clauses, hit.last):
            continue  # "Profit of $4m beat forecasts of $3m"
        if near and not (word.start > mention.end and word.start >= clause.end):
            modality = meant
    return modality


def _is_held_against(clauses: Clauses, first: int, last: int) -> bool:
    """Whether a word from one up to, not including, another sets what follows beside a forecast: "after a fall of",
    "but settled for"."""
    words = clauses.words
    return any(
        (words[n].lower in HELD_AGAINST and not clauses.leads_on(n))
        or (words[n].lower == "but" and any(word.lower.endswith("ed") for word in words[n + 1 : min(n + 3, last)]))
        for n in range(first, last)
    )


def _leads_to_another(clauses: Clauses, last: int) -> bool:
    """Whether a figure follows a word, with nothing but words without meaning between: "forecasts of $3m", "the planned
    $3m"."""
    nearest = min((clauses.number(f.start) for f in clauses.figures if clauses.number(f.start) >= last), default=None)
    if nearest is None or nearest - last > OBJECT:
        return False
    return all(word.folded in clauses.lexicon.function for word in clauses.words[last:nearest])


def _governs(clauses: Clauses, verb: int, figure: int) -> bool:
    """Whether a figure is the object of the verb before a word: "plans [about] 12", but not "plans [cost] 12" nor "a
    plan [of] 12"."""
    between = clauses.words[verb:figure]
    led = not between or (between[0].folded in clauses.lexicon.function and between[0].lower != "of")
    return verb <= figure and len(between) <= OBJECT and led


def polarity_of(clauses: Clauses, mention: Mention, measure: Measure | None) -> Polarity:
    """Whether the clause of a figure or a date denies it: by a word before it or, where it opens the clause ("On Monday
    the council did not …"), behind it. Of a date the denial has to be of what happens on it."""
    if not clauses.modality:
        return "affirmed"
    place, kind = clauses.place(mention), mention.kind
    first, here = place.head, place.first
    # "For three days they did not sleep", but not "the three-day week isn't agreed".
    lasting = kind == "duration" and bool({word.lower for word in clauses.words[max(0, here - 1) : here]} & DURING)
    timed = lasting or kind in ("date", "date_range")
    last = place.tail if timed and here - first <= OPENING else here
    hits = [hit for hit in clauses.modality if first <= hit.first and hit.last <= last]
    affirming = [hit for hit in hits if hit.payload.modality in ("affirmed", "asked")]
    for hit in hits:
        # "did not vote until Monday", "did not say how 12 died", and "not only"; but not the "that" of "denied that".
        excused = any(hit.first <= other.first < max(here, hit.last) and other.last > hit.last for other in affirming)
        if hit.payload.modality != "denied" or excused:
            continue
        if kind not in ("date", "date_range") or _is_event(clauses, hit.last, measure):
            return "denied"
    return "affirmed"


def _is_event(clauses: Clauses, number: int, measure: Measure | None) -> bool:
    """Whether the verb at a word, or what it does, is what happens: "not [approve] it", "not [make landfall]"."""
    if measure is None:
        return True
    named = [hit.first for hit in clauses.measures if hit.payload.id == measure.id]
    named += [hit.first for role in ("start", "end") for hit in clauses.hits(role)]
    return any(0 <= first - number <= GOVERNED for first in named)


def rate_of(clauses: Clauses, mention: Mention, baselines: Sequence[Span] = ()) -> str | None:
    """What a rate is per: "per household", "a barrel"; None for a plain amount, and for a change on what `baselines`
    name: "rose 4% on a monthly basis"."""
    number = clauses.place(mention).after
    words = clauses.words
    level = isinstance(mention, Figure) and mention.kind in ("money", "count") and mention.direction is None
    for hit in clauses.hits("per", number, number + 4):
        first = words[hit.first]
        if hit.first > number + 1 or not _is_rate(first, words[hit.last : hit.last + 1]):
            continue
        if not level and any(span.overlaps(Span(start=first.start, end=first.end)) for span in baselines):
            continue
        if "," in clauses.text[mention.end : first.start]:
            continue  # "at $4m, each of the places costs more"
        noun = _per_what(clauses, hit.first)
        return f"per {RATES.get(noun, noun)}" if noun else "per"
    return None


def _per_what(clauses: Clauses, first: int) -> str | None:
    """The noun that a rate is per: "per bereaved family", "per metric tonne shipped", "per equity share"."""
    lexicon, words = clauses.lexicon, clauses.words
    run: list[Word] = []
    for word in words[first : first + PER_WORDS]:
        if word.folded in lexicon.empty:
            if run:
                break
            continue
        verb = word.lower.endswith("s") and not word.lower.endswith("ss")  # "per share rises": one is counted
        if run and (verb or clauses.text[run[-1].end : word.start].strip(" -")):
            break
        run.append(word)
        if word.folded in RATES or lexicon.is_counted_per(word):
            return word.folded
    nouns = [word for word in run if not word.lower.endswith(PARTICIPLES)] or run
    return nouns[-1].folded if nouns else None


def _is_rate(word: Word, following: Sequence[Word]) -> bool:
    """Whether a word of rates makes one: "monthly" does, "last month", "an annual report", "per cent" and "a year ago"
    don't."""
    if word.folded in RATES and not word.lower.endswith("ly"):
        return False
    return not {other.lower for other in following} & (AGO | {"cent"})
