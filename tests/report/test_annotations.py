"""W3C Web Annotations: what the model says that an annotation must be, and places that find their words again."""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from msgspec.structs import replace

import reconcile
from reconcile.cli import main
from reconcile.model import Report
from reconcile.report import annotations
from tests.report.sample import report

# The musts of https://www.w3.org/TR/annotation-model/ for what is used of it: sections 3.1, 3.2.4, 3.3.5, 4, 4.2.4,
# 4.2.5, 5.1 and 5.2. No other key is in use.
MOTIVATIONS = ["assessing", "commenting", "describing", "tagging"]
IRI = {"type": "string", "format": "iri-reference", "minLength": 1}


def _object(kind: str | None, **properties: Any) -> dict[str, Any]:
    own: dict[str, Any] = {"type": {"const": kind}} if kind else {}
    return {
        "type": "object",
        "properties": own | properties,
        "required": [*own, *properties],
        "additionalProperties": False,
    }


OFFSET = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
BODY = _object("TextualBody", value=TEXT, format={"const": "text/plain"}, purpose={"enum": MOTIVATIONS})
SELECTORS = [
    _object("TextQuoteSelector", exact={"type": "string", "minLength": 1}, prefix=TEXT, suffix=TEXT),
    _object("TextPositionSelector", start=OFFSET, end=OFFSET),
]
TARGET = _object(
    "SpecificResource", source=IRI, selector={"type": "array", "prefixItems": SELECTORS, "minItems": 2, "maxItems": 2}
)
ANNOTATION = _object(
    "Annotation",
    id=IRI,
    motivation={"enum": MOTIVATIONS},
    body={"type": "array", "items": BODY, "minItems": 1},
    target={"type": "array", "items": TARGET, "minItems": 1},
)
PAGE = _object("AnnotationPage", id=IRI, partOf=IRI, startIndex=OFFSET, items={"type": "array", "items": ANNOTATION})
COLLECTION = _object(
    "AnnotationCollection",
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    id=IRI,
    label=TEXT,
    total=OFFSET,
    first=PAGE,
    last=IRI,
)


def read(written: bytes) -> list[dict[str, Any]]:
    """The annotations of a collection that is valid."""
    made = json.loads(written)
    jsonschema.Draft202012Validator(COLLECTION).validate(made)
    items: list[dict[str, Any]] = made["first"]["items"]
    assert made["total"] == len(items)
    assert made["last"] == made["first"]["id"] and made["first"]["partOf"] == made["id"]
    assert set(Counter(item["id"] for item in items).values()) == {1}
    assert all(urlsplit(item["id"]).scheme == "urn" and item["id"].isascii() for item in items)
    return items


def places(items: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    return [(target["source"], *target["selector"]) for item in items for target in item["target"]]


@pytest.mark.parametrize("render", [annotations.render_findings, annotations.render_claims])
def test_places_find_their_words(render: Any) -> None:
    made = report()
    texts = {document.path.replace("\t", "%09"): document.text for document in made.documents}
    found = places(read(render(made)))
    assert found
    for source, quote, position in found:
        text, start, end = texts[source], position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        assert quote["prefix"] + quote["suffix"] or text == quote["exact"]


def test_a_finding_is_assessed_at_every_place_with_its_code_and_cause() -> None:
    first = read(annotations.render_findings(report()))[0]
    finding = report().findings[0]
    assert finding.diagnosis
    assert first["id"] == f"urn:reconcile:finding:{finding.id}"
    assert first["motivation"] == "assessing"
    assert len(first["target"]) == len(finding.claims)
    bodies = [(body["purpose"], body["value"]) for body in first["body"]]
    assert bodies[0] == ("assessing", finding.message)
    assert ("commenting", finding.diagnosis.detail) in bodies
    assert [value for purpose, value in bodies if purpose == "tagging"] == ["MON001", "error", finding.diagnosis.cause]


def test_what_was_accepted_says_so() -> None:
    made = report()
    accepted = replace(made, findings=(replace(made.findings[0], suppressed="known"),))
    (item,) = read(annotations.render_findings(accepted))
    assert {"type": "TextualBody", "value": "Accepted: known", "format": "text/plain", "purpose": "commenting"} in item[
        "body"
    ]


def test_a_document_on_the_web_is_named_by_its_address() -> None:
    made = report()
    documents = tuple(
        replace(document, url=url)
        for document, url in zip(
            made.documents, ["https://example.org/a b", "javascript:alert(1)", None, None, None], strict=True
        )
    )
    sources = {source for source, _, _ in places(read(annotations.render_claims(replace(made, documents=documents))))}
    assert "https://example.org/a%20b" in sources
    assert not any("javascript" in source for source in sources)


def test_rows_of_a_table_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"id": f"no. {n}", "text": f"The bridge cost ${n} million."} for n in (4, 5)]
    Path("news #1.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    made = reconcile.extract_claims("news #1.jsonl").report
    sources = [source for source, _, _ in places(read(annotations.render_claims(made)))]
    assert sources == ["news%20%231.jsonl#no.%204", "news%20%231.jsonl#no.%205"]


def test_nothing_found_is_an_empty_collection() -> None:
    nothing = Report(documents=(), claims=(), facts=(), findings=(), cleared=())
    made = json.loads(annotations.render_findings(nothing))
    assert (made["type"], made["total"]) == ("AnnotationCollection", 0)
    assert "first" not in made


def test_the_command_line_writes_them(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The bridge cost $4 million.\n")
    assert main(["extract", str(file), "-f", "annotations"]) == 0
    assert len(read(capsysbinary.readouterr().out)) == 1
    assert main(["check", str(file), "-f", "annotations", "--exit-zero", "--allow-empty"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["label"] == "Findings"
