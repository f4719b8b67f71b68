"""Pages of HTML: what readers see is read, where it stands in the source; the head tells whose page it is."""

import time
from datetime import date
from pathlib import Path

import pytest

from reconcile.ingest.html_head import read_html_head
from reconcile.pipeline import check, extract
from reconcile.text.markup import masked

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
  <title>Bridge costs more than planned | The Post</title>
  <meta property="og:site_name" content="The Post">
  {meta}
  <script>var price = "The bridge cost $99 million.";</script>
  <style>p {{ margin: 12px }}</style>
</head>
<body>
<nav><p>The Post costs $3 a month.</p></nav>
<h1>Bridge costs more than planned</h1>
<p>The bridge over the <b>Aller</b> cost &euro;<i>48.2</i>&nbsp;million,
<a href="/moe">Mayor Ida Moe</a> said on Friday.</p>
<ul><li>Lamps: 12</li><li>Cables: 310</li></ul>
<table><tr><td>Length</td><td>310 metres</td></tr></table>
<footer>The Post pays $4 for letters.</footer>
</body></html>
"""
PUBLISHED = '<meta property="article:published_time" content="2025-03-02T10:00:00Z">'


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = "page.html") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return text


def test_what_readers_see_is_read_at_its_place_in_the_source() -> None:
    text = write(PAGE.format(meta=PUBLISHED))
    claims = [claim for claim in extract(["page.html"]).claims if claim.kind != "attribution"]
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    found = {claim.text: claim for claim in claims}
    amount = found["&euro;<i>48.2</i>&nbsp;million"]
    assert (amount.unit, amount.line, amount.column) == ("EUR", 13, 42)
    assert amount.speaker is not None
    assert amount.speaker.name == "Ida Moe"
    assert {"12", "310", "310 metres", "Friday"} < set(found)
    assert not any("99" in claim.text or "12px" in claim.text for claim in claims)


def test_what_stands_beside_the_article_is_furniture() -> None:
    write(PAGE.format(meta=PUBLISHED))
    report = extract(["page.html"])
    assert {claim.text for claim in report.claims if claim.furniture} == {"$3", "$4"}
    assert {region.reason for region in report.documents[0].furniture} == {"navigation", "the foot of a page"}


@pytest.mark.parametrize(
    "meta",
    [
        PUBLISHED,
        "<META NAME='date' CONTENT='2 March 2025'/>",
        '<meta name="dcterms.issued" content="2025-03-02">',
        "<meta itemprop=datePublished content=2025-03-02>",
        '<time itemprop="datePublished" datetime="2025-03-02T10:00:00+01:00">2 March</time>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-02"}</script>',
    ],
)
def test_the_head_tells_whose_page_it_is_and_of_when(meta: str) -> None:
    write(PAGE.replace("{{", "{").replace("}}", "}").replace("{meta}", meta))
    (document,) = extract(["page.html"]).documents
    assert (document.published, document.published_from) == (date(2025, 3, 2), "HTML head")
    assert (document.title, document.source, document.language) == (
        "Bridge costs more than planned",
        "The Post",
        "en-GB",
    )


def test_a_day_that_cant_be_read_is_told() -> None:
    write(PAGE.format(meta='<meta name="date" content="03/04/2025">').replace("en-GB", "en"))
    (document,) = extract(["page.html"]).documents
    assert document.published is None
    assert "HTML head: published: '03/04/2025' is not one certain day" in document.doubts[0].message


def test_a_page_is_compared_with_a_text() -> None:
    write(PAGE.format(meta=PUBLISHED))
    write("Published: 2025-03-02\n\nThe bridge over the Aller cost €42.8 million.\n", "text.txt")
    (conflict,) = [finding for finding in check(["page.html", "text.txt"]).findings if finding.severity == "error"]
    assert conflict.message == "amounts differ: €48.2 million in page and €42.8 million in text"


def test_markup_in_other_documents_is_text() -> None:
    text = "The bridge cost $5 &pound;m <b>or</b> more.\n"
    write(text, "page.html")
    write(text, "text.txt")
    assert [claim.text for claim in extract(["text.txt"]).claims] == ["$5"]
    assert masked(text) == "The bridge cost $5 £      m    or     more. "


@pytest.mark.parametrize("text", ["a < b and c > d", "5 <6", "AT&T", "<p", "<b c='d", "&unknown;", "<!-- never closed"])
def test_what_is_no_markup_is_seen(text: str) -> None:
    seen = "" if text.startswith("<!--") else text
    assert masked(text).strip() == seen


@pytest.mark.parametrize(
    "part", ["<", '<a b="', "<a b='c ", "<script>", "<nav>", "</nav>", "<!--", "&", "&amp;", " ", "\n", "<p>", "<td>1"]
)
def test_hostile_markup_takes_no_longer_than_other(part: str) -> None:
    begin = time.perf_counter()
    masked(part * (200_000 // len(part)))
    read_html_head(part * (200_000 // len(part)))
    assert time.perf_counter() - begin < 2
