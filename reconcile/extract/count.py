"""Counts and ordinals: a number with the noun it counts or ranks."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount, amount
from reconcile.extract.nouns import Nouns
from reconcile.extract.numerals import Numeral, lead_word
from reconcile.extract.single import read_single
from reconcile.extract.units import UnitReading

_BEFORE_THAT = re.compile(r"(?P<word>[\w’'-]+)[ ][\w.#&’'-]+[ \u00a0]?\Z")
_THOUSANDTH = Decimal("0.001")
_MILLION = Decimal(1_000_000)
_PER = re.compile(r"(?:[ ][\w-]+){0,3}[ ]per[ ]")
_WITHIN = frozenset({",", "(", "&", "-", "–", "/", "'", ")"})
# "Falcon 9 lifts off", "Titan 5 reaches the moon": at the beginning of a sentence a name shows by the verb behind it.
_NAME_AND_VERB = re.compile(
    r"[ ][a-z]+s[ ](?:the|an?|its|his|her|their|it|them|off|up|down|out|away|back|into|past|orbit|[0-9$€£])(?!\w)"
)
_MOVED = frozenset({"from", "by"})
_FURTHER_LEVEL = re.compile(r"[ ]to[ ][0-9]")  # "the toll rose from 57 to 63"
_NO_NAME_ENDS = ("ed", "ing", "ly")
_HYPHENED = re.compile(r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,?[0-9]{3}){0,2})[-–]\Z")
# "1,200 100m runners": how many there are is told before; "In 2019 100m people" has a year there.
_HOW_MANY = re.compile(r"(?<![0-9,.])(?:[0-9]{1,3}|[0-9]{1,3}(?:,[0-9]{3})+)[ ]\Z")
_NUMBER_REACH = 14  # characters; "999,999,999 " is 12
_ARTICLES = frozenset({"a", "an", "the"})
_DETERMINERS = _ARTICLES | {"my", "your", "his", "her", "its", "our", "their", "this", "that", "for", "no", "straight"}
# "A total of 40 million in the plant" does not say of what; "girls aged 7 to 11 that" are not 11.
_MERE_TOTALS = frozenset({"total", "number", "figure", "count"})
_OF_AGES = frozenset({"to", "aged"})
_PEOPLE_BEHIND = re.compile(r"[ ](?:who|on[ ]board|aboard)\b")
# "Of those tested, 86 had the gene".
_OF_THOSE = re.compile(
    r"(?:\A|[.;!?“\"\n][ ]?)Of[ ]those[ ](?:who|[a-z]+ed|aboard|present)(?:[ ][\w’'-]+){0,6},[ ](?:[a-z]+[ ]){0,2}\Z"
)
# "Of the cases, 112 were confirmed".
_OF_THE = re.compile(r"(?:\A|[.;!?“\"\n][ ]?)Of (?:the|its|their|our|all) (?P<noun>[a-z]+), (?:[a-z]+ ){0,2}\Z")
# "The neighbours, 3,200 of whom signed": what stands before the comma, where nothing of it was counted before.
_SOME_OF = re.compile(r"(?:\A|[.;!?“\"\n][ ]?)(?:The|Its|Their|Our)[ ](?P<noun>[a-z]+)[ ]?,[ ](?:[a-z]+[ ]){0,2}\Z")
_OF_WHOM = re.compile(r"[ ]of[ ](?:whom|which|them)\b")
_STRONG = " strong"
_LABELLED = 48  # code points; a longer line before a colon is a sentence
_LABEL = re.compile(r"(?:\A|\n)[ \t•*–-]*(?P<label>[A-Za-z][A-Za-z -]{2,38}): \Z")
_WHAT_WAS_DONE = re.compile(r"(?: [a-z]+ed){0,2}\Z")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_TO_DO = re.compile(r"[ ]to[ ][a-z]")
_OUT_OF = " out of "  # "nine times out of ten"
_PLAYED = frozenset({"minute", "lap", "hole", "round"})  # "a 12th-minute goal", but "third-party"
_CROWD = 20  # of people who are held somewhere, as "it holds 3" is said of anything
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "across", "from", "of", "outside", "inside", "around", "for", "to", "with"}
)


def read_count(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    """The count that begins with a numeral; None where it is a name, a year or a bare number."""
    if numeral.glued or numeral.led or numeral.share or nouns.is_code(text, numeral.start):
        return None
    if _is_second(text, numeral):
        return None
    if numeral.ulp == _THOUSANDTH and numeral.value >= 1 and not _is_mean(text, numeral):
        # "45.320 spectators": nobody counts in thousandths.
        numeral = replace(numeral, value=numeral.value * 1000, ulp=Decimal(1), grouped=True)
    if _is_name(text, numeral, nouns) or (numeral.words and numeral.value == 2 and numeral.lead in nouns.pair_words):
        return None
    single = numeral.value == 1 and numeral.high is None
    phrase = nouns.phrase(text, numeral.end, of=True) if not single else None
    if single and numeral.words and _is_titled(text, numeral, nouns):
        return None
    one = read_single(text, numeral, nouns) if single else None
    if one is not None:
        return one
    whole = numeral.value == numeral.value.to_integral_value()  # "iOS 17.5 killed my battery"
    state = nouns.tallies.state(text, numeral.end) if whole and (phrase is None or not phrase.plural) else None
    if state is not None:
        return amount(numeral, kind="count", unit=state[1], end=state[0], noun=state[1])
    if single:
        return None
    if phrase is None:
        first = nouns.counted_first(text, numeral.end)
        if first is not None and not numeral.may_be_year:
            return amount(numeral, kind="count", unit=first.head, end=first.end, noun=first.noun)
        return _bare(text, numeral, nouns)
    if not phrase.plural and text[phrase.start - 1] != "-":
        return None
    if phrase.noun == "times" and text.startswith(_OUT_OF, phrase.end):
        return None
    if numeral.words and (_is_titled(text, numeral, nouns) if phrase.noun[0].islower() else _is_named(text, numeral)):
        return None
    if numeral.may_be_year and (phrase.noun[0].isupper() or _dates(numeral)):
        return None
    return amount(numeral, kind="count", unit=phrase.head, end=phrase.end, noun=phrase.noun)


def read_millions(text: str, numeral: Numeral, reading: UnitReading | None, nouns: Nouns) -> Amount | None:
    """ "2.7m combined sales": a magnitude that is also the sign of a unit, before a plural noun."""
    scale = numeral.money_scale
    if (
        scale is None
        or scale.factor < _MILLION
        or scale.end != numeral.end + 1
        or (reading is not None and reading.end != scale.end)
    ):
        return None
    if numeral.lead in _ARTICLES or numeral.lead.endswith(("’s", "'s")):
        return None
    if _HOW_MANY.search(text, max(0, numeral.start - _NUMBER_REACH), numeral.start):
        return None
    phrase = nouns.phrase(text, scale.end, of=True)
    if phrase is None or not phrase.plural or phrase.noun.split(" ", 1)[0] in nouns.sizes:
        return None
    return amount(numeral, kind="count", unit=phrase.head, end=phrase.end, factor=scale.factor, noun=phrase.noun)


def read_ordinal(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    """ "75th anniversary", "the third round"; None where nothing is ranked ("third party", "21st century")."""
    if not numeral.ordinal or numeral.led or (numeral.words and numeral.value == 1):
        return None
    phrase = nouns.phrase(text, numeral.end, singular=True)
    # "9th Circuit", "118th Street": names.
    if phrase is None or phrase.plural or phrase.noun[0].isupper():
        return None
    if text[numeral.end] == "-" and phrase.noun not in _PLAYED:
        return None
    if phrase.noun in nouns.deeds and not _is_determiner(numeral.lead):
        return None
    words = phrase.noun.lower().split()
    if words[0] in nouns.ordinal_idioms or words[-1] in nouns.ordinal_idioms:
        return None
    return amount(numeral, kind="ordinal", unit=phrase.head, end=phrase.end, noun=phrase.noun)


def _is_second(text: str, numeral: Numeral) -> bool:
    """Whether a larger number is hyphened to it: "a 787-9 seats many", "a 9-2 win"; "10-12 people" is a range."""
    before = _HYPHENED.search(text, max(0, numeral.start - 12), numeral.start)
    return before is not None and Decimal(before["number"].replace(",", "")) >= numeral.value


def _is_mean(text: str, numeral: Numeral) -> bool:
    """ "2.125 children per woman", "an average of 2.125 children"."""
    return "average" in text[max(0, numeral.start - 12) : numeral.start] or _PER.match(text, numeral.end) is not None


def _is_determiner(word: str) -> bool:
    return word in _DETERMINERS or word.endswith(("’s", "'s", "s’", "s'"))


def _is_name(text: str, numeral: Numeral, nouns: Nouns) -> bool:
    """ "Flight 370", "Boeing 737", "No. 14": the number belongs to the name before it."""
    if numeral.words or numeral.grouped or numeral.factor != 1:
        return False
    word = numeral.lead
    if not word:
        return False
    if word in nouns.names:
        return True
    if word in nouns.tallies.leading or word in nouns.taking or nouns.is_function_word(word):
        return False
    at = numeral.start - 1 - len(word)
    if not text[at].isupper() or word[-1] == ".":
        return False
    if not _goes_on(text, at):
        return not word.endswith(_NO_NAME_ENDS) and _NAME_AND_VERB.match(text, numeral.end) is not None
    earlier = _BEFORE_THAT.search(text, max(0, numeral.start - 48), numeral.start)
    return earlier is None or earlier["word"].lower() not in _PREPOSITIONS


def _is_titled(text: str, numeral: Numeral, nouns: Nouns) -> bool:
    """ "The Big Four banks": a number word in capitals that ends a name."""
    at = numeral.start - 1 - len(numeral.lead)
    if not numeral.lead.isalpha() or not text[numeral.start].isupper() or not text[at].isupper():
        return False
    return numeral.lead not in nouns.tallies.leading and _goes_on(text, at)


def _is_named(text: str, numeral: Numeral) -> bool:
    """ "The Six Nations": a number word in a capital before a noun in one, where the article has none."""
    article = text[numeral.start - 1 - len(numeral.lead) : numeral.start - 1]
    return numeral.lead in _ARTICLES and article.islower() and text[numeral.start].isupper()


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on at the offset rather than begins: behind a word, a comma or a bracket."""
    before = text[max(0, at - 2) : at].strip(" ")[-1:]
    return before.isalnum() or before in _WITHIN


