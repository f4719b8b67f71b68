"""Where a document's metadata come from, which source wins, and what a fault in them says."""

from datetime import date
from pathlib import Path

import pytest

from reconcile.errors import InputError
from reconcile.ingest import read_documents
from reconcile.model import Document
from reconcile.rulepack.load import load_rules

RULES = load_rules()
BODY = "The council closed the bridge over the harbour on Monday after engineers found cracks in it.\n"


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, content: str = BODY) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def read(path: str = "n", sources: str | None = None) -> list[Document]:
    documents, faults = read_documents([path], rules=RULES, sources=Path(sources) if sources else None)
    assert not faults
    return list(documents)


def document(text: str, name: str = "a.txt") -> Document:
    write(f"n/{name}", text)
    (only,) = read()
    return only


def test_line_below_the_article_is_read_in_the_documents_language() -> None:
    write("n/sources.yaml", "- {file: a.txt, language: en-GB}\n")
    found = document(f"Bridge shut\n\n{BODY}\n(Harbour Courier, 03/06/2024)\n")
    assert found.published == date(2024, 6, 3)
    assert [found.text[region.start : region.end] for region in found.furniture] == ["(Harbour Courier, 03/06/2024)"]


@pytest.mark.parametrize(
    ("head", "field", "value", "origin"),
    [
        ("---\ntitle: Bridge shut\n---\n", "title", "Bridge shut", "front matter"),
        ("---\nDate: 2024-06-03\n---\n", "published", date(2024, 6, 3), "front matter"),
        ("---\nlastmod: 2024-06-03\n---\n", "published", date(2024, 6, 3), "front matter"),
        ("---\nlang: no\n---\n", "language", "no", "front matter"),
        ("Title: Bridge shut\n\n", "title", "Bridge shut", "header"),
        ("Source: Harbour Post\n", "source", "Harbour Post", "header"),
        ("**Published:** 3 June 2024\n\n", "published", date(2024, 6, 3), "header"),
        ("Updated: 2024-06-04\nPublished: 2024-06-03\n\n", "published", date(2024, 6, 3), "header"),
        ("Updated: 2024-06-04 14:00\n\n", "published", date(2024, 6, 4), "header"),
        ("By Jane Roe\n\n", "author", "Jane Roe", "header"),
        ("Bridge shut to all lorries\nBy JANE ROE | 3 June 2024\n", "author", "JANE ROE", "header"),
        ("From: Jane Roe <j@post.example>\nSubject: Bridge\n\n", "author", "Jane Roe", "header"),
        (
            "Subject: Bridge\n closed\nDate: Mon, 03 Jun 2024 10:15:00 +0200\n\n",
            "published",
            date(2024, 6, 3),
            "header",
        ),
        ("https://post.example/bridge\n\n", "url", "https://post.example/bridge", "header"),
        ("Monday, 3 June 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("Bridge shut to all lorries\n\n3 June 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("Posted on 3 June 2024 by Jo\n\n", "published", date(2024, 6, 3), "text"),
        ("Bridge shut\nThe Harbour Courier, 3 June 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("Bridge shut\nThe Harbour Courier, 3 June 2024\n\n", "source", "The Harbour Courier", "text"),
        ("Bridge shut\n\nStatistical release, 3 June 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("FOR IMMEDIATE RELEASE: June 3, 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("Storm warning issued at 10:00 on Monday 3 June 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("By Jane Roe | 3 June 2024 | 10:15 BST\n\n", "published", date(2024, 6, 3), "header"),
        ("By Jane Roe, Harbour Wire, June 3, 2024\n\n", "published", date(2024, 6, 3), "header"),
        ("By Harbour Daily // June 3, 2024\n\n", "published", date(2024, 6, 3), "header"),
        ("by: Jane Roe, Harbour News Updated: Jun 3, 2024 - 3:01 PM\n\n", "published", date(2024, 6, 3), "header"),
        ("Updated - June 03, 2024 10:15 pm IST - OSLO\n\n", "published", date(2024, 6, 3), "text"),
        ("Published 3 June 2024, updated 5 June 2024\n\n", "published", date(2024, 6, 3), "text"),
        ("Transport · 3 June 2024 · 4 min read\n\n", "published", date(2024, 6, 3), "text"),
        ("Monday 3 June 2024 10:15, UK\n\n", "published", date(2024, 6, 3), "text"),
        ("Source: Harbour Post, 3 June 2024\n\n", "source", "Harbour Post", "header"),
        ("Source: Harbour Post, 3 June 2024\n\n", "published", date(2024, 6, 3), "header"),
        ("Oslo, 3 June 2024 –\n\n", "published", date(2024, 6, 3), "dateline"),
        ("OSLO, June 3, 2024 /NewsWire/ -- ", "published", date(2024, 6, 3), "dateline"),
        ("OSLO, June 3, 2024 /NewsWire/ -- ", "source", "NewsWire", "dateline"),
        ("# Bridge shut\n\n", "title", "Bridge shut", "text"),
        ("Harbour Post\nBridge shut to all lorries\n\n", "title", "Bridge shut to all lorries", "text"),
        ("Bridge shut\n\n", "title", "Bridge shut", "text"),
        ("The Harbour Courier\nBridge shut to all lorries\n\n", "source", "The Harbour Courier", "text"),
        ("The Harbour Courier\nBridge shut to all lorries\n\n", "title", "Bridge shut to all lorries", "text"),
        ("# Harbour Gazette\n\n## Bridge shut to all lorries\n\n", "source", "Harbour Gazette", "text"),
        ("# Harbour Gazette\n\n## Bridge shut to all lorries\n\n", "title", "Bridge shut to all lorries", "text"),
        ("Reuters\n\nBridge shut to all lorries\nBy Jane Roe\n\n", "source", "Reuters", "text"),
        ("North Coast Daily Mail\nBridge shut to all lorries\n\n", "source", "North Coast Daily Mail", "text"),
        ("Gulf News Agency\nBridge shut to all lorries\n\n", "source", "Gulf News Agency", "text"),
        ("The Harbour Courier\n\nOSLO, June 3, 2024 /NewsWire/ -- ", "source", "The Harbour Courier", "text"),
        ("The Harbour Courier\n\nOSLO, June 3, 2024 /NewsWire/ -- ", "origin", "NewsWire", "dateline"),
        ("The Harbour Courier\nSource: Wire\nBridge shut to all lorries\n\n", "source", "Wire", "header"),
    ],
)
def test_field_and_where_it_came_from(head: str, field: str, value: object, origin: str) -> None:
    found = document(head + BODY)
    assert getattr(found, field) == value
    assert found.provenance[field] == origin
    assert found.published_from == found.provenance.get("published")


@pytest.mark.parametrize(
    "first",
    [
        "Mayor Sues Harbour Tribune",
        "Hard Times",
        "The Last Post",
        "The Hard Times",
        "Oil Hits Record",
        "Harbour Star",
        "Council Weekly Review",
        "the harbour courier",
        "Bridge Post Sold",
        "The Harbour Courier Closes",
        "The harbour post",
        "The Harbour Courier wins a prize",
    ],
)
def test_a_headline_is_no_publisher(first: str) -> None:
    found = document(f"{first}\nBridge shut to all lorries\n\n{BODY}")
    assert found.source is None
    assert not found.furniture


def test_a_paper_named_above_nothing_but_the_article_may_be_what_it_is_about() -> None:
    found = document(f"The Harbour Courier\n\n{BODY}")
    assert (found.source, found.title) == (None, "The Harbour Courier")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Published: 03/04/2024\n\n{BODY}",
        f"{BODY}Published: 2024-06-03\n\n{BODY}",
        f"June 3, 2024 was a Monday, and {BODY}",
        f"---\n{BODY}---\n",
        f"Updated 3 hours ago\n\n{BODY}",
        f"Deadline: 3 June 2024\n\n{BODY}",
        f"Half-year results to 30 June 2024\n\n{BODY}",
        f"Storm of 3 June 2024\n\n{BODY}",
        f"Closed since 3 June 2024\n\n{BODY}",
        f"---\ntitle: [broken\n---\n{BODY}",
    ],
)
def test_no_date(text: str) -> None:
    found = document(text)
    assert (found.published, found.published_from) == (None, None)


def test_ambiguous_day_is_settled_by_the_language() -> None:
    assert document(f"---\nlanguage: en-GB\n---\nPublished: 03/04/2024\n\n{BODY}").published == date(2024, 4, 3)


@pytest.mark.parametrize(
    ("head", "doubts"),
    [
        ("---\ndate: 03/04/2023\n---\n", ["front matter: published: '03/04/2023'"]),
        ("Published: 03/04/2023\n\n", ["header: published: '03/04/2023'"]),
        ("---\ndate: 2023-04-03\n---\n", []),
        ("---\ntitle: [x\n---\n", ["what stands between ---"]),
        ("---\n# of the desk\npub-date: Fire: x\n---\n", ["what stands between ---"]),
        ("---\ntitle: x\x1b\n---\n", ["what stands between ---"]),
        ("---\ndate: [2023-04-03]\n---\n", ["front matter: published: \"['2023-04-03']\""]),
        ("---\nA bridge: [closed\n---\n", []),
    ],
)
def test_a_day_that_cannot_be_read_is_told(head: str, doubts: list[str]) -> None:
    assert [doubt.message.partition(" is no")[0] for doubt in document(head + BODY).doubts] == doubts


def test_nothing_in_front_matter_is_no_name() -> None:
    found = document(f"---\nsource: null\nauthor: ~\ndate:\n---\n{BODY}")
    assert (found.source, found.author, found.published, found.doubts) == (None, None, None, ())
    write("n/sources.yaml", "- {file: a.txt, publisher: null, author: 'null'}\n")
    found = document(BODY)
    assert (found.source, found.author) == (None, "null")


def test_broken_front_matter_is_told_with_its_line_and_what_to_do() -> None:
    (doubt,) = document(f"---\nauthor: Ida\ntitle: Fire: more\n---\n{BODY}").doubts
    assert (doubt.line, doubt.hint) == (3, 'write "…" around a value with a colon')
    (doubt,) = document(f"---\nauthor: *ida\n---\n{BODY}").doubts
    assert (doubt.line, doubt.hint) == (2, "mend it")


def test_sources_win_over_the_text_field_by_field() -> None:
    write(
        "n/sources.yaml", "- file: a.txt\n  publisher: Post\n  published: 2024-06-05\n  language: no\n  origin: Wire\n"
    )
    found = document(f"Source: Other\nTitle: Bridge shut\nDate: 2024-06-03\n\n{BODY}")
    assert (found.source, found.title, found.published) == ("Post", "Bridge shut", date(2024, 6, 5))
    assert (found.language, found.origin) == ("no", "Wire")
    assert (found.published_from, found.provenance["title"]) == ("sources.yaml", "header")


def test_given_sources_win_over_those_of_the_folder() -> None:
    write("n/a.txt")
    write("n/sources.yaml", "- {file: a.txt, publisher: Post, author: Jane Roe}\n")
    write("s.yaml", "documents:\n  - {file: n/a.txt, publisher: Courier, id: courier}\n")
    (found,) = read(sources="s.yaml")
    assert (found.id, found.path, found.source, found.author) == ("courier", "n/a.txt", "Courier", "Jane Roe")


def test_folder_above_describes_what_lies_below() -> None:
    write("n/sub/a.txt")
    write("n/sources.yaml", "- {file: sub/a.txt, publisher: Post}\n")
    assert read()[0].source == "Post"


@pytest.mark.parametrize("argument", ["corpus", "corpus/docs", "corpus/docs/a.txt"])
def test_corpus_describes_its_documents(argument: str) -> None:
    write("corpus/docs/a.txt")
    write("corpus/corpus.yaml", "title: T\nwhy: W\ndocuments:\n  - file: docs/a.txt\n    publisher: Post\n")
    write("corpus/expected.yaml", "nonsense: true")
    (found,) = read(argument)
    assert found.source == "Post"


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("- file: a.txt\n  publishd: 2024-06-03", "n/sources.yaml:2:3: unknown key 'publishd'", "'published'"),
        ("document:\n  - file: a.txt", "n/sources.yaml:1:1: unknown key 'document'", "'documents'"),
        ("- publisher: Post", "n/sources.yaml:1:3: the entry names no document", "`file`"),
        ("- file: a.txt\n  published: 03/04/2024", "'03/04/2024' is not one certain day", "2023-03-18"),
        ("- file: [a.txt]", "file: is not a single value", "one line"),
        ("- a.txt", "n/sources.yaml:1:3: an entry is a mapping", "file"),
        ("documents: a.txt", "is not a list of documents", "- file:"),
        ("- file: 'a.txt", "is not YAML", None),
        ("- " * 200_000, "is not YAML: it is nested too deeply", None),
        ("[" * 200_000, "is not YAML: it is nested too deeply", None),
    ],
)
def test_fault_in_a_table_of_sources(content: str, message: str, hint: str | None) -> None:
    write("n/a.txt")
    write("n/sources.yaml", content)
    with pytest.raises(InputError) as raised:
        read()
    diagnostic = raised.value.diagnostics[0]
    assert message in str(diagnostic)
    assert hint is None or (diagnostic.hint is not None and hint in diagnostic.hint)


