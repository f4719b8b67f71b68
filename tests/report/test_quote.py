import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reconcile.model import Span
from reconcile.report.quote import quote


def marked(text: str, *words: str, width: int = 40, ascii: bool = False) -> list[str]:
    """Each row with brackets around its marks."""
    spans = [Span(start=text.index(word), end=text.index(word) + len(word)) for word in words]
    rows = []
    for row in quote(text, Span(start=0, end=len(text)), spans, width, ascii=ascii):
        assert cell_len(row.text) <= width
        shown = row.text
        for _, mark in sorted(row.marks, key=lambda mark: -mark[1].start):
            shown = f"{shown[: mark.start]}<{shown[mark.start : mark.end]}>{shown[mark.end :]}"
        rows.append(shown)
    return rows


LONG = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("alpha",), ["<alpha> beta gamma delta epsilon zeta…"]),
        (("upsilon",), ["…xi omicron pi rho sigma tau <upsilon>"]),
        (("kappa",), ["…theta iota <kappa> lambda mu nu xi…"]),
        (("theta", "kappa"), ["…eta <theta> iota <kappa> lambda mu nu…"]),
        (
            ("alpha", "upsilon"),
            ["<alpha> beta gamma delta epsilon zeta…", "…xi omicron pi rho sigma tau <upsilon>"],
        ),
    ],
)
def test_the_line_is_cut_between_words_around_the_marks(words: tuple[str, ...], rows: list[str]) -> None:
    assert marked(LONG, *words) == rows


def test_a_mark_wider_than_the_row_shows_both_ends() -> None:
    (row,) = marked(LONG, LONG[11:-8], width=30)
    assert row.startswith("…<gamma")
    assert row.endswith("tau>…")


def test_a_line_that_fits_is_whole() -> None:
    assert marked("  a short line \r", "short") == ["a <short> line"]


def test_wide_characters_count_twice() -> None:
    text = "据报道，海尔登大桥的维修费用为3350万美元，工程持续三天，共有一百人参加了重新开放的仪式。"
    span = Span(start=text.index("3350"), end=text.index("美元") + 2)
    (row,) = quote(text, Span(start=0, end=len(text)), [span], 40, ascii=False)
    (_, mark) = row.marks[0]
    start, length = row.cells(mark)
    assert start == cell_len(row.text[: row.text.index("3350")])
    assert length == cell_len("3350万美元") == 10


def test_a_mark_that_runs_over_the_line_end_stops_there() -> None:
    text = "first line\nsecond line"
    (row,) = quote(text, Span(start=0, end=10), [Span(start=6, end=17)], 40, ascii=False)
    assert row.text[row.marks[0][1].start : row.marks[0][1].end] == "line"


def test_a_line_of_megabytes_is_cut_around_its_marks() -> None:
    text = "word " * 1_000_000
    marks = [Span(start=10, end=14), Span(start=4_000_000, end=4_000_004)]
    rows = quote(text, Span(start=0, end=len(text)), marks, 80, ascii=False)
    assert sum(len(row.text) for row in rows) < 1_000


@given(
    text=st.text(alphabet="ab 中文é\u0301\u200d👩👍🏽\u202e\x1b\tאב𝔸", min_size=1, max_size=120),
    data=st.data(),
    width=st.integers(20, 60),
    ascii=st.booleans(),
)
def test_no_row_is_wider_than_its_room(text: str, data: st.DataObject, width: int, ascii: bool) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    rows = quote(text, Span(start=0, end=len(text)), [Span(start=start, end=end)], width, ascii=ascii)
    assert len(rows) == 1
    (row,) = rows
    (_, mark) = row.marks[0]
    assert 0 <= mark.start <= mark.end <= len(row.text)
    assert cell_len(row.text) <= width


def test_a_mark_on_the_space_around_a_line_is_shown_at_its_end() -> None:
    rows = quote("  ", Span(start=0, end=2), [Span(start=0, end=0)], 20, ascii=False)
    assert [row.text for row in rows] == [""]
