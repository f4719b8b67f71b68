"""Edits that keep the words of a claim and change their order: of clauses, of sentences, of paragraphs."""

import re
from collections.abc import Callable

from editing import words
from editing.target import RULES, Made, Target
from reconcile.text.sentences import Sentences


def clauses(target: Target) -> Made:
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
_D, _M, _Y = words.DAY, words.MONTH, words.YEAR
_ON = rf"[Oo]n (?:{words.WEEKDAY}(?:, {_M} {_D})?|{_M} {_D}(?:, {_Y})?|{_D} {_M}(?: {_Y})?)"
_TIME = (
    rf"(?:{_M} )?{_Y}|{_M}|(?:the )?(?:\w+ )?(?:quarter|half) of {_Y}|the \w+ quarter|a day"
    r"|nightfall|the (?:morning|evening|afternoon|(?:first|last) \w+ (?:days|weeks|months) of (?:this|last|the) year)"
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


def sentences(target: Target) -> Made:
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


def paragraphs(target: Target) -> Made:
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
