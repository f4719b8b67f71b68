"""What a figure measures, or what happens on a date: a measure that the rules know, or the words nearest to it."""

import re

from reconcile.model import Figure, Mention
from reconcile.normalise.clause import Clauses
from reconcile.rulepack.entries.measures import Measure
from reconcile.text.phrases import Hit, Word
from reconcile.text.words import fold

# What a clause boundary costs, in words: a measure two words off in the next clause is farther than one five words off
# in this.
CROSSING = 6
FARTHEST = 24  # words; a measure farther off than this is another figure's
LEFT = 0.6  # what a word to the left costs: the measure is most often the subject
REACHED = 1 + int(FARTHEST / LEFT)  # words on either side; what lies farther off costs too much whatever it is
# What happens on a date or to a number of people stands closer to it than a measure to its figure.
REACH = {"date": 12, "count": 12}
CHANGED = 4  # words from a change to its figure: "lost more than $4m"
LISTED = 2  # words between two counts of one verb: "killing 12 soldiers and one civilian"
SAID = re.compile(
    r"(?:\s(?:morning|afternoon|evening|night))?,?\s(?:that|whether|said|says|told|announced|confirmed)\b"
)
POSSESSIVE = re.compile(r"[’']s\s")
NAMED = 3  # words: "Sunday's [deadly city centre] shooting"
OF_IT = 2  # words: "a fifth [of its] output"
SHARE = re.compile(r"\s(?:of|in)\s")  # "61% of", "two in five"
AGAINST = frozenset({"above", "below", "than", "beyond", "over", "under"})
AND = frozenset({"and", "but", "while"})
TAKING = 3  # words from a measure to its figure: "the wage [then rose to] £12"
OF = frozenset({"of", "at", "was", "is"})
PEOPLE = "person"  # what "people" fold to
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "remain", "remains", "remained"})


def measure_of(clauses: Clauses, mention: Mention) -> Measure | None:
    """The measure named nearest: in the figure's own words first, then to its left (its subject), then to its right."""
    kind = "date" if mention.kind == "date_range" else mention.kind
    said = kind == "date" and is_day_of_saying(clauses, mention)
    whose = kind == "date" and POSSESSIVE.match(clauses.text, mention.end) is not None
    best: tuple[float, int, Measure] | None = None
    for hit in clauses.measures_near(mention, REACHED):
        measure = hit.payload
        if clauses.words[hit.first].start >= mention.end and (said or _is_taken(clauses, mention, hit)):
            continue
        if is_asked(clauses, mention, hit) or (whose and not _is_right_behind(clauses, mention, hit)):
            continue
        if (measure.kinds and kind not in measure.kinds) or not _has_dimension(clauses, measure, mention):
            continue
        if not _may_count(measure, mention, clauses, hit):
            continue
        cost = 1.0 if _is_tally_of(clauses, mention, hit) else _cost(clauses, mention, hit)
        # At one distance the longer phrase says more: "trade balance" over "trade".
        rank = (cost - 0.5 * (hit.last - hit.first), hit.first, measure)
        if cost <= REACH.get(kind, FARTHEST) and (best is None or rank[:2] < best[:2]):
            best = rank
    if best is None and isinstance(mention, Figure) and mention.direction is not None:
        return _carried_on(clauses, mention, kind)
    if best is None and isinstance(mention, Figure) and mention.kind == "quantity":
        return clauses.lexicon.of_dimension.get(mention.unit)
    return best[2] if best else None


def _is_right_behind(clauses: Clauses, mention: Mention, hit: Hit[Measure]) -> bool:
    """Whether a date's own noun is what the rules know: "arrested him in Sunday's shooting" tells when they shot."""
    after = clauses.place(mention).after
    return after <= hit.first <= after + NAMED and not any(
        word.folded in clauses.lexicon.function for word in clauses.words[after : hit.first]
    )


