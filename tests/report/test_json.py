import json as stdlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.report import json
from tests.report.sample import report

DOCUMENT = {"id", "path", "title", "source", "published", "published_from", "language", "group", "origin"}
CLAIM = {
    *("id", "document", "kind", "text", "start", "end", "line", "column", "value", "unit", "precision", "approximate"),
    *("bound", "measure", "subjects", "period", "baseline", "direction", "modality", "polarity", "speaker"),
    *("furniture", "fact"),
}
FACT = {"id", "label", "kind", "verdict", "reasons", "claims", "documents", "origins"}
FINDING = {
    *("id", "code", "name", "severity", "verdict", "fact", "claims", "documents", "message", "diagnosis", "suppressed"),
}
SUMMARY = {"documents", "origins", "claims", "facts", "verdicts", "findings", "exit_code"}


def read() -> dict[str, Any]:
    made: dict[str, Any] = stdlib.loads(json.render(report(), 1), parse_float=Decimal)
    return made


@pytest.mark.parametrize("corpus", ["museum-theft", "election-count", "state-visit"])
def test_the_order_of_facts_can_be_told_from_their_fields(corpus: str) -> None:
    paths = [str(Path(__file__).parents[2] / "fixtures" / corpus / "docs")]
    made = stdlib.loads(json.render(pipeline.check(paths), 0))
    places = {claim["id"]: (claim["document"], claim["start"]) for claim in made["claims"]}
    ranks = ["conflict", "finding", "agreement", "single-source"]
    keys = [(ranks.index(fact["importance"]), -fact["origins"], *places[fact["claims"][0]]) for fact in made["facts"]]
    assert keys == sorted(keys)
    assert {fact["importance"] for fact in made["facts"]} >= {"agreement", "single-source"}


def test_every_promised_field_is_there() -> None:
    made = read()
    assert list(made)[:8] == ["format", "version", "tool", "documents", "claims", "facts", "findings", "cleared"]
    assert (made["format"], made["version"], set(made["tool"])) == ("reconcile-report", 1, {"name", "version"})
    assert all(set(document) >= DOCUMENT for document in made["documents"])
    assert all(set(claim) >= CLAIM for claim in made["claims"])
    assert all(set(fact) >= FACT for fact in made["facts"])
    assert all(set(finding) == FINDING for finding in made["findings"])
    assert all(set(entry) == {"claims", "reason", "message"} for entry in made["cleared"])
    assert set(made["summary"]) >= SUMMARY
    assert set(made["findings"][0]["diagnosis"]) == {"cause", "detail", "likely"}


def test_the_summary_counts() -> None:
    summary = read()["summary"]
    assert summary["verdicts"] == {"agree": 2, "update": 0, "conflict": 2, "single-source": 2}
    assert summary["findings"] == {"error": 1, "warning": 1, "note": 0}
    assert (summary["documents"], summary["origins"], summary["exit_code"]) == (5, 4, 1)


def test_numbers_and_days_are_exact() -> None:
    claims = {claim["text"]: claim for claim in read()["claims"]}
    assert claims["33.5 million dollars"]["value"] == {"low": 33500000, "high": 33500000}
    assert claims["33.5 million dollars"]["precision"] == 50000
    assert claims["more than 40 meetings"]["value"] == {"low": 40, "high": None}
    assert claims["May 3 to 5"]["value"] == {"low": "2024-05-03", "high": "2024-05-05"}
    assert b'"low": 12.5,' in json.render(report(), 1)
    assert b"E+" not in json.render(report(), 1)


def test_offsets_point_into_the_text() -> None:
    made = report()
    texts = {document.id: document.text for document in made.documents}
    for claim in read()["claims"]:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["text"]


def test_a_claim_knows_its_fact_and_speaker() -> None:
    claims = {claim["id"]: claim for claim in read()["claims"]}
    facts = {fact["id"]: fact for fact in read()["facts"]}
    assert all(id in facts[claim["fact"]]["claims"] for id, claim in claims.items() if claim["fact"])
    spoken = [claim for claim in claims.values() if claim["speaker"]]
    assert spoken[0]["speaker"]["name"] == "Ida Brekke"
    assert set(spoken[0]["speaker"]) == {"name", "role", "organisation", "start", "end"}
    assert claims[facts["f-days"]["claims"][0]]["measure"] is None


def test_documents_that_share_wording_have_one_origin() -> None:
    origins = [document["origin"] for document in read()["documents"]]
    assert origins == ["gazette.txt", "wire.txt", "gazette.txt", "daily.txt", "blog.txt"]
    assert len(set(origins)) == read()["summary"]["origins"]


def test_the_bytes_are_the_same_each_time() -> None:
    assert json.render(report(), 0) == json.render(report(), 0)


def test_claims_are_a_line_each() -> None:
    lines = json.render_claims(report()).decode().splitlines()
    assert [stdlib.loads(line, parse_float=Decimal) for line in lines] == read()["claims"]


def test_findings_are_a_line_each_with_what_they_rest_on() -> None:
    lines = [stdlib.loads(line, parse_float=Decimal) for line in json.render_findings(report()).decode().splitlines()]
    made = read()
    claims = {claim["id"]: claim for claim in made["claims"]}
    assert [{name: line[name] for name in FINDING} for line in lines] == made["findings"]
    assert [line["kind"] for line in lines] == ["money", "statement", "date"]
    assert (lines[0]["label"], lines[2]["label"]) == (made["facts"][0]["label"], None)
    place = lines[0]["evidence"][0]
    assert (place["path"], place["source"], place["published"]) == (
        "bridge/gazette.txt",
        "Halden Gazette",
        "2024-05-14",
    )
    assert {**claims[place["id"]], **place} == place
