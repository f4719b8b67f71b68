"""One case of a relation: whether its figures can all hold, told in words, and which of them a slip may have spoilt."""

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.compare.corpus import Corpus
from reconcile.compare.extent import Extent, common
from reconcile.compare.operands import Term, term
from reconcile.compare.solve import implied
from reconcile.compare.wording import plain, quoted, with_unit
from reconcile.digits import significant_digits
from reconcile.model import Claim, Interval, Kind
from reconcile.rulepack.entries.relations import Relation
from reconcile.wording import listed

_NAMED = re.compile(r"\{([a-z]+)\}")
_WHOLE: frozenset[Kind] = frozenset({"count", "age"})
_SLIPS = tuple(Decimal(10) ** exponent for exponent in (-6, -3, -2, -1, 1, 2, 3, 6))


class Instance(Struct, frozen=True, kw_only=True):
    """Figures that a relation ties together: a term for each role, and all claims that they are of."""

    relation: Relation
    terms: dict[str, Term]
    claims: tuple[Claim, ...]

    @property
    def result(self) -> Term:
        return self.terms[self.relation.parsed.result]


def agreement(instance: Instance) -> bool | None:
    """Whether all figures can hold; None where only careless rounding, or a revision between documents, lets them, and
    where that they can says nothing of them."""
    follows = _implied(instance, instance.relation.parsed.result)
    if follows is None or _says_nothing(instance.result.extent):
        return None
    if common((follows, instance.result.extent)) is not None:
        return True if instance.relation.parsed.is_equation else None
    loose = _implied(instance, instance.relation.parsed.result, doubted=True)
    if loose is None:
        return None
    if len({claim.document for claim in instance.claims}) > 1:
        loose = _stretched(loose, instance.relation.margin)
    return None if common((loose, instance.result.doubted)) is not None else False


def derived(relation: Relation, terms: dict[str, Term]) -> Term | None:
    """The result that nobody gives, from the terms that are there."""
    values = {role: found.extent for role, found in terms.items()}
    doubted = {role: found.doubted for role, found in terms.items()}
    role = relation.parsed.result
    extent, loose = implied(relation.parsed, values, role), implied(relation.parsed, doubted, role)
    if extent is None or loose is None:
        return None
    claims = tuple(claim for found in terms.values() for claim in found.claims)
    who = listed([told.words for told in terms.values()])
    return Term(claims=claims, extent=extent, doubted=loose, words=f"{_range(extent, None)} (from {who})")


def because(instance: Instance) -> str:
    """What the other figures give, in words: "$2.2 billion after a rise of 10 percent gives 2.31 to 2.53 billion"."""
    follows = _implied(instance, instance.relation.parsed.result)
    return _told(instance, follows) if follows is not None else ""


def likely_reading(instance: Instance, corpus: Corpus) -> str | None:
    """The one other reading of one figure, with a slip of the hand undone, with which all can hold; None where there is
    none, or several."""
    found = []
    for role, told in instance.terms.items():
        follows = _implied(instance, role)
        if follows is None or len(told.claims) != 1:
            continue
        claim = told.claims[0]
        for value, times, slip in _slips(claim):
            read = replace(claim, value=value, precision=(claim.precision or Decimal(0)) * times)
            other = term([read], instance.relation.parsed.operation, corpus)
            if other is not None and common((other.extent, follows)) is not None:
                found.append(f"{with_unit(value.low or Decimal(0), claim)} for “{quoted(claim)}”, {slip}")
    return found[0] if len(found) == 1 else None


def _implied(instance: Instance, role: str, *, doubted: bool = False) -> Extent | None:
    values = {name: told.doubted if doubted else told.extent for name, told in instance.terms.items()}
    return implied(instance.relation.parsed, values, role)


def _says_nothing(extent: Extent) -> bool:
    return extent.low is None and extent.high is None


def _stretched(extent: Extent, share: Decimal) -> Extent:
    """The extent with a share of its ends added on both sides."""
    return Extent(
        low=None if extent.low is None else extent.low - abs(extent.low) * share,
        high=None if extent.high is None else extent.high + abs(extent.high) * share,
    )


def _told(instance: Instance, follows: Extent) -> str:
    words = {role: told.words for role, told in instance.terms.items()}
    turns = {claim.frame.direction for claim in instance.claims} - {None}
    words["turn"] = "rise" if turns == {"increase"} else "fall" if turns == {"decrease"} else "change"
    words["implied"] = _range(follows, instance.terms.get(instance.relation.parsed.result))
    return _NAMED.sub(lambda match: words[match[1]], instance.relation.message)


def _range(extent: Extent, of: Term | None) -> str:
    """The figures of an extent for reading: whole ones where only whole ones can be."""
    kind = of.claims[0].kind if of is not None and of.claims else None
    if extent.low is None or extent.high is None:
        bound = extent.high if extent.low is None else extent.low
        return f"{'at most' if extent.low is None else 'at least'} {plain(bound or Decimal(0))}"
    if kind in _WHOLE or kind == "duration":
        low, high = extent.low.to_integral_value(ROUND_CEILING), extent.high.to_integral_value(ROUND_FLOOR)
        unit = " days" if kind == "duration" else ""
        if low <= high:
            joint = " or " if high == low + 1 else " to "
            return (plain(low) if low == high else f"{plain(low)}{joint}{plain(high)}") + unit
    return f"{plain(extent.low)} to {plain(extent.high)}"


def _slips(claim: Claim) -> Iterator[tuple[Interval, Decimal, str]]:
    """Other readings of a written number, each with what its last digit is multiplied by and the slip that it takes."""
    value = claim.value
    if not isinstance(value, Interval) or not value.is_point or not value.low:
        return
    for times in _SLIPS if claim.kind not in _WHOLE else ():
        yield Interval(low=value.low * times, high=value.low * times), times, _misplaced(times)
    digits, exponent = significant_digits(value.low), value.low.normalize().as_tuple().exponent
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and digits[i + 1] != "0" and isinstance(exponent, int):
            turned = Decimal(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]).scaleb(exponent)
            yield Interval(low=turned, high=turned), Decimal(1), "two digits swapped"


def _misplaced(times: Decimal) -> str:
    if times in (Decimal("0.1"), Decimal("0.01"), Decimal(10), Decimal(100)):
        return "a point or a nought misplaced"
    return "one magnitude taken for another"
