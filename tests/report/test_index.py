"""How messages name documents once the report has given them short names."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile import pipeline
from reconcile.report.index import Index
from reconcile.report.why import likely, why
from tests.report import sample


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("said by one: Ilse Marten in a, nobody in wire", "said by one: Ilse Marten in S1, nobody in S2"),
        ("3 dead in a and wire", "3 dead in S1 and S2"),
        ("40 m in a; 50 m in wire", "40 m in S1; 50 m in S2"),
        ("40 m (a, wire) and 50 m", "40 m (S1, S2) and 50 m"),
        ("3 dead in a and 4 dead in wire", "3 dead in S1 and 4 dead in S2"),
        ("3 dead in a, wire and c, 4 dead in d", "3 dead in S1, S2 and S4, 4 dead in S5"),
        ("3 dead in a, wire and 2 more, 4 dead in d", "3 dead in S1, S2 and 2 more, 4 dead in S5"),
        ("3 dead in my notes and a, 4 in wire, my notes", "3 dead in S6 and S1, 4 in S2, S6"),
        ("3 dead in rows, 4 dead in x1", "3 dead in S7, 4 dead in S8"),
        (
            "4% in a and wire and 1% in c (up in a, c; down in wire)",
            "4% in S1 and S2 and 1% in S4 (up in S1, S4; down in S2)",
        ),
        ("2% off; a and wire share their wording, so", "2% off; S1 and S2 share their wording, so"),
        ("[-40-] {+50+} (my notes against wire)", "[-40-] {+50+} (S6 against S2)"),
        ("3 dead in a and 4 in wire were not compared", "3 dead in S1 and 4 in S2 were not compared"),
        ("40 m in 007; 50 m in a", "40 m in S9; 50 m in S1"),
        ("three in a row, all in time", "three in a row, all in time"),
        ("$3m in 2023, $4m in 2024", "$3m in 2023, $4m in 2024"),
    ],
)
def test_a_message_has_the_short_names_of_documents(words: str, told: str) -> None:
    made = sample.report()
    names = ("a", "wire", "2023", "c", "d", "my notes", "rows.csv:2", "x1", "007")
    documents = tuple(
        replace(made.documents[0], id=name, path="rows.csv" if name in ("rows.csv:2", "x1") else f"{name}.txt")
        for name in names
    )
    assert Index(replace(made, documents=documents)).named(words) == told


def test_one_document_has_one_name_in_a_message(tmp_path: Path) -> None:
    for name, day, told in (
        ("a", "2024-06-03", "rose 4.2% on Monday"),
        ("b", "2024-06-03", "fell 4.2% on Monday"),
    ):
        (tmp_path / f"{name}.md").write_text(f"---\npublished: {day}\n---\nNorvik's shares {told}.\n")
    report = pipeline.check([str(tmp_path)], pipeline.Options())
    (message,) = [finding.message for finding in report.findings if finding.code == "PCT002"]
    assert Index(report).named(message).endswith("4.2% in S1 and S2 (increase in S1; decrease in S2)")


FIXTURES = sorted(path.parent for path in (Path(__file__).parents[2] / "fixtures").glob("*/corpus.yaml"))


@pytest.mark.parametrize("corpus", FIXTURES, ids=lambda corpus: corpus.name)
def test_no_message_names_a_document_by_its_file(corpus: Path, tmp_path: Path) -> None:
    """Their files get names that no text has, and that might be words."""
    for letter, file in zip("abcdefgh", sorted((corpus / "docs").iterdir()), strict=False):
        (tmp_path / f"quill{letter}{file.suffix}").write_bytes(file.read_bytes())
    report = pipeline.check([str(tmp_path)], pipeline.Options())
    index = Index(report)
    told = [words for each in report.findings for words in (each.message, why(index, each), likely(each)) if words]
    told += [item.message for item in report.cleared]
    assert any("quill" in words for words in told)
    assert [words for words in map(index.named, told) if "quill" in words] == []


def test_the_place_of_a_row_is_its_line_in_the_file() -> None:
    first, *others = sample.report().documents
    index = Index(replace(sample.report(), documents=(replace(first, path="news.jsonl", row=7), *others)))
    claim = next(claim for claim in index.report.claims if claim.document == first.id)
    assert (index.place(claim), index.spot(claim), index.position(claim)) == ("news.jsonl:7:1", "S1:7:1", "7:1")