@pytest.mark.parametrize(
    ("listed", "hint"),
    [
        ("- {file: a.tx, publisher: Post}\n- {file: b.txt, publisher: Mail}", "did you mean 'a.txt'?"),
        ("- {file: c.txt, publisher: Post}\n- {file: a.txt}\n- {file: b.txt, publisher: Mail}", "remove the entry"),
    ],
)
def test_a_listed_document_that_is_gone_stops_no_other(listed: str, hint: str) -> None:
    write("n/a.txt")
    write("n/b.txt")
    write("n/sources.yaml", listed)
    documents, (fault,) = read_documents(["n"], rules=RULES)
    assert [document.source for document in documents] == [None, "Mail"]
    assert "there is no file" in fault.message
    assert fault.hint is not None
    assert hint in fault.hint


def test_every_fault_is_told() -> None:
    write("n/a.txt")
    write("n/sources.yaml", "- {file: a.txt, nme: x}\n- {file: a.txt, published: soon}\n")
    with pytest.raises(InputError) as raised:
        read()
    assert len(raised.value.diagnostics) == 2


def test_given_sources_that_are_not_there() -> None:
    write("n/a.txt")
    with pytest.raises(InputError, match=r"s\.yaml: can't be read: No such file"):
        read(sources="s.yaml")
