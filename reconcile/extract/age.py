"""Ages without their unit: "Ruth Adler, 43,", "aged 7 to 9", "who is 43", "she turned 43", "he died at 43"."""

import re

from reconcile.extract.amount import Amount, amount
from reconcile.extract.numerals import Numeral, lead_word
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER
from reconcile.text.vocabulary import forms_of, noun_forms_of

_GROWN = 10  # years; smaller numbers behind "turned" are rarely ages
_OLDEST = 120  # years
_ADULT = range(16, 100)  # years; other numbers in brackets, or in words, are seldom ages
_YOUNGEST = 5  # years; smaller numbers between commas are seldom ages
_AGE_WORDS = frozenset({"aged", "age", "ages", "of"})
_AGED = re.compile(
    r"(?<!\w)(?:aged?|ages|(?:the[ ])?age[ ]of|(?<=boy[ ])of|(?<=girl[ ])of|(?<=man[ ])of|(?<=child[ ])of)[ ]\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<!\w)(?:aged|between[ ]the[ ]ages[ ]of|ages)(?:[ ]between)?[ ]\Z", re.IGNORECASE)
_BETWEEN_REACH = 28  # characters; "between the ages of" is 19
_AND_NUMBER = re.compile(r"[ ](?:and|to)[ ][0-9a-z]")
# "He died at 87", "she turned 40 last month"; "turned 40 cars away" counts cars.
_AGE_VERBS = frozenset({"turned", "turns", "turning", "at"})
_LIVED_TO = re.compile(
    r"(?<!\w)(?<!the[ ])(?<!of[ ])"
    r"(?:died|dies|dead|retired|retires|married|wed|widowed|orphaned|graduated|became[ ][\w ]{2,24})[ ]"
    r"(?:\w+[ ]){0,3}at[ ]\Z",
    re.IGNORECASE,
)
_AGE_ENDS = re.compile(
    r"\s*(?:[.,;:!?)]|\Z)|[ ](?:in|on|this|last|next|today|yesterday|and|but|when|while|after|before|a|as|with)\b"
)
# "She is 45.", "Ruth Adler, who was 45, won": nothing that is counted follows.
_BEING = frozenset({"is", "was", "he's", "he’s", "she's", "she’s", "turns", "be"})
_SOMEBODY_IS = re.compile(
    r"(?<!\w)(?:(?:he|she|I|who)[ ](?:is|was|turns|will[ ]be)|s?he[’']s)[ ](?:now[ ])?\Z", re.IGNORECASE
)
_BEING_ENDS = re.compile(r"\s*(?:[.,;!?)](?![0-9])|\Z)|[ ](?:when|and[ ](?:has|is|was|lives))\b")
_WILL_END = re.compile(r"[ ](?:by|in|on|this|next|tomorrow|before)\b")
# "Life expectancy for men rose to 78.4", "the pension age rises from 66 to 67".
_AGE_OF_MANY = re.compile(
    r"""
    (?<!\w)(?:life[ ]expectancy
      | (?:average|mean|median|retirement|pension|minimum|legal|voting|drinking|marriage)[ ]age)
    (?:[ ](?:of|for|at|in|among)(?:[ ][\w’'-]+){1,3}?)??
    (?:[ ](?:has|had|is|was|were|will|would|be|been|rise|rises|rose|risen|fall|falls|fell|fallen|raised|lowered|grew
        |climbed|dropped|increased|stands|stood|reached|hit|now|just|only|about|around|nearly|almost|over|under
        |from|to|at|of)
      | [ ]from[ ][0-9.]{1,5}){1,5}[ ]\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_MANY_REACH = 90  # characters from the noun to the number
_MANY_LEADS = frozenset(
    {"is", "was", "were", "be", "from", "to", "at", "of", "reached", "hit", "now", "just", "only", "about", "around"}
    | {"nearly", "almost", "over", "under"}
)
_MANY_ENDS = re.compile(
    r"\s*(?:[.,;:!?)](?![0-9])|\Z)|[ ](?:to|in|from|by|for|and|but|while|at|last|this|on|[a-z]{2,}ing)\b"
)
_AT_FIRST = re.compile(r"(?:\A|[.!?”\"][ ]|\n)At[ ]\Z")
_SAYS_WHO = re.compile(r",?[ ](?:he|she|I)\b")
_YO = re.compile(r"[ -]?(?:yo|y\.o\.|y/o)(?!\w)")
# ", 34," behind a personal name.
_FULL_NAME = (
    rf"{UPPER}[\w’'.-]+[ ](?:[\"“‘'][\w’' -]{{1,20}}[\"”’'][ ])?{UPPER}[\w’'-]+(?:,?[ ](?:[JS]r\.?|I{{2,3}}|IV))?"
)
_NAME_BEFORE = re.compile(rf"(?:{_FULL_NAME}|(?:\A|[.!?][ ]|\n|said[ ]|and[ ]){UPPER}[a-z’'-]{{2,}}),[ ]\Z")
_COMMA_AFTER = re.compile(r"\s?,|[ ](?=of[ ](?!them\b|whom\b|which\b|those\b|these\b|its\b|their\b))|\.(?:\s|\Z)|[;)]")
# "Ruth Adler (45) was hurt"; behind a comma or in a list such numbers are minutes and scores.
_NAME_AND_BRACKET = re.compile(rf"{_FULL_NAME}[ ]\(\Z")
_BRACKET_AND_VERB = re.compile(r"\)[ ](?!and\b|to\b|by\b|v\b)[a-z]")
_NAME_REACH = 60  # code points; a first name, a nickname, a last name and "Jr."
# "His brother Daan, 39, was held."
_KIN_BEFORE = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[’']s)[ ](?:[a-z-]+[ ])?(?P<noun>[a-z-]+)[ ]{UPPER}[a-z’'-]+,[ ]\Z"
)
# "A driver, 34, was charged", "her eldest son, 12,".
_PERSON_BEFORE = re.compile(
    r"(?:(?<!\w)(?:an?|the|his|her|their|my|our|and|one|another)|[’']s)[ ](?:[\w’'-]+[ ]){0,3}?(?P<noun>[\w-]+),[ ]\Z",
    re.IGNORECASE,
)
# "Women under 30", "he is over 65"; "under 30 women" counts them, and so does "men under 12 flags".
_BOUNDS = frozenset({"over", "under", "above", "below"})
_COMPARED = frozenset({"younger", "older"})
_THOSE = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "aged", "people", "them", "whom"})
_COUNTED = re.compile(
    r"[ -](?!(?:is|was|has|gets|goes|does|as|needs|makes)\b)(?:[a-z]+[ ])?[a-z]+[^\Ws]s\b|[ ]?[%°/]|[.,][0-9]"
)
_WHO_IS = re.compile(
    r"(?<!\w)(?:he|she|I|who|people|(?:wo)?men|[a-z]+[ ]in[ ][a-z]+)[ ](?:is|are|was|were|am)[ ](?:now[ ])?[a-z]+[ ]\Z",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:(?<!\w)(?:over|under)|(?:\A|[.!?“\"\n]\s?)(?:Over|Under))[- ][0-9]{1,2}s\Z")  # "under-25s"
# "You must be at least 50", "adults of at least 50"; of a length or a number nothing is said that way of people.
_LEAST_WORDS = r"(?:at[ ]least|over|under|above|below|older[ ]than|younger[ ]than|more[ ]than|less[ ]than|up[ ]to)[ ]"
_AT_LEAST = re.compile(
    rf"""(?<!\w) (?P<who>[\w’'-]+) [ ]
        (?: (?:must|had[ ]to|has[ ]to|have[ ]to|should|needs?[ ]to|needed[ ]to)[ ]be[ ] (?:{_LEAST_WORDS})?
          | (?:were|was|are|is|of)[ ]{_LEAST_WORDS} ) \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_AGED_AT_LEAST = re.compile(rf"(?<!\w)(?:aged?|ages|age[ ]of)[ ]{_LEAST_WORDS}\Z", re.IGNORECASE)
_LEAST = _BOUNDS | {"least", "than", "to", "be"}
_AT_LEAST_ENDS = re.compile(r"\s*(?:[.,;:!?)](?![0-9])|\Z)|[ ](?:to|when|and|or|at|took|were|are|was)\b")
_ONESELF = frozenset({"you", "he", "she", "who", "i"})
_AND_OVER = re.compile(r"[ ](?:and|or)[ ](?:older|over|above|up|younger|under|below)\b")
_BOUND_REACH = 40


def is_of_many(text: str, numeral: Numeral, end: int) -> bool:
    """Whether a noun before a number that ends there says that it is an age: "life expectancy", "the average age"."""
    if numeral.lead not in _MANY_LEADS or (numeral.glued and end == numeral.end):
        return False
    if not _YOUNGEST <= numeral.value < _OLDEST or not _MANY_ENDS.match(text, end):
        return False
    return _AGE_OF_MANY.search(text, max(0, numeral.start - _MANY_REACH), numeral.start) is not None


class Ages:
    """Reads ages with the nouns for people of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        aged = noun_forms_of(rules, "aged")
        posts = (form for entry in rules.speakers if entry.role == "post" for form in entry.forms)
        self._persons = frozenset(form.split()[-1].lower() for form in (*aged, *forms_of(rules, "person"), *posts))

    def read(self, text: str, numeral: Numeral, *, bare: bool = True) -> Amount | None:
        """The age that a numeral is by the words around it; None where it is none. A `bare` one has no unit."""
        value = numeral.value
        if is_of_many(text, numeral, numeral.end):
            return amount(numeral, kind="age", unit="year", end=numeral.end)
        if numeral.led or value != value.to_integral_value() or not 0 < value < _OLDEST or numeral.factor != 1:
            return None
        if numeral.glued and (group := _GROUP.search(text, max(0, numeral.start - 8), numeral.end + 1)) is not None:
            return amount(numeral, kind="age", unit="year", end=group.end())
        if short := _YO.match(text, numeral.end):
            return amount(numeral, kind="age", unit="year", end=short.end())
        if numeral.lead in ("between", "of", "aged") and _AND_NUMBER.match(text, numeral.end):
            opening = max(0, numeral.start - _BETWEEN_REACH)
            if numeral.lead != "aged" and _BETWEEN.search(text, opening, numeral.start):
                return amount(numeral, kind="age", unit="year", start=numeral.start)
        if numeral.lead in _AGE_WORDS and (aged := _AGED.search(text, max(0, numeral.start - 12), numeral.start)):
            return amount(numeral, kind="age", unit="year", start=aged.start())
        told = self._is_told(text, numeral) or self._is_named(text, numeral) or (bare and self._is_bound(text, numeral))
        return amount(numeral, kind="age", unit="year", end=numeral.end) if told else None

    def _is_told(self, text: str, numeral: Numeral) -> bool:
        """Whether a verb says that somebody is, was or became as old."""
        start, end = numeral.start, numeral.end
        if numeral.lead in _AGE_VERBS and numeral.value >= _GROWN:
            if numeral.lead == "at" and _AT_FIRST.search(text, max(0, start - 5), start):
                return numeral.value in _ADULT and _SAYS_WHO.match(text, end) is not None
            if _AGE_ENDS.match(text, end):
                return numeral.lead != "at" or _LIVED_TO.search(text, max(0, start - 48), start) is not None
        if numeral.lead not in _BEING and numeral.lead != "now":
            return False
        ends = _BEING_ENDS.match(text, end) or (numeral.lead == "be" and _WILL_END.match(text, end))
        is_age = numeral.value >= _YOUNGEST and bool(ends)
        return is_age and _SOMEBODY_IS.search(text, max(0, start - 20), start) is not None

    def _is_bound(self, text: str, numeral: Numeral) -> bool:
        """Whether the number parts people: "women under 30 earn more", "those over 65", "one in five is over 65"."""
        if numeral.glued or _COUNTED.match(text, numeral.end):
            return False
        if numeral.lead == "than" and lead_word(text, numeral.start - len("than ")) in _COMPARED:
            return True
        if numeral.value < _YOUNGEST:
            return False
        if self._is_at_least(text, numeral):
            return True
        led = numeral.lead in _BOUNDS
        if not led and not _AND_OVER.match(text, numeral.end):
            return False
        word = lead_word(text, numeral.start - 1 - len(numeral.lead)) if led else numeral.lead
        if word in _THOSE or word in self._persons or word.removesuffix("s") in self._persons:
            return True
        return led and _WHO_IS.search(text, max(0, numeral.start - _BOUND_REACH), numeral.start) is not None

    def _is_at_least(self, text: str, numeral: Numeral) -> bool:
        """Whether somebody has to be as old: "you must be at least 50", "patients aged at least 50"."""
        if numeral.lead not in _LEAST:
            return False
        low = max(0, numeral.start - _BOUND_REACH)
        if _AGED_AT_LEAST.search(text, low, numeral.start):
            return True
        who = _AT_LEAST.search(text, low, numeral.start) if _AT_LEAST_ENDS.match(text, numeral.end) else None
        if who is None or numeral.value not in _ADULT:
            return False
        word = who["who"].lower()
        return word in _ONESELF or word in self._persons or word.removesuffix("s") in self._persons

    def _is_named(self, text: str, numeral: Numeral) -> bool:
        """Whether the number stands behind the name of somebody, or a noun for a person, between commas or brackets."""
        if numeral.glued or (numeral.words and numeral.value not in _ADULT):
            return False
        low = max(0, numeral.start - _NAME_REACH)
        if numeral.value in _ADULT and _BRACKET_AND_VERB.match(text, numeral.end):
            return _NAME_AND_BRACKET.search(text, low, numeral.start) is not None
        if numeral.value < _YOUNGEST or not _COMMA_AFTER.match(text, numeral.end):
            return False
        if text[numeral.start - 2 : numeral.start] != ", ":
            return False
        if _NAME_BEFORE.search(text, low, numeral.start):
            return True
        nouns = (before.search(text, low, numeral.start) for before in (_PERSON_BEFORE, _KIN_BEFORE))
        return any(noun is not None and noun["noun"].lower() in self._persons for noun in nouns)
