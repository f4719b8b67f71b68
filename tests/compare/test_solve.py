"""Formulas, forwards and backwards."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.compare.extent import Extent, common
from reconcile.compare.solve import as_days, days_in, implied
from reconcile.rulepack.formula import Formula, parse

FORMULAS = [
    "level = previous * (1 + change)",
    "level = previous + change",
    "part = whole * share",
    "length = days(start, end)",
    "whole = sum(part)",
]
NUMBERS = st.decimals(1, 10**6, places=2)
SLACKS = st.decimals("0.01", 10**3, places=2)


def around(value: Decimal, slack: Decimal) -> Extent:
    return Extent(low=value - slack, high=value + slack)


def days(first: str, last: str | None = None) -> Extent:
    return as_days(date.fromisoformat(first), date.fromisoformat(last or first))


def solved(text: str, role: str, **values: Extent) -> Extent | None:
    return implied(parse(text), values, role)


@pytest.mark.parametrize(
    ("formula", "role", "values", "low", "high"),
    [
        (FORMULAS[0], "level", {"previous": (100, 200), "change": ("0.1", "0.2")}, "110.0", "240.0"),
        (FORMULAS[0], "level", {"previous": (100, 200), "change": ("-0.2", "-0.1")}, "80.0", "180.0"),
        (FORMULAS[0], "previous", {"level": (110, 240), "change": ("0.1", "0.2")}, None, None),
        (FORMULAS[0], "change", {"level": (110, 120), "previous": (100, 100)}, "0.1", "0.2"),
        (FORMULAS[1], "level", {"previous": (4, 5), "change": (-2, -1)}, "2", "4"),
        (FORMULAS[1], "previous", {"level": (4, 5), "change": (1, 2)}, "2", "4"),
        (FORMULAS[1], "change", {"level": (4, 5), "previous": (1, 2)}, "2", "4"),
        (FORMULAS[2], "part", {"whole": (10, 20), "share": ("0.5", "0.5")}, "5.0", "10.0"),
        (FORMULAS[2], "share", {"whole": (10, 20), "part": (5, 5)}, "0.25", "0.5"),
        (FORMULAS[4], "whole", {"part": (5, 6)}, "5", "6"),
    ],
)
def test_a_formula_is_solved_for_any_role(
    formula: str, role: str, values: dict[str, tuple[object, object]], low: str | None, high: str | None
) -> None:
    known = {name: Extent(low=Decimal(str(a)), high=Decimal(str(b))) for name, (a, b) in values.items()}
    found = solved(formula, role, **known)
    assert found is not None
    if low is not None and high is not None:
        assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_an_open_end_leaves_an_end_open() -> None:
    more = Extent(low=Decimal(40))
    part = solved("part = whole * share", "part", whole=more, share=Extent(low=Decimal("0.5"), high=Decimal("0.5")))
    assert part == Extent(low=Decimal("20.0"))
    assert solved("part = whole * share", "share", whole=more, part=Extent(low=Decimal(1))) is None


def test_what_rose_is_more_than_before() -> None:
    before = Extent(low=Decimal(4), high=Decimal(5))
    assert solved("level = above(previous)", "level", previous=before) == Extent(low=Decimal(4))
    assert solved("level = above(previous)", "previous", level=before) == Extent(high=Decimal(5))
    assert solved("level = below(previous)", "level", previous=before) == Extent(high=Decimal(5))
    assert solved("level = below(previous)", "level", previous=Extent(low=Decimal(4))) is None


def test_figures_below_nought_take_no_part_in_a_product() -> None:
    loss = Extent(low=Decimal(-5), high=Decimal(-4))
    assert solved(FORMULAS[0], "level", previous=loss, change=Extent(low=Decimal(0), high=Decimal(1))) is None
    assert solved("level = above(previous)", "level", previous=loss) is None


@pytest.mark.parametrize(("length", "fits"), [(8, False), (9, True), (10, True), (11, False)])
def test_days_are_counted_with_both_ends_or_with_one(length: int, fits: bool) -> None:
    found = solved(FORMULAS[3], "length", start=days("2022-05-03"), end=days("2022-05-12"))
    assert found is not None
    told = around(Decimal(length), Decimal("0.25"))
    assert (common((found, told)) is not None) == fits


def test_the_end_follows_from_start_and_length() -> None:
    ten = around(Decimal(10), Decimal("0.25"))
    end = solved(FORMULAS[3], "end", start=days("2022-05-03"), length=ten)
    start = solved(FORMULAS[3], "start", end=days("2022-05-12"), length=ten)
    assert end is not None and start is not None
    assert days_in(end) == (date(2022, 5, 12), date(2022, 5, 13))
    assert days_in(start) == (date(2022, 5, 2), date(2022, 5, 3))


@pytest.mark.parametrize(
    ("birth", "day", "low", "high"),
    [
        (("1961-05-03", None), ("2022-05-02", None), 60, 60),
        (("1961-05-03", None), ("2022-05-03", None), 61, 61),
        (("1960-02-29", None), ("2021-02-28", None), 60, 60),
        (("1961-01-01", "1961-12-31"), ("2022-05-03", None), 60, 61),
        (("1961-05-03", None), ("2022-01-01", "2022-12-31"), 60, 61),
    ],
)
def test_an_age_is_counted_in_birthdays(
    birth: tuple[str, str | None], day: tuple[str, str | None], low: int, high: int
) -> None:
    found = solved("age = years(birth, day)", "age", birth=days(*birth), day=days(*day))
    quarter = Decimal("0.25")
    assert found == Extent(low=low - quarter, high=high + quarter)


def test_a_day_of_birth_follows_from_an_age() -> None:
    aged = around(Decimal(61), Decimal("0.25"))
    birth = solved("age = years(birth, day)", "birth", age=aged, day=days("2022-05-03"))
    assert birth is not None and days_in(birth) == (date(1960, 5, 4), date(1961, 5, 3))
    day = solved("age = years(birth, day)", "day", age=aged, birth=days("1961-05-03"))
    assert day is not None and days_in(day) == (date(2022, 5, 3), date(2023, 5, 2))


def values(formula: Formula, points: list[Decimal], slacks: list[Decimal]) -> dict[str, Extent]:
    return {role: around(point, slack) for role, point, slack in zip(formula.roles, points, slacks, strict=False)}


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FORMULAS).map(parse),
    st.lists(NUMBERS, min_size=3, max_size=3),
    st.lists(SLACKS, min_size=3, max_size=3),
    st.integers(0, 2),
    SLACKS,
)
def test_a_wider_figure_never_turns_agreement_into_conflict(
    formula: Formula, points: list[Decimal], slacks: list[Decimal], which: int, more: Decimal
) -> None:
    known = values(formula, points, slacks)
    role = formula.roles[which % len(formula.roles)]
    old = known[role]
    assert old.low is not None and old.high is not None
    wider = known | {role: Extent(low=old.low - more, high=old.high + more)}
    before, after = (implied(formula, found, formula.result) for found in (known, wider))
    if before is not None and common((before, known[formula.result])) is not None:
        assert after is None or common((after, wider[formula.result])) is not None


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FORMULAS).map(parse),
    st.lists(NUMBERS, min_size=3, max_size=3),
    st.lists(SLACKS, min_size=3, max_size=3),
)
def test_figures_that_fit_do_so_whichever_of_them_is_worked_out(
    formula: Formula, points: list[Decimal], slacks: list[Decimal]
) -> None:
    known = values(formula, points, slacks)
    if any(extent.low is None or extent.low < 0 for extent in known.values()):
        return
    found = {role: implied(formula, known, role) for role in formula.roles}
    fits = {common((extent, known[role])) is not None for role, extent in found.items() if extent is not None}
    assert len(fits) == 1