def _is_taken(clauses: Clauses, mention: Mention, hit: Hit[Measure]) -> bool:
    """Whether a measure behind a figure is another's, or what it is set against: of "61% voted yes on a turnout of 48%"
    the turnout is the second figure's, of "it went to 15% and the wage went to £12" the wage; "5% more pay, two points
    above inflation" is no inflation."""
    words = clauses.words
    if hit.first and words[hit.first - 1].lower in AGAINST:
        return True
    starts = {figure.start for figure in clauses.figures}
    link = words[hit.last : hit.last + TAKING]
    if bool(link) and link[0].lower in OF and any(0 <= start - link[0].end <= 1 for start in starts):
        return True
    between = {word.lower for word in words[clauses.place(mention).after : hit.first]}
    return not AND.isdisjoint(between) and any(0 <= start - word.end <= 1 for word in link for start in starts)


def is_asked(clauses: Clauses, mention: Mention, hit: Hit[Measure]) -> bool:
    """Whether a percentage tells how many think or do something about what grows or shrinks: "44% of tenants called for
    a rent cap" is no rent, but "a fifth of its output" is output."""
    if not isinstance(mention, Figure) or mention.kind != "percent" or mention.direction is not None:
        return False
    if "percent_change" not in hit.payload.kinds or hit.first - clauses.place(mention).after <= OF_IT:
        return False
    return SHARE.search(clauses.text, mention.start, min(mention.end + len(" of "), clauses.span.end)) is not None


def is_day_of_saying(clauses: Clauses, date: Mention) -> bool:
    """Whether on a date something was said or learnt that stands behind it: "police on Monday said she had died"."""
    return SAID.match(clauses.text, date.end, clauses.span.end) is not None


def noun_of(clauses: Clauses, figure: Figure, measure: Measure | None) -> str | None:
    """The folded head noun of a count, "person" of "passengers and crew"; empty where the measure says what is counted,
    whatever it is called."""
    if figure.kind not in ("count", "ordinal"):
        return None
    noun = PEOPLE if _counts_both(clauses, figure) else fold(figure.unit)
    if measure is None:
        return noun
    unnamed = measure.of == "person" or noun == "time" or noun in clauses.lexicon.words_of[measure.id]
    return "" if unnamed else noun


def is_named_by_change(clauses: Clauses, figure: Figure, measure: Measure | None) -> bool:
    """Whether the verb that makes an amount a change is what names its measure: what a firm "lost" is its loss."""
    if measure is None or figure.direction is None or figure.kind not in ("money", "count"):
        return False
    here = clauses.place(figure).first
    moves = clauses.hits("change", max(0, here - CHANGED), here)
    verbs = clauses.lexicon.verbs_around[measure.id]
    if any(clauses.words[move.first].folded in verbs for move in moves):
        return True
    return any(
        hit.payload is measure and hit.first <= move.first < hit.last for hit in clauses.measures for move in moves
    )


def _counts_both(clauses: Clauses, figure: Figure) -> bool:
    """Whether a number is of two kinds of people together: "214 passengers and crew", "23 men and women"."""
    after = clauses.place(figure).after
    following = clauses.words[after : after + 2]
    return (
        figure.kind == "count"
        and len(following) == 2
        and following[0].lower == "and"
        and clauses.text[figure.end : following[1].start].strip() == "and"
        and all(clauses.lexicon.is_person(noun) for noun in (figure.unit, following[1].lower))
    )


def phrase_of(clauses: Clauses, mention: Mention, measure: Measure | None) -> str | None:
    """The words for what is measured: the counted nouns, the known measure's label, or the nearest noun phrase."""
    counted = mention.noun if isinstance(mention, Figure) else None
    if counted and fold(counted) != "time":
        return counted
    if measure is not None and (not measure.generic or not isinstance(mention, Figure)):
        return measure.label
    own = clauses.lexicon.own_words[measure.id] if measure is not None else frozenset()
    phrase = [word for word in _noun_phrase(clauses, mention) if not _is_set_against(clauses, word)]
    words = [_as_named(clauses, word) for word in phrase if word.folded not in own]
    return " ".join([*words, measure.label] if measure is not None else words) or None