def _dates(numeral: Numeral) -> bool:
    """Whether a number that may be a year is one before a noun: "2015 sales", but "2000 people", "some 1850 homes"."""
    return 1950 <= numeral.value < 2050 and numeral.value % 50 != 0


def _is_of_people(text: str, numeral: Numeral, nouns: Nouns) -> bool:
    """ "The 49 who came", "all 179 on board", "forced 3,500 to flee", "a town of 14,000"."""
    if _OF_THOSE.search(text, max(0, numeral.start - 60), numeral.start):
        return text[numeral.end : numeral.end + 1] in " ."
    if _PEOPLE_BEHIND.match(text, numeral.end):
        return numeral.lead not in _OF_AGES
    if numeral.lead in nouns.made_to:
        return _TO_DO.match(text, numeral.end) is not None
    return numeral.lead == "of" and lead_word(text, numeral.start - len("of ")) in nouns.peopled


def _has_room(text: str, numeral: Numeral, nouns: Nouns) -> bool:
    """ "A stadium for 38,000", "the ground holds 21,400"."""
    if numeral.lead == "for":
        room = lead_word(text, numeral.start - len("for ")) in nouns.holding
    else:
        room = numeral.lead in nouns.holds and numeral.value >= _CROWD
    return room and nouns.tallies.ends_clause(text, numeral.end)


