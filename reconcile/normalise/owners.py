"""Whose a figure is, where there may be one for each of several: an age, a candidate's votes, a firm's revenue."""

import re

from reconcile.model import Figure, Mention, Span
from reconcile.normalise.clause import Clauses
from reconcile.normalise.scene import Scene
from reconcile.rulepack.entries.measures import Measure
from reconcile.text.letters import UPPER
from reconcile.text.words import fold

_NAME = rf"{UPPER}[\w’'-]+(?:\s(?:{UPPER}\.|{UPPER}[\w’'-]+)){{0,4}}"
NAME_BEFORE = re.compile(
    rf"""
    (?P<name>{_NAME}) (?: ,?\s(?:Jr|Sr)\.? )?
    (?: \s?[,(–-]\s? (?: aged?\s | (?P<apposition>an?\s) | the\s | now\s )?
      | ,\s (?: (?:an?|the)\s[^,.;:!?\n]{{1,50}},\s )? who\s(?:is|was|turn(?:s|ed))\s
      | \s(?:is|was|turned)\s
      | (?P<bare>\s) )
    \Z
    """,
    re.VERBOSE,
)
NOUN_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z-]+),\s\Z")
# What begins another phrase than "the 34-year-old off-duty driver Jane Roe".
ELSEWHERE = "from|of|in|at|near|on|by|to|for|with|his|her|their|its|and|or|who|was|were|is|has|had"
NAME_BEHIND = re.compile(rf"[ \u00a0,-]{{1,2}}(?:(?!(?:{ELSEWHERE})\b)[a-z][\w-]*,?\s){{0,5}}(?P<name>{_NAME})")
NAME_OPENING = re.compile(rf"[\s;,:(]*(?:(?:and|but|while)\s)?(?P<name>{UPPER}[\w’'-]+)(?:\s|,\s(?:which|who|whose)\b)")
INITIALS = re.compile(rf"\A{UPPER}{{2,5}}\s(?={UPPER}[a-z’'-]+\s{UPPER}[a-z’'-])")  # a photographer's agency
BESIDE = 4  # code points; "148,000 worldwide, 9,400 in Britain"
# "COPENHAGEN, April 24 (Meridian) –": who sends the report owns none of its figures.
DATELINE = re.compile(rf"{UPPER}[^.!?\n]{{2,70}}?\s(?:–|—|--?)\s")
AGED_REACH = 4  # words; "a 34-year-old off-duty police officer" has four
OWNER_REACH = 40  # code points; "of the votes went to Tomas" is 20
OWNER_LINK = re.compile(r"\b(?:for|of|to|by)\s\Z")
POST = re.compile(rf"\bof\s(?P<where>{_NAME}),\s(?={UPPER}[\w’'-]+\s{UPPER})")  # "the mayor of Torvik, Ada Lee"
BY = re.compile(r"\bby\s(?:the\s)?(?:[A-Z]\w+\s)?\Z")
ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s\Z")
OF_NOUN = re.compile(r"\s(?!(?:was|is|were|has|had|to|for|and|who|in|on|at|of|by)\b)[a-z]")
THAT_OF = re.compile(r"\b(?:that|those)\sof\s\Z")  # "was $4m and that of Orlo $5m"
# "Orlo, which bought Elm in May, made", "Unlike Elm, Orlo made"
ASIDE = re.compile(r"(?:,\s(?:which|who|whose)|\b[Uu]nlike)\b[^,.;!?\n]{1,120},")
WHERE = re.compile(r"\b(?:from|in|at|near|outside)\s\Z")  # "the company from Bergen"
SUBJECTS = frozenset({"she", "he", "it", "they"})
ONE = frozenset({"she", "he"})
OBJECTS = frozenset({"her", "him", "it", "them"})


