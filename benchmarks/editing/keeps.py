"""Edits that keep what a claim says: another form of the number, the unit, the date, the words or their order."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from editing import words
from editing.numbers import ORDINALS, SCALES, WORDS, in_words, number_of
from editing.target import RULES, Edit, Target, holds
from reconcile.compare.units import conversion
from reconcile.model import Interval, Period
from reconcile.text.sentences import Sentences

Made = Iterator[tuple[int, int, str]]


def keeps(target: Target) -> Iterator[Edit]:
    """Every edit of the claim, or of its sentence, that keeps its meaning."""
    for kind, make in _MAKERS.items():
        for start, end, new in make(target):
            edit = Edit(kind=kind, target=target, start=start, end=end, new=new)
            if edit.old != new:
                yield edit


def _number_words(target: Target) -> Made:
    claim, number = target.claim, number_of(target)
    if claim.kind == "ordinal":
        for rank, word in enumerate(ORDINALS[:11]):
            found = re.match(rf"(?:{word}|{rank}(?:st|nd|rd|th))\b", claim.text, re.I)
            if found:
                digits = f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"
                yield claim.start, claim.start + found.end(), word if found[0][0].isdigit() else digits
        return
    if number is None or number.scale or number.decimals or not 2 <= number.value < 100 or claim.kind == "money":
        return
    opens = number.start == target.sentence.start
    if number.spelt:
        yield number.start, number.end, str(WORDS[number.text.casefold()])
    elif claim.kind in ("count", "duration", "age", "percent", "percent_change") and "%" not in claim.text:
        word = in_words(int(number.value))
        yield number.start, number.end, word.capitalize() if opens else word


def _scale_form(target: Target) -> Made:
    """ "$640 million" as "$0.64 billion" and the other way, where the noughts promise no more than was written."""
    number = number_of(target)
    if number is None or number.spelt or number.scale not in ("million", "billion"):
        return
    end = target.document.text.index(number.scale, number.end) + len(number.scale)
    amount = number.value * 10 ** SCALES[number.scale]
    if amount >= 10**10 or (number.scale == "million" and 10**7 <= amount < 10**8):
        return
    if number.scale == "billion":
        new, step = f"{amount / 10**6:,.0f} million", Decimal(10**6)
    elif number.value >= 100:
        new, step = f"{(amount / 10**9).normalize():f} billion", amount / number.value
    else:
        new, step = f"{amount:,.0f}", Decimal(1)
    if holds(target, replace(target.claim, precision=step / 2)):
        yield number.start, end, new


def _other_unit(target: Target) -> Made:
    claim, number = target.claim, number_of(target)
    if claim.kind not in ("quantity", "duration") or number is None or number.scale or claim.precision is None:
        return
    row = _CONVERTED.get(claim.unit or "")
    if row is None or claim.restates or (claim.start and target.document.text[claim.end : claim.end + 2] == " ("):
        return
    unit, written = row
    into = conversion(claim.unit or "", unit)
    if into is None or not isinstance(claim.value, Interval) or not claim.value.low:
        return
    nearest = Decimal(1).scaleb(round((_last_digit(claim.value.low, claim.precision) * into.factor).log10()))
    for step in (nearest, nearest / 10):
        value = (into(claim.value.low) / step).to_integral_value() * step
        new = replace(claim, value=Interval(low=value, high=value), unit=unit, precision=step / 2)
        if claim.bound is None and holds(target, new):
            end = claim.end - 1 if claim.text.endswith(".") else claim.end
            yield number.start, end, f"{value:,.{max(0, -step.adjusted())}f} {written}"
            return


def _last_digit(value: Decimal, precision: Decimal) -> Decimal:
    """What the last digit counts that is meant; the noughts behind the third digit of a round number are not."""
    zeros = value.normalize().as_tuple().exponent
    assert isinstance(zeros, int)
    return max(2 * precision, Decimal(1).scaleb(min(zeros, value.adjusted() - 2)))


# Into which unit a figure is rewritten, and how that is spelt.
_CONVERTED = {
    "kilometer / hour": ("mile / hour", "miles per hour"),
    "mile / hour": ("kilometer / hour", "kilometres per hour"),
    "kilometer": ("mile", "miles"),
    "mile": ("kilometer", "kilometres"),
    "meter": ("foot", "feet"),
    "foot": ("meter", "metres"),
    "millimeter": ("inch", "inches"),
    "inch": ("centimeter", "centimetres"),
    "centimeter": ("inch", "inches"),
    "kilogram": ("pound", "pounds"),
    "pound": ("kilogram", "kilograms"),
    "degree_Celsius": ("degree_Fahrenheit", "degrees Fahrenheit"),
    "degree_Fahrenheit": ("degree_Celsius", "degrees Celsius"),
    "watt_hour": ("kilowatt_hour", "kilowatt-hours"),
    "kilowatt_hour": ("watt_hour", "watt-hours"),
    "hectare": ("acre", "acres"),
    "acre": ("hectare", "hectares"),
    "liter": ("gallon", "gallons"),
    "megawatt": ("kilowatt", "kilowatts"),
}


def _symbol(target: Target) -> Made:
    """Currencies by sign, code and name; units by symbol and word; "percent" and "%"."""
    claim = target.claim
    for old, new in _SYMBOLS:
        found = re.search(old, claim.text)
        if found and re.search(r"\d", claim.text) and claim.kind in ("money", "quantity", "percent", "percent_change"):
            spelt = re.sub(old, new, claim.text, count=1)
            # "$2.5 million" opens with its sign; a word that makes it approximate stays where it is.
            yield claim.start, claim.end, spelt


_AMOUNT = r"(?P<amount>\d[\d,.]*\d|\d)(?P<scale>(?:\s(?:thousand|million|billion|trillion))?)"
_SYMBOLS = (
    (rf"(?<![A-Z])\$\s?{_AMOUNT}", r"US$\g<amount>\g<scale>"),
    (rf"(?<![A-Z])\$\s?{_AMOUNT}", r"USD \g<amount>\g<scale>"),
    (rf"€\s?{_AMOUNT}", r"EUR \g<amount>\g<scale>"),
    (rf"€\s?{_AMOUNT}", r"\g<amount>\g<scale> euros"),
    (rf"£\s?{_AMOUNT}", r"GBP \g<amount>\g<scale>"),
    (rf"{_AMOUNT} euros\b", r"€\g<amount>\g<scale>"),
    (rf"{_AMOUNT} (?:US )?dollars\b", r"$\g<amount>\g<scale>"),
    (rf"{_AMOUNT} (?:Swiss )?francs\b", r"CHF \g<amount>\g<scale>"),
    (rf"CHF {_AMOUNT}", r"\g<amount>\g<scale> Swiss francs"),
    (r"(?<=\d) per ?cent\b", "%"),
    (r"(?<=\d)%", " percent"),
    (r" kilometres per hour\b", " km/h"),
    (r" km/h\b", " kilometres per hour"),
    (r" mph\b", " miles per hour"),
    (r" kilograms\b", " kg"),
    (r" kg\b", " kilograms"),
    (r" degrees Celsius\b", "°C"),
    (r" degrees Fahrenheit\b", "°F"),
    (r" square kilometres\b", " km²"),
    (r"(?<!square) kilometres\b(?! per)", " km"),
    (r" square metres\b", " m²"),
    (r"(?<!square)(?<!cubic) metres\b", " m"),
    (r" millimetres\b", " mm"),
    (r" hectares\b", " ha"),
    (r" kilowatt-hours\b", " kWh"),
    (r" watt-hours\b", " Wh"),
)


def _date_form(target: Target) -> Made:
    claim = target.claim
    if claim.kind != "date" or claim.granularity != "day" or not isinstance(claim.value, Period) or not claim.value.low:
        return
    day = claim.value.low
    for pattern, form in _DATES:
        if re.fullmatch(pattern, claim.text):
            yield claim.start, claim.end, form(day)


def _month_day(day: date) -> str:
    return f"{words.MONTHS[day.month - 1]} {day.day}"


def _day_month(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1]}"


_D, _M, _W, _Y = r"[0-3]?\d", words.MONTH, words.WEEKDAY, r"(?:19|20)\d\d"
_DATES: tuple[tuple[str, Callable[[date], str]], ...] = (
    (_W, lambda day: f"{words.WEEKDAYS[day.weekday()]}, {_month_day(day)}"),
    (_W, _day_month),
    (rf"{_M} {_D}", _day_month),
    (rf"{_D} {_M}", _month_day),
    (rf"{_M} {_D}", lambda day: f"{words.WEEKDAYS[day.weekday()]}, {_month_day(day)}"),
    (rf"{_M} {_D}, {_Y}", lambda day: f"{_day_month(day)} {day.year}"),
    (rf"{_M} {_D}, {_Y}", lambda day: day.isoformat()),
    (rf"{_D} {_M} {_Y}", lambda day: f"{_month_day(day)}, {day.year}"),
    (rf"{_D} {_M} {_Y}", lambda day: day.isoformat()),
    (rf"{_W}, {_M} {_D}", lambda day: f"{words.WEEKDAYS[day.weekday()]} {_day_month(day)}"),
    (rf"{_W},? {_D} {_M}", lambda day: f"{words.WEEKDAYS[day.weekday()]}, {_month_day(day)}"),
)


def _synonyms(target: Target) -> Made:
    """A word of the sentence that names the measure or the change, or one in the claim that limits the number."""
    text, claim = target.document.text, target.claim
    near = {"tolerances": (claim.start, claim.end), "magnitudes": (claim.start, claim.end)}
    for pack, rows in words.SYNONYMS.items():
        start, end = near.get(pack, (target.sentence.start, target.sentence.end))
        for row in rows:
            # "just over" is a word of its own.
            found = re.search(rf"(?<![-\w])(?<!just )(?<!little ){re.escape(row[0])}(?![-\w])", text[start:end], re.I)
            if not found or (pack == "measures" and not _names_the_measure(target, row)):
                continue
            is_change = claim.kind == "percent_change" or (claim.kind != "quantity" and claim.frame.role == "change")
            if pack == "changes" and not is_change:
                continue
            for other in row[1:]:
                spelt = other.capitalize() if found[0][0].isupper() else other
                yield start + found.start(), start + found.end(), spelt


def _names_the_measure(target: Target, row: tuple[str, ...]) -> bool:
    concept = next((entry for entry in RULES.measures if entry.id == target.claim.frame.concept), None)
    return concept is not None and any(form in row[0] or row[0] in form for form in concept.forms)


def _clauses(target: Target) -> Made:
    """What is told last is told first: a date, the source of a figure, the speaker of a quotation."""
    start, end = target.sentence.start, target.sentence.end
    text = target.document.text[start:end]
    for pattern, turn in _TURNS:
        match = re.fullmatch(pattern, text)
        if match:
            yield start, end, turn(match)
            return


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _OPENERS else text


_OPENERS = frozenset(
    ["The", "A", "An", "In", "It", "They", "About", "More", "Some", "By", "Nearly", "Almost", "All", "Its", "Her"]
)
_ON = rf"[Oo]n (?:{words.WEEKDAY}(?:, {words.MONTH} {_D})?|{words.MONTH} {_D}(?:, {_Y})?|{_D} {words.MONTH}(?: {_Y})?)"
_TIME = (
    rf"(?:{words.MONTH} )?{_Y}|{words.MONTH}|(?:the )?(?:\w+ )?(?:quarter|half) of {_Y}|the \w+ quarter|a day"
    r"|nightfall|the (?:morning|evening|afternoon|first two months of this year)"
)
_NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
_TURNS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (rf"(?P<rest>[^\",:;“]+?) (?P<on>{_ON})\.", lambda m: f"{m['on'][0].upper()}{m['on'][1:]}, {_lower(m['rest'])}."),
    (
        rf"(?P<on>{_ON}),? (?P<rest>[^\",:;“]+)\.",
        lambda m: f"{m['rest'][0].upper()}{m['rest'][1:]} {m['on'][0].lower()}{m['on'][1:]}.",
    ),
    (
        rf"(?P<time>(?:In|By|During|Within|Until) (?:{_TIME})),? (?P<rest>[^\",:;“]+)\.",
        lambda m: f"{m['rest'][0].upper()}{m['rest'][1:]} {m['time'][0].lower()}{m['time'][1:]}.",
    ),
    (
        rf"(?!Now|Still|But|And)(?P<rest>[^\",:;“]+?) (?P<time>(?:in|by|during|within|until) (?:{_TIME}))\.",
        lambda m: f"{m['time'][0].upper()}{m['time'][1:]}, {_lower(m['rest'])}.",
    ),
    (
        r"(?!It|He|She|They|This)(?P<a>[^\",:;“]+); (?P<b>(?!it|he|she|they|this|that|all|the other)[^\",:;“]+)\.",
        lambda m: f"{m['b'][0].upper()}{m['b'][1:]}; {_lower(m['a'])}.",
    ),
    (
        r"According to (?P<who>[^,.]+), (?P<rest>[^\"“]+)\.",
        lambda m: f"{m['rest'][0].upper()}{m['rest'][1:]}, according to {m['who']}.",
    ),
    (
        r"(?!Still|But|And|So )(?P<rest>[^\"“]+), according to (?P<who>[^,.]+)\.",
        lambda m: f"According to {m['who']}, {_lower(m['rest'])}.",
    ),
    (
        r"(?P<rest>[^\",“]+), (?P<who>[Tt]he [^,.\"]+) (?P<cue>said|announced)\.",
        lambda m: f"{m['who'][0].upper()}{m['who'][1:]} {m['cue']} that {_lower(m['rest'])}.",
    ),
    (rf"\"(?P<said>[^\"]+),\" said {_NAME}\.", lambda m: f'{m["name"]} said: "{m["said"]}."'),
    (rf"\"(?P<said>[^\"]+),\" {_NAME} said\.", lambda m: f'{m["name"]} said: "{m["said"]}."'),
)


def _sentences(target: Target) -> Made:
    """The sentence of the claim and the next one of its paragraph, likewise."""
    text, start = target.document.text, target.sentence.start
    spans = Sentences(target.document, RULES)
    at = spans.index(start)
    if at + 1 >= len(spans.spans) or target.document.is_furniture(start, spans.spans[at + 1].end):
        return
    mine, after = spans.spans[at], spans.spans[at + 1]
    pair = text[mine.start : mine.end], text[after.start : after.end]
    if "\n" in text[mine.end : after.start] or any(_leans(one) or not one.endswith(".") for one in pair):
        return
    yield mine.start, after.end, pair[1] + text[mine.end : after.start] + pair[0]


def _leans(sentence: str) -> bool:
    return _LEANS.search(sentence) is not None or _PERSON.search(sentence) is not None


def _paragraphs(target: Target) -> Made:
    """The paragraph of the claim and the next one change places, where neither leans on what stands before it."""
    text = target.document.text
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    at = next((i for i, (start, end) in enumerate(spans) if start <= target.claim.start < end), 0)
    if not 1 <= at < len(spans) - 1:
        return
    (start, middle), (after, end) = spans[at], spans[at + 1]
    paragraphs = text[start:middle], text[after:end]
    furniture = any(target.document.is_furniture(*spans[i]) for i in (at, at + 1))
    if furniture or any(_LEANS.search(paragraph) for paragraph in paragraphs):
        return
    yield start, end, text[after:end] + text[middle:after] + text[start:middle]


# Words whose meaning hangs on an earlier sentence, at the head of a paragraph or anywhere in its first words.
_LEANING = (
    "he she it they this that these those his her its their same other also too such again so then now earlier later"
    " before after still but"
)
_LEANS = re.compile(rf"\A(?:[\"“]|[A-Z]{{3,}}[, ]|(?:\w+\W+){{0,6}}?(?i:{'|'.join(_LEANING.split())})\b)")
_PERSON = re.compile(r"\b(?:he|him|his|she|her|they|them|their)\b", re.IGNORECASE)


_MAKERS: dict[str, Callable[[Target], Made]] = {
    "number words": _number_words,
    "scale": _scale_form,
    "other unit": _other_unit,
    "symbol or code": _symbol,
    "date form": _date_form,
    "synonym": _synonyms,
    "order of clauses": _clauses,
    "order of sentences": _sentences,
    "order of paragraphs": _paragraphs,
}

KINDS = tuple(_MAKERS)


def check_synonyms() -> None:
    """Every row of `words.SYNONYMS` lies within one entry of its pack, or differs there in nothing but an ending.

    Raises:
        ValueError: for a row that rules/ doesn't hold.
    """
    packs = {
        "changes": [(*entry.before, *entry.after) for entry in RULES.changes],
        "measures": [entry.forms for entry in RULES.measures],
        "tolerances": [entry.forms for entry in RULES.tolerances],
        "magnitudes": [entry.forms for entry in RULES.magnitudes],
    }
    for pack, rows in words.SYNONYMS.items():
        for row in rows:
            if not any(all(_known(word, forms) for word in row) for forms in packs[pack]):
                raise ValueError(f"rules/{pack}.yaml has no entry with all of: {', '.join(row)}")


def _known(word: str, forms: tuple[str, ...]) -> bool:
    stem = re.sub(r"(?:e?s|e?d)$", "", word)
    return any(form in (word, stem, f"{stem}e") or form.rstrip("s") == word.rstrip("s") for form in forms)
