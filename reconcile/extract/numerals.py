"""Where numbers stand in a text, in digits and in words, with their magnitude: "1,234.5", "190 bn", "a million"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.extract.digits import read_digits
from reconcile.extract.number_words import NumberWords
from reconcile.model import Span
from reconcile.rulepack.lexicon import alternation, small
from reconcile.rulepack.schema import Rules

ONE = Decimal(1)
_LARGEST = Decimal(10) ** 12  # "thousand trillion" is read on, "trillion trillion" is not


class Scale(Struct, frozen=True, kw_only=True, gc=False):
    """An abbreviated magnitude that holds only beside a currency: where it ends and what it multiplies by."""

    end: int
    factor: Decimal


class Numeral(Struct, frozen=True, kw_only=True, gc=False):
    """A written number, magnitude included.

    `ulp` is the unit of its last digit. A vague one ("thousands") runs from `value` to `high`. `factor` is the
    magnitude that is written with it (1e9 for "3 bn"), for ranges that write it once. `glued` says that a letter
    follows at once, so that the numeral only counts with a unit; `led` that one stands at once before it, so that it
    needs a currency there. `lead` is the word before it, in lower case.
    """

    start: int
    end: int
    value: Decimal
    ulp: Decimal
    factor: Decimal = ONE
    high: Decimal | None = None
    words: bool = False
    grouped: bool = False
    share: bool = False
    ordinal: bool = False
    glued: bool = False
    led: bool = False
    lead: str = ""
    money_scale: Scale | None = None

    @property
    def may_be_year(self) -> bool:
        """Whether it is written as years are: in four digits, from 1800 to 2100."""
        return not (self.words or self.grouped) and self.factor == 1 and 1800 <= self.value <= 2100


_START = re.compile(r"[0-9¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]+")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
# Times, versions, addresses, scores of sets, telephone numbers: what goes on with digits is no figure.
_JUNK = re.compile(r"[:.][0-9]|/[0-9]|-[0-9]{1,9}[-/][0-9]|[-–][A-Z]{2}|_|@|\([0-9]{3}\)")
_RUN = re.compile(r"[\w.:/@-]{1,200}")
_AFTER_UNIT = re.compile(r"[0-9][ ]?[°A-Za-z]{1,4}/\Z")  # "180C/350F", "100MW/200MWh"
_BEFORE_PLUS = frozenset(" (\n\t")  # "a rise of +3 °C"
_NOT_BEFORE = frozenset("/&?#_@%+\\|*")
# "COVID-19", "COVID -19", "B-52", "scp2-173": a hyphen that a name goes on after.
_NAMED = re.compile(r"(?<!\w)(?:[^\W\d]\w*|[A-Z]{2,}[ ])[-–]\Z")

# "plus or minus 3" is a margin.
_EITHER_WAY = re.compile(r"(?<!\w)plus[ ](?:or|and)[ ]minus[ ]\Z", re.IGNORECASE)
_AND_A = re.compile(r"[ -]and[ -]a[ -](?P<part>half|quarter)(?!\w)", re.IGNORECASE)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_AGAIN = re.compile(r"[ ]\((?P<digits>[0-9]{1,3}(?:,?[0-9]{3}){0,4})\)")
_BY = frozenset("xX×")
_SIDE = re.compile(r"[0-9][xX×][0-9]")  # "an 8.5x11-inch sheet"
_SIGNS = frozenset("-−–")
_MONEY_SIGNS = frozenset("$€£¥")
_AFTER_NUMBER = re.compile(r"[\w)%/°]\Z|[0-9][ ]\Z")
# Words that take a number by a hyphen: "sub-7", "a now-18-month-old".
_PREFIXES = frozenset({"sub", "to", "by", "foot", "now", "a", "an", "the", "then", "about", "non", "over", "under"})
# "A five-to-seven-mile buffer", "a ten-by-twelve-foot room".
_BETWEEN = frozenset({"to", "by"})
_THIN = "[ \u00a0\u202f\u2009]"  # a space as it stands before an abbreviation
_LEAD = 24  # characters; longer words before a number settle nothing
_IN_WORD = frozenset(".#&’'")


class Numerals:
    """The scanner: digits and number words in the order of the text."""

    def __init__(self, rules: Rules) -> None:
        self._words = NumberWords(rules)
        scales: dict[str, Decimal] = {}
        abbreviations: dict[str, Decimal] = {}
        money: dict[str, Decimal] = {}
        for entry in rules.magnitudes:
            if entry.role == "multiplier" and entry.value is not None:
                scales |= dict.fromkeys((form for form in entry.forms), entry.value)
                abbreviations |= dict.fromkeys(entry.abbreviations, entry.value)
                money |= dict.fromkeys(entry.money_abbreviations, entry.value)
        self._scales = scales
        self._abbreviations = abbreviations
        self._money = money
        self._scale = re.compile(
            rf"[\s\u00a0]?-?[\s]?(?P<word>{alternation(scales)})".replace(r"(?<!\w)", ""), re.IGNORECASE
        )
        longer = [form for form in abbreviations if len(form) > 1]
        self._abbreviation = re.compile(
            rf"(?P<near>{alternation(abbreviations)[:-1]}))|{_THIN}?(?P<far>{alternation(longer)})".replace(
                r"(?<!\w)", ""
            )
        )
        self._money_abbreviation = re.compile(rf"{_THIN}?(?P<word>{alternation(money)})".replace(r"(?<!\w)", ""))
        minus = [form for entry in rules.magnitudes if entry.role == "sign" for form in entry.forms]
        self._minus = frozenset(minus)
        self._before = _PREFIXES.union(minus, *(entry.prefixes for entry in rules.units))

    def find(self, text: str, taken: Sequence[Span] = ()) -> Iterator[Numeral]:
        """Numerals in order, disjoint; none that touches a taken span (sorted, disjoint)."""
        at = 0
        blocked = iter(taken)
        block = next(blocked, None)
        blocked_to = -2
        for start, in_words in self._starts(text):
            if start < at:
                continue
            while block is not None and block.end <= start:
                blocked_to = block.end
                block = next(blocked, None)
            if block is not None and block.start <= start:
                at = block.end
                continue
            numeral, at = self._read_words(text, start) if in_words else self._read_digits(text, start)
            if numeral is None:
                continue
            if block is not None and block.start < numeral.end:
                at = block.end
                continue
            yield replace(numeral, lead="") if numeral.start <= blocked_to + 1 else numeral

    def _starts(self, text: str) -> Iterator[tuple[int, bool]]:
        """Where digits (False) and number words (True) begin, in the order of the text."""
        words = self._words.hits(text)
        word = next(words, len(text))
        for match in _START.finditer(text):
            start = match.start()
            while word < start:
                yield word, True
                word = next(words, len(text))
            yield start, False
        while word < len(text):
            yield word, True
            word = next(words, len(text))

    def _read_words(self, text: str, at: int) -> tuple[Numeral | None, int]:
        joined = at > 1 and text[at - 1] in "-'’" and text[at - 2].isalnum()
        if joined and lead_word(text, at) not in _BETWEEN:
            return None, at + 1
        found = self._words.read(text, at)
        if found is None or (joined and text[found.end : found.end + 1] != "-"):
            return None, at + 1
        start, value = found.start, found.value
        lead = lead_word(text, start)
        if lead in self._minus and not _EITHER_WAY.search(text, max(0, start - 16), start):
            start, value = start - len(lead) - 1, -value
            lead = lead_word(text, start)
        factor = found.ulp if found.ulp >= 1000 else ONE
        end = _again_in_digits(text, found.end, value)
        numeral = Numeral(
            start=start,
            end=end,
            value=value,
            ulp=found.ulp,
            factor=factor,
            high=found.high,
            words=True,
            lead=lead,
            share=found.share,
            ordinal=found.ordinal,
        )
        return numeral, end

    def _read_digits(self, text: str, at: int) -> tuple[Numeral | None, int]:
        start = at
        before = text[at - 1] if at else " "
        if before == "." and (at < 2 or not text[at - 2].isalnum()) and text[at] in "0123456789":
            start = at - 1
            before = text[start - 1] if start else " "
        lead = lead_word(text, start)
        sides = _SIDE.match(text, at - 2) is not None if at > 1 and before in _BY else False
        led = (before.isalpha() and not sides) or before == "=" or (before == "." and at > 1 and text[at - 2].isalpha())
        plus = before == "+" and (start < 2 or text[start - 2] in _BEFORE_PLUS)
        continued = before.isdigit() or (before in ".," and at > 1 and text[at - 2].isdigit())
        paired = before == "/" and _AFTER_UNIT.search(text, max(0, start - 8), start) is not None
        if continued or (before in _NOT_BEFORE and not plus and not paired):
            return None, _end_of_run(text, at)
        if before in "-–" and lead not in self._before and _NAMED.search(text, max(0, start - 24), start):
            return None, _end_of_run(text, at)
        digits = read_digits(text, at, after_point=start < at)
        value, ulp, end = digits.value, digits.ulp, digits.end
        if _JUNK.match(text, end):
            return None, _end_of_run(text, at)
        if lead in self._minus and not _EITHER_WAY.search(text, max(0, start - 16), start):
            start, value = start - len(lead) - 1, -value
            lead = lead_word(text, start)
        elif before in _SIGNS and not _AFTER_NUMBER.search(text, max(0, start - 4), start - 1):
            start, value = start - 1, -value
        elif before == "(" and text[end : end + 1] == ")" and text[max(0, start - 2) : start - 1] in _MONEY_SIGNS:
            start, end, value = start - 1, end + 1, -value  # "$(48.2) million" in accounts
        factor = ONE
        ordinal = _ORDINAL.match(text, end)
        if ordinal and value == value.to_integral_value() and (ordinal[0].lower() != "st" or _takes_st(value)):
            end = ordinal.end()
            return Numeral(start=start, end=end, value=value, ulp=ulp, ordinal=True, led=led, lead=lead), end
        half = _AND_A.match(text, end) if ulp == ONE else None
        value, ulp, end = _with_part(value, ulp, end, half)
        while factor < _LARGEST and (scale := self._scale.match(text, end)):
            factor *= self._scales[small(scale["word"])]
            end = scale.end()
        if half is None and factor > 1 and ulp == ONE:
            half = _AND_A.match(text, end)
            value, ulp, end = _with_part(value, ulp, end, half)
        money_scale = None
        if factor == 1:
            short = self._abbreviation.match(text, end)
            if short:
                factor = self._abbreviations[short["near"] or short["far"]]
                end = short.end()
            elif (cut := self._money_abbreviation.match(text, end)) is not None:
                money_scale = Scale(end=cut.end(), factor=self._money[cut["word"]])
        numeral = Numeral(
            start=start,
            end=end,
            value=value * factor,
            ulp=ulp * factor,
            factor=factor,
            grouped=digits.grouped,
            glued=end < len(text) and (text[end].isalpha() or text[end] == "_") and not _SIDE.match(text, end - 1),
            led=led,
            lead=lead,
            money_scale=money_scale,
        )
        return numeral, end


def lead_word(text: str, at: int) -> str:
    """The word before an offset, in lower case, where one space or hyphen parts them; "" otherwise."""
    if at < 2 or text[at - 1] not in " -\u00a0":
        return ""
    window = text[max(0, at - _LEAD) : at - 1]
    start = len(window)
    while start and (window[start - 1].isalnum() or window[start - 1] in _IN_WORD):
        start -= 1
    return window[start:].lower()


def _again_in_digits(text: str, end: int, value: Decimal) -> int:
    """Where a number in words ends with the digits that contracts write behind it: "thirty (30) days"."""
    again = _AGAIN.match(text, end)
    return again.end() if again is not None and Decimal(again["digits"].replace(",", "")) == value else end


def _with_part(value: Decimal, ulp: Decimal, end: int, part: re.Match[str] | None) -> tuple[Decimal, Decimal, int]:
    """ "3 and a half", "3 million and a half"."""
    if part is None:
        return value, ulp, end
    size = _PARTS[small(part["part"])]
    return value + size, size, part.end()


def _takes_st(value: Decimal) -> bool:
    """Whether "st" behind the number makes an ordinal: not in "13st 7lb", a weight in stones."""
    return value % 10 == 1 and value % 100 != 11


def _end_of_run(text: str, at: int) -> int:
    run = _RUN.match(text, at)
    return run.end() if run else at + 1