def places_of(scene: Scene, clauses: Clauses, span: Span) -> frozenset[str]:
    """The places named in the clause of a mention or the one beside it: of "the first visit since the war in Ukraine"
    Ukraine is no party. Names in "US dollars" and "the minister said" are none."""
    known = clauses.known_subjects
    beside = [hit for hit in known if 0 <= hit.start - span.end <= BESIDE]
    near = beside[:1] or [
        hit for hit in known if clauses.crossings(hit.start, span.start) <= 1 or span.start <= hit.start < span.end
    ]
    places = {hit.place for hit in near if hit.place}
    if clauses.hits("pair"):
        places |= scene.pair
    return frozenset(places)


def owner_of(scene: Scene, clauses: Clauses, figure: Figure, measure: Measure | None) -> str | None:
    """Whose age, votes or revenue it is: the person named beside an age; else the name before the figure, with no
    other figure between, or right behind it after "for", "of" or "to"."""
    if figure.kind == "age":
        elsewhere = _named_before(scene, clauses, figure, clauses.span.start) or ""
        return _aged(clauses, figure) or (elsewhere if " " in elsewhere else None)  # there only a full name is a person
    if measure is None or not measure.owner:
        return None
    dateline = DATELINE.match(clauses.text, clauses.span.start)
    head = dateline.end() if dateline is not None else clauses.span.start
    posts = {
        (match.start("where"), match.end("where")) for match in POST.finditer(clauses.text, head, clauses.span.end)
    }
    names = [
        hit
        for hit in clauses.names
        if hit.place is None and hit.start >= head and not _is_in_figure(clauses, hit.start)
        if not WHERE.search(clauses.text, max(clauses.span.start, hit.start - 9), hit.start)
        if (hit.start, hit.end) not in posts
    ]
    behind = [hit for hit in names if 0 < hit.start - figure.end <= OWNER_REACH]
    link = clauses.text[figure.end : behind[0].start] if behind else ""
    if OWNER_LINK.search(link) and not THAT_OF.search(link):
        return behind[0].name
    others = [other for other in clauses.figures if other.kind == figure.kind and other.end <= figure.start]
    floor = max((other.end for other in others), default=0)
    aside = ASIDE.search(clauses.text, max(floor, head), figure.start)
    before = [
        hit
        for hit in names
        if floor <= hit.start and hit.end <= figure.start and not (aside and aside.start() < hit.start < aside.end())
    ]
    if measure.undergone:
        # "Judge Holt sentenced Max Hill to", "Max Hill was sentenced by Judge Holt to"
        people = [hit for hit in before if not _is_of_noun(clauses.text, hit)]  # "Ann Lee, the Leeds trader jailed for"
        before = [hit for hit in people[::-1] if not BY.search(clauses.text, clauses.span.start, hit.start)] or before
    if before:
        return before[0].name
    opens = max(floor, head) if aside else max(floor, head, clauses.place(figure).clause.start)
    opening = NAME_OPENING.match(clauses.text, opens)
    if opening is not None and opening.end() < figure.start and scene.is_name(opening["name"]):
        return opening["name"].removesuffix("’s").removesuffix("'s")
    return _named_before(scene, clauses, figure, floor)


def _is_of_noun(text: str, hit: Span) -> bool:
    """Whether a name only tells of which place or firm somebody is: "the Leeds trader"."""
    return (
        OF_NOUN.match(text, hit.end) is not None and ARTICLE.search(text, max(0, hit.start - 4), hit.start) is not None
    )


def _is_in_figure(clauses: Clauses, offset: int) -> bool:
    return any(figure.start <= offset < figure.end for figure in clauses.figures)


def _aged(clauses: Clauses, age: Mention) -> str | None:
    """Whose age it is, where the name stands beside it: "Jane Roe, 34,", "the 34-year-old Jane Roe" and "Jane Roe, a
    34-year-old driver for Elm Lines"."""
    before = NAME_BEFORE.search(clauses.text, max(0, age.start - 60), age.start)
    if before and before["bare"] and not clauses.text.startswith("age", age.start):
        before = None  # "Jane Roe, age 6" and "Jane Roe aged 6", but not "Jane Roe 6"
    behind = NAME_BEHIND.match(clauses.text, age.end, age.end + 80)
    ahead = clauses.text[age.start : age.end].endswith("old") and not (before and before["apposition"])
    if not (before or ahead) and NOUN_BEFORE.search(clauses.text, max(0, age.start - 60), age.start):
        return None  # "the striker, 26, joined Elm"
    named = (behind or before) if ahead else (before or behind)
    return _name_in(clauses, named) if named else None


