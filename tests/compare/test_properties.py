"""What holds for any figures: order doesn't matter, wider is never worse, nothing raises."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reconcile.compare import Comparison
from reconcile.compare.extent import Extent, Tolerances, common
from reconcile.model import Claim, Frame, Interval, Kind, Period
from tests.compare.build import RULES, YEAR_2022, document, figure, lasting, run, when

ODD = [Decimal(0), Decimal("1E30"), Decimal("1E-30"), Decimal("7E400")]
NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, places=2) | st.sampled_from(ODD)
ENDS = st.none() | NUMBERS
KINDS: tuple[tuple[Kind, str], ...] = (
    ("money", "USD"),
    ("money", "SGD"),
    ("money", "RUB"),
    ("percent", "percent"),
    ("percent_change", "percentage_point"),
    ("quantity", "mile"),
    ("quantity", "kilometer"),
    ("count", "person"),
    ("age", "year"),
    ("duration", "week"),
)


@st.composite
def claims(draw: st.DrawFn, family: tuple[tuple[Kind, str], ...] = KINDS) -> Claim:
    number = draw(st.integers(0, 10**6))
    kind, unit = draw(st.sampled_from(family))
    low, high = draw(ENDS), draw(ENDS)
    return figure(
        draw(st.sampled_from("abcd")),
        "1",
        kind,
        unit,
        id=str(number),
        start=number,
        value=Interval(low=low, high=draw(st.sampled_from([low, high]))),
        precision=draw(st.none() | st.decimals(0, 10**6, places=1)),
        approximate=draw(st.booleans()),
        approximation=draw(st.sampled_from([None, "about", "nearly", "no such word"])),
        bound=draw(st.sampled_from([None, "lower", "upper"])),
        candidates=draw(st.sampled_from([(), ("AUD", "SGD")])),
        frame=Frame(concept="trade", direction=draw(st.sampled_from([None, "increase", "decrease"])), period=YEAR_2022),
    )


@st.composite
def dates(draw: st.DrawFn) -> Claim:
    number = draw(st.integers(0, 10**6))
    doc = draw(st.sampled_from("abcd"))
    role = draw(st.sampled_from(["level", "start", "end"]))
    if draw(st.booleans()) and role == "level":
        return lasting(
            doc, f"{draw(st.integers(0, 20))}-{draw(st.sampled_from(['day', 'week', 'hour']))}", start=number
        )
    days = st.dates(date(2022, 1, 1), date(2022, 3, 31)) | st.sampled_from([date.min, date.max])
    value = Period(low=draw(st.none() | days), high=draw(st.none() | days))
    point = Period(low=value.low, high=value.low)
    return when(
        doc,
        "2022-01-01",
        role=role,
        start=number,
        value=draw(st.sampled_from([value, point])),
        granularity=draw(st.sampled_from(["day", "week", "span", None])),
        approximate=draw(st.booleans()),
        derivation=draw(st.sampled_from([None, "counted"])),
        weekday_mismatch=draw(st.sampled_from([None, None, "Monday", "someday"])),
    )


def same(result: Comparison) -> object:
    return (
        [(fact.id, fact.verdict, fact.reasons, fact.claims) for fact in result.facts],
        [(finding.id, finding.message, finding.diagnosis) for finding in result.findings],
        result.cleared,
    )


DOCUMENTS = [document(name, f"2022-12-0{day}") for day, name in enumerate("abcd", 1)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(claims(), min_size=1, max_size=5, unique_by=lambda claim: claim.id)
    | st.lists(dates(), min_size=1, max_size=5, unique_by=lambda claim: claim.id),
    st.randoms(),
)
def test_the_order_of_claims_and_documents_changes_nothing(group: list[Claim], chance: object) -> None:
    shuffled, documents = list(group), list(DOCUMENTS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(documents)  # type: ignore[attr-defined]
    assert same(run(group, documents=DOCUMENTS)) == same(run(shuffled, documents=documents))


@settings(max_examples=150, deadline=None)
@given(claims(KINDS[:1]), claims(KINDS[:1]))
def test_comparison_is_symmetric(a: Claim, b: Claim) -> None:
    first, second = replace(a, id="1", document="a"), replace(b, id="2", document="b")
    mirrored = [replace(first, document="b"), replace(second, document="a")]
    assert [f.verdict for f in run([first, second]).facts] == [f.verdict for f in run(mirrored).facts]


@settings(max_examples=300, deadline=None)
@given(st.lists(claims(KINDS[:1]), min_size=2, max_size=4), st.decimals(0, 10**9, places=1))
def test_a_wider_figure_never_turns_agreement_into_conflict(group: list[Claim], more: Decimal) -> None:
    tolerances = Tolerances(RULES)

    def extents(figures: list[Claim]) -> list[Extent]:
        return [tolerances.widened(claim, claim.value) for claim in figures if isinstance(claim.value, Interval)]

    wider = [replace(group[0], precision=(group[0].precision or Decimal(0)) + more), *group[1:]]
    # "About" widens on both sides; "just under" is another claim, not a wider one.
    vaguer = [replace(group[0], approximate=True, approximation="about"), *group[1:]]
    if common(extents(group)) is not None:
        assert common(extents(wider)) is not None
        assert group[0].approximate or common(extents(vaguer)) is not None


@pytest.mark.parametrize("value", [Interval(), Interval(low=Decimal(5)), Interval(low=Decimal(9), high=Decimal(3))])
def test_odd_values_don_t_raise(value: Interval) -> None:
    run([figure("a", "1", value=value, precision=None), figure("b", "0"), figure("c", "7", value=None)])
