"""What holds for the figures of any text, and what several dimensions share: ranges, bounds, repetition."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.figures import Figures
from reconcile.model import Figure, Span
from reconcile.rulepack.load import load_rules

FIGURES = Figures(load_rules())
PIECES = st.sampled_from(
    [
        "one",
        "two",
        "hundred",
        "thousand",
        "million",
        "half",
        "a",
        "third",
        "dozen",
        "tens",
        "of",
        "$",
        "€",
        "US$",
        "1",
        "1,234.5",
        "1.234,5",
        "2½",
        "-5",
        "3/4",
        "190.27",
        "bn",
        "%",
        "percent",
        "per",
        "cent",
        "points",
        "km",
        "kg",
        "m",
        "ft",
        "in",
        "people",
        "meetings",
        "rose",
        "by",
        "to",
        "from",
        "between",
        "and",
        "or",
        "more",
        "about",
        "than",
        "up",
        "(",
        ")",
        ".",
        ",",
        "-",
        "–",
        "±",
        "years",
        "old",
        "ago",
        "20th",
        "No.",
        "§",
        "漢字",
        "é",
        "👩\u200d👩\u200d👧",
        "İ",
        "ﬁ",
        "\xa0",
        "\n",
        "\t",
        "K",
        "M",
        "b",
        "p",
        "c",
    ]
)


@given(
    st.lists(PIECES, max_size=30).flatmap(lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces)))
)
@settings(max_examples=400, deadline=None)
def test_spans_are_in_bounds_in_order_and_disjoint(text: str) -> None:
    found = FIGURES.find(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for figure in found:
        low, high = figure.value.low, figure.value.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        assert figure.precision >= 0


@given(st.text(max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[figure.start : figure.end].strip() for figure in FIGURES.find(text))


@given(st.text(alphabet="漢字👩é\u0301ﬁ ", max_size=12))
@settings(deadline=None)
def test_surroundings_only_move_the_span(around: str) -> None:
    sentence = "Exports rose 12.5% to $3.4 billion."
    alone = [sentence[figure.start : figure.end] for figure in FIGURES.find(sentence)]
    text = f"{around} {sentence}\n{around}"
    assert [text[figure.start : figure.end] for figure in FIGURES.find(text)] == alone == ["12.5%", "$3.4 billion"]


@pytest.mark.parametrize(
    "unit",
    ["1,", "$", "one hundred hundred ", "1.", "2-", "1/2 ", "million ", "between 1 and ", "about ", "5 km ", "'\"1",
     "1 000 ", "a of the ", "USD ", "rose by ", "twenty", "$1 (", "((((", "1,11,", "minus ", "1 person and ",
     "1:", "2:19:44 ", "1h 5m", "5 cars, 6 of them, ", "won 5 seats, won 6, "],
)  # fmt: skip
def test_what_is_found_in_hostile_text_lies_within_it(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert all(0 <= found.start < found.end <= len(text) for found in FIGURES.find(text))


def one(figures: Figures, text: str) -> Figure:
    found = figures.find(text)
    assert len(found) == 1, [text[figure.start : figure.end] for figure in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It will cost €3-4bn.", 3_000_000_000, 4_000_000_000, "EUR"),
        ("It will cost $3m to $4m.", 3_000_000, 4_000_000, "USD"),
        ("It will cost from $200 to $4 million.", 200, 4_000_000, "USD"),
        ("It will cost between 1.5 and 2 billion yuan.", 1_500_000_000, 2_000_000_000, "CNY"),
        ("It took between 5 and 7 hours.", 5, 7, "hour"),
        ("It took three or four years.", 3, 4, "year"),
        ("It holds 12 ± 0.5 km.", 11.5, 12.5, "kilometer"),
        ("It grew to from 10% to 12%.", 10, 12, "percent"),
        ("They counted 10-12 herons.", 10, 12, "heron"),
        ("Readings ranged from -3 °C to -9 °C.", -9, -3, "degree_Celsius"),
        ("Some 7.2 million, give or take 200,000 people came.", 7_000_000, 7_400_000, "person"),
    ],
)
def test_ranges(figures: Figures, text: str, low: float, high: float, unit: str) -> None:
    figure = one(figures, text)
    assert (figure.value.low, figure.value.high, figure.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose from 10% to 12%.", ["10%", "12%"]),
        ("It rose 18 sen to RM23.50.", ["18 sen", "RM23.50"]),
        ("They won 3-1 at home.", []),
        ("The hike is 2, 3 or 5 km long.", ["2", "3", "5 km"]),
        ("She kept 15 of the 20 paintings.", ["15", "20 paintings"]),
    ],
)
def test_neighbours_that_are_no_range(figures: Figures, text: str, expected: list[str]) -> None:
    assert [text[figure.start : figure.end] for figure in figures.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "bound", "approximation"),
    [
        ("He held more than 40 talks.", "more than 40 talks", 40, None, "lower", None),
        ("He held at least 40 talks.", "at least 40 talks", 40, None, "lower", None),
        ("He held 40-plus talks.", "40-plus talks", 40, None, "lower", None),
        ("He held 40 or more talks.", "40 or more talks", 40, None, "lower", None),
        ("He held upwards of 40 talks.", "upwards of 40 talks", 40, None, "lower", None),
        ("He held up to 40 talks.", "up to 40 talks", None, 40, "upper", None),
        ("He held no more than 40 talks.", "no more than 40 talks", None, 40, "upper", None),
        ("He held fewer than 40 talks.", "fewer than 40 talks", None, 40, "upper", None),
        ("He held about 40 talks.", "about 40 talks", 40, 40, None, "about"),
        ("He held some 40 talks.", "some 40 talks", 40, 40, None, "some"),
        ("He held nearly 40 talks.", "nearly 40 talks", 40, 40, None, "nearly"),
        ("He held just over 40 talks.", "just over 40 talks", 40, 40, None, "just over"),
        ("It cost (about $ 45.2 million).", "about $ 45.2 million", 45_200_000, 45_200_000, None, "about"),
        ("It edged back up to 40%.", "40%", 40, 40, None, None),
        ("It goes up to 40%.", "40%", 40, 40, None, None),
        ("It is up to 40%.", "up to 40%", None, 40, "upper", None),
    ],
)
def test_qualifiers(
    figures: Figures,
    text: str,
    span: str,
    low: int | None,
    high: int | None,
    bound: str | None,
    approximation: str | None,
) -> None:
    figure = one(figures, text)
    assert text[figure.start : figure.end] == span
    assert (figure.value.low, figure.value.high) == (low, high)
    assert (figure.bound, figure.approximation, figure.approximate) == (bound, approximation, approximation is not None)


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("It cost €40m ($43m).", True),
        ("It cost 33 million US dollars (about $ 45 million).", True),
        ("It cost 33 million dollars, or about S$45 million.", True),
        ("The road is 5 km (3.1 miles) long.", True),
        ("It made €40m, or $1.20 a share.", False),
        ("It made $40m and €43m.", False),
    ],
)
def test_a_figure_that_repeats_the_one_before(figures: Figures, text: str, repeats: bool) -> None:
    first, second = figures.find(text)
    assert second.restates == (first.start if repeats else None)


def test_numerals_inside_dates_are_no_figures(figures: Figures) -> None:
    text = "On 12 March 40 people met."
    assert [figure.unit for figure in figures.find(text, [Span(start=3, end=11)])] == ["person"]
