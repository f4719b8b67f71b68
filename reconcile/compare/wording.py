"""Claims and numbers as messages write them."""

from collections.abc import Iterable
from decimal import Decimal

from reconcile.compare.corpus import Corpus
from reconcile.model import Claim, Period
from reconcile.wording import listed

# More values than this make no line; the report shows them all with their places.
_MOST_VALUES = 4
_MOST_HOLDERS = 8  # documents that are named for one value
# Powers of ten beyond which nobody reads noughts.
_FARTHEST = 18
_LONGEST = 80  # characters of a quotation in a message


# The calendar module's names follow the locale of the machine.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def quoted(claim: Claim) -> str:
    return " ".join(claim.text.split())


def shortened(text: str) -> str:
    """A quotation on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def who_says(claims: Iterable[Claim], corpus: Corpus) -> str:
    """ "29.3% in 003 and 004, 26.3% in 001": each value once, as first written, with its documents."""
    written: dict[object, str] = {}
    holders: dict[object, list[str]] = {}
    for claim in claims:
        value = (
            quoted(claim) if claim.value is None else (str(claim.value), claim.unit, claim.bound, claim.approximation)
        )
        written.setdefault(value, quoted(claim))
        labels = holders.setdefault(value, [])
        label = corpus.label(claim.document)
        if label not in labels:
            labels.append(label)
    if len({tuple(labels) for labels in holders.values()}) == 1:
        return f"{listed(_few(list(written.values())))} in {listed(few_holders(next(iter(holders.values()))))}"
    parts = _few([f"{written[value]} in {listed(few_holders(labels))}" for value, labels in holders.items()])
    return listed(parts) if len(parts) <= 2 else ", ".join(parts)


def few_holders(labels: list[str]) -> list[str]:
    """The documents that are named for one value, the rest of them counted."""
    return _few(labels, _MOST_HOLDERS)


def _few(parts: list[str], most: int = _MOST_VALUES) -> list[str]:
    return parts if len(parts) <= most else [*parts[:most], f"{len(parts) - most} more"]


def days_between(period: Period) -> str:
    """ "2023-03-20 to 2023-03-22"."""
    if period.is_point:
        return str(period.low)
    if period.low is not None and period.high is not None:
        return f"{period.low} to {period.high}"
    return f"from {period.low}" if period.low else f"until {period.high}" if period.high else "on any day"


def plain(value: Decimal, digits: int = 5) -> str:
    """A number for reading: at most `digits` significant digits, thousands parted, large ones in words."""
    if not value.is_finite() or abs(value.adjusted()) > _FARTHEST:
        return f"{value:.{digits}g}"
    for exponent, word in ((12, " trillion"), (9, " billion"), (6, " million")):
        if abs(value) >= Decimal(10) ** exponent:
            return _short(value.scaleb(-exponent), digits) + word
    return _short(value, digits)


def with_unit(value: Decimal, claim: Claim) -> str:
    """A number in the unit of a claim: "10 USD", "23 percent"; what is counted needs no unit."""
    if claim.kind in ("count", "ordinal", "age") or claim.unit is None:
        return plain(value)
    plural = "s" if claim.unit in ("percentage_point", "basis_point") else ""
    return f"{plain(value)} {claim.unit.replace('_', ' ')}{plural}"


def _short(value: Decimal, digits: int) -> str:
    places = max(0, digits - max(1, value.adjusted() + 1)) if value else 0
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
