"""Which claims of a finding stand against each other: the rows of the table of discrepancies."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Context, Decimal
from itertools import combinations, takewhile

from reconcile.model import Claim, Finding, Interval, Period
from reconcile.report.index import Index
from reconcile.text.words import WORD
from reconcile.units import conversion

_LONGEST = 60  # of a statement, what tells it from others
# Documents come from strangers: a figure of hundreds of digits is subtracted exactly too.
_EXACT = Context(prec=1000)


def conflicting_pairs(index: Index, finding: Finding) -> list[tuple[Claim, Claim | None]]:
    """Pairs of claims that disagree, each unordered pair once, in document order.

    Figures that are one within their rounding are no pair, unless nothing else sets the claims apart. A finding that
    rests on a single claim (a weekday that doesn't fit its date) is one pair without a second side.
    """
    claims = index.in_order(index.of(finding.claims))
    if len(claims) == 1:
        return [(claims[0], None)]
    pairs = list(combinations(claims, 2))
    if finding.against:
        return [(a, b) for a, b in pairs if (a.id in finding.against) != (b.id in finding.against)]
    for test in _tests(finding):
        found = [(a, b) for a, b in pairs if test(a, b)]
        if found:
            return [*found]
    return [*pairs]


def pair_message(index: Index, finding: Finding, a: Claim, b: Claim | None) -> str:
    """What a finding says, of two of its claims alone: "amounts differ: $40 million in a, $45 million in b".

    Figures that can't all hold are told as a whole: no two of them are at odds by themselves.
    """
    if b is None or finding.around is None or _cause(finding) == "derived-mismatch":
        return finding.message
    before, behind = finding.around
    told = [
        f"{words} in {index.labels[claim.document]}" for claim, words in zip((a, b), _told(finding, a, b), strict=True)
    ]
    return f"{before}{', '.join(told)}{behind}"


def _cause(finding: Finding) -> str | None:
    return finding.diagnosis.cause if finding.diagnosis else None


def _tests(finding: Finding) -> tuple[Callable[[Claim, Claim], bool], ...]:
    """What sets two claims apart, the most telling first."""
    if finding.verdict != "attribution":
        return (_differ_beyond_rounding, _differ_as_written, _differ_in_voice)
    own = {"altered-quotation": _differ_in_words, "other-post": _differ_in_post}.get(_cause(finding) or "")
    return (own, _differ_in_voice) if own else (_differ_in_voice,)


def _told(finding: Finding, a: Claim, b: Claim) -> tuple[str, str]:
    if _cause(finding) == "other-post":
        return (_post(a) or "no post", _post(b) or "no post")
    if finding.verdict == "attribution" and _cause(finding) != "altered-quotation":
        return (_name(a) or "nobody named", _name(b) or "nobody named")
    one, other = (" ".join(claim.text.split()) for claim in (a, b))
    return _around_change(one, other), _around_change(other, one)


def _around_change(words: str, others: str) -> str:
    """The words in one line; of many those around the first that differs, so that two rows don't read alike."""
    if len(words) <= _LONGEST:
        return words
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))
    start = min(max(0, words.rfind(" ", 0, max(0, same - _LONGEST // 3)) + 1), len(words) - _LONGEST)
    end = start + _LONGEST
    return f"{'…' if start else ''}{words[start:end]}{'…' if end < len(words) else ''}"


def difference(a: Claim, b: Claim | None) -> Decimal | None:
    """What must be added to `a` to reach `b`, in their unit (days for dates); between ranges, the gap; else None."""
    if b is None or a.unit != b.unit:
        return None
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        if a.value.low is None or b.value.low is None:
            return None
        days = (b.value.low - a.value.low) // timedelta(days=1)
        if not days and a.value.high is not None and b.value.high is not None:
            days = (b.value.high - a.value.high) // timedelta(days=1)
        return Decimal(days)
    if not isinstance(a.value, Interval) or not isinstance(b.value, Interval):
        return None
    if a.value.is_point and b.value.is_point and a.value.low is not None and b.value.low is not None:
        return _EXACT.subtract(b.value.low, a.value.low)
    if a.value.high is not None and b.value.low is not None and a.value.high < b.value.low:
        return _EXACT.subtract(b.value.low, a.value.high)
    if a.value.low is not None and b.value.high is not None and b.value.high < a.value.low:
        return _EXACT.subtract(b.value.high, a.value.low)
    return None


def difference_percent(a: Claim, b: Claim | None) -> Decimal | None:
    """The difference in percent of `a`, to four places; None for dates, ranges and a zero."""
    gap = difference(a, b)
    if gap is None or not isinstance(a.value, Interval) or not a.value.is_point or not a.value.low:
        return None
    share = _EXACT.multiply(_EXACT.divide(gap, a.value.low), Decimal(100))
    return _EXACT.quantize(share, Decimal("0.0001"))


def _differ_beyond_rounding(a: Claim, b: Claim) -> bool:
    if isinstance(a.value, Interval) and isinstance(b.value, Interval):
        other = _rounded(b, b.value) if a.kind == "count" else _in_unit(_rounded(b, b.value), b.unit, a.unit)
        return other is None or not _rounded(a, a.value).overlaps(other)
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return not (a.value.contains(b.value) or b.value.contains(a.value))
    return False


def _in_unit(value: Interval, unit: str | None, wanted: str | None) -> Interval | None:
    """A figure in another unit; None where there is no way there, as between two currencies."""
    if unit == wanted:
        return value
    convert = conversion(unit, wanted) if unit and wanted else None
    if convert is None:
        return None
    low, high = (None if end is None else convert(end) for end in (value.low, value.high))
    return Interval(low=low, high=high)


def _rounded(claim: Claim, value: Interval) -> Interval:
    slack = claim.precision or Decimal(0)
    low = None if value.low is None else _EXACT.subtract(value.low, slack)
    high = None if value.high is None else _EXACT.add(value.high, slack)
    return Interval(low=low, high=high)


def _differ_as_written(a: Claim, b: Claim) -> bool:
    return (a.value, a.unit) != (b.value, b.unit)


def _differ_in_words(a: Claim, b: Claim) -> bool:
    return WORD.findall(a.text.casefold()) != WORD.findall(b.text.casefold())


def _differ_in_post(a: Claim, b: Claim) -> bool:
    return _post(a) != _post(b)


def _differ_in_voice(a: Claim, b: Claim) -> bool:
    return _voice(a) != _voice(b)


def _voice(claim: Claim) -> tuple[str | None, str]:
    name = _name(claim)
    return name.casefold() if name else None, claim.frame.polarity


def _name(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


def _post(claim: Claim) -> str | None:
    return claim.speaker.role if claim.speaker else None
