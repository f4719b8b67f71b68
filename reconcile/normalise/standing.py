"""How a figure stands in its sentence: its role, fact or forecast, affirmed or denied, a total or a rate."""

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
STRETCH = re.compile(r"\s(?:to|until|till|through|and)\s|[-–—]|\b(?:last|past|previous)\b")
RECORD = re.compile(
    r"\b(?:first|(?!latest|forest|interest|harvest|protest|arrest|request)[a-z]{2,}est|most|least|worst|best)\b"
    r"[^.;:!?()\n]{0,60}\s(?:in|(?<=\btime\s)for)\s(?:(?:the\s)?(?:past|last)\s)?\Z"
)
SUPERLATIVE = 90  # code points from "the worst" to "20 years"
OBJECT = 3  # words from a verb to the figure that it governs: "wants a raise of 12%"
AGO = frozenset({"ago", "earlier", "before", "later", "previously"})  # "up 6% from a year ago" is no rate
PLACED = frozenset({"count", "quantity"})  # kinds that come from somewhere too: "42 firms from 13 countries"
COMPARED = re.compile(
    r"\s(?:(?!(?:is|are|was|were)\b)\w+\s)?(?:fewer|less|more|longer|shorter|higher|lower|older|younger|taller|later|earlier)\sthan\b"
)
PART = re.compile(r"(?P<number>\w+)\s(?:out\s)?of\s(?:the|its|their|those|his|her|them|\w+)\b")
OF_THEM = re.compile(r"\s(?:of (?:them|whom|which)|\w{3,}ly|critically|in (?:critical|serious|intensive|grave))\b")
INCLUDING = re.compile(r"\b(?:including|counting|among them)\s")
INCLUDED = 60  # code points from a count to what it includes
BEHIND_INCLUDING = 8  # words; "including Stone, who then shot himself" has six
OPENING = 2  # words before a time that opens its clause: "For about 13 years"
HELD_AGAINST = frozenset({"after", "following", "compared", "against", "versus", "from", "up", "down"})
DURING = frozenset({"for", "in", "within", "after", "over", "during"})
GOVERNED = 2  # words between a denial and the noun of what is denied: "did not make its landfall"
WHOLE = re.compile(r"\s(?:out\s)?of\s(?:(?:[\w.&-]+\s){0,4}[\w.&-]+(?:’s|'s|s’|s')\s|(?:its|their|his|her)\s)?")
LONGEST_OWNER = 60  # code points; " of the Elm Valley Transport Authority’s " is 41
LASTED = frozenset({"lasting", "lasted", "lasts"})
CONTESTED = 6  # words: "beating Reiter in the second round by"
CONTESTS = frozenset(
    {"won", "win", "wins", "winning", "beat", "beats", "beating", "lost", "lose", "loses", "losing", "defeated", "led"}
)
ASIDE = frozenset({"for", "after", "before", "since", "from", "until"})  # "jailed 12 years for theft"
LASTING = frozenset({"of", "for", "lasting", "lasted", "last", "lasts"})


def figure_role(clauses: Clauses, figure: Figure) -> str:
    """What the figure is among those of its sentence; see `Frame.role`."""
    if figure.kind == "duration" and _is_length(clauses, figure):
        return "length"
    if figure.kind == "duration" and RECORD.search(
        clauses.text, max(clauses.span.start, figure.start - SUPERLATIVE), figure.start
    ):
        return "record"  # "the worst fire in 20 years"
    number = clauses.place(figure).first
    before = clauses.words[max(0, number - 3) : number]
    text = " ".join(word.lower for word in before)
    if figure.kind == "count" and (text.endswith("of the") or _is_whole(clauses, figure)):
        return "whole"  # "19 of the 45 seats"
    if figure.kind == "count" and _is_part(clauses, figure):
        return "part"  # "nine of the dead", "five of seven counts"
    bare = clauses.text[figure.start : figure.end].replace(",", "").isdigit()
    if figure.kind == "count" and bare and text.endswith("including"):
        return "part"  # "2,340 houses, including 870 that have been flattened"
    if figure.kind == "count" and OF_THEM.match(clauses.text, figure.end) and text and clauses.figures[0] is not figure:
        return "part"  # "injured 11 people, three of them seriously"
    if figure.kind not in ("percent", "percent_change") and COMPARED.match(clauses.text, figure.end):
        return "change"  # "three years fewer than the prosecutors wanted"
    if text.endswith(" by") and _is_contested(clauses, number):
        return "change"  # "won by 1,204 votes"
    previous = clauses.hits("previous", max(0, number - 3), number)
    if previous and previous[-1].last == number and _has_others(clauses, figure):
        return "previous"
    if figure.direction is not None and figure.kind not in ("percent", "percent_change", "ordinal", "age"):
        return "change"
    return "previous" if text.endswith("from") and _is_left_behind(clauses, figure) else "level"


