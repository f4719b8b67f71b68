"""Tables of articles: a document a row, a diagnostic for each row that is none."""

from datetime import date
from pathlib import Path

import pytest

from reconcile.errors import Diagnostic
from reconcile.ingest import read_documents
from reconcile.model import Document
from reconcile.rulepack.load import load_rules

RULES = load_rules()


def read(folder: Path, name: str, content: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    (folder / name).write_bytes(content.encode())
    return read_documents([str(folder / name)], rules=RULES, group_by="group")


def test_jsonl(tmp_path: Path) -> None:
    documents, faults = read(
        tmp_path,
        "t.jsonl",
        '\ufeff{"id": 7, "text": "One\\r\\nbridge.", "source": "Post", "published": "2024-06-03T10:00Z", "x": []}\n\n'
        '{"text": "Two.", "title": "T", "language": "en", "url": "u", "group": "g"}\r\n'
        '{"id": "7", "text": "Three.", "source": null}\n',
    )
    assert not faults
    assert [(d.id, d.path, d.text) for d in documents] == [
        ("7", "t.jsonl", "One\r\nbridge."),
        ("t.jsonl:3", "t.jsonl", "Two."),
        ("7#2", "t.jsonl", "Three."),
    ]
    first, second, _ = documents
    assert (first.source, first.published, first.published_from) == ("Post", date(2024, 6, 3), "record")
    assert (second.title, second.language, second.url, second.group) == ("T", "en", "u", "g")
    assert second.provenance["title"] == "record"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path: Path, mark: str) -> None:
    rows = [
        ["id", "Text", "published", "other"],
        ["a", '"One\nbridge, ""here""; now."', "2024-06-03", "x"],
        ["b", "Two."],
    ]
    documents, faults = read(tmp_path, "t.csv", "".join(mark.join(row) + "\r\n" for row in rows))
    assert not faults
    assert [(d.id, d.text, d.published) for d in documents] == [
        ("a", 'One\nbridge, "here"; now.', date(2024, 6, 3)),
        ("b", "Two.", None),
    ]


def test_article_longer_than_the_csv_module_expects(tmp_path: Path) -> None:
    documents, faults = read(tmp_path, "t.csv", "id,text\na," + "word " * 60_000 + "\n")
    assert (len(documents), faults) == (1, ())


@pytest.mark.parametrize(
    ("name", "content", "messages"),
    [
        ("t.jsonl", '{"text": "A."}\n{"text": "B"\n[1]\n{"id": 1}\n{"text": 3}', [2, 3, 4]),
        ("t.jsonl", '{"text": "A."}\n{"text": "B.", "published": "soon"}', [2]),
        ("t.csv", "id,text\na,A.\nb,\nc,C,C\n", [3, 4]),
        ("t.csv", 'text,id\n"A\n.",a\n,b\n', [4]),
        ("t.csv", 'id,text\na,A.\nb,"B.\nc,C.\n', [3]),
        ("t.csv", 'id,text\na,"A.\nb,"B" is.\nc,C.\n', [2]),
        ("t.csv", "id,body\na,A.\n", [1]),
        ("t.jsonl", '{"text": "A."}\n' + "[" * 100_000 + "\n", [2]),
    ],
)
def test_bad_rows_are_told_by_line(tmp_path: Path, name: str, content: str, messages: list[int]) -> None:
    documents, faults = read(tmp_path, name, content)
    assert [fault.line for fault in faults] == messages
    assert all(fault.path == name and fault.hint for fault in faults)
    assert len(documents) >= ("body" not in content)


def test_sources_describe_a_row_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("- {id: a, publisher: Post}\n- {file: t.jsonl, language: no, id: t}\n")
    documents, _ = read(tmp_path, "t.jsonl", '{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n')
    assert [(d.id, d.source, d.language) for d in documents] == [("a", "Post", "no"), ("b", None, "no")]


def test_an_id_that_is_taken_is_told(tmp_path: Path) -> None:
    (first, second), faults = read(tmp_path, "t.jsonl", '{"id": "a", "text": "A."}\n{"id": "a", "text": "B."}\n')
    assert (first.id, first.row, first.doubts) == ("a", 1, ())
    assert (second.id, second.row, faults) == ("a#2", 2, ())
    assert [str(doubt) for doubt in second.doubts] == [
        "t.jsonl:2: has the id 'a' of t.jsonl:1, and is 'a#2' in this report"
    ]


def test_an_id_that_many_have_is_told_once(tmp_path: Path) -> None:
    documents, _ = read(tmp_path, "t.jsonl", '{"id": "a", "text": "A."}\n' * 4)
    assert [document.id for document in documents] == ["a", "a#2", "a#3", "a#4"]
    assert [str(doubt) for document in documents for doubt in document.doubts] == [
        "t.jsonl:2: has the id 'a' of t.jsonl:1, and is 'a#2' in this report; 2 more have it as well"
    ]


def test_a_quotation_mark_may_stand_open_in_the_last_line(tmp_path: Path) -> None:
    documents, faults = read(tmp_path, "t.csv", 'id,text\na,"A bridge.')
    assert ([document.text for document in documents], faults) == (["A bridge."], ())