def _some_of(text: str, numeral: Numeral, nouns: Nouns) -> str | None:
    """The plural of which the number are some: "The neighbours, 3,200 of whom signed", "Of the cases, 112 were ..."."""
    low = max(0, numeral.start - 40)
    among = _SOME_OF.search(text, low, numeral.start) if _OF_WHOM.match(text, numeral.end) else None
    among = among or _OF_THE.search(text, low, numeral.start)
    return among["noun"] if among is not None and nouns.plurals.is_plural(among["noun"]) else None


def _is_strong(text: str, numeral: Numeral, nouns: Nouns) -> bool:
    """ "A crowd 31,000 strong", "the team was nine strong"."""
    return text.startswith(_STRONG, numeral.end) and nouns.tallies.ends_clause(text, numeral.end + len(_STRONG))


def _labelled(text: str, numeral: Numeral, nouns: Nouns) -> tuple[str, str] | None:
    """What a line of a list counts, in the singular and as it is written: "Helicopters: 41", "Homes destroyed: 97"."""
    if text[max(0, numeral.start - 2) : numeral.start] != ": " or _LINE_ENDS.match(text, numeral.end) is None:
        return None
    line = _LABEL.search(text, max(0, numeral.start - _LABELLED), numeral.start)
    if line is None:
        return None
    label = line["label"].lower()
    if nouns.tallies.is_state(label):
        return label, label
    phrase = nouns.phrase(f" {label}", 0)
    if phrase is None or not phrase.plural or not _WHAT_WAS_DONE.match(f" {label}", phrase.end):
        return None
    return phrase.head, phrase.noun


