"""The written number of a claim, and the same number or another one in its place."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from editing.target import Target
from reconcile.model import Claim, Interval

# fmt: off
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "m": 6, "k": 3}

_DIGITS = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def in_words(number: int) -> str:
    """0 to 99 as it is spelt."""
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


WORDS = {in_words(number): number for number in range(2, 100)}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b(?!-?\s?(?:hundred|thousand))", re.I)


class Number(Struct, frozen=True, kw_only=True):
    """A number in a document's text: `scale` is the word behind it ("million"), `value` the number before that word."""

    start: int
    end: int
    text: str
    value: Decimal
    scale: str = ""

    @property
    def spelt(self) -> bool:
        return not self.text[0].isdigit()

    @property
    def decimals(self) -> int:
        return len(self.text.partition(".")[2]) if not self.spelt else 0

    def written(self, value: Decimal) -> str:
        """Another value in the form of this one."""
        if self.spelt:
            word = in_words(int(value))
            return word.capitalize() if self.text[0].isupper() else word
        grouped = "," in self.text or (value >= 10000 and not self.decimals)
        return f"{value:{',' if grouped else ''}.{self.decimals}f}"


def number_of(target: Target) -> Number | None:
    """The only number in the claim's text; None where it has several, or none that can be rewritten alone."""
    claim = target.claim
    if not isinstance(claim.value, Interval) or ":" in claim.text:
        return None
    found = [*_DIGITS.finditer(claim.text)]
    if not found:
        found = [*_WORD.finditer(claim.text)]
    if len(found) != 1:
        return None
    match = found[0]
    text = match[0]
    value = Decimal(text.replace(",", "")) if text[0].isdigit() else Decimal(WORDS[text.casefold()])
    scale = re.match(r"[\s-]?(thousand|million|billion|trillion|bn|m|k)\b", claim.text[match.end() :])
    start = claim.start + match.start()
    return Number(start=start, end=start + len(text), text=text, value=value, scale=scale[1] if scale else "")


def revalued(claim: Claim, factor: Decimal) -> Claim:
    """The claim with its value times `factor`; the precision is that of its last digit, which stays where it is."""
    value = claim.value
    assert isinstance(value, Interval)
    return replace(
        claim,
        value=Interval(
            low=None if value.low is None else value.low * factor,
            high=None if value.high is None else value.high * factor,
        ),
    )


def other_values(number: Number) -> Iterator[Decimal]:
    """Values of the same form, some way off, the nearest first; none is the number with its digits rearranged."""
    step = Decimal(1).scaleb(-number.decimals)
    for factor in ("1.2", "1.8", "0.6", "2.3", "0.4"):
        value = number.value * Decimal(factor)
        kept = max(step, Decimal(1).scaleb(number.value.adjusted() - _significant(number) + 1))
        value = (value / kept).to_integral_value() * kept
        if number.value < 10 and not number.decimals:
            value = number.value + 2
        if value != number.value and sorted(str(value)) != sorted(str(number.value)) and value > 1:
            yield value


def swaps(number: Number) -> Iterator[Decimal]:
    """The number with two neighbouring digits swapped, from the left."""
    text = number.text.replace(",", "")
    if number.spelt:
        return
    for i in range(len(text) - 1):
        a, b = text[i], text[i + 1]
        if a.isdigit() and b.isdigit() and a != b and not (i == 0 and b == "0"):
            yield Decimal(text[:i] + b + a + text[i + 2 :])


def _significant(number: Number) -> int:
    return max(2, len(number.value.normalize().as_tuple().digits))
