"""Writes the JSON Schemas of the program's output from its types, as in reconcile/report/shape.py: `make schemas`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from reconcile.gate.difference import Written
from reconcile.report import shape

FOLDER = Path(shape.__file__).with_name("schemas")
SCHEMAS = {
    "report.schema.json": (shape.Report, "reconcile check -f json"),
    "finding.schema.json": (shape.FindingLine, "a line of reconcile check -f jsonl"),
    "claim.schema.json": (shape.Claim, "a line of reconcile extract -f jsonl"),
    "diff.schema.json": (Written, "reconcile diff -f json"),
    "explain.schema.json": (shape.Explanation, "reconcile explain -f json"),
}


# msgspec reads no union of two types that it writes as text, which decimals are elsewhere.
shape.Range.__annotations__ |= dict.fromkeys(("low", "high"), float | date | None)


def written() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    return {name: _schema(kind, title) for name, (kind, title) in SCHEMAS.items()}


def _schema(kind: type, title: str) -> str:
    (reference,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    name = reference["$ref"].rpartition("/")[2]
    found = {part: _strict(schema) for part, schema in sorted(components.items())}
    draft = "https://json-schema.org/draft/2020-12/schema"
    root = {"$schema": draft, **found.pop(name), "title": title, "$defs": found}
    return json.dumps(root, indent=2, ensure_ascii=False) + "\n"


def _strict(schema: Any) -> Any:
    """As the program writes it: every field is there and no other, decimals are numbers."""
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {"type": "number"}
    made = {name: _strict(part) for name, part in schema.items() if name != "default"}
    if "properties" in made:
        made |= {"required": list(made["properties"]), "additionalProperties": False}
    return made


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in written().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
