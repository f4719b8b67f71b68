"""How much it tells that two documents write one figure: in two reports of one matter "£41m" is near proof."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from reconcile.digits import last_place, significant_digits
from reconcile.link.matters import Matters
from reconcile.link.values import CONVERTED, in_unit_of
from reconcile.model import Claim, Document, Interval, Period
from reconcile.rulepack.schema import Rules

# By digits: of two figures with one digit each, every third pair is equal by chance; with three, one in hundreds.
BY_DIGITS = {0: 0.0, 1: 0.3, 2: 0.7}
BIG = 100  # a round number from here on tells as much as one digit more
ONCE_MORE = 0.8  # where the figure stands more than once in a document, it may be another one's
COMMON = 0.02  # of the documents on other matters; a figure that more of them hold is nobody's own
NEAR = Decimal("0.08")  # of a figure, how far off one may be that rounds it: nobody calls 768 "nearly a thousand"
OWN = 0.6  # what an equal figure tells that stands but once in each of two texts
SLIP = 0.86  # of an equal figure: the same digits in another order, with other zeros or another currency
ALIKE = {"percent": ("percent", "percent_change"), "percent_change": ("percent", "percent_change")}
FEWEST = 5  # documents; of a handful on one matter some look like strangers by their words
EVERYBODYS = 40  # claims; a number that more of them give ties nothing by itself
DAYS = frozenset({"date", "date_range"})
WEEKS = 14  # days between a day and the text that tells it is no news of the week
DAY = 0.75  # what a day tells that stands once in each of two texts
SEASON = 100  # days; a quarter or a season, but no half-year
TIMED = frozenset({"age", "date", "date_range"})  # an age is its owner's, a day is many events'


class Telling:
    """Weighs equal figures of two documents, by their digits, by how often they stand there and elsewhere, and by
    whether the documents are on one matter."""

    def __init__(self, claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> None:
        self._group = {document.id: document.group for document in documents}
        self._published = {document.id: document.published for document in documents}
        self._days = Counter((claim.document, last_day(claim)) for claim in claims if claim.kind in DAYS)
        self._matters = Matters(documents, rules)
        self._times: Counter[tuple[str, str, Decimal]] = Counter()
        self._holders: dict[tuple[str, Decimal], set[str]] = defaultdict(set)
        for claim in claims:
            number = written_number(claim)
            if number is not None:
                self._times[claim.document, _sort(claim), number] += 1
                self._holders[_sort(claim), number].add(claim.document)
        self._rare: dict[tuple[str, str, Decimal], float] = {}

    def of(self, a: Claim, b: Claim) -> float:
        """From 0 (the figures differ, or everybody has them) to 1 (closed): that they are equal is proof enough."""
        if a.kind in DAYS and b.kind in DAYS:
            return self._of_days(a, b)
        if a.document == b.document or a.kind not in ALIKE.get(b.kind, (b.kind,)):
            return 0.0
        x, y = written_number(a), written_number(b)
        if x is None or y is None:
            return self._of_ranges(a, b)
        if _are_equal(a, b, x, y):
            told = min(_by_digits(x), _by_digits(y))
        elif _is_slip(a, b, x, y) and not (self._has(a.document, b, y) or self._has(b.document, a, x)):
            moved = x.adjusted() == y.adjusted() and a.unit == b.unit  # two digits have changed places, and no zero
            told = SLIP * min(_by_digits(number if moved else Decimal(significant_digits(number))) for number in (x, y))
        else:
            return 0.0
        if max(self._times[a.document, _sort(a), x], self._times[b.document, _sort(b), y]) > 1:
            told *= ONCE_MORE
        if self._group[a.document] is not None:
            return told
        alike = self._matters.likeness(a.document, b.document)
        return told * alike * min(self._rarity(a, x), self._rarity(b, y)) if alike else 0.0

    def _of_ranges(self, a: Claim, b: Claim) -> float:
        """What two ranges tell that have the same ends: "12 to 14%" in two reports of one matter."""
        x, y = a.value, b.value
        if a.kind in TIMED or not isinstance(x, Interval) or x != y or _sort(a) != _sort(b):
            return 0.0
        told = min(1.0, sum(_by_digits(end) for end in (x.low, x.high) if end is not None))
        return told if self._group[a.document] is not None else told * self._matters.likeness(a.document, b.document)

    def _of_days(self, a: Claim, b: Claim) -> float:
        """What one day or season tells that each of two texts on one matter names once, weeks from when they were
        written: there is little else to speak of then."""
        day = last_day(a)
        if a.document == b.document or day is None or not isinstance(a.value, Period) or a.value != b.value:
            return 0.0
        near = max(WEEKS, a.value.days or 0)
        for claim in (a, b):
            written = self._published[claim.document]
            if written is None or abs((day - written).days) < near or self._days[claim.document, day] > 1:
                return 0.0
        return DAY * self._matters.likeness(a.document, b.document)

    def is_own(self, a: Claim, b: Claim) -> bool:
        """Whether both give one figure of some digits, and neither gives it of anything else."""
        x, y = written_number(a), written_number(b)
        return x is not None and y is not None and _are_equal(a, b, x, y) and self.of(a, b) >= OWN

    def are_related(self, a: Claim, b: Claim) -> bool:
        """Whether two claims stand in two documents on one matter."""
        return a.document != b.document and self._matters.likeness(a.document, b.document) == 1.0

    def _has(self, document: str, claim: Claim, number: Decimal) -> bool:
        """Whether a document gives the figure of another one's claim: then its own is no slip of it."""
        return bool(self._times[document, _sort(claim), number])

    def _rarity(self, claim: Claim, number: Decimal) -> float:
        """Less than 1 where documents on other matters have the figure too."""
        key = (claim.document, _sort(claim), number)
        found = self._rare.get(key)
        if found is None:
            others = self._holders[_sort(claim), number] - {claim.document}
            strangers = sum(self._matters.likeness(claim.document, other) < 1.0 for other in others)
            common = max(FEWEST, COMMON * len(self._group))
            found = self._rare[key] = 1 - min(1.0, strangers / common) if strangers > 1 else 1.0
        return found


