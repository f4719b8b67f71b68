import html
import re

import pytest
from hypothesis import given, settings, strategies
from markdown_it import MarkdownIt

from reconcile.report import markdown
from reconcile.report.glyphs import safe
from tests import reports
from tests.report.sample import report


def test_counts_facts_and_evidence() -> None:
    made = markdown.render(report(), "FAIL 1 error")
    assert made.startswith("## Reconcile\n\n**FAIL 1 error**\n\n5 documents of 4 origins · ")
    assert "1 error, 1 warning" in made
    assert "- Not read: bridge/photo.txt: is not text" in made
    assert made.count("<details>") == made.count("</details>") == 2
    assert "| fact | values | because |" in made
    assert "<b><ins>33.5 million dollars</ins></b>" in made
    assert "lost-currency" in made
    assert "1 accepted finding not shown." in made
    assert "\x1b" not in made


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *b* _c_ `d`", "a &#42;b&#42; &#95;c&#95; &#96;d&#96;"),
        ("[e](f) ~g~ | h \\", "&#91;e&#93;(f) &#126;g&#126; &#124; h &#92;"),
        ("<img src=x onerror=y> &amp;", "&#60;img src=x onerror=y&#62; &#38;amp;"),
        ("@team #12 $x", "<span>@</span>team <span>#</span>12 <span>$</span>x"),
        (":bomb:", "<span>:</span>bomb:"),
        ("https://x.example www.x.example", "https<span>:</span>//x.example www<span>.</span>x.example"),
        ("a: b\nc", "a: b c"),
        ("\x1b[31m", "␛&#91;31m"),
    ],
)
def test_text_of_strangers_is_no_markup(text: str, written: str) -> None:
    assert markdown.escaped(text) == written


def test_a_reader_of_markdown_shows_what_the_document_says() -> None:
    message = "a | b</summary><script>x</script> **c** `d` _e_"
    made = markdown.render(reports.report(reports.finding(message=message)), "")
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(made)
    assert "<script>" not in page
    assert "<strong>c" not in page
    assert re.search(r"<tr>\s*<td>cost of the bridge</td>\s*<td>a.txt: US<span>\$</span>4.2m<br>b.txt: ", page)
    assert page.count("<summary>") == page.count("</summary>") == 1


def test_a_comment_stays_within_what_github_takes() -> None:
    many = [reports.finding(id=str(number)) for number in range(500)]
    made = markdown.render(reports.report(*many), "")
    assert len(made) < 65_536
    left = 500 - made.count("<details>")
    assert f"{left} more findings not shown here: {left} errors." in made


@settings(max_examples=200, deadline=None)
@given(strategies.text(alphabet=strategies.sampled_from("ab \\`*_{}[]()<>#+-.!|~&$@:;/'\"=^1\n\x1b")))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
        f"| a |\n|---|\n| x{markdown.escaped(text)}x |"
    )
    cell = re.search(r"<td>(.*)</td>", page)
    assert cell
    shown = html.unescape(re.sub(r"</?span>", "", cell[1]))
    assert shown == f"x{safe(text)}x"