def _is_left_behind(clauses: Clauses, figure: Figure) -> bool:
    """Whether "from" before a figure is where something moved from: "42 firms from 13 countries" moves nothing."""
    if not _has_others(clauses, figure):
        return False
    if figure.kind not in PLACED or clauses.hits("change"):
        return True
    starts = [clauses.number(other.start) for other in clauses.figures if other is not figure]
    return any(clauses.words[start - 1].lower == "to" for start in starts if start)


def _has_others(clauses: Clauses, figure: Figure) -> bool:
    """Whether the sentence has another figure of the kind."""
    return any(other.kind == figure.kind and other is not figure for other in clauses.figures)


def counts_culprit(clauses: Clauses, count: Figure) -> bool:
    """Whether a count of people says that whoever did it is one of them: "three dead, including the gunman"."""
    match = INCLUDING.search(clauses.text, count.end, min(clauses.span.end, count.end + INCLUDED))
    if match is None:
        return False
    first = clauses.number(match.end())
    return bool(clauses.hits("culprit", first, first + BEHIND_INCLUDING))


def date_role(clauses: Clauses, mention: Mention) -> str:
    """Whether a date is the first or the last day of what happens: the nearest such verb in its own clause."""
    found = _edge(clauses, mention)
    return found[2] if found is not None else "level"


def edge_of(clauses: Clauses, mention: Mention) -> int | None:
    """The offset of that verb; None where there is none."""
    found = _edge(clauses, mention)
    return clauses.words[found[1]].start if found is not None else None


def _edge(clauses: Clauses, mention: Mention) -> tuple[int, int, str] | None:
    """The last word of the verb, its first, and its role. A quarter or a half-year may be when something opens, "from 3
    to 6 May" is no first day."""
    if mention.kind == "date_range" and STRETCH.search(clauses.text, mention.start, mention.end):
        return None
    place = clauses.place(mention)
    return max(
        (
            (hit.last, hit.first, role)
            for role in ("start", "end")
            for hit in clauses.hits(role, place.head, place.first)
        ),
        default=None,
    )


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


def _is_contested(clauses: Clauses, number: int) -> bool:
    """Whether somebody won or lost a few words before."""
    return bool(CONTESTS & {word.lower for word in clauses.words[max(0, number - CONTESTED) : number]})


def _is_rate(word: Word, following: Sequence[Word]) -> bool:
    """Whether a word of rates makes one: "monthly" does, "last month", "an annual report", "per cent" and "a year ago"
    don't."""
    if word.folded in RATES and not word.lower.endswith("ly"):
        return False
    return not {other.lower for other in following} & (AGO | {"cent"})


def _is_whole(clauses: Clauses, count: Figure) -> bool:
    """Whether a count is what another is a part of: "120 of its 540 shops", "8,600 of Elm's 12,400 staff"."""
    return any(
        figure.kind == "count" and WHOLE.fullmatch(clauses.text, figure.end, count.start)
        for figure in clauses.figures
        if 0 < count.start - figure.end <= LONGEST_OWNER
    )


def _is_part(clauses: Clauses, count: Figure) -> bool:
    """ "nine of the dead" and "five of seven counts", but not "upwards of 200 counts"."""
    return any(
        match["number"][-1].isdigit() or match["number"].lower() in clauses.lexicon.numbers
        for match in PART.finditer(clauses.text, count.start, count.end)
    )


def _is_length(clauses: Clauses, duration: Figure) -> bool:
    """Whether a duration is how long an event lasts: "a three-day visit", "a visit of three days", "lasted a week"."""
    place = clauses.place(duration)
    here, after = place.first, place.after
    for hit in clauses.measures:
        if "date" not in hit.payload.kinds:
            continue
        between = {word.lower for word in clauses.words[hit.last : here]}
        if hit.last <= here and {word.lower for word in clauses.words[max(0, here - 2) : here]} & LASTED:
            return True  # "the strike began on 3 March and lasted five weeks"
        behind = {word.lower for word in clauses.words[after : hit.first]}
        if (0 <= hit.first - after <= 2 and not behind & ASIDE) or (0 <= here - hit.last <= 3 and between & LASTING):
            return True
    return False