def last_day(claim: Claim) -> date | None:
    """The last day of a date: a day, a season, or until when something holds or happens; None of a longer time."""
    value = claim.value
    return value.high if isinstance(value, Period) and (value.days or 0) <= SEASON else None


def written_number(claim: Claim) -> Decimal | None:
    """The number that a figure gives, with a bound or none: 61000 of "more than 61,000"; None of ages and dates."""
    value = claim.value
    if claim.kind in TIMED or not isinstance(value, Interval):
        return None
    if value.low is not None and value.high is not None and value.low != value.high:
        return None
    return value.low if value.low is not None else value.high


def _are_equal(a: Claim, b: Claim, x: Decimal, y: Decimal) -> bool:
    return _is_one(a, b, x, y) if _sort(a) == _sort(b) else _is_one_in_other_units(a, b)


def _is_one(a: Claim, b: Claim, x: Decimal, y: Decimal) -> bool:
    """Whether two numbers are one, or one of them is rounded and says so: "more than 4,800", 4,812."""
    rounding = [claim.precision or Decimal(0) for claim in (a, b)]
    if rounding[0] != rounding[1] and max(rounding) <= NEAR * min(abs(x), abs(y)) and abs(x - y) <= max(rounding):
        return True  # "£41m" and "£40.8m"
    return x == y or any(
        (claim.bound is not None or claim.approximate) and abs(x - y) < min(last_place(number), NEAR * abs(number))
        for claim, number in ((a, x), (b, y))
    )


def _is_one_in_other_units(a: Claim, b: Claim) -> bool:
    """Whether one number was converted: "18 kilometres", "11 miles"."""
    if a.kind not in CONVERTED:
        return False
    other = in_unit_of(a, b)
    x, y = written_number(a), written_number(other)
    written = written_number(b)
    if a.unit != other.unit or not x or not y or not written:
        return False
    # Whoever converts rounds: 2,870 metres are 9,416 feet, and "9,400 feet".
    rounding = last_place(x) + last_place(written) * abs(y / written)
    return abs(x - y) <= min(max(rounding / 2, _slack(a, other)), NEAR * abs(x))


def _slack(a: Claim, b: Claim) -> Decimal:
    return (a.precision or Decimal(0)) + (b.precision or Decimal(0))


def _is_slip(a: Claim, b: Claim, x: Decimal, y: Decimal) -> bool:
    """Whether one number may be the other misprinted: digits that changed places, a shifted point, another currency
    or unit."""
    if a.kind in ("money", *CONVERTED) and a.unit != b.unit:
        return x == y and not (a.restates or b.restates)
    if _sort(a) != _sort(b) or x == y or a.kind == "ordinal":
        return False
    digits, others = (significant_digits(number) for number in (x, y))
    if digits == others:
        return a.kind in ("money", "count")
    return len(digits) == len(others) and x.adjusted() == y.adjusted() and _is_swapped(digits, others)


def _is_swapped(digits: str, others: str) -> bool:
    """Whether two neighbouring digits changed places, and nothing else."""
    places = [place for place, (one, other) in enumerate(zip(digits, others, strict=True)) if one != other]
    return len(places) == 2 and places[1] == places[0] + 1 and sorted(digits) == sorted(others)


def _sort(claim: Claim) -> str:
    """What figures must have in common to be one number: currency or unit; counts may count it by any noun."""
    if claim.kind in ("count", "ordinal"):
        return claim.kind
    return f"{'percent' if claim.kind == 'percent_change' else claim.kind} {claim.unit}"


def _by_digits(number: Decimal) -> float:
    digits = len(significant_digits(number)) if number else 0
    return BY_DIGITS.get(digits + (1 if abs(number) >= BIG else 0), 1.0)