def _bare(text: str, numeral: Numeral, nouns: Nouns) -> Amount | None:
    """A number behind what it counts, at the end of its clause ("killing at least 12"), or of people ("49 who")."""
    if numeral.may_be_year or numeral.value < 2:
        return None
    if _is_strong(text, numeral, nouns):
        return amount(numeral, kind="count", unit="person", end=numeral.end + len(_STRONG), noun="people")
    if _is_of_people(text, numeral, nouns):
        return amount(numeral, kind="count", unit="person", end=numeral.end, noun="people")
    if _has_room(text, numeral, nouns):
        return amount(numeral, kind="count", unit="place", end=numeral.end, noun="places")
    among = _some_of(text, numeral, nouns)
    if among is not None:
        return amount(numeral, kind="count", unit=nouns.plurals.singular(among), end=numeral.end, noun=among)
    ends = nouns.tallies.ends_clause(text, numeral.end)
    unit = nouns.tallies.suffered(text, numeral.start) if ends else None
    labelled = _labelled(text, numeral, nouns) if unit is None else None
    if labelled is not None:
        return amount(numeral, kind="count", unit=labelled[0], end=numeral.end, noun=labelled[1])
    if unit is None:
        before = text[max(0, numeral.start - 2) : numeral.start]
        aside = before == ", " and text.startswith(",", numeral.end)  # "the attendance, 62,140, was"
        led = numeral.lead or before == ": " or aside
        large = numeral.grouped or numeral.factor > 1
        tally = nouns.tallies.tally(text, numeral.start, large=large) if led else None
        if tally is None or (tally[1] and tally[0] in _MERE_TOTALS):
            return None
        if not (ends or tally[1] or (numeral.lead in _MOVED and _FURTHER_LEVEL.match(text, numeral.end))):
            return None
        unit = tally[0]
    return amount(numeral, kind="count", unit=unit, end=numeral.end, noun=unit)
