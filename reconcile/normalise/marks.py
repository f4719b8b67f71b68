"""What tells the thing that a figure is of from others of its kind: whose name stands where, which number it has."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from reconcile.model import Figure, Mention, Span
from reconcile.normalise.clause import Clauses
from reconcile.normalise.measured import is_asked
from reconcile.normalise.names import NameHit
from reconcile.normalise.scene import Scene
from reconcile.rulepack.entries.measures import Measure
from reconcile.text.grammar import AUXILIARIES, PREPOSITIONS
from reconcile.text.letters import UPPER
from reconcile.text.words import fold

Marks = frozenset[tuple[str, str]]

_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th"
_COUNTED = "one|two|three|four|five|six|seven|eight|nine|ten"
# "Route 5", "ward A", "count two"; "A40", "LH307"; "the second attack", "first-class"; "under-25s". The looks at a
# first character only spare trying each word: "ſ" is an "s" where case is ignored.
_NUMBERED = re.compile(
    rf"""
    \b (?: (?P<head>[^\W\d_]{{2,}}+) \s (?=[\dA-Zefnost])
             (?P<number>\d{{1,4}}[A-Z]? | [A-Z] | {_COUNTED}) (?![\w%’'.,-]*[\d%])
         | (?P<code>[A-Z]{{1,3}}-?\d{{1,4}})
         | (?=[\dEFNSTefnstſ]) (?P<rank>(?i:{_ORDINALS})) [\s-] (?P<ranked>[^\W\d_]{{3,}})
         | (?=[OUou]) (?P<ages>(?i:over|under)[\s-]\d\d)s
       ) \b
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"\W*[A-Z]{1,3}-?\d+\w*|[A-Z]")
# "PORTLAND, Ore. (April 4) –" and "WELLOW, N.Y. (WLW) -": a stop there may end a sentence.
_DATELINE = re.compile(rf"{UPPER}{{2,}}[^!?\n]{{0,70}}?\s(?:–|—|--?)\s|{UPPER}[^.!?\n]{{2,70}}?\s(?:–|—|--?)\s")
_HEAD = 100  # code points before a sentence in which its dateline may begin
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\s(?:the\s)?\Z")
_PLACED = PREPOSITIONS | {"against", "between", "across", "under"}
_BEHIND = 40  # code points behind a figure; names farther off are of what happened next
_NO_NOUN = re.compile(r"(?:ed|ly|est)\Z|\A[a-z]+ing\Z")  # "boosting revenue", but "Advertising revenue"
_REACH = 20  # code points before a name in which its preposition is looked for
# "[12 km] north-east of the town of Aller", "from Aller"
_FROM = r"\s(?:(?:away|(?:north|south|east|west|[NSEW]{1,3}\b)[\w-]*|offshore|inland|out)\s)*(?:of|from|off|outside)\s"
_AWAY = re.compile(rf"{_FROM}[^,.;:()]{{0,40}}")
# "from the source", but "from the town" may be from Aller; "12 km long" is from nowhere.
_EXTENT = r"\s(?P<extent>long|wide|high|tall|deep|thick|across)\b"
_PLACES = r"(?:town|city|village|capital|island|place|site|area)\b"
_AWAY_FROM = re.compile(rf"{_EXTENT}|{_FROM}(?:the|its|their)\s(?!{_PLACES})(?P<noun>[a-z]+)")
_BEYOND = re.compile(r"\s(?:away|(?:to|in)\sthe\s(?:north|south|east|west)[\w-]*)\b")
_FARTHEST = 60  # code points from a length to the name that it is counted from
_FIRST = re.compile(rf"\W*(?:(?:and|but|while|the|The)\s)?(?P<name>{UPPER}[\w’'-]+)\s(?P<verb>[a-z]+)")


def marks_of(scene: Scene, clauses: Clauses, mention: Mention, measure: Measure | None) -> Marks:
    """The names in a figure's clause, each with the preposition before it or as the subject, and what is numbered in
    it. Clauses before it count too, up to one with a figure: "In the second half, they scored 14". Places that the
    rules know have "@" behind where they stand: one may lie in another."""
    start, end = stretch(clauses, mention)
    line = clauses.text.rfind("\n", max(0, start - _HEAD), start) + 1
    dateline = _DATELINE.match(clauses.text, line) if line or start <= _HEAD else None
    start = max(start, dateline.end()) if dateline is not None else start
    found = {*_numbered(clauses, start, end, mention)}
    end = min(end, mention.end + _BEHIND)
    hits = [hit for hit in clauses.free_names if start <= hit.start < end and not _CODE.fullmatch(hit.name)]
    free = []
    for hit in hits:
        before = _WORD_BEFORE.search(clauses.text, max(start, hit.start - _REACH), hit.start)
        word = before["word"].lower() if before is not None else ""
        if word in _PLACED:
            found.add((_slot(word, hit), hit.name))
        elif hit.end <= mention.start:
            free.append(hit)
    subject = _opening_name(scene, clauses, start, mention)
    if subject is not None:
        found.add(("subject", subject))
    elif free:
        found.add((_slot("subject", free[0]), free.pop(0).name))
    found |= {(_slot("object", hit), hit.name) for hit in free[:1]}
    if mention.kind == "quantity":
        found |= _landmark(clauses, mention)
    if isinstance(mention, Figure) and mention.kind.startswith("percent"):
        found |= _against(clauses, mention, measure) | _asked_or_grown(clauses, mention, measure)
    return frozenset(found | _sort(clauses, start, mention, measure))


def _asked_or_grown(clauses: Clauses, percent: Figure, measure: Measure | None) -> set[tuple[str, str]]:
    """How many say something of what grows, against how much of it there is: the words are the same."""
    if percent.direction is not None or (measure is not None and "percent_change" in measure.kinds):
        return {("# percent", "grown")}
    return {("# percent", "asked")} if any(is_asked(clauses, percent, hit) for hit in clauses.measures) else set()


def _against(clauses: Clauses, mention: Mention, measure: Measure | None) -> set[tuple[str, str]]:
    """Against what something helps: "67% effective against infection"."""
    words = clauses.words
    for hit in clauses.measures if measure is not None else ():
        if hit.payload is measure and words[hit.last - 1].lower == "against":
            what = list(takewhile(lambda word: word.folded not in clauses.lexicon.function, words[hit.last :]))
            end = next((place for place in clauses.breaks if place > words[hit.last - 1].start), clauses.span.end)
            return {("against", " ".join(word.folded for word in what if word.end <= end))} if what else set()
    return set()


def _landmark(clauses: Clauses, mention: Mention) -> set[tuple[str, str]]:
    """From where a distance is counted, or along what: "30 km from Aller", "12 km off Elm Point", "5 km from the
    source" and "8 km long" are four."""
    near = [hit for hit in clauses.names if 0 < hit.start - mention.end <= _FARTHEST]
    named = {("landmark", hit.name) for hit in near if _AWAY.fullmatch(clauses.text, mention.end, hit.start)}
    thing = None if named else _AWAY_FROM.match(clauses.text, mention.end, clauses.span.end)
    if thing is not None:
        return {("landmark", thing["noun"] or f"how {thing['extent']}")}
    return named or _beyond(clauses, mention)


def _beyond(clauses: Clauses, mention: Mention) -> set[tuple[str, str]]:
    """Where a distance leads that is told behind a place: "to Elm, 55 km to the south"."""
    if _BEYOND.match(clauses.text, mention.end, clauses.span.end) is None:
        return set()
    before = [hit for hit in clauses.names if 0 <= mention.start - hit.end <= len(", some ")]
    return {("landmark", hit.name) for hit in before}


def _slot(where: str, hit: NameHit) -> str:
    return where if hit.place is None else f"{where} @"


def stretch(clauses: Clauses, mention: Mention) -> tuple[int, int]:
    """From the last clause before that has a figure of its own to the end of the mention's clause."""
    clause = clauses.place(mention).clause
    before = [figure.end for figure in clauses.figures if figure.end <= clause.start]
    start = max(before, default=clauses.span.start)
    own = next((place for place in clauses.breaks if place >= start), clause.start)
    return (min(own, clause.start) if before else clauses.span.start), clause.end


def _sort(clauses: Clauses, start: int, mention: Mention, measure: Measure | None) -> set[tuple[str, str]]:
    """Of which sort a measure is: "cloud revenue", "imports of steel"."""
    if measure is None or measure.of is not None or mention.kind in ("date", "date_range", "age"):
        return set()
    words, lexicon = clauses.words, clauses.lexicon
    low, high = clauses.number(start), clauses.number(mention.start)
    hits = [hit for hit in clauses.measures if hit.payload is measure and low <= hit.first and hit.last <= high]
    if not hits:
        return set()
    first, last = min(hit.first for hit in hits), max(hit.last for hit in hits)
    if words[first].lower in lexicon.verbs or words[first].lower.endswith("ed"):
        return set()  # "the bridge cost", "Elm Marine harvested": what stands before a verb is no sort of it
    sorts = [words[first - 1]] if first > low and _are_joined(clauses, first) else []
    sorts += words[last + 1 : last + 2] if last + 1 < high and words[last].lower == "of" else []
    named = {number for hit in clauses.names for number in range(clauses.number(hit.start), clauses.number(hit.end))}
    mute = lexicon.neutral | lexicon.verbs  # what is done is no sort: "faces a fine"
    return {
        ("sort", lexicon.alike.get(word.folded, word.folded))
        for word in sorts
        if word.lower.isalpha() and not {word.folded, word.lower} & mute and clauses.number(word.start) not in named
        if not _NO_NOUN.search(clauses.text[word.start : word.end])
    }


def _are_joined(clauses: Clauses, number: int) -> bool:
    """Whether nothing but a space or a hyphen parts a word from the one before it."""
    return clauses.text[clauses.words[number - 1].end : clauses.words[number].start] in (" ", "-")


def _opening_name(scene: Scene, clauses: Clauses, start: int, mention: Mention) -> str | None:
    """The first word of a clause where it is known to be a name, or a verb behind it shows that: "Lee won 40%"."""
    opening = _FIRST.match(clauses.text, start, mention.start)
    if opening is None or any(hit.start <= opening.start("name") < hit.end for hit in clauses.names):
        return None
    word, verb = opening["name"], opening["verb"]
    plain = word.removesuffix("’s").removesuffix("'s")
    if clauses.lexicon.names.is_calendar(plain):
        return None  # "Friday's storm killed 12"
    named = scene.is_name(word) or verb.endswith("ed") or verb in AUXILIARIES or verb in clauses.lexicon.verbs
    return plain if named and not clauses.lexicon.is_common(plain) else None


class _Number(Span, frozen=True, kw_only=True):
    """Something numbered, its whole span; `place` is where its number begins."""

    place: int
    slot: str
    number: str


def _numbered(clauses: Clauses, start: int, end: int, mention: Mention) -> set[tuple[str, str]]:
    return {
        (found.slot, found.number)
        for found in _numbers_in(clauses)
        if start <= found.start and found.end <= end and not mention.start <= found.place < mention.end
    }


@lru_cache(maxsize=4)
def _numbers_in(clauses: Clauses) -> tuple[_Number, ...]:
    """What is numbered in a sentence. Its figures ask for it one after the other."""
    dated = _covered(date.moment for date in clauses.dates)
    counted = _covered(figure for figure in clauses.figures if figure.kind == "count")
    measured = _covered(figure for figure in clauses.figures if figure.kind not in ("count", "ordinal"))
    found = []
    for match in _NUMBERED.finditer(clauses.text, clauses.span.start, clauses.span.end):
        if match["ages"]:
            ages = fold(match["ages"].replace("-", " "))
            found.append(_Number(start=match.start(), end=match.end(), place=match.end(), slot="# ages", number=ages))
            continue
        head, number = match["head"] or match["ranked"] or "", match["number"] or match["code"] or match["rank"]
        place = match.start("number") if match["number"] else match.start("code" if match["code"] else "rank")
        # "Reactor 4 produces" and "the second attack killed" count nothing, though they read like it; and a rank may be
        # part of a time: "in the first half".
        if place in measured or (place in counted and not head[:1].isupper()) or (place in dated and not match["rank"]):
            continue
        in_date = clauses.lexicon.names.is_calendar(head) and (not match["rank"] or head[0].isupper())
        if fold(head) in clauses.lexicon.function or in_date:
            continue
        slot = f"# {fold(head)}"
        found.append(_Number(start=match.start(), end=match.end(), place=place, slot=slot, number=number.casefold()))
    return tuple(found)


def _covered(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}
