"""Words that an edit puts in the place of others. Those that must be synonyms are looked up in rules/."""

import calendar
import re
from decimal import Decimal

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
MONTH = rf"\b(?:{'|'.join(MONTHS)})\b"
DAY = r"[0-3]?\d"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = rf"\b(?:{'|'.join(WEEKDAYS)})\b"


def weekday(name: str, days: int) -> str:
    """The weekday so many days later."""
    return WEEKDAYS[(WEEKDAYS.index(name) + days) % 7]


OTHER_SCALE = {"trillion": "billion", "billion": "million", "million": "billion", "thousand": "million", "bn": "m"}

# The longer unit first, since the first that is found is taken.
OTHER_UNIT = (
    ("kilometres per hour", "miles per hour"),
    ("miles per hour", "kilometres per hour"),
    ("km/h", "mph"),
    ("mph", "km/h"),
    ("kilowatt-hours", "megawatt-hours"),
    ("watt-hours", "kilowatt-hours"),
    ("square kilometres", "square miles"),
    ("square metres", "square feet"),
    ("square feet", "square metres"),
    ("square miles", "square kilometres"),
    ("percentage points", "percent"),
    ("degrees Celsius", "degrees Fahrenheit"),
    ("degrees Fahrenheit", "degrees Celsius"),
    ("°C", "°F"),
    ("°F", "°C"),
    ("kilometres", "miles"),
    ("kilometers", "miles"),
    ("miles", "kilometres"),
    ("km", "miles"),
    ("millimetres", "centimetres"),
    ("centimetres", "inches"),
    ("inches", "centimetres"),
    ("metres", "feet"),
    ("feet", "metres"),
    ("kilograms", "pounds"),
    ("pounds", "kilograms"),
    ("kg", "lb"),
    ("hectares", "acres"),
    ("acres", "hectares"),
    ("litres", "gallons"),
    ("gallons", "litres"),
    ("megawatts", "kilowatts"),
    ("milligrams", "grams"),
    ("percent", "percentage points"),
    ("per cent", "percentage points"),
    ("%", " percentage points"),
    ("seconds", "minutes"),
    ("minutes", "hours"),
    ("hours", "minutes"),
    ("days", "weeks"),
    ("weeks", "months"),
    ("months", "years"),
    ("years", "months"),
)

# Sign, other sign, and how much more the same number is worth in the other (to a tenth; only far pairs are used).
OTHER_CURRENCY = (
    ("US dollars", "pounds", Decimal("1.3")),
    ("dollars", "pounds", Decimal("1.3")),
    ("euros", "pounds", Decimal("1.17")),
    ("pounds", "dollars", Decimal("0.78")),
    ("francs", "kroner", Decimal("0.1")),
    ("kroner", "euros", Decimal("7")),
    ("kronor", "euros", Decimal("11")),
    ("CHF ", "SEK ", Decimal("0.08")),
    ("USD ", "GBP ", Decimal("1.3")),
    ("EUR ", "GBP ", Decimal("1.17")),
    ("GBP ", "USD ", Decimal("0.78")),
    ("$", "£", Decimal("1.3")),
    ("US$", "£", Decimal("1.3")),
    ("€", "£", Decimal("1.17")),
    ("£", "$", Decimal("0.78")),
)

_OPPOSITES = (
    "rises falls",
    "rose fell",
    "rise fall",
    "risen fallen",
    "rising falling",
    "up down",
    "higher lower",
    "increased decreased",
    "increases decreases",
    "increase decrease",
    "increasing decreasing",
    "grew shrank",
    "grown shrunk",
    "grows shrinks",
    "climbed dropped",
    "climbs drops",
    "gained lost",
    "jumped slumped",
    "growth decline",
    "more less",
    "gain loss",
    "raised cut",
)
OPPOSITE = {a: b for pair in _OPPOSITES for a, b in (pair.split(), pair.split()[::-1])}
DIRECTION = re.compile(rf"\b(?:{'|'.join(sorted(OPPOSITE, key=len, reverse=True))})\b(?! than\b)", re.IGNORECASE)

# As the claim's text begins; a word for one side alone is turned over as well.
OTHER_BOUND = (
    ("just over", "just under"),
    ("slightly more than", "slightly less than"),
    ("a little over", "a little under"),
    ("just under", "just over"),
    ("nearly", "just over"),
    ("almost", "just over"),
    ("more than", "fewer than"),
    ("fewer than", "more than"),
    ("less than", "more than"),
    ("at least", "at most"),
    ("at most", "at least"),
    ("over", "under"),
    ("under", "over"),
    ("up to", "at least"),
)

OTHER_PERSON = "Nora Feldt"
OTHER_BODY = "interior ministry"

AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should)\b(?! (?:not|no|never)\b)")
NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|neither|nothing|hardly|cannot)\b|n't\b|n’t\b", re.IGNORECASE)

BASE_FORM = {
    "approved": "approve",
    "adopted": "adopt",
    "passed": "pass",
    "announced": "announce",
    "signed": "sign",
    "began": "begin",
    "started": "start",
    "opened": "open",
    "closed": "close",
    "came": "come",
    "made": "make",
    "struck": "strike",
    "hit": "hit",
    "arrived": "arrive",
    "left": "leave",
    "won": "win",
    "published": "publish",
    "ruled": "rule",
    "joined": "join",
    "broke": "break",
    "took": "take",
    "ended": "end",
    "died": "die",
    "resigned": "resign",
    "derailed": "derail",
}
EVENT_VERB = re.compile(rf"(?<!to )(?<!had )(?<!has )(?<!was )(?<!were )\b(?:{'|'.join(BASE_FORM)})\b")

# Each row must lie within one entry of the pack it is listed under: kept_words.check_synonyms looks it up.
SYNONYMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "changes": (
        ("rose", "climbed", "increased", "grew"),
        ("rises", "climbs", "increases", "grows"),
        ("risen", "climbed", "increased", "grown"),
        ("fell", "dropped", "declined", "decreased"),
        ("falls", "drops", "declines", "decreases"),
        ("fallen", "dropped", "declined", "decreased"),
        ("went up", "rose"),
    ),
    "measures": (
        ("turnout", "voter turnout"),
        ("trade volume", "trade turnover"),
        ("bilateral trade", "two-way trade"),
        ("spending", "expenditure"),
        ("lead", "margin"),
        ("injured", "hurt", "wounded"),
        ("without power", "without electricity"),
        ("rain", "rainfall"),
        ("approved", "adopted", "passed"),
        ("adopted", "approved"),
        ("visit", "trip"),
        ("title", "victory", "triumph"),
        ("win", "victory"),
        ("runners", "participants"),
        ("revenue", "turnover", "sales"),
        ("sales", "revenue"),
        ("net profit", "net income"),
        ("staff", "workforce", "headcount"),
        ("employees", "workers"),
        ("made landfall", "came ashore"),
        ("came ashore", "made landfall"),
        ("in a row", "running"),
        ("recalled", "withdrawn from sale"),
    ),
    "tolerances": (
        ("about", "approximately", "some"),
        ("some", "about", "approximately"),
        ("roughly", "around"),
        ("around", "roughly"),
        ("nearly", "almost", "close to"),
        ("almost", "nearly"),
        ("just over", "slightly more than", "a little over"),
        ("just under", "slightly less than"),
    ),
    "magnitudes": (
        ("more than", "over", "upwards of"),
        ("over", "more than"),
        ("at least", "no fewer than"),
        ("fewer than", "under"),
        ("less than", "under"),
        ("up to", "as many as"),
    ),
}