def _is_set_against(clauses: Clauses, word: Word) -> bool:
    """Whether a figure is compared with what the word stands for: "1.7 points above inflation"."""
    place = clauses.number(word.start)
    return place > 0 and clauses.words[place - 1].lower in AGAINST


def _as_named(clauses: Clauses, word: Word) -> str:
    """A word in lower case unless it is a name: known as one, or with a capital where running text has none."""
    written = clauses.text[word.start : word.end]
    inside = word.start > clauses.words[0].start and not clauses.is_headline
    return written if word.start in clauses.named or (inside and written[0].isupper()) else word.lower


def terms_of(clauses: Clauses, mention: Mention) -> tuple[str, ...]:
    """The folded content words of the sentence around a claim, its clause's first."""
    terms = clauses.terms(mention)
    if not isinstance(mention, Figure) or mention.noun is None:
        return terms
    counted = [fold(part) for part in mention.noun.split()]
    return tuple(dict.fromkeys([*(word for word in counted if word not in clauses.lexicon.function), *terms]))


def _carried_on(clauses: Clauses, change: Figure, kind: str) -> Measure | None:
    """A change set behind a figure is of the same measure: "trade reached $30bn (…), an increase of 4%"."""
    before = [f for f in clauses.figures if clauses.span.start <= f.start and f.end <= change.start]
    hits = [hit for hit in clauses.measures if not hit.payload.kinds or kind in hit.payload.kinds]
    named = [hit for hit in hits if before and clauses.words[hit.last - 1].end <= before[0].start]
    return named[-1].payload if named else None


def _has_dimension(clauses: Clauses, measure: Measure, mention: Mention) -> bool:
    if not measure.dimensions or not isinstance(mention, Figure) or mention.kind != "quantity":
        return True
    return clauses.lexicon.dimensions.get(mention.unit) in measure.dimensions


def _may_count(measure: Measure, mention: Mention, clauses: Clauses, hit: Hit[Measure]) -> bool:
    """A count takes a measure that its own words name, or one of people when it counts people."""
    if not isinstance(mention, Figure) or mention.kind not in ("count", "ordinal"):
        return True
    words = clauses.words
    within = words[hit.first].start < mention.end and mention.start < words[hit.last - 1].end
    noun = fold(mention.unit)
    if noun == "time":  # "has visited the country eight times" counts what the verb says
        return measure.of != "person"
    if (
        within
        or _is_tally_of(clauses, mention, hit)
        or (measure.of != "person" and noun in {word.folded for word in words[hit.first : hit.last]})
    ):
        return True
    if measure.of == "person" and (not noun or clauses.lexicon.is_person(mention.unit)):
        return not _is_of_another(clauses, mention, hit)
    return measure.of is not None and _undergoes(clauses, mention, hit)


def _is_tally_of(clauses: Clauses, mention: Mention, hit: Hit[Measure]) -> bool:
    """Whether a measure stands before the noun of a total: "the [death] toll of the fire rose to 19, up from 17"."""
    if not isinstance(mention, Figure) or mention.kind != "count":
        return False
    noun = clauses.words[hit.last : hit.last + 1]
    return bool(noun) and noun[0].lower == mention.unit == mention.noun and noun[0].end < mention.start


