"""What a figure or a date is among those of its sentence: a level, the one before it, a change, a part or a whole."""

import re

from reconcile.model import Figure, Mention
from reconcile.normalise.clause import Clauses

STRETCH = re.compile(r"\s(?:to|until|till|through|and)\s|[-–—]|\b(?:last|past|previous)\b")
RECORD = re.compile(
    r"\b(?:first|(?!latest|forest|interest|harvest|protest|arrest|request)[a-z]{2,}est|most|least|worst|best)\b"
    r"[^.;:!?()\n]{0,60}\s(?:in|(?<=\btime\s)for)\s(?:(?:the\s)?(?:past|last)\s)?\Z"
)
SUPERLATIVE = 90  # code points from "the worst" to "20 years"
PLACED = frozenset({"count", "quantity"})  # kinds that come from somewhere too: "42 firms from 13 countries"
COMPARED = re.compile(
    r"\s(?:(?!(?:is|are|was|were)\b)\w+\s)?(?:fewer|less|more|longer|shorter|higher|lower|older|younger|taller|later|earlier)\sthan\b"
)
PART = re.compile(r"(?P<number>\w+)\s(?:out\s)?of\s(?:the|its|their|those|his|her|them|\w+)\b")
OF_THEM = re.compile(r"\s(?:of (?:them|whom|which)|\w{3,}ly|critically|in (?:critical|serious|intensive|grave))\b")
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


def _is_contested(clauses: Clauses, number: int) -> bool:
    """Whether somebody won or lost a few words before."""
    return bool(CONTESTS & {word.lower for word in clauses.words[max(0, number - CONTESTED) : number]})


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
