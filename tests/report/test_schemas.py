"""The published JSON Schemas: made from the types of the output, and what the program writes is valid by them."""

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemas

from reconcile import pipeline
from reconcile.corpus import find_corpora
from reconcile.model import Report
from reconcile.report import explain
from reconcile.report import json as renderer
from reconcile.rulepack.load import load_rules
from tests.report.sample import report

CORPORA = find_corpora((Path(__file__).parents[2] / "fixtures",))


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    text = resources.files("reconcile.report").joinpath("schemas", name).read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    return jsonschema.Draft202012Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


def assert_valid(made: Report) -> None:
    validator("report.schema.json").validate(json.loads(renderer.render(made, 1)))
    for line in renderer.render_findings(made).splitlines():
        validator("finding.schema.json").validate(json.loads(line))
    for line in renderer.render_claims(made).splitlines():
        validator("claim.schema.json").validate(json.loads(line))


def test_the_files_are_up_to_date() -> None:
    for name, text in schemas.written().items():
        assert (schemas.FOLDER / name).read_text(encoding="utf-8") == text, "`make schemas` writes them anew"


def test_a_hostile_report_is_valid() -> None:
    assert_valid(report())


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.name)
def test_the_report_on_a_corpus_is_valid(corpus: Path) -> None:
    assert_valid(pipeline.check([str(corpus / "docs")]))


def test_what_is_explained_is_valid() -> None:
    rules = load_rules().findings
    told = json.loads(explain.json(rules))
    validator("explain.schema.json").validate(told)
    assert [one["code"] for one in told["codes"]] == [rule.id for rule in rules]
    validator("explain.schema.json").validate(json.loads(explain.json(())))
    del told["codes"][0]["why"]
    with pytest.raises(jsonschema.ValidationError, match="'why' is a required property"):
        validator("explain.schema.json").validate(told)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["extra"], 1),
        (["claims", 0, "extra"], 1),
        (["claims", 0, "kind"], "mony"),
        (["claims", 0, "line"], 0),
        (["claims", 1, "value"], {"low": 1}),
        (["claims", 1, "value", "low"], "12"),
        (["findings", 0, "code"], "MON1"),
        (["findings", 0, "diagnosis", "sure"], True),
        (["summary", "verdicts", "agree"], -1),
        (["version"], 2),
    ],
)
def test_what_is_not_promised_is_not_valid(path: list[Any], value: object) -> None:
    made = json.loads(renderer.render(report(), 1))
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        validator("report.schema.json").validate(made)


def test_a_field_that_is_missing_is_not_valid() -> None:
    made = json.loads(renderer.render(report(), 1))
    del made["claims"][0]["unit"]
    with pytest.raises(jsonschema.ValidationError, match="'unit' is a required property"):
        validator("report.schema.json").validate(made)