def _is_of_another(clauses: Clauses, figure: Figure, hit: Hit[Measure]) -> bool:
    """Whether what happens to people happens to those of another count: "five were shot, three of them fatally",
    "killing 12 soldiers and wounding 29", "two have died, while seven were taken home"."""
    after, words = clauses.number(figure.end), clauses.words
    if hit.first >= after:
        end = words[hit.last - 1].end
        other = any(0 <= count.start - end <= 1 for count in clauses.figures)
        between = {word.lower for word in words[after : hit.first]}
        if other:
            return not between & BE
        return clauses.figures_between(figure.end, words[hit.first].start) > 0 and bool(between & BE)
    counts = [count for count in clauses.figures if words[hit.last - 1].end <= count.start and count.end < figure.start]
    if counts and clauses.number(figure.start) - clauses.number(counts[-1].end) > LISTED:
        return True
    if clauses.crossings(words[hit.last - 1].end, figure.start) == 0:
        return False
    return bool({word.lower for word in words[after : after + 2]} & BE)


def _undergoes(clauses: Clauses, figure: Figure, hit: Hit[Measure]) -> bool:
    """Whether the counted stand where those stand whom it happens to: "three riders were injured", "killed 12"."""
    place = clauses.place(figure)
    here, after = place.first, place.after
    if 0 <= here - hit.last <= 2:
        # "with 26,800 evacuated, and 3,150 dwellings damaged"
        return AND.isdisjoint(word.lower for word in clauses.words[hit.last : here])
    between = {word.lower for word in clauses.words[after : hit.first]}
    return 0 < hit.first - after <= 4 and bool(between & BE)


def _cost(clauses: Clauses, mention: Mention, hit: Hit[Measure]) -> float:
    first, last = clauses.words[hit.first], clauses.words[hit.last - 1]
    if first.start < mention.end and mention.start < last.end:
        # "112 runners needed treatment" counts the treated: what happens to people says more than what they are, and
        # so does the last word of "13 people wounded"; of "third consecutive title" the title says more than that it
        # follows another.
        unit = mention.unit if isinstance(mention, Figure) else ""
        if fold(unit) not in {word.folded for word in clauses.words[hit.first : hit.last]}:
            return 1
        return 4 if clauses.lexicon.is_person(unit) else 0
    place = clauses.place(mention)
    if last.end <= mention.start:
        distance = LEFT * (place.first - hit.last + 1)
        crossings = clauses.crossings(last.end, mention.start)
    else:
        distance = hit.first - place.after + 1.0
        crossings = clauses.crossings(mention.end, first.start)
    between = _others_between(clauses, mention, first, last)
    return distance + CROSSING * crossings + 2 * between


def _others_between(clauses: Clauses, mention: Mention, first: Word, last: Word) -> int:
    low, high = (last.end, mention.start) if last.end <= mention.start else (mention.end, first.start)
    return clauses.figures_between(low, high)


def _noun_phrase(clauses: Clauses, mention: Mention) -> list[Word]:
    """Up to three words for what a figure is of: behind it ("a $3bn loan", "$40m in damages"), else the subject of
    its clause, the words before the verb; else the nearest before it."""
    place, words = clauses.place(mention), clauses.words
    before = words[max(0, place.first - 1) : place.first]
    if before and before[0].lower in ("its", "their", "whose"):
        return clauses.content(0, place.first, mention)[-3:]
    link = words[place.after : place.after + 1]
    behind = clauses.content(place.after, place.tail, mention)[:3]
    if behind and link and (link[0].lower == "of" or (_tells(clauses, behind) and _leads_to(link[0], behind[0]))):
        return behind
    verbs = [hit for role in ("level", "change") for hit in clauses.hits(role, place.head, place.first)]
    if verbs:
        subject = clauses.content(place.head, min(hit.first for hit in verbs), mention)
        if subject:
            return subject[-3:]
    return clauses.content(0, place.first, mention)[-3:] or behind


def _leads_to(link: Word, noun: Word) -> bool:
    return link == noun or link.lower in ("in", "for", "on", "worth")


def _tells(clauses: Clauses, phrase: list[Word]) -> bool:
    """Whether a phrase says what a figure is of, as "6% higher" and "6% on the year" don't."""
    return any(word.folded not in clauses.lexicon.neutral for word in phrase)