def aged_noun(clauses: Clauses, figure: Figure) -> str | None:
    """Who is so old, folded: the noun for a person behind "the 34-year-old" ("boy"), else the word right behind it;
    the noun before commas ("the striker, 26,")."""
    if figure.kind != "age":
        return None
    if not clauses.text[figure.start : figure.end].endswith("old"):
        noun = NOUN_BEFORE.search(clauses.text, max(clauses.span.start, figure.start - 60), figure.start)
        return fold(noun["noun"]) if noun is not None else None
    here, after = clauses.number(figure.start), clauses.number(figure.end)
    before = [word.lower for word in clauses.words[max(0, here - 2) : here]]
    attributive = " " not in clauses.text[figure.start : figure.end]  # "the 34-year-old welder", not "is 34 years old"
    behind = clauses.words[after : after + AGED_REACH] if attributive else []
    end = next((place for place, word in enumerate(behind) if word.folded in clauses.lexicon.function), len(behind))
    person = next((word for word in behind[:end] if clauses.lexicon.is_person(word.lower.removesuffix("s"))), None)
    if person is None and before[-1:] != ["the"]:
        person = next(iter(behind[:end]), None)  # "a 34-year-old welder"; "the 34-year-old" may be all there is
    if person is not None:
        return person.folded
    return "" if before[-1:] == ["the"] or SUBJECTS & {*before[:1]} else None


def _name_in(clauses: Clauses, named: re.Match[str]) -> str | None:
    """A name without what stands before it with a capital: "Victim Jane Roe", an agency's initials. None where a day
    or a function word alone has the capital: "On Friday, a 34-year-old"."""
    start, end = named.span("name")
    inside = next((hit for hit in clauses.names if start < hit.start < end <= hit.end), None)
    name = inside.name if inside is not None and " " in inside.name else named["name"]
    lexicon = clauses.lexicon
    words = INITIALS.sub("", name).split()
    while words and (fold(words[0]) in lexicon.function or lexicon.names.is_calendar(words[0])):
        words = words[1:]
    return " ".join(words) or None


def _named_before(scene: Scene, clauses: Clauses, figure: Figure, floor: int) -> str | None:
    """Whom "she", "it" or "to her" beside a figure stands for: the first name of the sentence before."""
    place, words = clauses.place(figure), clauses.words
    subject = words[clauses.number(max(floor, place.clause.start)) : place.first]
    behind = words[place.after : place.after + 4]
    subjects, objects = (ONE, frozenset()) if figure.kind == "age" else (SUBJECTS, OBJECTS)
    pointing = {word.lower for word in subject[:3]} & subjects or {word.lower for word in behind} & objects
    alone = _stands_for_somebody(clauses, figure)
    sentence = scene.before(clauses) if pointing or alone else None
    if sentence is None:
        return None
    names = list(dict.fromkeys(hit.name for hit in sentence.names if hit.place is None))
    if alone:
        names = [name for name in names if " " in name]
        aged = any(other.kind == "age" for other in sentence.figures)  # then "the 16-year-old" is somebody else
        return names[0] if len(names) == 1 and not aged else None
    return names[0] if names else None


def _stands_for_somebody(clauses: Clauses, age: Figure) -> bool:
    """Whether an age opens its sentence in the place of a name: "The 23-year-old joined"; but not "The 23-year-old
    bridge", and "the 3-year-old girl" is seldom whom the sentence before is about."""
    place, words = clauses.place(age), clauses.words
    if age.kind != "age" or place.first != 1 or words[0].lower != "the":
        return False
    behind = words[place.after : place.after + 1]
    verb = any(word.folded in clauses.lexicon.empty or word.lower.endswith(("s", "ed")) for word in behind)
    return verb and clauses.text.endswith("old", 0, age.end)
