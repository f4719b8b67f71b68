"""What is not the article, and what must stay in it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.ingest import find_furniture
from reconcile.rulepack.load import load_rules

RULES = load_rules()
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
PROSE = "The council closed the bridge over the harbour on Monday after engineers found new cracks in it."


def furniture(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [text[region.start : region.end] for region in find_furniture(text, RULES)]


@pytest.mark.parametrize("example", [example for rule in RULES.furniture for example in rule.counterexamples])
def test_counterexample_of_the_pack_is_article(example: str) -> None:
    assert find_furniture(example, RULES) == ()


def test_links_at_the_end_reach_to_the_end() -> None:
    teasers = ["at 08:59", f"{PROSE}", "", "at 08:55", f"{PROSE}", "Ferry sold for $250 million..."]
    found = furniture(PROSE, PROSE, PROSE, "", "These articles may also interest you", "", *teasers)
    assert found == ["\n".join(["These articles may also interest you", "", *teasers])]


def test_links_in_the_middle_end_where_the_article_comes_back() -> None:
    found = furniture(PROSE, "Related articles", "Ferry sold for $250 million", "", PROSE, PROSE, PROSE)
    assert found == ["Related articles\nFerry sold for $250 million"]


def test_links_in_the_middle_of_a_text_with_broken_lines() -> None:
    broken = [
        "The council closed the bridge over the harbour on Monday after engineers",
        "found new cracks in one of its piers. Forty lorries were sent through the",
        "town, where they stood until the evening, said the police.",
    ]
    found = furniture(*broken, "", "Related articles", "Ferry sold for $250 million", "", *broken, "", *broken)
    assert found == ["Related articles\nFerry sold for $250 million"]
    assert furniture(*broken, "", "Related articles", *broken) == ["\n".join(["Related articles", *broken])]


def test_links_above_the_article_are_one_line() -> None:
    assert furniture("Most read", PROSE, PROSE) == ["Most read"]


def test_comments_early_in_a_long_text_do_not_swallow_it() -> None:
    assert furniture(PROSE, "3 comments", PROSE, PROSE, PROSE) == ["3 comments"]


def test_campaign_takes_its_tail_with_it() -> None:
    tail = ["Vote with ballot No. 7 for the GREENS!", "Subscribe to our channel:", "#bridge #harbour", "Who will win?"]
    assert furniture(PROSE, PROSE, *tail) == ["\n".join(tail)]


def test_markup() -> None:
    assert furniture(PROSE, "```", "x = 40", "```", f"{PROSE} <!-- 40 lorries --> {PROSE}") == [
        "```\nx = 40\n```",
        "<!-- 40 lorries -->",
    ]


def test_fence_that_is_never_closed_is_text() -> None:
    assert furniture(PROSE, "```", PROSE) == []


def test_front_matter_and_header_lines_are_not_article() -> None:
    assert furniture("---", "title: Bridge", "---", "Source: Harbour Post", "", PROSE) == [
        "---\ntitle: Bridge\n---",
        "Source: Harbour Post",
    ]


def test_adverts_of_the_tail() -> None:
    adverts = ["Our shop has bridge mugs for $12.", "Get the Post: $2.75 an issue. Our next breakfast has 80 seats."]
    assert furniture(*adverts, PROSE, PROSE) == []
    assert furniture(PROSE, adverts[0], PROSE) == []
    assert furniture(PROSE, *adverts, "Most read", "Ferry sold", adverts[0]) == [
        *adverts,
        "\n".join(["Most read", "Ferry sold", adverts[0]]),
    ]


def test_dateline_is_article() -> None:
    assert furniture(f"OSLO, 3 June 2024 (Agency) - {PROSE}") == []


def test_windows_line_ends() -> None:
    text = f"{PROSE}\r\nAdvertisement\r\n{PROSE}\r\n"
    (region,) = find_furniture(text, RULES)
    assert text[region.start : region.end] == "Advertisement"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared texts are not here")
@pytest.mark.parametrize(("number", "begins"), [("003", "These press releases may"), ("004", "Vote with ballot")])
def test_tails_of_the_shared_texts(number: str, begins: str) -> None:
    (path,) = SEEDS.glob(f"{number}*.txt")
    text = path.read_text(encoding="utf-8")
    *before, tail = find_furniture(text, RULES)
    assert (tail.start, tail.end) == (text.index(begins), len(text))
    assert {region.rule for region in before} <= {"site-header", "translation-credit"}


LINES = st.one_of(
    st.sampled_from([rule.examples[0] for rule in RULES.furniture]),
    st.sampled_from(["", PROSE, "```", "---", "<!--", "-->", "# Title", "By Jane Roe", "at 08:59", "\r", "  "]),
    st.text(max_size=60),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_furniture_lies_in_the_text_in_order_and_apart(text: str) -> None:
    regions = find_furniture(text, RULES)
    edges = [edge for region in regions for edge in (region.start, region.end)]
    assert edges == sorted(edges)
    assert all(0 <= region.start < region.end <= len(text) for region in regions)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_1_000,
        "By " + "Jane Roe " * 10_000,
        "share " * 20_000,
        "#a " * 30_000,
        "<!--" * 20_000,
        "---\n" + "[" * 50_000,
        "---\n" + "a: 1\n" * 10_000,
        "\n".join([PROSE] * 10_000),
        "\n".join(["Related articles"] * 10_000),
        "\n".join([PROSE, "Related articles"] * 5_000),
        "\n".join([PROSE, "Related articles", "Ferry"] * 3_000),
        "\n".join([PROSE] + ["Our shop has mugs for $12."] * 10_000),
        "```\n" * 10_000,
        "\n" * 50_000,
    ],
    ids=lambda text: repr(text[:24]),
)
def test_regions_of_hostile_text_lie_within_it(text: str) -> None:
    assert all(0 <= region.start < region.end <= len(text) for region in find_furniture(text, RULES))
